"""Answers on which nothing hangs are told, and only those: by every answer there is."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings

from tests.assessment.forms import Form, forms
from tests.checker.outcomes import all_outcomes, does_matter
from tests.checker.small import ways
from tests.questionnaire.reading import Json, data, loaded, options, question, rule, small
from triage.checker import check
from triage.checker.check import review
from triage.checker.matters import Matters
from triage.checker.net import Net
from triage.checker.stakes import Stake

CODES = ("question-idle", "option-idle", "information-used")
SIGNS = [*options("sudden", "stiff", "tired"), {"id": "none", "text": "None", "exclusive": True}]
MOST_WAYS = 3_000


def told(*questions: Json, **parts: object) -> list[tuple[str, str]]:
    """Code and path of what is found about answers."""
    return [(one.code, one.path) for one in check(data(small(*questions, **parts))) if one.code in CODES]


def test_an_answer_that_nothing_looks_at_is_told() -> None:
    asked = [question("a"), question("n", "whole", min=1, max=9), question("t", "text")]
    assert told(*asked) == [
        ("question-idle", "$.sections[0].questions[0]"),
        ("question-idle", "$.sections[0].questions[1]"),
    ]


@pytest.mark.parametrize(
    "parts",
    [
        {"rules": [rule("a == 'yes'")]},
        {"notes": [{"id": "N1", "when": "a == 'no'", "kind": "know", "text": "So."}]},
        {"report": {"helper_if": "a == 'yes'"}},
    ],
)
def test_what_a_condition_looks_at_is_not(parts: Json) -> None:
    assert told(question("a"), **parts) == []


def test_what_decides_who_is_asked_more_is_not() -> None:
    assert told(question("a"), question("t", "text", ask_if="a == 'yes'")) == []


def test_an_option_that_nothing_looks_at_is_told() -> None:
    asked = question("m", "multiple", options=SIGNS)
    assert told(asked, rules=[rule("any_of(m, 'sudden', 'stiff')")]) == [
        ("option-idle", "$.sections[0].questions[0].options[2]"),
    ]


def test_an_exclusive_option_is_looked_at_by_way_of_what_it_rules_out() -> None:
    asked = question("m", "multiple", options=SIGNS)
    assert told(asked, rules=[rule("'none' not in m")]) == []


def test_an_option_without_points_among_others_with_points_is_told() -> None:
    asked = question("m", "multiple", options=options("x", "y", "z", x=1, y=2, z=0))
    score = {"id": "s", "title": "S", "items": ["m"], "missing": "refuse"}
    assert told(asked, scores=[score]) == [("option-idle", "$.sections[0].questions[0].options[2]")]


def test_of_a_multiple_choice_without_use_the_whole_is_told() -> None:
    assert told(question("m", "multiple", options=SIGNS)) == [("question-idle", "$.sections[0].questions[0]")]


def test_of_a_table_the_rows_are_told_or_the_whole() -> None:
    table = question("t", "matrix", options=options("x", "y"), rows=[{"id": name, "text": name} for name in "pqr"])
    assert told(table) == [("question-idle", "$.sections[0].questions[0]")]
    rows = [f"$.sections[0].questions[0].rows[{at}]" for at in (0, 2)]
    assert told(table, rules=[rule("q == 'x'")]) == [("question-idle", path) for path in rows]


def test_a_number_is_told_apart_where_anything_tells_it_apart() -> None:
    number = question("n", "whole", min=0, max=9)
    assert told(number, rules=[rule("n >= 5")]) == []
    assert told(number, rules=[rule("answered(n)")]) == [("question-idle", "$.sections[0].questions[0]")]


@pytest.mark.parametrize("mark", [{"information_only": True}, {"accept": [{"code": "question-idle", "because": "x"}]}])
def test_it_may_be_there_to_be_read(mark: Json) -> None:
    found = check(data(small(question("a", **mark))))
    assert [one.code for one in found if one.code in CODES and not one.accepted] == []


def test_what_is_in_the_history_of_the_report_is_there_to_be_read() -> None:
    table = question("t", "matrix", options=options("x", "y"), rows=[{"id": name, "text": name} for name in "pqr"])
    choice = question("m", "multiple", options=SIGNS)
    report = {"history": ["a", "t", "m"]}
    assert told(question("a"), table, choice, report=report) == []
    path = "$.sections[0].questions[1].options[2]"
    report = {"history": ["t", "m"]}
    assert told(table, choice, report=report, rules=[rule("q == 'x' and any_of(m, 'sudden', 'stiff')")]) == [
        ("option-idle", path)
    ]


def test_an_option_may_be_there_to_be_read() -> None:
    marked = [one | ({"information_only": True} if one["id"] == "tired" else {}) for one in SIGNS]
    asked = question("m", "multiple", options=marked)
    assert told(asked, rules=[rule("any_of(m, 'sudden', 'stiff')")]) == []
    every = [one | {"information_only": True} for one in SIGNS]
    assert told(question("m", "multiple", options=every)) == []


def test_a_mark_that_is_not_true_is_told() -> None:
    asked = question("a", information_only=True)
    assert told(asked, rules=[rule("a == 'yes'")]) == [
        ("information-used", "$.sections[0].questions[0].information_only")
    ]
    marked = [one | {"information_only": True} for one in SIGNS]
    path = "$.sections[0].questions[0].options[0].information_only"
    assert ("information-used", path) in told(question("m", "multiple", options=marked), rules=[rule("'sudden' in m")])


def test_an_option_that_questions_share_is_told_where_none_of_them_uses_it() -> None:
    asked = [question(name, "multiple", options="shared") for name in ("m", "n")]
    lists = {"shared": SIGNS[:3]}
    rules = [rule("'sudden' in m or 'stiff' in n")]
    assert told(*asked, option_lists=lists, rules=rules) == [("option-idle", "$.option_lists.shared[2]")]


def test_what_is_never_asked_is_not_told_once_more() -> None:
    never = question("b", ask_if="a == 'yes' and a == 'no'")
    assert told(question("a"), never) == []


def test_what_a_score_hides_is_told() -> None:
    hidden = question("n", "choice", options=options("x", "y", x=0, y=1))
    always = question("o", "choice", options=options("x", "y", x=5, y=6))
    score = {"id": "s", "title": "S", "items": ["n", "o"], "combine": "max", "missing": "refuse"}
    assert told(hidden, always, scores=[score]) == [("question-idle", "$.sections[0].questions[0]")]


def test_what_is_hidden_among_too_many_answers_is_not_proven() -> None:
    hidden = question("n", "choice", options=options("x", "y", x=0, y=1))
    others = [question(f"o{at}", "whole", min=2, max=90, points=[{"points": 2}]) for at in range(12)]
    asked = [one | {"points": [{"points": 2}, {"from": 9, "points": 3}]} for one in others]
    score = {"id": "s", "title": "S", "items": ["n", *(one["id"] for one in asked)], "combine": "max"}
    found = review(data(small(hidden, *asked, scores=[score | {"missing": "refuse"}])))
    assert [one.code for one in found.findings if one.code in CODES] == []
    assert any(one.startswith("whether anything hangs on the answers to 'n' (") for one in found.unproven)


def test_where_not_all_is_tried_it_is_not_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    hidden = question("n", "choice", options=options("x", "y", x=0, y=1))
    always = question("o", "choice", options=options("x", "y", x=5, y=6))
    score = {"id": "s", "title": "S", "items": ["n", "o"], "combine": "max", "missing": "refuse"}
    questionnaire = loaded(small(hidden, always, scores=[score]))
    stake = Stake(questionnaire.questions[0], None)
    assert Matters(Net(questionnaire)).verdict(stake) == "idle"
    tired = Net(questionnaire)
    matters = Matters(tired)
    tired.effort.left = 40
    assert matters.verdict(stake) == "open"
    monkeypatch.setattr("triage.checker.matters._MOST_WORLDS", 1)
    assert Matters(Net(questionnaire)).verdict(stake) == "open"


@given(forms())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_each_verdict_is_what_all_answers_show(form: Form) -> None:
    questionnaire = form.load()
    assume(ways(questionnaire) <= MOST_WAYS)
    matters, outcomes = Matters(Net(questionnaire)), all_outcomes(questionnaire)
    for stake in matters.stakes():
        name = stake.question.id, stake.option and stake.option.id
        verdict = matters.verdict(stake)
        if verdict != "open":
            assert does_matter(outcomes, stake) is (verdict == "matters"), (name, verdict)
