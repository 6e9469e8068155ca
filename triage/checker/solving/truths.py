"""Three truths and bounds, as z3 knows them: the tables are those of ``logic.evaluate`` and ``logic.amounts``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import Final, NamedTuple

import z3

from triage.logic import Number
from triage.logic.syntax import CompareSign

TRUE: Final = z3.BoolVal(val=True)
FALSE: Final = z3.BoolVal(val=False)


def every(parts: Iterable[z3.BoolRef]) -> z3.BoolRef:
    """Each of ``parts``; what is plain already is left out."""
    kept = [part for part in parts if not z3.is_true(part)]
    if any(map(z3.is_false, kept)):
        return FALSE
    return TRUE if not kept else kept[0] if len(kept) == 1 else z3.And(kept)


def some(parts: Iterable[z3.BoolRef]) -> z3.BoolRef:
    """At least one of ``parts``."""
    kept = [part for part in parts if not z3.is_false(part)]
    if any(map(z3.is_true, kept)):
        return TRUE
    return FALSE if not kept else kept[0] if len(kept) == 1 else z3.Or(kept)


def none(part: z3.BoolRef) -> z3.BoolRef:
    """Not ``part``."""
    return FALSE if z3.is_true(part) else TRUE if z3.is_false(part) else z3.Not(part)


def either(when: z3.BoolRef, one: z3.ArithRef, other: z3.ArithRef) -> z3.ArithRef:
    """``one`` where ``when`` is so, else ``other``."""
    return one if z3.is_true(when) or one is other else other if z3.is_false(when) else z3.If(when, one, other)


def number(value: Number) -> z3.ArithRef:
    """``value`` itself."""
    exact = Fraction(value)
    return z3.IntVal(exact.numerator) if exact.denominator == 1 else z3.Q(exact.numerator, exact.denominator)


def added(parts: Sequence[z3.ArithRef]) -> z3.ArithRef:
    """The sum of ``parts``."""
    return z3.Sum(list(parts)) if parts else number(0)


def lesser(one: z3.ArithRef, other: z3.ArithRef) -> z3.ArithRef:
    """The lesser of both."""
    return either(one <= other, one, other)


def greater(one: z3.ArithRef, other: z3.ArithRef) -> z3.ArithRef:
    """The greater of both."""
    return either(one >= other, one, other)


@dataclass(frozen=True, eq=False, slots=True)
class Truth:
    """When something is ``yes``, and when it is no; open where it is neither: never, without ``ruled_out``."""

    yes: z3.BoolRef
    ruled_out: z3.BoolRef | None = None

    @property
    def no(self) -> z3.BoolRef:
        """When it is no."""
        return none(self.yes) if self.ruled_out is None else self.ruled_out

    @property
    def open(self) -> z3.BoolRef:
        """When it is neither."""
        return FALSE if self.ruled_out is None else every((none(self.yes), none(self.ruled_out)))

    def negated(self) -> Truth:
        """The other way round."""
        return Truth(self.no, None if self.ruled_out is None else self.yes)


def all_of(parts: Sequence[Truth]) -> Truth:
    """Whether each of ``parts`` is so."""
    yes = every(part.yes for part in parts)
    settled = all(part.ruled_out is None for part in parts)
    return Truth(yes, None if settled else some(part.no for part in parts))


def any_of(parts: Sequence[Truth]) -> Truth:
    """Whether at least one of ``parts`` is so."""
    return all_of([part.negated() for part in parts]).negated()


class Amount(NamedTuple):
    """A number within bounds, which are one and the same where it is exact.

    ``absent``: it was not asked; ``unknown``: it was, and nothing is known of it. Then the bounds mean nothing.
    """

    absent: z3.BoolRef
    unknown: z3.BoolRef
    low: z3.ArithRef
    high: z3.ArithRef

    @property
    def is_exact(self) -> bool:
        """Whether both bounds are the same."""
        return self.low is self.high

    def within(self, low: z3.ArithRef, high: z3.ArithRef) -> Amount:
        """The same with other bounds."""
        return Amount(self.absent, self.unknown, low, high)


def exactly(value: z3.ArithRef) -> Amount:
    """``value``, known to everybody."""
    return Amount(FALSE, FALSE, value, value)


def compared(left: Amount, sign: CompareSign, right: Amount) -> Truth:
    """Both amounts by ``sign``: what was not asked is different from everything."""
    absent = some((left.absent, right.absent))
    unknown = some((left.unknown, right.unknown))
    if sign == "!=":
        return compared(left, "==", right).negated()
    yes, no = _between(left, sign, right)
    so = every((none(absent), none(unknown), yes))
    if z3.is_false(unknown) and left.is_exact and right.is_exact:
        return Truth(so)
    return Truth(so, some((absent, every((none(unknown), no)))))


def _between(left: Amount, sign: CompareSign, right: Amount) -> tuple[z3.BoolRef, z3.BoolRef]:
    """When the bounds say yes, and when they say no."""
    match sign:
        case "<":
            return left.high < right.low, left.low >= right.high
        case "<=":
            return left.high <= right.low, left.low > right.high
        case ">" | ">=":
            return _between(right, "<" if sign == ">" else "<=", left)
        case _:
            same = (left.low == left.high, right.low == right.high, left.low == right.low)
            apart = z3.Or(left.high < right.low, right.high < left.low)
            return (same[2] if left.is_exact and right.is_exact else z3.And(*same)), apart


def least(amounts: Sequence[Amount]) -> Amount:
    """The least of those ``amounts`` that are there; the bounds of at least one."""
    return reduce(_lesser, amounts)


def _lesser(one: Amount, other: Amount) -> Amount:
    low = either(one.absent, other.low, either(other.absent, one.low, lesser(one.low, other.low)))
    exact = one.is_exact and other.is_exact
    high = (
        low if exact else either(one.absent, other.high, either(other.absent, one.high, lesser(one.high, other.high)))
    )
    return Amount(every((one.absent, other.absent)), _unknown(one, other), low, high)


def _unknown(one: Amount, other: Amount) -> z3.BoolRef:
    return some((every((none(one.absent), one.unknown)), every((none(other.absent), other.unknown))))


def opposite(amount: Amount) -> Amount:
    """Minus ``amount``."""
    low = -amount.high
    return amount.within(low, low if amount.is_exact else -amount.low)
