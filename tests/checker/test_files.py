"""Every finding of a whole check has a file that brings it about, and what is found there is compared whole.

``checked/CODE.json`` holds the fault (or several of the kind), ``checked/CODE.txt`` all that a check prints of it: with
the line of the file, the answers that show it, and what is expected and found.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import run
from tests.questionnaire.reading import QUESTIONNAIRES
from triage.checker import check
from triage.checker.catalogue import explained

FILES = sorted((QUESTIONNAIRES / "checked").glob("*.json"))

# These cannot stand in the repository as files; tests/questionnaire/test_source.py holds them.
ELSEWHERE = {"not-utf-8", "too-large"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_that_is_printed(path: Path) -> None:
    expected = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert run("check", path).stdout.replace(str(path), path.name) == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_file_shows_its_finding_as_severe_as_it_is_explained(path: Path) -> None:
    found = {finding.severity for finding in check(path) if finding.code == path.stem}
    assert found == {explained()[path.stem].severity}


def test_every_finding_that_is_explained_has_a_file() -> None:
    files = {path.stem for path in QUESTIONNAIRES.glob("*/*.json")}
    assert files >= explained().keys() - ELSEWHERE
