"""What comes of every way to answer a small form, and so whether it matters what is answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from tests.checker.small import every_answer
from triage.assessment import Assessment, assess
from triage.checker.stakes import Stake
from triage.questionnaire import Answered, MultipleAnswer, Questionnaire


def outcome(assessment: Assessment) -> object:
    """What comes of answers: questions, rules, notes, scores."""
    scores = {name: (one.status, one.value, one.low, one.high, one.band) for name, one in assessment.scores.items()}
    fired = [one.id for one in assessment.fired]
    return [one.id for one in assessment.path], assessment.ended, fired, [one.id for one in assessment.notes], scores


def with_and_without(stake: Stake) -> Iterator[tuple[Answered, Answered]]:
    """All pairs of answers to the question that differ in what may matter."""
    values = [one for one in every_answer(stake.question) if one is not None and not isinstance(one, dict)]
    for one, other in product(values, values):
        if stake.option is None or not isinstance(one, list) or not isinstance(other, list):
            yield one, other
            continue
        code, answer = stake.option.id, stake.question.answer
        assert isinstance(answer, MultipleAnswer)
        alone = {option.id for option in answer.options if option.exclusive}
        without = set(one) - {code}
        if (
            code in one
            and code not in other
            and (code in alone or set(other) == without or (not without and alone & {*other}))
        ):
            yield one, other


Outcomes = dict[tuple[str, ...], object]


def all_outcomes(questionnaire: Questionnaire, days: Sequence[date | None] = (None,)) -> Outcomes:
    """What comes of every way to answer, on all of ``days``; the answers as written."""
    names = [one.id for one in questionnaire.questions]
    every = product(*map(every_answer, questionnaire.questions))
    return {
        tuple(map(repr, way)): [outcome(assess(questionnaire, dict(zip(names, way, strict=True)), day)) for day in days]
        for way in every
    }


def does_matter(outcomes: Outcomes, stake: Stake) -> bool:
    """Whether any answers to all else exist with which it matters."""
    at = stake.question.index
    instead: dict[str, list[str]] = {}
    for one, other in with_and_without(stake):
        instead.setdefault(repr(one), []).append(repr(other))
    return any(
        came != outcomes[(*way[:at], other, *way[at + 1 :])]
        for way, came in outcomes.items()
        for other in instead.get(way[at], ())
    )
