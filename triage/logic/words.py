"""The typed tree in plain words, with the words of the questions and options in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from triage.logic.days import Unit
from triage.logic.names import DAY_ID, Name
from triage.logic.syntax import CompareSign
from triage.logic.tree import (
    Absolute,
    Aggregate,
    All,
    AnyOf,
    Arithmetic,
    Compare,
    CompareDates,
    Condition,
    Constant,
    Count,
    Elapsed,
    HasState,
    InBand,
    Includes,
    IsOneOf,
    Logarithm,
    Measure,
    Negative,
    Not,
    PointsOf,
    Power,
    Root,
    State,
    ValueOf,
    names_in,
)
from triage.logic.values import Number
from triage.words import _

_OPEN_ENDED: Final = (Negative, Power, Absolute, Root, Logarithm, Aggregate, Elapsed)
_RAISED: Final = {2: "²", 3: "³"}
_SEEN_FROM_THE_RIGHT: Final[Mapping[CompareSign, CompareSign]] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
"""The sign of a comparison whose sides change places; one that is not here stays as it is."""


def describe(condition: Condition) -> str:
    """``condition`` as a reader would say it: “Which medicines do you use?” includes “Statin”."""
    match condition:
        case All(parts):
            return _(" and ").join(_ranges(parts))
        case AnyOf(parts):
            return _(" or ").join(_inner(part) for part in parts)
        case Not(part):
            return _("it is not so that {condition}").format(condition=_inner(part))
        case IsOneOf(name, codes, negated):
            words = _("{name} is not {codes}") if negated else _("{name} is {codes}")
            return words.format(name=quoted(name.label), codes=_codes(name, codes))
        case Includes(name, codes, negated):
            words = _("{name} does not include {codes}") if negated else _("{name} includes {codes}")
            return words.format(name=quoted(name.label), codes=_codes(name, codes))
        case InBand(name, bands, negated):
            words = _("{name} is not in the band {codes}") if negated else _("{name} is in the band {codes}")
            return words.format(name=quoted(name.label), codes=_codes(name, bands))
        case HasState(name, state):
            return _state(state).format(name=quoted(name.label))
        case Compare(left, sign, right):
            if _is_number(left) and not _is_number(right):
                left, sign, right = right, _SEEN_FROM_THE_RIGHT.get(sign, sign), left
            return f"{describe_measure(left)} {_compared(sign, describe_measure(right))}"
        case CompareDates(name, sign, other):
            return f"{quoted(name.label)} {_compared_date(sign, other)}"


def _is_number(measure: Measure) -> bool:
    """Whether ``measure`` is the same whatever is answered."""
    return next(names_in(measure), None) is None


def quoted(text: str) -> str:
    """``text`` in the quotes that all plain words use."""
    return f"“{text}”"


def number_words(value: Number) -> str:
    """``value`` in digits: exact where it is a decimal, else to three places."""
    if value.denominator == 1:
        return str(value.numerator)
    quotient = Decimal(value.numerator) / Decimal(value.denominator)
    shown = quotient if Fraction(quotient) == value else round(quotient, 3)
    return f"{shown.normalize():f}"


def _inner(condition: Condition) -> str:
    words = describe(condition)
    return f"({words})" if isinstance(condition, All | AnyOf) else words


def _ranges(parts: Sequence[Condition]) -> list[str]:
    """The parts in words, a range such as 12 <= age < 50 as one."""
    words: list[str] = []
    skip = False
    for part, following in zip(parts, (*parts[1:], None), strict=True):
        if skip:
            skip = False
            continue
        skip = isinstance(part, Compare) and isinstance(following, Compare) and _is_range(part, following)
        if skip:
            assert isinstance(part, Compare)
            assert isinstance(following, Compare)
            words.append(_range(part, following))
        else:
            words.append(_inner(part))
    return words


def _is_range(first: Compare, second: Compare) -> bool:
    return first.right == second.left and first.sign in ("<", "<=") and second.sign in ("<", "<=")


def _range(first: Compare, second: Compare) -> str:
    at_least = _compared(">=" if first.sign == "<=" else ">", describe_measure(first.left))
    below = _compared(second.sign, describe_measure(second.right)).removeprefix(_("is "))
    return _("{what} {at_least} and {below}").format(what=describe_measure(first.right), at_least=at_least, below=below)


def _codes(name: Name, codes: Sequence[str]) -> str:
    words = [quoted(name.codes.get(code, code)) for code in codes]
    return words[0] if len(words) == 1 else _(" or ").join([", ".join(words[:-1]), words[-1]])


def _state(state: State) -> str:
    match state:
        case "answered":
            return _("{name} was answered")
        case "not_sure":
            return _("{name} was answered with “I am not sure”")
        case "declined":
            return _("{name} was answered with “I would rather not say”")


def _compared(sign: CompareSign, number: str) -> str:
    match sign:
        case "==":
            words = _("is {number}")
        case "!=":
            words = _("is not {number}")
        case "<":
            words = _("is less than {number}")
        case "<=":
            words = _("is {number} or less")
        case ">":
            words = _("is more than {number}")
        case ">=":
            words = _("is {number} or more")
    return words.format(number=number)


def _compared_date(sign: CompareSign, other: Name | date) -> str:
    day = _day(other)
    match sign:
        case "==":
            words = _("is {day}")
        case "!=":
            words = _("is not {day}")
        case "<":
            words = _("is before {day}")
        case "<=":
            words = _("is {day} or before")
        case ">":
            words = _("is after {day}")
        case ">=":
            words = _("is {day} or after")
    return words.format(day=day)


def describe_measure(measure: Measure) -> str:
    """``measure`` as a reader would say it."""
    match measure:
        case Constant(value):
            return number_words(value)
        case ValueOf(name):
            return quoted(name.label)
        case PointsOf(name):
            return _("the number of points of {name}").format(name=quoted(name.label))
        case Negative(item):
            return f"−{_operand(item)}"
        case Arithmetic(sign, left, right):
            shown = {"+": "+", "-": "−", "*": "×", "/": "÷"}[sign]
            return f"({_operand(left)} {shown} {_operand(right)})"
        case Power(base, exponent):
            return f"{_operand(base)}{_RAISED[exponent]}"
        case Absolute(item) | Root(item) | Logarithm(item):
            return _changed(measure).format(number=_operand(item))
        case Aggregate(function, items):
            listed = ", ".join(_operand(item) for item in items)
            return _aggregate(function).format(items=listed)
        case Count(conditions):
            listed = "; ".join(describe(condition) for condition in conditions)
            return _("the number of these that are so ({items})").format(items=listed)
        case Elapsed(unit, since, until):
            return _elapsed(unit).format(since=quoted(since.label), until=_day(until))


def _operand(measure: Measure) -> str:
    """``measure`` in words as a part of another, in brackets where it would run into what follows."""
    words = describe_measure(measure)
    return f"({words})" if isinstance(measure, _OPEN_ENDED) else words


def _elapsed(unit: Unit) -> str:
    match unit:
        case "days":
            return _("the number of days from {since} until {until}")
        case "years":
            return _("the number of full years from {since} until {until}")


def _day(day: Name | date) -> str:
    if not isinstance(day, Name):
        return day.isoformat()
    return _("the day of the answers") if day.id == DAY_ID else quoted(day.label)


def _changed(measure: Absolute | Root | Logarithm) -> str:
    match measure:
        case Absolute():
            return _("{number} without its sign")
        case Root():
            return _("the square root of {number}")
        case Logarithm():
            return _("the natural logarithm of {number}")


def _aggregate(function: str) -> str:
    match function:
        case "sum":
            return _("the sum of {items}")
        case "min":
            return _("the least of {items}")
        case _:
            return _("the greatest of {items}")
