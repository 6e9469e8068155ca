"""Which translations are offered, as catalogues and questionnaires come, change and go; and why others are not."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from tests.library.making import ids, put, refusals, shelf_on, text_of
from tests.questionnaire.translating import catalogue_for
from triage.library import Shelf, translations
from triage.questionnaire.translation.reading import MOST_BYTES


def with_welsh(folder: Path, name: str = "sleep", title: str = "") -> str:
    """A questionnaire in ``folder`` with its Welsh catalogue, whose text is given back."""
    path = put(folder, f"{name}.json", text_of(name, title))
    text = catalogue_for(path.read_bytes()).decode()
    put(folder, f"{name}.cy.po", text)
    return text


def offers(shelf: Shelf, name: str = "sleep") -> list[tuple[str, str]]:
    """The languages in which ``name`` is offered, each with its title."""
    return [(one.language, one.title) for one in shelf.languages(name)]


def test_a_whole_translation_is_offered_behind_its_questionnaire(tmp_path: Path) -> None:
    with_welsh(tmp_path)
    shelf = shelf_on(tmp_path)
    assert offers(shelf) == [("en-GB", "Sleep"), ("cy", "«Sleep»")]
    assert ids(shelf) == ["sleep"]
    assert shelf.refused() == ()
    found = shelf.find("sleep")
    assert found is not None
    assert found.language == "en-GB"


def test_nothing_is_in_no_language(tmp_path: Path) -> None:
    assert shelf_on(tmp_path).languages("sleep") == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (('msgstr "«Sleep»"', 'msgstr ""'), "translation-hole"),
        (('msgctxt "title"', '#, fuzzy\nmsgctxt "title"'), "translation-hole"),
        (('msgstr "«Sleep»"', 'msgstr "«{doctor}»"'), "translation-placeholder"),
        (("Language: cy", "Language: de"), "translation-unreadable"),
        (('msgstr "«Sleep»"', 'msgstr "«Sleep»'), "translation-unreadable"),
    ],
)
def test_holes_and_errors_are_listed_and_the_questionnaire_stays(
    tmp_path: Path, change: tuple[str, str], code: str
) -> None:
    put(tmp_path, "sleep.cy.po", with_welsh(tmp_path).replace(*change))
    shelf = shelf_on(tmp_path)
    assert offers(shelf) == [("en-GB", "Sleep")]
    assert refusals(shelf) == {"sleep.cy.po": [code]}


def test_a_warning_does_not_keep_a_translation_back(tmp_path: Path) -> None:
    with_welsh(tmp_path, title="Sleep in 7 nights")
    text = catalogue_for((tmp_path / "sleep.json").read_bytes(), lambda text: text.replace("7", "seven")).decode()
    put(tmp_path, "sleep.cy.po", text)
    assert offers(shelf_on(tmp_path))[1:] == [("cy", "Sleep in seven nights")]


def test_a_changed_text_takes_the_translation_back_until_it_is_renewed(tmp_path: Path) -> None:
    with_welsh(tmp_path)
    shelf = shelf_on(tmp_path)
    assert len(offers(shelf)) == 2
    path = put(tmp_path, "sleep.json", text_of("sleep", "Sleep well"))
    assert offers(shelf) == [("en-GB", "Sleep well")]
    assert refusals(shelf) == {"sleep.cy.po": ["translation-hole"]}
    put(tmp_path, "sleep.cy.po", catalogue_for(path.read_bytes()).decode())
    assert offers(shelf) == [("en-GB", "Sleep well"), ("cy", "«Sleep well»")]


def test_a_catalogue_that_comes_changes_and_goes_counts_at_once(tmp_path: Path) -> None:
    put(tmp_path, "sleep.json", text_of("sleep"))
    shelf = shelf_on(tmp_path)
    assert len(offers(shelf)) == 1
    text = with_welsh(tmp_path)
    assert offers(shelf)[1:] == [("cy", "«Sleep»")]
    put(tmp_path, "sleep.cy.po", text.replace("«Sleep»", "Cwsg"))
    assert offers(shelf)[1:] == [("cy", "Cwsg")]
    (tmp_path / "sleep.cy.po").unlink()
    assert len(offers(shelf)) == 1


def test_what_has_not_changed_is_not_checked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_welsh(tmp_path)
    shelf = shelf_on(tmp_path)
    first = shelf.languages("sleep")
    monkeypatch.setattr(translations, "check_translation", lambda *_given: pytest.fail("checked again"))
    assert shelf.languages("sleep") == first
    os.utime(tmp_path / "sleep.json")
    os.utime(tmp_path / "sleep.cy.po")
    assert shelf.languages("sleep") == first


def test_a_refused_questionnaire_takes_its_translations_along(tmp_path: Path) -> None:
    with_welsh(tmp_path)
    put(tmp_path, "sleep.json", "{")
    shelf = shelf_on(tmp_path)
    assert offers(shelf) == []
    assert refusals(shelf) == {"sleep.json": ["not-json"]}


def test_a_questionnaire_of_a_later_folder_comes_with_its_own_languages(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    ours.mkdir()
    theirs.mkdir()
    with_welsh(ours)
    put(theirs, "sleep.json", text_of("sleep", "Our sleep"))
    assert offers(shelf_on(ours, theirs)) == [("en-GB", "Our sleep")]


def test_several_languages_stand_in_the_order_of_their_files(tmp_path: Path) -> None:
    with_welsh(tmp_path)
    for code in ("pt-BR", "ar"):
        put(tmp_path, f"sleep.{code}.po", catalogue_for((tmp_path / "sleep.json").read_bytes(), language=code).decode())
    assert [code for code, _title in offers(shelf_on(tmp_path))] == ["en-GB", "ar", "cy", "pt-BR"]


def test_a_catalogue_without_its_questionnaire_is_listed(tmp_path: Path) -> None:
    with_welsh(tmp_path)
    (tmp_path / "sleep.cy.po").rename(tmp_path / "slep.cy.po")
    put(tmp_path, "sleep.po", "")
    put(tmp_path, ".sleep.ar.po", "")
    assert refusals(shelf_on(tmp_path)) == {"sleep.po": ["no-questionnaire"], "slep.cy.po": ["no-questionnaire"]}


def test_files_that_are_huge_odd_or_lead_elsewhere_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    folder.mkdir()
    text = with_welsh(folder)
    (folder / "sleep.ar.po").symlink_to(put(tmp_path, "outside.po", text))
    (folder / "sleep.de.po").symlink_to("nowhere.po")
    (folder / "sleep.fr.po").mkdir()
    os.mkfifo(folder / "sleep.ga.po")
    with (folder / "sleep.it.po").open("wb") as file:
        file.truncate(50_000_000)
    shelf = shelf_on(folder)
    assert [code for code, _title in offers(shelf)] == ["en-GB", "cy"]
    assert refusals(shelf) == {
        "sleep.ar.po": ["outside-folder"],
        "sleep.de.po": ["unreadable-file"],
        "sleep.fr.po": ["not-a-file"],
        "sleep.ga.po": ["not-a-file"],
        "sleep.it.po": ["translation-unreadable"],
    }
    (huge,) = (item for item in shelf.refused() if item.file == "sleep.it.po")
    assert f"more than {MOST_BYTES} bytes" in huge.findings[0].message


def test_a_catalogue_that_the_checker_fails_on_does_not_stop_the_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> None:
        raise RecursionError

    with_welsh(tmp_path)
    monkeypatch.setattr(translations, "check_translation", broken)
    shelf = shelf_on(tmp_path)
    assert len(offers(shelf)) == 1
    assert refusals(shelf) == {"sleep.cy.po": ["check-failed"]}
    monkeypatch.undo()
    assert len(offers(shelf)) == 2


def test_of_too_many_catalogues_the_first_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translations, "MOST_CATALOGUES", 1)
    with_welsh(tmp_path)
    put(tmp_path, "sleep.de.po", "")
    shelf = shelf_on(tmp_path)
    assert [code for code, _title in offers(shelf)] == ["en-GB", "cy"]
    assert refusals(shelf) == {tmp_path.name: ["too-many-files"]}


def test_what_keeps_a_translation_back_is_logged_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    put(tmp_path, "sleep.cy.po", with_welsh(tmp_path).replace("«Sleep»", ""))
    shelf = shelf_on(tmp_path)
    with caplog.at_level(logging.WARNING):
        shelf.offered()
        shelf.offered()
    assert [record.getMessage() for record in caplog.records] == ["'sleep.cy.po' is not offered: translation-hole"]
