"""A score, as z3 knows it: its bounds, its bands, and its value where it is complete.

An estimate, and what follows from one, is left free.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce

import z3

from triage.checker.solving.afterwards import after_of
from triage.checker.solving.conditions import amount_of, truth_of
from triage.checker.solving.items import Part, part_of
from triage.checker.solving.slots import Scored, Slots
from triage.checker.solving.truths import (
    FALSE,
    TRUE,
    Amount,
    Truth,
    added,
    either,
    every,
    exactly,
    greater,
    lesser,
    none,
    number,
    some,
)
from triage.logic import Name, Number
from triage.questionnaire import Band, Score
from triage.questionnaire.scores import Formula


def scored_of(score: Score, slots: Slots) -> Scored:
    """``score``, made of what ``slots`` hold."""
    applies = Truth(TRUE) if score.applies_if is None else truth_of(score.applies_if, slots)
    if score.formula is not None:
        return _by_formula(score, score.formula, applies, slots)
    parts = [part_of(item, score, slots) for item in score.items]
    gone, missing = every(part.absent for part in parts), some(part.missing for part in parts)
    unsettled = some(every((none(part.absent), part.doubtful)) for part in parts)
    nothing_sure = every(some((part.absent, part.doubtful)) for part in parts)
    vague = some(part.vague for part in parts)
    amount = _combined(score, parts, missing)
    vague = some((vague, FALSE if score.adds_up else missing))
    low, high = after_of(score.after, (amount.low, amount.high), slots)
    absent = some((applies.no, every((gone, none(applies.open)))))
    unknown = every((none(absent), some((applies.open, every((unsettled, nothing_sure))))))
    complete = every((applies.yes, none(gone), none(missing)))
    return _seen(score, Amount(absent, unknown, low, high), complete, vague, slots)


def _combined(score: Score, parts: Sequence[Part], missing: z3.BoolRef) -> Amount:
    """What the items make together; only where all have a value, but for those that are added up."""
    instead = score.missing.not_asked
    there = [(TRUE if instead is not None else none(part.absent), _points(part, instead)) for part in parts]
    match score.combine:
        case "sum" | "count":
            low = added([_least(part, points, so) for part, (so, points) in zip(parts, there, strict=True)])
            if z3.is_false(missing):
                return exactly(low)
            high = added([_most(part, points, so) for part, (so, points) in zip(parts, there, strict=True)])
            return Amount(FALSE, FALSE, low, high)
        case "mean":
            total = added([either(so, points, number(0)) for so, points in there])
            return exactly(_shared(total, [so for so, _points in there]))
        case "max" | "min":
            return exactly(_end(score.combine == "max", there))


def _points(part: Part, instead: Number | None) -> z3.ArithRef:
    return part.points if instead is None else either(part.absent, number(instead), part.points)


def _least(part: Part, points: z3.ArithRef, so: z3.BoolRef) -> z3.ArithRef:
    open_ = either(part.doubtful, number(part.unsure.low), number(part.span.low))
    return either(part.missing, open_, either(so, points, number(0)))


def _most(part: Part, points: z3.ArithRef, so: z3.BoolRef) -> z3.ArithRef:
    open_ = either(part.doubtful, number(part.unsure.high), number(part.span.high))
    return either(part.missing, open_, either(so, points, number(0)))


def _shared(total: z3.ArithRef, there: Sequence[z3.BoolRef]) -> z3.ArithRef:
    """``total`` by how many are ``there``."""
    count = added([either(so, number(1), number(0)) for so in there])
    found = total * z3.Q(1, len(there))
    if all(map(z3.is_true, there)):
        return found
    for many in range(1, len(there)):
        found = either(count == many, total * z3.Q(1, many), found)
    return found


def _end(most: bool, there: Sequence[tuple[z3.BoolRef, z3.ArithRef]]) -> z3.ArithRef:
    """The greatest of those that are there, or the least."""
    pick = greater if most else lesser

    def joined(
        one: tuple[z3.BoolRef, z3.ArithRef], other: tuple[z3.BoolRef, z3.ArithRef]
    ) -> tuple[z3.BoolRef, z3.ArithRef]:
        both = either(one[0], either(other[0], pick(one[1], other[1]), one[1]), other[1])
        return some((one[0], other[0])), both

    return reduce(joined, there)[1]


def _by_formula(score: Score, formula: Formula, applies: Truth, slots: Slots) -> Scored:
    """A score that a formula makes: there is a value where all that it names has one."""
    reach = amount_of(formula.measure, slots, "reach")
    absent = some((applies.no, reach.absent))
    missing = some(_is_missing(name, slots) for name in formula.names)
    vague = some(_is_vague(name, slots) for name in formula.names)
    low, high = after_of(score.after, (reach.low, reach.high), slots)
    settled = TRUE if reach.is_exact else reach.low == reach.high
    complete = every((applies.yes, none(absent), none(missing), none(vague), settled))
    amount = Amount(every((absent, none(applies.open))), every((none(applies.no), applies.open)), low, high)
    return _seen(score, amount, complete, vague, slots)


def _is_missing(name: Name, slots: Slots) -> z3.BoolRef:
    """When nothing is known of ``name``."""
    asked, scored = slots.asked.get(name.index), slots.scored.get(name.index)
    if asked is not None:
        return asked.unknown
    assert scored is not None
    return scored.amount.unknown


def _is_vague(name: Name, slots: Slots) -> z3.BoolRef:
    """When ``name`` is a score without a value that stays."""
    scored = slots.scored.get(name.index)
    return FALSE if scored is None else none(some((scored.amount.absent, scored.amount.unknown, scored.complete)))


def _seen(score: Score, amount: Amount, complete: z3.BoolRef, vague: z3.BoolRef, slots: Slots) -> Scored:
    """What conditions see: where it is ``vague``, anything."""
    if not z3.is_false(vague):
        low, high = slots.free(), slots.free()
        slots.rules.append(low <= high)
        amount = Amount(
            _or_free(vague, amount.absent),
            _or_free(vague, amount.unknown),
            either(vague, low, amount.low),
            either(vague, high, amount.high),
        )
        complete = every((none(vague), complete))
    complete = every((complete, none(amount.absent)))
    estimated = every((none(complete), none(amount.absent), z3.FreshBool()))
    possible = _possible(score, amount, slots)
    return Scored(amount, possible, complete, estimated, slots.free())


def _or_free(vague: z3.BoolRef, so: z3.BoolRef) -> z3.BoolRef:
    return some((every((vague, z3.FreshBool())), every((none(vague), so))))


def _possible(score: Score, amount: Amount, slots: Slots) -> Mapping[str, z3.BoolRef]:
    """When ``score`` can lie in each of its bands: a later one that applies wins."""
    here = amount._replace(absent=FALSE, unknown=FALSE)
    inner = slots.with_value(Scored(here, {}, FALSE, FALSE, amount.low))
    possible: dict[str, z3.BoolRef] = {}
    later: z3.BoolRef = FALSE
    for band in reversed(score.bands):
        truth = _applies(band, here, inner)
        possible[band.id] = every((none(later), none(truth.no)))
        later = some((later, truth.yes))
    return dict(reversed(possible.items()))


def _applies(band: Band, amount: Amount, slots: Slots) -> Truth:
    """Whether ``band`` applies, apart from those after it."""
    begun = Truth(FALSE)
    if band.start is not None:
        start = number(band.start)
        yes = amount.low > start if band.open_start else amount.low >= start
        no = amount.high <= start if band.open_start else amount.high < start
        begun = Truth(yes, None if amount.is_exact else no)
    if band.or_when is None:
        return begun
    by_condition = truth_of(band.or_when, slots)
    return Truth(some((begun.yes, by_condition.yes)), every((begun.no, by_condition.no)))


def lies_in(scored: Scored, band: str) -> z3.BoolRef:
    """When the score, as a complete one, lies in ``band`` and in no other."""
    others = some(so for other, so in scored.possible.items() if other != band)
    return every((scored.complete, scored.possible[band], none(others)))
