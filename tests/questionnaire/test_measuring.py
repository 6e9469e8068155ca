"""Which numbers go together, and which are whole: units, formulas, and tables with a row for every value."""

from __future__ import annotations

import pytest

from tests.questionnaire.reading import Json, loaded, options, question, small
from tests.questionnaire.scored import NAMES, asked, codes, score
from triage.questionnaire import Questionnaire

# Units


def measured(name: str, unit: str | None, **parts: object) -> Json:
    """A question for a number in ``unit``."""
    return question(name, "whole", min=1, max=200, **({} if unit is None else {"unit": unit}), **parts)


BODY = [measured("height", "cm"), measured("waist", "CM"), measured("weight", "kg"), measured("steps", None)]
POINTS = [{"points": 0}, {"from": 100, "points": 1}]


@pytest.mark.parametrize(
    ("formula", "doubted"),
    [
        ("height + weight", True),
        ("height - (2 + weight)", True),
        ("abs(-height) + weight", True),
        ("2 * sum(height, 3, weight)", True),
        ("sqrt(height + weight)", True),
        ("count(height > weight)", True),
        ("height + waist", False),
        ("height + steps", False),
        ("weight / height ** 2", False),
        ("height - 100 - weight * 2", False),
        ("height / 10 + weight", False),
    ],
)
def test_only_like_units_are_put_together_in_a_formula(formula: str, doubted: bool) -> None:
    assert codes(*BODY, scores=[score(formula=formula)]) == ["mixed-units"] * doubted


@pytest.mark.parametrize(
    ("items", "parts", "doubted"),
    [
        (["height", "weight"], {}, True),
        (["steps", "height", "weight"], {"combine": "max"}, True),
        (["height", "waist"], {"combine": "mean"}, False),
        (["height", "steps"], {}, False),
        (["height", "weight"], {"combine": "count", "counts_from": 100}, False),
        (["height", "scored"], {}, False),
        (["height", "days"], {}, True),
    ],
)
def test_only_like_units_are_items_of_a_score(items: list[str], parts: Json, doubted: bool) -> None:
    scored = measured("scored", "kg", points=POINTS)
    days = score("days", formula="steps", unit="days")
    assert codes(*BODY, scored, scores=[days, score(items=items, **parts)]) == ["mixed-units"] * doubted


# Whole numbers, and the tables that need them

WHOLE = [*map(asked, NAMES), measured("years", None), question("kg", "decimal", min=1, max=2, decimals=1)]


def is_whole(**parts: object) -> bool:
    """Whether a score is known to be whole, and may so be looked up in a table; 'raw' is a score of 0 to 4."""
    rows = {str(value): value for value in range(-10, 250)}
    raw = score("raw", items=["a", "b"])
    third = score("third", items=["a", "b", "c"], combine="mean")
    found = codes(*WHOLE, scores=[raw, third, score(look_up=rows, **parts)])
    assert set(found) <= {"look-up-between"}
    return not found


@pytest.mark.parametrize(
    ("formula", "whole"),
    [
        ("raw", True),
        ("points(a) + points(b)", True),
        ("raw * 2 - 1", True),
        ("-raw", True),
        ("abs(raw - 3) ** 2", True),
        ("years", True),
        ("max(years, raw)", True),
        ("count(raw > 1, years > 3)", True),
        ("raw / 2", False),
        ("raw * 0.5", False),
        ("raw + 0.5", False),
        ("kg", False),
        ("max(kg, raw)", False),
        ("third", False),
        ("sqrt(raw)", False),
        ("log(raw + 1)", False),
    ],
)
def test_a_formula_is_whole_if_all_in_it_is(formula: str, whole: bool) -> None:
    assert is_whole(formula=formula) is whole
    assert is_whole(formula=formula, round=0)
    assert is_whole(formula=formula, round=1) is whole


@pytest.mark.parametrize(
    ("items", "parts", "whole"),
    [
        (["raw"], {}, True),
        (["raw", "years"], {}, True),
        (["years"], {"reverse": ["years"]}, True),
        (["raw"], {"then": "value * 3"}, True),
        (["raw"], {"then": "value / 3"}, False),
        (["third"], {}, False),
        (["third"], {"then": "value * 3"}, False),
        (["third", "a"], {"combine": "count", "counts_from": 1}, True),
        (["kg"], {}, False),
        (["raw", "a"], {"combine": "mean"}, False),
        (["raw", "a"], {"combine": "max"}, True),
        (["a", {"when": "b == 'some'", "points": 2}], {}, True),
        (["a", {"when": "b == 'some'", "points": 0.5}], {}, False),
    ],
)
def test_a_score_is_whole_if_its_items_are(items: list[object], parts: Json, whole: bool) -> None:
    assert is_whole(items=items, **parts) is whole


def test_points_between_the_least_and_the_greatest_are_looked_at_too() -> None:
    halves = asked("a", options=options("no", "some", "yes", some=0.5, yes=1))
    ranges = question("b", "scale", points=[{"points": 0}, {"from": 3, "points": 0.5}, {"from": 6, "points": 1}])
    for name in ("a", "b"):
        found = codes(halves, ranges, scores=[score(items=[name], look_up={"0": 0, "1": 10})])
        assert found == ["look-up-between"]


@pytest.mark.parametrize(
    ("rows", "between"), [({"0": 30, "1": 40, "2": 50}, False), ({"0": 30, "1": 40.5, "2": 50}, True)]
)
def test_a_looked_up_score_is_whole_if_its_table_is(rows: Json, between: bool) -> None:
    table = score("table", items=["a"], look_up=rows)
    again = score(formula="table", look_up={str(value): 0 for value in range(30, 51)})
    assert codes(asked("a"), scores=[table, again]) == ["look-up-between"] * between


FOUR = [question(f"q{at}", "choice", options=options("x", "y", x=1, y=4)) for at in range(4)]


@pytest.mark.parametrize(
    ("missing", "low", "high"),
    [
        ("refuse", 4, 16),
        ({"at_least": 3, "count_as": 0}, 3, 16),  # 1 + 1 + 1 + 0
        ({"at_least": 2, "count_as": 0}, 2, 16),
        ({"at_least": 3, "count_as": 5}, 4, 17),  # 4 + 4 + 4 + 5
        ({"at_least": 3, "count_as": "ignore"}, 3, 16),
        ({"at_least": "all", "count_as": 5}, 4, 16),
    ],
)
def test_a_table_has_the_estimates_too(missing: object, low: int, high: int) -> None:
    def found(least: int, most: int) -> list[str]:
        rows = {str(value): 0 for value in range(least, most + 1)}
        made = score(items=["q0", "q1", "q2", "q3"], missing=missing, look_up=rows)
        return [code for code in codes(*FOUR, scores=[made]) if code != "missing-unused"]

    assert found(low, high) == []
    assert found(low + 1, high) == found(low, high - 1) == ["look-up-hole"]


@pytest.mark.parametrize(
    ("combine", "count_as", "low", "high"),
    [
        ("max", "ignore", 0, 4),  # 0 to 2 alone
        ("min", "ignore", 0, 4),  # 1 to 4 alone
        ("mean", "ignore", 0, 4),
        ("max", 0, 0, 4),
        ("max", 5, 1, 5),
        ("sum", "average", 0, 8),  # 4 and 4 for the other, or 0 and 0
    ],
)
def test_so_it_has_where_items_differ_in_range(combine: str, count_as: object, low: int, high: int) -> None:
    """One of 1 to 4 points, one of 0 to 2: the greater is at least 1, unless the first is missing."""

    def holes(least: int, most: int) -> bool:
        rows = {str(value): 0 for value in range(least, most + 1)}
        missing = {"at_least": 1, "count_as": count_as}
        made = score(items=["q0", "a"], combine=combine, missing=missing, round=0, look_up=rows)
        return "look-up-hole" in codes(FOUR[0], asked("a"), scores=[made])

    assert not holes(low, high)
    assert holes(low + 1, high)
    assert holes(low, high - 1)


def test_a_score_that_may_not_apply_makes_the_sum_smaller() -> None:
    first = score("first", items=["q0", "q1"])
    both = score(items=["q2", "first"], missing={"at_least": "all", "not_asked": "leave_out"})
    some = first | {"applies_if": "q2 == 'x'"}
    assert [range_of(loaded(small(*FOUR, scores=[part, both])), at=1) for part in (first, some)] == [(3, 12), (1, 12)]


LEAST = score("least", items=["q0", "q1"], combine="min", missing={"at_least": 1, "count_as": 0})


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ({"formula": "log(least)"}, ["out-of-domain"]),
        ({"formula": "1 / least"}, ["division-by-zero"]),
        ({"items": ["least"], "then": "1 / value"}, ["division-by-zero"]),
        ({"items": ["least"], "then": "1 / (value + 1)"}, []),
        ({"formula": "least", "look_up": {"1": 1, "2": 2, "3": 3, "4": 4}}, ["look-up-hole"]),
        ({"items": ["least", "q2"], "look_up": {str(at): 0 for at in range(2, 9)}}, ["look-up-hole"]),
        ({"items": ["least", "q2"], "look_up": {str(at): 0 for at in range(1, 9)}}, []),
        ({"items": ["least"], "reverse": ["least"], "look_up": {str(at): 0 for at in range(1, 5)}}, ["look-up-hole"]),
        ({"items": ["least"], "reverse": ["least"], "look_up": {str(at): 0 for at in range(1, 6)}}, []),  # 1 + 4 - 0
    ],
)
def test_what_is_made_of_a_score_is_made_of_its_estimates(parts: Json, found: list[str]) -> None:
    """The lower of two answers from 1 on is 0 where one of them is missing."""
    assert codes(*FOUR, scores=[LEAST, score(**parts)]) == found


def test_a_way_out_that_counts_widens_the_range() -> None:
    """Three answers of 1 point and one 'not sure' of 0 make 3."""
    form = loaded(
        small(
            *(question_ | {"non_answers": ["not_sure"]} for question_ in FOUR[:1]),
            *FOUR[1:],
            scores=[score(items=["q0", "q1", "q2", "q3"], missing={"at_least": "all", "not_sure": 0, "declined": -9})],
        )
    )
    assert range_of(form) == (3, 16)


def range_of(form: Questionnaire, at: int = 0) -> tuple[object, object]:
    """The least and the greatest of a score."""
    return form.scores[at].low, form.scores[at].high
