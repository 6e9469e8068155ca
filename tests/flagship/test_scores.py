"""What the flagship adds up: points, maxima, bands, and what it does about missing answers."""

from __future__ import annotations

import pytest

from tests.flagship.expected import MAXIMA, POINTS
from tests.flagship.given import DECLINED, NOT_SURE, Answers, assessed, flagship, option_ids
from triage import assess
from triage.assessment import Status
from triage.questionnaire import Answered, MultipleAnswer
from triage.questionnaire.scores import AnswerItem


def test_points_stand_where_they_should_and_nowhere_else() -> None:
    found = {
        score.id: {
            f"{item.name.id}.{option}": sum(part.points for part in parts)
            for item in score.items
            if isinstance(item, AnswerItem)
            for question in [flagship().question_by_id[item.name.id]]
            for option in option_ids(question)
            if (parts := item.parts((option,) if isinstance(question.answer, MultipleAnswer) else option))
        }
        for score in flagship().scores
    }
    assert found == POINTS


def test_maxima() -> None:
    assert {score.id: (score.low, score.high) for score in flagship().scores} == {
        name: (0, most) for name, most in MAXIMA.items()
    }


def test_no_answer_is_worth_more_than_three_points() -> None:
    assert {points for table in POINTS.values() for points in table.values()} == {1, 2, 3}


@pytest.mark.parametrize(
    ("score", "changes", "points", "band"),
    [
        ("lifestyle", {"stress": "most_days"}, 1, "some"),
        ("lifestyle", {"stress": "nearly_every_day", "sweating": "sometimes"}, 3, "some"),
        ("lifestyle", {"stress": "nearly_every_day", "sweating": "most_times"}, 4, "several"),
        ("medication", {"medicines": ["insulin"]}, 1, "some"),
        ("medication", {"medicines": ["statins"]}, 2, "some"),
        ("medication", {"medicines": ["statins", "insulin"]}, 3, "several"),
        ("neurological", {"numbness": "comes_and_goes"}, 1, "some"),
        ("neurological", {"numbness": "constant"}, 2, "some"),
        ("neurological", {"movement": ["sight_or_balance"]}, 3, "several"),
        ("pregnancy", {"pregnant": "maybe"}, 1, "some"),
        ("pregnancy", {"pregnant": "recent_birth"}, 2, "some"),
        ("pregnancy", {"pregnant": "recent_birth", "midwife_told": "no"}, 3, "several"),
        ("other_health", {"drinks": "over_12"}, 1, "some"),
        ("other_health", {"injury": "lifting"}, 2, "some"),
        ("other_health", {"injury": "lifting", "drinks": "over_12"}, 3, "several"),
    ],
)
def test_bands_begin_where_they_should(score: str, changes: Answers, points: int, band: str) -> None:
    result = assessed(changes).scores[score]
    assert (result.value, result.band) == (points, band)


def test_bands_speak_the_same_words_for_every_category() -> None:
    words = {
        "none": "Your answers here did not raise anything to discuss.",
        "some": "You may want to mention this.",
        "several": "Worth talking through with your clinician.",
    }
    for score in flagship().scores:
        told = {name: text for name, text in words.items() if name != "none" or score.id != "pregnancy"}
        assert {band.id: band.text for band in score.bands} == told


def test_a_pregnancy_is_always_worth_a_mention() -> None:
    """Whoever has this score has at least one point, so that no band says that nothing was raised."""
    assert [(band.id, band.start) for band in flagship().scores[3].bands] == [("some", 0), ("several", 3)]


@pytest.mark.parametrize(
    ("pregnant", "status"),
    [
        ("no", Status.NOT_APPLICABLE),
        ("does_not_apply", Status.NOT_APPLICABLE),
        (DECLINED, Status.REFUSED),
        (None, Status.REFUSED),
        ("maybe", Status.COMPLETE),
    ],
)
def test_pregnancy_is_left_out_or_left_open(pregnant: Answered, status: Status) -> None:
    result = assessed({"pregnant": pregnant}).scores["pregnancy"]
    assert result.status is status
    assert (result.band is None) == (status is not Status.COMPLETE)


def test_too_few_answers_give_no_band_and_enough_do() -> None:
    few = assessed(dict.fromkeys(["drinks", "sweating", "stress", "food"], NOT_SURE)).scores["lifestyle"]
    enough = assessed(dict.fromkeys(["drinks", "sweating", "stress"], NOT_SURE)).scores["lifestyle"]
    assert (few.band, few.status) == (None, Status.REFUSED)
    assert (enough.band, enough.status, len(enough.missing)) == ("none", Status.ESTIMATED, 3)


def test_the_top_band_stands_however_much_is_missing() -> None:
    answers: Answers = {"age": "40_to_59", "conditions": ["kidney_disease"]}
    assert assess(flagship(), answers).scores["other_health"].band == "several"
