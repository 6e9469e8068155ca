"""A small made-up journey that uses each part of the shell: two pages of questions, an interruption, a result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

import streamlit as st
from markupsafe import Markup

from tests.browser.payloads import PAYLOADS
from triage.settings import Settings
from triage.web import markup
from triage.web.browser import Event, Expired, Field, Idle, Page, Touched, WentTo, sync
from triage.web.cookie import token_in
from triage.web.download import Download
from triage.web.journeys import JourneyStore
from triage.web.literal import literal

STEPS = ("about", "more", "result")
SIGNS = {"numb": "Numb or tingling around your bottom", "weak": "Weak legs", "none": "None of these"}
WHERE = ["Calf", "Thigh", "Foot or toes", "I am not sure"]
FIELDS: dict[str, tuple[str, int, Literal["", "numeric"]]] = {
    "where": ("Where are your spasms?", 1, ""),
    "toes": ("Which toes?", 0, ""),
    "words": ("What troubles you most?", 0, ""),
    "signs": ("Have any of these started with your back or leg problem?", 1, ""),
    "age": ("How old are you?", 0, "numeric"),
    "since": ("Since when?", 0, ""),
}
Fields = dict[str, Field]
SETTINGS = Settings(clinic_name="Riverside Clinic")


@dataclass
class Demo:
    """What one made-up patient has entered."""

    step: str = "about"
    answers: dict[str, str | bool | None] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    fresh_errors: bool = False
    helped: bool = False
    said: str = ""

    def __repr__(self) -> str:
        return "Demo()"


JOURNEYS: JourneyStore[Demo] = JourneyStore(idle=timedelta(minutes=SETTINGS.idle_minutes), most=100)


def report(token: str) -> Download | None:
    """Write the journey's answers as a text file."""
    journey = JOURNEYS.get(token)
    return Download("Summary of spasms.txt", repr(journey.answers).encode()) if journey else None


def show() -> None:
    """Draw the page that the journey is at."""
    token = token_in(st.context.cookies)
    assert token
    journey = JOURNEYS.get(token) or JOURNEYS.begin(token, Demo(said=st.session_state.pop("said", "")))
    title, fields, draw = PAGES[journey.step]
    shown = [_field(journey, name) for name in fields if name != "toes" or journey.answers.get("where") == WHERE[2]]
    sync(_page(journey, title, shown), lambda event: _heard(token, event))
    st.html(str(markup.bar(SETTINGS.clinic_name)))
    draw(journey, {field.key: field for field in shown})
    journey.fresh_errors, journey.said = False, ""


def _heard(token: str, event: Event) -> None:
    journey = JOURNEYS.get(token)
    match event:
        case WentTo(step) if journey and step in STEPS:
            if step != "result" or _complete(journey):
                _go(journey, step)
        case Expired():
            _clear()
        case WentTo() | Touched():
            pass


def _complete(journey: Demo) -> bool:
    return bool(journey.answers.get("where") and journey.answers.get("words"))


def _go(journey: Demo, step: str) -> None:
    journey.step, journey.errors = step, {}


def _keep(journey: Demo, key: str) -> None:
    journey.answers[key] = st.session_state[key]


def _page(journey: Demo, title: str, fields: list[Field]) -> Page:
    full = f"{title} – {SETTINGS.clinic_name}"
    return Page(
        key=journey.step,
        title=f"Error: {full}" if journey.errors else full,
        fields=fields,
        errors_shown=journey.fresh_errors,
        announce=journey.said,
        history="none" if journey.step == "help" else "push",
        back="back",
        idle=Idle(SETTINGS.idle_minutes * 60, SETTINGS.warning_minutes * 60),
    )


def _field(journey: Demo, key: str) -> Field:
    text, apart, keypad = FIELDS[key]
    return Field(key, text, required=True, error=key in journey.errors, apart=apart, keypad=keypad)


def _ask(journey: Demo, asked: Field, hint: str = "", why: str = "") -> None:
    error = journey.errors.get(asked.key, "")
    st.html(str(markup.question(asked.key, asked.text, hint=hint, why=why, error=error)))


def _radio(journey: Demo, asked: Field, options: list[str], hint: str = "", why: str = "") -> None:
    with st.container(key=f"{asked.key}-ask"):
        _ask(journey, asked, hint, why)
        told = journey.answers.get(asked.key)
        st.radio(
            literal(asked.text),
            options,
            index=options.index(str(told)) if told else None,
            format_func=literal,
            key=asked.key,
            label_visibility="collapsed",
            on_change=_keep,
            args=(journey, asked.key),
        )


def _text(journey: Demo, asked: Field, hint: str = "") -> None:
    with st.container(key=f"{asked.key}-ask"):
        _ask(journey, asked, hint)
        st.session_state.setdefault(asked.key, journey.answers.get(asked.key) or "")
        st.text_input(
            literal(asked.text),
            key=asked.key,
            label_visibility="collapsed",
            on_change=_keep,
            args=(journey, asked.key),
        )


def _boxes(journey: Demo, asked: Field, options: dict[str, str], hint: str = "") -> None:
    with st.container(key=f"{asked.key}-ask"):
        _ask(journey, asked, hint)
        with st.container(key=asked.key):
            for name, text in options.items():
                key = f"{asked.key}-{name}"
                st.session_state.setdefault(key, bool(journey.answers.get(key)))
                st.checkbox(literal(text), key=key, on_change=_keep, args=(journey, key))


def _about(journey: Demo, fields: Fields) -> None:
    st.html(str(markup.heading("About your spasms", "about", "Step 1 of 3")))
    if journey.errors:
        st.html(str(markup.error_summary(list(journey.errors.items()))))
    _radio(journey, fields["where"], WHERE, "Choose the place that troubles you most.", "It shows where to look.")
    if "toes" in fields:
        _text(journey, fields["toes"])
    _text(journey, fields["words"], "Use your own words.")
    _boxes(journey, fields["signs"], SIGNS, "Tick all that apply.")
    st.button("Continue", type="primary", key="continue", on_click=_from_about, args=(journey,))


def _from_about(journey: Demo) -> None:
    if journey.answers.get("signs-numb") and not journey.helped:
        journey.step = "help"
        return
    wanted = {"where": "Choose where your spasms are", "words": "Write what troubles you most"}
    journey.errors = {key: text for key, text in wanted.items() if not journey.answers.get(key)}
    journey.fresh_errors = bool(journey.errors)
    if not journey.errors:
        _go(journey, "more")


def _help(journey: Demo, _fields: Fields) -> None:
    st.html(str(markup.heading("Go to A&E now", "help")))
    body = markup.paragraph("You said that you are numb around your bottom. A nerve may be squeezed.")
    st.html(str(markup.card(markup.Card.EMERGENCY, "Go to A&E now, or call 999", body)))
    st.button("I have got help", key="helped", on_click=_helped, args=(journey,))
    st.button("I chose this by mistake", key="mistake", type="tertiary", on_click=_go, args=(journey, "about"))


def _helped(journey: Demo) -> None:
    journey.helped = True
    _go(journey, "more")


def _more(journey: Demo, fields: Fields) -> None:
    st.html(str(markup.heading("A little more", "more", "Step 2 of 3")))
    _text(journey, fields["age"], "In years.")
    with st.container(key="since-ask"):
        _ask(journey, fields["since"], "A guess will do.")
        st.date_input("Since when?", value=None, key="since", format="DD/MM/YYYY", label_visibility="collapsed")
    st.button("Continue", type="primary", key="continue", on_click=_go, args=(journey, "result"))
    st.button("Back", type="tertiary", key="back", on_click=_go, args=(journey, "about"))


def _result(journey: Demo, _fields: Fields) -> None:
    st.html(str(markup.heading("Your summary", "result")))
    link = Markup('<a href="tel:111">Call 111</a>')
    st.html(str(markup.card(markup.Card.URGENT, "Get advice today", markup.bullets([link, "Show them this page."]))))
    st.html(str(markup.card(markup.Card.SOON, "See a GP this week", markup.paragraph("Book a visit."))))
    st.html(str(markup.card(markup.Card.ROUTINE, "Speak to a GP", markup.paragraph("When it suits you."))))
    st.html(str(markup.notice("Draft: not yet clinically reviewed.")))
    st.html(str(markup.answers([(key, str(told)) for key, told in journey.answers.items()])))
    st.html('<a class="button" href="summary.txt" download>Download your summary</a>')
    st.button("Back", type="tertiary", key="back", on_click=_go, args=(journey, "more"))
    st.button("Clear my answers", key="clear", on_click=_clear)
    st.button("Show odd texts", key="odd", type="tertiary", on_click=_go, args=(journey, "payloads"))
    st.button("Break this page", key="break", type="tertiary", on_click=_break, args=(journey,))


def _payloads(_journey: Demo, _fields: Fields) -> None:
    st.html(str(markup.heading("Odd texts", "payloads")))
    st.radio(literal(PAYLOADS[0]), PAYLOADS, format_func=literal, index=None, key="odd-label")
    for number, text in enumerate(PAYLOADS):
        st.checkbox(literal(text), key=f"odd-{number}")
        st.html(str(markup.paragraph(text)))


def _clear() -> None:
    token = token_in(st.context.cookies)
    assert token
    JOURNEYS.erase(token)
    st.session_state.clear()
    st.session_state["said"] = "Your answers are cleared."


def _break(journey: Demo) -> None:
    raise ValueError(f"secret answer {journey.answers}")


PAGES: dict[str, tuple[str, list[str], Callable[[Demo, Fields], None]]] = {
    "about": ("About your spasms", ["where", "toes", "words", "signs"], _about),
    "help": ("Go to A&E now", [], _help),
    "more": ("A little more", ["age", "since"], _more),
    "result": ("Your summary", [], _result),
    "payloads": ("Odd texts", [], _payloads),
}
