"""Measures → functions of the slots that give bounds, ``None`` where nothing is known, or NOT_ASKED.

A number is carried as (least, greatest), because a score or a count may be known only within bounds. In arithmetic what
was not asked wins over what is unknown; sums, least and greatest leave it out.

A measure is read in one of three ways. ``known``: what is unknown has no bounds; conditions read so. ``reach``: what is
unknown can be anything that it may be; bounds of a formula are read so. ``value``: a score counts as what it came to,
be it an estimate; the value of a formula is read so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from operator import add, mul, sub
from typing import Final, Literal

from triage.logic.days import elapsed
from triage.logic.measures import absolute, between, days_of, divide, logarithm, power, range_of, rising, root
from triage.logic.names import Name, Points
from triage.logic.syntax import ArithmeticSign
from triage.logic.tree import (
    Absolute,
    Aggregate,
    Arithmetic,
    Condition,
    Constant,
    Count,
    Elapsed,
    Logarithm,
    Measure,
    Negative,
    PointsOf,
    Power,
    Root,
    ValueOf,
)
from triage.logic.values import NonAnswer, Number, ScoreView, Slots, Test

Bounds = tuple[Number, Number]
Amount = Bounds | Literal[NonAnswer.NOT_ASKED] | None
Meter = Callable[[Slots], Amount]
Reading = Literal["known", "reach", "value"]

_NOT_ASKED: Literal[NonAnswer.NOT_ASKED] = NonAnswer.NOT_ASKED


def compile_measure(
    measure: Measure, compile_condition: Callable[[Condition], Test], reading: Reading = "known"
) -> Meter:
    """The function that measures ``measure`` for any slots."""

    def part(inner: Measure) -> Meter:
        return compile_measure(inner, compile_condition, reading)

    match measure:
        case Constant(value):
            return lambda _slots: (value, value)
        case ValueOf(name):
            return _value(name, reading)
        case PointsOf(name):
            assert name.points is not None
            return _points(name.index, name.points, reading)
        case Negative(item) | Absolute(item) | Power(item, _) | Root(item) | Logarithm(item):
            return _mapped(part(item), partial(_changed, measure))
        case Arithmetic(sign, left, right):
            return _arithmetic(sign, part(left), part(right))
        case Aggregate(function, items):
            return _aggregate(function, tuple(part(item) for item in items))
        case Count(conditions):
            return _count(tuple(compile_condition(condition) for condition in conditions))
        case Elapsed():
            return _elapsed(measure, reading)


def _changed(measure: Negative | Absolute | Power | Root | Logarithm, bounds: Bounds) -> Bounds:
    """What ``measure`` makes of the bounds of what is inside it."""
    match measure:
        case Negative():
            return -bounds[1], -bounds[0]
        case Absolute():
            return _closed(absolute(bounds))
        case Power(_, exponent):
            return _closed(power(bounds, exponent))
        case Root():
            return _closed(rising(root, bounds))
        case Logarithm():
            return _closed(rising(logarithm, bounds))


def _closed(bounds: tuple[Number | None, Number | None]) -> Bounds:
    low, high = bounds
    assert low is not None
    assert high is not None
    return low, high


def _value(name: Name, reading: Reading) -> Meter:
    index = name.index
    unknown = _closed(range_of(ValueOf(name))) if reading == "reach" else None

    def meter(slots: Slots) -> Amount:
        slot = slots[index]
        if isinstance(slot, ScoreView):
            if reading == "value":
                return None if slot.value is None else (slot.value, slot.value)
            return slot.low, slot.high
        if isinstance(slot, NonAnswer):
            return _NOT_ASKED if slot is _NOT_ASKED else unknown
        return slot, slot  # type: ignore[return-value]

    return meter


def _points(index: int, points: Points, reading: Reading) -> Meter:
    unknown = (points.low, points.high) if reading == "reach" else None

    def meter(slots: Slots) -> Amount:
        slot = slots[index]
        if isinstance(slot, NonAnswer):
            return _NOT_ASKED if slot is _NOT_ASKED else unknown
        value = points.of(slot)  # type: ignore[arg-type]  # the slot of a question holds no score
        return value, value

    return meter


def _mapped(item: Meter, change: Callable[[Bounds], Bounds]) -> Meter:
    def meter(slots: Slots) -> Amount:
        amount = item(slots)
        return amount if amount is None or amount is _NOT_ASKED else change(amount)

    return meter


_OPERATORS: Final[Mapping[ArithmeticSign, Callable[[Number, Number], Number]]] = {
    "+": add,
    "-": sub,
    "*": mul,
    "/": divide,
}


def _arithmetic(sign: ArithmeticSign, left: Meter, right: Meter) -> Meter:
    operator = _OPERATORS[sign]

    def meter(slots: Slots) -> Amount:
        one, two = left(slots), right(slots)
        if one is _NOT_ASKED or two is _NOT_ASKED:
            return _NOT_ASKED
        if one is None or two is None:
            return None
        if one[0] is one[1] and two[0] is two[1]:
            value = operator(one[0], two[0])
            return value, value
        if sign == "-":
            return one[0] - two[1], one[1] - two[0]
        if sign == "+":
            return one[0] + two[0], one[1] + two[1]
        corners = [operator(a, b) for a in one for b in two]
        return min(corners), max(corners)

    return meter


def _aggregate(function: str, items: tuple[Meter, ...]) -> Meter:
    def meter(slots: Slots) -> Amount:
        amounts = [amount for amount in (item(slots) for item in items) if amount is not _NOT_ASKED]
        if not amounts:
            return (0, 0) if function == "sum" else _NOT_ASKED
        known = [amount for amount in amounts if amount is not None]
        if len(known) < len(amounts):
            return None
        lows, highs = [low for low, _high in known], [high for _low, high in known]
        match function:
            case "sum":
                return sum(lows), sum(highs)
            case "min":
                return min(lows), min(highs)
            case _:
                return max(lows), max(highs)

    return meter


def _count(tests: tuple[Test, ...]) -> Meter:
    def meter(slots: Slots) -> Amount:
        truths = [test(slots) for test in tests]
        surely = sum(truth is True for truth in truths)
        return surely, surely + sum(truth is None for truth in truths)

    return meter


def _elapsed(measure: Elapsed, reading: Reading) -> Meter:
    since, until, unit = measure.since, measure.until, measure.unit

    def meter(slots: Slots) -> Amount:
        one = slots[since.index]
        two = slots[until.index] if isinstance(until, Name) else until
        if one is _NOT_ASKED or two is _NOT_ASKED:
            return _NOT_ASKED
        if isinstance(one, date) and isinstance(two, date):
            time = elapsed(unit, one, two)
            return time, time
        if reading != "reach":
            return None
        first = (one, one) if isinstance(one, date) else days_of(since)
        if isinstance(two, date):
            return between(measure, first, (two, two))
        assert isinstance(until, Name)
        return between(measure, first, days_of(until))

    return meter
