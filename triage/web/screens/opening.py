"""The first pages: choosing a questionnaire where there are several, and its start page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st
from markupsafe import Markup

from triage.questionnaire import Questionnaire
from triage.web import markup
from triage.web.journey import Journey
from triage.web.literal import literal
from triage.web.screens.view import View, Visit
from triage.web.steps import START
from triage.words import _, language_name, ngettext

CHOOSE = "choose"


@dataclass(frozen=True, slots=True)
class Languages:
    """A questionnaire in other languages than the one that is shown, and what goes to the start page of one."""

    others: Sequence[Questionnaire]
    choose: Callable[[Questionnaire], None]


NO_OTHERS: Final = Languages((), lambda _questionnaire: None)
"""There is one language only, or it is settled."""


def choose_view(offered: Sequence[Sequence[Questionnaire]], choose: Callable[[Questionnaire], None]) -> View:
    """All questionnaires on offer, each in its languages; ``choose`` goes to the start page of one."""
    title = _("Choose a questionnaire")
    return View(key=CHOOSE, title=title, draw=lambda: _draw_choose(offered, title, choose))


def _draw_choose(
    offered: Sequence[Sequence[Questionnaire]], title: str, choose: Callable[[Questionnaire], None]
) -> None:
    if not offered:
        st.html(str(markup.heading(_("There is no questionnaire here yet"), CHOOSE)))
        st.html(str(markup.paragraph(_("Ask the clinic for another way to tell them about your health."))))
        return
    st.html(str(markup.heading(title, CHOOSE)))
    for questionnaire, *others in offered:
        with st.container(key=f"offer-{questionnaire.id}"):
            pieces = [markup.subheading(questionnaire.title)]
            if questionnaire.summary:
                pieces.append(markup.paragraph(questionnaire.summary))
            st.html(str(markup.joined(pieces)))
            label = _("Start: {title}").format(title=questionnaire.title)
            st.button(literal(label), key=f"choose-{questionnaire.id}", on_click=choose, args=(questionnaire,))
            for other in others:
                label = f"{language_name(other.language)}: {other.title}"
                key = f"choose-{other.id}-{other.language}"
                st.button(literal(label), key=key, on_click=choose, args=(other,))


def start_view(visit: Visit, journey: Journey, begin: Callable[[], None], languages: Languages = NO_OTHERS) -> View:
    """What the questionnaire is for, what happens to the answers, when to call at once; ``begin`` starts it.

    ``languages`` are those that can be chosen in place of this one.
    """
    questionnaire = journey.questionnaire
    return View(
        key=START,
        title=questionnaire.title,
        language=questionnaire.language,
        draw=lambda: _draw_start(visit, journey, begin, languages),
    )


def _draw_start(visit: Visit, journey: Journey, begin: Callable[[], None], languages: Languages) -> None:
    questionnaire = journey.questionnaire
    st.html(str(markup.heading(questionnaire.title, START)))
    for other in languages.others:
        name = language_name(other.language)
        st.button(literal(name), key=f"language-{other.language}", on_click=languages.choose, args=(other,))
    if questionnaire.is_draft:
        st.html(str(markup.notice(_("Draft: not yet clinically reviewed"))))
    if questionnaire.start_first:
        body = markup.paragraph(questionnaire.start_first)
        st.html(str(markup.card(markup.Card.EMERGENCY, _("Get help first if you need it now"), body)))
    pieces = [markup.paragraph(text) for text in questionnaire.start_text]
    if questionnaire.start_minutes:
        words = ngettext(
            "It takes about {count} minute.", "It takes about {count} minutes.", questionnaire.start_minutes
        )
        pieces.append(markup.paragraph(words.format(count=questionnaire.start_minutes)))
    pieces += [markup.subheading(_("What happens to your answers")), kept_words(visit)]
    st.html(str(markup.joined(pieces)))
    st.button(_("Start"), type="primary", key="begin", on_click=begin)


def kept_words(visit: Visit) -> Markup:
    """What happens to the answers: exactly what the server does."""
    minutes = visit.services.settings.idle_minutes
    lines = [
        _("We do not ask for your name. Do not write your name or address in any answer."),
        _("Your answers stay in the memory of this server while you fill in the form. They are not saved to a disk."),
        _("They are cleared when you finish, when you clear them, or after {minutes} minutes without use."),
        _("We warn you before that. If you load the page again in this browser, your answers are still there."),
        _("A cookie links this browser to your answers. It holds nothing about you."),
        _("Nobody else gets your answers from us. You get a summary to take to your clinician."),
    ]
    return markup.bullets([line.format(minutes=minutes) for line in lines])
