"""One score out of the slots: its value where enough was answered, its bounds and possible bands in any case."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from triage.assessment.result import ScoreResult, Status
from triage.logic import NonAnswer, Number, ScoreView, Slot
from triage.questionnaire import Band, Contribution, Question, Score
from triage.questionnaire.model import ScoreItem

_NOT_ASKED = NonAnswer.NOT_ASKED


class _Tally(NamedTuple):
    """What a walk over the items found: what is known, what it can still become, what is missing."""

    known: Number
    low: Number
    high: Number
    valued: int
    items: int
    contributions: tuple[Contribution, ...]
    missing: tuple[tuple[Question, NonAnswer], ...]


def result_of(score: Score, slots: Sequence[Slot], undecided: Collection[int]) -> ScoreResult:
    """The score for ``slots``; ``undecided`` are the indexes of questions that may yet be asked or not."""
    tally = _count(score, slots, undecided)
    applies = score.applies is None or score.applies(slots)
    if applies is False or all(slots[item.question.index] is _NOT_ASKED for item in score.items):
        return ScoreResult(score, Status.NOT_APPLICABLE, None, 0, 0, None, (), (), tally.items, ())
    possible = tuple(band.id for band in bands_within(score.bands, tally.low, tally.high))
    status = _status(score, tally) if applies else Status.REFUSED
    value = _value(score, tally, status)
    return ScoreResult(
        score,
        status,
        value,
        tally.low,
        tally.high,
        _band(score, value, possible),
        possible,
        tally.contributions,
        tally.items,
        tally.missing,
    )


def view_of(result: ScoreResult, slots: Sequence[Slot], undecided: Collection[int]) -> Slot:
    """What conditions see of a score: its bounds, never an estimate.

    A score of which it is not known yet whether it applies is unknown as a whole.
    """
    score = result.score
    applies = True if score.applies is None else score.applies(slots)
    if applies is None:
        return NonAnswer.UNANSWERED
    if result.status is Status.NOT_APPLICABLE:
        return NonAnswer.NOT_ASKED
    if all(_may_fall_away(item, slots, undecided) for item in score.items):
        return NonAnswer.UNANSWERED
    return ScoreView(result.low, result.high, result.possible)


def _may_fall_away(item: ScoreItem, slots: Sequence[Slot], undecided: Collection[int]) -> bool:
    index = item.question.index
    return slots[index] is _NOT_ASKED or index in undecided


def _count(score: Score, slots: Sequence[Slot], undecided: Collection[int]) -> _Tally:
    known: Number = 0
    low: Number = 0
    high: Number = 0
    valued, items = 0, len(score.items)
    contributions: list[Contribution] = []
    missing: list[tuple[Question, NonAnswer]] = []
    instead = score.missing.not_asked
    for item in score.items:
        index = item.question.index
        slot = slots[index]
        if slot.__class__ is not NonAnswer:
            valued += 1
            for part in item.parts(slot):  # type: ignore[arg-type]  # the slot of a question holds no score
                known += part.points
                contributions.append(part)
        elif slot is _NOT_ASKED:
            if instead is None:
                items -= 1
            else:
                valued += 1
                known += instead
        else:
            missing.append((item.question, slot))
            least, most = item.low, item.high
            if index in undecided:
                least, most = min(least, instead or 0), max(most, instead or 0)
            low += least
            high += most
    return _Tally(known, known + low, known + high, valued, items, tuple(contributions), tuple(missing))


def _status(score: Score, tally: _Tally) -> Status:
    if not tally.missing:
        return Status.COMPLETE
    match score.missing.at_least:
        case "all":
            return Status.REFUSED
        case "half":
            enough = tally.valued * 2 >= tally.items
        case count:
            enough = tally.valued >= count
    return Status.ESTIMATED if enough else Status.REFUSED


def _value(score: Score, tally: _Tally, status: Status) -> Number | None:
    match status:
        case Status.COMPLETE:
            return tally.known
        case Status.ESTIMATED:
            return tally.known + (score.missing.count_as or 0) * len(tally.missing)
        case _:
            return None


def _band(score: Score, value: Number | None, possible: tuple[str, ...]) -> str | None:
    if value is not None:
        within = bands_within(score.bands, value, value)
        return within[0].id if within else None
    return possible[0] if len(possible) == 1 else None


def bands_within(bands: Sequence[Band], low: Number, high: Number) -> tuple[Band, ...]:
    """The bands that a score from ``low`` to ``high`` can lie in, lowest first."""
    found = []
    for at, band in enumerate(bands):
        below_next = at + 1 == len(bands) or low < bands[at + 1].start
        if band.start <= high and below_next:
            found.append(band)
    return tuple(found)
