"""What can be wrong with the names and the values of a file."""

from __future__ import annotations

from typing import Final

from triage.checker.catalogue.explanation import Explanation, Subject
from triage.questionnaire import Severity
from triage.words import later as _

SHAPE: Final = Subject(
    _("Names and values"),
    (
        Explanation(
            "unknown-key",
            Severity.ERROR,
            _("A name stands here that the format does not have."),
            _("What stands behind it would be left out: a question could be asked of the wrong people."),
            _("Use the name that the finding offers, or remove the line."),
            wrong="""
            { "id": "days", "type": "whole", "text": "On how many days?", "min": 0, "max": 31, "ask_when": "pain > 3" }
            """,
            right="""
            { "id": "days", "type": "whole", "text": "On how many days?", "min": 0, "max": 31, "ask_if": "pain > 3" }
            """,
        ),
        Explanation(
            "missing-key",
            Severity.ERROR,
            _("Something is not said that has to be said here."),
            _("There is no usual value for it, so nobody can know what you mean. Nothing is guessed."),
            _("Add the line that the finding names."),
            wrong="""
            "rules": [{ "id": "E1", "when": "'sudden' in signs", "level": "emergency" }]
            """,
            right="""
            "rules": [{ "id": "E1", "when": "'sudden' in signs", "level": "emergency", "text": "Call now" }]
            """,
        ),
        Explanation(
            "wrong-type",
            Severity.ERROR,
            _("Another kind of value belongs here: for example a number, and not a text."),
            _("A condition that sets a number against a text is never so. Its warning would be lost."),
            _("Write it as the finding says: numbers without quotes, texts in quotes, lists in square brackets."),
            wrong="""
            "rules": [{ "id": "R1", "when": "pain >= '7'", "level": "soon", "text": "Speak to your {doctor}" }]
            """,
            right="""
            "rules": [{ "id": "R1", "when": "pain >= 7", "level": "soon", "text": "Speak to your {doctor}" }]
            """,
        ),
        Explanation(
            "wrong-value",
            Severity.ERROR,
            _("Only a few words can stand here, and this is none of them."),
            _("A level with another name has no place in the order from emergency to routine."),
            _("Use one of the words that the finding lists."),
            wrong="""
            "rules": [{ "id": "R1", "when": "pain >= 7", "level": "high", "text": "Speak to your {doctor}" }]
            """,
            right="""
            "rules": [{ "id": "R1", "when": "pain >= 7", "level": "soon", "text": "Speak to your {doctor}" }]
            """,
        ),
        Explanation(
            "bad-text",
            Severity.ERROR,
            _("An id, a version, a language, a date or an address is not written in its fixed form."),
            _("Conditions and stored answers name things by their ids. So an id keeps to plain letters and digits."),
            _("Write it in the form that the finding shows."),
            wrong="""
            { "id": "Worst Pain", "type": "scale", "text": "How bad was it last week?" }
            """,
            right="""
            { "id": "worst_pain", "type": "scale", "text": "How bad was it last week?" }
            """,
        ),
        Explanation(
            "bad-date",
            Severity.ERROR,
            _("This is not a day of the calendar, or not written as year, month, day."),
            _("A day that does not exist is before or after no other day, so nothing can be compared with it."),
            _("Write the year, the month and the day, such as 2026-01-31."),
            wrong="""
            "rules": [{ "id": "R1", "when": "began < '2026-02-30'", "level": "soon", "text": "Speak to your {doctor}" }]
            """,
            right="""
            "rules": [{ "id": "R1", "when": "began < '2026-02-28'", "level": "soon", "text": "Speak to your {doctor}" }]
            """,
        ),
        Explanation(
            "empty",
            Severity.ERROR,
            _("A text or a list is there, and nothing is in it."),
            _("A patient would see a blank line, or a question with nothing to choose."),
            _("Write something, or remove it."),
            wrong="""
            { "id": "tired", "type": "choice", "text": "How tired are you?", "options": [] }
            """,
            right="""
            {
              "id": "tired", "type": "choice", "text": "How tired are you?",
              "options": [{ "id": "some", "text": "A little" }, { "id": "very", "text": "Very" }]
            }
            """,
        ),
        Explanation(
            "too-long",
            Severity.ERROR,
            _("A text is longer than can be shown in its place."),
            _("A long title or id pushes other things off a phone's screen and off the sheet."),
            _("Shorten it; longer words for people belong in a hint or a why."),
            wrong="""
            { "id": "how_bad_was_your_worst_headache_in_the_last_four_weeks_or_less", "type": "scale", "text": "Pain?" }
            """,
            right="""
            { "id": "worst_pain", "type": "scale", "text": "Pain?" }
            """,
        ),
        Explanation(
            "out-of-range",
            Severity.ERROR,
            _("A number is beyond the limit that the format sets."),
            _("Beyond it the form could not be shown or worked out as it should."),
            _("Use a number within the limit that the finding names."),
            wrong="""
            "start": { "minutes": 0 }
            """,
            right="""
            "start": { "minutes": 1 }
            """,
        ),
        Explanation(
            "unknown-type",
            Severity.ERROR,
            _("There is no such type of question."),
            _("Nobody knows how to show the question, or what an answer to it is."),
            _("Use one of the types in the authors' guide."),
            wrong="""
            { "id": "worst_pain", "type": "slider", "text": "How bad was it last week?" }
            """,
            right="""
            { "id": "worst_pain", "type": "scale", "text": "How bad was it last week?" }
            """,
        ),
        Explanation(
            "reserved-name",
            Severity.ERROR,
            _("An id is a word that conditions use for something else."),
            _("A condition with this word could be read in two ways."),
            _("Choose another id."),
            wrong="""
            { "id": "sum", "type": "whole", "text": "How many headaches in a month?", "min": 0, "max": 90 }
            """,
            right="""
            { "id": "how_many", "type": "whole", "text": "How many headaches in a month?", "min": 0, "max": 90 }
            """,
        ),
        Explanation(
            "duplicate-id",
            Severity.ERROR,
            _("Two things of the same kind have one id."),
            _("A rule that names the id could look at the wrong question. Stored answers would be mixed up."),
            _("Give each an id of its own."),
            wrong="""
            { "id": "pain", "type": "scale", "text": "How bad was it last week?" }
            """,
            right="""
            { "id": "pain_last_week", "type": "scale", "text": "How bad was it last week?" }
            """,
        ),
    ),
)
"""Findings in the names and the values of a file."""
