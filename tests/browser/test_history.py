"""Back, Forward and addresses: nothing is lost, nothing is skipped."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.serving import Server
from tests.browser.walking import (
    answer_you,
    at,
    begin_small,
    checked,
    choose,
    go_on,
    press,
    to_check,
    to_more,
    to_results,
    to_signs,
    typed,
)

pytestmark = pytest.mark.browser

DEPTH = "history.length"


def test_back_and_forward_show_each_page_as_it_was(visit: Visit, server: Server) -> None:
    page = visit()
    to_more(page)
    choose(page, "How bad is it?", "7")
    page.go_back()
    at(page, "Warning signs")
    expect(page.get_by_role("checkbox", name="None of these")).to_be_checked()
    page.go_back()
    at(page, "About you")
    expect(page.get_by_role("radio", name="Myself")).to_be_checked()
    page.go_forward()
    at(page, "Warning signs")
    page.go_forward()
    at(page, "More about it")
    expect(page.get_by_role("radio", name="7")).to_be_checked()
    assert page.url == f"{server.url}/"


def test_quick_double_back_goes_two_steps(visit: Visit) -> None:
    page = visit()
    to_more(page)
    page.evaluate("history.back(); setTimeout(() => history.back(), 30)")
    at(page, "About you")
    page.go_forward()
    at(page, "Warning signs")


def test_text_typed_and_back_at_once_is_kept(visit: Visit) -> None:
    page = visit()
    to_more(page)
    typed(page, "What to ask?").press_sequentially("Typed and gone")
    page.go_back()
    at(page, "Warning signs")
    page.go_forward()
    at(page, "More about it")
    expect(typed(page, "What to ask?")).to_have_value("Typed and gone")


def test_the_forms_own_back_is_the_browsers_back(visit: Visit) -> None:
    page = visit()
    to_more(page)
    before = page.evaluate(DEPTH)
    press(page, "Back")
    at(page, "Warning signs")
    press(page, "Back")
    at(page, "About you")
    assert page.evaluate(DEPTH) == before
    page.go_forward()
    at(page, "Warning signs")


def test_back_works_in_a_new_window_that_has_no_history(visit: Visit) -> None:
    page = visit()
    to_signs(page)
    again = page.context.new_page()
    again.goto("/")
    at(again, "Warning signs")
    press(again, "Back")
    at(again, "About you")


def test_no_address_and_no_forged_history_skips_a_step(visit: Visit) -> None:
    page = visit()
    begin_small(page)
    for address in ("/?step=results", "/#results", "/?page=results"):
        page.goto(address)
        at(page, "About you")
    for step in ("results", "check", "more-1", "you-1-end", "signs-1-card", "no-such-step"):
        page.evaluate("step => { history.replaceState({ step, depth: 9 }, ''); history.pushState({}, ''); }", step)
        page.go_back()
        page.wait_for_function("() => history.state.step === 'you-1'")
        at(page, "About you")


def test_what_has_closed_is_not_gone_forward_to(visit: Visit) -> None:
    page = visit()
    to_results(page)
    page.evaluate("history.go(-3)")
    at(page, "Warning signs")
    page.get_by_text("None of these", exact=True).click()
    page.get_by_text("Tired", exact=True).click()
    expect(page.get_by_role("radiogroup", name="For more than a week?")).to_be_visible()
    page.evaluate("history.go(2)")
    page.wait_for_function("() => history.state.depth === 5 && history.state.step === 'signs-1'")
    at(page, "Warning signs")


def test_the_results_are_not_gone_forward_to_past_a_new_warning_sign(visit: Visit) -> None:
    page = visit()
    to_results(page)
    page.evaluate("history.go(-3)")
    at(page, "Warning signs")
    page.get_by_text("Chest pain", exact=True).click()
    page.get_by_text("None of these", exact=True).click()
    expect(page.get_by_role("checkbox", name="None of these")).not_to_be_checked()
    page.evaluate("history.go(3)")
    page.wait_for_function("() => history.state.depth === 6 && history.state.step === 'signs-1'")
    at(page, "Warning signs")


def to_card(page: Page) -> None:
    """To the emergency card."""
    to_signs(page)
    choose(page, "Do you have any of these?", "Chest pain")
    go_on(page)
    at(page, "Call 999 now")


def test_an_emergency_card_has_no_address_of_its_own(visit: Visit, server: Server) -> None:
    page = visit()
    to_signs(page)
    choose(page, "Do you have any of these?", "Chest pain")
    before = page.evaluate(DEPTH)
    go_on(page)
    at(page, "Call 999 now")
    assert (page.evaluate(DEPTH), page.url) == (before, f"{server.url}/")
    press(page, "I have got help")
    at(page, "More about it")
    page.go_back()
    at(page, "Warning signs")
    page.go_back()
    at(page, "About you")


def test_back_leaves_an_emergency_card_and_continue_brings_it_again(visit: Visit) -> None:
    page = visit()
    to_card(page)
    page.go_back()
    at(page, "About you")
    page.go_forward()
    at(page, "Warning signs")
    go_on(page)
    at(page, "Call 999 now")
    press(page, "I chose this by mistake")
    at(page, "Warning signs")
    expect(page.get_by_role("checkbox", name="Chest pain")).to_be_checked()


def test_an_end_has_no_address_of_its_own(visit: Visit) -> None:
    page = visit()
    begin_small(page)
    choose(page, "How old are you?", "Under 18")
    choose(page, "Who answers?", "Myself")
    before = page.evaluate(DEPTH)
    go_on(page)
    at(page, "This form is for adults")
    assert page.evaluate(DEPTH) == before
    press(page, "Go back and change my answer")
    at(page, "About you")
    choose(page, "How old are you?", "18 or over")
    go_on(page)
    at(page, "Warning signs")


def test_back_leads_from_an_aside_to_where_it_was_opened(visit: Visit) -> None:
    page = visit()
    to_signs(page)
    for opened, title in (("Clear my answers", "Clear my answers?"), ("Accessibility statement",) * 2):
        press(page, opened)
        at(page, title)
        page.go_back()
        at(page, "Warning signs")
        press(page, opened)
        at(page, title)
        page.get_by_role("button", name="go back to the form").click()
        at(page, "Warning signs")
    page.go_back()
    at(page, "About you")


def test_a_wrong_choice_can_be_gone_back_from_while_nothing_is_entered(visit: Visit) -> None:
    page = visit()
    begin_small(page)
    page.go_back()
    at(page, "Small form")
    page.go_back()
    at(page, "Choose a questionnaire")
    begin_small(page)
    answer_you(page)
    page.evaluate("history.go(-2)")
    page.wait_for_function("() => history.state.step === 'you-1'")
    at(page, "About you")


def test_change_comes_straight_back(visit: Visit) -> None:
    page = visit()
    to_check(page)
    press(page, "Change: About you")
    at(page, "About you")
    choose(page, "Who answers?", "Somebody else")
    go_on(page)
    at(page, "Check your answers")
    checked(page, "Somebody else")
    press(page, "Change: Warning signs")
    at(page, "Warning signs")
    press(page, "Back")
    at(page, "Check your answers")
