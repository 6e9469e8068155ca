"""A scope with a name of every type, and truth at a glance: what the tests of the language stand on."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from triage.logic import (
    ChoiceType,
    Condition,
    DateType,
    LogicError,
    MultiType,
    Name,
    NonAnswer,
    NumberType,
    Problem,
    Scope,
    ScoreType,
    ScoreView,
    Slot,
    TextType,
    check_condition,
    compile_condition,
    day_name,
)
from triage.logic.names import Hidden, Points
from triage.logic.values import Value

UNANSWERED, NOT_SURE, DECLINED, NOT_ASKED = NonAnswer


def _worth(points: dict[str, int]) -> Points:
    def of(value: Value) -> int:
        assert isinstance(value, str)
        return points[value]

    return Points(of, min(points.values()), max(points.values()))


def _from_seven(value: Value) -> int:
    assert isinstance(value, int)
    return 2 if value >= 7 else 0


_SEX = {"male": "Male", "female": "Female", "other": "Another"}
_MEDICINES = {"statin": "Statin", "water": "Water tablet", "none": "None of these"}
_MOOD = {"fine": "Fine", "low": "Low", "very_low": "Very low"}
_BANDS = {"mild": "Mild", "moderate": "Moderate", "severe": "Severe"}

_NAMES = (
    Name("sex", 0, ChoiceType(tuple(_SEX)), "What is your sex?", _SEX),
    Name("medicines", 1, MultiType(tuple(_MEDICINES)), "Which medicines do you use?", _MEDICINES),
    Name("age", 2, NumberType(0, 120), "How old are you?"),
    Name("weight", 3, NumberType(Fraction(1, 2), 300, "kg"), "What is your weight?"),
    Name("born", 4, DateType(date(1900, 1, 1), date(2026, 12, 31)), "When were you born?"),
    Name("since", 5, DateType(date(1990, 1, 1), until_today=True), "Since when?"),
    Name("notes", 6, TextType(), "Anything else?"),
    Name("pain", 7, NumberType(0, 10), "How bad is the pain?", {}, Points(_from_seven, 0, 2)),
    Name("mood", 8, ChoiceType(tuple(_MOOD)), "How is your mood?", _MOOD, _worth({"fine": 0, "low": 1, "very_low": 3})),
    Name("phq", 9, ScoreType(0, 27, tuple(_BANDS)), "Mood score", _BANDS),
    Name("total", 10, ScoreType(-5, 5, ()), "Total"),
    Name("visit", 11, DateType(), "When do you come?"),
)
ON = date(2026, 1, 31)
"""The day of the answers."""

HIDDEN = {
    "later": Hidden("forward-reference", "'later' is asked later.", "Move this below, or ask that question first."),
}
SCOPE = Scope({name.id: name for name in _NAMES}, HIDDEN, day_name(len(_NAMES)))

VALUES: dict[str, tuple[Slot, ...]] = {
    "sex": tuple(_SEX),
    "medicines": (("statin",), ("water",), ("none",), ("statin", "water")),
    "age": (0, 12, 40, 120),
    "weight": (Fraction(1, 2), 70, Fraction(141, 2)),
    "born": (date(1980, 2, 29), date(2000, 1, 1)),
    "since": (date(2000, 1, 1), date(2026, 1, 31)),
    "notes": ("words",),
    "pain": (0, 6, 7, 10),
    "mood": tuple(_MOOD),
    "phq": (ScoreView(3, 3, ("mild",)), ScoreView(12, 12, ("moderate",)), ScoreView(27, 27, ("severe",))),
    "total": (ScoreView(-5, -5, ()), ScoreView(0, 0, ()), ScoreView(5, 5, ())),
    "visit": (date(2020, 2, 29), date(2030, 1, 1)),
}
"""Some values of each name."""


def view(low: int, high: int) -> ScoreView:
    """What conditions see of ``phq`` between ``low`` and ``high``: mild from 0, moderate from 10, severe from 20."""
    starts = {"mild": (0, 9), "moderate": (10, 19), "severe": (20, 27)}
    return ScoreView(low, high, tuple(band for band, (first, last) in starts.items() if first <= high and last >= low))


def slots(*, on: Slot = ON, **known: Slot) -> tuple[Slot, ...]:
    """The slots of all names: those ``known``, the others unanswered; then that of the day."""
    assert known.keys() <= SCOPE.names.keys()
    return (*(known.get(name.id, UNANSWERED) for name in _NAMES), on)


def read(text: str) -> Condition:
    """The condition ``text``, which has a meaning."""
    return check_condition(text, SCOPE)[0]


def doubts(text: str) -> tuple[Problem, ...]:
    """What is doubtful in ``text``."""
    return check_condition(text, SCOPE)[1]


def truth(text: str, *, on: Slot = ON, **known: Slot) -> bool | None:
    """What ``text`` comes to."""
    return compile_condition(read(text))(slots(on=on, **known))


def problems(text: str) -> tuple[Problem, ...]:
    """What is wrong with ``text``; empty where nothing is."""
    try:
        check_condition(text, SCOPE)
    except LogicError as error:
        return error.problems
    return ()
