"""What is doubtful in the words that people read."""

from __future__ import annotations

from typing import Final

from triage.checker.catalogue.explanation import Explanation, Subject
from triage.questionnaire import Severity
from triage.words import later as _

WORDING: Final = Subject(
    _("Wording"),
    (
        Explanation(
            "banned-word",
            Severity.WARNING,
            _("What the clinic says to a patient reads as a diagnosis, an all-clear or advice on a medicine."),
            _("A form cannot know that. A patient who believes it may stay at home, or stop a medicine."),
            _("Say what was answered, and what to talk about with whom."),
            wrong="""
            "notes": [{ "id": "N1", "kind": "know", "when": "often == 'yes'", "text": "You may have a migraine." }]
            """,
            right="""
            "notes": [{ "id": "N1", "kind": "ask", "when": "often == 'yes'", "text": "What can cause my headaches?" }]
            """,
        ),
        Explanation(
            "left-over-text",
            Severity.WARNING,
            _("A text still says what its author should write there, as in a file that triage new has made."),
            _("Patients and clinicians read it, and wonder what else is not finished."),
            _("Write your own words in its place."),
            wrong="""
            "notes": [{ "id": "N1", "kind": "know", "when": "often == 'yes'", "text": "Say here what to know." }]
            """,
            right="""
            "notes": [{ "id": "N1", "kind": "know", "when": "often == 'yes'", "text": "Write down when it hurts." }]
            """,
        ),
        Explanation(
            "phone-number",
            Severity.ADVICE,
            _("A text has the phone number of one country where a placeholder can stand."),
            _("In another country people would call a number that does not answer, when they need help most."),
            _("Write {emergency_number} or {urgent_number}, which the clinic's settings fill in."),
            wrong="""
            "rules": [{ "id": "U1", "when": "'stiff_neck' in signs", "level": "urgent", "text": "Call 111 today" }]
            """,
            right="""
            "rules": [
              { "id": "U1", "when": "'stiff_neck' in signs", "level": "urgent", "text": "Call {urgent_number} today" }
            ]
            """,
        ),
        Explanation(
            "long-sentence",
            Severity.ADVICE,
            _("A sentence has more than 20 words."),
            _("People who are in pain or read slowly lose the thread, and answer something else."),
            _("Make two sentences of it."),
            wrong="""
            {
              "id": "rest", "type": "yes_no",
              "text": "When a headache comes and you can, do you lie down in a dark room and stay there until it goes?"
            }
            """,
            right="""
            { "id": "rest", "type": "yes_no", "text": "Do you lie down when a headache comes?" }
            """,
        ),
        Explanation(
            "two-questions",
            Severity.ADVICE,
            _("One question asks two things."),
            _("A patient for whom only one of them is so cannot answer truly, and nobody knows which was meant."),
            _("Ask each as a question of its own."),
            wrong="""
            { "id": "rest", "type": "yes_no", "text": "Do you lie down and do you take tablets?" }
            """,
            right="""
            { "id": "rest", "type": "yes_no", "text": "Do you lie down?" },
            { "id": "tablets", "type": "yes_no", "text": "Do you take tablets?" }
            """,
        ),
        Explanation(
            "double-negation",
            Severity.ADVICE,
            _("Two words say no, and each turns the other round; or a yes or no question asks for a no."),
            _("People read over one of the two and answer the opposite."),
            _("Say what is so, not what is not."),
            wrong="""
            { "id": "rest", "type": "yes_no", "text": "Do you not sleep well?" }
            """,
            right="""
            { "id": "rest", "type": "yes_no", "text": "Do you sleep badly?" }
            """,
        ),
        Explanation(
            "please",
            Severity.ADVICE,
            _("A word of politeness stands in a text."),
            _("It makes each line longer and says nothing. Short lines are read to their end."),
            _("Leave it out."),
            wrong="""
            { "id": "rest", "type": "yes_no", "text": "Do you rest?", "hint": "Please think of the last week." }
            """,
            right="""
            { "id": "rest", "type": "yes_no", "text": "Do you rest?", "hint": "Think of the last week." }
            """,
        ),
        Explanation(
            "all-caps",
            Severity.ADVICE,
            _("A word is all in capitals, and is no short form that people know."),
            _("Capitals are hard to read and seem to shout. Some screen readers spell them out."),
            _("Write it in small letters."),
            wrong="""
            { "id": "rest", "type": "yes_no", "text": "Do you ALWAYS rest?" }
            """,
            right="""
            { "id": "rest", "type": "yes_no", "text": "Do you rest every time?" }
            """,
        ),
        Explanation(
            "looks-like-markup",
            Severity.ADVICE,
            _("Signs stand in a text that would make it bold, coloured or a link elsewhere."),
            _("Here they are shown as they stand. A patient sees stars and brackets."),
            _("Remove the signs."),
            wrong="""
            { "id": "rest", "type": "yes_no", "text": "Do you rest **every** day?" }
            """,
            right="""
            { "id": "rest", "type": "yes_no", "text": "Do you rest every day?" }
            """,
        ),
        Explanation(
            "skin-colour",
            Severity.ADVICE,
            _("A sign is named by a colour of the skin that shows less on brown and black skin."),
            _("People with brown or black skin may say no to a warning sign that they have."),
            _("Begin with what can be felt, and say in a hint how it looks on brown or black skin."),
            wrong="""
            { "id": "rash", "type": "yes_no", "text": "Is the skin red?" }
            """,
            right="""
            {
              "id": "rash", "type": "yes_no", "text": "Is the skin hot, sore or red?",
              "hint": "Redness can be harder to see on brown or black skin. Feel if the skin is hot."
            }
            """,
        ),
        Explanation(
            "same-question-twice",
            Severity.ADVICE,
            _("Two questions ask the same in the same words."),
            _("People think that they have gone back, or answer once this way and once that."),
            _("Ask it once, or say in the text what differs."),
            wrong="""
            { "id": "often_now", "type": "yes_no", "text": "Do you get a headache most weeks?" }
            """,
            right="""
            { "id": "often_now", "type": "yes_no", "text": "Did you get a headache this week?" }
            """,
        ),
        Explanation(
            "same-heading-twice",
            Severity.ADVICE,
            _("Two sections have the same heading."),
            _("People cannot tell the pages apart, above all when they go back to change an answer."),
            _("Give each section a heading of its own."),
            wrong="""
            "sections": [
              { "id": "one", "title": "Pain", "questions": [{ "id": "pain", "type": "scale", "text": "How bad?" }] },
              { "id": "two", "title": "Pain", "questions": [{ "id": "rest", "type": "scale", "text": "How tired?" }] }
            ]
            """,
            right="""
            "sections": [
              { "id": "one", "title": "Pain", "questions": [{ "id": "pain", "type": "scale", "text": "How bad?" }] },
              { "id": "two", "title": "Rest", "questions": [{ "id": "rest", "type": "scale", "text": "How tired?" }] }
            ]
            """,
        ),
    ),
)
"""Findings in wording. Most hold for English only."""
