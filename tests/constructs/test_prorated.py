"""Missing answers made up for: by a mean, by an average, by what was not asked; and that nothing is lost on the way."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.constructs.forms import (
    COMPLETE,
    ESTIMATED,
    REFUSED,
    Answers,
    Numbers,
    Said,
    assessed,
    numbers,
    row,
    said,
    scored,
)
from tests.questionnaire.reading import Json, loaded, options, question, small
from triage.assessment import ScoreResult, assess
from triage.logic import Number
from triage.questionnaire import Answered, Level

# Ten statements of 0 to 4, the second and third the other way round; 10 times the mean of at least nine.

TOTALS: list[tuple[str, int, str]] = [
    ("0440000000", 0, "well"),
    ("4441000000", 5, "well"),
    ("4442000000", 6, "low"),
    ("4444200000", 10, "low"),
    ("4444300000", 11, "mild"),
    ("4444420000", 14, "mild"),
    ("4444430000", 15, "moderate"),
    ("4444443000", 19, "moderate"),
    ("4444444000", 20, "marked"),
    ("4444444400", 24, "marked"),
    ("4444444410", 25, "severe"),
    ("4004444444", 40, "severe"),
]


@pytest.mark.parametrize("score", ["distress", "by_average"])
@pytest.mark.parametrize(("digits", "value", "band"), TOTALS)
def test_two_of_ten_statements_count_the_other_way(score: str, digits: str, value: int, band: str) -> None:
    assert said(scored("core-10-like", score, row("c", digits))) == (COMPLETE, value, value, value, band, (band,))


@pytest.mark.parametrize("score", ["distress", "by_average"])
@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("444410000-", (ESTIMATED, 10, 9, 13, "low", ("low", "mild"))),
        ("444420000-", (ESTIMATED, Fraction(100, 9), 10, 14, "mild", ("low", "mild"))),
        ("4-44200000", (ESTIMATED, Fraction(100, 9), 10, 14, "mild", ("low", "mild"))),
        ("444444100-", (ESTIMATED, Fraction(170, 9), 17, 21, "moderate", ("moderate", "marked"))),
        ("444444200-", (ESTIMATED, 20, 18, 22, "marked", ("moderate", "marked"))),
        ("44442000--", (REFUSED, None, 10, 18, None, ("low", "mild", "moderate"))),
        ("4--4444444", (REFUSED, None, 32, 40, "severe", ("severe",))),
    ],
)
def test_nine_answers_are_enough_and_eight_are_not(score: str, digits: str, expected: Said) -> None:
    assert said(scored("core-10-like", score, row("c", digits))) == expected


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("44442000--", (ESTIMATED, Fraction(25, 2), 10, 18)),
        ("3---------", (ESTIMATED, 30, 3, 39)),
        ("----------", (REFUSED, None, 0, 40)),
    ],
)
def test_one_answer_is_enough_where_the_form_says_so(digits: str, expected: Numbers) -> None:
    assert numbers(scored("core-10-like", "from_one", row("c", digits))) == expected


@pytest.mark.parametrize(
    ("digits", "level"),
    [
        ("0440000000", Level.NONE),
        ("0440010000", Level.URGENT),
        ("-----1----", Level.URGENT),
        ("4004404444", Level.NONE),
    ],
)
def test_one_statement_asks_for_help_whatever_the_sum(digits: str, level: Level) -> None:
    assert assessed("core-10-like", row("c", digits)).level is level


# Ten parts of 0 to 5, the highest of those ticked; in hundredths of what is possible, at least nine of them.


def parts(digits: str) -> Answers:
    """Answers to the ten parts, one tick each."""
    return {f"o{at}": None if digit == "-" else [digit] for at, digit in enumerate(digits, 1)}


@pytest.mark.parametrize(
    ("digits", "value", "band"),
    [
        ("0000000000", 0, "little"),
        ("1111111110", 18, "little"),
        ("1111111111", 20, "little"),
        ("2111111111", 22, "some"),
        ("2222222222", 40, "some"),
        ("3222222222", 42, "much"),
        ("3333333333", 60, "much"),
        ("4333333333", 62, "very_much"),
        ("4444444444", 80, "very_much"),
        ("5444444444", 82, "most"),
        ("5555555555", 100, "most"),
    ],
)
def test_hundredths_of_what_is_possible(digits: str, value: int, band: str) -> None:
    assert said(scored("odi-like", "trouble", parts(digits))) == (COMPLETE, value, value, value, band, (band,))


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("100000000-", (ESTIMATED, 2, 2, 12, "little", ("little",))),
        ("111111111-", (ESTIMATED, 20, 18, 28, "little", ("little", "some"))),
        ("211111111-", (ESTIMATED, 22, 20, 30, "some", ("little", "some"))),
        ("222222222-", (ESTIMATED, 40, 36, 46, "some", ("some", "much"))),
        ("322222222-", (ESTIMATED, 42, 38, 48, "much", ("some", "much"))),
        ("555555555-", (ESTIMATED, 100, 90, 100, "most", ("most",))),
        ("11111111--", (REFUSED, None, 16, 36, None, ("little", "some"))),
        ("55555555--", (REFUSED, None, 80, 100, None, ("very_much", "most"))),
    ],
)
def test_one_part_may_be_left_out_and_the_hundredth_is_whole(digits: str, expected: Said) -> None:
    assert said(scored("odi-like", "trouble", parts(digits))) == expected


@pytest.mark.parametrize(
    ("ticked", "value"), [(["1", "4"], 8), (["4", "1"], 8), (["0", "5", "3"], 10), (["0", "1"], 2)]
)
def test_of_several_ticks_the_highest_counts(ticked: Answered, value: int) -> None:
    answers = parts("0000000000")
    answers["o1"] = ticked
    assert scored("odi-like", "trouble", answers).value == value


# Ten questions of 1 to 5; the third and sixth are not asked after "never" and then count 1; eight are enough.

STRAIN: list[tuple[str, Said]] = [
    ("11-11-1111", (COMPLETE, 10, 10, 10, "low", ("low",))),
    ("1151151111", (COMPLETE, 10, 10, 10, "low", ("low",))),
    ("21-21-2221", (COMPLETE, 15, 15, 15, "low", ("low",))),
    ("21-21-2222", (COMPLETE, 16, 16, 16, "medium", ("medium",))),
    ("31-31-3332", (COMPLETE, 21, 21, 21, "medium", ("medium",))),
    ("31-31-3333", (COMPLETE, 22, 22, 22, "high", ("high",))),
    ("51-41-4444", (COMPLETE, 29, 29, 29, "high", ("high",))),
    ("51-51-4444", (COMPLETE, 30, 30, 30, "very_high", ("very_high",))),
    ("5555555555", (COMPLETE, 50, 50, 50, "very_high", ("very_high",))),
    # 10 / 9 and 10 / 8 times the sum of the answers, to the nearest whole number
    ("322222222-", (ESTIMATED, 21, 20, 24, "medium", ("medium", "high"))),
    ("332222222-", (ESTIMATED, 22, 21, 25, "high", ("medium", "high"))),
    ("332222222?", (ESTIMATED, 22, 21, 25, "high", ("medium", "high"))),
    ("332222222!", (ESTIMATED, 22, 21, 25, "high", ("medium", "high"))),
    ("32222222--", (ESTIMATED, 21, 19, 27, "medium", ("medium", "high"))),
    ("33222222--", (ESTIMATED, 23, 20, 28, "high", ("medium", "high"))),
    ("22222211--", (ESTIMATED, 18, 16, 24, "medium", ("medium", "high"))),
    ("2222222---", (REFUSED, None, 17, 29, None, ("medium", "high"))),
    # what was not asked is an answer
    ("21-21-22--", (ESTIMATED, 15, 14, 22, "low", ("low", "medium", "high"))),
    # and where it is not known whether it will be asked, it is none
    ("2--2222222", (ESTIMATED, 20, 18, 26, "medium", ("medium", "high"))),
    ("2--222222-", (REFUSED, None, 17, 29, None, ("medium", "high"))),
]


@pytest.mark.parametrize(("digits", "expected"), STRAIN, ids=[digits for digits, _expected in STRAIN])
def test_an_average_for_two_of_ten(digits: str, expected: Said) -> None:
    assert said(scored("k10-like", "strain", row("k", digits))) == expected


# Answers worth 0 to 100, and the mean of those that are there.


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("66161", (COMPLETE, 100, 100, 100)),
        ("11616", (COMPLETE, 0, 0, 0)),
        ("11111", (COMPLETE, 40, 40, 40)),
        ("66666", (COMPLETE, 60, 60, 60)),
        ("23451", (COMPLETE, 56, 56, 56)),
        ("616--", (ESTIMATED, Fraction(100, 3), 20, 60)),
        ("----2", (ESTIMATED, 80, 16, 96)),
        ("-----", (REFUSED, None, 0, 100)),
    ],
)
def test_the_mean_of_what_was_answered(digits: str, expected: Numbers) -> None:
    assert numbers(scored("rand-36-like", "wellbeing", row("w", digits))) == expected


@pytest.mark.parametrize(
    ("digits", "value"), [("111", 0), ("112", Fraction(50, 3)), ("321", 50), ("33-", 100), ("333", 100)]
)
def test_three_steps_are_halves_of_a_hundred(digits: str, value: Number) -> None:
    assert scored("rand-36-like", "activity", row("p", digits)).value == value


# Exactness


def six(digits: str, **score: object) -> ScoreResult:
    """A score of six questions of 0 to 3 points, with bands from 0 and from 8."""
    names = [f"q{at}" for at in range(1, 7)]
    worths: list[Json] = options("0", "1", "2", "3", **{"1": 1, "2": 2, "3": 3})
    bands = [{"id": "low", "from": 0, "text": "Low"}, {"id": "high", "from": 8, "text": "High"}]
    field = {"id": "s", "title": "S", "items": names, "bands": bands, **score}
    form = loaded(small(*(question(name, "choice", options=worths) for name in names), scores=[field]))
    return assess(form, row("q", digits)).scores["s"]


def test_four_points_of_three_answers_are_eight_of_six() -> None:
    """Two thirds of a point cannot be written as a decimal; six times 4 / 3 is 8, and not a little less."""
    result = six("211---", missing={"at_least": "half", "count_as": "average"})
    assert said(result) == (ESTIMATED, 8, 4, 13, "high", ("low", "high"))


def test_half_of_six_is_three() -> None:
    enough: Json = {"at_least": "half", "count_as": 0}
    assert numbers(six("333---", missing=enough)) == (ESTIMATED, 9, 9, 18)
    assert said(six("33----", missing=enough)) == (REFUSED, None, 6, 18, None, ("low", "high"))


def test_a_third_is_a_third_all_the_way() -> None:
    mean = six("100---", combine="mean", missing={"at_least": 3, "count_as": "ignore"})
    assert mean.value == Fraction(1, 3)
    times = six("100---", combine="mean", missing={"at_least": 3, "count_as": "ignore"}, then="value * 24")
    assert (times.value, times.band) == (8, "high")


@pytest.mark.parametrize(
    ("rounding", "value"),
    [
        (0, 3),
        ({"digits": 0}, 3),
        ({"digits": 0, "half": "even"}, 2),
        (1, Fraction(5, 2)),
        ({"digits": 1}, Fraction(5, 2)),
    ],
)
def test_a_half_goes_up_unless_it_goes_to_the_even_number(rounding: object, value: Number) -> None:
    assert six("332211", missing="refuse", then="value * 5 / 24", round=rounding).value == value


@pytest.mark.parametrize(("rounding", "value"), [(0, -2), (1, Fraction(-5, 2)), ({"digits": 0, "half": "even"}, -2)])
def test_a_half_below_zero_goes_up_too(rounding: object, value: Number) -> None:
    bands = [{"id": "only", "from": -20, "text": "Only"}]
    result = six("332211", missing="refuse", then="value * -5 / 24", round=rounding, bands=bands)
    assert result.value == value
