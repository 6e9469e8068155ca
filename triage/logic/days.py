"""Days: on which a form can be answered, and the time from one day until another."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

Unit = Literal["days", "years"]

FIRST_DAY: Final = date(2000, 1, 1)
LAST_DAY: Final = date(2199, 12, 31)
"""The first and the last day on which a form can be answered: so what is counted until that day has limits."""


def elapsed(unit: Unit, since: date, until: date) -> int:
    """The whole days, or the completed years, from ``since`` until ``until``; below 0 where ``until`` comes first.

    A year is completed on its anniversary; that of 29 February is 1 March in a year without one. Years below 0 are
    rounded down, as those above are.
    """
    if unit == "days":
        return (until - since).days
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))
