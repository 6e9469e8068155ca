"""What can never be so, or always is, is said with the range that makes it so."""

from __future__ import annotations

import pytest

from tests.logic.world import SCOPE, doubts
from triage.logic import Name, NumberType, Scope, check_condition

DOUBTFUL: dict[str, list[tuple[str, int, int, str]]] = {
    "age >= 200": [("always-false", 0, 10, "This is never so: 'age' goes from 0 to 120.")],
    "age >= 0": [("always-true", 0, 8, "This is always so: 'age' goes from 0 to 120.")],
    "age > 120": [("always-false", 0, 9, "This is never so: 'age' goes from 0 to 120.")],
    "age <= 120": [("always-true", 0, 10, "This is always so: 'age' goes from 0 to 120.")],
    "age < 0": [("always-false", 0, 7, "This is never so: 'age' goes from 0 to 120.")],
    "age == 130": [("always-false", 0, 10, "This is never so: 'age' goes from 0 to 120.")],
    "age != 130": [("always-true", 0, 10, "This is always so: 'age' goes from 0 to 120.")],
    "age < 130": [("always-true", 0, 9, "This is always so: 'age' goes from 0 to 120.")],
    "200 <= age": [("always-false", 0, 10, "This is never so: 'age' goes from 0 to 120.")],
    "12 <= age < 200": [("always-true", 6, 9, "This is always so: 'age' goes from 0 to 120.")],
    "-1 < age < 200": [
        ("always-true", 0, 8, "This is always so: 'age' goes from 0 to 120."),
        ("always-true", 5, 9, "This is always so: 'age' goes from 0 to 120."),
    ],
    "age + 1 > 0": [("always-true", 0, 11, "This is always so: the left side goes from 1 to 121.")],
    "age * weight >= 0": [("always-true", 0, 17, "This is always so: the left side goes from 0 to 36000.")],
    "weight > 0": [("always-true", 0, 10, "This is always so: 'weight' goes from 0.5 to 300.")],
    "weight / 2 > 0.2": [("always-true", 0, 16, "This is always so: the left side goes from 0.25 to 150.")],
    "age - 121 >= 0": [("always-false", 0, 14, "This is never so: the left side goes from -121 to -1.")],
    "-age > 0": [("always-false", 0, 8, "This is never so: the left side goes from -120 to 0.")],
    "abs(age - 50) > 70": [("always-false", 0, 18, "This is never so: the left side goes from 0 to 70.")],
    "(age - 60) ** 2 > 3600": [("always-false", 1, 21, "This is never so: the left side goes from 0 to 3600.")],
    "(age - 60) ** 3 > 216000": [
        ("always-false", 1, 23, "This is never so: the left side goes from -216000 to 216000.")
    ],
    "sum(age, pain) > 130": [("always-false", 0, 20, "This is never so: the left side goes from 0 to 130.")],
    "sum(age, pain) >= 0": [("always-true", 0, 19, "This is always so: the left side goes from 0 to 130.")],
    "min(age, pain) > 120": [("always-false", 0, 20, "This is never so: the left side goes from 0 to 120.")],
    "max(age, pain) < 0": [("always-false", 0, 18, "This is never so: the left side goes from 0 to 120.")],
    "count(age > 1, age > 2) > 2": [("always-false", 0, 27, "This is never so: the left side goes from 0 to 2.")],
    "points(pain) > 2": [("always-false", 0, 16, "This is never so: the left side goes from 0 to 2.")],
    "points(mood) <= 3": [("always-true", 0, 17, "This is always so: the left side goes from 0 to 3.")],
    "phq > 27": [("always-false", 0, 8, "This is never so: 'phq' goes from 0 to 27.")],
    "total >= -5": [("always-true", 0, 11, "This is always so: 'total' goes from -5 to 5.")],
    "1 == 1": [("always-true", 0, 6, "This is always so: no question and no score stands in it.")],
    "1 != 1": [("always-false", 0, 6, "This is never so: no question and no score stands in it.")],
    "2 < 1": [("always-false", 0, 5, "This is never so: no question and no score stands in it.")],
    "abs(total) >= 0": [("always-true", 0, 15, "This is always so: the left side goes from 0 to 5.")],
    "total ** 2 > 25": [("always-false", 0, 15, "This is never so: the left side goes from 0 to 25.")],
    "1 / weight > 2": [("always-false", 0, 14, "This is never so: the left side goes from 0.003 to 2.")],
    "age == 0.5": [],
    "min(3, 4) > 2": [("always-true", 0, 13, "This is always so: no question and no score stands in it.")],
    "121 <= age + 1 - 1": [("always-false", 0, 18, "This is never so: the right side goes from 0 to 120.")],
    "0 * age == 1": [("always-false", 0, 12, "This is never so: the left side is always 0.")],
    "age < 2 * 100": [("always-true", 0, 13, "This is always so: 'age' goes from 0 to 120.")],
    "weight == 0.05": [("always-false", 0, 14, "This is never so: 'weight' goes from 0.5 to 300.")],
}

NOT_DOUBTFUL = [
    "age > 119",
    "age >= 120",
    "age < 1",
    "age <= 0",
    "age == 120",
    "age != 0",
    "age < weight",
    "age * total > 35",
    "age - weight > 119",
    "-total >= 5",
    "abs(total) > 4",
    "(total - 1) ** 2 > 35",
    "total ** 3 < -124",
    "sum(total, pain) < -4",
    "sum(weight) > 0",
    "sum(-weight) < 0",
    "sum(weight, weight) > 0.5",
    "min(age, total) <= -5",
    "max(age, total) >= 120",
    "count(age > 1, age > 2) == 2",
    "count(age > 1) == 0",
    "1 / weight > 1.9",
    "points(mood) == 3",
]


@pytest.mark.parametrize("text", DOUBTFUL)
def test_doubtful(text: str) -> None:
    found = doubts(text)
    assert [(item.code, item.column, item.length, item.message) for item in found] == DOUBTFUL[text]
    assert all(item.doubtful for item in found)
    cures = {True: "Compare the answer to a question, or a score.", False: "Check the number."}
    assert [item.cure for item in found] == [cures["no question" in item.message] for item in found]


@pytest.mark.parametrize("text", NOT_DOUBTFUL)
def test_not_doubtful(text: str) -> None:
    assert doubts(text) == ()


def test_the_doubtful_part_of_a_longer_condition_is_pointed_at() -> None:
    (found,) = doubts("sex == 'male' or age >= 200 and 'statin' in medicines")
    assert (found.code, found.column, found.length) == ("always-false", 17, 10)


UNLIMITED = Scope(
    {
        "free": Name("free", 0, NumberType(None, None), "Free"),
        "above": Name("above", 1, NumberType(0, None), "Above"),
        "below": Name("below", 2, NumberType(None, 0), "Below"),
    }
)


@pytest.mark.parametrize(
    "text",
    [
        "free > 0",
        "above > 5",
        "below < -5",
        "above + below > 0",
        "above * 2 > 5",
        "above ** 2 > 4",
        "free ** 2 > 4",
        "below ** 3 < 0",
        "abs(below) > 4",
        "abs(free) > 4",
        "sum(above, 1) > 5",
        "min(above, 5) > 4",
        "max(below, free) > 4",
        "-above < -3",
        "above - below > 3",
    ],
)
def test_without_limits_there_is_no_doubt(text: str) -> None:
    assert check_condition(text, UNLIMITED)[1] == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("above >= 0", "always-true"),
        ("below > 0", "always-false"),
        ("above + 1 > 0", "always-true"),
        ("1 - above > 1", "always-false"),
        ("-above > 0", "always-false"),
        ("free ** 2 < 0", "always-false"),
        ("below ** 3 <= 0", "always-true"),
        ("abs(below) >= 0", "always-true"),
        ("min(below, 5) > 5", "always-false"),
        ("max(above, 5) < 0", "always-false"),
        ("above < -above - 1", "always-false"),
    ],
)
def test_one_limit_is_enough(text: str, code: str) -> None:
    (found,) = check_condition(text, UNLIMITED)[1]
    assert found.code == code


def test_a_range_with_one_limit_is_said_so() -> None:
    (found,) = check_condition("above >= 0", UNLIMITED)[1]
    assert found.message == "This is always so: 'above' is 0 at least."
    (found,) = check_condition("below - 1 >= 0", UNLIMITED)[1]
    assert found.message == "This is never so: the left side is -1 at most."


@pytest.mark.parametrize(
    "divisor", ["free", "above", "below", "above + below", "0 * free", "count(free > 0)", "-above"]
)
def test_division_by_what_can_be_0_is_an_error(divisor: str) -> None:
    with pytest.raises(ValueError, match="nothing can be divided by 0"):
        check_condition(f"1 / ({divisor}) > 1", UNLIMITED)


@pytest.mark.parametrize("divisor", ["above + 1", "below - 0.5", "free ** 2 + 1", "-2"])
def test_division_by_what_is_never_0_is_fine(divisor: str) -> None:
    assert check_condition(f"1 / ({divisor}) > 0.1", UNLIMITED)


def test_all_names_of_the_world_have_limits() -> None:
    assert not [name for name in SCOPE.names.values() if isinstance(name.type, NumberType) and name.type.low is None]
