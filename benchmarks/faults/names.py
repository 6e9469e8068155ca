"""Faults in names and values: what a form says of itself that is not there, or not so."""

from __future__ import annotations

from typing import Final

from benchmarks.faults.fault import NOW, THEIR_NOW, THEIR_YOU, Fault

_WHEN: Final = "rules.S1.when"
_SHOWN: Final = f"{THEIR_NOW}S1.visibleIf"

NAMES: Final = (
    Fault(
        "a condition names a question that there is not",
        "unknown-name",
        {_WHEN: "pian >= 7 and days >= 15"},
        {_SHOWN: "{pian} >= 7 and {days} >= 15"},
    ),
    Fault(
        "a condition names an option that there is not",
        "unknown-option",
        {f"{NOW}days.ask_if": "often == 'yess'"},
        {f"{THEIR_NOW}days.visibleIf": "{often} = 'yess'"},
    ),
    Fault(
        "a rule names two options, and one of them is not there",
        "unknown-option",
        {"rules.E1.when": "any_of(signs, 'suden', 'stiff_neck')"},
        {f"{THEIR_YOU}E1.visibleIf": "{signs} anyof ['suden', 'stiff_neck']"},
    ),
    Fault(
        "a number is compared with a word",
        "wrong-type",
        {_WHEN: "pain >= 'seven' and days >= 15"},
        {_SHOWN: "{pain} >= 'seven' and {days} >= 15"},
    ),
    Fault(
        "an option is compared by size with a number",
        "wrong-type",
        {_WHEN: "sleep > 3 and days >= 15"},
        {_SHOWN: "{sleep} > 3 and {days} >= 15"},
    ),
    Fault(
        "several answers at once are compared with one option",
        "wrong-type",
        {"rules.E1.when": "signs == 'sudden'"},
        {f"{THEIR_YOU}E1.visibleIf": "{signs} = 'sudden'"},
    ),
    Fault(
        "a condition uses a function that there is not",
        "unknown-function",
        {_WHEN: "total(pain, days) >= 20"},
        {_SHOWN: "total({pain}, {days}) >= 20"},
    ),
    Fault(
        "a condition is written wrongly",
        "syntax",
        {_WHEN: "pain >= 7 and and days >= 15"},
        {_SHOWN: "{pain} >= 7 and and {days} >= 15"},
    ),
    Fault(
        "a condition is a number, not a comparison",
        "wrong-type",
        {_WHEN: "pain + 3"},
        {_SHOWN: "{pain} + 3"},
    ),
    Fault(
        "two questions have the same name",
        "duplicate-id",
        {f"{NOW}+": {"id": "pain", "type": "scale", "text": "How bad is it now?"}},
        {
            f"{THEIR_NOW}+": {
                "type": "rating",
                "name": "pain",
                "title": "How bad is it now?",
                "rateMin": 0,
                "rateMax": 10,
            }
        },
    ),
    Fault(
        "two options of a question have the same name",
        "duplicate-id",
        {f"{NOW}sleep.options.+": {"id": "some", "text": "Many nights"}},
        {f"{THEIR_NOW}sleep.choices.+": {"value": "some", "text": "Many nights"}},
    ),
    Fault(
        "a question has a name that the language needs for itself",
        "reserved-name",
        {f"{NOW}+": {"id": "value", "type": "scale", "text": "How bad is it now?"}},
        {f"{THEIR_NOW}+": {"type": "comment", "name": "constructor", "title": "What worries you most?"}},
    ),
    Fault(
        "a part has a key that there is not",
        "unknown-key",
        {f"{NOW}pain.hnit": "Think of the last month."},
        {f"{THEIR_NOW}pain.descripton": "Think of the last month."},
    ),
    Fault(
        "a question has no name",
        "missing-key",
        {f"{NOW}+": {"type": "scale", "text": "How bad is it now?"}},
        {f"{THEIR_NOW}+": {"type": "comment", "title": "What worries you most?"}},
    ),
    Fault(
        "a question has a type that there is not",
        "unknown-type",
        {f"{NOW}sleep.type": "chioce"},
        {f"{THEIR_NOW}sleep.type": "radiogruop"},
    ),
    Fault(
        "a value is none of those that are allowed",
        "wrong-value",
        {"rules.S1.level": "sooon"},
        {"clearInvisibleValues": "onHiden"},
    ),
    Fault(
        "there is one thing where a list belongs",
        "wrong-type",
        {"rules": {"id": "E1"}},
        {f"{THEIR_NOW}sleep.choices": {"value": "never"}},
    ),
    Fault(
        "the options are taken from where there are none",
        "unknown-option-list",
        {f"{NOW}sleep.options": "nights"},
        {f"{THEIR_NOW}sleep.choices": None, f"{THEIR_NOW}sleep.choicesFromQuestion": "nights"},
    ),
    Fault(
        "the least number allowed is above the greatest",
        "bad-limits",
        {f"{NOW}days.min": 32},
        {f"{THEIR_NOW}days.min": 32},
    ),
    Fault(
        "a text names a word to be filled in that there is not",
        "unknown-placeholder",
        {f"{NOW}pain.text": "How bad was it when you saw the {doktor}?"},
        {f"{THEIR_NOW}pain.title": "How bad was it when you were {aeg}?"},
    ),
    Fault(
        "a page has no questions",
        "empty",
        {"sections.+": {"id": "more", "title": "More", "questions": []}},
        {"pages.+": {"name": "more", "title": "More", "elements": []}},
    ),
    Fault(
        "a rule names a source that there is not",
        "unknown-source",
        {"rules.E1.sources": ["leaflets"]},
        None,
    ),
)
"""What is said of a name, a key or a value."""
