"""The typed tree → truths and amounts of z3, by what the slots hold. What z3 cannot reckon is left free.

Free is whatever it can be: so nothing that can happen is lost, and what is impossible all the same is proven.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Literal

import z3

from triage.checker.solving.amounts import absolute, aggregate, count, joined, power
from triage.checker.solving.answers import Asked, worth
from triage.checker.solving.calendar import days, years
from triage.checker.solving.slots import Scored, Slots
from triage.checker.solving.truths import (
    FALSE,
    Amount,
    Truth,
    all_of,
    any_of,
    compared,
    either,
    every,
    exactly,
    none,
    number,
    opposite,
    some,
)
from triage.logic import Condition, Measure, Name, NonAnswer
from triage.logic.measures import range_of
from triage.logic.tree import (
    Absolute,
    Aggregate,
    All,
    AnyOf,
    Arithmetic,
    Compare,
    CompareDates,
    Constant,
    Count,
    Elapsed,
    HasState,
    InBand,
    Includes,
    IsOneOf,
    Logarithm,
    Negative,
    Not,
    PointsOf,
    Power,
    Root,
    ValueOf,
    state_of,
)

Reading = Literal["known", "reach", "value"]
"""How a measure is read: see ``logic.amounts``."""


def truth_of(node: Condition, slots: Slots) -> Truth:
    """When the condition ``node`` is so, and when it is not."""
    match node:
        case All(parts):
            return all_of([truth_of(part, slots) for part in parts])
        case AnyOf(parts):
            return any_of([truth_of(part, slots) for part in parts])
        case Not(part):
            return truth_of(part, slots).negated()
        case IsOneOf(name, codes, negated) | Includes(name, codes, negated):
            asked = slots.asked[name.index]
            inside = some(so for code, so in asked.chosen.items() if code in codes)
            found = _seen(asked.absent, asked.unknown, inside)
            return found.negated() if negated else found
        case InBand(name, bands, negated):
            found = _in_band(slots.scored[name.index], bands)
            return found.negated() if negated else found
        case HasState(name, state):
            return _has_state(slots.asked[name.index], state_of(state))
        case Compare(left, sign, right):
            return compared(amount_of(left, slots), sign, amount_of(right, slots))
        case CompareDates(name, sign, other):
            return compared(_day(name, slots), sign, _day(other, slots))


def _seen(absent: z3.BoolRef, unknown: z3.BoolRef, so: z3.BoolRef) -> Truth:
    """``so`` of what is known; no, where it is ``absent``."""
    yes = every((none(absent), none(unknown), so))
    return Truth(yes, None if z3.is_false(unknown) else some((absent, every((none(unknown), none(so))))))


def _in_band(scored: Scored, bands: Sequence[str]) -> Truth:
    inside = some(so for band, so in scored.possible.items() if band in bands)
    outside = some(so for band, so in scored.possible.items() if band not in bands)
    seen = every((none(scored.amount.absent), none(scored.amount.unknown)))
    return Truth(every((seen, none(outside))), some((scored.amount.absent, every((seen, outside, none(inside))))))


def _has_state(asked: Asked, wanted: NonAnswer | None) -> Truth:
    so = asked.given if wanted is None else asked.states.get(wanted, FALSE)
    return Truth(so, None if z3.is_false(asked.left_out) else every((none(asked.left_out), none(so))))


def amount_of(node: Measure, slots: Slots, reading: Reading = "known") -> Amount:
    """The measure ``node``."""

    def part(inner: Measure) -> Amount:
        return amount_of(inner, slots, reading)

    match node:
        case Constant(value):
            return exactly(number(value))
        case ValueOf(name):
            return _value(node, name, slots, reading)
        case PointsOf(name):
            return _points(node, name, slots, reading)
        case Arithmetic(sign, left, right):
            return joined(sign, part(left), part(right))
        case Negative(item) | Absolute(item) | Power(item, _) | Root(item) | Logarithm(item):
            return _changed(node, part(item), slots)
        case Aggregate(function, items):
            return aggregate(function, [part(item) for item in items])
        case Count(conditions):
            return count([truth_of(condition, slots) for condition in conditions])
        case Elapsed():
            return _elapsed(node, slots, reading)


def _known(amount: Amount, node: Measure, reading: Reading) -> Amount:
    """``amount``; where it is unknown and read by its reach, all that ``node`` can be."""
    if reading != "reach" or z3.is_false(amount.unknown):
        return amount
    low, high = range_of(node)
    assert low is not None
    assert high is not None
    least_of = either(amount.unknown, number(low), amount.low)
    return Amount(amount.absent, FALSE, least_of, either(amount.unknown, number(high), amount.high))


def _value(node: Measure, name: Name, slots: Slots, reading: Reading) -> Amount:
    scored = slots.scored.get(name.index)
    if scored is not None:
        amount = scored.amount
        if reading == "value":
            unknown = some((amount.unknown, none(scored.valued)))
            return Amount(amount.absent, unknown, scored.value, scored.value)
        return _known(amount, node, reading)
    asked = slots.asked[name.index]
    assert asked.number is not None
    return _known(Amount(asked.absent, asked.unknown, asked.number, asked.number), node, reading)


def _points(node: Measure, name: Name, slots: Slots, reading: Reading) -> Amount:
    asked, points = slots.asked[name.index], name.points
    assert points is not None
    found = worth(slots.net, asked, points.of, points.of, None)
    value = slots.free((points.low, points.high)) if found is None else found
    return _known(Amount(asked.absent, asked.unknown, value, value), node, reading)


def _changed(node: Negative | Absolute | Power | Root | Logarithm, item: Amount, slots: Slots) -> Amount:
    """What ``node`` makes of what is inside it."""
    match node:
        case Negative():
            return opposite(item)
        case Absolute():
            return absolute(item)
        case Power(_, exponent):
            return power(item, exponent)
        case Root() | Logarithm():
            return _unreckoned(node, item, slots)


def _unreckoned(node: Root | Logarithm, item: Amount, slots: Slots) -> Amount:
    """Anything in the range of ``node``."""
    low = slots.free(range_of(node))
    if item.is_exact:
        return item.within(low, low)
    high = slots.free(range_of(node))
    slots.rules.extend((low <= high, z3.Implies(item.low == item.high, low == high)))
    return item.within(low, high)


def _day(of: Name | date, slots: Slots) -> Amount:
    """A day, by its place in the calendar."""
    if isinstance(of, date):
        return exactly(z3.IntVal(of.toordinal()))
    asked = slots.asked.get(of.index)
    if asked is None:
        return exactly(slots.day)
    assert asked.number is not None
    return Amount(asked.absent, asked.unknown, asked.number, asked.number)


def _elapsed(node: Elapsed, slots: Slots, reading: Reading) -> Amount:
    one, two = _day(node.since, slots), _day(node.until, slots)
    until = partial(years, slots.rules) if node.unit == "years" else days
    value = until(one.low, two.low)
    absent, unknown = some((one.absent, two.absent)), some((one.unknown, two.unknown))
    if reading != "reach" or z3.is_false(unknown):
        return Amount(absent, unknown, value, value)
    ends = range_of(node)
    low, high = slots.free(ends), slots.free(ends)
    slots.rules.extend((low <= high, z3.Implies(none(unknown), z3.And(low == value, high == value))))
    return Amount(absent, FALSE, low, high)
