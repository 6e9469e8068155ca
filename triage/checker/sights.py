"""What conditions and scores look at in the answer to a question: answers that all of them see alike are one class."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from triage.logic import Condition, Measure, Name, Number, NumberType, ScoreType, Value
from triage.logic.tree import (
    All,
    AnyOf,
    Compare,
    CompareDates,
    Constant,
    Count,
    HasState,
    InBand,
    Includes,
    IsOneOf,
    Not,
    PointsOf,
    ValueOf,
    children,
    own_names,
)
from triage.questionnaire import Score
from triage.questionnaire.scores import AnswerItem, CasesItem, Contribution, Item, ScoreItem, WhenItem


class Alone(NamedTuple):
    """A condition that looks at this answer only; ``cut`` is the number or the day that it is compared with."""

    condition: Condition
    cut: Number | date | None = None


class Worth(NamedTuple):
    """The points of the answer."""

    of: Callable[[Value], Number]


class Beside(NamedTuple):
    """Whether the answer is more or less than that to ``other``, the index of a question."""

    other: int


class Exactly(NamedTuple):
    """The answer itself: it is reckoned with."""


class State(NamedTuple):
    """Whether there is an answer, and why not."""


Sight = Alone | Worth | Beside | Exactly | State
Sights = Iterator[tuple[int, Sight]]
"""What is looked at, each with the index of the question."""


def sights_of(node: Condition) -> Sights:
    """What the condition ``node`` looks at."""
    match node:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from sights_of(part)
        case Not(part):
            yield from sights_of(part)
        case IsOneOf(name) | Includes(name):
            yield name.index, Alone(node)
        case HasState(name):
            yield name.index, State()
        case InBand():
            return
        case CompareDates(name, _, Name() as other):
            yield name.index, Beside(other.index)
            yield other.index, Beside(name.index)
        case CompareDates(name, other=other):
            assert isinstance(other, date)
            yield name.index, Alone(node, other)
        case Compare():
            yield from _compared(node)


def _compared(node: Compare) -> Sights:
    match node.left, node.right:
        case (ValueOf(name), Constant(cut)) | (Constant(cut), ValueOf(name)) if isinstance(name.type, NumberType):
            yield name.index, Alone(node, cut)
        case ValueOf(one), ValueOf(two) if isinstance(one.type, NumberType) and isinstance(two.type, NumberType):
            yield one.index, Beside(two.index)
            yield two.index, Beside(one.index)
        case left, right:
            seen = [*measured(left), *measured(right)]
            names = {index for index, sight in seen if isinstance(sight, Exactly)}
            alone = len(names) == 1 and len(seen) == sum(isinstance(sight, Exactly) for _index, sight in seen)
            for index, sight in seen:
                yield index, Alone(node) if alone and not _names_score(node) else sight


def _names_score(node: Condition | Measure) -> bool:
    return any(isinstance(name.type, ScoreType) for name in own_names(node)) or any(map(_names_score, children(node)))


def measured(node: Measure) -> Sights:
    """What the measure ``node`` looks at."""
    match node:
        case PointsOf(name):
            assert name.points is not None
            yield name.index, Worth(name.points.of)
        case Count(conditions):
            for condition in conditions:
                yield from sights_of(condition)
        case _:
            for name in own_names(node):
                if not isinstance(name.type, ScoreType):
                    yield name.index, Exactly()
            for child in children(node):
                yield from measured(child)  # type: ignore[arg-type]  # only Count has conditions inside


def sights_of_score(score: Score) -> Sights:
    """What making ``score``, and finding its band, looks at."""
    for item in score.items:
        yield from _of_item(item)
        if score.missing.stated and isinstance(item, AnswerItem | CasesItem):
            yield item.index, State()
    if score.formula is not None:
        yield from measured(score.formula.measure)
    for condition in conditions_of(score):
        yield from sights_of(condition)


def _of_item(item: Item) -> Sights:
    match item:
        case AnswerItem(index=index, plain=plain):
            yield index, Worth(total(plain))
        case CasesItem(index=index, cases=cases):
            for case in cases:
                yield index, Worth(total(case.plain))
        case ScoreItem() | WhenItem():
            return


def conditions_of(score: Score) -> Iterator[Condition]:
    """Every condition that ``score`` rests on, those of its bands among them."""
    for item in score.items:
        match item:
            case WhenItem(when=when):
                yield when
            case CasesItem(cases=cases):
                yield from (case.when for case in cases if case.when is not None)
            case AnswerItem() | ScoreItem():
                pass
    if score.applies_if is not None:
        yield score.applies_if
    yield from (band.or_when for band in score.bands if band.or_when is not None)


def total(parts: Callable[[Value], tuple[Contribution, ...]]) -> Callable[[Value], Number]:
    """The sum of what ``parts`` gives for a value."""
    return lambda value: sum(part.points for part in parts(value))
