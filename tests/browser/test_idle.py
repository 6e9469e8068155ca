"""A journey that nobody touches: the patient is warned, may stay, and is forgotten otherwise."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.test_looks import looks
from tests.browser.walking import at, to_more, typed

pytestmark = pytest.mark.browser


def test_the_patient_is_warned_in_time_and_may_stay(visit: Visit) -> None:
    page = visit(own=True)
    page.clock.install()
    page.reload()
    to_more(page)
    page.clock.fast_forward("54:00")
    expect(page.get_by_role("alert")).to_have_count(0)
    page.clock.fast_forward("02:00")
    expect(page.get_by_role("alert")).to_contain_text("Your answers will be cleared in about 5 minutes")
    assert looks(page) == []
    page.get_by_role("button", name="Keep my answers").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    page.clock.fast_forward("54:00")
    expect(page.get_by_role("alert")).to_have_count(0)
    at(page, "More about it")


def test_one_who_types_for_long_is_there_and_loses_no_word(visit: Visit) -> None:
    page = visit(own=True)
    page.clock.install()
    page.reload()
    to_more(page)
    field = typed(page, "What to ask?")
    field.press_sequentially("A long ")
    page.clock.fast_forward("50:00")
    field.press_sequentially("story")
    page.clock.fast_forward("20:00")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(field).to_have_value("A long story")


def test_a_browsers_clock_alone_erases_nothing(visit: Visit) -> None:
    page = visit(own=True)
    page.clock.install()
    page.reload()
    to_more(page)
    page.clock.fast_forward("56:00")
    expect(page.get_by_role("alert")).to_have_count(1)
    page.clock.fast_forward("06:00")
    expect(page.get_by_role("alert")).to_have_count(0)
    at(page, "More about it")
