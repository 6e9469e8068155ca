"""How long the report takes as a PDF: cold and warm, beside bare WeasyPrint on the same HTML; reports per second."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from triage import Assessment, assess, load
from triage.report import JourneyRecord, Report, compose, render_pdf
from triage.report.printing import print_report
from triage.report.render import paper_css, paper_html
from triage.report.workers import Workers
from triage.shipped import questionnaires

ROOT: Final = Path(__file__).parents[1]
FLAGSHIP: Final = questionnaires() / "muscle-spasms.json"
EXAMPLE: Final = "statin_and_water_tablets"
_DAY: Final = date(2026, 1, 31)
_COLD_ROUNDS: Final = 3
_WARM_ROUNDS: Final = 9
_REPORTS: Final = 20


@dataclass(frozen=True, slots=True)
class Printed:
    """Seconds for one report by one side, a number for each round: in a fresh process, and in one that has printed."""

    cold: tuple[float, ...]
    warm: tuple[float, ...]


def measure() -> tuple[Printed, Printed]:
    """Ours (the whole way from answers to PDF), and bare WeasyPrint's (from the same HTML, in the same fonts)."""
    os.environ["FONTCONFIG_FILE"] = str(ROOT / "triage" / "report" / "fonts" / "fonts.conf")
    try:
        our_cold, bare_cold = _cold()
        our_warm, bare_warm = _warm()
    finally:
        del os.environ["FONTCONFIG_FILE"]
    return Printed(our_cold, our_warm), Printed(bare_cold, bare_warm)


def reports_per_second(count: int) -> float:
    """What ``count`` workers make together when none of them ever waits."""
    report = compose(_assessment(), JourneyRecord(_DAY))

    def ask(_number: int) -> int:
        return len(workers.run(print_report, report))

    with Workers(count) as workers, ThreadPoolExecutor(count) as patients:
        list(patients.map(ask, range(2 * count)))
        began = time.perf_counter()
        list(patients.map(ask, range(_REPORTS)))
        return _REPORTS / (time.perf_counter() - began)


def _answers() -> dict[str, object]:
    document = json.loads(FLAGSHIP.read_text(encoding="utf-8"))
    (answers,) = (example["answers"] for example in document["examples"] if example["id"] == EXAMPLE)
    return dict(answers)


def _assessment() -> Assessment:
    questionnaire = load(FLAGSHIP)
    (answers,) = (example.answers for example in questionnaire.examples if example.id == EXAMPLE)
    return assess(questionnaire, answers)


def _cold() -> tuple[tuple[float, ...], tuple[float, ...]]:
    report: Report = compose(_assessment(), JourneyRecord(_DAY))
    with TemporaryDirectory() as name:
        folder = Path(name)
        page, style, answers, pdf = (folder / file for file in ("page.html", "page.css", "answers.json", "out.pdf"))
        page.write_text(paper_html(report), encoding="utf-8")
        style.write_text(paper_css(), encoding="utf-8")
        answers.write_text(json.dumps(_answers()), encoding="utf-8")
        commands = [
            ["triage", "report", str(FLAGSHIP), str(answers), "-o", str(pdf)],
            ["benchmarks.bare_weasyprint", str(page), str(style), str(pdf)],
        ]
        return _in_turn([partial(_run, command) for command in commands], _COLD_ROUNDS)


def _run(command: Sequence[str]) -> None:
    subprocess.run([sys.executable, "-m", *command], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _warm() -> tuple[tuple[float, ...], tuple[float, ...]]:
    from benchmarks.bare_weasyprint import bare  # noqa: PLC0415 (WeasyPrint looks for fonts when it is loaded)

    assessment = _assessment()
    report = compose(assessment, JourneyRecord(_DAY))
    html, css = paper_html(report), paper_css()
    sides: list[Callable[[], object]] = [lambda: render_pdf(assessment, made_on=_DAY), lambda: bare(html, css)]
    for side in sides:
        side()
    return _in_turn(sides, _WARM_ROUNDS)


def _in_turn(sides: Sequence[Callable[[], object]], rounds: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    taken = [[_seconds(side) for side in sides] for _round in range(rounds)]
    ours, bare = zip(*taken, strict=True)
    return ours, bare


def _seconds(work: Callable[[], object]) -> float:
    """By the clock, since a cold start is a process of its own."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
