"""Values made from dates, on the day that is handed in: before, on and after an anniversary, and without a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.assessment.facts import facts, ids
from tests.assessment.features import NOT_SURE, assessed, feature
from tests.questionnaire.reading import Json, loaded, question, rule, small
from triage.assessment import AnswersError, Assessment, DayError, Status, assess, narrowed
from triage.assessment.export import export
from triage.questionnaire import Answered

ON = date(2026, 1, 31)


def dated(name: str, **parts: object) -> Json:
    return question(name, "date", **{"min": "1900-01-01", "max": "today", "non_answers": ["not_sure"]} | parts)


def score(name: str, **parts: object) -> Json:
    return {"id": name, "title": name, "missing": "refuse", **parts}


AGES = [{"id": "child", "from": 0, "text": "Child"}, {"id": "adult", "from": 18, "text": "Adult"}]
FORM = loaded(
    small(
        dated("birth"),
        dated("began", min="2020-01-01"),
        question("why", ask_if="days_since(began) >= 28"),
        dated("visit", max="2026-12-31", ask_if="answered(began)"),
        question("grown", ask_if="age >= 18"),
        scores=[
            score("age", formula="years_since(birth)", bands=AGES),
            score("ill", formula="days_since(began)", working=True),
            score("waited", formula="days_since(began, visit)"),
            score("worth", items=[{"when": "ill >= 28", "points": 2}, {"when": "age >= 65", "points": 1}]),
            score("twice", formula="days_since(began) - days_since(began)"),
        ],
        rules=[rule("days_since(began) >= 28", "urgent", "U1"), rule("age >= 65", "routine", "R1")],
    )
)


def on(day: date | None, **answers: Answered) -> Assessment:
    return assess(FORM, answers, day)


@pytest.mark.parametrize(
    ("birth", "day", "age", "band"),
    [
        ("2008-01-31", "2026-01-30", 17, "child"),
        ("2008-01-31", "2026-01-31", 18, "adult"),
        ("2008-01-31", "2026-02-01", 18, "adult"),
        ("2008-02-29", "2026-02-28", 17, "child"),
        ("2008-02-29", "2026-03-01", 18, "adult"),
        ("2008-02-29", "2028-02-28", 19, "adult"),
        ("2008-02-29", "2028-02-29", 20, "adult"),
        ("1900-01-01", "2199-12-31", 299, "adult"),
        ("2026-01-31", "2026-01-31", 0, "child"),
    ],
)
def test_the_age_and_its_band_on_a_day(birth: str, day: str, age: int, band: str) -> None:
    found = on(date.fromisoformat(day), birth=birth)
    result = found.scores["age"]
    assert (result.status, result.value, result.low, result.high, result.band) == (
        Status.COMPLETE,
        age,
        age,
        age,
        band,
    )
    assert ("grown" in ids(found.path)) is (age >= 18)
    assert ("R1" in ids(found.fired)) is (age >= 65)


@pytest.mark.parametrize(("began", "days"), [("2026-01-03", 28), ("2026-01-04", 27), ("2026-01-31", 0)])
def test_the_days_since_decide_rules_the_path_and_points(began: str, days: int) -> None:
    found = on(ON, began=began, birth="2000-01-01")
    assert found.scores["ill"].value == days
    assert ids(found.fired) == (["U1"] if days >= 28 else [])
    assert ("why" in ids(found.path)) is (days >= 28)
    assert found.scores["worth"].value == (2 if days >= 28 else 0)
    assert found.undecided == ()


@pytest.mark.parametrize(
    ("visit", "expected"),
    [
        ("2026-02-03", (3, 3, 3)),
        ("2026-01-30", (-1, -1, -1)),
        (None, (None, (date(1900, 1, 1) - ON).days, (date(2026, 12, 31) - ON).days)),
    ],
)
def test_a_second_date_stands_in_place_of_the_day(visit: str | None, expected: tuple[int | None, int, int]) -> None:
    for day in (ON, date(2100, 1, 1), None):
        result = on(day, began="2026-01-31", visit=visit).scores["waited"]
        assert (result.value, result.low, result.high) == expected


def test_what_is_not_answered_has_bounds_up_to_the_day() -> None:
    found = on(ON, began=NOT_SURE)
    told = {name: narrowed(found.scores[name], found) for name in ("age", "ill")}
    reach = {name: (result.low, result.high, result.possible, exact) for name, (result, exact) in told.items()}
    # 1 January 1900 to 31 January 2026 are 126 full years; 1 January 2020 to then are 6 years, 2 leap days, 30 days.
    assert reach == {"age": (0, 126, ("child", "adult"), True), "ill": (0, 6 * 365 + 2 + 30, (), True)}
    assert [(undecided.rule.id, ids(undecided.questions)) for undecided in found.undecided] == [
        ("U1", ["began"]),
        ("R1", ["birth"]),
    ]


def test_without_a_day_it_is_unknown_and_says_what_is_missing() -> None:
    found = on(None, birth="1950-01-01", began="2026-01-01")
    data = export(found)
    assert found.on is None
    assert data["on"] is None
    # Nobody answers before the year 2000, when this person was 49 or 50: surely grown, but perhaps not 65.
    assert (found.fired, ids(found.path)) == ((), ["birth", "began", "visit", "grown"])
    assert [(undecided.rule.id, undecided.questions) for undecided in found.undecided] == [("U1", ()), ("R1", ())]
    age = data["scores"]["age"]
    assert (age["value"], age["status"], age["low"], age["high"]) == (None, "refused", 50, 249)
    assert age["missing"] == [{"item": "(day)", "why": "unanswered"}]
    worth = data["scores"]["worth"]
    assert (worth["value"], worth["low"], worth["high"]) == (None, 0, 3)
    assert [part["item"] for part in worth["missing"]] == ["ill", "age"]


def test_a_day_that_is_read_twice_is_not_called_exact_while_it_is_unknown() -> None:
    for day, exact in ((None, False), (ON, True)):
        found = on(day, began="2026-01-01")
        assert narrowed(found.scores["twice"], found)[1] is exact
    found = on(ON)
    assert narrowed(found.scores["twice"], found)[1] is False


def test_the_day_comes_through_where_answers_are_tried() -> None:
    asked = question("q", "choice", options=[{"id": "a", "text": "A"}, {"id": "b", "text": "B"}])
    items = [{"when": "q == 'a'", "points": 2}, {"when": "q == 'b' and days_since(began) >= 28", "points": 3}]
    form = loaded(small(asked, dated("began"), scores=[score("s", items=items)]))
    for began, bounds in (("2026-01-03", (2, 3)), ("2026-01-04", (0, 2))):
        found = assess(form, {"began": began}, ON)
        result, exact = narrowed(found.scores["s"], found)
        assert (result.low, result.high, exact) == (*bounds, True)


def test_a_band_can_look_at_a_date() -> None:
    bands = [
        {"id": "calm", "from": 0, "text": "Calm"},
        {"id": "long", "or_when": "value >= 1 and days_since(began) >= 28", "text": "Long"},
    ]
    items = [{"when": "answered(began)"}]
    form = loaded(small(dated("began"), scores=[score("s", items=items, bands=bands)]))
    found = {began: assess(form, {"began": began}, ON).scores["s"].band for began in ("2026-01-03", "2026-01-04")}
    assert found == {"2026-01-03": "long", "2026-01-04": "calm"}


LATE = "birth: The date is not after the day of the answers, 2026-01-31."


def test_until_today_is_until_the_day_of_the_answers() -> None:
    assert on(ON, birth="2026-01-31").scores["age"].value == 0
    with pytest.raises(AnswersError) as caught:
        on(ON, birth="2026-02-01", began="2019-12-31")
    assert [str(problem) for problem in caught.value.problems] == [LATE, "began: The date goes from 2020-01-01 to …."]
    assert on(None, birth="2026-02-01").scores["age"].value is None


def test_an_answer_that_is_not_asked_is_held_to_the_day_too() -> None:
    form = loaded(small(question("a"), dated("b", ask_if="a == 'yes'")))
    with pytest.raises(AnswersError, match="not after the day of the answers"):
        assess(form, {"a": "no", "b": "2026-02-01"}, ON)
    assert ids(assess(form, {"a": "no", "b": "2026-01-31"}, ON).ignored) == ["b"]


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2200, 1, 1), date.min, date.max])
def test_a_day_on_which_no_form_can_be_answered_is_refused(day: date) -> None:
    for form in (FORM, feature("gates")):
        with pytest.raises(DayError, match=f"from 2000-01-01 to 2199-12-31, and not on {day.isoformat()}"):
            assess(form, {}, day)


@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2199, 12, 31)])
def test_the_first_and_the_last_day(day: date) -> None:
    assert on(day).on == day


def test_a_form_that_does_not_look_at_the_day_does_not_change_with_it() -> None:
    for day in (date(2000, 1, 1), ON):
        found = assess(feature("gates"), {"a": "yes"}, day)
        assert found.on is None
        assert export(found) == export(assessed("gates", a="yes"))
    only_compared = loaded(small(question("when", "date"), rules=[rule("when < '2026-01-31'")]))
    assert assess(only_compared, {}, ON).on is None
    assert assess(loaded(small(dated("when"))), {}, ON).on == ON


DATES = st.dates(date(1900, 1, 1), date(2030, 1, 1))


@st.composite
def given_dates(draw: st.DrawFn, until: date) -> dict[str, Answered]:
    """Answers to all dates of the form, none later than it may be."""
    return {
        "birth": str(draw(st.dates(date(1900, 1, 1), until))),
        "began": str(draw(st.dates(date(2020, 1, 1), until))),
        "visit": str(draw(st.dates(date(1900, 1, 1), date(2026, 12, 31)))),
    }


@given(st.data(), st.dates(date(2020, 1, 1), date(2199, 12, 31)))
def test_more_answers_turn_nothing_and_bounds_only_close_in(draw: st.DataObject, day: date) -> None:
    """Property A, with dates."""
    everything = draw.draw(given_dates(day))
    names = draw.draw(st.permutations(list(everything)))
    known: dict[str, Answered] = {}
    before = on(day)
    for name in names:
        known[name] = everything[name]
        after = on(day, **known)
        for one in FORM.rules:
            truth = one.test(before.slots)
            assert truth is None or one.test(after.slots) is truth
        for id_, was in before.scores.items():
            now = after.scores[id_]
            if now.status is not Status.NOT_APPLICABLE:
                assert was.score.low <= was.low <= now.low <= now.high <= was.high <= was.score.high
                assert set(now.possible) <= set(was.possible)
        before = after
    assert before.undecided == ()
    ages = (day.toordinal() - date.fromisoformat(str(everything["birth"])).toordinal()) / 365.2425
    age = before.scores["age"].value
    assert age is not None
    assert age - 0.01 < ages < age + 1.01
    assert facts(on(day, **dict(reversed(known.items())))) == facts(before)


@given(st.data(), st.dates(date(2020, 1, 1), date(2026, 6, 1)), st.integers(1, 400))
def test_a_later_day_never_makes_less_of_it(draw: st.DataObject, day: date, more: int) -> None:
    answers = draw.draw(given_dates(day))
    now, later = on(day, **answers), on(day + timedelta(days=more), **answers)
    for name in ("age", "ill", "worth"):
        first, second = now.scores[name].value, later.scores[name].value
        assert first is not None
        assert second is not None
        assert first <= second
    assert (now.scores["waited"].value, now.scores["twice"].value) == (later.scores["waited"].value, 0)


@given(st.data(), st.dates(date(2020, 1, 1), date(2199, 12, 31)))
def test_what_was_exported_is_assessed_the_same_again(draw: st.DataObject, day: date) -> None:
    data = export(on(day, **draw.draw(given_dates(day))))
    again = data["on"]
    assert again == day.isoformat()
    assert export(assess(FORM, data["answers"], date.fromisoformat(again))) == data | {"ignored": []}  # type: ignore[arg-type]
