"""What a running server is made of: the shelf, the journeys, the workers that print, and the app around them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from streamlit import App

from triage.library import place_of, shelf_of
from triage.report.printing import print_report
from triage.report.view import Report
from triage.report.worker import Limits
from triage.report.workers import ReportError, Workers
from triage.settings import Settings
from triage.web.download import NotNowError
from triage.web.downloads import routes
from triage.web.runtime import Services, install
from triage.web.server import PAGE, parts


@contextmanager
def running(settings: Settings) -> Iterator[Services]:
    """The services of a server, installed for its pages, with the workers ended afterwards.

    Raises:
        triage.library.PlaceError: a word of the place in the settings is not known or empty.
    """
    limits = Limits(seconds=settings.report_seconds)
    place = place_of(settings)
    with Workers(settings.report_workers, waiting=settings.report_queue, limits=limits) as workers:

        def print_pdf(report: Report, clinic: str) -> bytes:
            try:
                return workers.run(print_report, report, clinic)
            except ReportError as error:
                raise NotNowError(str(error)) from None

        services = Services(settings, place, shelf_of(settings), print_pdf)
        services.shelf.offered()  # so that the first patient does not wait for loading
        install(services)
        yield services


def app_of(services: Services) -> App:
    """The app with the routes of ``services``."""
    return App(PAGE, **parts(services.settings, routes(services), services.journeys.sweep))
