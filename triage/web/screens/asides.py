"""What is always in reach: help now, clearing the answers, and how accessible this is."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from triage.questionnaire import Place
from triage.web import markup
from triage.web.screens.view import View
from triage.words import _

CLEAR = "clear"
ACCESSIBILITY = "accessibility"


def help_now(place: Place) -> Markup:
    """The place's contacts behind one line at the top of each page."""
    lines = []
    if place.has_emergency_contact():
        words = _("Life-threatening emergency: call {number}, or go to {department}.")
        lines.append(words.format(number=place.emergency_number, department=place.emergency_department))
    if place.urgent_number:
        lines.append(
            _("Urgent help today: call {number} or your {surgery}.").format(
                number=place.urgent_number, surgery=place.surgery
            )
        )
    lines.append(_("Do not wait for this form if you feel very unwell."))
    return Markup('<div class="help-now">{}</div>').format(markup.details(_("Get help now"), markup.bullets(lines)))


def clear_view(clear: Callable[[], None], leave: Callable[[], None]) -> View:
    """Whether to clear all answers."""

    def draw() -> None:
        st.html(str(markup.heading(title, CLEAR)))
        st.html(str(markup.paragraph(_("All your answers in this form will be gone. Nobody can bring them back."))))
        st.button(_("Yes, clear my answers"), type="primary", key="clear-yes", on_click=clear)
        st.button(_("No, go back to the form"), key="clear-no", on_click=leave)

    title = _("Clear my answers?")
    return View(key=CLEAR, title=title, back="clear-no", draw=draw)


def accessibility_view(leave: Callable[[], None]) -> View:
    """How far everybody can use this, what is tested, and what is known not to work."""

    def draw() -> None:
        st.html(str(markup.heading(title, ACCESSIBILITY)))
        pieces = [
            markup.paragraph(
                _("We want as many people as possible to be able to use this form. You should be able to:")
            ),
            markup.bullets(
                [
                    _("make the text four times larger without scrolling sideways"),
                    _("fill in the whole form with only a keyboard"),
                    _("use the form in light or dark colours, as your device is set"),
                    _("use a screen reader: questions, hints, errors and new questions are announced"),
                ]
            ),
            markup.paragraph(_("The form aims at the standard WCAG 2.2, level AA. Each version is tested by machine.")),
            markup.subheading(_("What we know does not work well")),
            markup.bullets(
                [
                    _("It has not been tested with people who use assistive technology every day."),
                    _("It needs JavaScript."),
                ]
            ),
            markup.subheading(_("If something does not work for you")),
            markup.paragraph(_("Tell the clinic. They can go through the questions with you in another way.")),
        ]
        st.html(str(markup.joined(pieces)))
        st.button(_("Go back to the form"), key="aside-leave", on_click=leave)

    title = _("Accessibility statement")
    return View(key=ACCESSIBILITY, title=title, back="aside-leave", draw=draw)
