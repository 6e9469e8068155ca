"""The printed report: conformant, short, complete, the same bytes each time."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.report.shipped_examples import EXAMPLES, answers_of, flagship, report_of, report_on
from tests.report.verapdf import Failure, check_ua1
from triage.report.printing import print_report
from triage.report.view import Report

LONG = "pain in my leg " * 33
AWKWARD = "Ω жґ שלום مرحبا 🙂🏽 " + "x" * 470


def concern_of(text: str) -> Report:
    concern = flagship().report.main_concern
    assert concern
    return report_on(answers_of("runner_in_the_heat") | {concern: text[:500]})


REPORTS: dict[str, Callable[[], Report]] = {
    **{example: partial(report_of, example) for example in EXAMPLES},
    "long": lambda: concern_of(LONG),
    "awkward": lambda: concern_of(AWKWARD),
    "nothing": lambda: report_on({}),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("printed")
    for name, make in REPORTS.items():
        (folder / f"{name}.pdf").write_bytes(print_report(make(), "Riverside Clinic"))
    return {name: folder / f"{name}.pdf" for name in REPORTS}


@pytest.fixture(scope="module")
def failures(printed: dict[str, Path]) -> dict[Path, list[Failure]]:
    return check_ua1(list(printed.values()))


def words_of(path: Path, *options: str) -> str:
    command = ["pdftotext", *options, str(path), "-"]
    return " ".join(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())


def pages_of(path: Path) -> int:
    told = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True).stdout
    match = re.search(r"^Pages:\s+(\d+)$", told, re.MULTILINE)
    assert match
    return int(match[1])


@pytest.mark.parametrize("name", REPORTS)
def test_it_conforms_to_pdf_ua(name: str, printed: dict[str, Path], failures: dict[Path, list[Failure]]) -> None:
    assert failures[printed[name]] == []


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name != "not_sure_about_anything"])
def test_a_usual_report_has_two_pages(name: str, printed: dict[str, Path]) -> None:
    assert pages_of(printed[name]) == 2


@pytest.mark.parametrize("name", REPORTS)
def test_each_sheet_carries_its_number_and_the_report_id(name: str, printed: dict[str, Path]) -> None:
    path, count = printed[name], pages_of(printed[name])
    for page in range(1, count + 1):
        words = words_of(path, "-f", str(page), "-l", str(page))
        assert f"Page {page} of {count}" in words
        assert REPORTS[name]().id in words


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_level_stands_on_the_first_half_of_the_first_page(name: str, printed: dict[str, Path]) -> None:
    half = words_of(printed[name], "-f", "1", "-l", "1", "-x", "0", "-y", "0", "-W", "595", "-H", "421")
    assert report_of(name).level.heading in half
    assert "Draft: not yet clinically reviewed" in half


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_answer_is_on_the_paper(name: str, printed: dict[str, Path]) -> None:
    words = re.sub(r"\s", "", words_of(printed[name]))
    for section in report_of(name).answers:
        for row in section.rows:
            for line in row.answer.lines:
                assert re.sub(r"\s", "", line) in words


def test_a_long_answer_and_a_500_letter_word_survive(printed: dict[str, Path]) -> None:
    assert LONG.strip()[:400] in words_of(printed["long"])
    assert "x" * 470 in words_of(printed["awkward"]).replace(" ", "")


def test_the_same_report_gives_the_same_bytes() -> None:
    report = report_of("dialysis")
    assert print_report(report, "A") == print_report(report, "A")
    assert print_report(report, "A") != print_report(replace(report, made_on="23 November 2026"), "A")
