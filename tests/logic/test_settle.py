"""Which parts made a condition true, and which names keep it undecided."""

from __future__ import annotations

from datetime import date

import pytest

from tests.logic.world import DECLINED, NOT_ASKED, NOT_SURE, UNANSWERED, read, slots, view
from triage.logic import ScoreView, Slot, describe, reasons, unsettled

STATIN, SEX, AGE = "'statin' in medicines", "sex == 'male'", "age >= 40"

REASONS: list[tuple[str, dict[str, Slot], list[str]]] = [
    (f"{STATIN} and {SEX}", {"medicines": ("statin",), "sex": "male"}, [STATIN, SEX]),
    (f"{STATIN} or {SEX}", {"medicines": ("statin",), "sex": "male"}, [STATIN, SEX]),
    (f"{STATIN} or {SEX}", {"medicines": ("water",), "sex": "male"}, [SEX]),
    (f"{STATIN} or {SEX}", {"sex": "male"}, [SEX]),
    (f"{STATIN} and ({SEX} or {AGE})", {"medicines": ("statin",), "sex": "male", "age": 5}, [STATIN, SEX]),
    (f"({STATIN} and {AGE}) or {SEX}", {"medicines": ("statin",), "sex": "male", "age": 5}, [SEX]),
    (f"not {STATIN} and {SEX}", {"medicines": ("none",), "sex": "male"}, [f"not {STATIN}", SEX]),
    (f"not ({STATIN} and {SEX})", {"medicines": ("none",)}, [f"not ({STATIN} and {SEX})"]),
    ("12 <= age < 50", {"age": 40}, ["age >= 12 and age < 50"]),
    (f"{STATIN} and {SEX}", {"medicines": ("statin",)}, []),
    (f"{STATIN} and {SEX}", {"medicines": ("statin",), "sex": "female"}, []),
    ("count(age > 1, age > 2) > 1", {"age": 40}, ["count(age > 1, age > 2) > 1"]),
    ("any_of(medicines, 'statin', 'water')", {"medicines": ("water",)}, ["'water' in medicines"]),
    ("any_of(medicines, 'statin', 'none')", {"medicines": ("statin", "water")}, [STATIN]),
    ("sex in ('male', 'other')", {"sex": "other"}, ["sex == 'other'"]),
    ("sex not in ('male', 'other')", {"sex": "female"}, ["sex not in ('male', 'other')"]),
    ("band(phq) in ('mild', 'moderate', 'severe')", {"phq": view(9, 12)}, ["band(phq) in ('mild', 'moderate')"]),
    ("band(phq) != 'severe'", {"phq": view(9, 12)}, ["band(phq) != 'severe'"]),
    ("'statin' not in medicines", {"medicines": NOT_ASKED}, ["'statin' not in medicines"]),
]


@pytest.mark.parametrize(("text", "known", "expected"), REASONS)
def test_reasons_are_the_true_parts(text: str, known: dict[str, Slot], expected: list[str]) -> None:
    found = reasons(read(text), slots(**known))
    if text.startswith("12"):
        assert [describe(part) for part in found] == [
            "“How old are you?” is 12 or more",
            "“How old are you?” is less than 50",
        ]
    else:
        assert found == tuple(read(part) for part in expected)


UNSETTLED: list[tuple[str, dict[str, Slot], list[str]]] = [
    (f"{STATIN} and {SEX}", {}, ["medicines", "sex"]),
    (f"{STATIN} and {SEX}", {"sex": "male"}, ["medicines"]),
    (f"{STATIN} and {SEX}", {"sex": "female"}, []),
    (f"{STATIN} or {SEX}", {"sex": "male"}, []),
    (f"{STATIN} or {SEX}", {"sex": NOT_SURE}, ["medicines", "sex"]),
    (f"{STATIN} or {SEX}", {"sex": NOT_ASKED}, ["medicines"]),
    (f"{SEX} or {STATIN} or {SEX}", {}, ["sex", "medicines"]),
    (f"({STATIN} and {AGE}) or {SEX}", {"age": 5}, ["sex"]),
    (f"not {STATIN}", {"medicines": DECLINED}, ["medicines"]),
    ("answered(age) or not_sure(sex)", {"sex": "male"}, ["age"]),
    ("answered(age) or not_sure(sex)", {"age": NOT_SURE, "sex": DECLINED}, []),
    ("age + weight > 100", {"age": 40}, ["weight"]),
    ("weight > age", {"age": 40}, ["weight"]),
    ("age ** 2 - points(pain) > 100", {}, ["age", "pain"]),
    ("points(mood) > 1", {"mood": NOT_SURE}, ["mood"]),
    ("sum(age, abs(weight), 3) > 1", {"age": NOT_ASKED}, ["weight"]),
    ("born < since", {}, ["born", "since"]),
    ("born < '2000-01-01'", {}, ["born"]),
    ("days_since(born) > 3", {}, ["born"]),
    ("days_since(since, born) > 3", {}, ["since", "born"]),
    ("days_since(since, born) > 3", {"born": date(2000, 1, 1)}, ["since"]),
    ("days_since(since) > 3", {"since": date(2026, 1, 31), "on": UNANSWERED}, ["(day)"]),
    ("days_since(since) > 3", {"since": NOT_ASKED, "on": UNANSWERED}, []),
    ("count(age > 1, sex == 'male') > 1", {"age": 40}, ["sex"]),
    ("count(age > 1, sex == 'male') > 1", {"age": 0}, []),
    ("phq >= 10", {"phq": view(9, 10)}, ["phq"]),
    ("phq >= 10", {"phq": view(9, 9)}, []),
    ("band(phq) == 'mild'", {"phq": view(9, 10)}, ["phq"]),
    ("phq + age > 100", {"phq": view(9, 9)}, ["age"]),
    ("total + age > 100", {"total": ScoreView(1, 1, ())}, ["age"]),
    ("total + age > 100", {"total": ScoreView(1, 2, ()), "age": 99}, ["total"]),
]


@pytest.mark.parametrize(("text", "known", "expected"), UNSETTLED)
def test_what_keeps_it_undecided(text: str, known: dict[str, Slot], expected: list[str]) -> None:
    assert [name.id for name in unsettled(read(text), slots(**known))] == expected
