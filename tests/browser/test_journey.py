"""What a patient does to the form, and what the form says back: errors, focus, new questions, lost lines."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, Window
from tests.browser.line import Line
from tests.browser.serving import Server
from tests.browser.walking import (
    answer_you,
    at,
    begin_small,
    checked,
    choose,
    eventually,
    fill,
    go_on,
    prepare,
    press,
    summary,
    to_check,
    to_more,
    to_results,
    to_signs,
    typed,
)

pytestmark = pytest.mark.browser


def hidden_line(page: Page, text: str) -> None:
    """Wait until this was said to screen readers."""
    expect(page.locator(".st-key-browser [aria-live]")).to_have_text(text)


def test_a_page_takes_the_focus_and_has_its_title(visit: Visit) -> None:
    page = visit()
    begin_small(page)
    expect(page.locator("h1[data-page=you-1]")).to_be_focused()
    expect(page).to_have_title("About you – Riverside Clinic")
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["en-GB", "ltr"]
    expect(page.get_by_text("Step 1 of 4")).to_be_visible()
    page.get_by_role("button", name="Continue").scroll_into_view_if_needed()
    answer_you(page)
    go_on(page)
    expect(page.locator("h1[data-page=signs-1]")).to_be_focused()
    expect(page.locator("h1")).to_be_in_viewport()


def test_errors_come_with_continue_take_the_focus_and_lead_to_their_fields(visit: Visit) -> None:
    page = visit()
    to_more(page)
    fill(page, "Drinks a day?", "six")
    fill(page, "Your weight?", "70,55")
    expect(page.get_by_text("There is a problem")).to_have_count(0)
    go_on(page)
    expect(page.locator("#error-summary")).to_be_focused()
    expect(page).to_have_title("Error: More about it – Riverside Clinic")
    expect(typed(page, "Drinks a day?")).to_have_value("six")
    listed = page.locator("#error-summary a")
    expect(listed).to_have_text(
        [
            "Choose an answer: Pain",
            "Enter a whole number from 0 to 30: Drinks",
            "Enter a number from 20 to 300, with at most 1 digit after the point: Weight",
        ]
    )
    page.keyboard.press("Tab")
    expect(listed.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="0", exact=True)).to_be_focused()
    listed.nth(1).press("Enter")
    drinks = typed(page, "Drinks a day?")
    expect(drinks).to_be_focused()
    expect(drinks).to_have_attribute("aria-invalid", "true")
    expect(drinks).to_have_accessible_description("Error: Enter a whole number from 0 to 30: Drinks")
    choose(page, "How bad is it?", "7")
    expect(listed).to_have_count(2)
    expect(page.get_by_role("radio", name="7")).to_be_focused()
    fill(page, "Drinks a day?", "6")
    fill(page, "Your weight?", "70,5")
    expect(listed).to_have_count(0)
    expect(page).to_have_title("More about it – Riverside Clinic")
    go_on(page)
    at(page, "Check your answers")
    checked(page, "70.5 kg")


def test_errors_of_a_second_continue_take_the_focus_again(visit: Visit) -> None:
    page = visit()
    begin_small(page)
    for _ in range(2):
        go_on(page)
        expect(page.locator("#error-summary")).to_be_focused()
        page.get_by_role("button", name="Continue").focus()


def test_widgets_are_groups_that_say_their_question(visit: Visit) -> None:
    page = visit()
    to_signs(page)
    signs = page.get_by_role("group", name="Do you have any of these?")
    expect(signs.get_by_role("checkbox")).to_have_count(5)
    expect(signs).to_have_accessible_description("Choose all that fit.")
    choose(page, "Do you have any of these?", "Tired")
    long = page.get_by_role("radiogroup", name="For more than a week?")
    expect(long).to_have_attribute("aria-required", "true")
    rows = long.locator("[data-testid=stRadioOption]")
    assert [row.get_attribute("data-apart") for row in rows.all()] == [None, None, "first"]
    choose(page, "For more than a week?", "Yes")
    go_on(page)
    at(page, "More about it")
    expect(typed(page, "Drinks a day?")).to_have_attribute("inputmode", "numeric")
    expect(typed(page, "Your weight?")).to_have_attribute("inputmode", "decimal")
    weight = page.get_by_role("group", name="Your weight? (optional)")
    expect(weight.get_by_role("checkbox", name="I am not sure")).to_have_count(1)
    expect(page.get_by_role("group", name="Since when?").get_by_role("spinbutton")).to_have_count(3)


def test_a_question_that_appears_is_announced_and_what_it_held_returns(visit: Visit) -> None:
    page = visit()
    to_signs(page)
    choose(page, "Do you have any of these?", "Tired")
    hidden_line(page, "New question: For more than a week?")
    expect(page.get_by_role("checkbox", name="Tired")).to_be_focused()
    choose(page, "For more than a week?", "Yes")
    page.get_by_text("Tired", exact=True).click()
    expect(page.get_by_role("radiogroup")).to_have_count(0)
    page.get_by_text("Tired", exact=True).click()
    expect(page.get_by_role("radio", name="Yes")).to_be_checked()


def test_a_radio_can_be_cleared_and_the_focus_stays_with_its_question(visit: Visit) -> None:
    page = visit()
    begin_small(page)
    answer_you(page)
    clear = page.get_by_role("button", name="Clear this answer")
    expect(clear).to_have_count(2)
    expect(clear.nth(1)).to_have_accessible_description("Who answers?")
    clear.nth(1).press("Enter")
    expect(clear).to_have_count(1)
    expect(page.get_by_role("radio", name="Myself")).not_to_be_checked()
    expect(page.get_by_role("radio", name="Myself")).to_be_focused()
    go_on(page)
    expect(page.locator("#error-summary a")).to_have_text(["Choose an answer: Who"])


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_under_a_finger_when_an_answer_is_chosen(visit: Visit, width: int) -> None:
    page = visit(width=width)
    begin_small(page)
    expect(page.get_by_role("radio")).to_have_count(5)
    before = places(page)
    answer_you(page)
    expect(page.get_by_role("button", name="Clear this answer")).to_have_count(2)
    assert places(page) == before
    go_on(page)
    at(page, "Warning signs")
    choose(page, "Do you have any of these?", "None of these")
    go_on(page)
    at(page, "More about it")
    expect(page.get_by_role("radio")).to_have_count(15)
    expect(page.get_by_role("spinbutton")).to_have_count(3)
    before = places(page)
    choose(page, "How bad is it?", "7")
    expect(page.get_by_role("button", name="Clear this answer")).to_have_count(1)
    assert places(page) == before


def places(page: Page) -> list[float]:
    """How far below the heading each question stands, and the page's Continue, once all has come to rest."""
    tops, before = _tops(page), None
    while tops != before:
        page.wait_for_timeout(300)
        tops, before = _tops(page), tops
    return tops


def _tops(page: Page) -> list[float]:
    parts = page.locator("h1, .question, [class*=st-key-continue]")
    tops: list[float] = parts.evaluate_all("all => all.map((one) => one.getBoundingClientRect().top)")
    return [top - tops[0] for top in tops]


def test_a_date_is_typed_and_stays(visit: Visit) -> None:
    page = visit()
    to_more(page)
    parts = page.get_by_role("group", name="Since when?").get_by_role("spinbutton")
    parts.first.focus()
    page.keyboard.type("31012026")
    expect(parts).to_have_text(["31", "01", "2026"])
    page.keyboard.press("Tab")
    press(page, "Back")
    at(page, "Warning signs")
    go_on(page)
    at(page, "More about it")
    expect(parts).to_have_text(["31", "01", "2026"])


def test_a_tap_right_after_typing_goes_on_by_one_page(visit: Visit) -> None:
    page = visit(width=390, has_touch=True, is_mobile=True)
    to_more(page)
    choose(page, "How bad is it?", "7")
    typed(page, "Drinks a day?").fill("6")
    for word in ("First", "Second", "Third"):
        typed(page, "What to ask?").press_sequentially(word)
        page.get_by_role("button", name="Continue").tap()
        at(page, "Check your answers")
        checked(page, word)
        page.go_back()
        at(page, "More about it")
    expect(typed(page, "What to ask?")).to_have_value("FirstSecondThird")


def test_a_second_press_of_the_same_button_is_not_for_the_next_page(visit: Visit) -> None:
    page = visit()
    begin_small(page)
    answer_you(page)
    button = page.get_by_role("button", name="Continue").element_handle()
    button.evaluate("button => { button.click(); setTimeout(() => button.click(), 30); }")
    at(page, "Warning signs")
    button.evaluate("button => button.click()")
    choose(page, "Do you have any of these?", "Tired")
    expect(page.get_by_text("There is a problem")).to_have_count(0)


def test_a_refresh_loses_nothing(visit: Visit) -> None:
    page = visit()
    to_more(page)
    choose(page, "How bad is it?", "7")
    fill(page, "What to ask?", "Before the refresh")
    expect(page.get_by_role("button", name="Clear this answer")).to_be_visible()
    page.reload()
    at(page, "More about it")
    expect(page.get_by_role("radio", name="7")).to_be_checked()
    expect(typed(page, "What to ask?")).to_have_value("Before the refresh")
    expect(page.locator(".float")).to_have_count(0)


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    """A line to the server that can be cut."""
    made = Line(urlsplit(server.url).port or 80)
    yield made
    made.close()


def test_a_lost_line_loses_nothing(server: Server, line: Line, window: Window) -> None:
    page = window(server).new_page()
    page.goto(line.url)
    to_more(page)
    typed(page, "What to ask?").press_sequentially("Half a sentence")
    line.cut()
    expect(page.get_by_role("alert")).to_contain_text("The connection is lost. What you entered is kept.")
    line.mend()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(typed(page, "What to ask?")).to_be_focused()
    expect(typed(page, "What to ask?")).to_have_value("Half a sentence")

    def kept() -> bool:
        page.reload()
        at(page, "More about it")
        return typed(page, "What to ask?").input_value() == "Half a sentence"

    assert any(kept() for _ in range(3))


def test_two_browsers_never_see_each_other(visit: Visit) -> None:
    first, second = visit(), visit()
    to_results(first, "Mine alone")
    assert "Mine alone" in summary(first)
    for path in ("/summary.html", "/summary.pdf"):
        assert second.request.get(path).status == 404
    second.reload()
    at(second, "Choose a questionnaire")
    begin_small(second)
    assert second.request.get("/summary.pdf").status == 404
    press(first, "Finish and clear my answers")
    at(first, "Choose a questionnaire")
    at(second, "About you")


def test_cleared_answers_are_gone_whatever_is_tried(visit: Visit) -> None:
    page = visit()
    to_results(page, "To be forgotten")
    prepare(page)
    press(page, "Clear my answers")
    at(page, "Clear my answers?")
    press(page, "Yes, clear my answers")
    at(page, "Choose a questionnaire")
    expect(page.get_by_text("Your answers are cleared.").first).to_be_visible()
    hidden_line(page, "Your answers are cleared.")
    assert [page.request.get(path).status for path in ("/summary.html", "/summary.pdf")] == [404, 404]
    for _ in range(3):
        page.go_back()
        page.wait_for_function("() => ['choose', 'start'].includes(history.state.step)")
        expect(page.get_by_role("heading", level=1)).to_have_text(["Choose a questionnaire"])
    page.reload()
    begin_small(page)
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    expect(page.get_by_role("button", name="Clear this answer")).to_have_count(0)


def test_a_second_window_shows_what_the_first_entered_and_nothing_that_was_cleared(visit: Visit) -> None:
    first = visit()
    begin_small(first)
    answer_you(first)
    second = first.context.new_page()
    second.goto("/")
    at(second, "About you")
    expect(second.get_by_role("radio", name="Myself")).to_be_checked()
    choose(first, "Who answers?", "Somebody else")
    choose(second, "How old are you?", "Under 18")
    expect(second.get_by_role("radio", name="Somebody else")).to_be_checked()
    press(first, "Clear my answers")
    press(first, "Yes, clear my answers")
    begin_small(first)
    go_on(second)
    at(second, "About you")
    expect(second.get_by_role("radio", checked=True)).to_have_count(0)


def test_one_who_comes_back_to_nothing_is_told(visit: Visit) -> None:
    first = visit()
    begin_small(first)
    second = first.context.new_page()
    second.goto("/")
    at(second, "About you")
    press(first, "Clear my answers")
    press(first, "Yes, clear my answers")
    at(first, "Choose a questionnaire")
    expect(first.locator(".float")).to_have_count(0)
    go_on(second)
    expect(second.get_by_role("alert")).to_contain_text("Your answers are no longer here.")
    at(second, "Choose a questionnaire")


def test_the_summary_says_what_the_page_says(visit: Visit) -> None:
    page = visit()
    to_check(page, "Only asked")
    press(page, "Show my results")
    at(page, "Your results")
    words = page.locator(".results .card").inner_text().split("\n")
    assert all(line.strip() in " ".join(summary(page).split()) for line in words if line.strip())
    eventually(page, lambda: "Only asked" in summary(page))
