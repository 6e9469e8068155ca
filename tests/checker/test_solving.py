"""z3 where the search gives up: what it proves and finds, by hand, and on small forms against every answer there is."""

from __future__ import annotations

import os
import subprocess
import sys
from signal import SIGINT, default_int_handler, signal
from threading import Timer
from time import sleep
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.checker.small import assessments, found_in
from tests.checker.test_reachability import BEYOND
from tests.checker.test_search import scored_forms, shown, small_forms
from tests.often import often
from tests.questionnaire.reading import Json, data, loaded, options, question, rule, small
from triage.assessment import assess
from triage.checker import solving
from triage.checker.asking import ask, said_by
from triage.checker.claims import claims_of
from triage.checker.goals import Found, GaveUp, Goal, Impossible, Search, Witness
from triage.checker.net import Net
from triage.checker.search import find
from triage.checker.survey import survey
from triage.checker.trial import shows
from triage.questionnaire import Questionnaire

needs_z3 = pytest.mark.skipif(not solving.is_there(), reason="z3 is not installed: it comes with the extra 'verify'")

WEIGHT = question("kg", "decimal", min=20, max=300, decimals=1)
HEIGHT = question("m", "decimal", min=1, max=2.5, decimals=2)
BANDS: Final[list[Json]] = [
    {"id": "low", "from": 0, "text": "Low"},
    {"id": "mid", "from": 18.5, "text": "Mid"},
    {"id": "high", "above": 40, "text": "High"},
]
BMI: Final[Json] = {"id": "bmi", "title": "BMI", "formula": "kg / m ** 2", "missing": "refuse", "bands": BANDS}
SCALES = [question(f"q{at}", "scale") for at in range(12)]
TOTAL = f"sum({', '.join(one['id'] for one in SCALES)})"
COUNT = question("n", "whole", min=1, max=500)
TENTHS = question("k", "decimal", min=0, max=200, decimals=1)
BORN = question("born", "date", min="1950-01-01", max="2000-12-31")
OLD = BORN | {"min": "1885-01-01", "max": "1950-12-31"}
SEEN = question("seen", "date", min="1900-01-01", max="2030-12-31")
BEGAN = question("began", "date", min="2020-01-01", max="today")
SIGNS = question("signs", "multiple", options=options("a", "b", "c", "d", "e", "f", "g", a=1, b=2, c=4, d=8, e=16))


def by_z3(net: Net, goal: Goal) -> Search:
    """What z3 alone says of ``goal``, by complete answers and by estimates."""
    (solver,) = solving.solvers(60.0, 1000.0)
    return said_by(solver, net, goal)


def goal_of(document: Json, at: int = 0) -> tuple[Net, Goal]:
    """What is claimed of the rules of ``document``: that the first fires, that it does not, and so on."""
    net = Net(loaded(document))
    return net, next(claim.goal for claim in claims_of(net)[at:] if claim.code.startswith("rule-"))


@needs_z3
@pytest.mark.parametrize(
    ("asked", "when"),
    [
        ([WEIGHT, HEIGHT], "bmi > 40 and kg <= 40"),  # no one is less than 1 m tall
        ([WEIGHT, HEIGHT], "band(bmi) == 'high' and kg < 90 and m >= 1.5"),  # 90 / 2.25 is 40
        ([COUNT, TENTHS], "n == 2 * k + 0.5"),  # twice so many tenths are an even number of tenths, and 0.5 is not
        ([COUNT, TENTHS], "n * n == 2 and k > 1"),  # no whole number is the root of 2
        (SCALES, f"{TOTAL} == 40 and {TOTAL} == 41"),
        ([BORN, SEEN], "years_since(born, seen) == 18 and days_since(born, seen) < 6574"),  # 18 × 365 and 4 leap days
        ([OLD, SEEN], "years_since(born, seen) == 18 and days_since(born, seen) < 6573"),  # 1900 had no 29 February
        ([BEGAN], "days_since(began) > 7 and days_since(began) * 2 < 15"),
        ([COUNT, question("v", "whole", min=1, max=500)], "abs(n - v) > 400 and min(n, v) > 100"),
    ],
)
def test_what_cannot_be_is_proven(asked: list[Json], when: str) -> None:
    scores = [BMI] if "bmi" in when else []
    net, goal = goal_of(small(*asked, scores=scores, rules=[rule(when, "routine")]))
    assert by_z3(net, goal) == Impossible()


@needs_z3
@pytest.mark.parametrize(
    ("asked", "when"),
    [
        ([WEIGHT, HEIGHT], "bmi > 40 and kg < 40.2"),
        ([WEIGHT, HEIGHT], "bmi == 25 and m > 1"),  # 36 kg and 1.2 m, among others
        ([WEIGHT, HEIGHT], "band(bmi) == 'high' and kg < 90 and m >= 1.49"),
        ([COUNT, TENTHS], "n == 2 * k + 0.4"),
        (SCALES, f"{TOTAL} == 120"),
        ([BORN, SEEN], "years_since(born, seen) == 18 and days_since(born, seen) == 6574"),
        ([BORN, SEEN], "years_since(born, seen) == 18 and days_since(born, seen) == 6939"),  # a day short of 19 years
        ([OLD, SEEN], "years_since(born, seen) == 18 and days_since(born, seen) == 6573"),
        ([BEGAN], "days_since(began) == 8"),
        ([COUNT, question("v", "whole", min=1, max=500)], "abs(n - v) > 400 and min(n, v) > 98"),
    ],
)
def test_answers_that_are_found_are_those_of_the_engine(asked: list[Json], when: str) -> None:
    scores = [BMI] if "bmi" in when else []
    net, goal = goal_of(small(*asked, scores=scores, rules=[rule(when, "routine")]))
    (verdict,) = survey(Net(net.questionnaire, [by_z3]), [goal])
    assert isinstance(by_z3(net, goal), Found)
    assert isinstance(verdict, Witness)
    assert shows(net, goal, assess(net.questionnaire, verdict.answers, verdict.on))


X = question("x", non_answers=["not_sure", "declined"])
P = question("p", "choice", options=options("a", "b", a=1, b=2), required=False)
N = question("n", "whole", min=0, max=3)
M = question("m", "whole", min=0, max=3)
K = question("k", "whole", min=0, max=3, non_answers=["not_sure"])
ONLY = question("o", "whole", min=0, max=2, ask_if="x == 'yes'", points=[{"points": 1}, {"from": 2, "points": 5}])
WHICH = question("w", "choice", options=options("a", "b"), ask_if="x == 'yes'")
TICKS = question(
    "t", "multiple", options=[*options("a", "b", a=2, b=3), {"id": "none", "text": "-", "exclusive": True}]
)
CASES = question(
    "c", "whole", min=0, max=1, points=[{"when": "x == 'yes'", "ranges": [{"points": 4}]}, {"ranges": [{"points": 1}]}]
)
THREE_CASES = CASES | {
    "points": [
        {"when": "x == 'yes'", "ranges": [{"points": 4}]},
        {"when": "x == 'no'", "ranges": [{"points": 3}]},
        {"ranges": [{"points": 1}]},
    ]
}
UNSURE_OF = P | {"required": True, "non_answers": ["not_sure"]}
FIVE = question("p", "choice", options=options("a", a=5))
LADDER: Final[list[Json]] = [
    {"id": "low", "from": -99, "text": "-"},
    {"id": "mid", "from": 2, "text": "-"},
    {"id": "odd", "or_when": "value > 5 and x == 'yes'", "text": "-"},
    {"id": "top", "above": 7, "text": "-"},
]


LEFT_OUT = {"at_least": "all", "not_asked": "leave_out"}


def scored(*items: object, **parts: object) -> Json:
    """A score of ``items``."""
    return {"id": "s", "title": "S", "items": [*items], "missing": LEFT_OUT, "bands": LADDER, **parts}


TOTAL_OF: Final[Json] = {"id": "t", "missing": {"at_least": 1, "count_as": "ignore", "not_asked": "leave_out"}}
HALF = {"at_least": "half", "count_as": "average"}
EVEN = {"digits": 0, "half": "even"}
COUNTED = {"at_least": "all", "not_sure": 9}
WAYS: Final[dict[str, tuple[list[Json], list[Json], list[str]]]] = {
    "two numbers, one of them not known": (
        [N, K],
        [],
        ["n < k", "n + k == 4", "n == k", "not (n != k)", "n <= k or n > k"],
    ),
    "two numbers, the first not known": ([N, K], [], ["k < n", "k <= n or k > n", "min(k, n) == 3", "max(k, 1) >= 1"]),
    "not asked": (
        [X, ONLY],
        [],
        ["o < 1", "o != 1", "o + 1 == 2", "sum(o, 1) == 1", "max(o, 1) == 0", "points(o) > 1"],
    ),
    "not asked, one of several": ([X, WHICH], [], ["w == 'a' and x == 'no'", "w != 'a' and x == 'no'", "w == 'b'"]),
    "reasons": (
        [X, P],
        [],
        ["not_sure(x)", "answered(p)", "not answered(p)", "declined(x) and x == 'no'", "x != 'yes'"],
    ),
    "ticks": ([TICKS, X], [], ["'a' in t and 'none' in t", "any_of(t, 'a', 'b', 'none')", "points(t) == 4"]),
    "count": ([X, P], [], ["count(x == 'yes', p == 'a') == 2", "count(x == 'yes', x == 'no') <= 1"]),
    "sum": (
        [X, P, N, K],
        [scored("p", "n", "k")],
        ["s == 8", "s > 8", "s >= 1", "band(s) == 'odd'", "band(s) != 'low'"],
    ),
    "not asked in a sum": ([X, ONLY, N], [scored("o", "n")], ["s == 8", "s == 0", "s == 4 and x == 'no'"]),
    "estimated sum": ([X, P, N], [scored("p", "n", missing=HALF)], ["s > 5"]),
    "counted reasons": (
        [X, K, N],
        [scored("n", "k", missing=COUNTED)],
        ["s > 11", "s == 7"],
    ),
    "mean": (
        [X, ONLY, N],
        [scored("o", "n", combine="mean", round=1)],
        ["s == 1.3", "s == 2.5", "s == 3 and x == 'no'"],
    ),
    "most": ([X, ONLY, N], [scored("o", "n", combine="max", then="value * 2")], ["s == 10", "s == 8", "s == 0"]),
    "least, turned": ([X, P, N], [scored("p", "n", combine="min", reverse=["n"])], ["s == 2", "s > 2", "s == 0"]),
    "half up": (
        [X, N, M],
        [scored("n", "m", combine="mean", round=0)],
        ["s == 2 and n == 1 and m == 2", "s == 0 and n == 1"],
    ),
    "half to even": (
        [X, N, M],
        [scored("n", "m", combine="mean", round=EVEN)],
        ["s == 0 and n == 1", "s == 1 and n != m"],
    ),
    "counted": ([X, N, P], [scored("n", "p", combine="count", counts_from=2)], ["s == 2", "s == 2 and n == 1"]),
    "cases": ([question("x"), CASES], [scored("c")], ["s == 4 and x == 'no'", "s == 1", "s > 1", "s > 0"]),
    "cases that may hold": ([X, CASES], [scored("c")], ["s >= 1", "s > 1", "s > 4", "s == 4 and x != 'yes'"]),
    "cases of which one always holds": ([X, THREE_CASES], [scored("c")], ["s == 1", "s > 1", "s > 3"]),
    "cases that may hold, estimated": (
        [X, CASES, N],
        [scored("c", "n", combine="mean", missing=HALF)],
        ["s > 2", "s >= 0.5", "s < 4"],
    ),
    "made of one with too few answers": (
        [X, P, N],
        [scored("p", "n"), scored("s", {"when": "x == 'yes'", "points": 4}, **TOTAL_OF)],
        ["t > 8", "t >= 1", "t == 5", "band(t) == 'low' and not answered(p)"],
    ),
    "made of an estimated one": (
        [X, P, N],
        [scored("p", "n", missing=HALF), scored("s", **TOTAL_OF, reverse=["s"])],
        ["t > 3", "t < 1", "t == 3", "band(t) == 'mid'"],
    ),
    "turned round, an estimated one": (
        [X, UNSURE_OF, N],
        [scored("p", "n", missing=HALF), scored("s", **TOTAL_OF, reverse=["s"])],
        ["not_sure(p) and t + n >= 5 and t + n < 5", "not_sure(p) and t + n >= 4 and t + n <= 5"],
    ),
    "beyond what may not apply": (
        [X, N, FIVE],
        [scored("n", applies_if="x == 'yes'"), scored("s", "p", combine="mean", **TOTAL_OF)],
        ["not_sure(x) and t < 5", "not_sure(x) and t >= 2.5", "not_sure(x) and t > 2.5"],
    ),
    "reckoned from what may not be asked": (
        [X, ONLY],
        [{"id": "t", "title": "T", "formula": "o + 1", "missing": "refuse"}],
        ["not_sure(x) and t >= 1", "t >= 3", "t != 3 and x == 'no'"],
    ),
    "made of one that may not apply": (
        [X, N, P],
        [scored("n", applies_if="x == 'yes'"), scored("s", "p", combine="mean", **TOTAL_OF)],
        ["t > 2", "t == 2 and x != 'yes'", "t >= 0.5", "band(t) != 'low'"],
    ),
    "the least of one that may not apply": (
        [X, N, P],
        [scored("n", applies_if="x == 'yes'"), scored("s", "p", combine="min", **TOTAL_OF)],
        ["t > 1", "t <= 2", "t == 0 and x != 'no'"],
    ),
    "the most of one that may not apply": (
        [X, N, P],
        [scored("n", applies_if="x == 'yes'"), scored("s", "p", combine="max", **TOTAL_OF)],
        ["t >= 1", "t > 2", "t == 1 and x != 'yes'"],
    ),
    "counted where an estimate is high enough": (
        [X, P, N],
        [scored("p", "n", missing=HALF), scored("s", "p", combine="count", counts_from=3, **TOTAL_OF)],
        ["t == 1", "t < 1", "t >= 1 and n < 2"],
    ),
    "reckoned from an estimate": (
        [X, P, N],
        [scored("p", "n", missing=HALF), {"id": "t", "title": "T", "formula": "s * s - n", "missing": "refuse"}],
        ["t > 20", "t == 6", "t < 0"],
    ),
    "for some": ([X, N], [scored("n", applies_if="x == 'yes'")], ["s >= 0", "s < 2 and x == 'no'", "s != 1"]),
    "table": (
        [X, N],
        [scored("n", look_up={"0": 8, "1": 0, "2": 3, "3": 3})],
        ["s == 8", "s == 1", "s == 3 and n == 1"],
    ),
}


@needs_z3
@pytest.mark.parametrize(("asked", "scores", "conditions"), WAYS.values(), ids=WAYS.keys())
def test_all_that_few_answers_can_do_is_told(asked: list[Json], scores: list[Json], conditions: list[str]) -> None:
    rules = [rule(when, "routine", f"R{at}") for at, when in enumerate(conditions)]
    questionnaire = loaded(small(*asked, scores=scores, rules=rules))
    everything = list(assessments(questionnaire))
    net = Net(questionnaire)
    for claim in claims_of(net):
        exists = any(shown(claim, assessment) for assessment in everything)
        assert isinstance(by_z3(net, claim.goal), Found if exists else Impossible), (claim.code, claim.path)


@needs_z3
@pytest.mark.parametrize(("when", "expected"), [("points(signs) == 31", Found), ("points(signs) > 31", Impossible)])
def test_points_of_many_options_are_added_up(when: str, expected: type) -> None:
    settled = rule(f"{when} or ('f' in signs and 'f' not in signs)")
    assert isinstance(by_z3(*goal_of(small(SIGNS, rules=[settled]))), expected)


@needs_z3
def test_a_proof_that_hangs_on_the_day_holds_on_every_day() -> None:
    """Answers are made up for 2026: what can only be later is neither shown nor ruled out."""
    asked = [BEGAN, question("x")]
    net, goal = goal_of(small(*asked, rules=[rule("began > '2030-01-01' and x == 'yes'", "routine")]))
    assert net.day.year < 2030
    assert by_z3(net, goal) == GaveUp("steps")


@needs_z3
@pytest.mark.parametrize(
    ("when", "is_possible"), [("sqrt(n) > 10.2", False), ("sqrt(n) < 0.8", False), ("sqrt(n) < 5", True)]
)
def test_a_root_lies_between_the_roots_of_the_limits(when: str, *, is_possible: bool) -> None:
    hundred = question("n", "whole", min=1, max=100)
    said = by_z3(*goal_of(small(hundred, rules=[rule(when, "routine")])))
    assert (said == Impossible()) is not is_possible


@needs_z3
def test_what_z3_cannot_reckon_is_left_open() -> None:
    """The root of 49 is 7; but to z3 a root is any number between the least and the greatest that there is."""
    hundred = question("n", "whole", min=0, max=100)
    net, goal = goal_of(small(hundred, rules=[rule("sqrt(n) > 9 and n < 50", "routine")]))
    assert by_z3(net, goal) == GaveUp("steps")


@needs_z3
def test_the_time_for_one_goal_and_for_all_of_them_is_limited() -> None:
    net, goal = goal_of(small(WEIGHT, HEIGHT, rules=[rule("kg / m ** 2 > 40 and kg < 40", "routine")]))
    assert find(net, goal) == GaveUp("values")
    for each, together in ((0.0, 10.0), (2.0, 0.0)):
        (solver,) = solving.solvers(each, together)
        assert solver(net, goal) == GaveUp("steps")
    (solver,) = solving.solvers(2.0, 2.0)
    assert solver(net, goal) == Impossible()


@needs_z3
def test_the_key_that_stops_a_check_is_heard_while_z3_thinks() -> None:
    """Three cubes, of which no two make the third: that is true, and takes z3 longer than it has."""
    asked = [question(name, "whole", min=1, max=500) for name in ("n", "k", "v")]
    net, goal = goal_of(small(*asked, rules=[rule("n ** 3 + k ** 3 == v ** 3", "routine")]))
    (solver,) = solving.solvers(1.0, 1.0)
    before = signal(SIGINT, default_int_handler)  # what runs in the background may be deaf to it
    Timer(0.3, lambda: os.kill(os.getpid(), SIGINT)).start()
    try:
        with pytest.raises(KeyboardInterrupt):  # noqa: PT012 (z3 may be done before)
            solver(net, goal)
            sleep(1)
    finally:
        signal(SIGINT, before)


FLAWED = small(WEIGHT, HEIGHT, scores=[BMI], rules=[rule("bmi > 40 and kg < 39.9", "routine")])


@needs_z3
def test_a_check_finds_what_z3_proves() -> None:
    assert [finding.code for finding in found_in(data(FLAWED))] == ["rule-never-fires"]


@needs_z3
@pytest.mark.parametrize("document", BEYOND.values(), ids=BEYOND.keys())
def test_a_check_finds_what_is_beyond_the_search(document: Json) -> None:
    assert len(found_in(data(document))) == 1


def test_a_check_without_z3_finds_what_the_search_proves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("triage.checker.solving.find_spec", lambda _name: None)
    assert solving.solvers() == ()
    assert found_in(data(FLAWED)) == []


def test_z3_is_not_loaded_before_it_is_asked() -> None:
    told = "import sys, triage.checker; sys.exit('z3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", told], check=False).returncode == 0


@needs_z3
@given(st.one_of(small_forms(), scored_forms()))
@settings(max_examples=often(20), deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_z3_never_says_what_not_all_answers_show(questionnaire: Questionnaire) -> None:
    """It decides, and agrees with the search and all answers."""
    net = Net(questionnaire)
    everything = list(assessments(questionnaire))
    for claim in claims_of(net):
        exists = any(shown(claim, assessment) for assessment in everything)
        said = by_z3(net, claim.goal)
        assert isinstance(said, Found if exists else Impossible), (claim.code, claim.path, said)
        by_search = ask(net, claim.goal)
        assert isinstance(by_search, (type(said), GaveUp)), (claim.code, claim.path, by_search)
