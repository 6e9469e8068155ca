"""Answers that matter at a threshold, a gate or a day only: they are never called idle, and what is idle is told."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.checker.outcomes import all_outcomes, does_matter
from tests.checker.small import ways
from tests.questionnaire.reading import Json, data, loaded, options, question, rule, small
from triage.checker.check import Review, review
from triage.checker.domains import Domain, eye_of
from triage.checker.matters import Matters, Verdict
from triage.checker.net import Net
from triage.checker.sights import sights_of
from triage.checker.solving import solvers
from triage.checker.stakes import all_pairs, others
from triage.logic import Value

CODES = ("question-idle", "option-idle")
NONE = {"id": "none", "text": "None", "exclusive": True}
MOST_WAYS = 2_000
DAYS = [date(2026, 1, 1) + timedelta(days) for days in range(12)]


def idle(found: Review) -> list[str]:
    """What is said of answers on which nothing hangs, and what is left open of them."""
    open_ones = [one for one in found.unproven if one.startswith("whether anything hangs")]
    return [one.message for one in found.findings if one.code in CODES] + open_ones


def looked_at(*questions: Json, **parts: object) -> list[str]:
    return idle(review(data(small(*questions, **parts))))


def verdicts(*questions: Json, **parts: object) -> dict[str, Verdict]:
    """What is known of each question, or of each option of a multiple choice."""
    matters = Matters(Net(loaded(small(*questions, **parts))))
    return {one.question.id if one.option is None else one.option.id: matters.verdict(one) for one in matters.stakes()}


def count_of(codes: str) -> str:
    return f"count({', '.join(repr(code) + ' in m' for code in codes)})"


@pytest.mark.parametrize("alone", [[], [NONE]])
@pytest.mark.parametrize(("size", "least"), [(size, least) for size in range(2, 7) for least in range(1, size + 1)])
def test_each_option_of_a_count_matters_at_every_threshold(size: int, least: int, alone: list[Json]) -> None:
    codes = "abcdef"[:size]
    asked = question("m", "multiple", options=[*options(*codes), *alone])
    needs_none = ["none"] if alone and size == 1 else []
    assert looked_at(asked, rules=[rule(f"{count_of(codes)} >= {least}")]) == needs_none


@pytest.mark.parametrize("least", [1, 2, 3, 4])
def test_each_option_with_points_matters_at_every_threshold(least: int) -> None:
    asked = question("m", "multiple", options=[*options(*"abcd", a=1, b=1, c=1, d=1), NONE | {"points": 0}])
    assert looked_at(asked, rules=[rule(f"points(m) >= {least}")]) == []


def test_of_unequal_points_those_that_never_reach_the_threshold_are_idle() -> None:
    asked = question("m", "multiple", options=options(*"abc", a=4, b=4, c=1))
    assert verdicts(asked, rules=[rule("points(m) >= 4")]) == {"a": "matters", "b": "matters", "c": "idle"}
    assert verdicts(asked, rules=[rule("points(m) >= 5")]) == {"a": "matters", "b": "matters", "c": "matters"}


@pytest.mark.parametrize(("when", "lower"), [("points(m) >= 2", "idle"), ("points(m) == 1", "matters")])
def test_where_only_the_highest_counts_a_lower_one_is_idle_below_the_threshold(when: str, lower: Verdict) -> None:
    asked = question("m", "multiple", options=[*options(*"abc", a=2, b=2, c=1), NONE], several="highest")
    others: dict[str, Verdict] = dict.fromkeys(("a", "b", "none"), "matters")
    assert verdicts(asked, rules=[rule(when)]) == others | {"c": lower}


def test_pairs_of_sets_stand_for_all_that_differ_in_one_tick() -> None:
    asked = question("m", "multiple", options=[*options(*"abcd", a=1, b=1, c=2), NONE | {"points": 0}])
    questionnaire = loaded(small(asked, rules=[rule("'c' in m or 'd' in m and points(m) >= 2")]))
    net = Net(questionnaire)
    see = eye_of(net, 0, [sight for _index, sight in sights_of(questionnaire.rules[0].when)])
    sets: list[Value] = [("none",), *(codes for size in range(1, 5) for codes in combinations("abcd", size))]
    for stake in Matters(net).stakes():
        pairs = all_pairs(stake, Domain((), exact=True), see)
        assert pairs is not None
        shown = {(see(before), see(after)) for before, after in pairs}
        without = [codes for codes in sets if stake.option is not None and f"'{stake.option.id}'" not in str(codes)]
        every = {(see(codes), see(*others(stake, codes, ()))) for codes in without}
        assert shown - {(one, one) for one, _other in shown} == every - {(one, one) for one, _other in every}


def test_an_option_that_another_makes_needless_is_told() -> None:
    asked = question("m", "multiple", options=options(*"abc"))
    when = f"{count_of('ab')} >= 1 or ('a' in m and 'c' in m)"
    assert looked_at(asked, rules=[rule(when)]) == ["Nothing hangs on the option 'c' of 'm'."]


@pytest.mark.parametrize("size", [16, 40])
def test_each_of_many_questions_of_a_count_matters(size: int) -> None:
    asked = [question(f"q{at}") for at in range(size)]
    parts = ", ".join(f"q{at} == 'yes'" for at in range(size))
    when = f"count({parts}) >= {size // 2}"
    assert looked_at(*asked, rules=[rule(when)]) == []


def test_what_a_gate_already_tells_is_told() -> None:
    asked = question("cough"), question("blood", ask_if="cough == 'yes'")
    assert looked_at(*asked, rules=[rule("cough == 'yes' or blood == 'yes'")]) == [
        "Nothing hangs on what is answered to 'blood': what looks at it comes to the same."
    ]
    pain = question("pain", "choice", options=options("none", "bad"))
    days = question("days", "whole", min=0, max=30, ask_if="pain == 'bad'")
    assert looked_at(pain, days, rules=[rule("not (days < 7 or pain == 'bad')")]) == [
        "Nothing hangs on what is answered to 'days': what looks at it comes to the same."
    ]


def test_what_follows_from_a_rule_that_never_fires_is_not_told_once_more() -> None:
    asked = [question("a"), question("b")]
    assert (
        looked_at(*asked, rules=[rule("b == 'yes' and a == 'yes' and a == 'no'"), rule("a == 'yes'", name="R2")]) == []
    )


def test_whether_a_question_stays_open_or_is_not_asked_can_matter() -> None:
    asked = (
        question("a", required=False),
        question("b"),
        question("c", ask_if="b == 'yes' and a == 'yes' and a == 'no'"),
    )
    assert verdicts(*asked, rules=[rule("not c == 'yes'")])["b"] == "matters"
    assert verdicts(*asked, rules=[rule("c == 'yes'")])["b"] == "settled"


@pytest.mark.parametrize(
    "when",
    [
        "days_since(d) >= 28",
        "years_since(d) >= 65",
        "years_since(d) < 18 and x == 'yes'",
        "days_since(d) == 40",
        "20 <= days_since(d) < 30",
        "days_since(d) >= 28 and x == 'no'",
    ],
)
def test_a_day_matters_that_is_counted_until_today(when: str) -> None:
    asked = question("d", "date", min="1920-01-01", max="today"), question("x", information_only=True)
    assert looked_at(*asked, rules=[rule(when)]) == []


def test_a_day_that_matters_on_other_days_than_the_one_that_is_tried_is_not_idle() -> None:
    asked = question("d", "date", min="2026-01-01", max="2026-01-04"), question("x")
    score = {"id": "s", "title": "S", "items": [{"when": "days_since(d) > 7 and x == 'yes'"}], "missing": "refuse"}
    assert verdicts(*asked, scores=[score]) == {"d": "open", "x": "open"}


def test_where_only_being_answered_counts_it_is_said_so() -> None:
    asked = question("a", non_answers=["not_sure"]), question("b", ask_if="answered(a)")
    assert looked_at(*asked, rules=[rule("b == 'yes'")]) == [
        "Something asks whether 'a' is answered, but nothing hangs on which answer it is."
    ]


def test_what_is_not_proven_is_said_once_for_all_and_what_to_do() -> None:
    hidden = [question(f"n{at}", "choice", options=options("x", "y", x=0, y=1)) for at in range(7)]
    points = [{"points": 2}, {"from": 9, "points": 3}]
    asked = [question(f"o{at}", "whole", min=2, max=90, points=points) for at in range(12)]
    items = [one["id"] for one in (*hidden, *asked)]
    score = {"id": "s", "title": "S", "items": items, "combine": "max", "missing": "refuse"}
    todo = "(mark what people only read, and leave the rest)"
    names = "'n0', 'n1', 'n2', 'n3', 'n4' and 2 more"
    assert looked_at(*hidden, *asked, scores=[score]) == [f"whether anything hangs on the answers to {names} {todo}"]


@st.composite
def thresholds(draw: st.DrawFn) -> Json:
    """A form with counts and points of several options, gates that tell the same twice, and days."""
    worths: list[dict[str, int]] = [{}, dict.fromkeys("abcd", 1), {"a": 2, "b": 1, "c": 1, "d": 0}, {"a": 1, "b": -1}]
    worth = draw(st.sampled_from(worths))
    several = {"several": "highest"} if worth and worth.get("d") == 0 else {}
    alone = draw(st.sampled_from([[], [NONE]]))
    first = question("m", "multiple", options=[*options(*"abcd", **worth), *alone], **several)
    codes = draw(st.sampled_from(["ab", "abc", "abcd", "bcd"]))
    signs = [
        f"{count_of(codes)} {draw(st.sampled_from(['>=', '==', '<']))} {draw(st.integers(1, 4))}",
        f"points(m) >= {draw(st.integers(1, 4))}" if worth else "'a' in m",
        "any_of(m, 'a', 'b')",
        "'none' in m" if alone else "'d' not in m",
        "x == 'yes'",
        "x == 'no'",
        f"{draw(st.sampled_from(['>=', '<', '==']))}".join(["days_since(d) ", f" {draw(st.integers(0, 8))}"]),
        "d >= '2026-01-03'",
        "answered(x)",
    ]
    part = st.sampled_from(signs)
    join = st.sampled_from([" and ", " or "])
    when = st.one_of(
        part,
        st.builds(lambda one, word, other: f"{one}{word}{other}", part, join, part),
        st.builds(lambda one, word, other: f"not ({one}{word}{other})", part, join, part),
        st.builds(lambda one, two, three: f"count({one}, {two}, {three}) >= 2", part, part, part),
    )
    others = [
        question("x", non_answers=draw(st.sampled_from([[], ["not_sure"]]))),
        question("d", "date", min="2026-01-01", max="2026-01-04"),
    ]
    later = question("y", ask_if=draw(when)) if draw(st.booleans()) else question("y")
    ends = st.one_of(when, st.builds(lambda one, word: f"y == 'yes'{word}{one}", part, join))
    return small(first, *others, later, rules=[rule(draw(ends)), rule(draw(ends), name="R2")])


@given(thresholds(), st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_at_thresholds_each_verdict_is_what_all_answers_show(form: Json, reckoned: bool) -> None:
    questionnaire = loaded(form)
    assume(ways(questionnaire) <= MOST_WAYS)
    matters = Matters(Net(questionnaire, solvers() if reckoned else ()))
    outcomes = all_outcomes(questionnaire, DAYS if questionnaire.uses_day else (None,))
    unknown = ("open", "not asked") if questionnaire.uses_day else ("open",)
    for stake in matters.stakes():
        verdict = matters.verdict(stake)
        if verdict not in unknown:
            assert does_matter(outcomes, stake) is (verdict == "matters"), (stake.question.id, stake.option, verdict)
