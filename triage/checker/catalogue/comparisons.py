"""What can be wrong with what a condition or a formula looks at, once it can be read."""

from __future__ import annotations

from typing import Final

from triage.checker.catalogue.explanation import Explanation, Subject
from triage.questionnaire import Severity
from triage.words import later as _

COMPARISONS: Final = Subject(
    _("Conditions: what they look at"),
    (
        Explanation(
            "forward-reference",
            Severity.ERROR,
            _("A condition looks at something that is asked later."),
            _("When the condition is needed, the answer is not there yet, so the question would be skipped."),
            _("Move this below, or ask that question first."),
            wrong="""
            { "id": "days", "type": "whole", "text": "How many days?", "min": 0, "max": 31, "ask_if": "bad == 'yes'" },
            { "id": "bad", "type": "yes_no", "text": "Are your headaches bad?" }
            """,
            right="""
            { "id": "bad", "type": "yes_no", "text": "Are your headaches bad?" },
            { "id": "days", "type": "whole", "text": "How many days?", "min": 0, "max": 31, "ask_if": "bad == 'yes'" }
            """,
        ),
        Explanation(
            "score-in-urgent-rule",
            Severity.ERROR,
            _("A rule above routine looks at a score."),
            _("A sum of small things is no emergency, and one left-out answer could keep a real one back."),
            _('Name the answers that matter, or write "level": "routine".'),
            wrong="""
            "scores": [{ "id": "burden", "title": "Burden", "items": ["pain"], "missing": "refuse" }],
            "rules": [{ "id": "U1", "when": "burden >= 9", "level": "urgent", "text": "Call {urgent_number} today" }]
            """,
            right="""
            "scores": [{ "id": "burden", "title": "Burden", "items": ["pain"], "missing": "refuse" }],
            "rules": [{ "id": "U1", "when": "pain >= 9", "level": "urgent", "text": "Call {urgent_number} today" }]
            """,
        ),
        Explanation(
            "date-without-limits",
            Severity.ERROR,
            _("Days or years are counted from a date that can be any day at all."),
            _("Without a first and a last day, a slip of the keys can make somebody 2,000 years old."),
            _('Give the question a "min" and a "max"; "max": "today" keeps out days to come.'),
            wrong="""
            { "id": "birth", "type": "date", "text": "When were you born?" },
            "rules": [{ "id": "R1", "when": "years_since(birth) >= 50", "level": "soon", "text": "Rest" }]
            """,
            right="""
            { "id": "birth", "type": "date", "text": "When were you born?", "min": "1900-01-01", "max": "today" },
            "rules": [{ "id": "R1", "when": "years_since(birth) >= 50", "level": "soon", "text": "Rest" }]
            """,
        ),
        Explanation(
            "division-by-zero",
            Severity.ERROR,
            _("Something is divided by what can be 0."),
            _("For the patient who answers 0 there is no result, and a rule or a score could not be worked out."),
            _('Give the question a "min" above 0, or turn the comparison round.'),
            wrong="""
            { "id": "days", "type": "whole", "text": "On how many days?", "min": 0, "max": 31 },
            "rules": [{ "id": "R1", "when": "pain / days >= 2", "level": "soon", "text": "Rest" }]
            """,
            right="""
            { "id": "days", "type": "whole", "text": "On how many days?", "min": 1, "max": 31 },
            "rules": [{ "id": "R1", "when": "pain / days >= 2", "level": "soon", "text": "Rest" }]
            """,
        ),
        Explanation(
            "out-of-domain",
            Severity.ERROR,
            _("A root is taken of what can be below 0, or a logarithm of what can be 0."),
            _("For some answers there is no such number, so those patients would have no score."),
            _("Add a number, or keep the value up with max(…)."),
            wrong="""
            "scores": [{ "id": "burden", "title": "Burden", "formula": "log(pain)", "missing": "refuse" }]
            """,
            right="""
            "scores": [{ "id": "burden", "title": "Burden", "formula": "log(pain + 1)", "missing": "refuse" }]
            """,
        ),
        Explanation(
            "always-true",
            Severity.WARNING,
            _("A comparison is so for every answer that can be given."),
            _("It tells nobody apart. Most often a sign or a number in it is wrong."),
            _("Check the number and the sign."),
            wrong="""
            "rules": [{ "id": "R1", "when": "pain <= 10", "level": "soon", "text": "Speak to your {doctor}" }]
            """,
            right="""
            "rules": [{ "id": "R1", "when": "pain >= 7", "level": "soon", "text": "Speak to your {doctor}" }]
            """,
        ),
        Explanation(
            "always-false",
            Severity.WARNING,
            _("A comparison is so for no answer that can be given."),
            _("What hangs on it never happens: a rule never fires, or a question is never asked."),
            _("Check the number and the sign."),
            wrong="""
            "rules": [{ "id": "R1", "when": "pain > 10", "level": "soon", "text": "Speak to your {doctor}" }]
            """,
            right="""
            "rules": [{ "id": "R1", "when": "pain >= 7", "level": "soon", "text": "Speak to your {doctor}" }]
            """,
        ),
    ),
)
"""Findings in what a condition or a formula looks at."""
