"""Who has looked at a questionnaire, when, and under what terms it can be used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from triage.checker.lint.doubt import Doubt
from triage.logic.values import day_of
from triage.questionnaire import Finding, Severity
from triage.questionnaire.document import Document
from triage.questionnaire.source import Path, Source
from triage.words import _

MOST_YEARS: Final = 2
"""A review counts for so long."""

_SAYS_NOTHING: Final = re.compile(
    r"\W*(?:unknown|unclear|unsure|not known|not sure|tbc|tbd|tba|to be (?:confirmed|decided|announced|done)|to ?do"
    r"|none|no licen[cs]e|n/?a|not applicable|licen[cs]e|free|x+)?\W*",
    re.IGNORECASE,
)


def half_review(document: Document, source: Source) -> Iterator[Finding]:
    """That a reviewer is named without a day, or a day without a reviewer: it then still counts as not reviewed."""
    about = document.about
    if (about.reviewer is None) is (about.review_date is None):
        return
    if about.reviewer is None:
        message, cure = _("There is a day of the review, but no reviewer."), _('Name the clinician in "reviewer".')
        path: Path = ("about", "review_date")
    else:
        message, cure = _("There is a reviewer, but no day of the review."), _('Add the day as "review_date".')
        path = ("about", "reviewer")
    said = " ".join((message, _("So people still see the mark 'Draft'.")))
    yield Doubt("half-review", None, said, cure).finding(source, path)


def old_review(document: Document, source: Source, today: date) -> Iterator[Finding]:
    """That the review was more than two years before ``today``."""
    day = day_of(document.about.review_date or "")
    if day is not None and (day.year + MOST_YEARS, day.month, day.day) < (today.year, today.month, today.day):
        message = _("The review of {day} is more than {years} years old.").format(day=day, years=MOST_YEARS)
        cure = _("Have it reviewed again: what is known may have changed.")
        yield Doubt("old-review", None, message, cure).finding(source, ("about", "review_date"))


def no_licence(document: Document, source: Source) -> Iterator[Finding]:
    """That the licence says nothing."""
    licence = document.about.licence
    if _SAYS_NOTHING.fullmatch(licence):
        message = _("'{licence}' does not say who may use this, and how.").format(licence=licence)
        cure = _("Name the licence. For a published questionnaire, say who permits its use.")
        doubt = Doubt("no-licence", None, message, cure, Severity.WARNING)
        yield doubt.finding(source, ("about", "licence"))
