"""What the settings of a clinic mean for its place and its shelf."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import JsonValue

from tests.library.making import put, text_of
from triage.library import PlaceError, place_of, shelf_of
from triage.questionnaire import DEFAULT_PLACE
from triage.settings import Settings

IRISH = {name: f"Irish {name}" for name in DEFAULT_PLACE.words()}


def clinic(monkeypatch: pytest.MonkeyPatch, place: JsonValue) -> Settings:
    """The settings of a clinic that sets its place from outside, as clinics do."""
    monkeypatch.setenv("TRIAGE_PLACE", json.dumps(place))
    return Settings()


def test_a_clinic_that_says_nothing_is_in_britain() -> None:
    assert place_of(Settings()) == DEFAULT_PLACE


def test_words_that_are_set_stand_in_for_the_usual_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    place = place_of(clinic(monkeypatch, {"doctor": "  family\n doctor "}))
    assert place.words() == DEFAULT_PLACE.words() | {"doctor": "family doctor"}


def test_another_language_is_served_when_all_words_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    place = place_of(clinic(monkeypatch, {"languages": ["en-IE", "en-GB"], **IRISH}))
    assert place.languages == ("en-IE", "en-GB")
    assert place.words() == IRISH


def test_british_words_do_not_slip_in_for_another_language(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, JsonValue] = {"languages": ["en-GB", "en-IE"], **IRISH}
    del given["emergency_number"], given["doctor"]
    with pytest.raises(PlaceError, match=r"Add these words: 'emergency_number', 'doctor'\."):
        place_of(clinic(monkeypatch, given))


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ({"docter": "GP"}, "TRIAGE_PLACE has no word called 'docter'. Did you mean 'doctor'?"),
        ({"zzz": "GP"}, "TRIAGE_PLACE has no word called 'zzz'. Known here: 'languages', 'emergency_number'"),
        ({"doctor": " \n"}, "'doctor' in TRIAGE_PLACE is empty. Write what patients call it"),
        ({"emergency_number": ""}, "'emergency_number' in TRIAGE_PLACE is empty."),
        ({"emergency_number": 112}, "'emergency_number' in TRIAGE_PLACE is not text. Put it in double quotes."),
        ({"doctor": None}, "'doctor' in TRIAGE_PLACE is not text."),
        ({"doctor": "G\u202eP"}, "'doctor' in TRIAGE_PLACE has a sign that the report cannot print."),
        ({"languages": "en-GB"}, '"languages" in TRIAGE_PLACE is not a list. Write it so: ["en-GB"].'),
        ({"languages": []}, '"languages" in TRIAGE_PLACE is not a list.'),
        ({"languages": [""]}, "'languages' in TRIAGE_PLACE is empty."),
    ],
)
def test_a_word_that_cannot_be_used_is_said_plainly(
    monkeypatch: pytest.MonkeyPatch, place: JsonValue, sentence: str
) -> None:
    with pytest.raises(PlaceError) as refused:
        place_of(clinic(monkeypatch, place))
    assert str(refused.value).startswith(sentence)


def test_the_shelf_holds_what_ships_and_the_clinics_own_beside_it(tmp_path: Path) -> None:
    put(tmp_path, "1.json", text_of("ours", "Before you see the {doctor}"))
    shipped = {questionnaire.id for questionnaire in shelf_of(Settings()).offered()}
    settings = Settings(questionnaires=tmp_path, place={"doctor": "medic"})
    shelf = shelf_of(settings)
    assert {questionnaire.id for questionnaire in shelf.offered()} == shipped | {"ours"}
    ours = shelf.find("ours")
    assert ours is not None
    assert ours.title == "Before you see the medic"
    assert shelf.refused() == ()


def test_the_flagship_is_offered_as_it_ships() -> None:
    assert shelf_of(Settings()).find("muscle-spasms") is not None
