"""Numbers of an assessment as JSON: exact, or a fraction that says so."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.assessment.export import number_data


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (3, "3"),
        (Fraction(6, 2), "3"),
        (Fraction(-1, 2), "-0.5"),
        (Fraction(1, 10), "0.1"),
        (Fraction(1, 3), '"1/3"'),
        (Fraction(12345678901234567891, 100), '"12345678901234567891/100"'),
        (Fraction(10**400 + 1, 2), f'"{10**400 + 1}/2"'),
    ],
)
def test_a_number_is_a_json_number_where_that_is_exact(number: int | Fraction, text: str) -> None:
    assert json.dumps(number_data(number)) == text


@given(st.fractions() | st.integers() | st.decimals(allow_nan=False, allow_infinity=False, places=3).map(Fraction))
def test_no_number_is_changed(number: int | Fraction) -> None:
    read = json.loads(json.dumps(number_data(number)), parse_float=Decimal)
    assert Fraction(read) == number


@given(st.integers(-(10**9), 10**9), st.integers(1, 6))
def test_a_decimal_of_usual_length_is_a_number(digits: int, places: int) -> None:
    assert not isinstance(number_data(Fraction(digits, 10**places)), str)
