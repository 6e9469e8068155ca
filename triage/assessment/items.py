"""The items of a score, read from the slots: what each contributes, or what it could, or that it was not asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal, NamedTuple

from triage.logic import Condition, Name, NonAnswer, Number, ScoreView, Slot, Slots, unsettled
from triage.questionnaire import Contribution, Score
from triage.questionnaire.scores import AnswerItem, Case, CasesItem, Item, ScoreItem, Span, WhenItem

_NOT_ASKED: Literal[NonAnswer.NOT_ASKED] = NonAnswer.NOT_ASKED
_UNANSWERED = NonAnswer.UNANSWERED

Group = tuple[Contribution, ...]
"""What one item contributes."""

Loose = tuple[Number, Span]
"""A value that is an estimate, and the bounds that are sure."""


class Open(NamedTuple):
    """An item without a value: whose answer is missing, why, and what it can still be worth.

    ``doubtful``: it may turn out that it is not asked.
    """

    name: Name
    why: NonAnswer
    span: Span
    doubtful: bool = False


class Walked(NamedTuple):
    """All items of a score.

    ``contributions`` are those of the items with a value; ``values`` what each of these is worth (empty where answers
    are only added up); ``loose`` those of the values that are an estimate. ``missing`` and ``open`` are the items
    without a value. Of the ``needed`` items that this person is asked, ``short`` have none. ``not_asked`` is how many
    were not asked, ``doubtful`` how many may yet not be.
    """

    contributions: list[Contribution]
    values: list[Number]
    loose: list[Loose]
    missing: list[tuple[Name, NonAnswer]]
    open: list[Span]
    not_asked: int
    doubtful: int
    needed: int
    short: int


def walk(score: Score, slots: Slots, undecided: Collection[int]) -> Walked:
    """Read every item of ``score``; ``undecided`` are the indexes of questions that may yet be asked or not."""
    if score.answers is not None:
        return add_answers(score, score.answers, slots, undecided)
    return walk_items(score, slots, undecided)


def add_answers(score: Score, answers: Sequence[AnswerItem], slots: Slots, undecided: Collection[int]) -> Walked:
    """The same for a score that only adds up answers, as nearly all do: the short way to what ``walk_items`` finds."""
    contributions: list[Contribution] = []
    missing: list[tuple[Name, NonAnswer]] = []
    spans: list[Span] = []
    not_asked = doubtful = 0
    for item in answers:
        slot = slots[item.index]
        if type(slot) is not NonAnswer:
            contributions += item.parts(slot)  # type: ignore[arg-type]  # the slot of a question holds no score
        elif slot is _NOT_ASKED:
            not_asked += 1
        else:
            missing.append((item.name, slot))
            if item.index in undecided:
                doubtful += 1
                spans.append(item.unsure)
            else:
                spans.append(item.span)
    needed = score.needed if score.missing.not_asked is not None else score.needed - not_asked
    return Walked(contributions, [], [], missing, spans, not_asked, doubtful, needed, len(missing))


def walk_items(score: Score, slots: Slots, undecided: Collection[int]) -> Walked:
    """Read items of any kind."""
    contributions: list[Contribution] = []
    values: list[Number] = []
    loose: list[Loose] = []
    missing: list[tuple[Name, NonAnswer]] = []
    spans: list[Span] = []
    not_asked = doubtful = short = 0
    needed = score.needed
    for item in score.items:
        if type(item) is AnswerItem and type(slot := slots[item.index]) is not NonAnswer:
            group = item.parts(slot)  # type: ignore[arg-type]  # the slot of a question holds no score
            contributions += group
            values.append(sum([part.points for part in group]))
            continue
        read = read_item(item, score, slots, undecided)
        if isinstance(read, Open):
            missing.append((read.name, read.why))
            spans.append(read.span)
            doubtful += read.doubtful
            short += item.needed
        elif read is _NOT_ASKED:
            not_asked += 1
            needed -= item.needed and score.missing.not_asked is None
        else:
            group, estimate = read
            contributions += group
            values.append(sum([part.points for part in group]))
            if estimate is not None:
                loose.append(estimate)
    return Walked(contributions, values, loose, missing, spans, not_asked, doubtful, needed, short)


Read = Open | Literal[NonAnswer.NOT_ASKED] | tuple[Group, Loose | None]
"""An item as read: without a value, not asked, or what it contributes and how sure that is."""


def read_item(item: Item, score: Score, slots: Slots, undecided: Collection[int]) -> Read:
    """What ``item`` of ``score`` is worth; ``undecided`` are the indexes of questions that may yet be asked or not."""
    match item:
        case AnswerItem() | CasesItem():
            slot = slots[item.index]
            if isinstance(slot, NonAnswer):
                return _unanswered(item, slot, score.missing.stated, undecided)
            return _by_case(item, slot, slots) if isinstance(item, CasesItem) else (item.parts(slot), None)  # type: ignore[arg-type]
        case ScoreItem():
            return _by_score(item, slots[item.index])
        case WhenItem(when=when, test=test, part=part):
            truth = test(slots)
            if truth is None:
                return _undecided(when, slots, item.span)
            return (part if truth else ()), None


def _unanswered(
    item: AnswerItem | CasesItem, why: NonAnswer, stated: Mapping[NonAnswer, Number], undecided: Collection[int]
) -> Read:
    if why is _NOT_ASKED:
        return _NOT_ASKED
    if why in stated:
        points = stated[why]
        return ((Contribution(item.name.id, None, points, None, ()),) if points else ()), None
    if item.index in undecided:
        return Open(item.name, why, item.unsure, doubtful=True)
    return Open(item.name, why, item.span)


def _by_case(item: CasesItem, slot: Slot, slots: Slots) -> Read:
    """By the first case that holds; where one before it may hold, by any of those that may."""
    possible: list[Case] = []
    unclear: Condition | None = None
    for case in item.cases:
        truth = case.test is None or case.test(slots)
        if truth is not False:
            possible.append(case)
        if truth is None and unclear is None:
            unclear = case.when
        if truth:
            break
    groups = [case.parts(slot) for case in possible]  # type: ignore[arg-type]  # the slot of a question
    totals = [sum(part.points for part in group) for group in groups]
    if unclear is None or min(totals) == max(totals):
        return groups[0], None
    return _undecided(unclear, slots, Span(min(totals), max(totals)))


def _undecided(condition: Condition, slots: Slots, span: Span) -> Open:
    """An item that waits for ``condition``: for the first of the names that keep it open."""
    name = unsettled(condition, slots)[0]
    slot = slots[name.index]
    return Open(name, slot if isinstance(slot, NonAnswer) else _UNANSWERED, span)


def _by_score(item: ScoreItem, slot: Slot) -> Read:
    if slot is _NOT_ASKED:
        return _NOT_ASKED
    if not isinstance(slot, ScoreView):
        return Open(item.name, _UNANSWERED, item.unsure, doubtful=True)
    value = slot.value
    points = None if value is None else item.counts(value)
    group = (Contribution(item.name.id, None, points, None, ()),) if points else ()
    if points is not None and slot.low is slot.high is value:
        return group, None
    low, high = sorted((item.counts(slot.low), item.counts(slot.high)))
    if points is None:
        return Open(item.name, _UNANSWERED, Span(low, high))
    return group, None if low == high == points else (points, Span(low, high))
