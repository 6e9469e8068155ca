"""The results: the same words as the paper, the level first, and the ways to take them along."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from triage.report.render import plain_text, results_html
from triage.report.view import Report
from triage.web import markup
from triage.web.download import NotNowError
from triage.web.downloads import OWN_PAGE, OWN_PDF, PAGE, PDF
from triage.web.journey import Journey, go_back, report_of
from triage.web.screens.view import View, Visit
from triage.web.steps import RESULTS
from triage.words import _, language_name

_PLAIN = "plain-shown"
_READY = "summary-ready"


def results_view(visit: Visit, journey: Journey, finish: Callable[[], None]) -> View:
    """What the answers mean, in words; ``finish`` clears the journey."""
    title = _("Your results")
    return View(
        key=RESULTS,
        title=title,
        back="back-results",
        announce=_("Your summary is ready to download.") if st.session_state.pop(_READY, False) else "",
        language=journey.questionnaire.language,
        draw=lambda: _draw(visit, journey, title, finish),
    )


def _draw(visit: Visit, journey: Journey, title: str, finish: Callable[[], None]) -> None:
    report = report_of(journey)
    if report is None:
        return
    st.html(str(markup.heading(title, RESULTS)))
    st.html(results_html(report))
    with st.container(key="take"):
        st.html(str(markup.subheading(_("Take your summary with you"))))
        _download(visit, journey, report)
        link = Markup('<p><a href="{}" target="_blank" rel="noopener">{}</a></p>')
        st.html(str(link.format(PAGE.lstrip("/"), _("Open the summary as a page to read or print (opens a new tab)"))))
        _plain(report)
        if journey.questionnaire.original is not None:
            _in_own_language(journey.questionnaire.original.language)
    st.button(_("Finish and clear my answers"), key="finish", on_click=finish)
    st.button(_("Back to my answers"), type="tertiary", key="back-results", on_click=lambda: go_back(journey, RESULTS))


def _in_own_language(code: str) -> None:
    """The same summary in the questionnaire's own language, for a clinician who may not read this one."""
    name = language_name(code)
    st.html(str(markup.paragraph(_("Your clinician may want the same summary in another language."))))
    link = Markup('<p><a href="{}" download>{}</a></p><p><a href="{}" target="_blank" rel="noopener">{}</a></p>')
    download = _("Download the summary in this language (PDF): {language}").format(language=name)
    page = _("Open it as a page to read or print (opens a new tab): {language}").format(language=name)
    st.html(str(link.format(OWN_PDF.lstrip("/"), download, OWN_PAGE.lstrip("/"), page)))


def _plain(report: Report) -> None:
    """The summary as plain text with a button that copies it, once it is asked for."""

    def turn() -> None:
        st.session_state[_PLAIN] = not st.session_state.get(_PLAIN)

    shown = bool(st.session_state.get(_PLAIN))
    label = _("Hide the plain text") if shown else _("Show as plain text, to copy into a record")
    st.button(label, key="plain", type="tertiary", on_click=turn)
    if shown:
        st.code(plain_text(report), language=None, wrap_lines=True)


def _download(visit: Visit, journey: Journey, report: Report) -> None:
    """Prepare the PDF when it is asked for, then offer it from the journey's own address."""
    asked = st.button(_("Prepare my summary (PDF)"), type="primary", key="prepare")
    if asked and (journey.prepared is None or journey.prepared[0] != report.id):
        with st.spinner(_("We are preparing your summary. This takes a few seconds.")):
            _prepare(visit, journey, report)
    if journey.prepared is not None and journey.prepared[0] == report.id:
        size = max(1, round(len(journey.prepared[1]) / 1000))
        words = _("Download your summary (PDF, {size} kB)").format(size=size)
        link = Markup('<p><a class="button" href="{}" download>{}</a></p>')
        st.html(str(link.format(PDF.lstrip("/"), words)))


def _prepare(visit: Visit, journey: Journey, report: Report) -> None:
    try:
        journey.prepared = (report.id, visit.services.print_pdf(report, visit.services.settings.clinic_name))
    except NotNowError as reason:
        piece = Markup('<p class="error" role="alert">{} {}</p>')
        st.html(str(piece.format(str(reason), _("Your answers are kept. Try again in a minute."))))
    else:
        st.session_state[_READY] = True
        st.rerun()
