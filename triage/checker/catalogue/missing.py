"""What can be wrong with what a score does about missing answers."""

from __future__ import annotations

from typing import Final

from triage.checker.catalogue.explanation import Explanation, Subject
from triage.questionnaire import Severity
from triage.words import later as _

MISSING: Final = Subject(
    _("Scores: missing answers"),
    (
        Explanation(
            "missing-not-asked",
            Severity.ERROR,
            _("Not everybody is asked every item of a score, and it is not said what such an item counts."),
            _("People who were not asked would have no score, or one that looks too low."),
            _('Add "not_asked": a number, or "leave_out".'),
            wrong="""
            { "id": "now", "type": "scale", "text": "How bad is it now?", "ask_if": "often == 'yes'" },
            "scores": [{ "id": "burden", "title": "Burden", "items": ["pain", "now"], "missing": "refuse" }]
            """,
            right="""
            { "id": "now", "type": "scale", "text": "How bad is it now?", "ask_if": "often == 'yes'" },
            "scores": [
              {
                "id": "burden", "title": "Burden", "items": ["pain", "now"],
                "missing": { "at_least": "all", "not_asked": 0 }
              }
            ]
            """,
        ),
        Explanation(
            "missing-count-as",
            Severity.ERROR,
            _("A score is made although answers are missing, and it is not said what a missing one counts."),
            _("Whether it counts 0 or the average can move a patient from one band to the next. You decide that."),
            _('Add "count_as": a number, "average" or "ignore".'),
            wrong="""
            { "id": "now", "type": "scale", "text": "How bad is it now?" },
            "scores": [{ "id": "burden", "title": "Burden", "items": ["pain", "now"], "missing": { "at_least": 1 } }]
            """,
            right="""
            { "id": "now", "type": "scale", "text": "How bad is it now?" },
            "scores": [
              {
                "id": "burden", "title": "Burden", "items": ["pain", "now"],
                "missing": { "at_least": 1, "count_as": "average" }
              }
            ]
            """,
        ),
        Explanation(
            "at-least-too-large",
            Severity.ERROR,
            _("A score needs more answers than it has items."),
            _("Nobody would ever have this score."),
            _('Use a smaller number, or "all".'),
            wrong="""
            "scores": [
              { "id": "burden", "title": "Burden", "items": ["pain"], "missing": { "at_least": 2, "count_as": 0 } }
            ]
            """,
            right="""
            "scores": [{ "id": "burden", "title": "Burden", "items": ["pain"], "missing": { "at_least": "all" } }]
            """,
        ),
        Explanation(
            "missing-unused",
            Severity.WARNING,
            _("A part of the rule for missing answers can never apply."),
            _("Whoever reads the file believes that such answers are dealt with. Perhaps something else was meant."),
            _("Remove the part, or mend what keeps it from applying."),
            wrong="""
            "scores": [
              { "id": "burden", "title": "Burden", "items": ["pain"], "missing": { "at_least": "all", "not_asked": 0 } }
            ]
            """,
            right="""
            "scores": [{ "id": "burden", "title": "Burden", "items": ["pain"], "missing": { "at_least": "all" } }]
            """,
        ),
        Explanation(
            "mixed-ranges",
            Severity.WARNING,
            _("The average stands for a missing answer, and the items do not go up to the same number of points."),
            _("An average of small and large scales says little about the missing one. The score can be far off."),
            _("Bring the items to one range first, or refuse a score with missing answers."),
            wrong="""
            { "id": "days", "type": "whole", "text": "On how many days?", "min": 0, "max": 31 },
            "scores": [
              {
                "id": "burden", "title": "Burden", "items": ["pain", "days"],
                "missing": { "at_least": 1, "count_as": "average" }
              }
            ]
            """,
            right="""
            { "id": "days", "type": "whole", "text": "On how many days?", "min": 0, "max": 31 },
            "scores": [{ "id": "burden", "title": "Burden", "items": ["pain", "days"], "missing": "refuse" }]
            """,
        ),
        Explanation(
            "when-as-answer",
            Severity.WARNING,
            _("A condition counts as an answer, although nobody has answered it."),
            _("An empty form can then look as if enough was answered, and the patient gets a low score."),
            _('Name the questions that have to be answered in "of".'),
            wrong="""
            { "id": "now", "type": "scale", "text": "How bad is it now?" },
            "scores": [
              {
                "id": "burden", "title": "Burden", "items": ["pain", "now", { "when": "'sudden' in signs" }],
                "missing": { "at_least": 2, "count_as": 0 }
              }
            ]
            """,
            right="""
            { "id": "now", "type": "scale", "text": "How bad is it now?" },
            "scores": [
              {
                "id": "burden", "title": "Burden", "items": ["pain", "now", { "when": "'sudden' in signs" }],
                "missing": { "at_least": 1, "of": ["pain", "now"], "count_as": 0 }
              }
            ]
            """,
        ),
    ),
)
"""Findings in what a score does about missing answers."""
