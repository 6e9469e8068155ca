"""The questions that the report suggests, and what it wants known: there when the answers call for them, else not."""

from __future__ import annotations

from typing import Final

import pytest

from tests.flagship.given import NOT_SURE, Answers, assessed, flagship, option_ids

ASKS: Final = {
    "ask_daily_life": "Could something in my daily life play a part?",
    "ask_how_much_to_drink": "How much should I drink?",
    "ask_medicines": "Could one of my medicines play a part?",
    "ask_quinine": "Is quinine right for me?",
    "ask_nerves_or_back": "Could my nerves or back play a part?",
    "ask_pregnancy": "Could this affect my pregnancy?",
    "ask_after_birth": "Could this have to do with the birth?",
    "ask_blood_test": "Do I need a blood test?",
    "ask_conditions": "Could my condition, or its treatment, play a part?",
}

SHOWN: Final[tuple[tuple[Answers, set[str]], ...]] = (
    ({}, set()),
    ({"stress": "most_days"}, {"ask_daily_life"}),
    ({"stress": "nearly_every_day", "alcohol": "4_or_more_a_week"}, {"ask_daily_life"}),
    ({"drinks": "under_4"}, {"ask_daily_life", "ask_how_much_to_drink"}),
    ({"drinks": "4_to_5"}, {"ask_daily_life", "ask_how_much_to_drink"}),
    ({"drinks": "over_12"}, {"ask_daily_life", "ask_how_much_to_drink", "ask_blood_test"}),
    ({"sweating": "sometimes"}, {"ask_daily_life", "ask_how_much_to_drink"}),
    ({"sweating": "most_times"}, {"ask_daily_life", "ask_how_much_to_drink"}),
    ({"food": ["sick_over_2_days"]}, {"ask_daily_life", "ask_how_much_to_drink", "ask_blood_test"}),
    ({"food": ["eating_less"]}, {"ask_daily_life", "ask_blood_test"}),
    ({"food": ["strict_diet"]}, {"ask_daily_life", "ask_blood_test"}),
    ({"medicines": ["insulin"]}, {"ask_medicines", "do_not_stop_medicines"}),
    ({"medicines": ["other"]}, {"do_not_stop_medicines"}),
    ({"medicines": ["other"], "new_medicine": "yes"}, {"ask_medicines", "do_not_stop_medicines"}),
    ({"medicines": NOT_SURE}, {"do_not_stop_medicines"}),
    ({"stopped": ["alcohol"]}, {"ask_medicines"}),
    ({"stopped": ["sleep_or_anxiety_tablets"]}, {"ask_medicines", "do_not_stop_medicines"}),
    ({"stopped": ["muscle_tablets"]}, {"ask_medicines", "do_not_stop_medicines"}),
    ({"regular_use": ["cigarettes_or_vapes"]}, {"ask_medicines"}),
    ({"regular_use": ["quinine"]}, {"ask_medicines", "ask_quinine"}),
    ({"tried_prescribed_tablets": "helped"}, {"do_not_stop_medicines"}),
    ({"tried_prescribed_tablets": "did_not_help"}, {"do_not_stop_medicines", "other_treatments"}),
    ({"tried_shop_pain_tablets": "did_not_help"}, set()),
    ({"numbness": "comes_and_goes"}, {"ask_nerves_or_back"}),
    ({"weakness": ["limb_weaker"]}, {"ask_nerves_or_back"}),
    ({"pregnant": "maybe"}, {"ask_pregnancy"}),
    ({"pregnant": "pregnant"}, {"ask_pregnancy"}),
    ({"pregnant": "pregnant", "midwife_told": "no"}, {"ask_pregnancy", "tell_midwife"}),
    ({"pregnant": "recent_birth"}, {"ask_after_birth"}),
    ({"injury": "yes"}, set()),
    ({"timing": ["walking_eases"]}, {"ask_blood_test"}),
)
"""Changes to a well person's answers, and the notes that they bring, besides the one that everybody reads."""


def shown(changes: Answers) -> set[str]:
    """The notes of a well person whose answers are changed so, without what everybody reads."""
    return {note.id for note in assessed(changes).notes} - {"no_cause"}


def test_everybody_reads_that_the_form_cannot_tell_the_cause() -> None:
    (note,) = assessed().notes
    assert note.text == "Spasms have many causes. This form cannot tell you the cause."


def test_the_suggested_questions() -> None:
    assert {note.id: note.text for note in flagship().notes if note.kind == "ask"} == ASKS


@pytest.mark.parametrize(("changes", "notes"), SHOWN)
def test_a_note_is_there_when_the_answers_call_for_it(changes: Answers, notes: set[str]) -> None:
    assert shown(changes) == notes


@pytest.mark.parametrize("condition", option_ids(flagship().question_by_id["conditions"])[:-1])
def test_a_condition_brings_its_questions(condition: str) -> None:
    assert shown({"conditions": [condition]}) == {"ask_blood_test", "ask_conditions"}


@pytest.mark.parametrize("condition", option_ids(flagship().question_by_id["nerve_conditions"])[:-1])
def test_a_nerve_condition_brings_its_questions(condition: str) -> None:
    notes = {"ask_nerves_or_back", "ask_conditions", "other_treatments"}
    assert shown({"nerve_conditions": [condition]}) == notes


@pytest.mark.parametrize("medicine", option_ids(flagship().question_by_id["medicines"])[:-1])
def test_every_medicine_comes_with_the_word_not_to_stop_it(medicine: str) -> None:
    assert "do_not_stop_medicines" in shown({"medicines": [medicine]})
