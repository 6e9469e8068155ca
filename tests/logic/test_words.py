"""Conditions in plain words, and numbers in digits."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest

from tests.logic.world import read
from triage.logic import describe
from triage.logic.values import Number
from triage.logic.words import number_words

WORDS: dict[str, str] = json.loads((Path(__file__).parent / "words.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", WORDS)
def test_in_plain_words(text: str) -> None:
    assert describe(read(text)) == WORDS[text]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0"),
        (-12, "-12"),
        (10**15, "1000000000000000"),
        (Fraction(5, 2), "2.5"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(1, 10000), "0.0001"),
        (Fraction(123456789012345123456, 10**6), "123456789012345.123456"),
        (Fraction(1, 3), "0.333"),
        (Fraction(2, 3), "0.667"),
        (Fraction(7, 3), "2.333"),
        (Fraction(30001, 30), "1000.033"),
        (Fraction(10**20 + 1, 3), "33333333333333333333.667"),
        (Fraction(29999, 10000), "2.9999"),
    ],
)
def test_numbers_are_exact_where_they_are_decimals(value: Number, words: str) -> None:
    assert number_words(value) == words
