"""What can be wrong with how a condition is written, and with what it names."""

from __future__ import annotations

from typing import Final

from triage.checker.catalogue.explanation import Explanation, Subject
from triage.questionnaire import Severity
from triage.words import later as _

CONDITIONS: Final = Subject(
    _("Conditions: how they are written"),
    (
        Explanation(
            "syntax",
            Severity.ERROR,
            _("The parts of a condition do not fit together."),
            _("It could be read in more than one way, or in none. A rule with it might not fire."),
            _("Write it as the finding says; brackets show what belongs together."),
            wrong="""
            "rules": [{ "id": "R1", "when": "(pain >= 7 or often == 'yes'", "level": "soon", "text": "Rest" }]
            """,
            right="""
            "rules": [{ "id": "R1", "when": "(pain >= 7 or often == 'yes')", "level": "soon", "text": "Rest" }]
            """,
        ),
        Explanation(
            "bad-token",
            Severity.ERROR,
            _("A sign stands in a condition that its language does not have."),
            _("Signs of other programs mean other things there. Nothing is guessed where a rule hangs on it."),
            _("Use the sign that the finding offers."),
            wrong="""
            "rules": [{ "id": "R1", "when": "pain >= 7 && often == 'yes'", "level": "soon", "text": "Rest" }]
            """,
            right="""
            "rules": [{ "id": "R1", "when": "pain >= 7 and often == 'yes'", "level": "soon", "text": "Rest" }]
            """,
        ),
        Explanation(
            "condition-too-long",
            Severity.ERROR,
            _("A condition has more than 2,000 characters."),
            _("Nobody can check a condition of this length by reading it, and a slip in it can hide a warning sign."),
            _("Give a part of it a score or a question of its own."),
        ),
        Explanation(
            "condition-too-deep",
            Severity.ERROR,
            _("Brackets in a condition are nested more than 40 deep, or it has too many signs such as +."),
            _("Nobody can check such a condition by reading it, and a slip in it can hide a warning sign."),
            _("Leave out brackets that join nothing, or give a part of it a score of its own."),
            wrong="""
            "rules": [{
              "id": "R1", "level": "soon", "text": "Rest",
              "when": "((((((((((((((((((((((((((((((((((((((((((pain >= 7))))))))))))))))))))))))))))))))))))))))))"
            }]
            """,
            right="""
            "rules": [{ "id": "R1", "when": "pain >= 7", "level": "soon", "text": "Rest" }]
            """,
        ),
        Explanation(
            "unknown-name",
            Severity.ERROR,
            _("There is no question and no score with this id."),
            _("The condition would look at nothing, so its question or rule would be lost."),
            _("Use the id that the finding offers; answers stand in quotes, ids do not."),
            wrong="""
            "rules": [{ "id": "R1", "when": "pian >= 7", "level": "soon", "text": "Rest" }]
            """,
            right="""
            "rules": [{ "id": "R1", "when": "pain >= 7", "level": "soon", "text": "Rest" }]
            """,
        ),
        Explanation(
            "unknown-option",
            Severity.ERROR,
            _("The question has no option with this id."),
            _("Nobody could ever choose it, so what hangs on it would never happen."),
            _("Use the id of one of its options."),
            wrong="""
            "rules": [{ "id": "E1", "when": "'suden' in signs", "level": "emergency", "text": "Call now" }]
            """,
            right="""
            "rules": [{ "id": "E1", "when": "'sudden' in signs", "level": "emergency", "text": "Call now" }]
            """,
        ),
        Explanation(
            "unknown-band",
            Severity.ERROR,
            _("The score has no band with this id."),
            _("No score could ever be in it, so what hangs on it would never happen."),
            _("Use the id of one of its bands."),
            wrong="""
            "scores": [{
              "id": "burden", "title": "Burden", "items": ["pain"], "missing": "refuse",
              "bands": [{ "id": "low", "from": 0, "text": "Low" }, { "id": "high", "from": 7, "text": "High" }]
            }],
            "rules": [{ "id": "R1", "when": "band(burden) == 'hihg'", "level": "routine", "text": "Rest" }]
            """,
            right="""
            "scores": [{
              "id": "burden", "title": "Burden", "items": ["pain"], "missing": "refuse",
              "bands": [{ "id": "low", "from": 0, "text": "Low" }, { "id": "high", "from": 7, "text": "High" }]
            }],
            "rules": [{ "id": "R1", "when": "band(burden) == 'high'", "level": "routine", "text": "Rest" }]
            """,
        ),
        Explanation(
            "unknown-function",
            Severity.ERROR,
            _("There is no such function."),
            _("The condition asks for something that cannot be worked out, so its rule would be lost."),
            _("Use one of the functions on the page about the language."),
            wrong="""
            "rules": [{ "id": "E1", "when": "includes(signs, 'sudden')", "level": "emergency", "text": "Call now" }]
            """,
            right="""
            "rules": [{ "id": "E1", "when": "any_of(signs, 'sudden')", "level": "emergency", "text": "Call now" }]
            """,
        ),
        Explanation(
            "wrong-arguments",
            Severity.ERROR,
            _("What stands in the brackets of a function is not what it takes."),
            _("The condition could not be worked out, so its rule would be lost."),
            _("Write it as the finding shows."),
            wrong="""
            "rules": [{ "id": "E1", "when": "any_of(signs)", "level": "emergency", "text": "Call now" }]
            """,
            right="""
            "rules": [{ "id": "E1", "when": "any_of(signs, 'sudden')", "level": "emergency", "text": "Call now" }]
            """,
        ),
    ),
)
"""Findings in how a condition is written."""
