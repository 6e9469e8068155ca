"""The kinds of answer, as understood: what can be answered to a question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from triage.logic import Number


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be chosen; ``statement`` is how the report says it."""

    id: str
    text: str
    hint: str | None
    exclusive: bool
    statement: str | None


@dataclass(frozen=True, slots=True)
class ChoiceAnswer:
    """One of ``options``."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class MultipleAnswer:
    """Some of ``options``, at least one."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class NumberAnswer:
    """A number from ``low`` to ``high`` with at most ``decimals`` digits behind the point."""

    low: Number
    high: Number
    decimals: int
    unit: str | None


@dataclass(frozen=True, slots=True)
class ScaleAnswer:
    """A whole number from 0 to 10, with what the ends mean."""

    low_text: str | None
    high_text: str | None


@dataclass(frozen=True, slots=True)
class DateAnswer:
    """A date within the limits given; ``until_today``: not after the day of the answers, where that is known."""

    low: date | None
    high: date | None
    until_today: bool = False


@dataclass(frozen=True, slots=True)
class TextAnswer:
    """Text of at most ``max_length`` characters, on one line or more."""

    max_length: int
    long: bool


Answer = ChoiceAnswer | MultipleAnswer | NumberAnswer | ScaleAnswer | DateAnswer | TextAnswer
"""What can be answered to a question."""
