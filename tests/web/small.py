"""A small questionnaire for the pages' tests: an end, a warning sign, a follow-up, every kind of question."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Final

from pydantic import JsonValue

from triage.questionnaire import Questionnaire, load

SMALL: Final[dict[str, JsonValue]] = {
    "id": "small",
    "version": "1.0.0",
    "language": "en-GB",
    "title": "Small form",
    "about": {"intended_use": "Tests.", "population": "Adults", "authors": ["Tests"], "licence": "MIT"},
    "start": {"minutes": 2, "text": ["A short form."], "first": "Call {emergency_number} for chest pain."},
    "report": {"main_concern": "concern", "helper_if": "who == 'other'", "history": ["signs", "pain"]},
    "sources": [{"id": "leaflet", "title": "A leaflet"}],
    "sections": [
        {
            "id": "you",
            "accept": [{"code": "sign-gated", "because": "The form is for adults."}],
            "title": "About you",
            "questions": [
                {
                    "id": "age",
                    "type": "choice",
                    "text": "How old are you?",
                    "label": "Age",
                    "why": "The form is for adults.",
                    "options": [{"id": "child", "text": "Under 18"}, {"id": "adult", "text": "18 or over"}],
                },
                {
                    "id": "who",
                    "type": "choice",
                    "text": "Who answers?",
                    "label": "Who",
                    "options": [{"id": "self", "text": "Myself"}, {"id": "other", "text": "Somebody else"}],
                    "non_answers": ["declined"],
                },
            ],
            "end_if": {"when": "age == 'child'", "title": "This form is for adults", "text": ["Call {urgent_number}."]},
        },
        {
            "id": "signs",
            "title": "Warning signs",
            "questions": [
                {
                    "id": "signs",
                    "type": "multiple",
                    "text": "Do you have any of these?",
                    "label": "Signs",
                    "why": "They can need help at once.",
                    "options": [
                        {"id": "chest", "text": "Chest pain", "points": {"heart": 2}},
                        {"id": "breath", "text": "Hard to breathe", "points": {"heart": 1}},
                        {"id": "tired", "text": "Tired"},
                        {"id": "none", "text": "None of these", "exclusive": True},
                    ],
                    "non_answers": ["not_sure"],
                },
                {
                    "id": "long",
                    "type": "yes_no",
                    "text": "For more than a week?",
                    "label": "Long",
                    "why": "A long time can need help today.",
                    "ask_if": "'tired' in signs",
                    "non_answers": ["not_sure"],
                },
            ],
        },
        {
            "id": "more",
            "title": "More about it",
            "questions": [
                {"id": "pain", "type": "scale", "text": "How bad is it?", "label": "Pain"},
                {
                    "id": "drinks",
                    "information_only": True,
                    "type": "whole",
                    "text": "Drinks a day?",
                    "label": "Drinks",
                    "min": 0,
                    "max": 30,
                },
                {
                    "id": "weight",
                    "information_only": True,
                    "type": "decimal",
                    "text": "Your weight?",
                    "label": "Weight",
                    "min": 20,
                    "max": 300,
                    "decimals": 1,
                    "unit": "kg",
                    "required": False,
                    "non_answers": ["not_sure"],
                },
                {
                    "id": "since",
                    "information_only": True,
                    "type": "date",
                    "text": "Since when?",
                    "label": "Since",
                    "required": False,
                },
                {
                    "id": "tried",
                    "information_only": True,
                    "type": "matrix",
                    "text": "What did you try?",
                    "required": False,
                    "options": [{"id": "helped", "text": "Helped"}, {"id": "no", "text": "Did not help"}],
                    "rows": [{"id": "tried_rest", "text": "Rest"}, {"id": "tried_heat", "text": "Heat"}],
                },
                {"id": "concern", "type": "long_text", "text": "What to ask?", "label": "To ask", "required": False},
            ],
        },
    ],
    "scores": [
        {
            "id": "heart",
            "title": "Heart",
            "category": True,
            "sources": ["leaflet"],
            "missing": {"at_least": "half", "count_as": 0},
            "bands": [
                {"id": "none", "from": 0, "text": "Nothing."},
                {"id": "some", "from": 1, "text": "Mention this."},
            ],
        }
    ],
    "rules": [
        {"id": "E1", "when": "'chest' in signs", "level": "emergency", "text": "Call {emergency_number} now"},
        {"id": "E2", "when": "'breath' in signs", "level": "emergency", "text": "Call {emergency_number} at once"},
        {
            "id": "U1",
            "when": "long == 'yes'",
            "accept": [{"code": "sign-gated", "because": "Only the tired can be tired for long."}],
            "level": "urgent",
            "text": "Call {urgent_number} today",
        },
    ],
    "notes": [{"id": "ask_heart", "when": "band(heart) == 'some'", "kind": "ask", "text": "Is it my heart?"}],
}


def small(**changes: JsonValue) -> Questionnaire:
    """The small questionnaire, with some of its keys replaced."""
    return load(json.dumps({**deepcopy(SMALL), **changes}).encode())
