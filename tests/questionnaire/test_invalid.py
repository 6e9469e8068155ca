"""Every finding has a file that brings it about, and what is found there is compared whole.

``invalid/CODE.json`` holds the fault (or several of the kind), ``invalid/CODE.txt`` all findings as they are printed.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.questionnaire.reading import QUESTIONNAIRES, findings, lines
from triage.questionnaire import Severity

FILES = sorted((QUESTIONNAIRES / "invalid").glob("*.json"))
ROOMS = [Path(__file__).parent.parent.parent / "triage" / room for room in ("logic", "questionnaire")]

# These cannot stand in the repository as files; test_source holds them.
ELSEWHERE = {"not-utf-8", "too-large"}
WARNINGS = {
    "always-true",
    "always-false",
    "band-out-of-reach",
    "missing-unused",
    "mixed-ranges",
    "mixed-units",
    "when-as-answer",
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_that_is_found_with_its_place_sentence_and_cure(path: Path) -> None:
    expected = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert lines(path.read_bytes()) == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_file_shows_its_finding(path: Path) -> None:
    found = [finding for finding in findings(path.read_bytes()) if finding.code == path.stem]
    assert {finding.severity for finding in found} == {Severity.WARNING if path.stem in WARNINGS else Severity.ERROR}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_sentences_are_plain_and_nothing_is_said_twice(path: Path) -> None:
    found = findings(path.read_bytes())
    assert len(set(found)) == len(found)
    for finding in found:
        assert finding.message.endswith(".")
        assert "Input should" not in finding.message
        assert not re.search(r"\b(please|sorry|invalid)\b", f"{finding.message} {finding.cure}", re.IGNORECASE)


# Where a code is the first argument of a call, or the first of what `_sentence` returns.
_FIRST_ARGUMENT = {"error", "warn", "at", "finding", "fail", "doubt", "Problem", "Hidden", "unknown"}
_THIRD_ARGUMENT = {"_problem"}


def codes_in(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), args=[ast.Constant(value=str(code)), *_]):
                found |= {code} if name in _FIRST_ARGUMENT else set()
            case ast.Call(func=ast.Attribute(attr=name), args=[_, _, ast.Constant(value=str(code))]):
                found |= {code} if name in _THIRD_ARGUMENT else set()
            case ast.Return(value=ast.Tuple(elts=[ast.Constant(value=str(code)), _, _])):
                found.add(code)
            case _:
                pass
    return found


def test_every_finding_has_its_file() -> None:
    codes = {code for room in ROOMS for path in room.glob("*.py") for code in codes_in(path)}
    assert {path.stem for path in FILES} | ELSEWHERE == codes | WARNINGS | {"syntax"}
