"""A page of questions: the heading, what to mend, the questions that are asked, Continue and Back."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from triage.assessment import Assessment
from triage.questionnaire import Question
from triage.web import markup
from triage.web.browser import Field
from triage.web.journey import Journey, Problem, assessment_of, go_back, problems_on, proceed
from triage.web.screens.view import View, now
from triage.web.screens.widgets import ask, field_of, key_of
from triage.web.steps import FormPage, count_words
from triage.words import _


def form_view(journey: Journey, page: FormPage) -> View:
    """The page ``page`` of ``journey`` as it is now."""
    assessment = assessment_of(journey)
    on_path = set(assessment.path)
    asked = tuple(question for question in page.questions if question in on_path)
    shown = journey.problems_at == page.key
    problems = problems_on(journey, page, assessment) if shown else ()
    heading = page.title
    return View(
        key=page.key,
        title=_("Error: {title}").format(title=heading) if problems else heading,
        fields=_fields(asked, problems),
        errors=bool(problems),
        fresh=bool(problems) and _take_fresh(journey),
        back=f"back-{page.key}",
        language=journey.questionnaire.language,
        draw=lambda: _draw(journey, page, asked, problems, assessment),
    )


def _take_fresh(journey: Journey) -> bool:
    """Whether the errors are new in this run; asked once for each Continue."""
    fresh, journey.fresh_problems = journey.fresh_problems, False
    return fresh


def _fields(asked: Sequence[Question], problems: Sequence[Problem]) -> list[Field]:
    wrong = {problem.question.id for problem in problems}
    return [field_of(question, error=question.id in wrong) for question in asked]


def _draw(
    journey: Journey, page: FormPage, asked: Sequence[Question], problems: Sequence[Problem], assessment: Assessment
) -> None:
    st.html(str(markup.heading(page.title, page.key, count_words(journey.pages, assessment, page.key))))
    if problems:
        listed = [(key_of(problem.question), problem.message) for problem in problems]
        st.html(str(markup.error_summary(listed)))
    if page.section.intro and page.part == 1:
        st.html(str(markup.paragraph(page.section.intro)))
    messages = {problem.question.id: problem.message for problem in problems}
    table = ""
    for question in asked:
        matrix = question.matrix
        if matrix is not None and matrix.id != table:
            table = matrix.id
            st.html(str(markup.table_question(matrix.text, hint=matrix.hint or "", why=matrix.why or "")))
        ask(journey, question, messages.get(question.id, ""))
    # Keys of their own: the second of two quick taps is meant for this page, not for the next.
    key = page.key
    st.button(_("Continue"), type="primary", key=f"continue-{key}", on_click=lambda: proceed(journey, key, now()))
    st.button(_("Back"), type="tertiary", key=f"back-{key}", on_click=lambda: go_back(journey, key))
