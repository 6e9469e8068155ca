"""Every doubt has a file that brings it about, and what is found there is compared whole.

``doubtful/CODE.json`` holds the fault (or several of the kind), ``doubtful/CODE.txt`` all doubts as they are printed.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from tests.checker.lint.doubting import doubts
from tests.questionnaire.reading import QUESTIONNAIRES
from triage.checker import check
from triage.checker.lint.doubt import Code
from triage.questionnaire import Severity

FILES = sorted((QUESTIONNAIRES / "doubtful").glob("*.json"))
WARNINGS = {"banned-word", "ids-swapped", "left-over-text", "no-licence", "none-with-others", "same-option-twice"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_that_is_doubted_with_its_place_sentence_and_cure(path: Path) -> None:
    expected = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert [str(finding).partition(":")[2] for finding in doubts(path.read_bytes())] == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_shows_its_doubt_and_no_other(path: Path) -> None:
    expected = Severity.WARNING if path.stem in WARNINGS else Severity.ADVICE
    assert {(one.code, one.severity) for one in doubts(path.read_bytes())} == {(path.stem, expected)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_sentences_are_plain_and_say_how_to_mend_it(path: Path) -> None:
    found = doubts(path.read_bytes())
    assert len(set(found)) == len(found)
    for one in found:
        assert re.search(r"[.?]$", one.message)
        assert re.search(r"[.…]$", one.cure)
        said = re.sub(r"'[^']*'", "", f"{one.message} {one.cure}")
        assert not re.search(r"\b(please|sorry|invalid|must)\b", said, re.IGNORECASE)


def test_every_doubt_has_its_file() -> None:
    assert {path.stem for path in FILES} == set(get_args(Code))


def test_a_check_of_a_file_says_what_is_doubtful() -> None:
    (path,) = (path for path in FILES if path.stem == "long-page")
    assert [finding.code for finding in check(path)] == ["long-page"]
