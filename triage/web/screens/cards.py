"""Pages that cover a step: the emergency card, and the end of the form for those whom it is not for."""

from __future__ import annotations

import streamlit as st

from triage.questionnaire import Rule
from triage.web import markup
from triage.web.journey import Journey, accept_card, leave_card, leave_end
from triage.web.screens.view import View, now
from triage.web.steps import FormPage
from triage.words import _


def emergency_view(journey: Journey, rule: Rule) -> View:
    """One instruction, and the two ways on."""
    return View(
        key=f"{journey.at}-card",
        title=rule.text,
        card=True,
        language=journey.questionnaire.language,
        draw=lambda: _draw_emergency(journey, rule),
    )


def _draw_emergency(journey: Journey, rule: Rule) -> None:
    body = [markup.paragraph(rule.detail)] if rule.detail else []
    body.append(markup.paragraph(_("Your answers are kept. You can go on with the form later.")))
    st.html(str(markup.card_page(markup.Card.EMERGENCY, rule.text, f"{journey.at}-card", markup.joined(body))))
    st.button(_("I have got help"), type="primary", key="got-help", on_click=lambda: accept_card(journey, now()))
    st.button(_("I chose this by mistake"), key="mistake", on_click=lambda: leave_card(journey))


def end_view(journey: Journey, page: FormPage) -> View:
    """Why the form ends here, and whom to contact."""
    end = page.section.end
    title = "" if end is None else end.title
    return View(
        key=f"{page.key}-end",
        title=title,
        card=True,
        language=journey.questionnaire.language,
        draw=lambda: _draw_end(journey, page),
    )


def _draw_end(journey: Journey, page: FormPage) -> None:
    end = page.section.end
    if end is None:
        return
    st.html(str(markup.heading(end.title, f"{page.key}-end")))
    st.html(str(markup.joined(markup.paragraph(text) for text in end.text)))
    st.button(_("Go back and change my answer"), key="leave-end", on_click=lambda: leave_end(journey))
