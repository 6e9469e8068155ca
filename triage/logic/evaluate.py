"""The typed tree → functions of the slots. Truth has three values: ``None`` is unknown, and unknown is never no.

The table of the design (section 8) stands in the small functions below; ``and``, ``or`` and ``not`` are Kleene's.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from triage.logic.amounts import Bounds, Meter, Reading, compile_measure
from triage.logic.names import Name
from triage.logic.syntax import CompareSign
from triage.logic.tree import (
    All,
    AnyOf,
    Compare,
    CompareDates,
    Condition,
    Constant,
    HasState,
    InBand,
    Includes,
    IsOneOf,
    Measure,
    Not,
    ValueOf,
    state_of,
)
from triage.logic.types import NumberType
from triage.logic.values import NonAnswer, Number, ScoreView, Slots, Test

_NOT_ASKED = NonAnswer.NOT_ASKED
_UNANSWERED = NonAnswer.UNANSWERED
_OPERATORS: Final[dict[CompareSign, Callable[..., bool]]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def compile_condition(condition: Condition) -> Test:
    """The function that decides ``condition`` for any slots."""
    match condition:
        case All(parts):
            return _in_pairs(_both, parts)
        case AnyOf(parts):
            return _in_pairs(_either, parts)
        case Not(part):
            return _not(compile_condition(part))
        case IsOneOf(name, codes, negated):
            return _is_one_of(name.index, _set_of(codes), negated)
        case Includes(name, codes, negated):
            return _includes(name.index, _set_of(codes), negated)
        case InBand(name, bands, negated):
            return _in_band(name.index, _set_of(bands), negated)
        case HasState(name, state):
            return _has_state(name.index, state_of(state))
        case Compare(ValueOf(Name(type=NumberType()) as name), sign, Constant(value)):
            return _compare_answer(name.index, _OPERATORS[sign], value, sign == "!=")
        case Compare(left, sign, right):
            return _compare(compile_measure(left, compile_condition), sign, compile_measure(right, compile_condition))
        case CompareDates():
            return _compare_dates(condition)


def compile_formula(measure: Measure, reading: Reading) -> Meter:
    """The function that gives the bounds of ``measure`` for any slots, read in this way (see ``amounts``)."""
    return compile_measure(measure, compile_condition, reading)


@lru_cache(maxsize=1000)
def _set_of(codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(codes)


def _in_pairs(join: Callable[[Test, Test], Test], parts: Sequence[Condition]) -> Test:
    """One test out of those of ``parts``, decided in their order, joined so that none lies deep."""
    if len(parts) == 1:
        return compile_condition(parts[0])
    middle = len(parts) // 2
    return join(_in_pairs(join, parts[:middle]), _in_pairs(join, parts[middle:]))


def _both(first: Test, second: Test) -> Test:
    def test(slots: Slots) -> bool | None:
        one = first(slots)
        if one is False:
            return False
        two = second(slots)
        return two if one or two is False else None

    return test


def _either(first: Test, second: Test) -> Test:
    def test(slots: Slots) -> bool | None:
        one = first(slots)
        if one:
            return True
        two = second(slots)
        return two if two or one is False else None

    return test


def _not(part: Test) -> Test:
    def test(slots: Slots) -> bool | None:
        truth = part(slots)
        return None if truth is None else not truth

    return test


def _is_one_of(index: int, codes: frozenset[str], negated: bool) -> Test:
    def test(slots: Slots) -> bool | None:
        slot = slots[index]
        if type(slot) is str:
            return (slot in codes) is not negated
        return negated if slot is _NOT_ASKED else None

    return test


def _includes(index: int, codes: frozenset[str], negated: bool) -> Test:
    def test(slots: Slots) -> bool | None:
        slot = slots[index]
        if isinstance(slot, tuple):
            return (not codes.isdisjoint(slot)) is not negated
        return negated if slot is _NOT_ASKED else None

    return test


def _in_band(index: int, bands: frozenset[str], negated: bool) -> Test:
    def test(slots: Slots) -> bool | None:
        slot = slots[index]
        if isinstance(slot, ScoreView):
            inside = [band in bands for band in slot.possible]
            if all(inside):
                return not negated
            return None if any(inside) else negated
        return negated if slot is _NOT_ASKED else None

    return test


def _has_state(index: int, wanted: NonAnswer | None) -> Test:
    def test(slots: Slots) -> bool | None:
        slot = slots[index]
        if slot is _UNANSWERED:
            return None
        if wanted is None:
            return type(slot) is not NonAnswer
        return slot is wanted

    return test


def _compare_answer(index: int, compare: Callable[..., bool], value: Number, when_not_asked: bool) -> Test:
    over, under = value.as_integer_ratio()

    def test(slots: Slots) -> bool | None:
        slot = slots[index]
        if type(slot) is NonAnswer:
            return when_not_asked if slot is _NOT_ASKED else None
        if type(slot) is int:
            return compare(slot * under, over)
        slot_over, slot_under = slot.as_integer_ratio()  # type: ignore[union-attr]  # the slot of a number
        return compare(slot_over * under, over * slot_under)

    return test


def _compare(left: Meter, sign: CompareSign, right: Meter) -> Test:
    def test(slots: Slots) -> bool | None:
        one, two = left(slots), right(slots)
        if one is NonAnswer.NOT_ASKED or two is NonAnswer.NOT_ASKED:
            return sign == "!="
        if one is None or two is None:
            return None
        return _between_bounds(sign, one, two)

    return test


def _between_bounds(sign: CompareSign, left: Bounds, right: Bounds) -> bool | None:
    """True if both ends say so, false if neither can, else unknown."""
    match sign:
        case "<" | "<=":
            compare = _OPERATORS[sign]
            if compare(left[1], right[0]):
                return True
            return None if compare(left[0], right[1]) else False
        case ">":
            return _between_bounds("<", right, left)
        case ">=":
            return _between_bounds("<=", right, left)
        case "==" | "!=":
            if left[0] == left[1] == right[0] == right[1]:
                return sign == "=="
            apart = left[1] < right[0] or right[1] < left[0]
            return (sign == "!=") if apart else None


def _compare_dates(condition: CompareDates) -> Test:
    index, other = condition.name.index, condition.other
    compare = _OPERATORS[condition.sign]
    when_not_asked = condition.sign == "!="

    def test(slots: Slots) -> bool | None:
        one = slots[index]
        two = slots[other.index] if isinstance(other, Name) else other
        if one is _NOT_ASKED or two is _NOT_ASKED:
            return when_not_asked
        if isinstance(one, date) and isinstance(two, date):
            return compare(one, two)
        return None

    return test
