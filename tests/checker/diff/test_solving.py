"""z3 where the search gives up on two versions: each kind of difference, by hand and against all answers there are."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import HealthCheck, assume, given, settings

from tests.checker.diff.both import answered, differ, ways
from tests.checker.diff.test_verdicts import MOST, check, versions
from tests.checker.test_search import scored_forms
from tests.checker.test_solving import BEGAN, SCALES, TOTAL, needs_z3
from tests.often import often
from tests.questionnaire.reading import Json, loaded, options, question, rule, small
from triage.checker.diff import Differs, Kind, NotProven, Same, compare
from triage.checker.diff.goals import Found, GaveUp, Goal, Results, Search, Truths
from triage.checker.diff.goals import Same as Nowhere
from triage.checker.diff.shared import Versions, side_by_side
from triage.checker.diff.solving import solvers
from triage.logic import NonAnswer
from triage.questionnaire import Questionnaire

pytestmark = pytest.mark.usefixtures("little_effort")

X = question("x", required=False)
AT_113: Final = f"{TOTAL} == 113"
SAME_AT_113: Final = f"{TOTAL} >= 113 and {TOTAL} <= 113"
AT_112: Final = f"{TOTAL} == 112"
Three = tuple[Json, Json, Json]
"""A version, one that does the same, and one that does something else for sums of 112 and 113, and only for these."""


def by_rules(level: str = "soon", more: str = "") -> Three:
    first, second, third = (small(X, *SCALES, rules=[rule(one + more, level)]) for one in (AT_113, SAME_AT_113, AT_112))
    return first, second, third


def by_notes() -> Three:
    first, second, third = (
        small(X, *SCALES, notes=[{"id": "N1", "kind": "know", "text": "Know this.", "when": one}])
        for one in (AT_113, SAME_AT_113, AT_112)
    )
    return first, second, third


def by_path() -> Three:
    first, second, third = (small(X, *SCALES, question("y", ask_if=one)) for one in (AT_113, SAME_AT_113, AT_112))
    return first, second, third


def by_bands() -> Three:
    made: Json = {"id": "s", "title": "S", "items": ["q0"], "missing": "refuse"}
    first, second, third = (
        small(
            X,
            *SCALES,
            scores=[made | {"bands": [{"id": "a", "from": 0, "text": "A"}, {"id": "b", "or_when": one, "text": "B"}]}],
        )
        for one in (AT_113, SAME_AT_113, AT_112)
    )
    return first, second, third


def by_values() -> Three:
    """Of 'at least 113' and 'at most 113' both are so at 113, and one is so anywhere else."""
    first, second, third = (
        small(X, *SCALES, scores=[{"id": "s", "title": "S", "formula": formula, "missing": "refuse"}])
        for formula in (f"count({AT_113})", f"count({TOTAL} >= 113, {TOTAL} <= 113) - 1", f"count({AT_112})")
    )
    return first, second, third


def by_heading() -> Three:
    """The rule about the sum stands ahead of another one."""
    first, second, third = (
        small(X, *SCALES, rules=[rule(one, "urgent", "A"), rule("x == 'yes'", "urgent", "B")])
        for one in (AT_113, SAME_AT_113, AT_112)
    )
    return first, second, third


def by_order(more: str = "") -> Three:
    """Both rules are so at 113; turned round, they are either never both so, or as before."""
    first, second, third = (
        small(X, *SCALES, rules=[rule(when + more, "urgent", name) for name, when in pairs])
        for pairs in (
            [("A", AT_113), ("B", SAME_AT_113)],
            [("B", AT_112), ("A", AT_113)],
            [("B", SAME_AT_113), ("A", AT_113)],
        )
    )
    return first, second, third


KINDS: Final[dict[Kind, Three]] = {
    "level": by_rules("urgent"),
    "heading": by_heading(),
    "order": by_order(),
    "open_order": by_order(" and x == 'yes'"),
    "rules": by_rules(),
    "open": by_rules(more=" and x == 'yes'"),
    "notes": by_notes(),
    "path": by_path(),
    "bands": by_bands(),
    "values": by_values(),
}


@needs_z3
@pytest.mark.parametrize(("kind", "forms"), KINDS.items(), ids=KINDS.keys())
def test_z3_decides_what_the_search_leaves_open(kind: Kind, forms: Three) -> None:
    old, same, other = map(loaded, forms)
    assert compare(old, same).effects[kind] == Same()
    found = compare(old, other).effects[kind]
    assert isinstance(found, Differs)
    assert sum(int(str(found.answers[one["id"]])) for one in SCALES) in (112, 113)
    assert differ(kind, found.old, found.new)


@pytest.mark.usefixtures("search_alone")
@pytest.mark.parametrize(("kind", "forms"), KINDS.items(), ids=KINDS.keys())
def test_without_z3_it_is_not_proven(kind: Kind, forms: Three) -> None:
    old, same, other = map(loaded, forms)
    assert compare(old, same).effects[kind] == NotProven()
    assert compare(old, other).effects[kind] == NotProven()


@needs_z3
def test_what_is_the_same_on_every_day_is_proven() -> None:
    old, new = (
        loaded(small(BEGAN, rules=[rule(when)]))
        for when in ("days_since(began) >= 7", "not (days_since(began) < 7) and answered(began)")
    )
    assert compare(old, new).is_same


def said(old: Json, new: Json) -> Search:
    """What z3 alone says of the first rule of both; of a first score, of its band, or without bands of its value."""
    sides = side_by_side(loaded(old), loaded(new))
    one, other = sides.old.questionnaire, sides.new.questionnaire
    goal: Goal = (
        Results(one.scores[0], other.scores[0], "band" if one.scores[0].bands else "value")
        if one.scores
        else Truths(one.rules[0].when, other.rules[0].when)
    )
    (solver,) = solvers(60.0, 600.0)
    return solver(sides, goal)


@needs_z3
def test_a_question_of_which_both_accept_nothing_is_left_out() -> None:
    """The old one takes a word, the new one a number: the rule can only fire for x, in both."""
    old = small(X, question("n", "choice", options=options("a", "b")), rules=[rule("x == 'yes' or n == 'a'")])
    new = small(X, question("n", "whole", min=0, max=9), rules=[rule("x == 'yes' or n > 3")])
    assert said(old, new) == Nowhere()


@needs_z3
def test_only_numbers_that_both_accept_are_thought_of() -> None:
    """From 5 to 8 both count what is left to 10. Turned round between these two, 5 would count 8."""
    wide, narrow = question("n", "whole", min=0, max=10), question("n", "whole", min=5, max=8)
    made: Json = {"id": "s", "title": "S", "items": ["n"], "reverse": ["n"], "missing": "refuse"}
    turned: Json = {"id": "s", "title": "S", "formula": "min(10 - n, 5) * 1", "missing": "refuse"}
    assert said(small(wide, scores=[made]), small(narrow, scores=[turned])) == Nowhere()
    assert said(small(wide, scores=[made]), small(narrow, scores=[turned | {"formula": "max(10 - n, 3)"}])) != Nowhere()


@needs_z3
def test_the_greatest_of_many_is_once_that() -> None:
    """The search gives up on it: each of twelve scales could be the greatest."""
    items = [one["id"] for one in SCALES]
    made: Json = {"id": "s", "title": "S", "items": items, "combine": "max", "missing": "refuse"}
    assert said(small(*SCALES, scores=[made]), small(*SCALES, scores=[made | {"then": "value * 1"}])) == Nowhere()


@needs_z3
def test_points_that_hang_on_an_open_condition_are_no_value() -> None:
    """Where x is left out, neither has a value: the number counts 4 or 1, and so do the two conditions."""
    cases: Json = {"points": [{"when": "x == 'yes'", "ranges": [{"points": 4}]}, {"ranges": [{"points": 1}]}]}
    number = question("n", "whole", min=0, max=1)
    made: Json = {"id": "s", "title": "S", "missing": "refuse"}
    by_two = [{"when": "x == 'yes'", "points": 4}, {"when": "x == 'no'", "points": 1}]
    old = small(X, number | cases, scores=[made | {"items": ["n"]}])
    assert said(old, small(X, number, scores=[made | {"items": by_two}])) == Nowhere()


@needs_z3
def test_the_one_band_that_is_left_is_told_without_a_value() -> None:
    """Whoever answers x makes 1. Of those who leave it out, only the bounds from 0 to 2 are known."""
    items = [{"when": "x == 'yes'"}, {"when": "x == 'no'"}]
    low, high = {"id": "a", "from": 0, "text": "A"}, {"id": "b", "from": 2, "text": "B"}
    made = {"id": "s", "title": "S", "items": items, "missing": "refuse"}
    old, new, higher = (
        small(X, scores=[made | {"bands": [low, *more]}]) for more in ([], [high], [high | {"from": 1.5}])
    )
    found = said(old, new)
    assert isinstance(found, Found)
    assert found.given == {"x": NonAnswer.UNANSWERED}
    assert said(new, higher) == Nowhere()


def gives_up(_versions: Versions, _goal: Goal) -> Search:
    """A search that never gets anywhere."""
    return GaveUp()


@needs_z3
@given(versions())
@settings(max_examples=often(12), deadline=None, suppress_health_check=list(HealthCheck))
def test_what_z3_alone_says_is_what_all_answers_show(both: tuple[Questionnaire, Questionnaire]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("triage.checker.diff.asking.seek", gives_up)
        check(compare(*both), *both)


@needs_z3
@given(scored_forms(), scored_forms())
@settings(max_examples=often(15), deadline=None, suppress_health_check=list(HealthCheck))
def test_what_z3_alone_says_of_forms_that_differ_in_much(old: Questionnaire, new: Questionnaire) -> None:
    assume(ways(answered(old, new)) <= MOST)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("triage.checker.diff.asking.seek", gives_up)
        check(compare(old, new), old, new)


@needs_z3
@given(scored_forms())
@settings(max_examples=often(15), deadline=None, suppress_health_check=list(HealthCheck))
def test_z3_proves_that_a_form_does_what_it_does(form: Questionnaire) -> None:
    sides = side_by_side(form, form)
    (solver,) = solvers(60.0, 600.0)
    pairs = zip(sides.old.questionnaire.scores, sides.new.questionnaire.scores, strict=True)
    rules = zip(sides.old.questionnaire.rules, sides.new.questionnaire.rules, strict=True)
    goals: list[Goal] = [Results(one, other, "value") for one, other in pairs]
    goals += [Truths(one.when, other.when, is_open) for one, other in rules for is_open in (False, True)]
    assert {solver(sides, goal) for goal in goals} == {Nowhere()}
