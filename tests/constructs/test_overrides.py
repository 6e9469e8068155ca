"""Bands that a condition lifts: combinations that weigh more than their sum."""

from __future__ import annotations

from itertools import product

import pytest

from tests.constructs.forms import COMPLETE, REFUSED, Answers, Said, narrow, said, scored

# Sleep: eight points; 3 is middle and 5 high, but two of the first four with one of three others are high at once.

STOP = ("loud", "weary", "pauses", "pressure")


def sleeper(stop: str, bmi: float, age: int, neck: float, sex: str) -> Answers:
    """Answers; ``stop`` has a 1 for each of the first four that is so."""
    first: Answers = {name: "yes" if digit == "1" else "no" for name, digit in zip(STOP, stop, strict=True)}
    return first | {"bmi": bmi, "age": age, "neck": neck, "sex": sex}


@pytest.mark.parametrize(
    ("answers", "value", "band"),
    [
        (sleeper("0000", 25, 40, 35, "female"), 0, "low"),
        (sleeper("1100", 25, 40, 35, "female"), 2, "low"),
        (sleeper("1110", 25, 40, 35, "female"), 3, "middle"),
        (sleeper("1111", 25, 40, 35, "female"), 4, "middle"),
        (sleeper("1111", 25, 51, 35, "female"), 5, "high"),
        (sleeper("1100", 25, 51, 35, "female"), 3, "middle"),
        (sleeper("1100", 25, 40, 35, "male"), 3, "high"),
        (sleeper("1100", 35.1, 40, 35, "female"), 3, "high"),
        (sleeper("1100", 25, 40, 41, "female"), 3, "high"),
        (sleeper("1000", 25, 40, 35, "male"), 2, "low"),
        (sleeper("1000", 35.1, 51, 35, "male"), 4, "middle"),
        (sleeper("1000", 35.1, 51, 43, "male"), 5, "high"),
        (sleeper("0000", 35.1, 51, 43, "male"), 4, "middle"),
        (sleeper("1111", 35.1, 51, 43, "male"), 8, "high"),
        # the edges of each part
        (sleeper("1100", 35, 40, 35, "female"), 2, "low"),
        (sleeper("1100", 25, 50, 35, "female"), 2, "low"),
        (sleeper("1100", 25, 40, 40.9, "female"), 2, "low"),
        (sleeper("0000", 25, 40, 42.9, "male"), 1, "low"),
        (sleeper("0000", 25, 40, 43, "male"), 2, "low"),
    ],
)
def test_two_of_four_with_one_more_are_high(answers: Answers, value: int, band: str) -> None:
    assert said(scored("stop-bang-like", "total", answers)) == (COMPLETE, value, value, value, band, (band,))


def published(stop: int, bmi: bool, age: bool, neck: bool, male: bool) -> str:
    """The band by the words of the publication."""
    total = stop + bmi + age + neck + male
    if total >= 5 or (stop >= 2 and (male or bmi or neck)):
        return "high"
    return "middle" if total >= 3 else "low"


def test_every_combination_is_as_published() -> None:
    wrong = []
    for digits, bmi, age, neck, male in product(range(16), *[(False, True)] * 4):
        stop = f"{digits:04b}"
        wide, sex = (43, "male") if male else (41, "female")
        answers = sleeper(stop, 35.1 if bmi else 35, 51 if age else 50, wide if neck else wide - 1, sex)
        band = scored("stop-bang-like", "total", answers).band
        if band != published(stop.count("1"), bool(bmi), bool(age), bool(neck), bool(male)):
            wrong.append(answers)
    assert wrong == []


@pytest.mark.parametrize(
    ("answers", "left_out", "expected"),
    [
        (sleeper("1100", 25, 40, 35, "female"), "age", (REFUSED, None, 2, 3, None, ("low", "middle"))),
        (sleeper("1100", 25, 40, 35, "male"), "age", (REFUSED, None, 3, 4, "high", ("high",))),
        (sleeper("0000", 25, 40, 35, "female"), "neck", (REFUSED, None, 0, 1, "low", ("low",))),
    ],
)
def test_bands_that_can_still_come(answers: Answers, left_out: str, expected: Said) -> None:
    del answers[left_out]
    assert said(scored("stop-bang-like", "total", answers)) == expected


@pytest.mark.parametrize(
    ("answers", "left_out", "expected"),
    [
        (sleeper("1100", 25, 40, 35, "male"), "sex", (REFUSED, None, 2, 3, None, ("low", "high"))),
        (sleeper("1100", 25, 40, 42, "male"), "sex", (REFUSED, None, 3, 3, "high", ("high",))),
        (sleeper("1000", 25, 40, 35, "male"), "weary", (REFUSED, None, 2, 3, None, ("low", "high"))),
    ],
)
def test_an_answer_that_counts_twice(answers: Answers, left_out: str, expected: Said) -> None:
    """It gives points and lifts the band."""
    del answers[left_out]
    assert narrow("stop-bang-like", "total", answers) == expected
