"""What can be told of numbers before any answer: whether they are whole, and whether their units go together."""

from __future__ import annotations

from collections.abc import Sequence

from triage.logic import Condition, Measure, Name, NumberType, ScoreType
from triage.logic.names import Points
from triage.logic.tree import (
    Absolute,
    Aggregate,
    Arithmetic,
    Compare,
    Constant,
    Count,
    Elapsed,
    Negative,
    PointsOf,
    Power,
    ValueOf,
    children,
)


def is_whole(measure: Measure) -> bool:
    """Whether ``measure`` is sure to be a whole number wherever it has a value."""
    match measure:
        case Constant(value):
            return value.denominator == 1
        case ValueOf(Name(type=NumberType(whole=whole) | ScoreType(whole=whole))):
            return whole
        case PointsOf(Name(points=Points(whole=whole))):
            return whole
        case Negative(item) | Absolute(item) | Power(item, _):
            return is_whole(item)
        case Arithmetic("+" | "-" | "*", left, right):
            return is_whole(left) and is_whole(right)
        case Aggregate(_, items):
            return all(map(is_whole, items))
        case Count() | Elapsed():
            return True
        case _:
            return False


def unit_of(name: Name) -> str | None:
    """The unit of the number called ``name``, where one is known."""
    match name.type:
        case NumberType(unit=unit) | ScoreType(unit=unit):
            return unit
        case _:
            return None


def clash(names: Sequence[Name]) -> tuple[Name, Name] | None:
    """The first two of ``names`` whose units differ; a number without a unit goes with any."""
    known = [(name, unit.casefold()) for name in names if (unit := unit_of(name)) is not None]
    return next(((known[0][0], name) for name, unit in known if unit != known[0][1]), None)


def clash_in(node: Condition | Measure) -> tuple[Name, Name] | None:
    """Two numbers in different units that ``node`` adds up, subtracts or compares as they are."""
    found = clash(_as_they_are(node))
    inside = (pair for child in children(node) if (pair := clash_in(child)) is not None)
    return found or next(inside, None)


def _as_they_are(node: Condition | Measure) -> tuple[Name, ...]:
    """The names whose numbers are put together in ``node`` without being multiplied or divided before."""
    match node:
        case ValueOf(name):
            return (name,)
        case Negative(item) | Absolute(item):
            return _as_they_are(item)
        case Arithmetic("+" | "-", left, right) | Compare(left, _, right):
            return _as_they_are(left) + _as_they_are(right)
        case Aggregate(_, items):
            return tuple(name for item in items for name in _as_they_are(item))
        case _:
            return ()
