"""What can be wrong with the points that answers give."""

from __future__ import annotations

from typing import Final

from triage.checker.catalogue.explanation import Explanation, Subject
from triage.questionnaire import Severity
from triage.words import later as _

POINTS: Final = Subject(
    _("Points"),
    (
        Explanation(
            "no-points",
            Severity.ERROR,
            _("A question counts in a score, and its answers have no points for it."),
            _("The answer would count nothing, and the score would come out too low."),
            _("Give its options points, or remove the question from the items."),
            wrong="""
            { "id": "tired", "type": "yes_no", "text": "Are you tired?" },
            "scores": [{ "id": "burden", "title": "Burden", "items": ["pain", "tired"], "missing": "refuse" }]
            """,
            right="""
            {
              "id": "tired", "type": "yes_no", "text": "Are you tired?",
              "options": [{ "id": "yes", "text": "Yes", "points": 1 }, { "id": "no", "text": "No" }]
            },
            "scores": [{ "id": "burden", "title": "Burden", "items": ["pain", "tired"], "missing": "refuse" }]
            """,
        ),
        Explanation(
            "not-an-item",
            Severity.ERROR,
            _("Points name a score that does not count this question."),
            _("The points would be lost, and the score would come out too low."),
            _("Add the question to the items of the score, or remove the points."),
            wrong="""
            {
              "id": "tired", "type": "yes_no", "text": "Are you tired?",
              "options": [{ "id": "yes", "text": "Yes", "points": { "burden": 1 } }, { "id": "no", "text": "No" }]
            },
            "scores": [{ "id": "burden", "title": "Burden", "items": ["pain"], "missing": "refuse" }]
            """,
            right="""
            {
              "id": "tired", "type": "yes_no", "text": "Are you tired?",
              "options": [{ "id": "yes", "text": "Yes", "points": { "burden": 1 } }, { "id": "no", "text": "No" }]
            },
            "scores": [{ "id": "burden", "title": "Burden", "items": ["pain", "tired"], "missing": "refuse" }]
            """,
        ),
        Explanation(
            "unknown-score",
            Severity.ERROR,
            _("Points or a note name a score that the file does not have."),
            _("The points would be lost, or the note would never be shown."),
            _("Use the id of a score, or add the score."),
            wrong="""
            {
              "id": "tired", "type": "yes_no", "text": "Are you tired?",
              "options": [{ "id": "yes", "text": "Yes", "points": { "burdn": 1 } }, { "id": "no", "text": "No" }]
            },
            "scores": [{ "id": "burden", "title": "Burden", "items": ["pain"], "missing": "refuse" }]
            """,
            right="""
            {
              "id": "tired", "type": "yes_no", "text": "Are you tired?",
              "options": [{ "id": "yes", "text": "Yes", "points": { "burden": 1 } }, { "id": "no", "text": "No" }]
            },
            "scores": [{ "id": "burden", "title": "Burden", "items": ["pain", "tired"], "missing": "refuse" }]
            """,
        ),
        Explanation(
            "ranges-not-ascending",
            Severity.ERROR,
            _("The ranges of a number do not go up."),
            _("A number could fall into two ranges, and it would not be clear which points it gives."),
            _("Sort the ranges from low to high."),
            wrong="""
            {
              "id": "days", "type": "whole", "text": "On how many days?", "min": 0, "max": 31,
              "points": [{ "points": 0 }, { "from": 15, "points": 2 }, { "from": 4, "points": 1 }]
            },
            "scores": [{ "id": "burden", "title": "Burden", "items": ["days"], "missing": "refuse" }]
            """,
            right="""
            {
              "id": "days", "type": "whole", "text": "On how many days?", "min": 0, "max": 31,
              "points": [{ "points": 0 }, { "from": 4, "points": 1 }, { "from": 15, "points": 2 }]
            },
            "scores": [{ "id": "burden", "title": "Burden", "items": ["days"], "missing": "refuse" }]
            """,
        ),
        Explanation(
            "open-range",
            Severity.ERROR,
            _("A range after the first does not say where it begins."),
            _("It would not be clear which points a number gives."),
            _('Add "from" to the range.'),
            wrong="""
            {
              "id": "days", "type": "whole", "text": "On how many days?", "min": 0, "max": 31,
              "points": [{ "points": 0 }, { "points": 1 }]
            },
            "scores": [{ "id": "burden", "title": "Burden", "items": ["days"], "missing": "refuse" }]
            """,
            right="""
            {
              "id": "days", "type": "whole", "text": "On how many days?", "min": 0, "max": 31,
              "points": [{ "points": 0 }, { "from": 15, "points": 1 }]
            },
            "scores": [{ "id": "burden", "title": "Burden", "items": ["days"], "missing": "refuse" }]
            """,
        ),
        Explanation(
            "case-order",
            Severity.ERROR,
            _("Points depend on another answer, and the last case is not the one for everybody else."),
            _("For some patients no case would hold, so their answer would give no points."),
            _('Add "when" to every case but the last, and leave it out there.'),
            wrong="""
            {
              "id": "days", "type": "whole", "text": "On how many days?", "min": 0, "max": 31,
              "points": [
                { "ranges": [{ "points": 0 }, { "from": 15, "points": 1 }] },
                { "when": "often == 'yes'", "ranges": [{ "points": 0 }, { "from": 8, "points": 1 }] }
              ]
            },
            "scores": [{ "id": "burden", "title": "Burden", "items": ["days"], "missing": "refuse" }]
            """,
            right="""
            {
              "id": "days", "type": "whole", "text": "On how many days?", "min": 0, "max": 31,
              "points": [
                { "when": "often == 'yes'", "ranges": [{ "points": 0 }, { "from": 8, "points": 1 }] },
                { "ranges": [{ "points": 0 }, { "from": 15, "points": 1 }] }
              ]
            },
            "scores": [{ "id": "burden", "title": "Burden", "items": ["days"], "missing": "refuse" }]
            """,
        ),
    ),
)
"""Findings in the points of answers."""
