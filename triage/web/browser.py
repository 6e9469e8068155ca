"""What a page needs of the browser that Streamlit does not give: focus, titles, history, words for screen readers.

A page calls :func:`sync` once in each run, before it draws anything: so its entry in the history is there before it can
be seen. The scripts in ``browser_js/`` do the rest. Nothing is ever written to the address, to a cookie or to the
browser's storage; an entry of the history holds a step's key and whether answers were held, never an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from itertools import count
from pathlib import Path
from typing import Literal

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from triage.words import _, ngettext

_NAME = "triage.browser"
_KEY = "browser"
_SCRIPTS = "browser_js"
_LAST = "browser-last"
_runs = count(1)
"""Numbers the runs of all pages: a number that comes again would make the browser think that it knows the page."""


@dataclass(frozen=True, slots=True)
class Field:
    """One question on the page.

    ``key`` is the key of its widget, or of the container around its checkboxes, made of ASCII letters, digits, ``_``
    and ``-``. ``markup.question`` must have been given the same key.
    """

    key: str
    text: str
    required: bool = False
    error: bool = False
    apart: int = 0
    """How many options at the end are non-answers, to be set apart."""
    keypad: Literal["", "numeric", "decimal"] = ""
    """Which keys a phone shows for a text field."""


@dataclass(frozen=True, slots=True)
class Idle:
    """How long the journey is kept without a touch, and how long before its end the patient is warned, in seconds."""

    seconds: float
    warning: float


@dataclass(frozen=True, slots=True)
class Page:
    """The page as the browser is to know it."""

    key: str
    """Opaque key of the step; a new key moves the focus to the heading, which must carry it too."""
    title: str
    language: str = "en-GB"
    direction: Literal["ltr", "rtl"] = "ltr"
    history: Literal["push", "none"] = "push"
    """``none`` for a page without an entry of its own in the browser's history, such as an interruption."""
    fields: Sequence[Field] = ()
    errors_shown: bool = False
    """True in the run that answers a Continue with errors, and only then: the error summary takes the focus."""
    announce: str = ""
    """Said once to screen readers, beside the questions that appeared since the last run of the same page."""
    back: str = ""
    """Key of the page's Back button, which becomes the browser's own Back where there is a step to go back to."""
    idle: Idle | None = None


@dataclass(frozen=True, slots=True)
class WentTo:
    """Browser Back or Forward asks for a step. The page decides: an unknown or closed step is not gone to."""

    step: str


@dataclass(frozen=True, slots=True)
class Touched:
    """Somebody is there: the journey is to be kept on."""


@dataclass(frozen=True, slots=True)
class Expired:
    """The time is up: the journey is to be shown as gone, if the server agrees."""


Event = WentTo | Touched | Expired


def sync(page: Page, on_event: Callable[[Event], None]) -> None:
    """Tell the browser of the page, and have ``on_event`` called before the next run with what the browser asks for."""
    last: _Last = st.session_state.get(_LAST) or _Last()
    st.session_state[_LAST] = _Last(page.key, tuple(field.key for field in page.fields), last.answered)
    added = [field.text for field in page.fields if field.key not in last.fields] if last.page == page.key else []
    data = asdict(page) | {
        "run": next(_runs),
        "answered": last.answered,
        "announce": " ".join([*_appeared(added), page.announce]).strip(),
        "words": _words(page.idle),
    }
    _component()(
        key=_KEY,
        data=data,
        on_go_change=lambda: _go(on_event),
        on_stay_change=lambda: on_event(Touched()),
        on_expired_change=lambda: on_event(Expired()),
    )


@dataclass(frozen=True, slots=True)
class _Last:
    page: str = ""
    fields: tuple[str, ...] = ()
    answered: int = 0


def _appeared(added: Sequence[str]) -> Sequence[str]:
    return [ngettext("New question:", "New questions:", len(added)), *added] if added else []


def _words(idle: Idle | None) -> dict[str, str]:
    return {
        "skip": _("Skip to main content"),
        "warning": _warning(idle),
        "stay": _("Keep my answers"),
        "gone": _(
            "Your answers are no longer here. They are cleared after a while without use, or when the service restarts."
        ),
        "offline": _("The connection is lost. What you entered is kept. We are trying again."),
    }


def _warning(idle: Idle | None) -> str:
    minutes = max(1, round(idle.warning / 60)) if idle else 1
    sentence = ngettext(
        "Your answers will be cleared in about {minutes} minute, because nothing has been entered for a while.",
        "Your answers will be cleared in about {minutes} minutes, because nothing has been entered for a while.",
        minutes,
    )
    return sentence.format(minutes=minutes)


def _go(on_event: Callable[[Event], None]) -> None:
    match st.session_state[_KEY]["go"]:
        case {"step": str(step), "asked": int(asked)}:
            st.session_state[_LAST] = replace(st.session_state.get(_LAST) or _Last(), answered=asked)
            on_event(WentTo(step))
        case _:
            pass


@cache
def _renderer() -> ComponentRenderer:
    return st.components.v2.component(_NAME, js="browser.js", isolate_styles=False)


def _component() -> ComponentRenderer:
    """Give the component, made known to this runtime as a package would: so its scripts are files, not a ``blob:``."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(_NAME) is None:
        package, _dot, name = _NAME.partition(".")
        manifest = ComponentManifest(package, "", [ComponentConfig(name, _SCRIPTS)])
        manager.register_from_manifest(manifest, Path(__file__).parent)
    return _renderer()
