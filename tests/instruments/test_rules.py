"""What follows from the instruments: help for thoughts of death, who is asked what, what is worth an appointment."""

from __future__ import annotations

from typing import Final

import pytest

from tests.instruments.given import answers_for, instrument
from tests.instruments.oracle import Given
from triage import Assessment, assess
from triage.assessment import Status
from triage.questionnaire import Answered, Level

DECLINED: Final[Answered] = {"non_answer": "declined"}
Q9: Final = [f"phq9_{at}" for at in range(1, 10)]


def numbered(name: str, points: list[int | None]) -> Given:
    """``points`` of the questions called ``name`` and a number."""
    return {f"{name}_{at}": point for at, point in enumerate(points, 1)}


def phq9(points: list[int | None], **more: Answered) -> Assessment:
    """What follows from ``points`` of the 9 questions."""
    return assess(instrument("phq-9"), {**answers_for("phq-9", numbered("phq9", points)), **more})


def fired(assessment: Assessment) -> list[str]:
    """The ids of the rules that fired."""
    return [rule.id for rule in assessment.fired]


def open_rules(assessment: Assessment) -> list[str]:
    """The ids of the rules that are open."""
    return [rule.id for rule in assessment.undecided_rules]


# Thoughts of death, question 9 of the PHQ-9


@pytest.mark.parametrize("thoughts", [1, 2, 3])
@pytest.mark.parametrize("others", [0, 1, 2, 3, None])
def test_thoughts_of_death_are_urgent_whatever_the_total(thoughts: int, others: int | None) -> None:
    found = phq9([*[others] * 8, thoughts])
    assert found.level is Level.URGENT
    assert fired(found)[0] == "U1_thoughts"


@pytest.mark.parametrize("others", [0, 1, 3])
def test_without_thoughts_of_death_nothing_is_urgent(others: int) -> None:
    found = phq9([*[others] * 8, 0])
    assert found.level in (Level.NONE, Level.ROUTINE)
    assert "U1_thoughts" not in fired(found) + open_rules(found)


@pytest.mark.parametrize("answer", [None, DECLINED])
def test_thoughts_of_death_that_are_not_answered_stay_open(answer: Answered) -> None:
    found = phq9([*[0] * 8, None], phq9_9=answer)
    assert "U1_thoughts" in open_rules(found)
    assert ("thoughts_not_answered" in [note.id for note in found.notes]) is (answer is DECLINED)


def test_the_urgent_text_says_what_to_do_and_whom_to_call() -> None:
    (rule,) = (rule for rule in instrument("phq-9").rules if rule.level is Level.URGENT)
    assert rule.text == "Speak to a GP or call 111 today"
    assert rule.detail is not None
    assert "Call 999 now if you might act on these thoughts." in rule.detail


# The 10th question of the PHQ-9


@pytest.mark.parametrize("at", range(9))
def test_how_difficult_is_asked_as_soon_as_one_problem_is_there(at: int) -> None:
    one: list[int | None] = [0] * 9
    one[at] = 1
    alone: list[int | None] = [None] * 9
    alone[at] = 1
    for points in (one, alone):
        assert "phq9_difficulty" in [question.id for question in phq9(points).path]


def test_how_difficult_is_not_asked_where_there_is_no_problem() -> None:
    found = phq9([0] * 9)
    assert [question.id for question in found.path] == Q9
    assert found.undecided_path == ()


@pytest.mark.parametrize("answer", ["not_difficult", "somewhat", "very", "extremely"])
def test_how_difficult_counts_nowhere(answer: str) -> None:
    without, found = phq9([1] * 9), phq9([1] * 9, phq9_difficulty=answer)
    assert found.answer(found.questionnaire.question_by_id["phq9_difficulty"]) == answer
    assert found.scores == without.scores
    assert fired(found) == fired(without)


# The pattern of symptoms: 2 or more in questions 1 to 8, 1 or more in question 9, one of the first 2 among them


@pytest.mark.parametrize(
    ("points", "symptoms", "band"),
    [
        ([2, 0, 0, 0, 0, 0, 0, 0, 0], 1, "none"),
        ([2, 0, 2, 0, 0, 0, 0, 0, 0], 2, "other"),
        ([0, 2, 0, 0, 0, 0, 0, 0, 1], 2, "other"),
        ([1, 1, 2, 2, 2, 2, 2, 2, 1], 7, "none"),
        ([3, 3, 3, 3, 1, 1, 1, 1, 0], 4, "other"),
        ([3, 3, 3, 3, 1, 1, 1, 1, 1], 5, "major"),
        ([0, 2, 2, 2, 2, 2, 0, 0, 0], 5, "major"),
        ([2, 2, 2, 2, 2, 2, 2, 2, 0], 8, "major"),
    ],
)
def test_the_pattern_of_symptoms(points: list[int | None], symptoms: int, band: str) -> None:
    result = phq9(points).scores["pattern"]
    assert (result.value, result.band) == (symptoms, band)


# What is worth an appointment


@pytest.mark.parametrize(
    ("name", "prefix", "below", "from_"),
    [
        ("phq-2", "phq2", [2, 0], [2, 1]),
        ("phq-9", "phq9", [3, 3, 3, 0, 0, 0, 0, 0, 0], [3, 3, 3, 1, 0, 0, 0, 0, 0]),
        ("gad-7", "gad7", [3, 3, 3, 0, 0, 0, 0], [3, 3, 3, 1, 0, 0, 0]),
        ("phq-15", "phq15", [0, 2, 2, 0, 2, 2, 1, *[0] * 8], [0, 2, 2, 0, 2, 2, 2, *[0] * 8]),
        ("gds-15", "gds", [1, 1, 1, 1, *[0] * 11], [1, 1, 1, 1, 1, *[0] * 10]),
    ],
)
def test_a_total_from_its_limit_on_is_worth_an_appointment(
    name: str, prefix: str, below: list[int | None], from_: list[int | None]
) -> None:
    more: Given = {"periods": 1} if name == "phq-15" else {}
    levels = [
        assess(instrument(name), answers_for(name, {**more, **numbered(prefix, points)})).level
        for points in (below, from_)
    ]
    assert levels == [Level.NONE, Level.ROUTINE]


# Who is asked what


def test_periods_are_asked_about_only_where_they_apply() -> None:
    form = instrument("phq-15")
    paths = {answer: [question.id for question in assess(form, {"periods": answer}).path] for answer in ("yes", "no")}
    assert set(paths["yes"]) - set(paths["no"]) == {"phq15_4"}
    assert len(paths["no"]) == 15


@pytest.mark.parametrize("often", ["induced", "under_1_an_hour", "over_1_an_hour", "over_10_an_hour"])
def test_severity_is_asked_of_all_with_spasms(often: str) -> None:
    path = assess(instrument("penn-spasm-frequency"), {"spasm_frequency": often}).path
    assert [question.id for question in path] == ["spasm_frequency", "spasm_severity"]


def test_severity_is_asked_only_of_those_with_spasms_and_never_added() -> None:
    form = instrument("penn-spasm-frequency")
    none = assess(form, {"spasm_frequency": "none", "spasm_severity": "severe"})
    assert [question.id for question in none.path] == ["spasm_frequency"]
    assert none.scores["severity"].status is Status.NOT_APPLICABLE
    most = assess(form, {"spasm_frequency": "over_10_an_hour", "spasm_severity": "severe"})
    assert {name: result.value for name, result in most.scores.items()} == {"frequency": 4, "severity": 3}
