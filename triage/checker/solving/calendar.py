"""Days and full years between two days, as z3 reckons them: a day is its place in the calendar."""

from __future__ import annotations

from datetime import date

import z3


def days(since: z3.ArithRef, until: z3.ArithRef) -> z3.ArithRef:
    """The days from ``since`` until ``until``."""
    return until - since


def years(rules: list[z3.BoolRef], since: z3.ArithRef, until: z3.ArithRef) -> z3.ArithRef:
    """The full years; ``rules`` then hold what makes a year."""
    first, begun = _place(rules, since)
    last, reached = _place(rules, until)
    return last - first - z3.If(reached < begun, z3.IntVal(1), z3.IntVal(0))


def _place(rules: list[z3.BoolRef], day: z3.ArithRef) -> tuple[z3.ArithRef, z3.ArithRef]:
    """The year of ``day``, and which day of it that is, as counted where every year has a 29 February."""
    year = z3.FreshInt()
    rules += [year >= date.min.year, year <= date.max.year, _before(year) < day, day <= _before(year + 1)]
    of_year = day - _before(year)
    is_leap = _before(year + 1) - _before(year) > 365  # noqa: PLR2004 (the days of most years)
    before_march = 31 + 28
    return year, z3.If(z3.Or(is_leap, of_year <= before_march), of_year, of_year + 1)


def _before(year: z3.ArithRef) -> z3.ArithRef:
    """How many days there are before ``year``."""
    ended = year - 1
    return ended * 365 + ended / 4 - ended / 100 + ended / 400
