"""The report in words → HTML, a piece of a page, plain text. Templates only arrange; they decide nothing."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from triage.report.view import Report
from triage.shipped import report_templates
from triage.words import _, language


@cache
def _environment(*, markup: bool) -> Environment:
    """The templates that ship; everything is escaped where ``markup`` is written."""
    environment = Environment(
        loader=FileSystemLoader(report_templates()),
        autoescape=markup,  # noqa: S701 - False for plain text only
        undefined=StrictUndefined,
        trim_blocks=markup,
        lstrip_blocks=markup,
    )
    environment.globals["_"] = _
    return environment


def paper_css() -> str:
    """The stylesheet of the sheet of paper."""
    return (report_templates() / "paper.css").read_text(encoding="utf-8")


def paper_html(report: Report, *, clinic: str = "", stylesheet: str = "") -> str:
    """The whole report as HTML; its looks are in :func:`paper_css`, which ``stylesheet`` may be the address of."""
    return _document(report, clinic=clinic, stylesheet=stylesheet, css=Markup())


def page_html(report: Report, *, clinic: str = "") -> str:
    """The whole report as one HTML document that stands alone, to read on a screen or to print from a browser."""
    # The stylesheet is the project's own file, not text of an author or a patient.
    return _document(report, clinic=clinic, stylesheet="", css=Markup(paper_css()))  # noqa: S704


def _document(report: Report, *, clinic: str, stylesheet: str, css: Markup) -> str:
    with language(report.language):
        template = _environment(markup=True).get_template("report.html.j2")
        return template.render(report=report, clinic=clinic, stylesheet=stylesheet, css=css)


def results_html(report: Report) -> str:
    """The results as a piece of a page: the level first."""
    with language(report.language):
        return _environment(markup=True).get_template("results.html.j2").render(report=report)


def plain_text(report: Report) -> str:
    """The report as plain text, to copy into a record."""
    with language(report.language):
        text = _environment(markup=False).get_template("report.txt.j2").render(report=report)
    return text.strip() + "\n"
