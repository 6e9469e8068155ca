"""The twelve worked examples inside the flagship: each comes out with the level, rules and bands that it should."""

from __future__ import annotations

from typing import Final

import pytest

from tests.flagship.expected import MAXIMA
from tests.flagship.given import fired, flagship, well
from triage import Assessment, assess
from triage.logic import NonAnswer

PERSONAS: Final[dict[str, tuple[str, list[str], dict[str, str | None]]]] = {
    "runner_in_the_heat": ("routine", ["R5"], {"lifestyle": "several"}),
    "statin_and_water_tablets": ("routine", ["R5"], {"medication": "several"}),
    "statin_and_dark_urine": ("emergency", ["E7"], {"medication": "some"}),
    "late_pregnancy_night_cramps": ("routine", ["R4", "R5"], {"pregnancy": "several"}),
    "pregnant_with_headache": ("urgent", ["U8", "R4"], {"pregnancy": "some"}),
    "weak_arm_and_twitching": ("soon", ["S1", "S2", "R5"], {"neurological": "several"}),
    "pain_on_walking": ("soon", ["S3", "R5"], {"other_health": "several"}),
    "stressed_at_a_desk": ("none", [], {"lifestyle": "some"}),
    "not_sure_about_anything": ("urgent", ["U15"], dict.fromkeys(MAXIMA)),
    "dialysis": ("routine", ["R5"], {"other_health": "several"}),
    "dirty_wound_and_stiff_jaw": ("emergency", ["E8", "U7"], {}),
    "mild_and_rare": ("none", [], {**dict.fromkeys(MAXIMA, "none"), "pregnancy": None}),
}


def persona(name: str) -> Assessment:
    """The assessment of one of the twelve."""
    (example,) = (example for example in flagship().examples if example.id == name)
    return assess(flagship(), example.answers)


def test_there_are_twelve_personas() -> None:
    confirmed = [example.id for example in flagship().examples if example.confirmed]
    assert confirmed == list(PERSONAS)


@pytest.mark.parametrize("name", PERSONAS)
def test_a_persona_comes_out_as_it_should(name: str) -> None:
    level, codes, bands = PERSONAS[name]
    assessment = persona(name)
    assert assessment.level.word == level
    assert [rule.split("_")[0] for rule in fired(assessment)] == codes
    assert {score: assessment.scores[score].band for score in bands} == bands


@pytest.mark.parametrize(
    ("name", "score", "points"),
    [
        ("runner_in_the_heat", "lifestyle", 8),
        ("statin_and_water_tablets", "medication", 4),
        ("statin_and_dark_urine", "medication", 2),
        ("late_pregnancy_night_cramps", "pregnancy", 3),
        ("pregnant_with_headache", "pregnancy", 2),
        ("weak_arm_and_twitching", "neurological", 5),
        ("pain_on_walking", "other_health", 3),
        ("stressed_at_a_desk", "lifestyle", 3),
        ("dialysis", "other_health", 3),
    ],
)
def test_a_persona_has_the_points_it_should(name: str, score: str, points: int) -> None:
    assert persona(name).scores[score].value == points


@pytest.mark.parametrize("name", [name for name in PERSONAS if name != "not_sure_about_anything"])
def test_a_persona_answers_everything_it_is_asked(name: str) -> None:
    assessment = persona(name)
    assert assessment.undecided_rules == ()
    assert assessment.ignored == ()
    unanswered = [item.id for item in assessment.path if assessment.answer(item) is NonAnswer.UNANSWERED]
    assert set(unanswered) <= {"main_question"}


def test_one_who_is_not_sure_says_so_wherever_it_is_offered() -> None:
    assessment = persona("not_sure_about_anything")
    offered = [question for question in assessment.path if NonAnswer.NOT_SURE in question.non_answers]
    assert {assessment.answer(question) for question in offered} == {NonAnswer.NOT_SURE}
    assert [item.id for item in assessment.path if not isinstance(assessment.answer(item), NonAnswer)] == ["age"]


def test_a_well_person_fires_nothing_even_with_every_follow_up_ready() -> None:
    assert fired(assess(flagship(), well())) == []
