"""The items of a score, as z3 knows them: what each is worth, or what it could be."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import z3

from triage.checker.sights import total
from triage.checker.solving.answers import Of, worth
from triage.checker.solving.conditions import truth_of
from triage.checker.solving.slots import Slots
from triage.checker.solving.truths import FALSE, either, every, greater, lesser, none, number, some
from triage.logic import Number, ScoreType
from triage.questionnaire import Score
from triage.questionnaire.scores import AnswerItem, CasesItem, Item, ScoreItem, Span, WhenItem

Ends = tuple[z3.ArithRef, z3.ArithRef]
"""The least and the greatest; one and the same where there is no doubt."""


class Part(NamedTuple):
    """An item: when it is ``absent``, when it has no value (``missing``), and the ``points`` where it has one.

    It is worth from ``low`` to ``high``: where it is missing, what it can be; where it is ``loose``, so that its points
    are an estimate, what is sure; else its points. ``doubtful``: it may turn out not to be asked, and where it is also
    ``optional`` it then counts nothing.
    """

    absent: z3.BoolRef
    missing: z3.BoolRef
    loose: z3.BoolRef
    doubtful: z3.BoolRef
    points: z3.ArithRef
    low: z3.ArithRef
    high: z3.ArithRef
    optional: bool

    @property
    def valued(self) -> z3.BoolRef:
        """When it has a value."""
        return none(some((self.absent, self.missing)))

    @property
    def may_go(self) -> z3.BoolRef:
        """When it may turn out to count nothing."""
        return self.doubtful if self.optional else FALSE


def part_of(item: Item, score: Score, slots: Slots) -> Part:
    """``item`` of ``score``."""
    match item:
        case AnswerItem(parts=parts, plain=plain):
            points = _worth(item, total(parts), total(plain), score, slots)
            return _answered(item, score, slots, (points, points))
        case CasesItem():
            return _answered(item, score, slots, _by_case(item, score, slots))
        case ScoreItem():
            return _scored(item, score, slots)
        case WhenItem(when=when, part=part, span=span):
            truth = truth_of(when, slots)
            points = either(truth.yes, number(sum(one.points for one in part)), number(0))
            low, high = _or_missing(truth.open, FALSE, (points, points), span, span)
            return Part(FALSE, truth.open, FALSE, FALSE, points, low, high, optional=False)


def _or_missing(missing: z3.BoolRef, doubtful: z3.BoolRef, ends: Ends, span: Span, unsure: Span) -> Ends:
    """``ends``; what can be where an answer is ``missing``, or where it is ``doubtful`` whether it is asked for."""
    if z3.is_false(missing):
        return ends
    least, most = (number(end) for end in (span.low, span.high))
    low = either(missing, either(doubtful, number(unsure.low), least), ends[0])
    return low, either(missing, either(doubtful, number(unsure.high), most), ends[1])


def _worth(item: AnswerItem | CasesItem, of: Of, plain: Of, score: Score, slots: Slots) -> z3.ArithRef:
    found = worth(slots.net, slots.asked[item.index], of, plain, score.counts_from)
    return slots.free((item.span.low, item.span.high)) if found is None else found


def _answered(item: AnswerItem | CasesItem, score: Score, slots: Slots, ends: Ends) -> Part:
    """An item whose answer is worth something between ``ends``: it has a value where these are the same."""
    asked, stated = slots.asked[item.index], score.missing.stated
    unclear = FALSE if ends[0] is ends[1] else every((asked.given, ends[0] != ends[1]))
    for why, counts in stated.items():
        low = either(asked.states.get(why, FALSE), number(counts), ends[0])
        ends = low, low if ends[0] is ends[1] else either(asked.states.get(why, FALSE), number(counts), ends[1])
    left = some((asked.doubtful, *(so for why, so in asked.states.items() if why not in stated)))
    low, high = _or_missing(left, asked.doubtful, ends, item.span, item.unsure)
    missing = some((left, unclear))
    return Part(asked.absent, missing, FALSE, asked.doubtful, ends[0], low, high, item.unsure.optional)


def _by_case(item: CasesItem, score: Score, slots: Slots) -> Ends:
    """What the first case that holds counts; where one before it may hold, any of those that may."""
    ends: Ends = number(0), number(0)
    for case in reversed(item.cases):
        worth_of = _worth(item, total(case.parts), total(case.plain), score, slots)
        if case.when is None:
            ends = worth_of, worth_of
            continue
        truth, (low, high) = truth_of(case.when, slots), ends
        sure = either(truth.yes, worth_of, low)
        if z3.is_false(truth.open):
            ends = sure, sure if low is high else either(truth.yes, worth_of, high)
        else:
            least, most = lesser(worth_of, low), greater(worth_of, high)
            ends = either(truth.open, least, sure), either(truth.open, most, either(truth.yes, worth_of, high))
    return ends


def _scored(item: ScoreItem, score: Score, slots: Slots) -> Part:
    """An earlier score: its value, be it an estimate, and its bounds."""
    scored = slots.scored[item.index]
    amount = scored.amount
    is_turned = _is_turned(item, score.counts_from)
    points, low, high = (
        _counted(item, value, score.counts_from, is_turned=is_turned)
        for value in (scored.value, amount.low, amount.high)
    )
    if is_turned:
        low, high = high, low
    valued = every((none(amount.unknown), scored.valued))
    missing = every((none(amount.absent), none(valued)))
    loose = every((none(amount.absent), valued, some((low != points, high != points))))
    low, high = _or_missing(every((none(amount.absent), amount.unknown)), FALSE, (low, high), item.unsure, item.unsure)
    return Part(amount.absent, missing, loose, amount.unknown, points, low, high, item.unsure.optional)


def _is_turned(item: ScoreItem, counts_from: Number | None) -> bool:
    """Whether ``item`` counts the less the more it is."""
    kind = item.name.type
    assert isinstance(kind, ScoreType)
    far = 1 + sum(abs(Fraction(end)) for end in (kind.low, kind.high, counts_from or 0))
    return item.counts(-far) > item.counts(far)


def _counted(item: ScoreItem, value: z3.ArithRef, counts_from: Number | None, *, is_turned: bool) -> z3.ArithRef:
    """What ``item`` counts: its value, or that turned round; or 1 for one that is high enough."""
    kind = item.name.type
    assert isinstance(kind, ScoreType)
    facing = number(kind.low + kind.high) - value if is_turned else value
    return facing if counts_from is None else either(facing >= number(counts_from), number(1), number(0))
