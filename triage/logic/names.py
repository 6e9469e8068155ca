"""Names that a condition may use, with their types and the words a reader knows them by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from triage.logic.days import FIRST_DAY, LAST_DAY
from triage.logic.types import DateType, Type
from triage.logic.values import Number, Value
from triage.words import _


@dataclass(frozen=True, slots=True)
class Points:
    """The points an answer to a question carries for whichever score lists it.

    ``of`` maps a value to its points; ``low`` and ``high`` are the least and the greatest that any answer gives.
    ``whole``: no answer gives a fraction.
    """

    of: Callable[[Value], Number]
    low: Number
    high: Number
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A question or a score as the language sees it.

    ``index`` is its place among the slots, ``label`` the words of the question or the title of the score, ``codes`` the
    words of its options or bands by id.
    """

    id: str
    index: int
    type: Type
    label: str
    codes: Mapping[str, str] = field(default_factory=dict)
    points: Points | None = None


DAY_ID: Final = "(day)"
"""What the day of the answers is called among the names: no question and no score can be called so."""


def day_name(index: int) -> Name:
    """The day on which the form is answered, which is in the slot at ``index`` where it is known."""
    return Name(DAY_ID, index, DateType(FIRST_DAY, LAST_DAY), _("the day of the answers"))


@dataclass(frozen=True, slots=True)
class Hidden:
    """Why a name that exists cannot be used at some place: the ``code`` of the finding, the sentence, and the cure."""

    code: str
    message: str
    cure: str


@dataclass(frozen=True, slots=True)
class Scope:
    """What a condition at one place of a questionnaire may name.

    ``names`` can be used; ``hidden`` exist but not here: ``None`` where what is wrong with them has been said already.
    ``day`` is that of the answers, where it can be used.
    """

    names: Mapping[str, Name]
    hidden: Mapping[str, Hidden | None] = field(default_factory=dict)
    day: Name | None = None
