"""An assessment as plain JSON data: what the command line prints, and other programs rely on.

A number is a JSON number where that is exact: a whole number, or a decimal that a 64-bit float prints as it is. Any
other is a fraction in a string, such as ``"1/3"``.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Literal, TypedDict

from triage.assessment.reach import narrowed
from triage.assessment.result import Assessment, ScoreResult, Undecided
from triage.logic import NonAnswer, Number, ScoreView, Slot, describe
from triage.questionnaire import Contribution, Rule
from triage.questionnaire.levels import LevelName

NumberData = int | float | str
"""A number, exact."""


class NonAnswerData(TypedDict):
    """Why there is no value: ``not_sure``, ``declined`` or ``not_asked``."""

    non_answer: str


AnswerData = str | list[str] | NumberData | NonAnswerData | None
"""An answer as an answers file writes it; ``None`` is unanswered."""


class QuestionnaireData(TypedDict):
    """Which questionnaire, and which bytes of it: ``hash`` is the SHA-256 of the file."""

    id: str
    version: str
    hash: str


class RuleData(TypedDict):
    """A rule that fired; ``because`` are the true parts of its condition in plain words."""

    id: str
    level: LevelName
    text: str
    because: list[str]


class UndecidedData(TypedDict):
    """The id of a rule that is neither fired nor ruled out, and the ids of the questions that would settle it."""

    rule: str
    level: LevelName
    questions: list[str]


class ContributionData(TypedDict):
    """One item's part in a score: a question or an earlier score, ``None`` for a condition.

    ``option`` is ``None`` for a number, ``statement`` without an author's sentence.
    """

    item: str | None
    option: str | None
    points: NumberData
    statement: str | None
    sources: list[str]


class MissingData(TypedDict):
    """A question or an earlier score that a score misses; ``why``: ``unanswered``, ``not_sure`` or ``declined``.

    The ``item`` is ``(day)`` where it is the day of the answers.
    """

    item: str
    why: str


class ScoreData(TypedDict):
    """A score: ``value`` where enough was answered, its bounds in any case, its band and those it can still be in.

    ``exact``: some completion of the answers comes to each bound. Otherwise the score can be no further out.
    ``settled_by`` are the ids of the questions whose missing answers would settle the band, or the value without bands.
    """

    value: NumberData | None
    low: NumberData
    high: NumberData
    exact: bool
    status: Literal["complete", "estimated", "refused", "not_applicable"]
    band: str | None
    possible: list[str]
    contributions: list[ContributionData]
    missing: list[MissingData]
    settled_by: list[str]


class AssessmentData(TypedDict):
    """An assessment. ``answers`` holds every question of ``path`` and can be assessed again, with the same result.

    ``on`` is the day of the answers, such as 2026-01-31; ``None`` where it is not known, or the questionnaire does not
    look at it.
    """

    questionnaire: QuestionnaireData
    on: str | None
    path: list[str]
    level: LevelName
    rules: list[RuleData]
    undecided: list[UndecidedData]
    scores: dict[str, ScoreData]
    answers: dict[str, AnswerData]
    ignored: list[str]


def export(assessment: Assessment) -> AssessmentData:
    """``assessment`` as data, its words in the language spoken now; lists are in the order of the file."""
    questionnaire = assessment.questionnaire
    return {
        "questionnaire": {"id": questionnaire.id, "version": questionnaire.version, "hash": questionnaire.hash},
        "on": None if assessment.on is None else assessment.on.isoformat(),
        "path": [question.id for question in assessment.path],
        "level": assessment.level.word,
        "rules": [_rule(rule, assessment) for rule in assessment.fired],
        "undecided": [_undecided(undecided) for undecided in assessment.undecided],
        "scores": {name: _score(result, assessment) for name, result in assessment.scores.items()},
        "answers": {question.id: _answer(assessment.answer(question)) for question in assessment.path},
        "ignored": [question.id for question in assessment.ignored],
    }


def number_data(number: Number) -> NumberData:
    """``number`` as a JSON number where that is exact, else as a fraction in a string."""
    if number.denominator == 1:
        return number.numerator
    try:
        nearest = float(number)
    except OverflowError:
        return str(number)
    return nearest if Fraction(repr(nearest)) == number else str(number)


def _rule(rule: Rule, assessment: Assessment) -> RuleData:
    because = [describe(part) for part in assessment.because(rule)]
    return {"id": rule.id, "level": rule.level.word, "text": rule.text, "because": because}


def _undecided(undecided: Undecided) -> UndecidedData:
    rule, questions = undecided
    return {"rule": rule.id, "level": rule.level.word, "questions": [question.id for question in questions]}


def _score(result: ScoreResult, assessment: Assessment) -> ScoreData:
    result, exact = narrowed(result, assessment)
    return {
        "value": None if result.value is None else number_data(result.value),
        "low": number_data(result.low),
        "high": number_data(result.high),
        "exact": exact,
        "status": result.status.value,
        "band": result.band,
        "possible": list(result.possible),
        "contributions": [_contribution(part) for part in result.contributions],
        "missing": [{"item": name.id, "why": why.value} for name, why in result.missing],
        "settled_by": [question.id for question in assessment.settling(result)],
    }


def _contribution(part: Contribution) -> ContributionData:
    return {
        "item": part.item,
        "option": part.option,
        "points": number_data(part.points),
        "statement": part.statement,
        "sources": list(part.sources),
    }


def _answer(slot: Slot) -> AnswerData:
    assert not isinstance(slot, ScoreView)
    match slot:
        case NonAnswer.UNANSWERED:
            return None
        case NonAnswer():
            return {"non_answer": slot.value}
        case (*codes,):
            return codes
        case date():
            return slot.isoformat()
        case str():
            return slot
        case number:
            return number_data(number)
