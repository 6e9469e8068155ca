"""Faults in scores: what they are made of, what is missing, their tables and bands."""

from __future__ import annotations

from typing import Final

from pydantic import JsonValue

from benchmarks.faults.fault import NOW, THEIR_NOW, Fault

_BANDS: Final = "scores.burden.bands"
_BAND: Final = "calculatedValues.burden_band.expression"
_SUM: Final = "calculatedValues.burden.expression"
_SINCE: Final = "iif({since} = 'years', 2, iif({since} = 'months', 1, 0))"
_SLEEP: Final = "iif({sleep} = 'most', 2, iif({sleep} = 'some', 1, 0))"


def _bands(*starts: int) -> JsonValue:
    names = ("low", "high", "higher")
    return [{"id": name, "from": start, "text": "Talk it over."} for name, start in zip(names, starts, strict=False)]


def _score(name: str, formula: str) -> JsonValue:
    return {"id": name, "title": name.capitalize(), "formula": formula, "missing": "refuse", "sources": ["leaflet"]}


def _rule(when: str) -> JsonValue:
    return {"id": "R2", "when": when, "level": "routine", "text": "Ask about sleep"}


def _number(name: str, text: str, unit: str) -> JsonValue:
    return {"id": name, "type": "whole", "text": text, "min": 30, "max": 250, "unit": unit}


def _value(name: str, expression: str) -> JsonValue:
    return {"name": name, "expression": expression}


SCORES: Final = (
    Fault(
        "a rule names a band that there is not",
        "unknown-band",
        {"rules.R1.when": "band(burden) == 'hihg'"},
        {f"{THEIR_NOW}R1.visibleIf": "{burden_band} = 'hihg'"},
    ),
    Fault(
        "a rule names a score that there is not",
        "unknown-name",
        {"rules.R1.when": "band(burdn) == 'high'"},
        {f"{THEIR_NOW}R1.visibleIf": "{burdn_band} = 'high'"},
    ),
    Fault(
        "points go to a score that there is not",
        "unknown-score",
        {f"{NOW}pain.points": [{"points": {"burdn": 0}}, {"from": 7, "points": {"burdn": 1}}]},
        None,
    ),
    Fault(
        "a band starts above the greatest score",
        "band-out-of-reach",
        {_BANDS: _bands(0, 5)},
        {_BAND: "iif({burden} >= 5, 'high', 'low')"},
    ),
    Fault(
        "no points come to a band between two others",
        "band-never-reached",
        {
            _BANDS: _bands(0, 1, 2),
            f"{NOW}since.options.months.points": 2,
            f"{NOW}sleep.options.some.points": 2,
        },
        {
            _SUM: "iif({since} anyof ['months', 'years'], 2, 0) + iif({sleep} anyof ['some', 'most'], 2, 0)",
            _BAND: "iif({burden} >= 2, 'higher', iif({burden} >= 1, 'high', 'low'))",
        },
    ),
    Fault(
        "the answers that make a band contradict each other",
        "band-never-reached",
        {
            f"{NOW}sleep.ask_if": "since == 'weeks'",
            "scores.burden.missing": {"at_least": 1, "count_as": 0, "not_asked": 0},
            _BANDS: _bands(0, 1, 3),
        },
        {
            f"{THEIR_NOW}sleep.visibleIf": "{since} = 'weeks'",
            _BAND: "iif({burden} >= 3, 'higher', iif({burden} >= 1, 'high', 'low'))",
        },
    ),
    Fault(
        "the bands stand in the wrong order",
        "bands-not-ascending",
        {_BANDS: _bands(2, 0)},
        {_BAND: "iif({burden} >= 0, 'low', iif({burden} >= 2, 'high', ''))"},
    ),
    Fault(
        "the lowest scores have no band",
        "band-above-lowest",
        {_BANDS: _bands(1, 2)},
        {_BAND: "iif({burden} >= 2, 'high', iif({burden} >= 1, 'low', ''))"},
    ),
    Fault(
        "a mean of 1.5 lies between the bands 0 to 1 and 2",
        "",
        None,
        {
            _SUM: f"avg({_SINCE}, {_SLEEP})",
            _BAND: "iif({burden} >= 2, 'high', iif({burden} >= 0 and {burden} <= 1, 'low', ''))",
        },
    ),
    Fault(
        "an item counts twice",
        "duplicate-id",
        {"scores.burden.items": ["since", "sleep", "since"]},
        {_SUM: f"{_SINCE} + {_SLEEP} + {_SINCE}"},
    ),
    Fault(
        "an item gives no points",
        "no-points",
        {"scores.burden.items": ["since", "sleep", "screen"]},
        {_SUM: f"{_SINCE} + {_SLEEP} + {{screen}}"},
    ),
    Fault(
        "an item of a score is never asked",
        "question-never-asked",
        {
            f"{NOW}sleep.ask_if": "days >= 10 and often == 'no'",
            "scores.burden.missing": {"at_least": 1, "count_as": 0, "not_asked": 0},
        },
        {f"{THEIR_NOW}sleep.visibleIf": "{days} >= 10 and {often} = 'no'"},
    ),
    Fault(
        "what missing answers count is not said",
        "missing-key",
        {"scores.burden.missing": None},
        None,
    ),
    Fault(
        "what an item counts that not everybody is asked is not said",
        "missing-not-asked",
        {f"{NOW}sleep.ask_if": "screen == 'yes'"},
        None,
    ),
    Fault(
        "more answers are needed than the score has items",
        "at-least-too-large",
        {"scores.burden.missing": {"at_least": 3, "count_as": 0}},
        None,
    ),
    Fault(
        "a table has a hole: no value for 3",
        "look-up-hole",
        {"scores.burden.look_up": {"0": 40, "1": 45, "2": 50, "4": 60}, _BANDS: [], "rules.R1.when": "burden >= 50"},
        {
            "calculatedValues.+": _value(
                "t", "iif({burden} = 0, 40, iif({burden} = 1, 45, iif({burden} = 2, 50, iif({burden} = 4, 60, ''))))"
            )
        },
    ),
    Fault(
        "a formula divides by what can be 0",
        "division-by-zero",
        {"scores.+": _score("share", "pain / (age - 40)")},
        {"calculatedValues.+": _value("share", "{pain} / ({age} - 40)")},
    ),
    Fault(
        "a formula takes a root of what can be below 0",
        "out-of-domain",
        {"scores.+": _score("root", "sqrt(pain - 5)")},
        None,
    ),
    Fault(
        "the mean of the others stands for a missing item of another range",
        "mixed-ranges",
        {
            "scores.burden.items": ["since", "sleep", "pain"],
            "scores.burden.missing": {"at_least": 2, "count_as": "average"},
        },
        {_SUM: "avg({pain}, {days}) * 2"},
    ),
    Fault(
        "centimetres and kilograms are added up",
        "mixed-units",
        {
            f"{NOW}+": _number("tall", "How tall are you?", "cm"),
            f"{NOW}++": _number("heavy", "How heavy are you?", "kg"),
            "scores.+": _score("both", "tall + heavy"),
        },
        None,
    ),
    Fault(
        "two scores are made of each other",
        "score-after",
        {"scores.+": _score("one", "two + 1"), "scores.++": _score("two", "one + 1")},
        {"calculatedValues.+": _value("one", "{two} + 1"), "calculatedValues.++": _value("two", "{one} + 1")},
    ),
    Fault(
        "a rule needs more points than there are",
        "always-false",
        {"rules.+": _rule("burden >= 5")},
        {f"{THEIR_NOW}+": {"type": "html", "name": "R2", "html": "Ask about sleep", "visibleIf": "{burden} >= 5"}},
    ),
    Fault(
        "ranges of points stand in the wrong order",
        "ranges-not-ascending",
        {
            "scores.burden.items": ["since", "sleep", "pain"],
            f"{NOW}pain.points": [{"points": 0}, {"from": 7, "points": 3}, {"from": 4, "points": 1}],
        },
        {_SUM: f"{_SINCE} + {_SLEEP} + iif({{pain}} >= 4, 1, iif({{pain}} >= 7, 3, 0))"},
    ),
    Fault(
        "a sum decides who needs help at once",
        "score-in-urgent-rule",
        {"rules.+": {"id": "E2", "when": "burden >= 4", "level": "emergency", "text": "Call {emergency_number}"}},
        None,
    ),
)
"""What is said of scores."""
