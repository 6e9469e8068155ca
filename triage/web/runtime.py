"""What the running server has: made once when it starts, found by the pages and routes of every journey."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from triage.library import Shelf
from triage.questionnaire import Place
from triage.report.view import Report
from triage.settings import Settings
from triage.web.journey import Journey
from triage.web.journeys import JourneyStore

Print = Callable[[Report, str], bytes]
"""Report and clinic name → PDF; raises ``download.NotNowError`` when it cannot be made now."""


@dataclass(frozen=True, slots=True)
class Services:
    """The settings, the questionnaires on offer, the journeys under way, and the printer of reports."""

    settings: Settings
    place: Place
    shelf: Shelf
    print_pdf: Print
    journeys: JourneyStore[Journey] = field(init=False)

    def __post_init__(self) -> None:
        """Make the store of journeys from the settings."""
        idle = timedelta(minutes=self.settings.idle_minutes)
        object.__setattr__(self, "journeys", JourneyStore(idle=idle, most=self.settings.most_journeys))


_installed: list[Services] = []


def install(services: Services) -> None:
    """Make ``services`` those of this process."""
    _installed[:] = [services]


def services() -> Services:
    """The services of this process.

    Raises:
        RuntimeError: the server did not install any.
    """
    if not _installed:
        raise RuntimeError("The server has not started.")
    return _installed[0]
