"""A score, as z3 knows it: its bounds, its bands, its value, be it an estimate."""

from __future__ import annotations

from collections.abc import Sequence

import z3

from triage.checker.solving.afterwards import Ends, after_of
from triage.checker.solving.banding import possible_of
from triage.checker.solving.combining import Stand, far_end, far_mean, sum_of
from triage.checker.solving.conditions import amount_of, truth_of
from triage.checker.solving.estimates import estimate_of, is_enough
from triage.checker.solving.items import Part, part_of
from triage.checker.solving.slots import Scored, Slots
from triage.checker.solving.truths import TRUE, Amount, Truth, either, every, none, number, some
from triage.logic import Name, Number
from triage.questionnaire import Score
from triage.questionnaire.scores import Formula


def scored_of(score: Score, slots: Slots) -> Scored:
    """``score``, made of what ``slots`` hold."""
    applies = Truth(TRUE) if score.applies_if is None else truth_of(score.applies_if, slots)
    if score.formula is not None:
        return _by_formula(score, score.formula, applies, slots)
    parts = [part_of(item, score, slots) for item in score.items]
    gone = every(part.absent for part in parts)
    unsettled = every((some(part.doubtful for part in parts), *(some((one.absent, one.doubtful)) for one in parts)))
    low, high = after_of(score.after, _ends(score, parts, slots), slots)
    absent = some((applies.no, every((gone, none(applies.open)))))
    unknown = every((none(absent), some((applies.open, unsettled))))
    amount = Amount(absent, unknown, low, high)
    missing, loose = some(part.missing for part in parts), some(part.loose for part in parts)
    stands = every((applies.yes, none(gone)))
    complete = every((stands, none(missing), none(loose)))
    enough = some((every((none(missing), loose)), every((missing, is_enough(score, parts)))))
    estimated = every((stands, enough))
    value = low
    if not z3.is_false(estimated):
        filled = estimate_of(score, parts, _there(score, parts, [part.points for part in parts]))
        value = either(complete, low, after_of(score.after, (filled, filled), slots)[0])
    return _seen(score, amount, some((applies.no, gone)), Scored(amount, {}, complete, estimated, value), slots)


def _ends(score: Score, parts: Sequence[Part], slots: Slots) -> Ends:
    """The least and the greatest that ``parts`` make together."""
    low, high = (_there(score, parts, [ends[at] for ends in ((one.low, one.high) for one in parts)]) for at in (0, 1))
    exact = all(part.low is part.high for part in parts)
    return (found := _end(score, low, slots, is_most=False)), found if exact else _end(score, high, slots, is_most=True)


def _there(score: Score, parts: Sequence[Part], points: Sequence[z3.ArithRef]) -> list[Stand]:
    """What ``parts`` count, and when: the ``points`` of each, or what it counts where it was not asked."""
    return [_stand(part, its, score.missing.not_asked) for part, its in zip(parts, points, strict=True)]


def _stand(part: Part, points: z3.ArithRef, instead: Number | None) -> Stand:
    if instead is None:
        return Stand(none(part.absent), points, part.may_go)
    return Stand(TRUE, either(part.absent, number(instead), points), part.may_go)


def _end(score: Score, there: Sequence[Stand], slots: Slots, *, is_most: bool) -> z3.ArithRef:
    """How far what is ``there`` goes together, up or down."""
    match score.combine:
        case "sum" | "count":
            return sum_of(there)
        case "mean":
            return far_mean(is_most, there, slots.rules)
        case "max" | "min":
            return far_end(is_most, score.combine == "max", there)


def _by_formula(score: Score, formula: Formula, applies: Truth, slots: Slots) -> Scored:
    """A score that a formula makes: there is a value where all that it names has one."""
    reach = amount_of(formula.measure, slots, "reach")
    by_score = any(name.index in slots.scored for name in formula.names)
    exactly = amount_of(formula.measure, slots, "value") if by_score else reach
    gone = some((applies.no, reach.absent))
    low, high = after_of(score.after, (reach.low, reach.high), slots)
    value = after_of(score.after, (exactly.low, exactly.low), slots)[0] if by_score else low
    there = every((applies.yes, none(gone), *(none(_is_missing(name, slots)) for name in formula.names)))
    valued = there if exactly.is_exact else every((there, exactly.low == exactly.high))
    sure = (
        TRUE if exactly.is_exact and exactly is reach else every((reach.low == exactly.low, reach.high == exactly.low))
    )
    doubtful = some((applies.open, *(_is_doubtful(name, slots) for name in formula.names)))
    absent = every((gone, none(applies.open)))
    amount = Amount(absent, every((none(absent), doubtful)), low, high)
    scored = Scored(amount, {}, every((valued, sure)), every((valued, none(sure))), value)
    return _seen(score, amount, gone, scored, slots)


def _is_missing(name: Name, slots: Slots) -> z3.BoolRef:
    """When ``name`` has no value."""
    asked, scored = slots.asked.get(name.index), slots.scored.get(name.index)
    if asked is not None:
        return asked.unknown
    assert scored is not None
    amount = scored.amount
    return every((none(amount.absent), some((amount.unknown, none(scored.valued)))))


def _is_doubtful(name: Name, slots: Slots) -> z3.BoolRef:
    """When nobody knows yet whether the question called ``name`` is asked, or the score applies."""
    asked = slots.asked.get(name.index)
    return slots.scored[name.index].amount.unknown if asked is None else asked.doubtful


def _seen(score: Score, amount: Amount, gone: z3.BoolRef, scored: Scored, slots: Slots) -> Scored:
    """``scored`` with the bands that ``score`` can lie in: in none where it is ``gone``."""
    possible = possible_of(score, amount, slots)
    return scored._replace(possible={band: every((none(gone), so)) for band, so in possible.items()})
