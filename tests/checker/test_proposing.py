"""Examples that a program proposes: they hold, they cover what was not covered, and nobody has confirmed them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.questionnaire.reading import Json, data, loaded, options, question, small
from triage.checker import check
from triage.checker.proposing import propose
from triage.questionnaire import Severity
from triage.questionnaire.mending import with_examples
from triage.questionnaire.source import read
from triage.shipped import questionnaires

POINTS = options("none", "some", "most", none=0, some=1, most=2)


def form() -> Json:
    """A gate, a score with an edge at 3, and rules of two levels, one of which needs one of two things."""
    score = {
        "id": "s",
        "title": "S",
        "items": ["a", "b", "c"],
        "missing": {"at_least": 2, "count_as": 0, "not_asked": 0},
        "bands": [{"id": "low", "from": 0, "text": "Low"}, {"id": "high", "from": 3, "text": "High"}],
    }
    rules = [
        {"id": "E1", "when": "a == 'most' or n >= 7", "level": "emergency", "text": "Go."},
        {"id": "R1", "when": "s >= 3", "level": "routine", "text": "Ask."},
    ]
    asked = [question(name, "choice", options=POINTS) for name in "ab"]
    gated = question("c", "choice", options=POINTS, ask_if="b != 'none'")
    return small(*asked, gated, question("n", "scale", required=False), scores=[score], rules=rules)


def proposed(document: Json) -> list[dict[str, Any]]:
    return [dict(one.data) for one in propose(loaded(document))]


def with_proposals(document: Json) -> Json:
    return document | {"examples": proposed(document)}


def test_what_they_expect_holds_and_they_are_told_as_not_confirmed() -> None:
    findings = check(data(with_proposals(form())))
    assert {finding.code for finding in findings if "examples" in finding.path} == {"example-unconfirmed"}
    assert {one.severity for one in findings if one.code == "example-unconfirmed"} == {Severity.ADVICE}


def test_they_touch_every_option_rule_branch_and_edge() -> None:
    examples = proposed(form())
    answers = [example["answers"] for example in examples]
    assert {answer["a"] for answer in answers if "a" in answer} == {"none", "some", "most"}
    assert {rule for example in examples for rule in example["expect"]["rules"]} == {"E1", "R1"}
    assert {example["expect"]["scores"]["s"] for example in examples} >= {2, 3}
    assert {"c" in answer for answer in answers} == {True, False}
    assert {answer.get("n") for answer in answers} >= {6, 7}


FAULTS = [
    ("a == 'most' or n >= 7", "a == 'most' and n >= 7"),
    ("n >= 7", "n > 7"),
    ("n >= 7", "n >= 8"),
    ("a == 'most' or", "a == 'some' or"),
    ("b != 'none'", "b == 'most'"),
    ('"from": 3', '"from": 4'),
    ('"level": "emergency"', '"level": "urgent"'),
    ('"at_least": 2', '"at_least": 1'),
    ('"not_asked": 0', '"not_asked": 1'),
    ('"count_as": 0', '"count_as": 1'),
    ('"points": 2', '"points": 3'),
    ("s >= 3", "s > 3"),
]


@pytest.mark.parametrize(("right", "wrong"), FAULTS)
def test_a_fault_put_in_afterwards_breaks_one_of_them(right: str, wrong: str) -> None:
    text = json.dumps(with_proposals(form()))
    assert right in text
    faulty = text.replace(right, wrong, 1)
    codes = {finding.code for finding in check(faulty.encode())}
    assert codes & {"example-failed", "example-ignored", "example-answer"}


def with_notes() -> Json:
    """The same, with a note from 4 on, one that needs one of two things, and one that is always there."""
    notes = [
        {"id": "N1", "kind": "know", "text": "It is a test."},
        {"id": "N2", "kind": "ask", "when": "n >= 4", "text": "What helps?"},
        {"id": "N3", "kind": "ask", "when": "a == 'most' or b == 'most'", "text": "What else helps?"},
    ]
    return form() | {"notes": notes}


def test_they_expect_notes_with_a_condition_and_show_each_of_them_both_ways() -> None:
    examples = proposed(with_notes())
    shown = [(example["answers"], example["expect"]["notes"]) for example in examples]
    for name in ("N2", "N3"):
        assert {name in notes for _answers, notes in shown} == {True, False}
    assert {answers["n"] for answers, notes in shown if "n" in answers and "N2" in notes} >= {4}
    assert {answers["n"] for answers, notes in shown if "n" in answers and "N2" not in notes} >= {3}
    assert all("N1" not in notes for _answers, notes in shown)
    assert all("notes" not in example["expect"] for example in proposed(form()))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("n >= 4", "n > 4"),
        ("n >= 4", "n >= 3"),
        ("a == 'most' or b == 'most'", "a == 'most'"),
        ("a == 'most' or b == 'most'", "b == 'most'"),
        ("a == 'most' or b == 'most'", "a == 'most' and b == 'most'"),
        ("a == 'most' or b == 'most'", "a == 'some' or b == 'most'"),
        ('"when": "n >= 4", ', ""),
    ],
)
def test_a_fault_in_a_note_breaks_one_of_them(right: str, wrong: str) -> None:
    text = json.dumps(with_proposals(with_notes()))
    assert right in text
    assert "example-failed" in {finding.code for finding in check(text.replace(right, wrong, 1).encode())}


def test_an_example_counts_only_for_what_it_expects() -> None:
    document = with_proposals(with_notes())
    assert proposed(document) == []
    for example in document["examples"]:
        del example["expect"]["notes"]
    shown = [example["expect"]["notes"] for example in proposed(document)]
    assert {"N2" in notes for notes in shown} == {"N3" in notes for notes in shown} == {True, False}


@pytest.mark.parametrize("key", ["level", "rules", "undecided", "unanswered", "scores", "bands"])
def test_what_no_example_expects_is_proposed_anew(key: str) -> None:
    document = with_proposals(form())
    for example in document["examples"]:
        del example["expect"][key]
    assert proposed(document)


def test_an_edge_that_decides_only_beside_a_certain_answer_is_touched() -> None:
    """With a == 'most' the rule fires anyway: 6 and 7 are at the edge only where it is not so."""
    rules = [{"id": "U1", "when": "c == 'most' and (a == 'most' or n >= 7)", "level": "urgent", "text": "Go."}]
    examples = proposed(form() | {"rules": rules})
    beside = [
        one for one in examples if one["answers"].get("c") == "most" and one["answers"].get("a", "most") != "most"
    ]
    assert {one["answers"]["n"] for one in beside if one["expect"]["rules"]} >= {7}
    assert {one["answers"]["n"] for one in beside if not one["expect"]["rules"] and "n" in one["answers"]} >= {6}


def test_a_score_without_bands_leaves_nothing_to_propose() -> None:
    document = form()
    del document["scores"][0]["bands"]
    assert proposed(with_proposals(document)) == []


def test_those_that_are_there_already_count() -> None:
    document = with_proposals(form())
    assert proposed(document) == []
    half = form() | {"examples": document["examples"][: len(document["examples"]) // 2]}
    left = proposed(half)
    assert 0 < len(left) < len(document["examples"])
    assert not {one["id"] for one in left} & {one["id"] for one in half["examples"]}


def test_the_first_cover_most() -> None:
    found = propose(loaded(form()))
    assert [one.new for one in found] == sorted((one.new for one in found), reverse=True)
    assert [one.data for one in propose(loaded(form()), most=2)] == [one.data for one in found[:2]]


def test_they_are_the_same_every_time() -> None:
    assert proposed(form()) == proposed(form())


@pytest.mark.parametrize("layout", [2, None])
@pytest.mark.parametrize("there", [[], [{"id": "x", "answers": {}, "expect": {"level": "none"}}], None])
def test_they_are_written_behind_those_that_are_there(there: list[Json] | None, layout: int | None) -> None:
    document = form() if there is None else form() | {"examples": there}
    text = json.dumps(document, indent=layout)
    _value, source, _findings = read(text.encode(), "x.json")
    written = json.loads(with_examples(source, ['{"id": "new"}', '{"id": "newer"}']))
    assert written == document | {"examples": [*(there or []), {"id": "new"}, {"id": "newer"}]}


@pytest.mark.parametrize("name", ["phq-2", "phq-15", "penn-spasm-frequency"])
def test_of_an_instrument_they_hold(name: str) -> None:
    document = json.loads((questionnaires() / f"{name}.json").read_text(encoding="utf-8"))
    more = document | {"examples": [*document["examples"], *proposed(document)]}
    assert not [one for one in check(data(more)) if one.severity is Severity.ERROR]
