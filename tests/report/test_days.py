"""The day of the answers in a report: no report without it where it is looked at, and another one for another day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.questionnaire.reading import Json, loaded, question, rule, small
from triage import Questionnaire, assess
from triage.report import compose, render_html, render_text
from triage.report.view import JourneyRecord

DAY = date(2026, 1, 31)
JOURNEY = JourneyRecord(DAY)
BEGAN = {"began": "2026-01-03"}


def form(**limits: str) -> Questionnaire:
    asked = question("began", "date", label="Began", **{"min": "2020-01-01", "max": "today", **limits})
    ill: Json = {"id": "ill", "title": "Days ill", "formula": "days_since(began)", "missing": "refuse", "unit": "days"}
    return loaded(small(asked, scores=[ill], rules=[rule("days_since(began) >= 28", "urgent", "U1")]))


def test_a_report_says_from_when_until_when() -> None:
    text = render_text(assess(form(), BEGAN, DAY), made_on=DAY)
    assert "Get help" in text
    assert "Began: 3 January 2026" in text
    assert "Days ill: 28 days" in text
    page = render_html(assess(form(), BEGAN, DAY), made_on=DAY)
    assert "Worked out as the number of days from “began?” until the day of the answers" in page


def test_there_is_no_report_where_the_day_is_missing() -> None:
    with pytest.raises(ValueError, match="Hand it in"):
        compose(assess(form(), BEGAN), JOURNEY)
    plain = loaded(small(question("began", "date"), rules=[rule("began < '2026-01-31'", "urgent", "U1")]))
    assert compose(assess(plain, BEGAN), JOURNEY).level.level == "urgent"


def test_another_day_is_another_report() -> None:
    numbers = [compose(assess(form(), BEGAN, day), JOURNEY).id for day in (DAY, DAY, date(2026, 2, 1))]
    assert numbers[0] == numbers[1] != numbers[2]
