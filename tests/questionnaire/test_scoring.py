"""Ways to get a score wrong: rules for missing answers that change nothing, conditions as answers, mixed ranges."""

from __future__ import annotations

import pytest

from tests.questionnaire.reading import Json, options
from tests.questionnaire.scored import NAMES, asked, codes, score


def of_three(missing: Json, **parts: object) -> list[str]:
    """What is found in a score of three questions."""
    return codes(*map(asked, NAMES), scores=[score(items=NAMES, missing=missing, **parts)])


# Rules for missing answers that change nothing

CHANGING: dict[str, Json] = {
    "one may be missing": {"at_least": 2, "count_as": 0},
    "half of three": {"at_least": "half", "count_as": 0},
    "all of those that count": {"at_least": "all", "of": ["a", "b"], "count_as": 0},
    "two of two that count": {"at_least": 2, "of": ["a", "b"], "count_as": 0},
    "refused where one is missing": {"at_least": "all"},
}


@pytest.mark.parametrize("case", CHANGING)
def test_a_rule_that_changes_something_is_not_doubted(case: str) -> None:
    assert of_three(CHANGING[case]) == []


def test_half_of_one_question_is_not_doubted_in_a_category() -> None:
    """An author writes one rule for all categories, and some of them have one question so far."""
    one = asked("a", options=options("no", "yes", yes={"s": 1}))
    assert codes(one, scores=[score(category=True, missing={"at_least": "half", "count_as": 0})]) == []
    alone = score(items=["a"], missing={"at_least": "half", "count_as": 0})
    assert codes(asked("a"), scores=[alone]) == ["missing-unused"]


NOT_ASKED = {"at_least": "all", "not_asked": 0}


def test_what_an_item_counts_that_is_not_asked_matters_where_one_may_not_be_asked() -> None:
    gated = asked("b", ask_if="a == 'often'")
    assert codes(asked("a"), gated, scores=[score(items=["a", "b"], missing=NOT_ASKED)]) == []
    assert codes(asked("a"), asked("b"), scores=[score(items=["a", "b"], missing=NOT_ASKED)]) == ["missing-unused"]


def ended(*items: object, missing: object = "refuse") -> list[str]:
    """What is found in a score of ``items``, where the form may end before ``b`` and ``c``."""
    end = {"when": "a == 'often'", "title": "End", "text": ["End"]}
    sections = [
        {"id": "one", "title": "One", "questions": [asked("a")], "end_if": end},
        {"id": "two", "title": "Two", "questions": [asked("b"), asked("c")]},
    ]
    scores = [score("first", items=["a"]), score(items=[*items], missing=missing)]
    return codes(sections=sections, scores=scores)


def test_questions_behind_one_end_are_asked_together() -> None:
    assert ended("b", "c") == []
    assert ended("b", "c", missing=NOT_ASKED) == ["missing-unused"]


@pytest.mark.parametrize("other", ["a", "first", {"when": "a == 'some'"}], ids=["question", "score", "condition"])
def test_behind_an_end_a_question_may_be_missed_beside_what_is_there(other: object) -> None:
    assert ended("b", other) == ["missing-not-asked"]
    assert ended("b", other, missing=NOT_ASKED) == []


def of_scores(rule: object, *items: str, **parts: object) -> list[str]:
    """What is found in a score of scores, of which the first is as ``parts`` say."""
    first = score("first", **({} if "formula" in parts else {"items": ["a"]}) | parts)
    return codes(
        asked("a"),
        asked("b", ask_if="a == 'often'"),
        scores=[first, score("second", items=["a"]), score(items=[*items], missing=rule)],
    )


@pytest.mark.parametrize(
    "parts",
    [{"applies_if": "a != 'some'"}, {"formula": "points(b)"}, {"items": ["b"], "missing": NOT_ASKED}],
    ids=["applies to some", "a formula of what is not asked", "nothing of it is asked"],
)
def test_a_score_that_may_not_apply_needs_saying_what_it_counts_then(parts: Json) -> None:
    assert of_scores("refuse", "first", "second", **parts) == ["missing-not-asked"]
    assert of_scores(NOT_ASKED, "first", "second", **parts) == []
    assert of_scores("refuse", "first", **parts) == []


def test_a_score_that_applies_to_everybody_needs_no_saying() -> None:
    assert of_scores("refuse", "first", "second") == []
    assert of_scores("refuse", "first", "second", items=["a", "b"], missing=NOT_ASKED) == []
    assert of_scores(NOT_ASKED, "first", "second") == ["missing-unused"]


# Conditions that count towards at_least

AIDS: Json = {"when": "c == 'often'", "points": 2}


@pytest.mark.parametrize(
    ("missing", "found"),
    [
        ({"at_least": 1, "count_as": 0}, ["when-as-answer"]),
        ({"at_least": 1, "of": ["a", "b"], "count_as": 0}, []),
        ({"at_least": "all"}, []),
        ("refuse", []),
    ],
)
def test_a_condition_is_no_answer(missing: object, found: list[str]) -> None:
    made = score(items=["a", "b", AIDS], missing=missing)
    assert codes(*map(asked, NAMES), scores=[made]) == found


def test_conditions_alone_may_be_counted() -> None:
    made = score(items=[AIDS, {"when": "a == 'often'"}], missing={"at_least": 1, "count_as": 0})
    assert codes(*map(asked, NAMES), scores=[made]) == []


# Averages over items of different ranges

FAR: Json = {"options": options("no", "yes", yes=10)}


@pytest.mark.parametrize(
    ("combine", "count_as", "found"),
    [
        ("sum", "average", ["mixed-ranges"]),
        ("mean", "average", ["mixed-ranges"]),
        ("mean", "ignore", ["mixed-ranges"]),
        ("mean", 0, []),
        ("sum", "ignore", []),
        ("sum", 0, []),
        ("max", "average", []),
    ],
)
def test_an_average_is_of_one_range(combine: str, count_as: object, found: list[str]) -> None:
    made = score(items=["a", "b"], combine=combine, missing={"at_least": 1, "count_as": count_as})
    assert codes(asked("a"), asked("b", **FAR), scores=[made]) == found
    assert codes(asked("a"), asked("b"), scores=[made]) == []


def test_a_mean_of_different_ranges_is_not_doubted_where_nothing_may_be_missing() -> None:
    assert codes(asked("a"), asked("b", **FAR), scores=[score(items=["a", "b"], combine="mean")]) == []
    whole = score(items=["a", "b"], missing={"at_least": "all", "count_as": "average"})
    assert codes(asked("a"), asked("b", **FAR), scores=[whole]) == ["missing-unused"]


# What a score cannot be made of


def test_a_category_turns_and_needs_only_its_own_questions() -> None:
    one = asked("a", options=options("no", "yes", yes={"s": 1}))
    two = asked("b", options=options("no", "yes", yes={"s": 1}))
    good = score(category=True, reverse=["a"], missing={"at_least": 1, "of": ["b"], "count_as": 0})
    assert codes(one, two, asked("c"), scores=[good]) == []
    wrong = score(category=True, reverse=["c"], missing={"at_least": 1, "of": ["c"], "count_as": 0})
    assert codes(one, two, asked("c"), scores=[wrong]) == ["not-an-item", "not-an-item"]


def test_a_formula_combines_nothing() -> None:
    assert codes(asked("a"), scores=[score(formula="points(a)", combine="mean")]) == ["formula-with-items"]
    assert codes(asked("a"), scores=[score(formula="points(a)")]) == []
