"""What can be wrong with questions, with texts for people, and with what texts name."""

from __future__ import annotations

from typing import Final

from triage.checker.catalogue.explanation import Explanation, Subject
from triage.questionnaire import Severity
from triage.words import later as _

QUESTIONS: Final = Subject(
    _("Questions and texts"),
    (
        Explanation(
            "no-options",
            Severity.ERROR,
            _("A question with options has none, and its section has none for it."),
            _("There would be nothing to choose, and the patient could not go on."),
            _("Give the question options, or its section."),
            wrong="""
            { "id": "tired", "type": "choice", "text": "How tired are you?" }
            """,
            right="""
            {
              "id": "tired", "type": "choice", "text": "How tired are you?",
              "options": [{ "id": "some", "text": "A little" }, { "id": "very", "text": "Very" }]
            }
            """,
        ),
        Explanation(
            "unknown-option-list",
            Severity.ERROR,
            _("A question names a list of options that the file does not have."),
            _("There would be nothing to choose, and the patient could not go on."),
            _("Use the name of a list in option_lists, or add the list there."),
            wrong="""
            "option_lists": { "how_much": [{ "id": "some", "text": "A little" }, { "id": "very", "text": "Very" }] },
            { "id": "tired", "type": "choice", "text": "How tired are you?", "options": "how_mush" }
            """,
            right="""
            "option_lists": { "how_much": [{ "id": "some", "text": "A little" }, { "id": "very", "text": "Very" }] },
            { "id": "tired", "type": "choice", "text": "How tired are you?", "options": "how_much" }
            """,
        ),
        Explanation(
            "bad-yes-no",
            Severity.ERROR,
            _("A yes or no question has other options than yes and no, in this order."),
            _("People answer yes and no without reading. An option between them, or the other order, leads to slips."),
            _('Use "type": "choice" for other options; for doubt, offer not_sure in non_answers.'),
            wrong="""
            {
              "id": "tired", "type": "yes_no", "text": "Are you tired?",
              "options": [{ "id": "no", "text": "No" }, { "id": "yes", "text": "Yes" }]
            }
            """,
            right="""
            { "id": "tired", "type": "yes_no", "text": "Are you tired?" }
            """,
        ),
        Explanation(
            "exclusive-in-choice",
            Severity.ERROR,
            _("An option is marked exclusive in a question that takes only one answer."),
            _("There every option is exclusive already. Perhaps the question was meant to take several."),
            _('Remove "exclusive", or make it a multiple choice.'),
            wrong="""
            {
              "id": "tired", "type": "choice", "text": "How tired are you?",
              "options": [{ "id": "very", "text": "Very" }, { "id": "none", "text": "Not at all", "exclusive": true }]
            }
            """,
            right="""
            {
              "id": "tired", "type": "choice", "text": "How tired are you?",
              "options": [{ "id": "very", "text": "Very" }, { "id": "none", "text": "Not at all" }]
            }
            """,
        ),
        Explanation(
            "bad-limits",
            Severity.ERROR,
            _("The least that can be answered is not below the most."),
            _("No answer, or only one, would be taken, and the patient could not go on."),
            _("Swap the two, or mend the one that is wrong."),
            wrong="""
            { "id": "days", "type": "whole", "text": "On how many days in a month?", "min": 31, "max": 0 }
            """,
            right="""
            { "id": "days", "type": "whole", "text": "On how many days in a month?", "min": 0, "max": 31 }
            """,
        ),
        Explanation(
            "unknown-source",
            Severity.ERROR,
            _("A source is cited that the file does not list."),
            _("A clinician who asks what a rule rests on would find nothing."),
            _("Use the id of a source in the list, or add the source to it."),
            wrong="""
            "sources": [{ "id": "nhs", "title": "Headaches", "publisher": "NHS" }],
            "rules": [{ "id": "R1", "when": "pain >= 7", "level": "soon", "text": "Rest", "sources": ["nsh"] }]
            """,
            right="""
            "sources": [{ "id": "nhs", "title": "Headaches", "publisher": "NHS" }],
            "rules": [{ "id": "R1", "when": "pain >= 7", "level": "soon", "text": "Rest", "sources": ["nhs"] }]
            """,
        ),
        Explanation(
            "unknown-placeholder",
            Severity.ERROR,
            _("Curly brackets name a word of the place that there is not."),
            _("A patient would read the brackets where a phone number should stand."),
            _("Use one of the words that the finding lists."),
            wrong="""
            "rules": [{ "id": "E1", "when": "'sudden' in signs", "level": "emergency", "text": "Call {ambulance} now" }]
            """,
            right="""
            "rules": [
              { "id": "E1", "when": "'sudden' in signs", "level": "emergency", "text": "Call {emergency_number} now" }
            ]
            """,
        ),
        Explanation(
            "stray-bracket",
            Severity.ERROR,
            _("A curly bracket stands alone in a text: the other one is missing, or nothing stands between them."),
            _("It looks like a word of the place that was not filled in, and the number to call may be missing."),
            _("Write both brackets, such as {emergency_number}, or leave them out."),
            wrong="""
            "rules": [
              { "id": "E1", "when": "'sudden' in signs", "level": "emergency", "text": "Call {emergency_number now" }
            ]
            """,
            right="""
            "rules": [
              { "id": "E1", "when": "'sudden' in signs", "level": "emergency", "text": "Call {emergency_number} now" }
            ]
            """,
        ),
        Explanation(
            "missing-glyph",
            Severity.ERROR,
            _("A text holds a sign that the letters of the report cannot draw."),
            _("The clinician would see an empty box in its place."),
            _("Use another sign, or a word."),
            wrong=r"""
            "title": "Headaches \ue000"
            """,
            right="""
            "title": "Headaches"
            """,
        ),
        Explanation(
            "no-emergency-contact",
            Severity.ERROR,
            _("There is an emergency rule, and nobody to call is known for the language of the form."),
            _("A patient in danger would be told to call, and not whom."),
            _("Set the contacts for this language in the clinic's settings, or write the form in one that it serves."),
            wrong="""
            "language": "cy",
            "rules": [{ "id": "E1", "when": "'sudden' in signs", "level": "emergency", "text": "Call now" }]
            """,
            right="""
            "language": "en-GB",
            "rules": [{ "id": "E1", "when": "'sudden' in signs", "level": "emergency", "text": "Call now" }]
            """,
        ),
    ),
)
"""Findings in questions and in texts for people."""
