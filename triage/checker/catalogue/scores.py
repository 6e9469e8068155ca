"""What can be wrong with how a score is made."""

from __future__ import annotations

from typing import Final

from triage.checker.catalogue.explanation import Explanation, Subject
from triage.questionnaire import Severity
from triage.words import later as _

SCORES: Final = Subject(
    _("Scores: how they are made"),
    (
        Explanation(
            "no-items",
            Severity.ERROR,
            _("Nothing counts in a score."),
            _("It would be 0 for everybody, which reads like good news."),
            _("List its items, write its formula, or let points name it."),
            wrong="""
            "scores": [{ "id": "burden", "title": "Burden", "missing": "refuse" }]
            """,
            right="""
            "scores": [{ "id": "burden", "title": "Burden", "items": ["pain"], "missing": "refuse" }]
            """,
        ),
        Explanation(
            "category-with-items",
            Severity.ERROR,
            _("A category lists items, though it takes every question whose points name it."),
            _("It would not be clear what counts, so nobody could check the score."),
            _('Remove "items", or "category".'),
            wrong="""
            "scores": [
              { "id": "burden", "title": "Burden", "category": true, "items": ["pain"], "missing": "refuse" }
            ]
            """,
            right="""
            "scores": [{ "id": "burden", "title": "Burden", "items": ["pain"], "missing": "refuse" }]
            """,
        ),
        Explanation(
            "formula-with-items",
            Severity.ERROR,
            _("A score has both a formula and items."),
            _("Each would give a number of its own, and the file does not say which one counts."),
            _("Keep one of them."),
            wrong="""
            "scores": [
              { "id": "burden", "title": "Burden", "items": ["pain"], "formula": "pain * 2", "missing": "refuse" }
            ]
            """,
            right="""
            "scores": [{ "id": "burden", "title": "Burden", "formula": "pain * 2", "missing": "refuse" }]
            """,
        ),
        Explanation(
            "formula-with-missing",
            Severity.ERROR,
            _("A formula has a rule for missing answers, though it needs all that it names."),
            _("Half a formula is not a smaller number. It is a wrong one."),
            _('Write "missing": "refuse"; sum(…) leaves out what was not asked.'),
            wrong="""
            "scores": [
              { "id": "burden", "title": "Burden", "formula": "pain * 2", "missing": { "at_least": "all" } }
            ]
            """,
            right="""
            "scores": [{ "id": "burden", "title": "Burden", "formula": "pain * 2", "missing": "refuse" }]
            """,
        ),
        Explanation(
            "counts-from",
            Severity.ERROR,
            _('Only one of "combine": "count" and "counts_from" is there, and the two need each other.'),
            _("Without the number, even an answer that says no could count."),
            _('Write "combine": "count" and "counts_from" together, or neither.'),
            wrong="""
            "scores": [
              { "id": "burden", "title": "Burden", "items": ["pain"], "combine": "count", "missing": "refuse" }
            ]
            """,
            right="""
            "scores": [
              {
                "id": "burden", "title": "Burden", "items": ["pain"], "combine": "count", "counts_from": 7,
                "missing": "refuse"
              }
            ]
            """,
        ),
        Explanation(
            "score-after",
            Severity.ERROR,
            _("Two scores are made from each other, or one from itself."),
            _("Neither could ever be worked out, so no patient would have them."),
            _("Say for one of them what it is made of without the other."),
            wrong="""
            "scores": [
              { "id": "both", "title": "Both", "items": ["pain", "worst"], "missing": "refuse" },
              { "id": "worst", "title": "Worst", "items": ["both"], "missing": "refuse" }
            ]
            """,
            right="""
            "scores": [
              { "id": "both", "title": "Both", "items": ["pain", "worst"], "missing": "refuse" },
              { "id": "worst", "title": "Worst", "items": ["pain"], "missing": "refuse" }
            ]
            """,
        ),
        Explanation(
            "mixed-units",
            Severity.WARNING,
            _("Numbers in different units are put together as they are."),
            _("Kilograms and centimetres make no sum. A clinician would act on a number that means nothing."),
            _("Turn one into the unit of the other first, or mend the unit."),
            wrong="""
            { "id": "days", "type": "whole", "text": "How many days?", "min": 0, "max": 31, "unit": "days" },
            { "id": "hours", "type": "whole", "text": "How many hours more?", "min": 0, "max": 23, "unit": "hours" },
            "scores": [{ "id": "time", "title": "Time", "formula": "days + hours", "missing": "refuse" }]
            """,
            right="""
            { "id": "days", "type": "whole", "text": "How many days?", "min": 0, "max": 31, "unit": "days" },
            { "id": "hours", "type": "whole", "text": "How many hours more?", "min": 0, "max": 23, "unit": "hours" },
            "scores": [{ "id": "time", "title": "Time", "formula": "days * 24 + hours", "missing": "refuse" }]
            """,
        ),
        Explanation(
            "look-up-key",
            Severity.ERROR,
            _("A line of a table is not headed by a number, or two lines are headed by the same one."),
            _("For that value it would not be clear what to look up."),
            _("Head each line with one value in digits."),
            wrong="""
            "scores": [
              {
                "id": "t", "title": "T", "items": ["worse"], "missing": "refuse",
                "look_up": { "0": 40, "1": 55, "1.0": 60 }
              }
            ],
            {
              "id": "worse", "type": "yes_no", "text": "Is it worse than last year?",
              "options": [{ "id": "yes", "text": "Yes", "points": 1 }, { "id": "no", "text": "No" }]
            }
            """,
            right="""
            "scores": [
              {
                "id": "t", "title": "T", "items": ["worse"], "missing": "refuse",
                "look_up": { "0": 40, "1": 55 }
              }
            ],
            {
              "id": "worse", "type": "yes_no", "text": "Is it worse than last year?",
              "options": [{ "id": "yes", "text": "Yes", "points": 1 }, { "id": "no", "text": "No" }]
            }
            """,
        ),
        Explanation(
            "look-up-hole",
            Severity.ERROR,
            _("A table has no line for a value that the score can have."),
            _("Patients with that value would have no score."),
            _("Add a line for each value that the finding names."),
            wrong="""
            "scores": [
              {
                "id": "t", "title": "T", "items": [{ "when": "pain >= 7" }], "missing": "refuse",
                "look_up": { "1": 55 }
              }
            ]
            """,
            right="""
            "scores": [
              {
                "id": "t", "title": "T", "items": [{ "when": "pain >= 7" }], "missing": "refuse",
                "look_up": { "0": 40, "1": 55 }
              }
            ]
            """,
        ),
        Explanation(
            "look-up-between",
            Severity.ERROR,
            _("A value that is looked up can lie between the whole numbers of the table."),
            _("Patients with such a value would have no score."),
            _("Round it first, as the publication says."),
            wrong="""
            "scores": [{
              "id": "t", "title": "T", "items": [{ "when": "pain >= 7" }], "missing": "refuse", "then": "value / 2",
              "look_up": { "0": 40, "1": 55 }
            }]
            """,
            right="""
            "scores": [{
              "id": "t", "title": "T", "items": [{ "when": "pain >= 7" }], "missing": "refuse", "then": "value / 2",
              "round": 0, "look_up": { "0": 40, "1": 55 }
            }]
            """,
        ),
        Explanation(
            "score-claim",
            Severity.WARNING,
            _("The title or the text of a score says that it goes from and to other numbers than it does."),
            _("A clinician weighs a score by how far it goes. Perhaps an answer has the wrong points."),
            _("Compare the points with the publication, and correct them, or the text."),
            wrong="""
            "scores": [{
              "id": "ache", "title": "Ache", "items": ["pain"], "missing": "refuse", "text": "The pain, from 1 to 10."
            }]
            """,
            right="""
            "scores": [{
              "id": "ache", "title": "Ache", "items": ["pain"], "missing": "refuse", "text": "The pain, from 0 to 10."
            }]
            """,
        ),
    ),
)
"""Findings in how a score is made."""
