"""Parts of conditions that never decide anything are told, and only those."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from tests.questionnaire.reading import data, loaded, options, question, small
from triage import assess
from triage.checker.idle import find_idle
from triage.questionnaire import Finding
from triage.questionnaire.source import read

QUESTIONS = [
    question("a", "choice", options=options("x", "y", "z")),
    question("b", "scale"),
    question("m", "multiple", options=[*options("p", "q"), {"id": "none", "text": "None", "exclusive": True}]),
]


SCORE = {"id": "s", "title": "S", "items": ["b"], "missing": "refuse"}


def idle(condition: str, **parts: object) -> list[str]:
    """The parts of a rule's condition that are told."""
    rules = [{"id": "R1", "when": condition, "level": "soon", "text": "Ask."}]
    source = data(small(*QUESTIONS, rules=rules, **parts))
    _value, text, _findings = read(source, "it.json")
    said = find_idle(loaded(small(*QUESTIONS, rules=rules, **parts)), text)
    found = [one for one in said if isinstance(one, Finding)]
    assert {one.path for one in found} <= {"$.rules[0].when"}
    return [one.message.partition(": ")[2].rstrip(".") for one in found]


@pytest.mark.parametrize(
    ("condition", "parts"),
    [
        ("b >= 7 or b >= 8", ["“b?” is 8 or more"]),
        ("b >= 7 and b >= 3", ["“b?” is 3 or more"]),
        ("a == 'x' or a in ('x', 'y')", ["“a?” is “X”"]),
        ("a == 'x' and a != 'y'", ["“a?” is not “Y”"]),
        ("'p' in m and not 'none' in m", ["it is not so that “m?” includes “None”"]),
        ("declined(a) or b >= 7", ["“a?” was answered with “I would rather not say”"]),
        ("a == 'x' and (b >= 7 or a == 'y')", ["“a?” is “Y”"]),
    ],
)
def test_a_part_that_changes_nothing_is_told(condition: str, parts: list[str]) -> None:
    assert idle(condition) == parts


@pytest.mark.parametrize(
    "condition",
    [
        "b >= 7 or a == 'x'",
        "b >= 3 and b <= 7",
        "a in ('x', 'y') and a != 'y'",
        "'p' in m and 'q' in m",
        "(a == 'x' or b >= 7) and (a == 'y' or b <= 8)",
        "b >= 7",
    ],
)
def test_a_part_that_decides_is_not(condition: str) -> None:
    assert idle(condition) == []


@pytest.mark.parametrize(
    ("parts", "path"),
    [
        ({"notes": [{"id": "N1", "when": "b >= 7 and b >= 3", "kind": "know", "text": "So."}]}, "$.notes[0].when"),
        ({"scores": [SCORE | {"applies_if": "b >= 7 and b >= 3"}]}, "$.scores[0].applies_if"),
        ({"scores": [SCORE | {"items": [{"when": "b >= 7 and b >= 3", "points": 1}]}]}, "$.scores[0].items[0].when"),
    ],
)
def test_it_is_told_wherever_a_condition_stands_at_the_part_itself(parts: dict[str, object], path: str) -> None:
    document = small(*QUESTIONS, **parts)
    _value, text, _findings = read(data(document), "it.json")
    (found,) = find_idle(loaded(document), text)
    assert isinstance(found, Finding)
    assert found.path == path
    line = data(document).decode().splitlines()[found.line - 1]
    assert line[found.column - 1 :].startswith("b >= 3")


def test_a_part_that_rules_out_what_is_open_otherwise_decides() -> None:
    unsure = question("u", "scale", non_answers=["not_sure"])
    for condition, parts in (("answered(u) and u >= 7", 0), ("answered(b) and b >= 7", 1)):
        document = small(*QUESTIONS, unsure, rules=[{"id": "R1", "when": condition, "level": "soon", "text": "Ask."}])
        _value, text, _findings = read(data(document), "it.json")
        assert len(list(find_idle(loaded(document), text))) == parts


FEVER = "fever == 'yes' or (fever == 'no' and days > 7)"


def told_of(condition: str, **fever: Any) -> list[str]:  # noqa: ANN401 (any part of a question)
    """The parts that are told of a rule on fever, a rash, a stiff neck and days; ``fever`` is more of its question."""
    asked = [question("rash"), question("stiff"), question("fever", **fever), question("days", "whole", min=0, max=20)]
    document = small(*asked, rules=[{"id": "R1", "when": condition, "level": "soon", "text": "Ask."}])
    _value, text, _findings = read(data(document), "it.json")
    said = [one for one in find_idle(loaded(document), text) if isinstance(one, Finding)]
    return [one.message.partition(": ")[2].rstrip(".") for one in said]


def test_a_guard_that_only_keeps_open_what_comes_out_the_same_is_told() -> None:
    """With 8 days the rule fires whatever is answered to fever; who leaves it out cannot go on."""
    assert told_of(FEVER) == ["“fever?” is “No”"]


@pytest.mark.parametrize(
    "fever",
    [{"non_answers": ["not_sure"]}, {"non_answers": ["declined"]}, {"required": False}, {"ask_if": "rash == 'yes'"}],
)
def test_a_guard_against_those_who_say_nothing_or_are_not_asked_decides(fever: dict[str, object]) -> None:
    assert told_of(FEVER, **fever) == []


def test_a_part_that_settles_a_form_sooner_decides() -> None:
    """While fever is unanswered, a rash and a stiff neck make it sure already, and so do neither of them."""
    early = "(fever == 'yes' and rash == 'yes') or (fever == 'no' and stiff == 'yes')"
    assert told_of(f"{early} or (rash == 'yes' and stiff == 'yes')") == []
    late = "(fever == 'yes' or rash == 'yes') and (fever == 'no' or stiff == 'yes')"
    assert told_of(f"{late} and (rash == 'yes' or stiff == 'yes')") == []


def test_a_part_that_decides_only_where_another_is_not_asked_decides() -> None:
    assert told_of("answered(fever) and days > 7") == ["“fever?” was answered"]
    assert told_of("answered(fever) and days > 7", ask_if="rash == 'yes'") == []
    assert told_of("fever in ('yes', 'no') or answered(fever)", ask_if="rash == 'yes'")
    assert told_of("fever in ('yes', 'no') or days > 7", ask_if="rash == 'yes'") == []


def test_who_is_asked_may_be_said_once_more() -> None:
    later = question("c", ask_if="a == 'x'")
    rules = [{"id": "R1", "when": "a == 'x' and c == 'yes'", "level": "soon", "text": "Ask."}]
    document = small(*QUESTIONS, later, rules=rules)
    _value, text, _findings = read(data(document), "it.json")
    assert list(find_idle(loaded(document), text)) == []


@pytest.mark.parametrize("condition", ["b >= 7 or b >= 8", "b >= 7 and b >= 3", "a == 'x' and (b >= 7 or a == 'y')"])
def test_without_it_the_same_people_are_chosen(condition: str) -> None:
    without = {"b >= 7 or b >= 8": "b >= 7", "b >= 7 and b >= 3": "b >= 7"}.get(condition, "a == 'x' and b >= 7")
    rules = [
        {"id": name, "when": when, "level": "soon", "text": "Ask."}
        for name, when in (("R1", condition), ("R2", without))
    ]
    form = loaded(small(*QUESTIONS, rules=rules))
    for a, b in product(("x", "y", "z"), range(11)):
        fired = {rule.id for rule in assess(form, {"a": a, "b": b}).fired}
        assert fired in (set(), {"R1", "R2"})
