"""Times of day in words, without a say of the machine's locale."""

from __future__ import annotations

from datetime import datetime


def time_words(moment: datetime) -> str:
    """A time of day such as 14:05."""
    return f"{moment:%H:%M}"
