"""Bounds and possible bands, against every way in which the answers that are missing could still be given."""

from __future__ import annotations

from itertools import product
from math import prod
from random import Random

import pytest
from pydantic import JsonValue

from tests.constructs.forms import HERE, NOT_APPLICABLE, Answers, form
from triage.assessment import Assessment, ScoreResult, assess, narrowed
from triage.logic import NonAnswer
from triage.questionnaire import Answered, Question
from triage.questionnaire.kinds import MultipleAnswer, NumberAnswer, ScaleAnswer

FORMS = sorted(path.stem for path in HERE.glob("*.json"))
NUMBERS = {"asdas-like", "basdai-like", "body-like", "cha2ds2-vasc-like", "news2-like", "rapid3-like", "stop-bang-like"}
"""Forms that ask for numbers, of which only a few can be tried."""

MOST = 700
EDGES: dict[str, tuple[float, ...]] = {
    "age": (18, 50, 51, 64, 65, 74, 75, 120),
    "bmi": (10, 35, 35.1, 80),
    "breaths": (0, 9, 16, 21, 80),
    "neck": (20, 41, 42, 43, 80),
    "oxygen_level": (40, 84, 87, 92, 93, 95, 97, 100),
    "temperature": (25, 35.1, 37, 38.1, 45),
}


def choices(question: Question) -> list[Answered]:
    """Answers to try: every option, for a number the ends and what is known to matter."""
    answer = question.answer
    if isinstance(answer, NumberAnswer):
        ends = EDGES.get(question.id, (answer.low, answer.high))
        return [int(end) if end == int(end) else float(end) for end in ends]
    if isinstance(answer, ScaleAnswer):
        return [0, 4, 10]
    if isinstance(answer, MultipleAnswer):
        sets = [
            [option.id for option in answer.options if not option.exclusive],
            *([code] for code in question.name.codes),
        ]
        return [list[JsonValue](codes) for codes in sets]
    return [*question.name.codes]


def missing(assessment: Assessment) -> list[Question]:
    """The questions that are asked, or may be, and have no answer."""
    asked = (*assessment.path, *assessment.undecided_path)
    return [question for question in asked if isinstance(assessment.answer(question), NonAnswer)]


def partial(name: str, seed: int) -> tuple[Answers, Assessment, list[Question]]:
    """Some answers to the form, what follows from them, and the questions that are left, few enough to try all."""
    luck, whole = Random(f"{name} {seed}"), form(name)  # noqa: S311
    answers: Answers = {question.id: luck.choice(choices(question)) for question in whole.questions}
    for question in luck.sample(whole.questions, min(luck.randint(1, 3), len(whole.questions))):
        without = {key: answer for key, answer in answers.items() if key != question.id}
        if prod(len(choices(left)) for left in missing(assess(whole, without))) <= MOST:
            answers = without
    found = assess(whole, answers)
    return answers, found, missing(found)


def completed(name: str, seed: int) -> tuple[Assessment, list[Assessment]]:
    """The assessment of some answers, and those of all their completions."""
    answers, found, left = partial(name, seed)
    ways = product(*(choices(question) for question in left))
    whole, names = form(name), [question.id for question in left]
    return found, [assess(whole, answers | dict(zip(names, way, strict=True))) for way in ways]


def applicable(ways: list[Assessment], score: str) -> list[ScoreResult]:
    """The score in those completions in which it applies."""
    results = [way.scores[score] for way in ways]
    return [result for result in results if result.status is not NOT_APPLICABLE]


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", FORMS)
def test_no_completion_is_outside(name: str, seed: int) -> None:
    found, ways = completed(name, seed)
    for score, first in found.scores.items():
        ends = applicable(ways, score)
        values = [end.value for end in ends if end.value is not None]
        assert len(values) == len(ends)
        for result in (first, narrowed(first, found)[0]):
            assert (result.status is NOT_APPLICABLE) <= (not ends)
            assert all(result.low <= value <= result.high for value in values)
            assert {end.band for end in ends if end.band} <= set(result.possible)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", FORMS)
def test_exact_bounds_are_reached(name: str, seed: int) -> None:
    found, ways = completed(name, seed)
    for score, first in found.scores.items():
        result, exact = narrowed(first, found)
        ends = applicable(ways, score)
        values = [end.value for end in ends if end.value is not None]
        if exact and values:
            assert (result.low, result.high) == (min(values), max(values))
            assert name in NUMBERS or {end.band for end in ends if end.band} == set(result.possible)
