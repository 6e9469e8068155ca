"""The addresses of a summary: only for its own browser, only from the results on, made anew when answers change."""

from __future__ import annotations

from datetime import UTC, datetime

from starlette.applications import Starlette

from tests.web.asgi import Answer, ask
from tests.web.small import small
from triage.library import Shelf
from triage.questionnaire import DEFAULT_PLACE
from triage.report.view import Report
from triage.settings import Settings
from triage.web.cookie import new_token
from triage.web.download import NotNowError
from triage.web.downloads import routes
from triage.web.entries import Typed
from triage.web.journey import Journey, begin_form, go_to, proceed
from triage.web.runtime import Services

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
printed: list[str] = []


def print_pdf(report: Report, clinic: str) -> bytes:
    """A printer that says what it was given."""
    if clinic == "Broken":
        raise NotNowError("Wait a minute.")
    printed.append(report.id)
    return f"%PDF {report.id} {report.level.heading}".encode()


def serving(clinic: str = "Riverside") -> tuple[Services, Starlette]:
    services = Services(Settings(clinic_name=clinic), DEFAULT_PLACE, Shelf((), DEFAULT_PLACE), print_pdf)
    return services, Starlette(routes=routes(services))


def finished(services: Services, token: str) -> Journey:
    journey = services.journeys.begin(token, Journey(small()))
    begin_form(journey)
    journey.entries.update(age="adult", who="self", signs=("none",), pain="3", drinks=Typed("6"))
    for key in ("you-1", "signs-1", "more-1", "check"):
        proceed(journey, key, NOW)
    assert journey.at == "results"
    return journey


def asked(app: Starlette, path: str, token: str) -> Answer:
    return ask(app, path, cookie=f"journey={token}")


def test_the_summary_is_there_for_its_own_browser_only() -> None:
    services, app = serving()
    token = new_token()
    finished(services, token)
    mine = asked(app, "/summary.pdf", token)
    assert mine.status == 200
    assert mine.body.startswith(b"%PDF")
    for path in ("/summary.pdf", "/summary.html"):
        assert asked(app, path, new_token()).status == 404
        assert asked(app, path, "not a token").status == 404


def test_before_the_results_there_is_none() -> None:
    services, app = serving()
    token = new_token()
    begin_form(services.journeys.begin(token, Journey(small())))
    assert asked(app, "/summary.pdf", token).status == 404
    assert asked(app, "/summary.html", token).status == 404


def test_it_is_made_once_and_anew_after_answers_change() -> None:
    services, app = serving()
    token = new_token()
    journey = finished(services, token)
    printed.clear()
    first, again = (asked(app, "/summary.pdf", token).body for _time in range(2))
    assert first == again
    assert len(printed) == 1
    go_to(journey, "signs-1")
    assert asked(app, "/summary.pdf", token).status == 404
    journey.entries["signs"] = ("tired",)
    journey.entries["long"] = "yes"
    for key in ("signs-1", "more-1", "check"):
        proceed(journey, key, NOW)
    changed = asked(app, "/summary.pdf", token).body
    assert changed != first
    assert b"Call 111 today" in changed
    assert len(set(printed)) == 2


def test_when_it_cannot_be_made_the_sentence_comes_and_the_journey_stays() -> None:
    services, app = serving("Broken")
    token = new_token()
    finished(services, token)
    answer = asked(app, "/summary.pdf", token)
    assert answer.status == 503
    assert services.journeys.get(token) is not None


def test_the_page_to_print_has_its_stylesheet_at_an_address_of_ours() -> None:
    services, app = serving()
    token = new_token()
    finished(services, token)
    page = asked(app, "/summary.html", token)
    assert b'href="summary.css"' in page.body
    assert b"<style" not in page.body
    assert b"@page" in asked(app, "/summary.css", token).body
