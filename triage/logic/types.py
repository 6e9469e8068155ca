"""The types that names of the language have. A text answer takes part in no comparison."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from triage.logic.values import Number


@dataclass(frozen=True, slots=True)
class NumberType:
    """A number from ``low`` to ``high`` (``None``: no limit), in ``unit`` where one is known; ``whole``: no other."""

    low: Number | None
    high: Number | None
    unit: str | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceType:
    """One of ``codes``."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MultiType:
    """Any number of ``codes``."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateType:
    """A date from ``low`` to ``high`` (``None``: no limit); ``until_today``: not after the day of the answers."""

    low: date | None = None
    high: date | None = None
    until_today: bool = False


@dataclass(frozen=True, slots=True)
class TextType:
    """Free text: only whether it was answered can be asked."""


@dataclass(frozen=True, slots=True)
class ScoreType:
    """A score from ``low`` to ``high`` with the ids of its ``bands``, lowest first; ``unit`` and ``whole`` as above.

    ``optional``: it may not apply to everybody. ``estimates`` are the least and the greatest that it comes to with
    missing answers, where that is further out.
    """

    low: Number
    high: Number
    bands: tuple[str, ...]
    unit: str | None = None
    whole: bool = False
    optional: bool = True
    estimates: tuple[Number, Number] | None = None

    @property
    def ends(self) -> tuple[Number, Number]:
        """The least and the greatest that it can come to, estimates among them."""
        return self.estimates or (self.low, self.high)


Type = NumberType | ChoiceType | MultiType | DateType | TextType | ScoreType
