"""“Try a questionnaire”, for clinic staff: a file is checked, its findings shown, and it can be filled in at once.

Nothing of the file is stored: it is held in this visit's memory, and in the journey that fills it in. The page is there
only when a token is set, and asks for it.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Final

import streamlit as st
from markupsafe import Markup

from triage.checker import Review, review
from triage.library import Refused
from triage.questionnaire import Finding, Questionnaire, Severity, load
from triage.web import markup
from triage.web.pieces import finding_piece
from triage.web.screens.view import View, Visit, now
from triage.words import _, ngettext

TRY: Final = "try"
MOST_BYTES: Final = 2_000_000
MOST_SHOWN: Final = 50
MOST_UNPROVEN: Final = 10
_OPEN = "try-open"
_CHECKED = "try-checked"
_WRONG_SECONDS: Final = 1.0


def is_asked_for(visit: Visit) -> bool:
    """Whether the address asks for this page, and a token is set that opens it."""
    return visit.services.settings.try_token is not None and st.query_params.get("page") == TRY


def try_view(visit: Visit, begin: Callable[[Questionnaire], None]) -> View:
    """The page; ``begin`` starts a journey that only tries the questionnaire."""
    title = _("Try a questionnaire")
    return View(key=TRY, title=title, card=True, draw=lambda: _draw(visit, title, begin))


def _draw(visit: Visit, title: str, begin: Callable[[Questionnaire], None]) -> None:
    st.html(str(markup.heading(title, TRY)))
    if not st.session_state.get(_OPEN):
        _ask_token(visit)
        return
    words = _("Choose a file. It is checked here, and nobody else sees it. It is gone when you leave this page.")
    st.html(str(markup.paragraph(words)))
    upload = st.file_uploader(_("Questionnaire file (JSON)"), type=["json"], key="try-file")
    if upload is not None:
        _show_file(visit, upload.name, upload.getvalue(), begin)
    _show_refused(visit.services.shelf.refused())


def _ask_token(visit: Visit) -> None:
    st.html(str(markup.paragraph(_("This page is for clinic staff. Enter the token that the clinic has set."))))
    token = st.text_input(_("Token"), type="password", key="try-token", autocomplete="off")
    asked = st.button(_("Open"), type="primary", key="try-open-button")
    wanted = visit.services.settings.try_token
    if not asked or wanted is None:
        return
    if secrets.compare_digest((token or "").encode(), wanted.get_secret_value().encode()):
        st.session_state[_OPEN] = True
        st.rerun()
    time.sleep(_WRONG_SECONDS)
    st.html(
        str(Markup('<p class="error" role="alert">{}</p>').format(_("That is not the token. Check it and try again.")))
    )


def _show_file(visit: Visit, name: str, data: bytes, begin: Callable[[Questionnaire], None]) -> None:
    if len(data) > MOST_BYTES:
        st.html(str(markup.paragraph(_("The file is larger than 2 MB. Split it into smaller files."))))
        return
    found = _checked(visit, name, data)
    findings = found.findings
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    st.html(str(markup.subheading(_summary(findings, errors))))
    _show_findings(findings, data.decode("utf-8-sig", errors="replace").splitlines())
    if found.unproven:
        words = _("Not proven either way: {what}.").format(what="; ".join(found.unproven[:MOST_UNPROVEN]))
        st.html(str(markup.paragraph(words)))
    if found.left_out:
        words = _("Not looked at until the errors are mended: {what}.").format(what=", ".join(found.left_out))
        st.html(str(markup.paragraph(words)))
    if errors:
        st.html(str(markup.paragraph(_("Mend the errors in your editor, then choose the file again."))))
        return
    questionnaire = load(data, place=visit.services.place, name=name)
    st.button(
        _("Fill it in as a patient would"), type="primary", key="try-begin", on_click=begin, args=(questionnaire,)
    )


def _checked(visit: Visit, name: str, data: bytes) -> Review:
    """What is found and not accepted, and what is left open, kept for this visit while the file stays the same."""
    digest = sha256(data).hexdigest()
    kept = st.session_state.get(_CHECKED)
    if kept is None or kept[0] != digest:
        found = review(data, place=visit.services.place, name=name, today=now().date())
        told = tuple(finding for finding in found.findings if not finding.accepted)
        kept = (digest, found._replace(findings=told))
        st.session_state[_CHECKED] = kept
    review_kept: Review = kept[1]
    return review_kept


def _summary(findings: Sequence[Finding], errors: int) -> str:
    if not findings:
        return _("Nothing was found")
    others = len(findings) - errors
    found = [ngettext("{count} error", "{count} errors", errors).format(count=errors)]
    if others:
        found.append(ngettext("{count} other finding", "{count} other findings", others).format(count=others))
    return ", ".join(found)


def _show_findings(findings: Sequence[Finding], lines: Sequence[str]) -> None:
    if findings:
        listed = markup.joined(finding_piece(finding, lines) for finding in findings[:MOST_SHOWN])
        st.html(str(Markup('<ol class="findings">{}</ol>').format(listed)))
    if len(findings) > MOST_SHOWN:
        words = _("{count} more are not shown. Mend these first.").format(count=len(findings) - MOST_SHOWN)
        st.html(str(markup.paragraph(words)))


def _show_refused(refused: Sequence[Refused]) -> None:
    """The files in the clinic's folder that patients are not offered, and why."""
    if not refused:
        return
    st.html(str(markup.subheading(_("Files in the clinic's folder that are not offered"))))
    for item in refused:
        st.html(str(Markup("<h3>{}</h3>").format(item.file)))
        _show_findings(item.findings, ())
