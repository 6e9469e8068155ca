"""Points by ranges: of one number, of a number read by another answer, and weights that take points away."""

from __future__ import annotations

import pytest

from tests.constructs.forms import COMPLETE, REFUSED, Answers, Said, assessed, narrow, numbers, said, scored
from triage.assessment import AnswersError
from triage.questionnaire import Answered

# Early warning: seven parts of 0 to 3, oxygen 2; a single 3 is a band of its own, below those from 5 and 7.

WELL: Answers = {
    "scale": "one",
    "oxygen": "air",
    "breaths": 16,
    "oxygen_level": 97,
    "systolic": 120,
    "pulse": 70,
    "alert": "alert",
    "temperature": 37,
}

CHART: list[tuple[str, list[tuple[float | str, int]]]] = [
    ("breaths", [(0, 3), (8, 3), (9, 1), (11, 1), (12, 0), (20, 0), (21, 2), (24, 2), (25, 3), (80, 3)]),
    ("systolic", [(90, 3), (91, 2), (100, 2), (101, 1), (110, 1), (111, 0), (219, 0), (220, 3)]),
    ("pulse", [(40, 3), (41, 1), (50, 1), (51, 0), (90, 0), (91, 1), (110, 1), (111, 2), (130, 2), (131, 3)]),
    (
        "temperature",
        [(35, 3), (35.1, 1), (36, 1), (36.1, 0), (38, 0), (38.1, 1), (39, 1), (39.1, 2)],
    ),
    ("alert", [("alert", 0), ("not_alert", 3)]),
    ("oxygen", [("air", 0), ("oxygen", 2)]),
]


@pytest.mark.parametrize(
    ("name", "answer", "points"), [(name, answer, points) for name, cells in CHART for answer, points in cells]
)
def test_the_chart(name: str, answer: Answered, points: int) -> None:
    answers = WELL | {name: answer}
    assert numbers(scored("news2-like", "total", answers)) == (COMPLETE, points, points, points)
    assert scored("news2-like", "worst", answers).value == points


ONE = [(83, 3), (91, 3), (92, 2), (93, 2), (94, 1), (95, 1), (96, 0), (100, 0)]
LOW_TWO = [(83, 3), (84, 2), (85, 2), (86, 1), (87, 1), (88, 0), (92, 0)]
LEVELS = [
    ("one", "air", ONE),
    ("one", "oxygen", ONE),
    ("two", "air", [*LOW_TWO, (93, 0), (97, 0), (100, 0)]),
    ("two", "oxygen", [*LOW_TWO, (93, 1), (94, 1), (95, 2), (96, 2), (97, 3), (100, 3)]),
]


@pytest.mark.parametrize(
    ("scale", "oxygen", "level", "points"),
    [(scale, oxygen, level, points) for scale, oxygen, cells in LEVELS for level, points in cells],
)
def test_a_number_read_by_two_other_answers(scale: str, oxygen: str, level: int, points: int) -> None:
    answers = WELL | {"scale": scale, "oxygen": oxygen, "oxygen_level": level}
    assert scored("news2-like", "total", answers).value == points + (2 if oxygen == "oxygen" else 0)


def test_a_temperature_between_two_rows_of_the_chart_is_refused() -> None:
    with pytest.raises(AnswersError):
        assessed("news2-like", WELL | {"temperature": 38.05})


@pytest.mark.parametrize(
    ("changes", "value", "band"),
    [
        ({}, 0, "low"),
        ({"oxygen": "oxygen", "pulse": 91}, 3, "low"),
        ({"oxygen": "oxygen", "pulse": 111}, 4, "low"),
        ({"breaths": 25}, 3, "single_3"),
        ({"breaths": 25, "pulse": 91}, 4, "single_3"),
        ({"breaths": 25, "pulse": 111}, 5, "medium"),
        ({"oxygen": "oxygen", "pulse": 111, "temperature": 38.1}, 5, "medium"),
        ({"oxygen": "oxygen", "pulse": 111, "temperature": 39.1}, 6, "medium"),
        ({"breaths": 25, "pulse": 131}, 6, "medium"),
        ({"breaths": 9, "oxygen": "oxygen", "pulse": 111, "temperature": 39.1}, 7, "high"),
        ({"breaths": 25, "pulse": 131, "temperature": 38.1}, 7, "high"),
    ],
)
def test_a_single_three_lifts_a_low_total(changes: Answers, value: int, band: str) -> None:
    assert said(scored("news2-like", "total", WELL | changes)) == (COMPLETE, value, value, value, band, (band,))


def without(*names: str, **changes: Answered) -> Answers:
    """A well person's answers with ``changes``, without ``names``."""
    return {name: answer for name, answer in (WELL | changes).items() if name not in names}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (without("breaths"), (REFUSED, None, 0, 3, None, ("low", "single_3"))),
        (without("breaths", "temperature"), (REFUSED, None, 0, 6, None, ("low", "single_3", "medium"))),
        (without("breaths", alert="not_alert", pulse=131), (REFUSED, None, 6, 9, None, ("medium", "high"))),
        (without("scale", oxygen_level=90), (REFUSED, None, 0, 3, None, ("low", "single_3"))),
        (without("scale", oxygen_level=93), (REFUSED, None, 0, 2, "low", ("low",))),
        (without("scale"), (COMPLETE, 0, 0, 0, "low", ("low",))),
        (without(*WELL), (REFUSED, None, 0, 20, None, ("low", "single_3", "medium", "high"))),
    ],
    ids=range(7),
)
def test_any_missing_part_refuses_the_total(answers: Answers, expected: Said) -> None:
    assert said(scored("news2-like", "total", answers)) == expected


def test_bands_that_no_answer_reaches_are_not_possible() -> None:
    """A 3 for the breaths makes 7 here, so a single 3 cannot come; on scale two, oxygen makes 5 or nothing."""
    breaths = without("breaths", oxygen="oxygen", pulse=111)
    assert narrow("news2-like", "total", breaths) == (REFUSED, None, 4, 7, None, ("low", "medium", "high"))
    oxygen = without("oxygen", scale="two")
    assert narrow("news2-like", "total", oxygen) == (REFUSED, None, 0, 5, None, ("low", "medium"))


# A clot: nine signs of one point, and two points less where something else is as likely.


@pytest.mark.parametrize(
    ("signs", "other", "expected"),
    [
        (0, "no", (COMPLETE, 0, 0, 0, "unlikely", ("unlikely",))),
        (1, "no", (COMPLETE, 1, 1, 1, "unlikely", ("unlikely",))),
        (2, "no", (COMPLETE, 2, 2, 2, "likely", ("likely",))),
        (9, "no", (COMPLETE, 9, 9, 9, "likely", ("likely",))),
        (0, "yes", (COMPLETE, -2, -2, -2, "unlikely", ("unlikely",))),
        (3, "yes", (COMPLETE, 1, 1, 1, "unlikely", ("unlikely",))),
        (4, "yes", (COMPLETE, 2, 2, 2, "likely", ("likely",))),
        (9, "yes", (COMPLETE, 7, 7, 7, "likely", ("likely",))),
        (3, None, (REFUSED, None, 1, 3, None, ("unlikely", "likely"))),
        (4, None, (REFUSED, None, 2, 4, "likely", ("likely",))),
    ],
)
def test_a_weight_below_zero(signs: int, other: str | None, expected: Said) -> None:
    answers = {f"s{at}": "yes" if at <= signs else "no" for at in range(1, 10)} | {"other": other}
    assert said(scored("wells-like", "clot", answers)) == expected


def test_a_sign_that_is_left_out() -> None:
    answers = {f"s{at}": "yes" if at <= 1 else "no" for at in range(1, 9)} | {"other": "no"}
    assert numbers(scored("wells-like", "clot", answers)) == (REFUSED, None, 1, 2)
    assert numbers(scored("wells-like", "clot", {})) == (REFUSED, None, -2, 9)


# A stroke: one point from 65 and two from 75, never three; with sex and without.

NONE: Answers = {
    "age": 50,
    "heart": "no",
    "pressure": "no",
    "sugar": "no",
    "vessels": "no",
    "stroke": "no",
    "sex": "male",
}
ALL: Answers = {**dict.fromkeys(NONE, "yes"), "age": 90, "sex": "female"}


@pytest.mark.parametrize(
    ("answers", "without_sex", "with_sex", "band"),
    [
        (NONE, 0, 0, "none"),
        (NONE | {"sex": "female"}, 0, 1, "one"),
        (NONE | {"age": 64}, 0, 0, "none"),
        (NONE | {"age": 65}, 1, 1, "one"),
        (NONE | {"age": 74}, 1, 1, "one"),
        (NONE | {"age": 75}, 2, 2, "two"),
        (NONE | {"age": 120}, 2, 2, "two"),
        (NONE | {"stroke": "yes"}, 2, 2, "two"),
        (NONE | {"heart": "yes"}, 1, 1, "one"),
        (NONE | {"pressure": "yes"}, 1, 1, "one"),
        (NONE | {"sugar": "yes"}, 1, 1, "one"),
        (NONE | {"vessels": "yes"}, 1, 1, "one"),
        (NONE | {"age": 65, "sex": "female"}, 1, 2, "two"),
        (ALL, 8, 9, "two"),
    ],
)
def test_ranges_that_shut_each_other_out(answers: Answers, without_sex: int, with_sex: int, band: str) -> None:
    found = assessed("cha2ds2-vasc-like", answers).scores
    assert numbers(found["without_sex"]) == (COMPLETE, without_sex, without_sex, without_sex)
    assert said(found["with_sex"]) == (COMPLETE, with_sex, with_sex, with_sex, band, (band,))


def test_an_unknown_age_is_none_to_two() -> None:
    answers = {name: answer for name, answer in NONE.items() if name != "age"}
    found = assessed("cha2ds2-vasc-like", answers | {"sex": "female"}).scores
    assert said(found["without_sex"]) == (REFUSED, None, 0, 2, None, ("none", "one", "two"))
    assert said(found["with_sex"]) == (REFUSED, None, 1, 3, None, ("one", "two"))
