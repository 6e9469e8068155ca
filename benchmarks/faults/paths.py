"""Faults in what can happen: conditions that nobody meets, or everybody, and questions and rules behind them."""

from __future__ import annotations

from typing import Final

from pydantic import JsonValue

from benchmarks.faults.fault import NOW, THEIR_NOW, THEIR_YOU, Edits, Fault

_WHEN: Final = "rules.S1.when"
_SHOWN: Final = f"{THEIR_NOW}S1.visibleIf"
_ASKED: Final = f"{NOW}days.ask_if"
_THEIRS_ASKED: Final = f"{THEIR_NOW}days.visibleIf"


def _more(ask_if: str) -> Edits:
    return {f"{NOW}+": {"id": "tablets", "type": "text", "text": "Which tablets do you take?", "ask_if": ask_if}}


def _their_rule(name: str, visible_if: str) -> JsonValue:
    return {"type": "html", "name": name, "html": "Speak to your GP", "visibleIf": visible_if}


def _their_more(visible_if: str) -> dict[str, JsonValue]:
    return {"type": "text", "name": "tablets", "title": "Which tablets do you take?", "visibleIf": visible_if}


PATHS: Final = (
    Fault(
        "a question waits for an answer that comes after it",
        "forward-reference",
        {_ASKED: "sleep == 'most'"},
        None,
    ),
    Fault(
        "a question waits for its own answer",
        "forward-reference",
        {_ASKED: "days >= 10"},
        {_THEIRS_ASKED: "{days} >= 10"},
    ),
    Fault(
        "two questions wait for each other",
        "forward-reference",
        {f"{NOW}since.ask_if": "sleep == 'most'", f"{NOW}sleep.ask_if": "since == 'years'"},
        {f"{THEIR_NOW}since.visibleIf": "{sleep} = 'most'", f"{THEIR_NOW}sleep.visibleIf": "{since} = 'years'"},
    ),
    Fault(
        "a condition contradicts itself",
        "question-never-asked",
        {_ASKED: "pain < 3 and pain > 4"},
        {_THEIRS_ASKED: "{pain} < 3 and {pain} > 4"},
    ),
    Fault(
        "a rule needs two answers to a question that takes one",
        "rule-never-fires",
        {_WHEN: "since == 'weeks' and since == 'years'"},
        {_SHOWN: "{since} = 'weeks' and {since} = 'years'"},
    ),
    Fault(
        "a rule needs “none of these” and one of these",
        "rule-never-fires",
        {"rules.E1.when": "'none' in signs and 'sudden' in signs"},
        {f"{THEIR_YOU}E1.visibleIf": "{signs} contains 'none' and {signs} contains 'sudden'"},
    ),
    Fault(
        "a rule needs a number beyond the limits of its question",
        "always-false",
        {_WHEN: "days >= 35"},
        {_SHOWN: "{days} >= 35"},
    ),
    Fault(
        "a rule needs a number between two whole ones",
        "rule-never-fires",
        {_WHEN: "pain > 7 and pain < 8"},
        {_SHOWN: "{pain} > 7 and {pain} < 8"},
    ),
    Fault(
        "a condition holds for every number that can be given",
        "always-true",
        {_ASKED: "age >= 0"},
        {_THEIRS_ASKED: "{age} >= 0"},
    ),
    Fault(
        "a condition holds for every option",
        "condition-always-true",
        {_ASKED: "screen == 'yes' or screen == 'no'"},
        {_THEIRS_ASKED: "{screen} = 'yes' or {screen} = 'no'"},
    ),
    Fault(
        "a question is asked only of people who said neither yes nor no",
        "question-never-asked",
        {_ASKED: "answered(screen) and screen != 'yes' and screen != 'no'"},
        {_THEIRS_ASKED: "{screen} notempty and {screen} <> 'yes' and {screen} <> 'no'"},
    ),
    Fault(
        "a question contradicts the condition of another one",
        "question-never-asked",
        _more("days >= 10 and often == 'no'"),
        {f"{THEIR_NOW}+": _their_more("{days} >= 10 and {often} = 'no'")},
    ),
    Fault(
        "the same, in the part of the page that has the other condition",
        "",
        None,
        {
            f"{THEIR_NOW}+": {
                "type": "panel",
                "name": "more",
                "visibleIf": "{often} = 'yes'",
                "elements": [_their_more("{often} = 'no'")],
            }
        },
    ),
    Fault(
        "a rule contradicts the condition of a question",
        "rule-never-fires",
        {_WHEN: "days >= 15 and often == 'no'"},
        {_SHOWN: "{days} >= 15 and {often} = 'no'"},
    ),
    Fault(
        "a rule contradicts a question through a third one",
        "rule-never-fires",
        {**_more("days >= 10"), _WHEN: "answered(tablets) and often == 'no'"},
        {f"{THEIR_NOW}+": _their_more("{days} >= 10"), _SHOWN: "{tablets} notempty and {often} = 'no'"},
    ),
    Fault(
        "a rule looks at a question that is never asked",
        "rule-never-fires",
        {_ASKED: "pain < 3 and pain > 4", _WHEN: "days >= 15"},
        {_THEIRS_ASKED: "{pain} < 3 and {pain} > 4", _SHOWN: "{days} >= 15"},
    ),
    Fault(
        "a rule contradicts a sum",
        "rule-never-fires",
        {_WHEN: "pain + days >= 30 and days <= 15"},
        {_SHOWN: "{pain} + {days} >= 30 and {days} <= 15"},
    ),
    Fault(
        "a rule needs answers from behind an end of the form",
        "rule-never-fires",
        {_WHEN: "age < 18 and pain >= 7"},
        {_SHOWN: "{age} < 18 and {pain} >= 7"},
    ),
    Fault(
        "a question is asked only of people for whom the form has ended",
        "question-never-asked",
        _more("age < 16"),
        {f"{THEIR_NOW}+": _their_more("{age} < 16")},
    ),
    Fault(
        "a rule fires for everybody",
        "rule-always-fires",
        {"rules.S1.when": "screen == 'yes' or screen == 'no'"},
        {f"{THEIR_NOW}S1.visibleIf": "{screen} = 'yes' or {screen} = 'no'"},
    ),
    Fault(
        "a part of a condition adds nothing",
        "condition-part-idle",
        {_WHEN: "pain >= 7 and pain >= 3 and days >= 15"},
        {_SHOWN: "{pain} >= 7 and {pain} >= 3 and {days} >= 15"},
    ),
    Fault(
        "two rules say the same of the same people",
        "rules-alike",
        {
            "rules.+": {
                "id": "S2",
                "when": "days >= 15 and pain >= 7",
                "level": "soon",
                "text": "Speak to your {doctor}",
            }
        },
        {f"{THEIR_NOW}+": _their_rule("S2", "{days} >= 15 and {pain} >= 7")},
    ),
    Fault(
        "the form ends for everybody",
        "section-end-always",
        {"sections.you.end_if.when": "age < 18 or age >= 18"},
        {"triggers": [{"type": "complete", "expression": "{age} < 18 or {age} >= 18"}]},
    ),
    Fault(
        "the form ends for nobody",
        "section-end-never",
        {"sections.you.end_if.when": "age < 18 and age > 80"},
        {"triggers": [{"type": "complete", "expression": "{age} < 18 and {age} > 80"}]},
    ),
)
"""What is said of what never happens, or always does."""
