"""What can be wrong with the text of a file, before it is looked at what it says."""

from __future__ import annotations

from typing import Final

from triage.checker.catalogue.explanation import Explanation, Subject
from triage.questionnaire import Severity
from triage.words import later as _

TEXT: Final = Subject(
    _("The text of the file"),
    (
        Explanation(
            "not-json",
            Severity.ERROR,
            _("The file breaks a rule of JSON, the way in which it is written."),
            _("Nothing after that place can be read. A form that is half read could lose a warning sign."),
            _("Look at the place and just before it: a comma, a quote or a bracket is often missing."),
            wrong="""
            "about": {
              "intended_use": "For adults with headaches."
              "population": "Adults", "authors": ["A clinic"], "licence": "MIT"
            }
            """,
            right="""
            "about": {
              "intended_use": "For adults with headaches.",
              "population": "Adults", "authors": ["A clinic"], "licence": "MIT"
            }
            """,
        ),
        Explanation(
            "not-utf-8",
            Severity.ERROR,
            _("The file holds letters that are not saved as UTF-8."),
            _("Letters such as é could come out as other signs, in a patient's form and in the report."),
            _("Save the file as UTF-8 in your editor."),
        ),
        Explanation(
            "too-large",
            Severity.ERROR,
            _("The file is larger than a questionnaire can be: 2,000,000 bytes."),
            _("A file of this size is most often the wrong one. It would also be slow for each patient."),
            _("Check that it is the right file, or split it into smaller ones."),
        ),
        Explanation(
            "too-deep",
            Severity.ERROR,
            _("Brackets stand inside brackets more than 40 deep."),
            _("No part of a questionnaire needs so many. Most often a closing bracket is missing before it."),
            _("Close the brackets that were opened before."),
            wrong="""
            "title": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["Headaches"]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
            """,
            right="""
            "title": "Headaches"
            """,
        ),
        Explanation(
            "duplicate-key",
            Severity.ERROR,
            _("The same name stands twice in one pair of curly brackets."),
            _("Only one of the two can count, and the file does not say which. A patient could see the wrong text."),
            _("Keep the one that you mean, and remove the other."),
            wrong="""
            "title": "Headaches",
            "title": "Headaches in adults"
            """,
            right="""
            "title": "Headaches in adults"
            """,
        ),
        Explanation(
            "not-a-number",
            Severity.ERROR,
            _("A number is written in a way that cannot be used, or it is too long."),
            _("Points and limits are worked out exactly. This number has no exact value here."),
            _("Write it in digits, at most 15 of them."),
            wrong="""
            { "id": "days", "type": "whole", "text": "On how many days in a month?", "min": 0, "max": Infinity }
            """,
            right="""
            { "id": "days", "type": "whole", "text": "On how many days in a month?", "min": 0, "max": 31 }
            """,
        ),
        Explanation(
            "half-character",
            Severity.ERROR,
            _("A text holds half of a sign: one of the two codes that make it is missing."),
            _("A page or a report with it cannot be shown."),
            _("Write the sign itself in place of its codes, or leave it out."),
            wrong=r"""
            "title": "Headaches \ud83d"
            """,
            right="""
            "title": "Headaches"
            """,
        ),
    ),
)
"""Findings in the text of a file."""
