"""What is counted or added up decides in one of the proposed examples: each part of it, and the edge on both sides."""

from __future__ import annotations

import json

import pytest

from tests.questionnaire.reading import Json, data, loaded, options, question, small
from triage.checker.examples import run_examples
from triage.checker.proposing import propose
from triage.questionnaire.source import read

SIGNS = question(
    "s", "multiple", options=[*options("a", "b", "c", "d"), {"id": "none", "text": "None", "exclusive": True}]
)
POINTS = options("never", "some", "most", "daily", never=0, some=1, most=2, daily=3)
WORTH = {"a": 1, "b": 1, "c": 3, "d": 5}


def form(*questions: Json, when: str) -> Json:
    """A form with one rule, and the examples that are proposed for it."""
    document = small(*questions, rules=[{"id": "U1", "when": when, "level": "urgent", "text": "Go."}])
    return document | {"examples": [dict(one.data) for one in propose(loaded(document))]}


def is_held(document: Json, right: str, wrong: str) -> bool:
    """Whether an example fails where ``wrong`` stands in place of ``right`` in the questions or the rule."""
    examples = document["examples"]
    text = json.dumps(document | {"examples": []})
    assert right in text
    faulty = json.loads(text.replace(right, wrong, 1)) | {"examples": examples}
    return "example-failed" in failing(faulty)


def failing(document: Json) -> set[str]:
    """What is found in the examples of ``document``."""
    source = data(document)
    _value, text, _findings = read(source, "it.json")
    return {finding.code for finding in run_examples(loaded(document), text)}


def in_s(*codes: str) -> str:
    return ", ".join(f"'{code}' in s" for code in codes)


ALL_SIGNS = f"count({in_s('a', 'b', 'c', 'd')}) >= 3"
SIGN_FAULTS = [
    (">= 3", ">= 4"),
    (">= 3", ">= 2"),
    *((in_s(*"abcd"), in_s(*[code for code in "abcd" if code != left])) for left in "abcd"),
]


@pytest.mark.parametrize(("right", "wrong"), SIGN_FAULTS)
def test_of_a_count_of_signs_each_and_the_edge_are_held(right: str, wrong: str) -> None:
    assert is_held(form(SIGNS, when=ALL_SIGNS), right, wrong)


NAMES = [f"q{at}" for at in range(6)]
COUNTED = ", ".join(f"{name} == 'yes'" for name in NAMES)


@pytest.mark.parametrize(
    ("sign", "wrong"), [(">= 3", ">= 4"), ("> 2", "> 1"), ("< 3", "< 4"), ("<= 2", "<= 1"), ("== 3", ">= 3")]
)
def test_of_a_count_of_questions_each_and_the_edge_are_held(sign: str, wrong: str) -> None:
    document = form(*map(question, NAMES), when=f"count({COUNTED}) {sign}")
    assert is_held(document, sign, wrong)
    for name in NAMES:
        part = f"{name} == 'yes'"
        assert is_held(document, part, f"{name} != 'yes'")
        assert is_held(document, COUNTED, COUNTED.replace(f"{part}, ", "").replace(f", {part}", ""))


def test_few_examples_hold_a_count() -> None:
    """Where 3 of 6 are enough, 3 decide at a time: there are 2 for those that are there, and 2 for those that are not.

    One more shows all of them, and one none; nobody needs more than these and two for what is left unanswered.
    """
    assert len(form(*map(question, NAMES), when=f"count({COUNTED}) >= 3")["examples"]) <= 8


def test_each_option_of_what_is_counted_decides() -> None:
    asked = [question(name, "choice", options=POINTS) for name in NAMES[:4]]
    often = ", ".join(f"{name} in ('most', 'daily')" for name in NAMES[:4])
    document = form(*asked, when=f"count({often}) >= 2")
    for name in NAMES[:4]:
        for fewer in ("('most',)", "('daily',)"):
            assert is_held(document, f"{name} in ('most', 'daily')", f"{name} in {fewer}")
        assert is_held(document, f"{name} in ('most', 'daily')", f"{name} in ('some', 'most', 'daily')")


@pytest.mark.parametrize("more", ["never", "some", "daily"])
def test_an_option_more_in_what_is_counted_is_seen(more: str) -> None:
    asked = [question(name, "choice", options=POINTS) for name in NAMES[:3]]
    counted = "n >= 7, 'a' in s, 'b' in s, q0 == 'most', q1 == 'some' or q2 == 'some'"
    document = form(question("n", "scale"), SIGNS, *asked, when=f"count({counted}) >= 3")
    assert is_held(document, "q0 == 'most'", f"q0 in ('most', '{more}')")


def test_a_count_in_another_condition_decides_there() -> None:
    document = form(SIGNS, question("n", "scale"), when=f"n >= 7 and ({ALL_SIGNS} or n == 10)")
    for right, wrong in SIGN_FAULTS:
        assert is_held(document, right, wrong)


def test_what_is_beyond_the_search_is_climbed_to() -> None:
    """Of twenty options there are a million sets."""
    codes = [f"o{at}" for at in range(20)]
    asked = question("s", "multiple", options=options(*codes))
    document = form(asked, when=f"count({in_s(*codes)}) >= 3")
    assert is_held(document, ">= 3", ">= 4")
    for code in codes[:-1]:
        assert is_held(document, f"'{code}' in s, ", "")


def test_points_of_a_multiple_choice_are_held_where_they_decide() -> None:
    """5 are enough, a, b and c together, or d alone: so one point more or less changes something, but not more of d."""
    asked = question("m", "multiple", options=[*options(*WORTH, **WORTH), *options("none", none=0)])
    document = form(asked, when="points(m) >= 5")
    for right, wrong in ((">= 5", ">= 6"), (">= 5", ">= 4")):
        assert is_held(document, right, wrong)
    for code, points in WORTH.items():
        line = f'"text": "{code.capitalize()}", "points": {points}'
        assert is_held(document, line, f'"text": "{code.capitalize()}", "points": {points - 1}')
        if points < 5:
            assert is_held(document, line, f'"text": "{code.capitalize()}", "points": {points + 1}')


@pytest.mark.parametrize("least", [4, 6, 8])
def test_points_that_are_added_up_are_held_at_the_edge(least: int) -> None:
    """Of three questions with 0 to 3 points each, 4, 6 or 8 are enough: each option can be a part of just that."""
    document = form(
        *(question(name, "choice", options=POINTS) for name in NAMES[:3]),
        when=f"sum(points(q0), points(q1), points(q2)) >= {least}",
    )
    assert is_held(document, f">= {least}", f">= {least + 1}")
    assert is_held(document, f">= {least}", f">= {least - 1}")
    for name in NAMES[:3]:
        assert is_held(document, f"points({name})", "0")
    reached = [one for one in document["examples"] if one["expect"]["rules"]]
    at_edge = [one["answers"] for one in reached if sum(map(_points, one["answers"].values())) == least]
    for name in NAMES[:3]:
        assert {answers.get(name) for answers in at_edge} >= ({"some", "most", "daily"} if least < 8 else {"most"})


def _points(code: str) -> int:
    return ["never", "some", "most", "daily"].index(code)


@pytest.mark.parametrize(
    ("right", "wrong"), [(">= 12", ">= 13"), (">= 12", ">= 11"), ("a + ", ""), ("+ b", "+ 0"), (" - c", "")]
)
def test_of_numbers_that_are_added_up_each_is_held(right: str, wrong: str) -> None:
    asked = [question(name, "whole", min=0, max=20) for name in "abc"]
    assert is_held(form(*asked, when="a + b - c >= 12"), right, wrong)


def two_rules(**second: str) -> Json:
    """A form with two urgent rules, which can fire together, and one of another level."""
    rules = [
        {"id": "U1", "when": "a == 'yes' and n >= 3", "level": "urgent", "text": "Go."},
        {"id": "U2", "when": "b == 'yes' and n < 9", "level": "urgent", "text": "Go there.", **second},
        {"id": "S1", "when": "a == 'yes' and n >= 2", "level": "soon", "text": "Ask."},
    ]
    return small(question("a"), question("b"), question("n", "scale"), rules=rules)


def codes_in_order(document: Json, *order: int) -> set[str]:
    """What is found where the rules stand in this ``order``, and the examples are those proposed before."""
    examples = [dict(one.data) for one in propose(loaded(document))]
    rules = [document["rules"][at] for at in order]
    return failing(document | {"rules": rules, "examples": examples})


def test_the_order_of_rules_of_one_level_is_held() -> None:
    assert "example-failed" not in codes_in_order(two_rules(), 0, 1, 2)
    assert "example-failed" in codes_in_order(two_rules(), 1, 0, 2)


def test_two_rules_that_nobody_comes_upon_at_once_are_led_to() -> None:
    """Each takes the middle one of four options, of four questions."""
    names = "abcdefgh"
    asked = [question(name, "choice", options=options("none", "some", "most", "daily")) for name in names]
    whens = [" and ".join(f"{name} == 'some'" for name in half) for half in (names[:4], names[4:])]
    rules = [{"id": f"U{at}", "when": when, "level": "urgent", "text": "Go."} for at, when in enumerate(whens)]
    document = small(*asked, rules=rules)
    assert "example-failed" not in codes_in_order(document, 0, 1)
    assert "example-failed" in codes_in_order(document, 1, 0)


def test_the_order_of_rules_of_two_levels_is_nothing() -> None:
    """The highest is shown first, wherever it stands."""
    assert "example-failed" not in codes_in_order(two_rules(), 2, 0, 1)


def test_rules_that_never_fire_together_have_no_order() -> None:
    apart = two_rules(when="b == 'yes' and n < 3")
    assert "example-failed" not in codes_in_order(apart, 1, 0, 2)
