"""Every page of a journey, driven through Streamlit's own test runner: what stands there and what its widgets keep."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.web.small import SMALL
from tests.web.visits import TOKEN, at, go_on, held, opened, press, print_pdf, run, words
from triage.library import Shelf
from triage.questionnaire import DEFAULT_PLACE
from triage.settings import Settings
from triage.web.entries import Typed
from triage.web.runtime import Services, install


def test_the_start_page_says_what_happens_and_holds_nothing_yet(serving: Services) -> None:
    test = opened()
    shown = words(test)
    for sentence in (
        "Small form",
        "Draft: not yet clinically reviewed",
        "Call 999 for chest pain.",
        "It takes about 2 minutes.",
        "They are not saved to a disk.",
        "after 60 minutes without use",
    ):
        assert sentence in shown
    assert len(serving.journeys) == 0
    press(test, "begin")
    assert held(serving).at == "you-1"


def test_get_help_now_is_on_every_page(serving: Services) -> None:
    pages = [opened(), at(serving, "you-1"), at(serving, "more-1"), at(serving, "check"), at(serving, "results")]
    pages += [press(opened(), "clear"), press(opened(), "accessibility")]
    pages.append(at(serving, "card", signs=("chest",)))
    for test in pages:
        assert "Get help now" in words(test)
        assert "call 999, or go to A&amp;E" in words(test)


def test_several_questionnaires_are_chosen_from(serving: Services, folder: Path) -> None:
    (folder / "other.json").write_text(json.dumps({**SMALL, "id": "other", "title": "Other form"}), encoding="utf-8")
    test = opened()
    assert "Choose a questionnaire" in words(test)
    press(test, "choose-other")
    assert "Other form" in words(test)
    press(test, "begin")
    assert held(serving).questionnaire.id == "other"


def test_no_questionnaire_at_all_is_said(serving: Services, folder: Path) -> None:
    (folder / "small.json").unlink()
    assert "There is no questionnaire here yet" in words(opened())
    assert len(serving.journeys) == 0


def test_a_radio_is_kept_cleared_and_seeded_again(serving: Services) -> None:
    test = at(serving, "you-1")
    held(serving).entries.clear()
    test = opened()
    test.radio(key="q-age").set_value("adult").run()
    test.radio(key="q-who").set_value("?declined").run()
    assert held(serving).entries == {"age": "adult", "who": "?declined"}
    again = opened()
    assert (again.radio(key="q-age").value, again.radio(key="q-who").value) == ("adult", "?declined")
    press(again, "q-who-clear")
    assert held(serving).entries == {"age": "adult"}
    assert again.radio(key="q-who").value is None


def test_nothing_is_chosen_for_anybody(serving: Services) -> None:
    at(serving, "you-1")
    held(serving).entries.clear()
    assert [radio.value for radio in opened().radio] == [None, None]


def test_continue_shows_what_to_mend_and_where(serving: Services) -> None:
    at(serving, "you-1")
    held(serving).entries.clear()
    test = go_on(opened())
    shown = words(test)
    assert "There is a problem" in shown
    assert shown.count("Choose an answer: Age") == 2
    assert held(serving).at == "you-1"


def test_boxes_are_kept_and_a_follow_up_appears_at_once(serving: Services) -> None:
    test = at(serving, "signs-1", signs=())
    assert not [radio for radio in test.radio if radio.key == "q-long"]
    test.checkbox(key="q-signs-tired").check().run()
    assert held(serving).entries["signs"] == ("tired",)
    test.radio(key="q-long").set_value("yes").run()
    test.checkbox(key="q-signs-tired").uncheck().run()
    assert not [radio for radio in test.radio if radio.key == "q-long"]
    assert held(serving).entries["long"] == "yes"
    test.checkbox(key="q-signs-tired").check().run()
    assert test.radio(key="q-long").value == "yes"


def test_every_kind_of_field_keeps_what_is_typed(serving: Services) -> None:
    test = at(serving, "more-1", pain="", drinks=Typed())
    test.radio(key="q-pain").set_value("7").run()
    test.text_input(key="q-drinks").set_value("6").run()
    test.text_input(key="q-weight").set_value("70,5").run()
    test.radio(key="q-tried_rest").set_value("helped").run()
    test.text_area(key="q-concern").set_value("My legs").run()
    entries = held(serving).entries
    assert entries["pain"] == "7"
    assert entries["drinks"] == Typed("6")
    assert entries["weight"] == Typed("70,5")
    assert entries["tried_rest"] == "helped"
    assert entries["concern"] == Typed("My legs")
    go_on(test)
    assert held(serving).at == "check"
    assert "70.5 kg" in words(test)


def test_a_date_is_kept_taken_back_and_seeded_again(serving: Services) -> None:
    test = at(serving, "more-1")
    test.date_input(key="q-since").set_value(date(2026, 1, 31))
    run(test)
    assert held(serving).entries["since"] == Typed("2026-01-31")
    assert opened().date_input(key="q-since").value == date(2026, 1, 31)
    test.date_input(key="q-since").set_value(None)
    run(test)
    assert go_on(test).date_input == []
    assert "2026-01-31" not in words(test)


def test_what_another_window_entered_is_shown_in_this_one(serving: Services) -> None:
    test = at(serving, "more-1")
    held(serving).entries |= {"pain": "9", "drinks": Typed("7"), "since": Typed("2026-01-31")}
    run(test)
    assert test.radio(key="q-pain").value == "9"
    assert test.text_input(key="q-drinks").value == "7"
    assert test.date_input(key="q-since").value == date(2026, 1, 31)


def test_without_a_cookie_the_page_says_so(serving: Services, cookies: dict[str, str]) -> None:
    cookies["journey"] = "no token"
    assert "This form needs a cookie" in words(opened())
    assert len(serving.journeys) == 0


def test_the_accessibility_statement_leads_back(serving: Services) -> None:
    test = press(at(serving, "more-1"), "accessibility")
    assert "WCAG 2.2, level AA" in words(test)
    assert [button.key for button in test.button] == ["aside-leave"]
    assert "More about it" in words(press(test, "aside-leave"))


def test_a_tick_beside_a_typed_answer_is_asked_about(serving: Services) -> None:
    test = at(serving, "more-1")
    test.text_input(key="q-weight").set_value("70").run()
    test.checkbox(key="q-weight-apart-not_sure").check().run()
    go_on(test)
    assert "There is an answer, and a tick beside it. Keep one of the two: Weight" in words(test)
    assert held(serving).entries["weight"] == Typed("70", "not_sure")


def test_the_card_has_one_instruction_and_two_ways_on(serving: Services) -> None:
    test = at(serving, "card", signs=("chest",))
    assert "Call 999 now" in words(test)
    press(test, "got-help")
    assert held(serving).accepted == {"E1"}
    other = at(serving, "card", signs=("breath",))
    press(other, "mistake")
    assert held(serving).at == "signs-1"


def test_the_end_page_explains_and_leads_back(serving: Services) -> None:
    at(serving, "you-1", age="child")
    test = go_on(opened())
    assert "This form is for adults" in words(test)
    assert "Call 111." in words(test)
    press(test, "leave-end")
    assert test.radio(key="q-age").value == "child"


def test_check_lists_the_answers_asked_for_and_change_comes_back(serving: Services) -> None:
    test = at(serving, "check")
    shown = words(test)
    assert "Not provided" in shown
    assert "For more than a week?" not in shown
    press(test, "change-you-1")
    test.radio(key="q-who").set_value("other").run()
    go_on(test)
    assert held(serving).at == "check"
    assert "Somebody else" in words(test)


def test_results_are_prepared_when_asked_and_finish_forgets(serving: Services) -> None:
    test = at(serving, "results")
    assert "summary.pdf" not in words(test)
    press(test, "prepare")
    journey = held(serving)
    assert journey.prepared is not None
    assert 'href="summary.pdf"' in words(test)
    press(test, "plain")
    assert "Small form: summary of answers" in str(test.code[0].value)
    press(test, "finish")
    assert serving.journeys.get(TOKEN) is None
    assert "Your answers are cleared." in words(test)
    assert "q-age" not in test.session_state
    assert "Your answers are cleared." not in words(run(test))


def test_a_summary_is_not_offered_once_its_answers_have_changed(serving: Services) -> None:
    test = press(at(serving, "results"), "prepare")
    assert 'href="summary.pdf"' in words(test)
    held(serving).entries["pain"] = "9"
    assert 'href="summary.pdf"' not in words(run(test))


def test_errors_are_shown_by_continue_only(serving: Services) -> None:
    test = at(serving, "more-1", drinks=Typed("six"))
    assert "There is a problem" not in words(test)
    assert "There is a problem" in words(go_on(test))


def test_a_report_that_cannot_be_made_keeps_the_journey(serving: Services, folder: Path) -> None:
    broken = Services(Settings(clinic_name="Broken"), DEFAULT_PLACE, Shelf((folder,), DEFAULT_PLACE), print_pdf)
    install(broken)
    test = at(broken, "results")
    press(test, "prepare")
    assert "Many summaries are being made. Your answers are kept." in words(test)
    assert held(broken).at == "results"
    install(serving)


def test_clear_asks_first(serving: Services) -> None:
    test = at(serving, "more-1")
    press(test, "clear")
    press(test, "clear-no")
    assert held(serving).at == "more-1"
    press(test, "clear")
    press(test, "clear-yes")
    assert serving.journeys.get(TOKEN) is None
    assert "q-drinks" not in test.session_state


def test_a_patient_under_way_keeps_the_version_that_they_began(serving: Services, folder: Path) -> None:
    test = at(serving, "check")
    newer = json.dumps({**SMALL, "version": "2.0.0", "title": "Newer form"})
    (folder / "small.json").write_text(newer, encoding="utf-8")
    assert [item.version for item in serving.shelf.offered()] == ["2.0.0"]
    go_on(test)
    assert "Small form, version 1.0.0." in words(test)


def _clock() -> None:
    import streamlit as st  # noqa: PLC0415 - the test runner takes the source of this function alone

    from triage.web.screens.view import now  # noqa: PLC0415

    st.text(str(now().tzinfo))


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York"])
def test_the_time_is_that_of_the_browsers_place(zone: str) -> None:
    test = AppTest.from_function(_clock)
    test.context["timezone"] = zone
    assert test.run().text[0].value == zone


@pytest.mark.parametrize("zone", ["", "No/Such", "../secret", None])
def test_a_place_that_is_no_place_leaves_the_servers_time(zone: str | None) -> None:
    test = AppTest.from_function(_clock)
    test.context["timezone"] = zone
    assert test.run().text[0].value == str(datetime.now(UTC).astimezone().tzinfo)
