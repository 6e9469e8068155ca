"""How a warning sign can be lost."""

from __future__ import annotations

from typing import Final

from triage.checker.catalogue.explanation import Explanation, Subject
from triage.questionnaire import Severity
from triage.words import later as _

SIGNS: Final = Subject(
    _("How a warning sign can be lost"),
    (
        Explanation(
            "sign-gated",
            Severity.WARNING,
            _("A question of an emergency or urgent rule is not asked of everybody, or the form can end before it."),
            _("Somebody may have the sign and is never asked about it. So nobody tells them to get help."),
            _('Ask everybody, name in the rule whom it is for, or say there under "accept" why these are enough.'),
            wrong="""
            { "id": "neck", "type": "yes_no", "text": "Is your neck stiff?", "ask_if": "often == 'yes'" },
            "rules": [{ "id": "E1", "when": "neck == 'yes'", "level": "emergency", "text": "Call now" }]
            """,
            right="""
            { "id": "neck", "type": "yes_no", "text": "Is your neck stiff?" },
            "rules": [{ "id": "E1", "when": "neck == 'yes'", "level": "emergency", "text": "Call now" }]
            """,
        ),
        Explanation(
            "sign-lowered",
            Severity.WARNING,
            _("A rule fires, and stops when one more option is ticked."),
            _("People who tell more about their signs get less help than people who tell less."),
            _("Let the rule fire whatever else is ticked."),
            wrong="""
            "rules": [{
              "id": "E1", "when": "'sudden' in signs and 'stiff_neck' not in signs",
              "level": "emergency", "text": "Call now"
            }]
            """,
            right="""
            "rules": [{ "id": "E1", "when": "'sudden' in signs", "level": "emergency", "text": "Call now" }]
            """,
        ),
        Explanation(
            "sign-silent",
            Severity.WARNING,
            _("An answer such as “I am not sure” rules a warning sign out, and no other rule takes its place."),
            _("To be unsure is not the same as no. The report would not even say that the sign is open."),
            _('Take answered(), not_sure(), declined() out of the rule or "ask_if", or add a rule for that answer.'),
            wrong="""
            "rules": [{
              "id": "E1", "when": "answered(signs) and pain >= 9", "level": "emergency", "text": "Call now"
            }]
            """,
            right="""
            "rules": [{ "id": "E1", "when": "pain >= 9", "level": "emergency", "text": "Call now" }]
            """,
        ),
        Explanation(
            "rule-silent",
            Severity.WARNING,
            _("An answer such as “I am not sure” rules out a rule that is no warning sign, and none like it fires."),
            _("To be unsure is not the same as no. The report would not even say that the rule is open."),
            _("Take answered(), not_sure() or declined() out of the conditions, or add a rule for that answer."),
            wrong="""
            { "id": "rest", "type": "yes_no", "text": "Do you rest?", "non_answers": ["not_sure"] },
            "rules": [{ "id": "R1", "when": "not not_sure(rest) and pain >= 7", "level": "soon", "text": "Rest" }]
            """,
            right="""
            { "id": "rest", "type": "yes_no", "text": "Do you rest?", "non_answers": ["not_sure"] },
            "rules": [{ "id": "R1", "when": "rest == 'no' and pain >= 7", "level": "soon", "text": "Rest" }]
            """,
        ),
        Explanation(
            "sign-late",
            Severity.WARNING,
            _("An emergency or urgent rule can fire only after over 20 questions, or after over 10 on the last page."),
            _("Somebody who needs help now fills in the whole form first."),
            _("Move the question to the front."),
            wrong="""
            "sections": [
              { "id": "days", "title": "Days", "questions": [{ "id": "day", "type": "matrix", "text": "How bad was it?",
                "options": [{ "id": "bad", "text": "Bad" }, { "id": "good", "text": "Good" }], "rows": [
                { "id": "d1", "text": "1" }, { "id": "d2", "text": "2" }, { "id": "d3", "text": "3" },
                { "id": "d4", "text": "4" }, { "id": "d5", "text": "5" }, { "id": "d6", "text": "6" },
                { "id": "d7", "text": "7" }, { "id": "d8", "text": "8" }, { "id": "d9", "text": "9" },
                { "id": "d10", "text": "10" }, { "id": "d11", "text": "11" }] }] },
              { "id": "now", "title": "Now", "questions": [{ "id": "neck", "type": "yes_no", "text": "Stiff neck?" }] }
            ],
            "rules": [{ "id": "E1", "when": "neck == 'yes'", "level": "emergency", "text": "Call now" }]
            """,
            right="""
            "sections": [
              { "id": "now", "title": "Now", "questions": [{ "id": "neck", "type": "yes_no", "text": "Stiff neck?" }] },
              { "id": "days", "title": "Days", "questions": [{ "id": "day", "type": "matrix", "text": "How bad was it?",
                "options": [{ "id": "bad", "text": "Bad" }, { "id": "good", "text": "Good" }], "rows": [
                { "id": "d1", "text": "1" }, { "id": "d2", "text": "2" }, { "id": "d3", "text": "3" },
                { "id": "d4", "text": "4" }, { "id": "d5", "text": "5" }, { "id": "d6", "text": "6" },
                { "id": "d7", "text": "7" }, { "id": "d8", "text": "8" }, { "id": "d9", "text": "9" },
                { "id": "d10", "text": "10" }, { "id": "d11", "text": "11" }] }] }
            ],
            "rules": [{ "id": "E1", "when": "neck == 'yes'", "level": "emergency", "text": "Call now" }]
            """,
        ),
    ),
)
