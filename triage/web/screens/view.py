"""What a page is to the frame around it, and what it may know of the visit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from triage.web.browser import Field
from triage.web.journey import Journey
from triage.web.runtime import Services

_SAID = "said"


@dataclass(frozen=True, slots=True)
class Visit:
    """One run of a page: the server's services, the browser's token, and the journey where there is one."""

    services: Services
    token: str
    journey: Journey | None


@dataclass(frozen=True, slots=True)
class View:
    """A page: its key and title for the browser, its fields, and how it is drawn.

    ``card`` marks a page that covers a step and has no place in the browser's history. ``fresh`` is true in the run
    that shows new errors. ``announce`` is said once to screen readers.
    """

    key: str
    title: str
    draw: Callable[[], None]
    fields: Sequence[Field] = ()
    card: bool = False
    errors: bool = False
    fresh: bool = False
    back: str = ""
    announce: str = ""
    language: str = "en-GB"


def say(text: str) -> None:
    """Have ``text`` shown and said at the top of the next page."""
    st.session_state[_SAID] = text


def said() -> str:
    """What is to be said now, once."""
    text: str = st.session_state.pop(_SAID, "")
    return text


def now() -> datetime:
    """The time where the person is, as the browser tells it."""
    try:
        zone = ZoneInfo(st.context.timezone or "")
    except (ValueError, OSError, KeyError):
        return datetime.now(UTC).astimezone()
    return datetime.now(zone)
