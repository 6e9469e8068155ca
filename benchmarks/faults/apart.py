"""Faults in what only survey-core's forms have: masks, checks of answers, triggers, names that the program keeps."""

from __future__ import annotations

from typing import Final

from benchmarks.faults.fault import THEIR_NOW, THEIR_YOU, Edits, Fault


def _theirs(kind: str, edits: Edits) -> Fault:
    return Fault(kind, "", None, edits)


APART: Final = (
    _theirs("the preset answer is no option of its question", {f"{THEIR_NOW}sleep.defaultValue": "nevr"}),
    _theirs(
        "a mask of typed answers has a setting that it does not know",
        {f"{THEIR_NOW}days.maskType": "numeric", f"{THEIR_NOW}days.maskSettings": {"patern": "99"}},
    ),
    _theirs(
        "no answer passes a check of answers",
        {f"{THEIR_YOU}age.validators": [{"type": "numeric", "minValue": 90, "maxValue": 18}]},
    ),
    _theirs("a check of answers has a type that there is not", {f"{THEIR_YOU}age.validators": [{"type": "numberic"}]}),
    _theirs("more options have to be chosen than there are", {f"{THEIR_YOU}signs.minSelectedChoices": 9}),
    _theirs(
        "answers fill in a question that there is not",
        {"triggers.+": {"type": "setvalue", "expression": "{often} = 'no'", "setToName": "dayz", "setValue": 0}},
    ),
    _theirs(
        "a trigger has a type that there is not", {"triggers.+": {"type": "finish", "expression": "{often} = 'no'"}}
    ),
    _theirs(
        "two triggers set off each other without end",
        {
            "triggers.+": {"type": "setvalue", "expression": "{pain} > 5", "setToName": "days", "setValue": 9},
            "triggers.++": {"type": "setvalue", "expression": "{days} > 5", "setToName": "pain", "setValue": 9},
        },
    ),
    _theirs(
        "two questions fill in each other without end",
        {f"{THEIR_YOU}age.setValueExpression": "{days} + 1", f"{THEIR_NOW}days.setValueExpression": "{age} + 1"},
    ),
    _theirs(
        "a question has the name of a number that the program keeps",
        {f"{THEIR_NOW}+": {"type": "comment", "name": "pageno", "title": "What worries you most?"}},
    ),
    _theirs(
        "a text box for words has limits for numbers",
        {f"{THEIR_NOW}+": {"type": "text", "name": "worry", "title": "What worries you most?", "min": 1, "max": 5}},
    ),
)
"""What is said of these."""
