"""What a slot can hold: a value, or the reason why there is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Final, NamedTuple

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Number = int | Fraction
"""An exact rational; integers stay ``int`` because they are faster."""


class NonAnswer(Enum):
    """Why a slot has no value (design, section 2)."""

    UNANSWERED = "unanswered"
    NOT_SURE = "not_sure"
    DECLINED = "declined"
    NOT_ASKED = "not_asked"


class ScoreView(NamedTuple):
    """What a condition may see of a score: its bounds over all completions, and the bands within them.

    ``value`` is what it came to, where it came to something: no condition looks at it, a score made of this one does.
    """

    low: Number
    high: Number
    possible: tuple[str, ...]
    value: Number | None = None


Value = str | tuple[str, ...] | int | Fraction | date
"""An answer: an option id or text, option ids in the question's order, a number, a date."""

Slot = Value | NonAnswer | ScoreView

Slots = Sequence[Slot]
"""What every name holds now, by the index of the name."""

Test = Callable[[Slots], bool | None]
"""True, false, or ``None`` where the answers so far do not decide it."""


def day_of(text: str) -> date | None:
    """The day that ``text`` writes as year, month, day, such as 2026-01-31; ``None`` where it is none."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
