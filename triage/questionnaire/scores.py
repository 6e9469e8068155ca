"""Scores as understood: one shape for every instrument (decision 0015). Later parts of a score follow earlier ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from triage.logic import Condition, Measure, Meter, Name, NonAnswer, Number, Test, Value


@dataclass(frozen=True, slots=True)
class Contribution:
    """One item's part in a score: the points, why, and whence.

    ``item`` is the id of the question or of the earlier score, ``None`` for a condition; ``option`` is the one chosen,
    ``None`` where there is none to choose. ``statement`` is the author's sentence for the report; without one the
    report quotes the answer. ``sources`` are ids.
    """

    item: str | None
    option: str | None
    points: Number
    statement: str | None
    sources: tuple[str, ...]


Parts = Callable[[Value], tuple[Contribution, ...]]
"""What an answer contributes."""


class Span(NamedTuple):
    """What an item can be worth, from ``low`` to ``high``; ``optional``: or it may not be there at all."""

    low: Number
    high: Number
    optional: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class AnswerItem:
    """A question's part in a score; its answer is in the slot at ``index``.

    ``parts`` gives the contributions of a value; their sum lies within ``span``. ``plain`` gives those before the item
    is turned round or counted. ``unsure`` is what the item can be worth while it is not known whether it is asked:
    nothing, where such items are left out, or what is said to count.
    """

    name: Name
    index: int
    parts: Parts
    plain: Parts
    span: Span
    unsure: Span
    needed: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Case:
    """The points of an answer where ``test`` holds (``None``: in any case), as for ``AnswerItem``."""

    when: Condition | None
    test: Test | None
    parts: Parts
    plain: Parts
    span: Span


@dataclass(frozen=True, eq=False, slots=True)
class CasesItem:
    """A question whose points depend on other answers: the first of ``cases`` that holds decides."""

    name: Name
    index: int
    cases: tuple[Case, ...]
    span: Span
    unsure: Span
    needed: bool
    whole: bool


@dataclass(frozen=True, eq=False, slots=True)
class ScoreItem:
    """An earlier score as a part of this one; ``counts`` says what its value counts here."""

    name: Name
    index: int
    counts: Callable[[Number], Number]
    span: Span
    unsure: Span
    needed: bool
    whole: bool


@dataclass(frozen=True, eq=False, slots=True)
class WhenItem:
    """A condition that counts ``part`` where it holds, and nothing where not."""

    when: Condition
    test: Test
    part: tuple[Contribution, ...]
    span: Span
    needed: bool
    whole: bool


Item = AnswerItem | CasesItem | ScoreItem | WhenItem
"""What a score is made of; the ``needed`` are those of which enough must have a value, the ``whole`` no fractions."""


Combine = Literal["sum", "mean", "max", "min", "count"]
"""How items become one number. Counted items are worth 1 or 0 each, so that counting them is adding them up."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A measure in place of items.

    ``names`` are the questions and scores in it, ``day`` is that of the answers where it looks at it; ``bounds`` and
    ``value`` are its two readings (see ``logic.amounts``).
    """

    measure: Measure
    names: tuple[Name, ...]
    day: Name | None
    bounds: Meter
    value: Meter


@dataclass(frozen=True, slots=True)
class Missing:
    """What a score does about missing answers: see ``score_fields.MissingField``.

    ``at_least`` is a count of needed items with a value, ``"half"`` or ``"all"``. ``not_asked`` is ``None`` where such
    items are left out. ``stated`` is what a non-answer counts, where it is an answer.
    """

    at_least: int | Literal["half", "all"]
    count_as: Number | Literal["average", "ignore"] | None
    not_asked: Number | None
    stated: Mapping[NonAnswer, Number]


@dataclass(frozen=True, slots=True)
class Rounding:
    """To so many ``digits`` behind the point, a half going up or to the even digit."""

    digits: int
    half: Literal["up", "even"]


@dataclass(frozen=True, slots=True)
class After:
    """What happens to the combined value: a formula of it, rounding, a table; each ``None`` where it does not happen.

    ``then`` reads the value as the only slot.
    """

    then: Measure | None
    then_meter: Meter | None
    rounding: Rounding | None
    look_up: Mapping[Number, Number] | None


@dataclass(frozen=True, slots=True)
class Band:
    """A named part of a score: from ``start`` on, or above it where ``open_start``; and wherever ``or_when`` holds.

    ``start`` is ``None`` for a band that rests on its condition alone.
    """

    id: str
    start: Number | None
    open_start: bool
    or_when: Condition | None
    or_test: Test | None
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """The least change that means something to a patient."""

    by: Number
    text: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A value to compare with."""

    text: str
    value: Number
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoreAbout:
    """What only the report says of a score. ``working``: that it is on the way to another, and not shown."""

    working: bool
    unit: str | None
    better: Literal["low", "high"] | None
    change: Change | None
    references: tuple[Reference, ...]
    text: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Score:
    """A number made from answers. ``low`` and ``high`` are the least and greatest it can be.

    Made of ``items`` by ``combine``, or by ``formula``. ``adds_up``: no item matters by itself; ``answers`` are the
    items where all of them are plain answers to add up. ``needed`` of the items are those of which enough must have a
    value. ``starts`` is where each of ``bands`` begins, ``band_ids`` what it is called; ``plain``: a band follows from
    the number alone.
    """

    id: str
    title: str
    category: bool
    items: tuple[Item, ...]
    answers: tuple[AnswerItem, ...] | None
    combine: Combine
    adds_up: bool
    counts_from: Number | None
    formula: Formula | None
    missing: Missing
    needed: int
    after: After | None
    bands: tuple[Band, ...]
    starts: tuple[Number, ...]
    band_ids: tuple[str, ...]
    plain: bool
    applies_if: Condition | None
    applies: Test | None
    about: ScoreAbout
    name: Name
    low: Number
    high: Number
