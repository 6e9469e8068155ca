"""Forms made up for measuring: no clinical sense, but entangled like real ones. The same seed gives the same form.

A form is held here in neither side's language; ``ours`` and ``theirs`` write it down for each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from random import Random
from typing import Final, Literal

Kind = Literal["yes_no", "choice", "multiple", "whole", "decimal"]
Value = str | list[str] | int | float

CATEGORIES: Final = ("lifestyle", "medication", "nerves", "other")
LEVELS: Final = ("emergency", "urgent", "soon", "routine")
OPTIONS: Final = ("a", "b", "c", "d")
MOST_WHOLE: Final = 20
MOST_DECIMAL: Final = 50
NOT_SURE: Final = "not_sure"
_KINDS: Final[tuple[Kind, ...]] = (*("yes_no",) * 4, "choice", "multiple", "whole", "decimal")
_REACH: Final = 30
"""How many questions back a condition looks: forms are entangled near by."""


@dataclass(frozen=True, slots=True)
class Item:
    """A question: asked if ``gate`` holds; its answer gives points to ``category``.

    ``points`` are those of *yes*, of each option, or of the upper two thirds of the numbers.
    """

    id: str
    kind: Kind
    gate: Clause | None
    category: str
    points: tuple[int, ...]

    @property
    def steps(self) -> tuple[float, float]:
        """Where the middle and the upper third of the numbers begin."""
        return (7, 14) if self.kind == "whole" else (16.5, 33.5)


@dataclass(frozen=True, slots=True)
class Atom:
    """A look at one question: it is one of ``codes``, holds one of them, or is at least ``least``."""

    item: Item
    codes: tuple[str, ...]
    least: float


@dataclass(frozen=True, slots=True)
class Clause:
    """Atoms, all of which or one of which must hold."""

    atoms: tuple[Atom, ...]
    joined: Literal["and", "or"]


@dataclass(frozen=True, slots=True)
class Alert:
    """A rule: what must hold, and how urgent it then is."""

    id: str
    when: Clause
    level: str


@dataclass(frozen=True, slots=True)
class Band:
    """A range of a category's points, from ``start`` on."""

    id: str
    start: int


@dataclass(frozen=True, slots=True)
class Form:
    """Questions in order, rules over them, and the bands of every category."""

    items: tuple[Item, ...]
    alerts: tuple[Alert, ...]
    bands: tuple[Band, ...]


def make_form(count: int, seed: int = 1) -> Form:
    """A form of ``count`` questions: half of them yes/no, half of them with a condition; ``count // 10`` rules."""
    random = Random(f"{seed}/{count}")  # noqa: S311 (nothing secret)
    kinds = list(islice(cycle(_KINDS), count))
    random.shuffle(kinds)
    items: list[Item] = []
    for at, kind in enumerate(kinds):
        gate = _clause(random, items[-_REACH:], 2) if at and random.random() < 0.5 else None
        items.append(Item(f"q{at + 1}", kind, gate, CATEGORIES[at % len(CATEGORIES)], _points(random, kind)))
    alerts = tuple(
        Alert(f"R{at + 1}", _clause(random, items, 3), LEVELS[at % len(LEVELS)]) for at in range(count // 10)
    )
    share = count // len(CATEGORIES)
    starts = (0, max(1, share // 4), max(2, share // 2), max(3, share))
    return Form(tuple(items), alerts, tuple(Band(f"band{at}", start) for at, start in enumerate(starts)))


def _points(random: Random, kind: Kind) -> tuple[int, ...]:
    """Points that go up: the first option has none, the last gives some."""
    match kind:
        case "yes_no":
            return (random.randint(1, 3),)
        case "choice" | "multiple":
            return (0, *sorted(random.randint(0, 3) for _option in OPTIONS[2:]), random.randint(1, 3))
        case "whole" | "decimal":
            return tuple(sorted(random.randint(1, 3) for _step in range(2)))


def _clause(random: Random, items: Sequence[Item], most: int) -> Clause:
    chosen = random.sample(items, min(len(items), random.randint(1, most)))
    return Clause(tuple(_atom(random, item) for item in chosen), "or" if random.random() < 0.7 else "and")


def _atom(random: Random, item: Item) -> Atom:
    if item.kind == "yes_no":
        return Atom(item, ("yes",), 0)
    if item.kind in ("choice", "multiple"):
        return Atom(item, tuple(sorted(random.sample(OPTIONS, random.randint(1, 2)))), 0)
    return Atom(item, (), random.choice(item.steps))


def draw_answers(form: Form, seed: int, *, unsure: float = 0, left: float = 0) -> dict[str, Value]:
    """An answer to every question, asked or not; some are 'not sure' (yes/no only) or left out, by their shares."""
    random = Random(f"{seed}/{len(form.items)}")  # noqa: S311 (nothing secret)
    answers: dict[str, Value] = {}
    for item in form.items:
        value = _value(random, item)
        chance = random.random()
        if chance < left:
            continue
        answers[item.id] = NOT_SURE if item.kind == "yes_no" and chance < left + unsure else value
    return answers


def _value(random: Random, item: Item) -> Value:
    match item.kind:
        case "yes_no":
            return random.choice(("yes", "no"))
        case "choice":
            return random.choice(OPTIONS)
        case "multiple":
            return sorted(random.sample(OPTIONS, random.randint(1, 3)))
        case "whole":
            return random.randint(0, MOST_WHOLE)
        case "decimal":
            return random.randint(0, MOST_DECIMAL * 10) / 10
