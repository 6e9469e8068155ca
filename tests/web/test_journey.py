"""The journey as plain functions: Continue, Back, cards, ends, Change, results."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.web.small import SMALL, small
from triage.questionnaire import Level
from triage.web.entries import Typed
from triage.web.journey import (
    Journey,
    accept_card,
    answers_of,
    assessment_of,
    begin_form,
    change,
    go_back,
    go_to,
    leave_card,
    leave_end,
    may_visit,
    new_emergencies,
    page_at,
    problems_on,
    proceed,
    report_of,
)
from triage.web.steps import CHECK, RESULTS, START, count_words

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)


def begun(**entries: object) -> Journey:
    journey = Journey(small())
    begin_form(journey)
    journey.entries.update(entries)  # type: ignore[arg-type]
    return journey


def at_more(**entries: object) -> Journey:
    journey = begun(age="adult", who="self", signs=("none",), **entries)
    proceed(journey, "you-1", NOW)
    proceed(journey, "signs-1", NOW)
    assert journey.at == "more-1"
    return journey


def at_check(**entries: object) -> Journey:
    journey = at_more(pain="3", drinks=Typed("6"), **entries)
    proceed(journey, "more-1", NOW)
    assert journey.at == CHECK
    return journey


def messages(journey: Journey) -> list[str]:
    page = page_at(journey, journey.at)
    assert page is not None
    return [problem.message for problem in problems_on(journey, page, assessment_of(journey))]


def test_the_way_from_start_to_results() -> None:
    journey = at_check()
    proceed(journey, CHECK, NOW)
    assert journey.at == RESULTS
    report = report_of(journey)
    assert report is not None
    assert report.made_on_iso == "2026-11-22"
    assert report.level.level == "none"


def test_errors_only_on_continue_and_the_entry_is_kept() -> None:
    journey = begun(age="adult")
    assert not journey.fresh_problems
    proceed(journey, "you-1", NOW)
    assert (journey.at, journey.problems_at, journey.fresh_problems) == ("you-1", "you-1", True)
    assert messages(journey) == ["Choose an answer: Who"]
    journey.entries["who"] = "?declined"
    proceed(journey, "you-1", NOW)
    assert (journey.at, journey.problems_at) == ("signs-1", None)


def test_a_repeated_continue_does_nothing() -> None:
    journey = begun(age="adult", who="self", signs=("none",))
    proceed(journey, "you-1", NOW)
    proceed(journey, "you-1", NOW)
    assert journey.at == "signs-1"
    later = at_more()
    proceed(later, "you-1", NOW)
    assert later.at == "more-1"


def test_going_elsewhere_leaves_cards_ends_and_errors_behind() -> None:
    journey = begun(age="adult", who="self", signs=("chest",))
    proceed(journey, "you-1", NOW)
    assert (journey.at, journey.interrupted) == ("you-1", "E1")
    go_to(journey, START)
    assert (journey.at, journey.interrupted) == (START, None)
    ended = begun(age="child", who="self")
    proceed(ended, "you-1", NOW)
    go_to(ended, START)
    assert (ended.at, ended.ended) == (START, False)
    wrong = at_more()
    proceed(wrong, "more-1", NOW)
    assert wrong.problems_at == "more-1"
    go_to(wrong, "signs-1")
    go_to(wrong, "more-1")
    assert wrong.problems_at is None


def test_going_back_from_a_change_ends_the_change() -> None:
    journey = at_check()
    change(journey, "you-1")
    go_to(journey, CHECK)
    go_to(journey, "you-1")
    proceed(journey, "you-1", NOW)
    assert journey.at == "signs-1"


def test_a_warning_sign_acts_before_the_errors_of_its_page() -> None:
    journey = begun(age="adult", who="self")
    proceed(journey, "you-1", NOW)
    journey.entries["signs"] = ("chest", "tired")
    proceed(journey, "signs-1", NOW)
    assert (journey.interrupted, journey.problems_at) == ("E1", None)
    accept_card(journey, NOW)
    assert (journey.interrupted, journey.problems_at) == (None, "signs-1")
    assert messages(journey) == ["Choose an answer: Long"]


def test_a_warning_sign_beside_none_of_these_acts_first_and_is_then_asked_about() -> None:
    journey = begun(age="adult", who="self", signs=("chest", "none"))
    proceed(journey, "you-1", NOW)
    assert journey.interrupted == "E1"
    accept_card(journey, NOW)
    proceed(journey, "signs-1", NOW)
    assert journey.at == "signs-1"
    assert messages(journey) == ["Some of these answers cannot go together. Untick what does not fit: Signs"]


@pytest.mark.parametrize("beside", ["none", "?not_sure"])
def test_a_sign_counts_beside_what_excludes_it(beside: str) -> None:
    assert [rule.id for rule in new_emergencies(begun(age="adult", signs=("breath", beside)))] == ["E2"]


def test_the_card_comes_again_only_when_another_rule_fires() -> None:
    journey = begun(age="adult", who="self", signs=("chest",))
    proceed(journey, "you-1", NOW)
    accept_card(journey, NOW)
    assert journey.at == "signs-1"
    proceed(journey, "signs-1", NOW)
    assert journey.at == "more-1"
    go_to(journey, "signs-1")
    journey.entries["signs"] = ("chest", "breath")
    proceed(journey, "signs-1", NOW)
    assert journey.interrupted == "E2"


def test_several_signs_at_once_give_the_first_card_and_are_accepted_together() -> None:
    journey = begun(age="adult", who="self", signs=("chest", "breath"))
    proceed(journey, "you-1", NOW)
    assert journey.interrupted == "E1"
    accept_card(journey, NOW)
    assert journey.accepted == {"E1", "E2"}
    assert [(shown.rule, shown.got_help) for shown in journey.shown] == [("E1", True)]


def test_chosen_by_mistake_leads_back_to_the_question() -> None:
    journey = begun(age="adult", who="self")
    proceed(journey, "you-1", NOW)
    journey.entries["signs"] = ("chest",)
    proceed(journey, "signs-1", NOW)
    leave_card(journey)
    assert (journey.at, journey.interrupted, journey.accepted) == ("signs-1", None, frozenset())
    journey.entries["signs"] = ("none",)
    proceed(journey, "signs-1", NOW)
    assert journey.at == "more-1"
    assert assessment_of(journey).level is Level.NONE
    assert [(shown.rule, shown.got_help, shown.at) for shown in journey.shown] == [("E1", False, NOW)]


def test_a_sign_left_ticked_after_by_mistake_is_shown_again() -> None:
    journey = begun(age="adult", who="self", signs=("chest",))
    proceed(journey, "you-1", NOW)
    leave_card(journey)
    proceed(journey, journey.at, NOW)
    assert journey.interrupted == "E1"


def test_under_18_ends_the_form_and_can_be_mended() -> None:
    journey = begun(age="child", who="self")
    proceed(journey, "you-1", NOW)
    assert (journey.at, journey.ended) == ("you-1", True)
    leave_end(journey)
    journey.entries["age"] = "adult"
    proceed(journey, "you-1", NOW)
    assert (journey.at, journey.ended) == ("signs-1", False)


@pytest.mark.parametrize("key", ["signs-1", "more-1", CHECK, RESULTS, "no-such-step", ""])
def test_no_step_is_skipped(key: str) -> None:
    journey = begun(age="adult")
    go_to(journey, key)
    assert journey.at == "you-1"


def test_results_are_not_reached_around_the_check_page() -> None:
    journey = at_check()
    go_to(journey, RESULTS)
    assert journey.at == CHECK
    assert report_of(journey) is None


def test_forward_to_the_results_waits_for_a_new_warning_sign() -> None:
    journey = at_check()
    proceed(journey, CHECK, NOW)
    go_to(journey, "signs-1")
    journey.entries["signs"] = ("chest",)
    assert not may_visit(journey, RESULTS, assessment_of(journey))
    journey.entries["signs"] = ("none",)
    assert may_visit(journey, RESULTS, assessment_of(journey))


def test_back_goes_one_step_and_keeps_everything() -> None:
    journey = at_more()
    go_back(journey, "more-1")
    assert journey.at == "signs-1"
    go_back(journey, "more-1")
    assert journey.at == "signs-1"
    go_back(journey, "signs-1")
    go_back(journey, "you-1")
    assert journey.at == START
    go_back(journey, START)
    assert journey.at == START
    assert journey.entries["signs"] == ("none",)


def test_change_comes_straight_back_to_the_check_page() -> None:
    journey = at_check()
    change(journey, "you-1")
    assert (journey.at, journey.changing) == ("you-1", True)
    journey.entries["who"] = "other"
    proceed(journey, "you-1", NOW)
    assert (journey.at, journey.changing) == (CHECK, False)


def test_change_asks_new_follow_ups_first() -> None:
    journey = at_check()
    change(journey, "signs-1")
    journey.entries["signs"] = ("tired",)
    proceed(journey, "signs-1", NOW)
    assert journey.problems_at == "signs-1"
    journey.entries["long"] = "yes"
    proceed(journey, "signs-1", NOW)
    assert journey.at == CHECK


def test_a_hidden_answer_returns_and_counts_for_nothing_while_hidden() -> None:
    journey = begun(age="adult", who="self", signs=("tired",), long="yes")
    assert assessment_of(journey).level is Level.URGENT
    journey.entries["signs"] = ("none",)
    assert assessment_of(journey).level is Level.NONE
    assert journey.entries["long"] == "yes"
    journey.entries["signs"] = ("tired",)
    assert assessment_of(journey).level is Level.URGENT


def test_an_entry_that_cannot_be_meant_is_unanswered_until_mended() -> None:
    journey = at_more(pain="3", drinks=Typed("six"))
    assert answers_of(journey)["drinks"] is None
    proceed(journey, "more-1", NOW)
    assert messages(journey) == ["Enter a whole number from 0 to 30: Drinks"]
    assert journey.entries["drinks"] == Typed("six")


def test_steps_are_counted_with_a_total_only_while_it_cannot_change() -> None:
    journey = begun()
    assert count_words(journey.pages, assessment_of(journey), "you-1") == "Step 1 of 4"
    sections = [*SMALL["sections"]]  # type: ignore[misc]
    follow_up = {"id": "extra", "type": "yes_no", "text": "And?", "ask_if": "'tired' in signs"}
    sections.append({"id": "extra", "title": "Extra", "questions": [follow_up]})
    longer = Journey(small(sections=sections))
    longer.entries.update(age="adult", signs=("none",))
    assert count_words(longer.pages, assessment_of(longer), "more-1") == "Step 3"
    assert count_words(longer.pages, assessment_of(longer), CHECK) == "Step 4"
    longer.entries.update(signs=("tired",))
    assert count_words(longer.pages, assessment_of(longer), CHECK) == "Step 5"


def test_a_long_section_is_split_and_a_table_kept_whole() -> None:
    rows = [{"id": f"row_{number}", "text": f"Row {number}"} for number in range(7)]
    table = {"id": "table", "type": "matrix", "text": "T?", "options": [{"id": "a", "text": "A"}], "rows": rows}
    single = [{"id": f"q_{number}", "type": "yes_no", "text": f"Q {number}?"} for number in range(8)]
    section = {"id": "long", "title": "Long", "questions": [*single[:4], table, *single[4:]]}
    empty: dict[str, object] = {"scores": [], "rules": [], "notes": [], "report": {}, "sections": [section]}
    journey = Journey(small(**empty))  # type: ignore[arg-type]
    assert [len(page.questions) for page in journey.pages] == [4, 8, 3]
    assert [page.title for page in journey.pages] == ["Long (1 of 3)", "Long (2 of 3)", "Long (3 of 3)"]


def test_the_journey_says_nothing_of_answers() -> None:
    assert "chest" not in repr(begun(signs=("chest",)))


def test_the_report_tells_which_card_was_shown_and_when() -> None:
    journey = begun(age="adult", who="other", signs=("chest",), pain="8", drinks=Typed("6"))
    proceed(journey, "you-1", NOW)
    accept_card(journey, NOW)
    for key in ("signs-1", "more-1", CHECK):
        proceed(journey, key, NOW)
    report = report_of(journey)
    assert report is not None
    assert [card.told for card in report.cards] == [
        "Told “Call 999 now” at 14:05. Said that help was on the way.",
    ]
    assert report.answered_by == "Answered by someone who looks after the patient."
    assert journey.made_on == date(2026, 11, 22)
