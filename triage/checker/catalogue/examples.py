"""What can be wrong with the examples of a questionnaire, and with what its author accepts."""

from __future__ import annotations

from typing import Final

from triage.checker.catalogue.explanation import Explanation, Subject
from triage.questionnaire import Severity
from triage.words import later as _

EXAMPLES: Final = Subject(
    _("Examples and acceptances"),
    (
        Explanation(
            "example-failed",
            Severity.ERROR,
            _("What follows from an example's answers is not what the example expects."),
            _("Either the example is wrong, or real patients with these answers are told the wrong thing."),
            _("Find out which of the two is wrong, and mend that one."),
            wrong="""
            "rules": [{ "id": "R1", "when": "pain > 7", "level": "soon", "text": "Rest" }],
            "examples": [{ "id": "bad", "answers": { "pain": 7 }, "expect": { "level": "soon" } }]
            """,
            right="""
            "rules": [{ "id": "R1", "when": "pain >= 7", "level": "soon", "text": "Rest" }],
            "examples": [{ "id": "bad", "answers": { "pain": 7 }, "expect": { "level": "soon" } }]
            """,
        ),
        Explanation(
            "example-answer",
            Severity.ERROR,
            _("An example holds an answer that nobody can give."),
            _("The example says nothing about real patients, so what it was to hold is not held."),
            _("Write an answer that the question takes."),
            wrong="""
            "examples": [{ "id": "bad", "answers": { "pain": 11 }, "expect": { "level": "none" } }]
            """,
            right="""
            "examples": [{ "id": "bad", "answers": { "pain": 10 }, "expect": { "level": "none" } }]
            """,
        ),
        Explanation(
            "example-empty",
            Severity.WARNING,
            _("An example does not say what must follow."),
            _("It holds whatever follows, so a later slip that changes a patient's level goes unseen."),
            _("Say what must follow, such as the level."),
            wrong="""
            "examples": [{ "id": "bad", "answers": { "pain": 10 }, "expect": {} }]
            """,
            right="""
            "examples": [{ "id": "bad", "answers": { "pain": 10 }, "expect": { "level": "none" } }]
            """,
        ),
        Explanation(
            "unknown-reference",
            Severity.ERROR,
            _("An example names a question, a rule, a score, a band or a section that there is not."),
            _("What the example was to hold is not held."),
            _("Use the id that the finding offers."),
            wrong="""
            "rules": [{ "id": "R1", "when": "pain >= 7", "level": "soon", "text": "Rest" }],
            "examples": [{ "id": "bad", "answers": { "pain": 7 }, "expect": { "rules": ["R2"] } }]
            """,
            right="""
            "rules": [{ "id": "R1", "when": "pain >= 7", "level": "soon", "text": "Rest" }],
            "examples": [{ "id": "bad", "answers": { "pain": 7 }, "expect": { "rules": ["R1"] } }]
            """,
        ),
        Explanation(
            "example-ignored",
            Severity.WARNING,
            _("An example answers a question that is not asked of somebody with its other answers."),
            _("The answer counts for nothing. Perhaps the question is kept from people whom it should reach."),
            _("Remove the answer, or mend the condition under which the question is asked."),
            wrong="""
            { "id": "days", "type": "whole", "text": "How often?", "min": 1, "max": 31, "ask_if": "pain >= 7" },
            "examples": [{ "id": "bad", "answers": { "pain": 6, "days": 3 }, "expect": { "level": "none" } }]
            """,
            right="""
            { "id": "days", "type": "whole", "text": "How often?", "min": 1, "max": 31, "ask_if": "pain >= 7" },
            "examples": [{ "id": "bad", "answers": { "pain": 7, "days": 3 }, "expect": { "level": "none" } }]
            """,
        ),
        Explanation(
            "no-examples",
            Severity.ADVICE,
            _("There are rules, and no example says what must follow from any answers."),
            _("A later slip that changes a patient's level goes unseen: nothing holds what you meant."),
            _("Write some yourself, or read and confirm those that triage examples proposes."),
            wrong="""
            "rules": [{ "id": "R1", "when": "pain >= 7", "level": "soon", "text": "Rest" }]
            """,
            right="""
            "rules": [{ "id": "R1", "when": "pain >= 7", "level": "soon", "text": "Rest" }],
            "examples": [
              { "id": "bad", "answers": { "pain": 7 }, "expect": { "level": "soon" } },
              { "id": "mild", "answers": { "pain": 6 }, "expect": { "level": "none" } }
            ]
            """,
        ),
        Explanation(
            "example-unconfirmed",
            Severity.ADVICE,
            _("A program wrote what an example expects, and nobody has said that it is right."),
            _("It holds what the questionnaire does now, and only a person can say whether that is good for patients."),
            _("Remove the mark if it is right, and mend the questionnaire if not."),
            wrong="""
            "examples": [
              { "id": "mild", "confirmed": false, "answers": { "pain": 3 }, "expect": { "level": "none" } }
            ]
            """,
            right="""
            "examples": [{ "id": "mild", "answers": { "pain": 3 }, "expect": { "level": "none" } }]
            """,
        ),
        Explanation(
            "accept-unused",
            Severity.WARNING,
            _("A finding is accepted here, and there is no such finding here."),
            _("If the finding comes back one day, it would be accepted unseen."),
            _("Remove the acceptance, or check its code and its place."),
            wrong="""
            "rules": [{
              "id": "R1", "when": "pain >= 7", "level": "soon", "text": "Rest",
              "accept": [{ "code": "always-true", "because": "Everybody is to rest." }]
            }]
            """,
            right="""
            "rules": [{ "id": "R1", "when": "pain >= 7", "level": "soon", "text": "Rest" }]
            """,
        ),
    ),
)
"""Findings in examples, and in what the author accepts."""
