"""Points on answers, as written → functions of a value: what an answer contributes to which score."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from triage.logic import Number, Value
from triage.logic.names import Points
from triage.questionnaire.fields import OptionField, RangeField
from triage.questionnaire.parts import exact
from triage.questionnaire.scores import Contribution, Parts

Several = Literal["add", "highest"] | None
"""What the points of several options make together; ``None`` where only one can be chosen."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What an answer can contribute: ``parts`` of a value; the least and greatest sum of them, and if all are whole.

    ``codes`` are all the values there are, where one of a few can be chosen.
    """

    parts: Parts
    low: Number
    high: Number
    whole: bool
    codes: tuple[str, ...] = ()


def named_scores(options: Sequence[OptionField] | Sequence[RangeField]) -> tuple[str, ...]:
    """The scores that the points of ``options`` name, each once, in order."""
    names = (name for option in options if isinstance(option.points, dict) for name in option.points)
    return tuple(dict.fromkeys(names))


def has_plain_points(options: Sequence[OptionField] | Sequence[RangeField]) -> bool:
    """Whether any of ``options`` has points for whichever score lists the question."""
    return any(option.points is not None and not isinstance(option.points, dict) for option in options)


def _points_for(points: int | Decimal | Mapping[str, int | Decimal] | None, score: str | None) -> Number:
    if points is None:
        return 0
    if isinstance(points, int | Decimal):
        return exact(points)
    return exact(points.get(score, 0)) if score is not None else 0


def option_worth(
    question: str, options: Sequence[OptionField], score: str | None, fill: Callable[[str], str], several: Several
) -> Worth:
    """What the options of ``question`` contribute to ``score`` (``None``: to whichever lists it).

    ``several`` is what those of a multiple choice make together, ``None`` for a single choice.
    """
    table = {option.id: _option_part(question, option, score, fill) for option in options}
    totals = {code: _total(parts) for code, parts in table.items()}
    whole = _are_whole(totals.values())
    if several is None:
        return Worth(_looked_up(table), min(totals.values()), max(totals.values()), whole, tuple(table))
    if several == "highest":
        return Worth(
            lambda value: table[max(value, key=totals.__getitem__)],  # type: ignore[arg-type]
            min(totals.values()),
            max(totals.values()),
            whole,
        )

    def parts(value: Value) -> tuple[Contribution, ...]:
        found: tuple[Contribution, ...] = ()
        for code in value:  # type: ignore[union-attr]
            found += table[code]
        return found

    alone = [_total(table[option.id]) for option in options]
    together = [_total(table[option.id]) for option in options if not option.exclusive]
    low = min(*alone, sum(points for points in together if points < 0))
    high = max(*alone, sum(points for points in together if points > 0))
    if all(points > 0 for points in alone):
        low = min(alone)
    if all(points < 0 for points in alone):
        high = max(alone)
    return Worth(parts, low, high, whole)


def turned(question: str, worth: Worth) -> Worth:
    """``worth`` the other way round: the answer with the least points gives the most."""
    both = worth.low + worth.high
    return Worth(
        _changed(question, worth, lambda points: both - points), worth.low, worth.high, worth.whole, worth.codes
    )


def counted(question: str, worth: Worth, start: Number) -> Worth:
    """One where ``worth`` reaches ``start``, else nothing."""
    parts = _changed(question, worth, lambda points: int(points >= start))
    return Worth(parts, int(worth.low >= start), int(worth.high >= start), whole=True, codes=worth.codes)


def _changed(question: str, worth: Worth, change: Callable[[Number], Number]) -> Parts:
    """What an answer contributes once its points are changed; worked out beforehand where the values are few."""

    def parts(value: Value) -> tuple[Contribution, ...]:
        return _alone(question, value, change(_total(worth.parts(value))))

    return _looked_up({code: parts(code) for code in worth.codes}) if worth.codes else parts


def _looked_up(table: Mapping[str, tuple[Contribution, ...]]) -> Parts:
    return table.__getitem__  # type: ignore[return-value]  # the slot of a choice holds one of its codes


def _alone(question: str, value: Value, points: Number) -> tuple[Contribution, ...]:
    option = value if isinstance(value, str) else None
    return (Contribution(question, option, points, None, ()),) if points else ()


def _option_part(
    question: str, option: OptionField, score: str | None, fill: Callable[[str], str]
) -> tuple[Contribution, ...]:
    points = _points_for(option.points, score)
    statement = None if option.statement is None else fill(option.statement)
    return (Contribution(question, option.id, points, statement, option.sources),) if points else ()


def _are_whole(numbers: Iterable[Number]) -> bool:
    return all(number.denominator == 1 for number in numbers)


def _total(parts: tuple[Contribution, ...]) -> Number:
    return sum(part.points for part in parts)


def range_worth(
    question: str,
    ranges: Sequence[RangeField],
    score: str | None,
    fill: Callable[[str], str],
    limits: tuple[Number, Number],
) -> Worth:
    """What a number answered to ``question`` contributes by ``ranges``; below the first range it is 0."""
    starts: list[Fraction] = []
    worths: list[tuple[Contribution, ...]] = []
    for step in ranges:
        points = _points_for(step.points, score)
        statement = None if step.statement is None else fill(step.statement)
        worths.append((Contribution(question, None, points, statement, step.sources),) if points else ())
        if step.from_ is not None:
            starts.append(Fraction(step.from_))
    if len(starts) == len(worths):
        worths.insert(0, ())
    scale = math.lcm(*(start.denominator for start in starts))
    scaled = [int(start * scale) for start in starts]

    def parts(value: Value) -> tuple[Contribution, ...]:
        over, under = value.as_integer_ratio()  # type: ignore[union-attr]  # the slot of a number
        return worths[bisect_right(scaled, over * scale // under)]

    low, high = limits
    edges = [low, *(start for start in starts if low <= start <= high)]
    values = [_total(parts(edge)) for edge in edges]
    return Worth(parts, min(values), max(values), _are_whole(values))


def number_worth(question: str, limits: tuple[Number, Number], *, whole: bool) -> Worth:
    """What a number answered to ``question`` contributes where it counts as itself."""

    def parts(value: Value) -> tuple[Contribution, ...]:
        return _alone(question, value, value)  # type: ignore[arg-type]  # the slot of a number

    return Worth(parts, *limits, whole=whole)


def points_of(worth: Worth) -> Points:
    """``worth`` as the language's ``points(question)``."""
    return Points(lambda value: _total(worth.parts(value)), worth.low, worth.high, worth.whole)
