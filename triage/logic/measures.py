"""The range of numbers that a measure can take, from the ranges of the names in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from itertools import product
from typing import Final

from triage.logic.days import LAST_DAY, elapsed
from triage.logic.names import DAY_ID, Name
from triage.logic.tree import (
    Absolute,
    Aggregate,
    Arithmetic,
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
from triage.logic.types import DateType, NumberType, ScoreType
from triage.logic.values import Number

_DIGITS: Final = Context(prec=28)

Range = tuple[Number | None, Number | None]
"""Least and greatest value; ``None`` where there is no limit."""


def range_of(measure: Measure) -> Range:
    """The least and the greatest value that ``measure`` can take when everything in it has a value."""
    match measure:
        case Constant(value):
            return value, value
        case ValueOf(name):
            assert isinstance(name.type, NumberType | ScoreType)
            return name.type.ends if isinstance(name.type, ScoreType) else (name.type.low, name.type.high)
        case PointsOf(name):
            assert name.points is not None
            return name.points.low, name.points.high
        case Negative(item):
            low, high = range_of(item)
            return _negative(high), _negative(low)
        case Arithmetic(sign, left, right):
            return _arithmetic(sign, range_of(left), range_of(right))
        case Power(base, exponent):
            return power(range_of(base), exponent)
        case Aggregate(function, items):
            return _aggregate(function, [range_of(item) for item in items])
        case Absolute(item):
            return absolute(range_of(item))
        case Root(item) | Logarithm(item):
            return rising(root if isinstance(measure, Root) else logarithm, range_of(item))
        case Count(items):
            return 0, len(items)
        case Elapsed(_, since, until):
            return between(measure, days_of(since), days_of(until) if isinstance(until, Name) else (until, until))


def _negative(value: Number | None) -> Number | None:
    return None if value is None else -value


def _arithmetic(sign: str, left: Range, right: Range) -> Range:
    match sign:
        case "+":
            return _add(left, right)
        case "-":
            return _add(left, (_negative(right[1]), _negative(right[0])))
        case "*":
            return _corners(left, right, lambda a, b: a * b)
        case _:
            return _corners(left, right, divide)


def divide(dividend: Number, divisor: Number) -> Number:
    """The exact quotient."""
    if type(dividend) is int and type(divisor) is int:
        whole, rest = divmod(dividend, divisor)
        return Fraction(dividend, divisor) if rest else whole
    quotient = Fraction(dividend) / divisor
    return quotient.numerator if quotient.denominator == 1 else quotient


def _add(left: Range, right: Range) -> Range:
    low = None if left[0] is None or right[0] is None else left[0] + right[0]
    high = None if left[1] is None or right[1] is None else left[1] + right[1]
    return low, high


def _corners(left: Range, right: Range, combine: Callable[[Number, Number], Number]) -> Range:
    ends = [end for pair in (left, right) for end in pair]
    if any(end is None for end in ends):
        return None, None
    values = [combine(a, b) for a, b in product(left, right) if a is not None and b is not None]
    return min(values), max(values)


def power(base: Range, exponent: int) -> Range:
    """The range of ``base`` to the power of 2 or 3."""
    even = exponent % 2 == 0
    low, high = absolute(base) if even else base
    return (None if low is None else low**exponent), (None if high is None else high**exponent)


def rising(function: Callable[[Number], Number], item: Range) -> Range:
    """The range of a ``function`` that only rises."""
    low, high = item
    least = None if low is None else function(low)
    return least, least if high is low else None if high is None else function(high)


def root(value: Number) -> Number:
    """The square root of ``value`` as a decimal of 28 digits; exact where it is one."""
    return _exact(_DIGITS.sqrt(_decimal(value)))


def logarithm(value: Number) -> Number:
    """The natural logarithm of ``value`` as a decimal of 28 digits."""
    return _exact(_DIGITS.ln(_decimal(value)))


def _decimal(value: Number) -> Decimal:
    return _DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))


def _exact(value: Decimal) -> Number:
    fraction = Fraction(value)
    return fraction.numerator if fraction.denominator == 1 else fraction


def absolute(item: Range) -> Range:
    """The range of ``item`` without its sign."""
    low, high = item
    if low is not None and low >= 0:
        return low, high
    if high is not None and high <= 0:
        return -high, _negative(low)
    return 0, None if low is None or high is None else max(-low, high)


Days = tuple[date, date]
"""The first and the last day that it can be."""


def days_of(name: Name) -> Days:
    """The days that can be answered to ``name``, which has limits."""
    assert isinstance(name.type, DateType)
    assert name.type.low is not None
    return name.type.low, name.type.high or LAST_DAY


def between(measure: Elapsed, since: Days, until: Days) -> tuple[int, int]:
    """The range of ``measure`` from one of the days ``since`` until one of the days ``until``."""
    low, high = elapsed(measure.unit, since[1], until[0]), elapsed(measure.unit, since[0], until[1])
    if is_past(measure):
        return max(low, 0), max(high, 0)
    return low, high


def is_past(measure: Elapsed) -> bool:
    """Whether ``measure`` counts until the day of the answers from a date that is never after it."""
    since, until = measure.since.type, measure.until
    return isinstance(since, DateType) and since.until_today and isinstance(until, Name) and until.id == DAY_ID


def _aggregate(function: str, items: Sequence[Range]) -> Range:
    if function == "sum":
        total: Range = (0, 0)
        for low, high in items:
            total = _add(total, (None if low is None else min(low, 0), None if high is None else max(high, 0)))
        return total
    lows = [low for low, _high in items if low is not None]
    highs = [high for _low, high in items if high is not None]
    return (min(lows) if len(lows) == len(items) else None), (max(highs) if len(highs) == len(items) else None)
