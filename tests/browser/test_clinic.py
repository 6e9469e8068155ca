"""What clinic staff do: a folder of their own questionnaires, and a page to try one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import Visit
from tests.browser.serving import Server
from tests.browser.walking import answer_you, at, choose, fill, go_on, prepare, press, summary
from tests.web.small import SMALL

pytestmark = pytest.mark.browser


@contextmanager
def shelved(server: Server, name: str, text: str) -> Iterator[Path]:
    """A file in the clinic's folder while the block runs."""
    path = server.clinic / name
    path.write_text(text, encoding="utf-8")
    yield path
    path.unlink()


def form(version: str, **changes: object) -> str:
    """A version of a questionnaire of the clinic's own."""
    return json.dumps({**SMALL, "id": "ours", "title": "Our form", "version": version, **changes}, indent=1)


def test_a_changed_file_is_offered_at_once_and_those_under_way_keep_theirs(visit: Visit, server: Server) -> None:
    with shelved(server, "ours.json", form("1.0.0")) as path:
        early = visit()
        press(early, "Start: Our form")
        press(early, "Start")
        answer_you(early)
        path.write_text(form("2.0.0", title="Our new form"), encoding="utf-8")
        late = visit()
        press(late, "Start: Our new form")
        at(late, "Our new form")
        go_on(early)
        at(early, "Warning signs")
        choose(early, "Do you have any of these?", "None of these")
        path.write_text(form("2.0.1", rules=[{"id": "x"}]), encoding="utf-8")
        go_on(early)
        choose(early, "How bad is it?", "7")
        fill(early, "Drinks a day?", "6")
        go_on(early)
        press(early, "Show my results")
        at(early, "Your results")
        expect(early.get_by_text("Our form, version 1.0.0.")).to_be_visible()
        assert "Version 1.0.0" in summary(early)
        late.reload()
        at(late, "Choose a questionnaire")
        expect(late.get_by_role("button", name="Start: Small form")).to_be_visible()
        expect(late.get_by_role("button", name="Our")).to_have_count(0)


def open_try(page: Page) -> None:
    """Open the page to try a questionnaire."""
    page.goto("/?page=try")
    at(page, "Try a questionnaire")
    page.get_by_label("Token").fill("a-token-for-staff")
    press(page, "Open")
    page.get_by_test_id("stFileUploader").wait_for()


def give(page: Page, text: str) -> None:
    """Choose a file with this text."""
    chosen = FilePayload(name="mine.json", mimeType="application/json", buffer=text.encode())
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(chosen)


def test_the_page_to_try_asks_for_its_token(visit: Visit) -> None:
    page = visit()
    page.goto("/?page=try")
    at(page, "Try a questionnaire")
    page.get_by_label("Token").fill("not-the-token-at-all")
    press(page, "Open")
    expect(page.get_by_role("alert")).to_have_text("That is not the token. Check it and try again.")
    expect(page.get_by_test_id("stFileUploader")).to_have_count(0)


def test_a_file_is_checked_and_filled_in_as_a_patient_would(visit: Visit) -> None:
    page = visit()
    open_try(page)
    give(page, form("1.0.0").replace('"type": "scale"', '"type": "scaale"'))
    expect(page.get_by_role("heading", name="1 error")).to_be_visible()
    finding = page.locator(".findings li")
    expect(finding).to_contain_text("Did you mean 'scale'?")
    expect(finding.locator("pre")).to_contain_text('"type": "scaale"')
    expect(page.get_by_role("button", name="Fill it in as a patient would")).to_have_count(0)
    give(page, form("1.0.0", title="Tried form"))
    expect(page.get_by_role("heading", name="0 errors, 1 other finding")).to_be_visible()
    press(page, "Fill it in as a patient would")
    at(page, "Tried form")
    expect(page.get_by_text("You are trying this questionnaire out.")).to_be_visible()
    press(page, "Start")
    at(page, "About you")
    answer_you(page)
    go_on(page)
    choose(page, "Do you have any of these?", "None of these")
    go_on(page)
    choose(page, "How bad is it?", "7")
    fill(page, "Drinks a day?", "6")
    go_on(page)
    press(page, "Show my results")
    at(page, "Your results")
    prepare(page)
    press(page, "Finish and clear my answers")
    at(page, "Choose a questionnaire")
    expect(page.get_by_role("button", name="Tried form")).to_have_count(0)


def test_a_tried_questionnaire_is_seen_by_nobody_else_and_back_leads_to_the_page(visit: Visit) -> None:
    page, other = visit(), visit()
    open_try(page)
    give(page, form("1.0.0", title="Tried form"))
    press(page, "Fill it in as a patient would")
    at(page, "Tried form")
    other.reload()
    at(other, "Choose a questionnaire")
    expect(other.get_by_role("button", name="Tried form")).to_have_count(0)
    page.go_back()
    at(page, "Try a questionnaire")


def test_a_file_in_the_folder_that_is_broken_is_listed_for_staff(visit: Visit, server: Server) -> None:
    with shelved(server, "broken.json", "{"):
        page = visit()
        expect(page.get_by_role("button", name="Start: Small form")).to_be_visible()
        open_try(page)
        expect(page.get_by_role("heading", name="Files in the clinic's folder that are not offered")).to_be_visible()
        expect(page.get_by_role("heading", name="broken.json")).to_be_visible()
        expect(page.locator(".findings li").first).to_contain_text("Error:")
    page.reload()
    at(page, "Try a questionnaire")
