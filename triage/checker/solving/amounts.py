"""Arithmetic with bounds, as z3 knows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import z3

from triage.checker.solving.truths import (
    FALSE,
    Amount,
    Truth,
    added,
    either,
    every,
    exactly,
    greater,
    least,
    none,
    number,
    opposite,
    some,
)
from triage.logic.syntax import ArithmeticSign


def _real(value: z3.ArithRef) -> z3.ArithRef:
    return z3.ToReal(value) if z3.is_int(value) else value


_SIGNS: Final[Mapping[str, Callable[[z3.ArithRef, z3.ArithRef], z3.ArithRef]]] = {
    "+": lambda one, other: one + other,
    "-": lambda one, other: one - other,
    "*": lambda one, other: one * other,
    "/": lambda one, other: _real(one) / _real(other),
}


def joined(sign: ArithmeticSign, one: Amount, other: Amount) -> Amount:
    """Both by ``sign``."""
    join = _SIGNS[sign]
    absent, unknown = some((one.absent, other.absent)), some((one.unknown, other.unknown))
    if one.is_exact and other.is_exact:
        value = join(one.low, other.low)
        return Amount(absent, unknown, value, value)
    if sign in "+-":
        ends = (other.low, other.high) if sign == "+" else (other.high, other.low)
        return Amount(absent, unknown, join(one.low, ends[0]), join(one.high, ends[1]))
    corners = [exactly(join(a, b)) for a in (one.low, one.high) for b in (other.low, other.high)]
    lowest, highest = least(corners), opposite(least([opposite(corner) for corner in corners]))
    return Amount(absent, unknown, lowest.low, highest.high)


def power(base: Amount, exponent: int) -> Amount:
    """``base`` to the power of 2 or 3."""
    if exponent % 2 == 0 and not base.is_exact:
        base = absolute(base)

    def raised(value: z3.ArithRef) -> z3.ArithRef:
        return value * value if exponent == 2 else value * value * value  # noqa: PLR2004 (there are two powers)

    low = raised(base.low)
    return base.within(low, low if base.is_exact else raised(base.high))


def absolute(item: Amount) -> Amount:
    """``item`` without its sign."""
    high = greater(-item.low, item.high)
    if item.is_exact:
        return item.within(high, high)
    return item.within(either(item.low >= 0, item.low, either(item.high <= 0, -item.high, number(0))), high)


def aggregate(function: str, items: Sequence[Amount]) -> Amount:
    """The sum, the least or the greatest of ``items``; what was not asked is left out."""
    if function == "min":
        return least(items)
    if function == "max":
        return opposite(least([opposite(item) for item in items]))
    low = added([either(item.absent, number(0), item.low) for item in items])
    exact = all(item.is_exact for item in items)
    high = low if exact else added([either(item.absent, number(0), item.high) for item in items])
    return Amount(FALSE, some(every((none(item.absent), item.unknown)) for item in items), low, high)


def count(truths: Sequence[Truth]) -> Amount:
    """How many of ``truths`` are so."""
    one, nought = number(1), number(0)
    low = added([either(truth.yes, one, nought) for truth in truths])
    settled = all(truth.ruled_out is None for truth in truths)
    high = low if settled else added([either(truth.no, nought, one) for truth in truths])
    return Amount(FALSE, FALSE, low, high)
