"""The report in words → the PDF: one function of plain values, fit for a worker process."""

from __future__ import annotations

from datetime import date

from triage.report.paper import html_to_pdf
from triage.report.render import paper_css, paper_html
from triage.report.view import Report


def print_report(report: Report, clinic: str = "") -> bytes:
    """The PDF of ``report`` (PDF/UA-1); the same bytes for the same report and the same libraries.

    Raises:
        RecursionError, MemoryError: see :func:`triage.report.paper.html_to_pdf`.
    """
    html = paper_html(report, clinic=clinic)
    return html_to_pdf(html, made_on=date.fromisoformat(report.made_on_iso), stylesheets=(paper_css(),))
