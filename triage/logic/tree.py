"""The typed tree: what a condition means once every name in it is known. Every back end reads this and only this."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from triage.logic.days import Unit
from triage.logic.names import Name
from triage.logic.syntax import ArithmeticSign, CompareSign
from triage.logic.values import NonAnswer, Number

State = Literal["answered", "not_sure", "declined"]


@dataclass(frozen=True, slots=True)
class All:
    """Every part is true."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part is true."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part is false."""

    part: Condition


@dataclass(frozen=True, slots=True)
class IsOneOf:
    """A single choice is one of ``codes`` (``negated``: is none of them, or was not asked)."""

    name: Name
    codes: tuple[str, ...]
    negated: bool


@dataclass(frozen=True, slots=True)
class Includes:
    """A multiple choice holds at least one of ``codes`` (``negated``: holds none of them, or was not asked)."""

    name: Name
    codes: tuple[str, ...]
    negated: bool


@dataclass(frozen=True, slots=True)
class InBand:
    """A score lies in one of ``bands`` (``negated``: in none of them, or does not apply)."""

    name: Name
    bands: tuple[str, ...]
    negated: bool


@dataclass(frozen=True, slots=True)
class HasState:
    """A question was answered with a value, with 'not sure', or with 'would rather not say'."""

    name: Name
    state: State


@dataclass(frozen=True, slots=True)
class Compare:
    """Two numbers compared."""

    left: Measure
    sign: CompareSign
    right: Measure


@dataclass(frozen=True, slots=True)
class CompareDates:
    """The date answered to ``name`` compared with a date, or with the answer to another question."""

    name: Name
    sign: CompareSign
    other: Name | date


@dataclass(frozen=True, slots=True)
class Constant:
    """A number."""

    value: Number


@dataclass(frozen=True, slots=True)
class ValueOf:
    """The number answered to a question, or a score."""

    name: Name


@dataclass(frozen=True, slots=True)
class PointsOf:
    """The points that the answer to a question carries."""

    name: Name


@dataclass(frozen=True, slots=True)
class Negative:
    """Minus ``item``."""

    item: Measure


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two numbers joined by a sign."""

    sign: ArithmeticSign
    left: Measure
    right: Measure


@dataclass(frozen=True, slots=True)
class Power:
    """``base`` to the power of 2 or 3."""

    base: Measure
    exponent: int


@dataclass(frozen=True, slots=True)
class Aggregate:
    """One number out of several; what was not asked is left out."""

    function: Literal["sum", "min", "max"]
    items: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Absolute:
    """``item`` without its sign."""

    item: Measure


@dataclass(frozen=True, slots=True)
class Root:
    """The square root of ``item``, which is never below 0."""

    item: Measure


@dataclass(frozen=True, slots=True)
class Logarithm:
    """The natural logarithm of ``item``, which is always above 0."""

    item: Measure


@dataclass(frozen=True, slots=True)
class Count:
    """How many of ``items`` are true."""

    items: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Elapsed:
    """The whole days, or the completed years, from the date answered to ``since`` until ``until``.

    ``until`` is the day of the answers, another date question, or a date.
    """

    unit: Unit
    since: Name
    until: Name | date


Condition = All | AnyOf | Not | IsOneOf | Includes | InBand | HasState | Compare | CompareDates
Measure = (
    Constant
    | ValueOf
    | PointsOf
    | Negative
    | Arithmetic
    | Power
    | Aggregate
    | Absolute
    | Root
    | Logarithm
    | Count
    | Elapsed
)
Node = Condition | Measure


def children(node: Node) -> tuple[Node, ...]:
    """The nodes directly inside ``node``, in reading order."""
    match node:
        case All(parts) | AnyOf(parts):
            return parts
        case Not(part):
            return (part,)
        case Compare(left, _, right) | Arithmetic(_, left, right):
            return (left, right)
        case Negative(item) | Absolute(item) | Root(item) | Logarithm(item) | Power(item, _):
            return (item,)
        case Aggregate(_, items):
            return items
        case Count(conditions):
            return conditions
        case IsOneOf() | Includes() | InBand() | HasState() | CompareDates():
            return ()
        case Constant() | ValueOf() | PointsOf() | Elapsed():
            return ()


def own_names(node: Node) -> tuple[Name, ...]:
    """The names that ``node`` itself reads, the day of the answers among them, without those of its children."""
    match node:
        case CompareDates(name, _, Name() as other) | Elapsed(_, name, Name() as other):
            return (name, other)
        case IsOneOf(name) | Includes(name) | InBand(name) | HasState(name) | CompareDates(name):
            return (name,)
        case ValueOf(name) | PointsOf(name) | Elapsed(_, name):
            return (name,)
        case _:
            return ()


def names_in(node: Node) -> Iterator[Name]:
    """Every name that ``node`` reads, in reading order, repeated where it is read twice."""
    yield from own_names(node)
    for child in children(node):
        yield from names_in(child)


def state_of(state: State) -> NonAnswer | None:
    """The non-answer that ``state`` asks for; ``None`` for 'answered'."""
    match state:
        case "not_sure":
            return NonAnswer.NOT_SURE
        case "declined":
            return NonAnswer.DECLINED
        case "answered":
            return None
