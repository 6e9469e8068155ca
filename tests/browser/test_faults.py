"""What a patient meets when something ends: nobody there, a fault, a restart. See ``odd.py``."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Window
from tests.browser.serving import Server, clinic_folder, free_port, serving
from tests.browser.test_privacy import WORD, assert_private, traces
from tests.browser.walking import TROUBLE, at, press, to_results, to_signs

pytestmark = pytest.mark.browser


def test_an_abandoned_page_erases_the_journey(odd_server: Server, window: Window) -> None:
    page = window(odd_server).new_page()
    page.goto("/")
    to_results(page, "Left behind")
    page.reload()
    at(page, "Your results")
    assert page.request.get("/summary.html").status == 200
    expect(page.get_by_role("alert")).to_contain_text("Your answers will be cleared")
    at(page, "Choose a questionnaire")
    expect(page.get_by_text("cleared, because nothing was entered").first).to_be_visible()
    assert page.request.get("/summary.html").status == 404
    assert "Left behind" not in page.content()


def test_a_fault_tells_nobody_what_was_entered(odd_server: Server, window: Window) -> None:
    page = window(odd_server).new_page()
    page.goto("/")
    to_results(page, WORD)
    press(page, "Prepare my summary (PDF)")
    working = page.get_by_test_id("stSpinner")
    expect(working).to_be_visible()
    expect(working.get_by_role("status")).to_have_text("We are preparing your summary. This takes a few seconds.")
    at(page, TROUBLE)
    answer = page.request.get("/summary.pdf")
    assert (answer.status, WORD in answer.text()) == (500, False)
    assert_private(answer.headers.get)
    assert "ValueError" in odd_server.log()
    assert "odd.py" in odd_server.log()
    assert WORD not in page.content()
    assert traces(odd_server.home) == []
    page.reload()
    at(page, "Your results")


def test_a_restart_forgets_every_journey_and_says_so(tmp_path: Path, window: Window) -> None:
    settings = {"TRIAGE_QUESTIONNAIRES": str(clinic_folder(tmp_path))}
    port = free_port()
    with serving(tmp_path, "triage", "serve", "--port", settings=settings, port=port) as first:
        page = window(first).new_page()
        page.goto("/")
        to_signs(page)
    with serving(tmp_path, "triage", "serve", "--port", settings=settings, port=port):
        at(page, "Choose a questionnaire")
        expect(page.get_by_role("alert")).to_contain_text("Your answers are no longer here.")
        page.reload()
        at(page, "Choose a questionnaire")
        expect(page.locator(".float")).to_have_count(0)
