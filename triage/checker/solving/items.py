"""The items of a score, as z3 knows them: what each is worth, or what it could be."""

from __future__ import annotations

from typing import NamedTuple

import z3

from triage.checker.sights import total
from triage.checker.solving.answers import Of, worth
from triage.checker.solving.conditions import truth_of
from triage.checker.solving.slots import Slots
from triage.checker.solving.truths import FALSE, either, every, none, number, some
from triage.logic import Number, ScoreType
from triage.questionnaire import Score
from triage.questionnaire.scores import AnswerItem, CasesItem, Item, ScoreItem, Span, WhenItem


class Part(NamedTuple):
    """An item: when it is ``absent``, when it has no value (``missing``), and the ``points`` where it has one.

    A missing item can be worth ``span``, or ``unsure`` where it is ``doubtful`` whether it is asked. Where it is
    ``vague``, none of this is known.
    """

    absent: z3.BoolRef
    missing: z3.BoolRef
    doubtful: z3.BoolRef
    vague: z3.BoolRef
    points: z3.ArithRef
    span: Span
    unsure: Span

    @property
    def valued(self) -> z3.BoolRef:
        """When it has a value."""
        return none(some((self.absent, self.missing)))


def part_of(item: Item, score: Score, slots: Slots) -> Part:
    """``item`` of ``score``."""
    match item:
        case AnswerItem(parts=parts, plain=plain):
            return _answered(item, score, slots, _worth(item, total(parts), total(plain), score, slots), FALSE)
        case CasesItem():
            points, vague = _by_case(item, score, slots)
            return _answered(item, score, slots, points, vague)
        case ScoreItem():
            return _scored(item, score, slots)
        case WhenItem(when=when, part=part, span=span):
            truth = truth_of(when, slots)
            worth_of = number(sum(one.points for one in part))
            return Part(FALSE, truth.open, FALSE, FALSE, either(truth.yes, worth_of, number(0)), span, span)


def _worth(item: AnswerItem | CasesItem, of: Of, plain: Of, score: Score, slots: Slots) -> z3.ArithRef:
    found = worth(slots.net, slots.asked[item.index], of, plain, score.counts_from)
    return slots.free((item.span.low, item.span.high)) if found is None else found


def _answered(item: AnswerItem | CasesItem, score: Score, slots: Slots, points: z3.ArithRef, vague: z3.BoolRef) -> Part:
    asked, stated = slots.asked[item.index], score.missing.stated
    for why, counts in stated.items():
        points = either(asked.states.get(why, FALSE), number(counts), points)
    missing = some((asked.doubtful, *(so for why, so in asked.states.items() if why not in stated)))
    unclear = every((asked.given, vague))
    return Part(asked.absent, missing, asked.doubtful, unclear, points, item.span, item.unsure)


def _by_case(item: CasesItem, score: Score, slots: Slots) -> tuple[z3.ArithRef, z3.BoolRef]:
    """What the first case that holds counts; and when nobody knows which that is."""
    points, vague = number(0), FALSE
    for case in reversed(item.cases):
        worth_of = _worth(item, total(case.parts), total(case.plain), score, slots)
        if case.when is None:
            points, vague = worth_of, FALSE
        else:
            truth = truth_of(case.when, slots)
            points = either(truth.yes, worth_of, points)
            vague = some((truth.open, every((truth.no, vague))))
    return points, vague


def _scored(item: ScoreItem, score: Score, slots: Slots) -> Part:
    """An earlier score; whatever it is where it has no value that stays."""
    scored = slots.scored[item.index]
    amount = scored.amount
    points = _counted(item, amount.low, score.counts_from)
    missing = none(some((amount.absent, scored.complete)))
    return Part(amount.absent, missing, amount.unknown, missing, points, item.span, item.unsure)


def _counted(item: ScoreItem, value: z3.ArithRef, counts_from: Number | None) -> z3.ArithRef:
    """What ``item`` counts: its value, or that turned round; or 1 for one that is high enough."""
    kind = item.name.type
    assert isinstance(kind, ScoreType)
    first, last = item.counts(kind.low), item.counts(kind.high)
    turned = number(kind.low + kind.high) - value
    if counts_from is None:
        return value if first == kind.low else turned
    if first == last:
        return number(first)
    return either((value if first < last else turned) >= number(counts_from), number(1), number(0))
