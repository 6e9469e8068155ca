"""The questionnaires of this folder, answers written as rows of digits, and what their scores come to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from tests.assessment.features import DECLINED, NOT_SURE
from triage.assessment import Assessment, ScoreResult, Status, assess, narrowed
from triage.logic import Number
from triage.questionnaire import Answered, Questionnaire, load

HERE = Path(__file__).parent
COMPLETE, ESTIMATED, REFUSED, NOT_APPLICABLE = Status

Answers = dict[str, Answered]
Said = tuple[Status, Number | None, Number, Number, str | None, tuple[str, ...]]
"""Status, value, low, high, band, possible bands."""
Numbers = tuple[Status, Number | None, Number, Number]
"""Status, value, low, high."""


@cache
def form(name: str) -> Questionnaire:
    """The questionnaire ``name``."""
    return load(HERE / f"{name}.json")


def assessed(name: str, answers: Mapping[str, Answered]) -> Assessment:
    """The questionnaire ``name`` with ``answers``."""
    return assess(form(name), answers)


def scored(name: str, score: str, answers: Mapping[str, Answered]) -> ScoreResult:
    """A score of it."""
    return assessed(name, answers).scores[score]


def said(result: ScoreResult) -> Said:
    """What a score comes to, as plain values."""
    return result.status, result.value, result.low, result.high, result.band, result.possible


def numbers(result: ScoreResult) -> Numbers:
    """What a score comes to, but for its bands."""
    return result.status, result.value, result.low, result.high


def narrow(name: str, score: str, answers: Mapping[str, Answered]) -> Said:
    """What a score of ``name`` comes to, its bounds as narrow as they can be found."""
    found = assessed(name, answers)
    result, exact = narrowed(found.scores[score], found)
    assert exact
    return said(result)


def row(prefix: str, digits: str) -> Answers:
    """Answers to ``prefix1`` and so on: the option of that name, ``-`` left out, ``?`` not sure, ``!`` declined."""
    given: dict[str, Answered] = {"-": None, "?": NOT_SURE, "!": DECLINED}
    return {f"{prefix}{at}": given.get(digit, digit) for at, digit in enumerate(digits, 1)}
