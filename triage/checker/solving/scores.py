"""A score, as z3 knows it: its bounds, its bands, its value, be it an estimate.

Left free are the bounds of items that are not added up while some have no value, and what is made of a score without a
value that stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import z3

from triage.checker.solving.afterwards import Ends, after_of
from triage.checker.solving.combining import Stand, end_of, shared
from triage.checker.solving.conditions import amount_of, truth_of
from triage.checker.solving.estimates import estimate_of, is_estimated
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
    there = [_stand(part, score.missing.not_asked) for part in parts]
    ends = _combined(score, parts, there, missing)
    low, high = after_of(score.after, ends, slots)
    absent = some((applies.no, every((gone, none(applies.open)))))
    unsettled = every((some(part.doubtful for part in parts), *(some((one.absent, one.doubtful)) for one in parts)))
    unknown = every((none(absent), some((applies.open, unsettled))))
    value = Value(every((applies.yes, none(gone), none(missing))), FALSE, slots.free())
    estimated = every((applies.yes, none(gone), is_estimated(score, parts, missing)))
    if not z3.is_false(estimated):
        filled = estimate_of(score, parts, there)
        value = value._replace(estimated=estimated, estimate=after_of(score.after, (filled, filled), slots)[0])
    bounded = FALSE if score.adds_up else missing
    vague = some(part.vague for part in parts)
    amount = _or_anything(bounded, Amount(absent, unknown, low, high), slots)
    return _seen(score, amount, value, vague, slots)


class Value(NamedTuple):
    """When a score has a value that no further answer moves, and when it is ``estimated``, as what."""

    complete: z3.BoolRef
    estimated: z3.BoolRef
    estimate: z3.ArithRef


def _combined(score: Score, parts: Sequence[Part], there: Sequence[Stand], missing: z3.BoolRef) -> Ends:
    """What the items make together; only where all have a value, but for those that are added up."""
    match score.combine:
        case "sum" | "count":
            both = list(zip(parts, there, strict=True))
            low = added([_end(part, one, part.unsure.low, part.span.low) for part, one in both])
            if z3.is_false(missing):
                return low, low
            return low, added([_end(part, one, part.unsure.high, part.span.high) for part, one in both])
        case "mean":
            total = added([either(one.so, one.points, number(0)) for one in there])
            count = added([either(one.so, number(1), number(0)) for one in there])
            value = shared(total, count, len(there))
            return value, value
        case "max" | "min":
            value = end_of(score.combine == "max", there)
            return value, value


def _stand(part: Part, instead: Number | None) -> Stand:
    """What ``part`` counts, and when; ``instead`` is what it counts where it was not asked."""
    if instead is None:
        return Stand(none(part.absent), part.points)
    return Stand(TRUE, either(part.absent, number(instead), part.points))


def _end(part: Part, there: Stand, unsure: Number, asked: Number) -> z3.ArithRef:
    """The least or the greatest that ``part`` adds; it may be ``unsure`` whether it is asked."""
    without = either(part.doubtful, number(unsure), number(asked))
    return either(part.missing, without, either(there.so, there.points, number(0)))


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
    return _seen(score, amount, Value(complete, FALSE, slots.free()), vague, slots)


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


def _seen(score: Score, amount: Amount, value: Value, vague: z3.BoolRef, slots: Slots) -> Scored:
    """What conditions see of ``score``: where it is ``vague``, anything."""
    amount = _or_anything(vague, amount, slots)
    complete = every((none(vague), none(amount.absent), value.complete))
    estimated, estimate = value.estimated, value.estimate
    if not z3.is_false(vague):
        amount = amount._replace(absent=_or_free(vague, amount.absent), unknown=_or_free(vague, amount.unknown))
        settled = every((vague, none(amount.absent), amount.low == amount.high, z3.FreshBool()))
        complete = some((complete, settled))
        estimated, estimate = _or_free(vague, estimated), either(vague, slots.free(), estimate)
    return Scored(amount, possible_of(score, amount, slots), complete, estimated, estimate)


def _or_anything(vague: z3.BoolRef, amount: Amount, slots: Slots) -> Amount:
    """``amount``; where it is ``vague``, with any bounds."""
    if z3.is_false(vague):
        return amount
    low, high = slots.free(), slots.free()
    slots.rules.append(low <= high)
    return amount.within(either(vague, low, amount.low), either(vague, high, amount.high))


def _or_free(vague: z3.BoolRef, so: z3.BoolRef) -> z3.BoolRef:
    return some((every((vague, z3.FreshBool())), every((none(vague), so))))


def possible_of(score: Score, amount: Amount, slots: Slots) -> Mapping[str, z3.BoolRef]:
    """When ``score`` can lie in each of its bands within ``amount``: a later one that applies wins."""
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


def lies_in(possible: Mapping[str, z3.BoolRef], band: str) -> z3.BoolRef:
    """When a score lies in ``band``, where it is ``possible`` to lie in these."""
    others = some(so for other, so in possible.items() if other != band)
    return every((possible[band], none(others)))
