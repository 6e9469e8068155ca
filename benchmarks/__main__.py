"""``python -m benchmarks``: measure everything, one thing after the other, and write it into ``docs/benchmarks.md``."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Final

from benchmarks import checking, engine, instruments, journey, machine, mutation, planted, printing, tables
from benchmarks.survey_core import HERE, SurveyCore

DOCS: Final = Path(__file__).parents[1] / "docs" / "benchmarks.md"


def main() -> None:
    """Measure, print the tables on the way, and write them.

    Raises:
        SystemExit: Node or survey-core is not there.
    """
    if shutil.which("node") is None or not (HERE / "node_modules" / "survey-core").is_dir():
        sys.exit("survey-core is not installed. Install Node 18 or newer with npm, then run: make bench")
    for part in (_engine, _instruments, _checking, _mutation, _printing, _journey):
        for name, table in {**part(), "machine": machine.description()}.items():
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


def _mutation() -> dict[str, str]:
    print("Faults …", flush=True)
    return {"mutation": tables.mutation(mutation.measure())}


def _checking() -> dict[str, str]:
    print("Checker …", flush=True)
    return {"planted": tables.planted(planted.measure()), "checking": tables.checking(checking.measure())}


def _printing() -> dict[str, str]:
    print("PDF …", flush=True)
    ours, bare = printing.measure()
    counts = sorted({1, os.cpu_count() or 1})
    rates = [(count, printing.reports_per_second(count)) for count in counts]
    return {"printing": tables.printing(ours, bare), "rates": tables.rates(rates)}


def _journey() -> dict[str, str]:
    print("Journey …", flush=True)
    return {"interaction": tables.interaction(journey.measure())}


if __name__ == "__main__":
    main()
