"""The truth of every atom in every state, cell by cell (design, section 8), and Kleene's tables."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import product

import pytest

from tests.logic.world import DECLINED, NOT_ASKED, NOT_SURE, UNANSWERED, truth, view
from triage.logic import NonAnswer, ScoreView, Slot

# An atom, the name it reads, values that make it true, values that make it false.
POSITIVE: list[tuple[str, str, tuple[Slot, ...], tuple[Slot, ...]]] = [
    ("sex == 'male'", "sex", ("male",), ("female", "other")),
    ("sex in ('male', 'other')", "sex", ("male", "other"), ("female",)),
    ("any_of(sex, 'male', 'other')", "sex", ("male", "other"), ("female",)),
    ("'statin' in medicines", "medicines", (("statin",), ("statin", "water")), (("water",), ("none",))),
    ("any_of(medicines, 'statin', 'water')", "medicines", (("statin",), ("water",)), (("none",),)),
    ("age == 40", "age", (40, Fraction(40)), (39, 41)),
    ("age < 40", "age", (39, 0), (40, 41)),
    ("age <= 40", "age", (39, 40), (41,)),
    ("age > 40", "age", (41,), (40, 39)),
    ("age >= 40", "age", (41, 40), (39,)),
    ("40 < age", "age", (41,), (40, 39)),
    ("12 <= age < 50", "age", (12, 49), (11, 50)),
    ("weight < 70.5", "weight", (70, Fraction(704, 10)), (Fraction(141, 2), 71)),
    ("weight > 0.7", "weight", (Fraction(71, 100),), (Fraction(7, 10),)),
    ("born == '2000-01-01'", "born", (date(2000, 1, 1),), (date(2000, 1, 2),)),
    ("born < '2000-01-01'", "born", (date(1999, 12, 31),), (date(2000, 1, 1),)),
    ("born <= '2000-01-01'", "born", (date(2000, 1, 1),), (date(2000, 1, 2),)),
    ("born > '2000-01-01'", "born", (date(2000, 1, 2),), (date(2000, 1, 1),)),
    ("born >= '2000-01-01'", "born", (date(2000, 1, 1),), (date(1999, 12, 31),)),
    ("days_since(since) >= 28", "since", (date(2026, 1, 3), date(1990, 1, 1)), (date(2026, 1, 4),)),
    ("days_since(since) == 0", "since", (date(2026, 1, 31),), (date(2026, 1, 30),)),
    ("days_since(born, '2000-03-01') == 1", "born", (date(2000, 2, 29),), (date(2000, 2, 28), date(2000, 3, 1))),
    ("days_since(born) < 0", "born", (date(2026, 2, 1),), (date(2026, 1, 31),)),
    ("years_since(born) >= 18", "born", (date(2008, 1, 31), date(1980, 2, 29)), (date(2008, 2, 1),)),
    ("18 <= years_since(born) < 65", "born", (date(2008, 1, 31), date(1961, 2, 1)), (date(1961, 1, 31),)),
    ("points(pain) >= 2", "pain", (7, 10), (6, 0)),
    ("points(mood) == 3", "mood", ("very_low",), ("fine", "low")),
    ("age + 1 > 40", "age", (40,), (39,)),
    ("50 - age > 10", "age", (39,), (40,)),
    ("age * 2 >= 80", "age", (40,), (39,)),
    ("age / 3 == 13", "age", (39,), (40,)),
    ("1 / weight < 0.5", "weight", (3,), (2,)),
    ("-age < -39", "age", (40,), (39,)),
    ("age ** 2 > 1600", "age", (41,), (40,)),
    ("(age - 50) ** 2 > 1600", "age", (9, 91), (10, 90)),
    ("(age - 50) ** 3 > 1000", "age", (61,), (60, 39)),
    ("abs(age - 50) < 10", "age", (41, 59), (40, 60)),
    ("min(age, 30) >= 30", "age", (30, 31), (29,)),
    ("max(age, 30) > 30", "age", (31,), (30, 29)),
    ("sum(age, 2) > 40", "age", (39,), (38,)),
    ("phq >= 10", "phq", (view(12, 12), view(10, 27)), (view(3, 3), view(0, 9))),
    ("phq == 10", "phq", (view(10, 10),), (view(9, 9), view(11, 27))),
    ("band(phq) == 'severe'", "phq", (view(20, 20), view(20, 27)), (view(19, 19), view(0, 19))),
    ("band(phq) in ('moderate', 'severe')", "phq", (view(10, 27),), (view(0, 9),)),
    ("total < 0", "total", (ScoreView(-5, -1, ()),), (ScoreView(0, 5, ()),)),
]
NEGATIVE: list[tuple[str, str, tuple[Slot, ...], tuple[Slot, ...]]] = [
    ("sex != 'male'", "sex", ("female", "other"), ("male",)),
    ("sex not in ('male', 'other')", "sex", ("female",), ("male", "other")),
    ("'statin' not in medicines", "medicines", (("water",),), (("statin", "water"),)),
    ("age != 40", "age", (39, 41), (40,)),
    ("born != '2000-01-01'", "born", (date(2000, 1, 2),), (date(2000, 1, 1),)),
    ("days_since(since) != 28", "since", (date(2026, 1, 4),), (date(2026, 1, 3),)),
    ("points(pain) != 2", "pain", (6,), (7,)),
    ("age + 1 != 41", "age", (39,), (40,)),
    ("phq != 10", "phq", (view(0, 9), view(11, 11)), (view(10, 10),)),
    ("band(phq) != 'severe'", "phq", (view(0, 19),), (view(20, 27),)),
    ("band(phq) not in ('moderate', 'severe')", "phq", (view(0, 9),), (view(10, 27),)),
]


@pytest.mark.parametrize(("text", "name", "yes", "no"), POSITIVE + NEGATIVE)
def test_a_value_decides(text: str, name: str, yes: tuple[Slot, ...], no: tuple[Slot, ...]) -> None:
    assert [truth(text, **{name: slot}) for slot in yes] == [True] * len(yes)
    assert [truth(text, **{name: slot}) for slot in no] == [False] * len(no)


@pytest.mark.parametrize("slot", [NOT_SURE, DECLINED, UNANSWERED])
@pytest.mark.parametrize(("text", "name", "yes", "no"), POSITIVE + NEGATIVE)
def test_without_a_value_it_is_unknown(
    text: str, name: str, yes: tuple[Slot, ...], no: tuple[Slot, ...], slot: NonAnswer
) -> None:
    assert truth(text, **{name: yes[0]}) is True
    assert truth(text, **{name: no[0]}) is False
    assert truth(text, **{name: slot}) is None


NAMED_ALONE = [(text, name) for text, name, _yes, _no in POSITIVE if not text.startswith(("min", "max", "sum"))]


@pytest.mark.parametrize(("text", "name"), NAMED_ALONE)
def test_what_was_not_asked_makes_a_positive_atom_false(text: str, name: str) -> None:
    assert truth(text, **{name: NOT_ASKED}) is False


@pytest.mark.parametrize(("text", "name"), [(text, name) for text, name, _yes, _no in NEGATIVE])
def test_what_was_not_asked_makes_a_negative_atom_true(text: str, name: str) -> None:
    assert truth(text, **{name: NOT_ASKED}) is True


VALUE_OF: dict[str, Slot] = {
    "sex": "male",
    "medicines": ("statin",),
    "age": 0,
    "weight": Fraction(1, 2),
    "born": date(2000, 1, 1),
    "notes": "x",
    "pain": 0,
}
STATES: dict[str, dict[NonAnswer | None, bool | None]] = {
    "answered": {None: True, NOT_SURE: False, DECLINED: False, UNANSWERED: None, NOT_ASKED: False},
    "not_sure": {None: False, NOT_SURE: True, DECLINED: False, UNANSWERED: None, NOT_ASKED: False},
    "declined": {None: False, NOT_SURE: False, DECLINED: True, UNANSWERED: None, NOT_ASKED: False},
}


@pytest.mark.parametrize(("function", "name"), [*product(STATES, VALUE_OF)])
def test_how_it_was_answered(function: str, name: str) -> None:
    said = {state: truth(f"{function}({name})", **{name: state or VALUE_OF[name]}) for state in STATES[function]}
    assert said == STATES[function]


@pytest.mark.parametrize(
    ("born", "since", "expected"),
    [
        (date(2000, 1, 1), date(2000, 1, 2), True),
        (date(2000, 1, 1), date(2000, 1, 1), False),
        (date(2000, 1, 1), UNANSWERED, None),
        (DECLINED, date(2000, 1, 1), None),
        (NOT_ASKED, date(2000, 1, 1), False),
        (UNANSWERED, NOT_ASKED, False),
    ],
)
def test_two_dates(born: Slot, since: Slot, expected: bool | None) -> None:
    assert truth("born < since", born=born, since=since) is expected


def test_two_dates_differ_where_one_was_not_asked() -> None:
    assert truth("born != since", born=NOT_ASKED, since=UNANSWERED) is True


@pytest.mark.parametrize(
    ("since", "visit", "expected"),
    [
        (date(2000, 1, 1), date(2000, 1, 2), True),
        (date(2000, 1, 2), date(2000, 1, 1), False),
        (date(2000, 1, 1), UNANSWERED, None),
        (NOT_SURE, date(2000, 1, 1), None),
        (NOT_ASKED, date(2000, 1, 1), False),
        (UNANSWERED, NOT_ASKED, False),
    ],
)
def test_from_one_date_until_another(since: Slot, visit: Slot, expected: bool | None) -> None:
    assert truth("days_since(since, born) == 1", since=since, born=visit, on=UNANSWERED) is expected


@pytest.mark.parametrize(("since", "expected"), [(date(2026, 1, 3), None), (UNANSWERED, None), (NOT_ASKED, False)])
def test_a_day_that_is_not_given_is_never_guessed(since: Slot, expected: bool | None) -> None:
    assert truth("days_since(since) >= 0 and days_since(since) < 90000", since=since, on=UNANSWERED) is expected


@pytest.mark.parametrize("sign", ["+", "-", "*", "/"])
def test_arithmetic_with_what_was_not_asked_has_no_value(sign: str) -> None:
    for other in (70, UNANSWERED, NOT_SURE):
        assert truth(f"age {sign} weight == 1", age=NOT_ASKED, weight=other) is False
        assert truth(f"age {sign} weight != 1", age=NOT_ASKED, weight=other) is True
    assert truth(f"age {sign} weight == 1", age=40, weight=NOT_ASKED) is False
    assert truth(f"age {sign} weight != 1", age=40, weight=NOT_SURE) is None


AGGREGATES = [
    ("sum(age, weight) == 40", 40, NOT_ASKED, True),
    ("sum(age, weight) == 110", 40, 70, True),
    ("sum(age, weight) == 0", NOT_ASKED, NOT_ASKED, True),
    ("sum(age, weight) >= 0", 40, UNANSWERED, None),
    ("sum(age, weight) >= 0", NOT_ASKED, NOT_SURE, None),
    ("min(age, weight) == 40", 40, NOT_ASKED, True),
    ("min(age, weight) == 40", 40, 70, True),
    ("min(age, weight) <= 40", 40, DECLINED, None),
    ("min(age, weight) < 200", NOT_ASKED, NOT_ASKED, False),
    ("min(age, weight) != 1", NOT_ASKED, NOT_ASKED, True),
    ("max(age, weight) == 70", 40, 70, True),
    ("max(age, weight) == 40", 40, NOT_ASKED, True),
    ("max(age, weight) >= 0", NOT_ASKED, NOT_ASKED, False),
]


@pytest.mark.parametrize(("text", "age", "weight", "expected"), AGGREGATES)
def test_sums_leave_out_what_was_not_asked(text: str, age: Slot, weight: Slot, expected: bool | None) -> None:
    assert truth(text, age=age, weight=weight) is expected


def test_what_is_counted_is_known_within_bounds() -> None:
    text = "count(sex == 'male', age > 40, 'statin' in medicines) {}"
    known: dict[str, Slot] = {"sex": "male", "age": 50}
    assert truth(text.format("== 3"), **known, medicines=("statin",)) is True
    assert truth(text.format("== 2"), **known, medicines=("water",)) is True
    assert truth(text.format("== 2"), **known, medicines=NOT_ASKED) is True
    assert truth(text.format(">= 2"), **known) is True
    assert truth(text.format(">= 3"), **known) is None
    assert truth(text.format("> 1"), sex="female", age=20) is False
    assert truth(text.format("!= 3"), sex="female", age=20) is True


BOUNDS = [
    ("phq >= 10", 9, 10, None),
    ("phq > 10", 10, 11, None),
    ("phq > 10", 9, 10, False),
    ("phq < 10", 9, 10, None),
    ("phq < 10", 0, 9, True),
    ("phq <= 10", 10, 11, None),
    ("phq <= 10", 9, 10, True),
    ("phq <= 10", 11, 12, False),
    ("phq == 10", 10, 11, None),
    ("phq == 10", 9, 10, None),
    ("10 == phq", 9, 10, None),
    ("10 == phq", 10, 11, None),
    ("phq == phq", 10, 11, None),
    ("phq != 10", 10, 11, None),
    ("phq != 10", 9, 10, None),
    ("phq - 10 > 0", 10, 11, None),
    ("10 - phq > 0", 3, 9, True),
    ("phq - phq >= -1", 10, 11, True),
    ("phq - phq <= 1", 10, 11, True),
    ("phq - phq >= 0", 10, 11, None),
    ("phq - phq <= 0", 10, 11, None),
    ("phq + phq >= 20", 10, 11, True),
    ("phq + phq <= 22", 10, 11, True),
    ("phq + phq > 20", 10, 11, None),
    ("phq + phq < 22", 10, 11, None),
    ("(phq - 10) * (phq - 10) >= -1", 9, 11, True),
    ("(phq - 10) * (phq - 10) >= 0", 9, 11, None),
    ("max(phq, 10) < 11", 3, 10, True),
    ("min(phq, 10) >= 9", 9, 27, True),
    ("min(phq, 10) > 9", 9, 27, None),
    ("sum(phq, phq) <= 22", 10, 11, True),
    ("sum(phq, phq) < 22", 10, 11, None),
    ("-phq > -10", 3, 9, True),
    ("phq * phq >= 100", 10, 12, True),
    ("phq / 2 >= 5", 9, 12, None),
    ("(phq - 5) ** 2 < 9", 3, 7, True),
    ("(phq - 5) ** 2 < 9", 1, 7, None),
    ("abs(phq - 5) <= 2", 3, 7, True),
    ("abs(phq - 5) > 0", 4, 6, None),
    ("abs(5 - phq) >= 5", 10, 20, True),
    ("sum(phq, 1) > 10", 9, 10, None),
    ("max(phq, 10) > 10", 3, 10, False),
    ("min(phq, 10) == 10", 10, 27, True),
    ("band(phq) == 'mild'", 9, 10, None),
    ("band(phq) != 'mild'", 9, 10, None),
    ("band(phq) in ('mild', 'moderate')", 9, 10, True),
    ("band(phq) not in ('mild', 'moderate')", 9, 10, False),
]


@pytest.mark.parametrize(("text", "low", "high", "expected"), BOUNDS)
def test_a_score_is_compared_by_its_bounds(text: str, low: int, high: int, expected: bool | None) -> None:
    assert truth(text, phq=view(low, high)) is expected


# Atoms for the three truth values: true, false, unknown.
ATOM: dict[bool | None, str] = {True: "age > 1", False: "age > 2", None: "weight > 1"}
AND = {(True, True): True, (True, None): None, (None, None): None}
OR = {(False, False): False, (False, None): None, (None, None): None}


@pytest.mark.parametrize(("one", "two"), [*product(ATOM, ATOM)])
def test_and_or_are_kleenes(one: bool | None, two: bool | None) -> None:
    def joined(word: str) -> bool | None:
        return truth(f"{ATOM[one]} {word} {ATOM[two]}", age=2)

    assert joined("and") is AND.get((one, two), AND.get((two, one), False))
    assert joined("or") is OR.get((one, two), OR.get((two, one), True))


@pytest.mark.parametrize(("value", "opposite"), [(True, False), (False, True), (None, None)])
def test_not_is_kleenes(value: bool | None, opposite: bool | None) -> None:
    assert truth(f"not {ATOM[value]}", age=2) is opposite


@pytest.mark.parametrize("values", [*product(ATOM, repeat=3)])
def test_three_are_joined_as_two_and_one(values: tuple[bool | None, ...]) -> None:
    one, two, three = (ATOM[value] for value in values)
    for word in ("and", "or"):
        flat = truth(f"{one} {word} {two} {word} {three}", age=2)
        assert flat is truth(f"({one} {word} {two}) {word} {three}", age=2)
        assert flat is truth(f"{one} {word} ({two} {word} {three})", age=2)


def test_not_below_is_not_at_least_where_it_was_not_asked() -> None:
    """The trap that authors are told about."""
    assert truth("not age >= 5", age=NOT_ASKED) is True
    assert truth("age < 5", age=NOT_ASKED) is False
