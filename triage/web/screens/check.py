"""The page to check all answers before the results: each part with a way to change it that comes straight back."""

from __future__ import annotations

import streamlit as st

from triage.assessment import Assessment
from triage.logic import NonAnswer
from triage.questionnaire import Question
from triage.report.answers import answer_words
from triage.web import markup
from triage.web.journey import Journey, assessment_of, change, go_back, proceed
from triage.web.literal import literal
from triage.web.screens.view import View, now
from triage.web.steps import CHECK, asked_pages, count_words
from triage.words import _


def check_view(journey: Journey) -> View:
    """Every answer on the path, by page."""
    title = _("Check your answers")
    return View(
        key=CHECK,
        title=title,
        back="back-check",
        language=journey.questionnaire.language,
        draw=lambda: _draw(journey, title),
    )


def _draw(journey: Journey, title: str) -> None:
    assessment = assessment_of(journey)
    st.html(str(markup.heading(title, CHECK, count_words(journey.pages, assessment, CHECK))))
    on_path = set(assessment.path)
    for page in asked_pages(journey.pages, assessment):
        asked = [question for question in page.questions if question in on_path]
        rows = [(_asked(question), _told(question, assessment)) for question in asked]
        with st.container(key=f"check-{page.key}"):
            st.html(str(markup.joined([markup.subheading(page.title), markup.answers(rows)])))
            label = _("Change: {title}").format(title=page.title)
            st.button(literal(label), key=f"change-{page.key}", on_click=change, args=(journey, page.key))
    st.html(str(markup.paragraph(_("Next you see what your answers mean for you, and you can download a summary."))))
    st.button(
        _("Show my results"), type="primary", key="continue-check", on_click=lambda: proceed(journey, CHECK, now())
    )
    st.button(_("Back"), type="tertiary", key="back-check", on_click=lambda: go_back(journey, CHECK))


def _asked(question: Question) -> str:
    return question.text if question.matrix is None else f"{question.matrix.text} {question.text}"


def _told(question: Question, assessment: Assessment) -> str:
    slot = assessment.answer(question)
    if slot is NonAnswer.UNANSWERED:
        return _("Not provided")
    return "; ".join(answer_words(question, slot).lines)
