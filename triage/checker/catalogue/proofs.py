"""What is proven never to happen in a questionnaire, or always to happen."""

from __future__ import annotations

from typing import Final

from triage.checker.catalogue.explanation import Explanation, Subject
from triage.questionnaire import Severity
from triage.words import later as _

PROOFS: Final = Subject(
    _("What can never happen, and what always does"),
    (
        Explanation(
            "question-never-asked",
            Severity.WARNING,
            _("No answers lead to a question."),
            _("Nobody is ever asked it. If it is a warning sign, it is lost."),
            _("Change the condition, or remove the question."),
            wrong="""
            { "id": "days", "type": "whole", "text": "How often?", "min": 1, "max": 31, "ask_if": "often == 'yes'" },
            { "id": "rest", "type": "yes_no", "text": "Do you rest?", "ask_if": "days >= 15 and often == 'no'" }
            """,
            right="""
            { "id": "days", "type": "whole", "text": "How often?", "min": 1, "max": 31, "ask_if": "often == 'yes'" },
            { "id": "rest", "type": "yes_no", "text": "Do you rest?", "ask_if": "days >= 15" }
            """,
        ),
        Explanation(
            "condition-always-true",
            Severity.WARNING,
            _("A condition is so for everybody for whom it is looked at."),
            _("It chooses nobody. Perhaps it was to keep a question from people whom it does not fit."),
            _("Remove it, or change what it compares."),
            wrong="""
            { "id": "rest", "type": "yes_no", "text": "Do you rest?", "ask_if": "often == 'yes' or often == 'no'" }
            """,
            right="""
            { "id": "rest", "type": "yes_no", "text": "Do you rest?", "ask_if": "often == 'yes'" }
            """,
        ),
        Explanation(
            "condition-part-idle",
            Severity.WARNING,
            _("A part of a condition never decides anything: the others decide alone, and no later."),
            _("Perhaps it was to find people, or to keep somebody out, and does not."),
            _("Remove the part, or change what it compares."),
            wrong="""
            "rules": [{ "id": "R1", "when": "pain >= 7 or pain >= 8", "level": "soon", "text": "Rest" }]
            """,
            right="""
            "rules": [{ "id": "R1", "when": "pain >= 7 or often == 'yes'", "level": "soon", "text": "Rest" }]
            """,
        ),
        Explanation(
            "rules-alike",
            Severity.WARNING,
            _("Two rules always fire together: they have the same people, however their conditions are written."),
            _("Nobody sees one of them without the other. Perhaps one was to find other people."),
            _("Make one rule of them, or change what one of them compares."),
            wrong="""
            "rules": [
              { "id": "R1", "when": "pain >= 7 and often == 'yes'", "level": "soon", "text": "Rest" },
              { "id": "R2", "when": "often == 'yes' and not pain < 7", "level": "soon", "text": "Keep a diary" }
            ]
            """,
            right="""
            "rules": [
              { "id": "R1", "when": "pain >= 7", "level": "soon", "text": "Rest" },
              { "id": "R2", "when": "often == 'yes' and not pain < 7", "level": "soon", "text": "Keep a diary" }
            ]
            """,
        ),
        Explanation(
            "question-idle",
            Severity.ADVICE,
            _("Nothing hangs on what is answered to a question, or to a row of a table: no rule, score or condition."),
            _("Perhaps a rule or a score was to look at it, or other answers decide before it does."),
            _('Use it in a rule, a condition or a score, or write "information_only": true.'),
            wrong="""
            { "id": "rest", "type": "yes_no", "text": "Do you rest?" }
            """,
            right="""
            { "id": "rest", "type": "yes_no", "text": "Do you rest?", "information_only": true }
            """,
        ),
        Explanation(
            "option-idle",
            Severity.ADVICE,
            _("Nothing hangs on an option of a multiple choice: with it and without it, the same follows."),
            _("Perhaps a rule was to look at it. If people only read it, the file can say so."),
            _('Use it in a rule, a condition or a score, or write "information_only": true.'),
            wrong="""
            {
              "id": "besides", "type": "multiple", "text": "What comes with it?",
              "options": [
                { "id": "light", "text": "Light hurts" },
                { "id": "sound", "text": "Sound hurts" }, { "id": "smell", "text": "Smells hurt" },
                { "id": "none", "text": "None of these", "exclusive": true }
              ]
            },
            "rules": [{ "id": "R1", "when": "any_of(besides, 'light', 'sound')", "level": "soon", "text": "Rest" }]
            """,
            right="""
            {
              "id": "besides", "type": "multiple", "text": "What comes with it?",
              "options": [
                { "id": "light", "text": "Light hurts" }, { "id": "sound", "text": "Sound hurts" },
                { "id": "smell", "text": "Smells hurt", "information_only": true },
                { "id": "none", "text": "None of these", "exclusive": true }
              ]
            },
            "rules": [{ "id": "R1", "when": "any_of(besides, 'light', 'sound')", "level": "soon", "text": "Rest" }]
            """,
        ),
        Explanation(
            "information-used",
            Severity.WARNING,
            _("The file says that an answer is for information only, but something hangs on it."),
            _("Whoever reads the file trusts the mark, and changes the answer without looking for what hangs on it."),
            _('Remove "information_only".'),
            wrong="""
            { "id": "rest", "type": "yes_no", "text": "Do you rest?", "information_only": true },
            "rules": [{ "id": "R1", "when": "rest == 'no'", "level": "soon", "text": "Rest" }]
            """,
            right="""
            { "id": "rest", "type": "yes_no", "text": "Do you rest?" },
            "rules": [{ "id": "R1", "when": "rest == 'no'", "level": "soon", "text": "Rest" }]
            """,
        ),
        Explanation(
            "condition-always-false",
            Severity.WARNING,
            _("A condition is so for nobody."),
            _("What hangs on it never happens: a score never applies, or an item never counts."),
            _("Change what it compares, or remove it."),
            wrong="""
            "scores": [
              {
                "id": "burden", "title": "Burden", "items": ["pain"], "missing": "refuse",
                "applies_if": "often == 'yes' and often == 'no'"
              }
            ]
            """,
            right="""
            "scores": [
              {
                "id": "burden", "title": "Burden", "items": ["pain"], "missing": "refuse",
                "applies_if": "often == 'yes'"
              }
            ]
            """,
        ),
        Explanation(
            "rule-never-fires",
            Severity.WARNING,
            _("No answers make a rule fire."),
            _("The patients whom it is meant for are never told to get help."),
            _("Change the condition, or remove the rule."),
            wrong="""
            "rules": [{
              "id": "E1", "when": "'sudden' in signs and 'none' in signs", "level": "emergency", "text": "Call now"
            }]
            """,
            right="""
            "rules": [{ "id": "E1", "when": "'sudden' in signs", "level": "emergency", "text": "Call now" }]
            """,
        ),
        Explanation(
            "rule-always-fires",
            Severity.WARNING,
            _("A rule fires whatever is answered."),
            _("Everybody is told the same, so nobody takes it as meant for them. Other advice may be hidden."),
            _("Say in its condition for which answers it is meant."),
            wrong="""
            "rules": [{ "id": "R1", "when": "often == 'yes' or often == 'no'", "level": "routine", "text": "Rest" }]
            """,
            right="""
            "rules": [{ "id": "R1", "when": "often == 'yes'", "level": "routine", "text": "Rest" }]
            """,
        ),
        Explanation(
            "band-never-reached",
            Severity.WARNING,
            _("No answers bring a score to a band."),
            _("Nobody is ever told what it says. Perhaps the points or the band were copied wrongly."),
            _("Change where the band begins, or remove it."),
            wrong="""
            "scores": [{
              "id": "burden", "title": "Burden", "items": [{ "when": "pain >= 7", "points": 4 }], "missing": "refuse",
              "bands": [
                { "id": "low", "from": 0, "text": "Low" }, { "id": "some", "from": 1, "text": "Some" },
                { "id": "high", "from": 4, "text": "High" }
              ]
            }]
            """,
            right="""
            "scores": [{
              "id": "burden", "title": "Burden", "items": [{ "when": "pain >= 7", "points": 4 }], "missing": "refuse",
              "bands": [{ "id": "low", "from": 0, "text": "Low" }, { "id": "high", "from": 4, "text": "High" }]
            }]
            """,
        ),
        Explanation(
            "section-end-always",
            Severity.WARNING,
            _("The form always ends after a section."),
            _("Nothing after it is ever asked. A warning sign there is lost."),
            _("Say in the condition for which answers the form ends."),
            wrong="""
            "sections": [
              {
                "id": "who", "title": "You",
                "questions": [{ "id": "adult", "type": "yes_no", "text": "Are you 18 or over?" }],
                "end_if": { "when": "adult == 'no' or adult == 'yes'", "title": "For adults", "text": ["Ask us."] }
              },
              { "id": "next", "title": "Pain", "questions": [{ "id": "pain", "type": "scale", "text": "How bad?" }] }
            ]
            """,
            right="""
            "sections": [
              {
                "id": "who", "title": "You",
                "questions": [{ "id": "adult", "type": "yes_no", "text": "Are you 18 or over?" }],
                "end_if": { "when": "adult == 'no'", "title": "For adults", "text": ["Ask us."] }
              },
              { "id": "next", "title": "Pain", "questions": [{ "id": "pain", "type": "scale", "text": "How bad?" }] }
            ]
            """,
        ),
        Explanation(
            "section-end-never",
            Severity.WARNING,
            _("The form never ends after a section, although it says when it would."),
            _("People whom the form is not for fill it in to the end, and its advice does not fit them."),
            _("Change the condition, or remove the end."),
            wrong="""
            "sections": [
              {
                "id": "who", "title": "You",
                "questions": [{ "id": "adult", "type": "yes_no", "text": "Are you 18 or over?" }],
                "end_if": { "when": "not_sure(adult)", "title": "For adults", "text": ["Ask us."] }
              },
              { "id": "next", "title": "Pain", "questions": [{ "id": "pain", "type": "scale", "text": "How bad?" }] }
            ]
            """,
            right="""
            "sections": [
              {
                "id": "who", "title": "You",
                "questions": [{ "id": "adult", "type": "yes_no", "text": "Are you 18 or over?" }],
                "end_if": { "when": "adult == 'no'", "title": "For adults", "text": ["Ask us."] }
              },
              { "id": "next", "title": "Pain", "questions": [{ "id": "pain", "type": "scale", "text": "How bad?" }] }
            ]
            """,
        ),
    ),
)
"""Findings that are proven by a search through all answers."""
