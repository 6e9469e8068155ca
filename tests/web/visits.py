"""Visits to the app through Streamlit's own test runner, shared by the tests of the pages."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from streamlit.testing.v1 import AppTest

from tests.web.small import small
from triage.report.view import Report
from triage.web.cookie import new_token
from triage.web.download import NotNowError
from triage.web.entries import Typed
from triage.web.journey import Journey, accept_card, begin_form, proceed
from triage.web.runtime import Services
from triage.web.server import PAGE

TOKEN: Final = new_token()
TRY_TOKEN: Final = "a-long-token-for-tests"  # noqa: S105 - opens nothing
NOW: Final = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)


def print_pdf(report: Report, clinic: str) -> bytes:
    """Print nothing, but at the clinic whose printer is broken."""
    if clinic == "Broken":
        raise NotNowError("Many summaries are being made.")
    return f"%PDF {report.id}".encode()


def opened(**query: str) -> AppTest:
    """The page as it stands, loaded anew."""
    test = AppTest.from_file(PAGE, default_timeout=20)
    for key, value in query.items():
        test.query_params[key] = value
    return run(test)


def run(test: AppTest) -> AppTest:
    """Run the page again; nothing must break."""
    test.run()
    assert not test.exception
    return test


def words(test: AppTest) -> str:
    """All that is written on the page as HTML."""
    return " ".join(str(item.proto.body) for item in test.get("html"))


def press(test: AppTest, key: str) -> AppTest:
    """Press the button with this key."""
    test.button(key=key).click()
    return run(test)


def go_on(test: AppTest) -> AppTest:
    """Continue, on whichever page."""
    (key,) = [str(button.key) for button in test.button if str(button.key).startswith("continue-")]
    return press(test, key)


def held(services: Services) -> Journey:
    """The journey of the visit."""
    journey = services.journeys.get(TOKEN)
    assert journey is not None
    return journey


def at(services: Services, key: str, **entries: object) -> AppTest:
    """A visit that stands at the step ``key``, everything before it answered."""
    journey = services.journeys.begin(TOKEN, Journey(small()))
    begin_form(journey)
    journey.entries.update(age="adult", who="self", signs=("none",), pain="3", drinks=Typed("6"))
    journey.entries.update(entries)  # type: ignore[arg-type]
    for step in ("you-1", "signs-1", "more-1", "check"):
        if journey.at == key:
            break
        proceed(journey, step, NOW)
        if journey.interrupted and key != "card":
            accept_card(journey, NOW)
    return opened()
