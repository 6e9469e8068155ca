"""The small questionnaires of the tests, loaded once, and what assessing them says."""

from __future__ import annotations

from functools import cache

from tests.questionnaire.reading import QUESTIONNAIRES
from triage.assessment import AnswersError, Assessment, assess
from triage.logic import Slot
from triage.questionnaire import Answered, Questionnaire, load

NOT_SURE: Answered = {"non_answer": "not_sure"}
DECLINED: Answered = {"non_answer": "declined"}


@cache
def feature(name: str) -> Questionnaire:
    """The questionnaire ``name``."""
    return load(QUESTIONNAIRES / f"{name}.json")


def assessed(name: str, /, **answers: Answered) -> Assessment:
    """The questionnaire ``name`` with ``answers``."""
    return assess(feature(name), answers)


def slot(name: str, question: str, answer: Answered) -> Slot:
    """What ``answer`` comes to."""
    form = feature(name)
    return assess(form, {question: answer}).answer(form.question_by_id[question])


def refusals(name: str, /, **answers: Answered) -> list[str]:
    """Why ``answers`` are refused; empty where they are not."""
    try:
        assessed(name, **answers)
    except AnswersError as error:
        return [str(problem) for problem in error.problems]
    return []
