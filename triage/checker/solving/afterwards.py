"""What comes after the combined value of a score, as z3 knows it: a formula of it, rounding, a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import z3

from triage.checker.solving.conditions import amount_of
from triage.checker.solving.slots import Scored, Slots
from triage.checker.solving.truths import FALSE, Amount, either, every, greater, lesser, number
from triage.logic import Number
from triage.questionnaire.scores import After, Rounding

_MOST_ROWS: Final = 200

Ends = tuple[z3.ArithRef, z3.ArithRef]
"""The least and the greatest; one and the same where there is no doubt."""


def after_of(after: After | None, ends: Ends, slots: Slots) -> Ends:
    """What ``after`` makes of all between ``ends``."""
    if after is None:
        return ends
    if after.then is not None:
        amount = Amount(FALSE, FALSE, *ends)
        alone = slots._replace(asked={}, scored={0: Scored(amount, {}, FALSE, FALSE, ends[0])})
        found = amount_of(after.then, alone)
        ends = found.low, found.high
    if after.rounding is not None:
        low = _rounded(ends[0], after.rounding)
        ends = low, low if ends[1] is ends[0] else _rounded(ends[1], after.rounding)
    return ends if after.look_up is None else _looked_up(after.look_up, ends, slots)


def _rounded(value: z3.ArithRef, rounding: Rounding) -> z3.ArithRef:
    """``value`` rounded, a half up or to the even digit."""
    scale = 10**rounding.digits
    moved = value * z3.Q(scale, 1) + z3.Q(1, 2)
    whole = z3.ToInt(moved)
    if rounding.half == "even":
        is_half = z3.ToReal(whole) == moved
        whole = z3.If(z3.And(is_half, whole % 2 == 1), whole - 1, whole)
    return whole if scale == 1 else z3.ToReal(whole) * z3.Q(1, scale)


def _looked_up(table: Mapping[Number, Number], ends: Ends, slots: Slots) -> Ends:
    """What the table has for all between ``ends``; anything in it, where it is long."""
    least, most = min(table.values()), max(table.values())
    low, high = ends
    if len(table) > _MOST_ROWS:
        found = slots.free((least, most))
        if low is high:
            return found, found
        greatest = slots.free((least, most))
        slots.rules.extend((found <= greatest, z3.Implies(low == high, found == greatest)))
        return found, greatest
    if low is high:
        value = number(least)
        for at, points in table.items():
            value = either(low == number(at), number(points), value)
        return value, value
    lowest, highest = number(most), number(least)
    for at, points in table.items():
        within = every((low <= number(at), number(at) <= high))
        lowest = either(within, lesser(lowest, number(points)), lowest)
        highest = either(within, greater(highest, number(points)), highest)
    return lowest, highest
