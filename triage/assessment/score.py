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
    not_asked: int
    contributions: tuple[Contribution, ...]
    missing: tuple[tuple[Question, NonAnswer], ...]


def result_of(score: Score, slots: Sequence[Slot], undecided: Collection[int]) -> ScoreResult:
    """The score for ``slots``; ``undecided`` are the indexes of questions that may yet be asked or not."""
    tally = _count(score, slots, undecided)
    applies = score.applies is None or score.applies(slots)
    asked = len(score.items) - (tally.not_asked if score.missing.not_asked is None else 0)
    if applies is False or tally.not_asked == len(score.items):
        return ScoreResult(score, Status.NOT_APPLICABLE, None, 0, 0, None, (), (), asked, ())
    status, value = _outcome(score, tally, asked) if applies else (Status.REFUSED, None)
    possible = _bands_within(score.bands, tally.low, tally.high)
    banded = possible if value is None or not tally.missing else _bands_within(score.bands, value, value)
    return ScoreResult(
        score,
        status,
        value,
        tally.low,
        tally.high,
        banded[0] if len(banded) == 1 else None,
        possible,
        tally.contributions,
        asked,
        tally.missing,
    )


def view_of(result: ScoreResult, slots: Sequence[Slot], undecided: Collection[int]) -> Slot:
    """What conditions see of a score: its bounds, never an estimate.

    A score of which it is not known yet whether it applies is unknown as a whole.
    """
    score = result.score
    if score.applies is not None and score.applies(slots) is None:
        return NonAnswer.UNANSWERED
    if result.status is Status.NOT_APPLICABLE:
        return NonAnswer.NOT_ASKED
    if undecided and all(_may_fall_away(item, slots, undecided) for item in score.items):
        return NonAnswer.UNANSWERED
    return ScoreView(result.low, result.high, result.possible)


def _may_fall_away(item: ScoreItem, slots: Sequence[Slot], undecided: Collection[int]) -> bool:
    index = item.question.index
    return slots[index] is _NOT_ASKED or index in undecided


def _count(score: Score, slots: Sequence[Slot], undecided: Collection[int]) -> _Tally:
    low: Number = 0
    high: Number = 0
    not_asked = 0
    contributions: list[Contribution] = []
    missing: list[tuple[Question, NonAnswer]] = []
    instead = score.missing.not_asked or 0
    for item in score.items:
        slot = slots[item.question.index]
        if type(slot) is not NonAnswer:
            contributions += item.parts(slot)  # type: ignore[arg-type]  # the slot of a question holds no score
        elif slot is _NOT_ASKED:
            not_asked += 1
        else:
            missing.append((item.question, slot))
            least, most = item.low, item.high
            if item.gated and item.question.index in undecided:
                least, most = min(least, instead), max(most, instead)
            low += least
            high += most
    known = sum([part.points for part in contributions]) + not_asked * instead
    return _Tally(known, known + low, known + high, not_asked, tuple(contributions), tuple(missing))


def _outcome(score: Score, tally: _Tally, asked: int) -> tuple[Status, Number | None]:
    missing = len(tally.missing)
    if not missing:
        return Status.COMPLETE, tally.known
    match score.missing.at_least:
        case "all":
            enough = False
        case "half":
            enough = (asked - missing) * 2 >= asked
        case count:
            enough = asked - missing >= count
    if not enough:
        return Status.REFUSED, None
    return Status.ESTIMATED, tally.known + (score.missing.count_as or 0) * missing


def _bands_within(bands: Sequence[Band], low: Number, high: Number) -> tuple[str, ...]:
    """The ids of the bands that a score from ``low`` to ``high`` can lie in, lowest first."""
    first = last = 0
    for at, band in enumerate(bands):
        if band.start > high:
            break
        last = at + 1
        if band.start <= low:
            first = at
    return tuple([band.id for band in bands[first:last]])
