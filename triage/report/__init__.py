"""Assessment → words → HTML, plain text and PDF: what the patient takes away.

``compose`` says everything once; the templates arrange it; ``printing`` makes the PDF. Nothing here decides anything.
"""

from datetime import date

from triage.assessment import Assessment
from triage.report.compose import compose
from triage.report.printing import print_report
from triage.report.render import page_html, plain_text
from triage.report.view import JourneyRecord, Report, Shown

__all__ = ["JourneyRecord", "Report", "Shown", "compose", "render_html", "render_pdf", "render_text"]


def render_pdf(assessment: Assessment, *, made_on: date, clinic: str = "") -> bytes:
    """The report on ``assessment`` as a tagged PDF (PDF/UA-1), dated ``made_on``."""
    return print_report(compose(assessment, JourneyRecord(made_on)), clinic)


def render_html(assessment: Assessment, *, made_on: date, clinic: str = "") -> str:
    """The same as one HTML document that stands alone."""
    return page_html(compose(assessment, JourneyRecord(made_on)), clinic=clinic)


def render_text(assessment: Assessment, *, made_on: date) -> str:
    """The same as plain text, to copy into a record."""
    return plain_text(compose(assessment, JourneyRecord(made_on)))
