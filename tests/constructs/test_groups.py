"""Scores made of scores: the worst of each group, means of groups, a mean of two that counts as one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.assessment.features import NOT_SURE
from tests.constructs.forms import (
    COMPLETE,
    ESTIMATED,
    REFUSED,
    Answers,
    Numbers,
    Said,
    form,
    numbers,
    row,
    said,
    scored,
)

# Daily tasks: eight groups of 0 to 3; a tool or help makes a group at least 2; the mean of at least six groups.

SIZES = {"clothes": 2, "chairs": 2, "meals": 3, "paths": 2, "bathroom": 3, "shelves": 2, "hands": 3, "errands": 3}
NO_AIDS: Answers = {"aids": ["none"]}


def groups(worst: str) -> Answers:
    """Tasks of which each group's first is as hard as its digit and the others are easy; ``-``: none is answered."""
    found: Answers = {}
    for (name, size), digit in zip(SIZES.items(), worst, strict=True):
        found |= row(name, digit * size if digit == "-" else digit.ljust(size, "0"))
    return found


@pytest.mark.parametrize(
    ("digits", "aided", "expected"),
    [
        ("00", False, 0),
        ("13", False, 3),
        ("31", False, 3),
        ("21", False, 2),
        ("00", True, 2),
        ("10", True, 2),
        ("02", True, 2),
        ("30", True, 3),
    ],
)
def test_the_worst_task_is_that_of_its_group_and_an_aid_is_at_least_two(
    digits: str, aided: bool, expected: int
) -> None:
    answers = groups("00000000") | row("clothes", digits) | {"aids": ["clothes" if aided else "none"]}
    assert scored("haq-like", "clothes", answers).value == expected
    assert said(scored("haq-like", "difficulty", answers))[:2] == (COMPLETE, Fraction(expected, 8))


@pytest.mark.parametrize(
    ("worst", "value", "band"),
    [
        ("00000000", 0, "little"),
        ("30000000", Fraction(3, 8), "little"),
        ("11111110", Fraction(7, 8), "little"),
        ("11111111", 1, "little"),
        ("21111111", Fraction(9, 8), "some"),
        ("22222221", Fraction(15, 8), "some"),
        ("22222222", 2, "some"),
        ("32222222", Fraction(17, 8), "much"),
        ("33333333", 3, "much"),
    ],
)
def test_the_mean_of_the_groups_and_bands_above_a_number(worst: str, value: Fraction, band: str) -> None:
    result = scored("haq-like", "difficulty", groups(worst) | NO_AIDS)
    assert said(result) == (COMPLETE, value, value, value, band, (band,))


@pytest.mark.parametrize(
    ("worst", "expected"),
    [
        ("221111--", (ESTIMATED, Fraction(4, 3), 1, Fraction(7, 4), "some", ("little", "some"))),
        ("222222--", (ESTIMATED, 2, Fraction(3, 2), Fraction(9, 4), "some", ("some", "much"))),
        ("22111---", (REFUSED, None, Fraction(7, 8), 2, None, ("little", "some"))),
        ("33333---", (REFUSED, None, Fraction(15, 8), 3, None, ("some", "much"))),
        ("--------", (REFUSED, None, 0, 3, None, ("little", "some", "much"))),
    ],
)
def test_six_groups_are_enough_and_five_are_not(worst: str, expected: Said) -> None:
    assert said(scored("haq-like", "difficulty", groups(worst) | NO_AIDS)) == expected


def test_one_task_is_enough_for_a_group() -> None:
    answers = groups("00000000") | row("clothes", "1-") | NO_AIDS
    assert numbers(scored("haq-like", "clothes", answers)) == (ESTIMATED, 1, 1, 3)
    difficulty = scored("haq-like", "difficulty", answers)
    assert numbers(difficulty) == (ESTIMATED, Fraction(1, 8), Fraction(1, 8), Fraction(3, 8))


def test_an_unknown_aid_takes_no_task_away() -> None:
    answers = groups("00000000") | row("clothes", "1-") | {"aids": NOT_SURE}
    assert numbers(scored("haq-like", "clothes", answers)) == (ESTIMATED, 1, 1, 3)


def test_an_aid_is_no_answer_about_its_group() -> None:
    answers = groups("-1111111") | {"aids": ["clothes"]}
    assert numbers(scored("haq-like", "clothes", answers)) == (REFUSED, None, 2, 3)
    difficulty = scored("haq-like", "difficulty", answers)
    assert numbers(difficulty) == (ESTIMATED, 1, Fraction(9, 8), Fraction(5, 4))


@pytest.mark.parametrize("aids", [{}, {"aids": NOT_SURE}], ids=["left out", "not sure"])
def test_unknown_aids_leave_the_score_open_above(aids: Answers) -> None:
    result = scored("haq-like", "difficulty", groups("00000000") | aids)
    assert said(result) == (ESTIMATED, 0, 0, 2, "little", ("little", "some"))


# Food: four means, one of them of eight; a statement counts in two of them; the mean of the four.


def days(restraint: str, eating: str, shape: str, both: str, weight: str) -> Answers:
    """Answers to the five kinds of statement."""
    parts = row("r", restraint) | row("e", eating) | row("s", shape) | row("w", weight)
    return parts | {"both": None if both == "-" else both}


ZERO = ("00000", "00000", "0000000", "0", "0000")


@pytest.mark.parametrize(
    ("answers", "value", "band"),
    [
        (days(*ZERO), 0, "usual"),
        (days("34444", "44444", "4444444", "4", "4444"), Fraction(79, 20), "usual"),
        (days("44444", "44444", "4444444", "4", "4444"), 4, "raised"),
        (days("54444", "44444", "4444444", "4", "4444"), Fraction(81, 20), "raised"),
        (days("66666", "66666", "6666666", "6", "6666"), 6, "raised"),
        (days("00000", "00000", "0000000", "6", "0000"), Fraction(39, 80), "usual"),
    ],
)
def test_the_mean_of_means(answers: Answers, value: Fraction, band: str) -> None:
    assert said(scored("ede-q-like", "overall", answers)) == (COMPLETE, value, value, value, band, (band,))


def test_one_statement_counts_in_two_means() -> None:
    answers = days("00000", "00000", "0000000", "6", "0000")
    found = {name: scored("ede-q-like", name, answers).value for name in ("restraint", "eating", "shape", "weight")}
    assert found == {"restraint": 0, "eating": 0, "shape": Fraction(3, 4), "weight": Fraction(6, 5)}


@pytest.mark.parametrize(
    ("part", "answers", "expected", "overall"),
    [
        (
            "restraint",
            days("100--", *ZERO[1:]),
            (ESTIMATED, Fraction(1, 3), Fraction(1, 5), Fraction(13, 5)),
            (ESTIMATED, Fraction(1, 12), Fraction(1, 20), Fraction(13, 20), "usual", ("usual",)),
        ),
        (
            "restraint",
            days("10---", *ZERO[1:]),
            (REFUSED, None, Fraction(1, 5), Fraction(19, 5)),
            (REFUSED, None, Fraction(1, 20), Fraction(19, 20), "usual", ("usual",)),
        ),
        (
            "shape",
            days("66666", "66666", "6666---", "0", "6666"),
            (ESTIMATED, Fraction(24, 5), 3, Fraction(21, 4)),
            (ESTIMATED, Fraction(27, 5), Fraction(99, 20), Fraction(441, 80), "raised", ("raised",)),
        ),
        (
            "shape",
            days("66666", "66666", "666----", "0", "6666"),
            (REFUSED, None, Fraction(9, 4), Fraction(21, 4)),
            (REFUSED, None, Fraction(381, 80), Fraction(441, 80), "raised", ("raised",)),
        ),
    ],
)
def test_more_than_half_of_a_part_is_needed(part: str, answers: Answers, expected: Numbers, overall: Said) -> None:
    assert numbers(scored("ede-q-like", part, answers)) == expected
    assert said(scored("ede-q-like", "overall", answers)) == overall


# A stiff back: four questions, and the mean of the last two as a fifth.


def back(*levels: int | None) -> Answers:
    """Answers to the six questions."""
    return {f"b{at}": level for at, level in enumerate(levels, 1)}


@pytest.mark.parametrize(
    ("answers", "value", "band"),
    [
        (back(0, 0, 0, 0, 0, 0), 0, "low"),
        (back(1, 0, 0, 0, 0, 0), Fraction(1, 5), "low"),
        (back(0, 0, 0, 0, 0, 1), Fraction(1, 10), "low"),
        (back(4, 4, 4, 4, 4, 3), Fraction(39, 10), "low"),
        (back(4, 4, 4, 4, 4, 4), 4, "high"),
        (back(4, 4, 4, 4, 5, 4), Fraction(41, 10), "high"),
        (back(10, 10, 10, 10, 10, 10), 10, "high"),
    ],
)
def test_the_last_two_count_as_one(answers: Answers, value: Fraction, band: str) -> None:
    assert said(scored("basdai-like", "activity", answers)) == (COMPLETE, value, value, value, band, (band,))


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (back(10, 10, 10, 10, 10, None), (REFUSED, None, 9, 10, "high", ("high",))),
        (back(4, 4, 4, 4, 0, None), (REFUSED, None, Fraction(16, 5), Fraction(21, 5), None, ("low", "high"))),
        (back(None, 0, 0, 0, 0, 0), (REFUSED, None, 0, 2, "low", ("low",))),
        ({}, (REFUSED, None, 0, 10, None, ("low", "high"))),
    ],
)
def test_a_half_of_the_fifth_is_not_enough(answers: Answers, expected: Said) -> None:
    assert said(scored("basdai-like", "activity", answers)) == expected


def test_only_the_sum_of_the_groups_is_for_the_report() -> None:
    shown = {score.id for score in form("haq-like").scores if not score.about.working}
    assert shown == {"difficulty"}
