"""What can be told of numbers before any answer: whether they are whole, and whether their units go together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

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

_TIMES: Final = {
    **dict.fromkeys(("d", "day"), "days"),
    **dict.fromkeys(("y", "yr", "yrs", "year"), "years"),
    **{word: f"{word}s" for word in ("week", "month", "hour", "minute", "second")},
}
"""What is written for a stretch of time, beside the usual word."""


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


class Measured(NamedTuple):
    """A number as an author names it, and its unit."""

    words: str
    unit: str


def measured(name: Name) -> Measured | None:
    """The number called ``name``, where its unit is known."""
    match name.type:
        case NumberType(unit=str(unit)) | ScoreType(unit=str(unit)):
            return Measured(name.id, unit)
        case _:
            return None


def clash(numbers: Iterable[Measured | None]) -> tuple[Measured, Measured] | None:
    """The first two of ``numbers`` whose units differ; a number without a unit goes with any."""
    known = [(number, _plain(number.unit)) for number in numbers if number is not None]
    return next(((known[0][0], number) for number, unit in known if unit != known[0][1]), None)


def _plain(unit: str) -> str:
    word = unit.strip().casefold()
    return _TIMES.get(word, word)


def clash_in(node: Condition | Measure, *, english: bool) -> tuple[Measured, Measured] | None:
    """Two numbers in different units that ``node`` adds up, subtracts or compares as they are.

    What passes between two dates is in days or in years. Where units are not ``english``, that is left aside: their
    words for these are not known.
    """
    found = clash(_as_they_are(node, english))
    inside = (pair for child in children(node) if (pair := clash_in(child, english=english)) is not None)
    return found or next(inside, None)


def _as_they_are(node: Condition | Measure, english: bool) -> Iterator[Measured | None]:
    """The numbers that are put together in ``node`` without being multiplied or divided before."""
    match node:
        case ValueOf(name):
            yield measured(name)
        case Elapsed(unit, since) if english:
            yield Measured(f"{unit}_since({since.id})", unit)
        case Negative(item) | Absolute(item):
            yield from _as_they_are(item, english)
        case Arithmetic("+" | "-", left, right) | Compare(left, _, right):
            yield from _as_they_are(left, english)
            yield from _as_they_are(right, english)
        case Aggregate(_, items):
            for item in items:
                yield from _as_they_are(item, english)
        case _:
            pass
