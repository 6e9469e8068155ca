"""``python -m benchmarks``: measure everything, one thing after the other, and write it into ``docs/benchmarks.md``.

``python -m benchmarks mutation checking`` measures only these parts; their names are those of ``PARTS``. With
``python -m benchmarks mutation phq-15`` faults are put only into this questionnaire, and nothing is written.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from benchmarks import (
    checking,
    engine,
    instruments,
    journey,
    machine,
    mutation,
    mutation_tables,
    planted,
    printing,
    tables,
)
from benchmarks.survey_core import HERE, SurveyCore

DOCS: Final = Path(__file__).parents[1] / "docs" / "benchmarks.md"


def main(chosen: Sequence[str]) -> None:
    """Measure the parts ``chosen``, or all, print the tables on the way, and write them.

    With ids of questionnaires behind ``mutation``, faults are put only into these, and the tables are only printed.

    Raises:
        SystemExit: there is no such part, or it needs Node and survey-core and these are not there.
    """
    paths = [path for path in mutation.forms() if path.stem in chosen[1:]]
    if paths and chosen[0] == "mutation" and len(paths) == len(chosen) - 1:
        for name, table in _mutation(paths).items():
            print(f"\n{name}\n{table}", flush=True)
        return
    unknown = [name for name in chosen if name not in PARTS]
    if unknown:
        sys.exit(f"There is no part called {unknown[0]}. The parts are: {', '.join(PARTS)}")
    parts = chosen or tuple(PARTS)
    ready = shutil.which("node") is not None and (HERE / "node_modules" / "survey-core").is_dir()
    if not ready and not WITH_NODE.isdisjoint(parts):
        sys.exit("survey-core is not installed. Install Node 18 or newer with npm, then run: make bench")
    for part in parts:
        for name, table in PARTS[part]().items():
            _write(name, table)
        if not chosen:
            _write("machine", machine.description())


def _write(name: str, table: str) -> None:
    print(f"\n{name}\n{table}", flush=True)
    DOCS.write_text(tables.written(DOCS.read_text(encoding="utf-8"), name, table), encoding="utf-8")


def _engine() -> dict[str, str]:
    measured = []
    with SurveyCore() as peer:
        for size in engine.SIZES:
            print(f"{size} questions …", flush=True)
            measured.append(engine.measure(size, engine.plan_for(size), peer))
    growth = (
        f"A question costs {tables.growth(measured):.2f} times as much at {max(engine.SIZES):,} questions as at 40."
    )
    return {"assessing": tables.assessing(measured), "growth": growth, "loading": tables.loading(measured)}


def _instruments() -> dict[str, str]:
    print("Instruments …", flush=True)
    return {"instruments": tables.instruments(instruments.measure())}


def _mutation(paths: Sequence[Path] | None = None) -> dict[str, str]:
    print("Faults …", flush=True)
    form, words = mutation.measure(mutation.forms() if paths is None else paths)
    return {
        "mutation": mutation_tables.by_questionnaire(form, mutation.GOAL),
        "misses": mutation_tables.misses(form),
        "wording": mutation_tables.by_questionnaire(words),
        "unread": mutation_tables.misses(words),
        "kinds": mutation_tables.by_kind({"the form": form, "words": words}),
    }


def _planted() -> dict[str, str]:
    print("Planted faults …", flush=True)
    return {"planted": tables.planted(planted.measure())}


def _checking() -> dict[str, str]:
    print("Checker …", flush=True)
    return {"checking": tables.checking(checking.measure(), checking.asked())}


def _printing() -> dict[str, str]:
    print("PDF …", flush=True)
    ours, bare = printing.measure()
    counts = sorted({1, os.cpu_count() or 1})
    rates = [(count, printing.reports_per_second(count)) for count in counts]
    return {"printing": tables.printing(ours, bare), "rates": tables.rates(rates)}


def _journey() -> dict[str, str]:
    print("Journey …", flush=True)
    return {"interaction": tables.interaction(journey.measure())}


PARTS: Final[Mapping[str, Callable[[], dict[str, str]]]] = {
    "engine": _engine,
    "instruments": _instruments,
    "mutation": _mutation,
    "planted": _planted,
    "checking": _checking,
    "printing": _printing,
    "journey": _journey,
}
"""What can be measured by itself."""

WITH_NODE: Final = frozenset({"engine", "planted"})
"""What needs Node and survey-core."""

if __name__ == "__main__":
    main(sys.argv[1:])
