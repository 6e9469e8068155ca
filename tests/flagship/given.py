"""What the tests of the flagship start from: the questionnaire, a well person's answers, and changes to them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from triage import Assessment, Questionnaire, assess, load
from triage.questionnaire import Answered, ChoiceAnswer, MultipleAnswer, Option, Question

FILE: Final = Path(__file__).parents[2] / "questionnaires" / "muscle-spasms.json"

Answers = Mapping[str, Answered]
"""Question id → answer as JSON carries it."""

NOT_SURE: Final[Answered] = {"non_answer": "not_sure"}
DECLINED: Final[Answered] = {"non_answer": "declined"}

FOLLOW_UPS: Final[Answers] = {
    "warm_up": "most_times",
    "new_medicine": "no",
    "pregnancy_weeks": "13_to_27",
    "pregnancy_signs": ["none"],
    "pregnancy_sickness": "no",
    "midwife_told": "yes",
}
"""Answers without any consequence to the questions that are asked of some people only."""


@cache
def flagship() -> Questionnaire:
    """The shipped questionnaire."""
    return load(FILE)


@cache
def well() -> Answers:
    """The answers of a person with a mild, rare cramp, with an answer kept ready for every follow-up."""
    (example,) = (example for example in flagship().examples if example.id == "mild_and_rare")
    return {**example.answers, **FOLLOW_UPS}


def assessed(changes: Answers | None = None) -> Assessment:
    """What follows for a well person whose answers are changed so."""
    return assess(flagship(), {**well(), **(changes or {})})


def fired(assessment: Assessment) -> list[str]:
    """The ids of the rules that fired."""
    return [rule.id for rule in assessment.fired]


def options(question: Question) -> tuple[Option, ...]:
    """What can be chosen."""
    return question.answer.options if isinstance(question.answer, ChoiceAnswer | MultipleAnswer) else ()


def option_ids(question: Question) -> list[str]:
    """The ids of what can be chosen."""
    return [option.id for option in options(question)]
