"""Counts of answers from a number of points on, one from fewer, and bands that need two counts."""

from __future__ import annotations

import pytest

from tests.constructs.forms import COMPLETE, REFUSED, Said, assessed, narrow, row, said, scored

# Two weeks: how many of nine are at 2 or more, the ninth at 1 or more; one of the first two has to be among them.


@pytest.mark.parametrize(
    ("digits", "core", "signs", "band"),
    [
        ("000000000", 0, 0, "none"),
        ("111111110", 0, 0, "none"),
        ("111111111", 0, 1, "none"),
        ("200000000", 1, 1, "none"),
        ("020000001", 1, 2, "other"),
        ("202000000", 1, 2, "other"),
        ("220000000", 2, 2, "other"),
        ("222200000", 2, 4, "other"),
        ("222200100", 2, 4, "other"),
        ("222200001", 2, 5, "major"),
        ("222200003", 2, 5, "major"),
        ("202222000", 1, 5, "major"),
        ("002222223", 0, 7, "none"),
        ("112222223", 0, 7, "none"),
        ("333333333", 2, 9, "major"),
    ],
)
def test_a_count_with_a_lower_threshold_for_one(digits: str, core: int, signs: int, band: str) -> None:
    found = assessed("phq-algorithm-like", row("p", digits)).scores
    assert found["core"].value == core
    assert said(found["signs"]) == (COMPLETE, signs, signs, signs, band, (band,))


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("22222----", (REFUSED, None, 5, 9, "major", ("major",))),
        ("2222-----", (REFUSED, None, 4, 9, None, ("other", "major"))),
        ("22220000-", (REFUSED, None, 4, 5, None, ("other", "major"))),
        ("00-------", (REFUSED, None, 0, 7, "none", ("none",))),
        ("-00000000", (REFUSED, None, 0, 1, "none", ("none",))),
        ("-20000000", (REFUSED, None, 1, 2, None, ("none", "other"))),
        ("---------", (REFUSED, None, 0, 9, None, ("none", "other", "major"))),
    ],
)
def test_counts_that_can_still_come(digits: str, expected: Said) -> None:
    assert said(scored("phq-algorithm-like", "signs", row("p", digits))) == expected


def test_the_first_of_two_makes_five_or_nothing() -> None:
    found = narrow("phq-algorithm-like", "signs", row("p", "-02222000"))
    assert found == (REFUSED, None, 4, 5, None, ("none", "major"))
