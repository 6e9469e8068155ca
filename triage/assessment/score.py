"""One score out of the slots: its value where enough was answered, its bounds and possible bands in any case."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import product
from typing import Final

from triage.assessment.banding import bands_within
from triage.assessment.items import Walked, walk
from triage.assessment.result import ScoreResult, Status
from triage.logic import Amount, Name, NonAnswer, Number, ScoreType, ScoreView, Slot
from triage.logic.measures import divide, range_of
from triage.questionnaire import Score
from triage.questionnaire.afterwards import reach_after
from triage.questionnaire.combining import added_span, combined, combined_span
from triage.questionnaire.scores import Formula, Missing, Span

_MOST_DOUBTFUL: Final = 6
"""So many questions of a formula are tried with and without: 64 times."""

_NOT_ASKED, _UNANSWERED = NonAnswer.NOT_ASKED, NonAnswer.UNANSWERED
_COMPLETE, _ESTIMATED, _REFUSED = Status.COMPLETE, Status.ESTIMATED, Status.REFUSED


def score_up(score: Score, slots: list[Slot], undecided: Collection[int]) -> tuple[ScoreResult, Slot]:
    """The score for ``slots``, and what conditions see of it: its bounds, never an estimate.

    ``undecided`` are the indexes of questions that may yet be asked or not. A score of which it is not known yet
    whether it applies, or whether any of its questions will be asked, is unknown to conditions as a whole. The last of
    ``slots`` is free for the value that a band looks at.
    """
    if score.formula is not None:
        return _by_formula(score, score.formula, slots, undecided)
    walked = walk(score, slots, undecided)
    applies = score.applies is None or score.applies(slots)
    count = len(score.items)
    asked = count - walked.not_asked if score.missing.not_asked is None else count
    if applies is False or walked.not_asked == count:
        return _not_applicable(score, asked, applies)
    values = _values(score, walked)
    status, value = _verdict(score, walked, values) if applies else (_REFUSED, None)
    if value is not None and score.after is not None:
        value = reach_after(score.after, (value, value))[0]
    if value is not None and status is _COMPLETE:
        low = high = value
    else:
        low, high = reach_after(score.after, _ends(score, walked, values))
    possible = bands_within(score, low, high, slots)
    bands = bands_within(score, value, value, slots) if status is _ESTIMATED and value is not None else possible
    band = bands[0] if len(bands) == 1 else None
    missing = tuple(walked.missing)
    result = ScoreResult(score, status, value, low, high, band, possible, tuple(walked.contributions), asked, missing)
    if applies is None or (walked.doubtful and walked.doubtful + walked.not_asked == count):
        return result, _UNANSWERED
    return result, ScoreView(low, high, possible, value)


def _not_applicable(score: Score, asked: int, applies: bool | None) -> tuple[ScoreResult, Slot]:
    result = ScoreResult(score, Status.NOT_APPLICABLE, None, 0, 0, None, (), (), asked, ())
    return result, _UNANSWERED if applies is None else _NOT_ASKED


def _values(score: Score, walked: Walked) -> list[Number]:
    """The values that there are; where items are added up, one value, their sum, stands for all of them."""
    instead = score.missing.not_asked
    if score.adds_up:
        return [sum([part.points for part in walked.contributions]) + walked.not_asked * (instead or 0)]
    return walked.values if instead is None else walked.values + [instead] * walked.not_asked


def _ends(score: Score, walked: Walked, values: list[Number]) -> tuple[Number, Number]:
    """What all items can make together, at least and at most."""
    if score.adds_up:
        low, high = added_span(walked.open)
        for value, span in walked.loose:
            low += span.low - value
            high += span.high - value
        return values[0] + low, values[0] + high
    sure = list(values)
    for value, _span in walked.loose:
        sure.remove(value)
    spans = [*(Span(value, value) for value in sure), *(span for _value, span in walked.loose), *walked.open]
    return combined_span(score.combine, spans)


def _verdict(score: Score, walked: Walked, values: list[Number]) -> tuple[Status, Number | None]:
    """Whether there is a value, of which kind, and which: before what comes after it."""
    missing, handling = len(walked.missing), score.missing
    if not missing:
        return _ESTIMATED if walked.loose else _COMPLETE, combined(score.combine, values)
    valued = len(score.items) - missing - (walked.not_asked if handling.not_asked is None else 0)
    if not valued or not _is_enough(handling, walked.needed, walked.short):
        return _REFUSED, None
    fill = filling(handling, sum(values), valued)
    return _ESTIMATED, combined(score.combine, values if fill is None else [*values, *[fill] * missing])


def filling(missing: Missing, total: Number, valued: int) -> Number | None:
    """What stands for an item without a value, where ``valued`` others make ``total``; ``None``: it is left out."""
    match missing.count_as:
        case None | "ignore":
            return None
        case "average":
            return divide(total, valued)
        case number:
            return number


def _is_enough(missing: Missing, needed: int, short: int) -> bool:
    """Whether the score may be estimated where all but ``short`` of the ``needed`` items have a value."""
    match missing.at_least:
        case "all":
            return short == 0
        case "half":
            return (needed - short) * 2 >= needed
        case int() as count:
            return needed - short >= count


def _by_formula(
    score: Score, formula: Formula, slots: list[Slot], undecided: Collection[int]
) -> tuple[ScoreResult, Slot]:
    """A score that a formula makes: there is a value where all that it names has one."""
    applies = score.applies is None or score.applies(slots)
    doubtful = [name.index for name in formula.names if _is_doubtful(name, slots, undecided)]
    reach = _reach_with(formula, slots, doubtful) if doubtful else formula.bounds(slots)
    exactly = reach if all(_is_exact(slots[name.index]) for name in formula.names) else formula.value(slots)
    if applies is False or not isinstance(reach, tuple) or isinstance(exactly, NonAnswer):
        return _not_applicable(score, len(formula.names), applies)
    day = formula.day
    names = formula.names if day is None or slots[day.index] is not _UNANSWERED else (*formula.names, day)
    missing = tuple([(name, why) for name in names if (why := _why_missing(slots[name.index])) is not None])
    status, value = _REFUSED, None
    if applies and not missing and exactly is not None and exactly[0] == exactly[1]:
        status = _COMPLETE if exactly == reach else _ESTIMATED
        value = reach_after(score.after, exactly)[0]
    low, high = (value, value) if exactly is reach and value is not None else reach_after(score.after, reach)
    possible = bands_within(score, low, high, slots)
    bands = possible if value is None else bands_within(score, value, value, slots)
    band = bands[0] if len(bands) == 1 else None
    result = ScoreResult(score, status, value, low, high, band, possible, (), len(names), missing)
    return result, _UNANSWERED if applies is None or doubtful else ScoreView(low, high, possible, value)


def _reach_with(formula: Formula, slots: list[Slot], doubtful: Sequence[int]) -> Amount:
    """The bounds of ``formula`` whether what is ``doubtful`` is asked or not; too many of these make it anything."""
    if len(doubtful) > _MOST_DOUBTFUL:
        low, high = range_of(formula.measure)
        return None if low is None or high is None else (low, high)
    reached = []
    for absent in product((False, True), repeat=len(doubtful)):
        there = list(slots)
        for index, is_absent in zip(doubtful, absent, strict=True):
            there[index] = _NOT_ASKED if is_absent else there[index]
        reached.append(formula.bounds(there))
    known = [one for one in reached if isinstance(one, tuple)]
    return (min(low for low, _high in known), max(high for _low, high in known)) if known else reached[0]


def _is_doubtful(name: Name, slots: list[Slot], undecided: Collection[int]) -> bool:
    """Whether the question called ``name`` may yet be asked or not, or the score apply or not."""
    return name.index in undecided or (isinstance(name.type, ScoreType) and slots[name.index] is _UNANSWERED)


def _is_exact(slot: Slot) -> bool:
    """Whether there is a value that no further answer can move."""
    if isinstance(slot, ScoreView):
        return slot.low is slot.high is slot.value
    return not isinstance(slot, NonAnswer)


def _why_missing(slot: Slot) -> NonAnswer | None:
    if isinstance(slot, ScoreView):
        return _UNANSWERED if slot.value is None else None
    return slot if isinstance(slot, NonAnswer) and slot is not _NOT_ASKED else None
