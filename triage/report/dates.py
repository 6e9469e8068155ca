"""Days and times in words, without a say of the machine's locale."""

from __future__ import annotations

from datetime import date, datetime

from triage.words import _


def day_words(day: date) -> str:
    """A day such as 22 November 2026."""
    months = (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )
    return _("{day} {month} {year}").format(day=day.day, month=months[day.month - 1], year=day.year)


def time_words(moment: datetime) -> str:
    """A time of day such as 14:05."""
    return f"{moment:%H:%M}"
