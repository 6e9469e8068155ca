"""The day of the answers in a journey: the present one while it is filled in, one day from its results on."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pytest

from tests.questionnaire.reading import loaded, question, rule
from tests.questionnaire.reading import small as form
from tests.web.small import SMALL
from tests.web.visits import go_on, held, opened, press
from triage.questionnaire import Questionnaire
from triage.report import render_text
from triage.report.compose import compose
from triage.report.view import JourneyRecord
from triage.web.entries import Entry, Typed
from triage.web.journey import (
    Journey,
    assessment_of,
    begin_form,
    change,
    may_visit,
    new_emergencies,
    page_at,
    problems_on,
    proceed,
    report_of,
)
from triage.web.runtime import Services
from triage.web.steps import CHECK, RESULTS

EVE: Final = datetime(2026, 1, 30, 23, 50, tzinfo=UTC)
DAY: Final = datetime(2026, 1, 31, 0, 10, tzinfo=UTC)
NEXT: Final = datetime(2026, 2, 1, 9, 0, tzinfo=UTC)
LIMITS: Final = {"min": "1900-01-01", "max": "today"}
PAGE: Final = "one-1"


def dated() -> Questionnaire:
    """A form of two dates, where the age and the days since something count."""
    age = {"id": "age", "title": "Age", "formula": "years_since(birth)", "missing": "refuse"}
    asked = [
        question("birth", "date", label="Born", **LIMITS),
        question("began", "date", label="Began", required=False, **LIMITS),
    ]
    rules = [
        rule("days_since(began) < 2", "emergency", "E1"),
        rule("days_since(began) == 29", "emergency", "E2"),
        rule("age >= 18", "routine", "R1"),
    ]
    return loaded(form(*asked, scores=[age], rules=rules))


def begun(day: date, **entries: Entry) -> Journey:
    journey = Journey(dated(), day=day)
    begin_form(journey)
    journey.entries.update(entries)
    assert journey.at == PAGE
    return journey


def age(journey: Journey) -> object:
    return assessment_of(journey).scores["age"].value


def test_the_day_is_the_present_one_until_there_are_results() -> None:
    journey = begun(EVE.date(), birth=Typed("2008-01-31"))
    assert (journey.on, age(journey)) == (EVE.date(), 17)
    proceed(journey, PAGE, DAY)
    assert (journey.at, journey.on, age(journey)) == (CHECK, DAY.date(), 18)
    proceed(journey, CHECK, NEXT)
    assert (journey.at, journey.on, assessment_of(journey).on) == (RESULTS, NEXT.date(), NEXT.date())


def test_results_keep_their_day_until_they_are_asked_for_again() -> None:
    journey = begun(EVE.date(), birth=Typed("2008-01-31"))
    proceed(journey, PAGE, EVE)
    proceed(journey, CHECK, EVE)
    made = report_of(journey)
    assert made is not None
    assert (made.made_on_iso, age(journey)) == ("2026-01-30", 17)

    change(journey, PAGE)
    journey.entries["began"] = Typed("2025-12-01")
    proceed(journey, PAGE, NEXT)
    assert (journey.at, journey.on, age(journey)) == (CHECK, EVE.date(), 17)
    assert may_visit(journey, RESULTS, assessment_of(journey))
    proceed(journey, CHECK, NEXT)
    again = report_of(journey)
    assert again is not None
    assert (again.made_on_iso, age(journey)) == ("2026-02-01", 18)


def test_a_warning_sign_looks_at_the_day() -> None:
    journey = begun(EVE.date(), birth=Typed("1990-01-01"), began=Typed("2026-01-30"))
    assert [found.id for found in new_emergencies(journey)] == ["E1"]
    proceed(journey, PAGE, EVE)
    assert journey.interrupted == "E1"
    later = begun(EVE.date(), birth=Typed("1990-01-01"), began=Typed("2026-01-30"))
    proceed(later, PAGE, NEXT)
    assert (later.interrupted, later.at) == (None, CHECK)


def test_results_that_are_asked_for_again_look_at_their_new_day_first() -> None:
    journey = begun(EVE.date(), birth=Typed("1990-01-01"), began=Typed("2026-01-03"))
    for step in (PAGE, CHECK):
        proceed(journey, step, EVE)
    assert journey.at == RESULTS
    change(journey, PAGE)
    proceed(journey, PAGE, NEXT)
    assert (journey.at, journey.interrupted) == (CHECK, None)
    proceed(journey, CHECK, NEXT)
    assert (journey.at, journey.interrupted) == (CHECK, "E2")


def test_a_day_that_is_still_to_come_is_to_be_mended() -> None:
    journey = begun(EVE.date(), birth=Typed("2026-01-31"))
    page = page_at(journey, PAGE)
    assert page is not None
    (problem,) = problems_on(journey, page, assessment_of(journey))
    assert problem.message == "Enter a real date from 1 January 1900 to today: Born"
    assert age(journey) is None
    proceed(journey, PAGE, EVE)
    assert journey.at == PAGE
    proceed(journey, PAGE, DAY)
    assert journey.at == CHECK


def test_how_to_mend_a_date_without_a_first_day() -> None:
    journey = Journey(loaded(form(question("began", "date", label="Began", max="today"))), day=DAY.date())
    journey.entries["began"] = Typed("2026-02-01")
    page = page_at(journey, PAGE)
    assert page is not None
    (problem,) = problems_on(journey, page, assessment_of(journey))
    assert problem.message == "Enter a real date, today or before: Began"


def test_without_a_day_nothing_is_guessed() -> None:
    journey = Journey(dated())
    journey.entries["birth"] = Typed("2008-01-31")
    assert (journey.on, age(journey)) == (None, None)


def test_the_report_says_how_it_was_worked_out() -> None:
    journey = begun(DAY.date(), birth=Typed("2008-01-31"))
    text = render_text(assessment_of(journey), made_on=DAY.date())
    assert "Born: 31 January 2008" in text
    assert "Age: 18" in text
    (score,) = compose(assessment_of(journey), JourneyRecord(DAY.date())).scores
    assert "the number of full years from “birth?” until the day of the answers" in str(score)


@pytest.fixture
def asking(folder: Path) -> None:
    """The small form, whose date goes up to today."""
    document = json.loads(json.dumps(SMALL))
    document["sections"][2]["questions"][3]["max"] = "today"
    (folder / "small.json").write_text(json.dumps(document), encoding="utf-8")


@pytest.mark.usefixtures("asking")
def test_a_page_offers_days_up_to_today(serving: Services) -> None:
    press(opened(), "begin")
    journey = held(serving)
    assert journey.day is not None
    assert abs((journey.day - datetime.now(UTC).date()).days) <= 1
    journey.entries.update(age="adult", who="self", signs=("none",))
    test = go_on(go_on(opened()))
    shown = test.date_input(key="q-since")
    assert abs((shown.max - datetime.now(UTC).date()).days) <= 1
    journey.entries["since"] = Typed("2100-01-01")
    assert opened().date_input(key="q-since").value == date(2100, 1, 1)
