"""Whole days and completed years, by the calendar; the limits within which they lie."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.logic.world import NOT_ASKED, ON, SCOPE, UNANSWERED, doubts, problems, slots
from triage.logic import DateType, LogicError, Name, Scope, Slot, check_condition, check_measure, compile_formula
from triage.logic.days import FIRST_DAY, LAST_DAY, Unit, elapsed
from triage.logic.measures import range_of


@pytest.mark.parametrize(
    ("since", "until", "days", "years"),
    [
        ("2026-01-31", "2026-01-31", 0, 0),
        ("2026-01-30", "2026-01-31", 1, 0),
        ("2026-02-01", "2026-01-31", -1, -1),
        ("2025-01-31", "2026-01-30", 364, 0),
        ("2025-01-31", "2026-01-31", 365, 1),
        ("2025-01-31", "2026-02-01", 366, 1),
        ("2024-02-28", "2024-03-01", 2, 0),
        ("2023-02-28", "2023-03-01", 1, 0),
        ("2024-02-29", "2025-02-28", 365, 0),
        ("2024-02-29", "2025-03-01", 366, 1),
        ("2024-02-29", "2028-02-28", 1460, 3),
        ("2024-02-29", "2028-02-29", 1461, 4),
        ("2023-03-01", "2024-02-29", 365, 0),
        ("2027-01-31", "2026-01-31", -365, -1),
        ("2027-02-01", "2026-01-31", -366, -2),
        ("1999-12-31", "2000-01-01", 1, 0),
        ("1900-01-01", "1900-12-31", 364, 0),
    ],
)
def test_from_day_to_day(since: str, until: str, days: int, years: int) -> None:
    ends = date.fromisoformat(since), date.fromisoformat(until)
    assert (elapsed("days", *ends), elapsed("years", *ends)) == (days, years)


@given(st.sampled_from(["days", "years"]), st.dates(), st.dates(), st.integers(0, 800))
def test_it_never_falls_as_days_go_by(unit: Unit, since: date, until: date, more: int) -> None:
    later = until + timedelta(days=min(more, (date.max - until).days))
    assert elapsed(unit, since, until) <= elapsed(unit, since, later)
    assert elapsed(unit, until, since) >= elapsed(unit, later, since)


def bounds(text: str, *, on: Slot = ON, **known: Slot) -> object:
    """What ``text`` can be, where what is unknown can be anything that it may be."""
    return compile_formula(check_measure(text, SCOPE), "reach")(slots(on=on, **known))


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        # From 1 January 1990 until 31 January 2026 are 36 years, 9 leap days among them, and 30 days.
        ("days_since(since)", {}, (0, 36 * 365 + 9 + 30)),
        ("years_since(since)", {}, (0, 36)),
        ("years_since(since)", {"on": UNANSWERED}, (0, 209)),
        ("years_since(since)", {"on": UNANSWERED, "since": date(2019, 6, 1)}, (0, 180)),
        ("years_since(since)", {"since": date(2019, 6, 1)}, (6, 6)),
        ("years_since(since)", {"since": NOT_ASKED}, NOT_ASKED),
        ("years_since(born)", {}, (-1, 126)),
        ("years_since(born)", {"on": UNANSWERED}, (-27, 299)),
        ("years_since(born, since)", {}, (-37, 299)),
        ("years_since(since, born)", {}, (-300, 36)),
        ("years_since(born, since)", {"since": date(2000, 1, 1)}, (-27, 100)),
        ("years_since(born, since)", {"born": date(2000, 1, 1)}, (-10, 199)),
        ("days_since(born, '2000-01-01')", {"born": date(1999, 12, 1)}, (31, 31)),
    ],
)
def test_what_it_can_be_while_answers_are_missing(text: str, known: dict[str, Slot], expected: object) -> None:
    assert bounds(text, **known) == expected


def test_the_range_of_all_forms_ever_answered() -> None:
    first, last = date(2000, 1, 1), date(2199, 12, 31)
    assert (first, last) == (FIRST_DAY, LAST_DAY)
    found = {text: range_of(check_measure(text, SCOPE)) for text in ("days_since(since)", "days_since(born)")}
    assert found == {
        "days_since(since)": (0, (last - date(1990, 1, 1)).days),
        "days_since(born)": ((first - date(2026, 12, 31)).days, (last - date(1900, 1, 1)).days),
    }


def test_what_can_never_be_is_said() -> None:
    (found,) = doubts("years_since(since) < 0")
    assert (found.code, found.message) == ("always-false", "This is never so: the left side goes from 0 to 209.")
    assert doubts("years_since(born) < 0") == ()


def test_one_limit_alone_is_not_enough() -> None:
    low = Name("low", 0, DateType(low=date(2000, 1, 1)), "Low")
    high = Name("high", 1, DateType(high=date(2000, 1, 1)), "High")
    past = Name("past", 2, DateType(until_today=True), "Past")
    scope = Scope({name.id: name for name in (low, high, past)}, day=SCOPE.day)
    missing = {"low": "last", "high": "first", "past": "first"}
    for name in scope.names:
        with pytest.raises(LogicError, match=f"which is the {missing[name]} day") as caught:
            check_condition(f"days_since({name}) > 3", scope)
        assert [problem.code for problem in caught.value.problems] == ["date-without-limits"]


def test_where_there_is_no_day_only_two_dates_can_be_measured() -> None:
    scope = Scope(SCOPE.names)
    assert check_condition("days_since(born, since) > 3", scope)
    with pytest.raises(LogicError, match="The day of the answers"):
        check_condition("days_since(born) > 3", scope)


def test_the_day_has_no_name_that_can_be_written() -> None:
    assert problems("days_since(born, day) > 3")
    assert problems("(day) > '2026-01-31'")
