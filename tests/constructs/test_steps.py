"""What comes after the sum: a formula, rounding, a table; and formulas in place of a sum."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.assessment.features import NOT_SURE
from tests.constructs.forms import (
    COMPLETE,
    NOT_APPLICABLE,
    REFUSED,
    Answers,
    Said,
    assessed,
    form,
    numbers,
    row,
    said,
    scored,
)
from triage.questionnaire import Answered

# Mood: four answers of 1 to 5, the last the other way round, and a table from the sum to a scale of about 50.

TABLE = {
    4: "20",
    5: "24.5",
    6: "27.5",
    7: "30.1",
    8: "32.4",
    9: "34.6",
    10: "36.9",
    11: "39.9",
    12: "40",
    13: "43.3",
    14: "45.7",
    15: "48.2",
    16: "50.9",
    17: "53.8",
    18: "59.9",
    19: "60",
    20: "67.5",
}
RAW = {
    "1115": 4,
    "1114": 5,
    "1113": 6,
    "1112": 7,
    "1111": 8,
    "2111": 9,
    "3111": 10,
    "4111": 11,
    "5111": 12,
    "5211": 13,
    "5311": 14,
    "5411": 15,
    "5511": 16,
    "5521": 17,
    "5531": 18,
    "5541": 19,
    "5551": 20,
}


@pytest.mark.parametrize(("digits", "raw"), RAW.items())
def test_a_table_turns_the_sum_into_a_scale(digits: str, raw: int) -> None:
    found = assessed("promis-like", row("m", digits)).scores
    value = Fraction(TABLE[raw])
    band = "low" if raw < 12 else "usual" if raw < 19 else "high"
    assert numbers(found["raw"]) == (COMPLETE, raw, raw, raw)
    assert said(found["t_score"]) == (COMPLETE, value, value, value, band, (band,))


@pytest.mark.parametrize(
    ("digits", "low", "high", "possible"),
    [
        ("----", "20", "67.5", ("low", "usual", "high")),
        ("555-", "50.9", "67.5", ("usual", "high")),
        ("444-", "43.3", "53.8", ("usual",)),
        ("411-", "30.1", "39.9", ("low",)),
        ("-111", "32.4", "40", ("low", "usual")),
    ],
)
def test_bounds_go_through_the_table(digits: str, low: str, high: str, possible: tuple[str, ...]) -> None:
    band = possible[0] if len(possible) == 1 else None
    expected = (REFUSED, None, Fraction(low), Fraction(high), band, possible)
    assert said(scored("promis-like", "t_score", row("m", digits))) == expected


# Wellbeing: five answers of 0 to 5, times 4; the middle begins above 28, the top above 50.


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("00000", (COMPLETE, 0, 0, 0, "low", ("low",))),
        ("51000", (COMPLETE, 24, 24, 24, "low", ("low",))),
        ("52000", (COMPLETE, 28, 28, 28, "low", ("low",))),
        ("53000", (COMPLETE, 32, 32, 32, "poor", ("poor",))),
        ("55200", (COMPLETE, 48, 48, 48, "poor", ("poor",))),
        ("55300", (COMPLETE, 52, 52, 52, "good", ("good",))),
        ("55555", (COMPLETE, 100, 100, 100, "good", ("good",))),
        ("5555-", (REFUSED, None, 80, 100, "good", ("good",))),
        ("2221-", (REFUSED, None, 28, 48, None, ("low", "poor"))),
        ("3333-", (REFUSED, None, 48, 68, None, ("poor", "good"))),
        ("0-000", (REFUSED, None, 0, 20, "low", ("low",))),
        ("-----", (REFUSED, None, 0, 100, None, ("low", "poor", "good"))),
    ],
)
def test_four_times_the_sum_and_bands_above_a_number(digits: str, expected: Said) -> None:
    assert said(scored("who-5-like", "wellbeing", row("w", digits))) == expected


# Joints: ten tasks of 0 to 3, a third of the sum to one digit, and only then two numbers of 0 to 10.


def joints(total: int, pain: float | None, overall: float | None) -> Answers:
    """Answers whose ten tasks add up to ``total``."""
    digits = "".join(str(min(3, max(0, total - 3 * at))) for at in range(10))
    return row("f", digits) | {"pain": pain, "overall": overall}


@pytest.mark.parametrize(
    ("total", "tenths"),
    [(0, 0), (1, 3), (2, 7), (3, 10), (4, 13), (5, 17), (7, 23), (10, 33), (14, 47), (20, 67), (29, 97), (30, 100)],
)
def test_a_third_of_the_sum_to_one_digit(total: int, tenths: int) -> None:
    assert scored("rapid3-like", "tasks_score", joints(total, 0, 0)).value == Fraction(tenths, 10)


@pytest.mark.parametrize(
    ("answers", "tenths", "band"),
    [
        (joints(0, 0, 0), 0, "near_none"),
        (joints(7, 0.6, 0), 29, "near_none"),
        (joints(7, 0.7, 0), 30, "near_none"),  # 7 / 3 and 0.7 would be above 3
        (joints(8, 0.4, 0), 31, "low"),
        (joints(7, 0.8, 0), 31, "low"),
        (joints(10, 2.7, 0), 60, "low"),
        (joints(10, 0, 2.8), 61, "middle"),
        (joints(17, 6, 0.3), 120, "middle"),
        (joints(17, 6, 0.4), 121, "high"),
        (joints(30, 10, 10), 300, "high"),
    ],
)
def test_it_rounds_before_it_adds(answers: Answers, tenths: int, band: str) -> None:
    value = Fraction(tenths, 10)
    assert said(scored("rapid3-like", "total", answers)) == (COMPLETE, value, value, value, band, (band,))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (joints(27, 10, 10) | {"f10": None}, (REFUSED, None, 29, 30, "high", ("high",))),
        (
            joints(1, 0, 0) | {"f10": None},
            (REFUSED, None, Fraction(3, 10), Fraction(13, 10), "near_none", ("near_none",)),
        ),
        (joints(0, None, 0), (REFUSED, None, 0, 10, None, ("near_none", "low", "middle"))),
        ({}, (REFUSED, None, 0, 30, None, ("near_none", "low", "middle", "high"))),
    ],
)
def test_one_task_or_number_left_out_refuses(answers: Answers, expected: Said) -> None:
    assert said(scored("rapid3-like", "total", answers)) == expected


# Back and blood: weights, a logarithm that begins at 2, a square root. The constants are those of any table.

LN_3 = Fraction("1.098612288668109691395245236922525704647")
LN_5 = Fraction("1.609437912434100374600759333226187639525")
LN_10 = Fraction("2.302585092994045684017991454684364207601")
LN_301 = Fraction("5.707110264748875")
ROOT_2 = Fraction("1.414213562373095048801688724209698078570")


def blood(*levels: int, crp: Answered = 0, esr: Answered = 0) -> Answers:
    """Answers: pain, stiffness, overall, joints, and two values of the blood."""
    names = ("pain", "stiffness", "overall", "joints")
    return dict(zip(names, levels, strict=True)) | {"crp": crp, "esr": esr}


@pytest.mark.parametrize(
    ("answers", "value", "band"),
    [
        (blood(0, 0, 0, 0), LN_3 / 2, "quiet"),
        (blood(0, 0, 0, 0, crp=1.9), LN_3 / 2, "quiet"),
        (blood(0, 0, 0, 0, crp=2), LN_3 / 2, "quiet"),
        (blood(0, 0, 0, 0, crp=4), LN_5 / 2, "quiet"),
        (blood(1, 0, 0, 0, crp=9), LN_10 / 2 + Fraction("0.1"), "quiet"),
        (blood(1, 1, 0, 0, crp=9), LN_10 / 2 + Fraction("0.15"), "low"),
        (blood(9, 0, 0, 0, crp=9), LN_10 / 2 + Fraction("0.9"), "low"),
        (blood(9, 1, 0, 0, crp=9), LN_10 / 2 + Fraction("0.95"), "high"),
        (blood(10, 10, 8, 0, crp=9), LN_10 / 2 + Fraction("2.3"), "high"),
        (blood(10, 10, 8, 1, crp=9), LN_10 / 2 + Fraction("2.35"), "very_high"),
        (blood(10, 10, 10, 10, crp=9), LN_10 / 2 + 3, "very_high"),
    ],
)
def test_a_logarithm_with_a_lowest_value(answers: Answers, value: Fraction, band: str) -> None:
    result = scored("asdas-like", "by_crp", answers)
    assert (result.status, result.band) == (COMPLETE, band)
    assert result.value is not None
    assert abs(result.value - value) < Fraction(1, 10**26)


@pytest.mark.parametrize(
    ("answers", "value", "band"),
    [
        (blood(0, 0, 0, 0), "0", "quiet"),
        (blood(0, 1, 0, 0, esr=16), "1.25", "quiet"),
        (blood(1, 0, 0, 0, esr=16), "1.3", "low"),
        (blood(0, 5, 0, 0, esr=36), "2.05", "low"),
        (blood(0, 0, 0, 0, esr=49), "2.1", "high"),
        (blood(5, 0, 0, 0, esr=100), "3.5", "high"),
        (blood(5, 1, 0, 0, esr=100), "3.55", "very_high"),
    ],
)
def test_roots_of_squares_are_exact(answers: Answers, value: str, band: str) -> None:
    result = scored("asdas-like", "by_esr", answers)
    assert (result.status, result.value, result.band) == (COMPLETE, Fraction(value), band)


def test_other_roots_have_28_digits() -> None:
    result = scored("asdas-like", "by_esr", blood(0, 0, 0, 0, esr=2))
    assert result.value is not None
    assert abs(result.value - ROOT_2 * 3 / 10) < Fraction(1, 10**26)


def test_bounds_go_through_the_logarithm() -> None:
    unknown: tuple[Answered, ...] = (None, NOT_SURE)
    for crp in unknown:
        found = assessed("asdas-like", blood(0, 0, 0, 0, crp=crp)).scores
        result = found["by_crp"]
        assert (result.status, result.possible) == (REFUSED, ("quiet", "low", "high"))
        assert abs(result.low - LN_3 / 2) < Fraction(1, 10**26)
        assert abs(result.high - LN_301 / 2) < Fraction(1, 10**12)
        assert found["by_esr"].status is COMPLETE


# Body: two working values with their units, which conditions and another score use.


def body(
    height: int | None, weight: float | None, cigarettes: int | None = None, years: float | None = None
) -> Answers:
    """Answers; without cigarettes, somebody who never smoked."""
    smokes = "no" if cigarettes is None else "yes"
    return {"height": height, "weight": weight, "smokes": smokes, "cigarettes": cigarettes, "years": years}


@pytest.mark.parametrize(
    ("answers", "bmi", "fired"),
    [
        (body(180, 81), "25", []),
        (body(170, 70), "24.2", []),
        (body(200, 120), "30", ["R1"]),
        (body(200, 119.8), "30", ["R1"]),  # 29.95, rounded
        (body(200, 119.7), "29.9", []),
        (body(200, 73.9), "18.5", []),
        (body(200, 73.7), "18.4", ["R2"]),
    ],
)
def test_a_working_value_in_a_condition(answers: Answers, bmi: str, fired: list[str]) -> None:
    found = assessed("body-like", answers)
    assert found.scores["bmi"].value == Fraction(bmi)
    assert [rule.id for rule in found.fired] == fired


@pytest.mark.parametrize(
    ("cigarettes", "years", "value", "asked"),
    [
        (20, 20, "20", True),
        (19, 21, "19.95", False),
        (40, 9.9, "19.8", False),
        (40, 10, "20", True),
        (0, 50, "0", False),
    ],
)
def test_a_working_value_opens_a_question(cigarettes: int, years: float, value: str, asked: bool) -> None:
    found = assessed("body-like", body(180, 81, cigarettes, years))
    assert found.scores["pack_years"].value == Fraction(value)
    assert ("cough" in {question.id for question in found.path}) is asked


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (body(180, 81), (COMPLETE, 0, 0, 0, "none", ("none",))),
        (body(200, 120), (COMPLETE, 1, 1, 1, "some", ("some",))),
        (body(180, 81, 20, 20) | {"cough": "no"}, (COMPLETE, 2, 2, 2, "some", ("some",))),
        (body(200, 120, 20, 20) | {"cough": "yes"}, (COMPLETE, 4, 4, 4, "some", ("some",))),
        (body(180, 81, 20, 20), (REFUSED, None, 2, 3, "some", ("some",))),
        (body(180, 81, 20), (REFUSED, None, 0, 3, None, ("none", "some"))),
        (body(200, None), (REFUSED, None, 0, 1, None, ("none", "some"))),
    ],
    ids=range(7),
)
def test_working_values_as_items(answers: Answers, expected: Said) -> None:
    assert said(scored("body-like", "concerns", answers)) == expected


def test_bounds_and_units_of_working_values() -> None:
    found = assessed("body-like", body(200, None)).scores
    assert numbers(found["bmi"]) == (REFUSED, None, 5, 100)
    assert numbers(found["pack_years"]) == (NOT_APPLICABLE, None, 0, 0)
    scores = {score.id: (score.about.working, score.about.unit) for score in form("body-like").scores}
    assert scores == {"bmi": (True, "kg/m²"), "pack_years": (True, "pack-years"), "concerns": (False, None)}
