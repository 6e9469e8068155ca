"""What is doubtful in how people are asked, what points rest on, and who has looked at the form."""

from __future__ import annotations

from typing import Final

from triage.checker.catalogue.explanation import Explanation, Subject
from triage.questionnaire import Severity
from triage.words import later as _

CARE: Final = Subject(
    _("How people are asked, sources and review"),
    (
        Explanation(
            "none-with-others",
            Severity.WARNING,
            _("An option says that nothing fits, and can be chosen together with something that does."),
            _("Then nobody knows what was meant, and a warning sign can hide behind it."),
            _('Add "exclusive": true to the option.'),
            wrong="""
            {
              "id": "helps", "type": "multiple", "text": "What helps?",
              "options": [{ "id": "rest", "text": "Rest" }, { "id": "none", "text": "Nothing" }]
            }
            """,
            right="""
            {
              "id": "helps", "type": "multiple", "text": "What helps?",
              "options": [{ "id": "rest", "text": "Rest" }, { "id": "none", "text": "Nothing", "exclusive": true }]
            }
            """,
        ),
        Explanation(
            "ids-swapped",
            Severity.WARNING,
            _("Two options, or two rows, each have the id that says what the other is."),
            _("Rules and points go by the ids: patients would be told what fits the other answer."),
            _("Swap the ids, or the texts."),
            wrong="""
            {
              "id": "hurts", "type": "choice", "text": "Where does it hurt?",
              "options": [{ "id": "back", "text": "At the front" }, { "id": "front", "text": "At the back" }]
            }
            """,
            right="""
            {
              "id": "hurts", "type": "choice", "text": "Where does it hurt?",
              "options": [{ "id": "front", "text": "At the front" }, { "id": "back", "text": "At the back" }]
            }
            """,
        ),
        Explanation(
            "same-option-twice",
            Severity.WARNING,
            _("Two options of a question read the same."),
            _("People choose either, and what follows depends on chance."),
            _("Say what tells them apart, or remove one of them."),
            wrong="""
            {
              "id": "hurts", "type": "choice", "text": "Where does it hurt?",
              "options": [{ "id": "front", "text": "At the front" }, { "id": "back", "text": "At the front" }]
            }
            """,
            right="""
            {
              "id": "hurts", "type": "choice", "text": "Where does it hurt?",
              "options": [{ "id": "front", "text": "At the front" }, { "id": "back", "text": "At the back" }]
            }
            """,
        ),
        Explanation(
            "no-way-out",
            Severity.ADVICE,
            _("Some people cannot answer a question truly: no option fits them, and nothing else is offered."),
            _("They choose anything, to go on. A warning sign is then ticked by chance, or not ticked."),
            _('Add an option such as "None of these", or offer not_sure.'),
            wrong="""
            {
              "id": "where", "type": "multiple", "text": "Where does it hurt?",
              "options": [{ "id": "front", "text": "At the front" }, { "id": "back", "text": "At the back" }]
            }
            """,
            right="""
            {
              "id": "where", "type": "multiple", "text": "Where does it hurt?",
              "options": [{ "id": "front", "text": "At the front" }, { "id": "back", "text": "At the back" }],
              "non_answers": ["not_sure"]
            }
            """,
        ),
        Explanation(
            "sign-optional",
            Severity.ADVICE,
            _("A warning sign can be left out without a word."),
            _("Somebody in a hurry leaves it out. The report says that it is open, but nobody tells them to get help."),
            _('Remove "required": false, and let people say that they are not sure.'),
            wrong="""
            {
              "id": "neck", "type": "yes_no", "text": "Is your neck stiff?", "why": "It can be serious.",
              "required": false, "non_answers": ["not_sure"]
            },
            "rules": [{ "id": "E1", "when": "neck == 'yes'", "level": "emergency", "text": "Call now" }]
            """,
            right="""
            {
              "id": "neck", "type": "yes_no", "text": "Is your neck stiff?", "why": "It can be serious.",
              "non_answers": ["not_sure"]
            },
            "rules": [{ "id": "E1", "when": "neck == 'yes'", "level": "emergency", "text": "Call now" }]
            """,
        ),
        Explanation(
            "item-optional",
            Severity.ADVICE,
            _("A question can be left out, and a score that needs all its answers has no value then."),
            _("People leave out what they may leave out. The report then says “Not enough answers”."),
            _('Remove "required": false, or say in "missing" how many answers are enough.'),
            wrong="""
            {
              "id": "rest", "type": "yes_no", "text": "Do you rest?", "required": false,
              "options": [{ "id": "yes", "text": "Yes", "points": 1 }, { "id": "no", "text": "No", "points": 0 }]
            },
            "scores": [{ "id": "burden", "title": "Rest", "items": ["rest"], "missing": "refuse", "sources": ["us"] }],
            "sources": [{ "id": "us", "title": "Our own list" }]
            """,
            right="""
            {
              "id": "rest", "type": "yes_no", "text": "Do you rest?",
              "options": [{ "id": "yes", "text": "Yes", "points": 1 }, { "id": "no", "text": "No", "points": 0 }]
            },
            "scores": [{ "id": "burden", "title": "Rest", "items": ["rest"], "missing": "refuse", "sources": ["us"] }],
            "sources": [{ "id": "us", "title": "Our own list" }]
            """,
        ),
        Explanation(
            "missing-why",
            Severity.ADVICE,
            _("A question is a warning sign or about something private, and does not say why it is asked."),
            _("People answer sooner and with more care when they know what it is for."),
            _('Say why in one sentence, in "why".'),
            wrong="""
            { "id": "drink", "type": "yes_no", "text": "Do you drink alcohol?" }
            """,
            right="""
            {
              "id": "drink", "type": "yes_no", "text": "Do you drink alcohol?",
              "why": "Alcohol can bring on headaches."
            }
            """,
        ),
        Explanation(
            "long-page",
            Severity.ADVICE,
            _("A table has more than 10 rows, and they are all on one page."),
            _("On a phone people lose their place in it, and tick the wrong row."),
            _("Make two tables of it."),
            wrong="""
            {
              "id": "hurts", "type": "matrix", "text": "Does it hurt?", "required": false,
              "options": [{ "id": "yes", "text": "Yes" }, { "id": "no", "text": "No" }],
              "rows": [
                { "id": "r1", "text": "Front" }, { "id": "r2", "text": "Back" }, { "id": "r3", "text": "Left" },
                { "id": "r4", "text": "Right" }, { "id": "r5", "text": "Top" }, { "id": "r6", "text": "Jaw" },
                { "id": "r7", "text": "Neck" }, { "id": "r8", "text": "Nose" }, { "id": "r9", "text": "Eyes" },
                { "id": "r10", "text": "Ears" }, { "id": "r11", "text": "Teeth" }
              ]
            }
            """,
            right="""
            {
              "id": "hurts", "type": "matrix", "text": "Does it hurt?", "required": false,
              "options": [{ "id": "yes", "text": "Yes" }, { "id": "no", "text": "No" }],
              "rows": [
                { "id": "r1", "text": "Front" }, { "id": "r2", "text": "Back" }, { "id": "r3", "text": "Left" },
                { "id": "r4", "text": "Right" }, { "id": "r5", "text": "Top" }
              ]
            }
            """,
        ),
        Explanation(
            "points-without-source",
            Severity.ADVICE,
            _("No source says why answers count in a score."),
            _("A clinician cannot tell whether the points were published or made up."),
            _('Name what they are taken from in "sources" of the score or of each option.'),
            wrong="""
            {
              "id": "tired", "type": "yes_no", "text": "Are you tired?",
              "options": [{ "id": "yes", "text": "Yes", "points": 1 }, { "id": "no", "text": "No" }]
            },
            "scores": [{ "id": "burden", "title": "Burden", "items": ["tired"], "missing": "refuse" }]
            """,
            right="""
            {
              "id": "tired", "type": "yes_no", "text": "Are you tired?",
              "options": [{ "id": "yes", "text": "Yes", "points": 1 }, { "id": "no", "text": "No" }]
            },
            "sources": [{ "id": "paper", "title": "A leaflet on headaches" }],
            "scores": [
              { "id": "burden", "title": "Burden", "items": ["tired"], "missing": "refuse", "sources": ["paper"] }
            ]
            """,
        ),
        Explanation(
            "source-never-cited",
            Severity.ADVICE,
            _("A source is listed, and nothing rests on it."),
            _("A rule or points may have lost their source, and a clinician cannot find what they rest on."),
            _('Name it in the "sources" of what rests on it, or remove it.'),
            wrong="""
            "sources": [{ "id": "paper", "title": "A leaflet on headaches" }]
            """,
            right="""
            "sources": [{ "id": "paper", "title": "A leaflet on headaches" }],
            "rules": [
              { "id": "R1", "when": "pain >= 7", "level": "soon", "text": "Rest", "sources": ["paper"] }
            ]
            """,
        ),
        Explanation(
            "half-review",
            Severity.ADVICE,
            _("A reviewer is named without the day of the review, or a day without a reviewer."),
            _('It still counts as not reviewed: the form and every sheet of the report say "Draft".'),
            _("Fill in both, or set both to null until it is reviewed."),
            wrong="""
            "about": {
              "intended_use": "For adults with headaches.", "population": "Adults", "authors": ["A clinic"],
              "reviewer": "A clinician", "review_date": null, "licence": "MIT"
            }
            """,
            right="""
            "about": {
              "intended_use": "For adults with headaches.", "population": "Adults", "authors": ["A clinic"],
              "reviewer": null, "review_date": null, "licence": "MIT"
            }
            """,
        ),
        Explanation(
            "old-review",
            Severity.ADVICE,
            _("The review is more than two years old."),
            _("What is known may have changed since then. Old advice could do harm."),
            _("Have it reviewed again; until then set reviewer and review_date to null, so that it says Draft."),
            wrong="""
            "about": {
              "intended_use": "For adults with headaches.", "population": "Adults", "authors": ["A clinic"],
              "reviewer": "A clinician", "review_date": "2019-01-31", "licence": "MIT"
            }
            """,
            right="""
            "about": {
              "intended_use": "For adults with headaches.", "population": "Adults", "authors": ["A clinic"],
              "reviewer": null, "review_date": null, "licence": "MIT"
            }
            """,
        ),
        Explanation(
            "no-licence",
            Severity.WARNING,
            _("The licence does not say who may use the form, and how."),
            _("Many published forms may not be used without leave. A clinic would use it at its own risk."),
            _("Name the licence, or say who permits the use."),
            wrong="""
            "about": {
              "intended_use": "For adults with headaches.", "population": "Adults", "authors": ["A clinic"],
              "licence": "To be confirmed"
            }
            """,
            right="""
            "about": {
              "intended_use": "For adults with headaches.", "population": "Adults", "authors": ["A clinic"],
              "licence": "CC BY 4.0"
            }
            """,
        ),
    ),
)
"""Findings in how people are asked, in sources and in the review."""
