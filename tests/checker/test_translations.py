"""Every finding of a translation has a pair of files that brings it about, and what is printed of it is compared whole.

``translated/CODE.json`` is a questionnaire, ``translated/CODE.cy.po`` its catalogue with the fault.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import run
from tests.questionnaire.reading import QUESTIONNAIRES, data, question, small
from tests.questionnaire.translating import FILE, catalogue_for, foreign
from triage.checker.catalogue import explained
from triage.checker.catalogue.translations import TRANSLATIONS
from triage.checker.translations import Translation, catalogues_of, check_translation, is_catalogue_of
from triage.questionnaire import Severity, load

FILES = sorted((QUESTIONNAIRES / "translated").glob("*.json"))
CODES = {one.code for one in TRANSLATIONS.explanations}


def checked(path: Path) -> Translation:
    """What is found in the catalogue beside ``path``."""
    source, catalogue = path.read_bytes(), path.with_suffix(".cy.po")
    return check_translation(load(source), source, catalogue.read_bytes(), str(catalogue))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_that_is_printed(path: Path) -> None:
    expected = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert run("check", path).stdout.replace(f"{path.parent}/", "") == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_catalogue_shows_its_finding_as_severe_as_it_is_explained(path: Path) -> None:
    found = {finding.severity for finding in checked(path).findings if finding.code == path.stem}
    assert found == {explained()[path.stem].severity}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_errors_and_holes_keep_the_translation_from_patients(path: Path) -> None:
    made = checked(path)
    in_the_way = any(one.severity is Severity.ERROR or one.code == "translation-hole" for one in made.findings)
    assert (made.questionnaire is None) is in_the_way


def test_every_code_has_its_files() -> None:
    assert {path.stem for path in FILES} >= CODES


def test_a_whole_translation_has_no_finding_and_no_rule_of_english_is_asked_of_it() -> None:
    source = data(small(question("hurts", text="Does it hurt?")))
    catalogue = catalogue_for(source, lambda text: "Please NEVER don't not do it, sorry" if "hurt" in text else text)
    made = check_translation(load(source), source, catalogue, FILE)
    assert made.findings == ()
    assert made.questionnaire is not None


def test_the_important_comes_first() -> None:
    source = data(small(question("hurts"), start={"first": "Call {doctor}."}))
    catalogue = catalogue_for(
        source, lambda text: {"Small": "**Bach**", "One": ""}.get(text, foreign(text).replace("{", "("))
    )
    assert [one.severity for one in check_translation(load(source), source, catalogue, FILE).findings] == [
        Severity.ERROR,
        Severity.ERROR,
        Severity.WARNING,
        Severity.ADVICE,
    ]


def test_catalogues_are_found_by_the_name_of_the_file(tmp_path: Path) -> None:
    names = [
        "form.cy.po",
        "form.pt-BR.po",
        "form.json",
        "form.po",
        "form.cy.mo",
        "former.cy.po",
        "form.x.cy.po",
        "cy.po",
    ]
    for name in names:
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "form.de.po").mkdir()
    assert [path.name for path in catalogues_of(tmp_path / "form.json")] == ["form.cy.po", "form.pt-BR.po"]
    assert is_catalogue_of("form.x.cy.po", "form.x.json")
