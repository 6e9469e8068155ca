"""Every finding of the search has a file that brings it about, and what is found there is compared whole."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from tests.checker.small import found_in
from tests.questionnaire.reading import QUESTIONNAIRES
from triage.checker import check
from triage.checker.claims import Code
from triage.questionnaire import Severity

FILES = sorted((QUESTIONNAIRES / "unreachable").glob("*.json"))
SHIPPED = sorted(
    path for path in (QUESTIONNAIRES.parent.parent / "questionnaires").glob("*.json") if ".schema" not in path.name
)
CONSTRUCTS = sorted((QUESTIONNAIRES.parent / "constructs").glob("*.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_that_is_found_with_its_place_sentence_and_cure(path: Path) -> None:
    expected = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    found = found_in(path.read_bytes())
    assert [str(finding).partition(":")[2] for finding in found] == expected
    assert {finding.severity for finding in found} == {Severity.WARNING}
    assert path.stem in {finding.code for finding in found}


def test_every_finding_has_its_file() -> None:
    assert {path.stem for path in FILES} == set(get_args(Code))


@pytest.mark.parametrize("path", [*SHIPPED, *CONSTRUCTS], ids=lambda path: path.stem)
def test_nothing_is_found_in_what_ships_and_in_real_instruments(path: Path) -> None:
    assert found_in(path.read_bytes()) == []


def test_a_check_of_a_file_looks_for_what_can_never_happen(tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_bytes((QUESTIONNAIRES / "unreachable" / "rule-never-fires.json").read_bytes())
    assert "rule-never-fires" in {finding.code for finding in check(path)}
