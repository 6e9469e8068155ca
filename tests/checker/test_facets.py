"""What is told apart when examples are proposed, and the answers that are tried to see it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.questionnaire.reading import data, loaded, options, question, small
from triage.assessment import Status, assess
from triage.checker import check
from triage.checker.net import Net
from triage.checker.proposing import pool, propose
from triage.checker.proposing.facets import Facet, facets_of, watched
from triage.shipped import questionnaires

NOT_SURE = {"non_answer": "not_sure"}
DECLINED = {"non_answer": "declined"}
SIGNS = question("m", "multiple", options=options("x", "y", "z"), non_answers=["not_sure", "declined"], required=False)


def of_rule(when: str, answers: dict[str, Any]) -> set[Facet]:
    """What ``answers`` show of a rule with this condition on ``m`` and the scale ``n``."""
    rule = {"id": "S1", "when": when, "level": "soon", "text": "Rest."}
    questionnaire = loaded(small(SIGNS, question("n", "scale", non_answers=["not_sure"]), rules=[rule]))
    net = Net(questionnaire)
    found = facets_of(net, watched(net), assess(questionnaire, answers, net.day))
    return {facet for facet in found if facet[0] == "rule"}


def test_reasons_for_no_answer_are_told_apart_and_answers_are_not() -> None:
    when = "not_sure(m)"
    assert of_rule(when, {"m": DECLINED}) != of_rule(when, {"m": ["x"]}) == of_rule(when, {"m": ["y"]})


def test_what_is_chosen_instead_is_told_apart() -> None:
    when = "any_of(m, 'x')"
    assert of_rule(when, {"m": ["y"]}) != of_rule(when, {"m": ["z"]})
    assert of_rule(when, {"m": ["x", "y"]}) == of_rule(when, {"m": ["x", "z"]})


@pytest.mark.parametrize(("m", "decides"), [(NOT_SURE, True), (["y"], True), (["x"], False)])
def test_a_part_that_is_so_decides_beside_what_is_open_but_not_beside_another_that_is_so(
    m: object, decides: bool
) -> None:
    """With n >= 7 the rule fires; whether n is 7 or 8 is looked at where nothing else fires it."""
    when = "'x' in m or n >= 7"
    assert (of_rule(when, {"m": m, "n": 7}) != of_rule(when, {"m": m, "n": 8})) is decides


def test_a_part_that_is_open_decides_nothing_beside_what_is_open() -> None:
    when = "'x' in m or n >= 7"
    assert of_rule(when, {"m": NOT_SURE, "n": 6}) == of_rule(when, {"m": NOT_SURE, "n": 5})


def test_the_same_number_of_missing_answers_among_more_that_are_asked_for_is_told_apart() -> None:
    points = options("none", "some", none=0, some=1)
    gated = question("c", "choice", options=points, ask_if="b != 'none'")
    missing = {"at_least": 1, "count_as": 0, "not_asked": "leave_out"}
    score = {"id": "s", "title": "S", "items": ["a", "b", "c"], "missing": missing}
    asked = [question(name, "choice", options=points) for name in "ab"]
    questionnaire = loaded(small(*asked, gated, scores=[score], rules=[]))
    net = Net(questionnaire)
    of_two, of_three = (
        {one for one in facets_of(net, (), assess(questionnaire, answers, net.day)) if one[0] == "missing"}
        for answers in ({"b": "none"}, {"b": "some", "c": "some"})
    )
    assert len(of_two) == len(of_three) == 1
    assert of_two != of_three


def test_missing_answers_are_counted_beside_those_asked_for() -> None:
    """Where b is none, three items are asked, and one answer is too few; were the fourth 0, two would be enough."""
    points = options("none", "some", none=0, some=1)
    missing = {"at_least": "half", "count_as": 0, "not_asked": "leave_out"}
    score = {"id": "s", "title": "S", "items": ["a", "b", "c", "d"], "missing": missing}
    asked = [question(name, "choice", options=points) for name in "ab"]
    asked += [question("c", "choice", options=points, ask_if="b != 'none'"), question("d", "choice", options=points)]
    document = small(*asked, scores=[score], rules=[])
    document |= {"examples": [dict(one.data) for one in propose(loaded(document))]}
    alone = [one for one in document["examples"] if one["answers"] == {"b": "none"}]
    assert [one["expect"]["scores"] for one in alone] == [{"s": None}]
    assert assess(loaded(document), {"b": "none"}).scores["s"].status is Status.REFUSED
    faulty = json.dumps(document).replace('"not_asked": "leave_out"', '"not_asked": 0')
    assert "example-failed" in {finding.code for finding in check(faulty.encode())}


def test_each_part_of_a_condition_is_led_to_where_it_decides() -> None:
    """Nobody comes upon these eight answers and n at its edge by chance."""
    names = "abcdefgh"
    when = " and ".join([*(f"{name} == 'most'" for name in names), "(z == 'most' or n >= 7)"])
    asked = [question(name, "choice", options=options("none", "some", "most")) for name in f"{names}z"]
    rules = [{"id": "U1", "when": when, "level": "urgent", "text": "Go."}]
    document = small(*asked, question("n", "scale"), rules=rules)
    examples = [dict(one.data) for one in propose(loaded(document))]
    for wrong in ("n >= 8", "n > 7", "n >= 6"):
        text = data(document | {"examples": examples}).decode().replace("n >= 7", wrong)
        assert "example-failed" in {finding.code for finding in check(text.encode())}


def test_several_changes_at_a_time_take_fewer_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    document = json.loads((questionnaires() / "phq-15.json").read_text(encoding="utf-8")) | {"examples": []}
    few = len(propose(loaded(document)))
    monkeypatch.setattr(pool, "_MIXED", 0)
    assert few < len(propose(loaded(document)))
