"""The addresses at which a journey's own summary is: only for the browser that it belongs to."""

from __future__ import annotations

from starlette.responses import Response
from starlette.routing import Route

from triage.report.render import paper_css, paper_html
from triage.report.view import Report
from triage.web.download import Download, download
from triage.web.journey import own_report_of, report_of
from triage.web.runtime import Services
from triage.web.shell import shell

PDF = "/summary.pdf"
PAGE = "/summary.html"
OWN_PDF = "/summary-original.pdf"
OWN_PAGE = "/summary-original.html"
STYLE = "/summary.css"


def routes(services: Services) -> list[Route]:
    """The routes of the PDF and of the page to read and print; both also in the questionnaire's own language."""
    style = shell(services.settings).fonts() + paper_css()
    return [
        download(PDF, lambda token: _pdf(services, token), "application/pdf"),
        download(PAGE, lambda token: _page(services, token), "text/html; charset=utf-8", inline=True),
        download(OWN_PDF, lambda token: _own_pdf(services, token), "application/pdf"),
        download(OWN_PAGE, lambda token: _own_page(services, token), "text/html; charset=utf-8", inline=True),
        Route(STYLE, lambda _request: Response(style, media_type="text/css")),
    ]


def _report(services: Services, token: str) -> Report | None:
    journey = services.journeys.get(token)
    return None if journey is None else report_of(journey)


def _pdf(services: Services, token: str) -> Download | None:
    """The PDF prepared on the results page, or a new one where the answers have changed since."""
    journey = services.journeys.get(token)
    report = None if journey is None else report_of(journey)
    if journey is None or report is None:
        return None
    if journey.prepared is None or journey.prepared[0] != report.id:
        journey.prepared = (report.id, services.print_pdf(report, services.settings.clinic_name))
    return Download(f"{journey.questionnaire.id}-{report.id}.pdf", journey.prepared[1])


def _page(services: Services, token: str) -> Download | None:
    report = _report(services, token)
    return None if report is None else _as_page(services, report)


def _own_report(services: Services, token: str) -> Report | None:
    journey = services.journeys.get(token)
    return None if journey is None else own_report_of(journey)


def _own_pdf(services: Services, token: str) -> Download | None:
    report = _own_report(services, token)
    if report is None:
        return None
    return Download(f"summary-{report.id}.pdf", services.print_pdf(report, services.settings.clinic_name))


def _own_page(services: Services, token: str) -> Download | None:
    report = _own_report(services, token)
    return None if report is None else _as_page(services, report)


def _as_page(services: Services, report: Report) -> Download:
    html = paper_html(report, clinic=services.settings.clinic_name, stylesheet=STYLE.lstrip("/"))
    return Download("summary.html", html.encode())
