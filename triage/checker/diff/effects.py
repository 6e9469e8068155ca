"""What two versions make of the same answers, kind by kind: where that differs, and whether it differs for good."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from triage.assessment import Assessment, Status
from triage.checker.diff.ranks import ranked
from triage.logic import NonAnswer
from triage.questionnaire import Answered, Level, Rule

Kind = Literal[
    "level",
    "heading",
    "rules",
    "order",
    "open",
    "open_order",
    "bands",
    "values",
    "notes",
    "path",
    "unfinished_level",
    "unfinished_rules",
]
"""What can differ: the level, rules that fire, rules that stay open, bands and values of scores, notes, the path.

``heading`` is the first rule of all that fire. ``order`` is that of the rules that fire in both versions, and
``open_order`` that of the emergency and urgent rules that stay open in both. The last two are what a person is shown
before the form is filled in to the end: an emergency or urgent level, and the rules for it that fire.
"""

ORDERS: Final[tuple[Kind, ...]] = ("order", "open_order")
"""What is looked at only as far as it is in both versions: not whether it is there, but what comes before what."""

FINISHED: Final[tuple[Kind, ...]] = (
    *("level", "heading", "rules", "order", "open", "open_order", "bands", "values", "notes", "path"),
)
"""What is looked at where the form is filled in to the end: only what can be left out is left out."""

UNFINISHED: Final[tuple[Kind, ...]] = ("unfinished_level", "unfinished_rules")
"""What is looked at where any answers can still be missing."""

KINDS: Final = (*FINISHED, *UNFINISHED)

_LEVEL: Final = "level"


@dataclass(frozen=True, slots=True)
class Same:
    """No answers that both versions accept make a difference: proven."""


@dataclass(frozen=True, slots=True)
class NotProven:
    """No difference was found, and there was too much to try to say that there is none."""


@dataclass(frozen=True, eq=False, slots=True)
class Differs:
    """Answers that make a difference on the day ``on``, and what each version makes of them.

    ``names`` are the ids of what differs: questions, rules, scores or notes. ``enough``: these answers are all that it
    takes, and it differs whatever else is answered.
    """

    answers: Mapping[str, Answered]
    on: date
    old: Assessment
    new: Assessment
    names: tuple[str, ...]
    enough: bool


Verdict = Same | Differs | NotProven
"""Whether there are answers that both versions accept, and of which they make different things."""


def seen(kind: Kind, assessment: Assessment) -> Mapping[str, object]:
    """What there is of ``kind`` in ``assessment``, by id."""
    match kind:
        case "level":
            return {_LEVEL: assessment.level}
        case "rules" | "unfinished_rules":
            return {rule.id: True for rule in assessment.fired if kind == "rules" or rule.level >= Level.URGENT}
        case "heading":
            return {rule.id: True for rule in ranked(assessment.fired)[:1]}
        case "order":
            return _places(assessment.fired)
        case "open_order":
            return _places(rule for rule in assessment.undecided_rules if rule.level >= Level.URGENT)
        case "unfinished_level":
            return {_LEVEL: assessment.level} if assessment.level >= Level.URGENT else {}
        case "open":
            return {rule.id: True for rule in assessment.undecided_rules}
        case "bands":
            return {name: result.band for name, result in assessment.scores.items() if result.band is not None}
        case "values":
            return {name: result.value for name, result in assessment.scores.items() if result.value is not None}
        case "notes":
            return {note.id: True for note in assessment.notes}
        case "path":
            return {question.id: True for question in assessment.path}


def _places(rules: Iterable[Rule]) -> dict[str, object]:
    return {rule.id: place for place, rule in enumerate(ranked(rules), 1)}


def differences(kind: Kind, old: Assessment, new: Assessment) -> tuple[str, ...]:
    """The ids of what differs, those of the old version first."""
    before, after = seen(kind, old), seen(kind, new)
    if kind in ORDERS:
        pairs = zip((one for one in before if one in after), (one for one in after if one in before), strict=True)
        return tuple(one for one, other in pairs if one != other)
    return tuple(name for name in {**before, **after} if before.get(name) != after.get(name))


def is_for_good(kind: Kind, name: str, assessment: Assessment) -> bool:
    """Whether no further answer changes what ``assessment`` says of ``name``."""
    slots = assessment.slots
    match kind:
        case "level" | "unfinished_level":
            return all(rule.level <= assessment.level for rule in assessment.undecided_rules)
        case "heading":
            undecided = {rule.id for rule in assessment.undecided_rules}
            possible = undecided | {rule.id for rule in assessment.fired}
            first = next((rule.id for rule in ranked(assessment.questionnaire.rules) if rule.id in possible), None)
            return first not in undecided
        case "rules" | "unfinished_rules":
            return all(rule.id != name for rule in assessment.undecided_rules)
        case "order":
            return True
        case "open" | "open_order":
            return False
        case "bands" | "values":
            result = assessment.scores.get(name)
            if result is None or slots[result.score.name.index] is NonAnswer.NOT_ASKED:
                return True
            return result.status is Status.COMPLETE and (kind == "values" or len(result.possible) <= 1)
        case "notes":
            notes = (note for note in assessment.questionnaire.notes if note.id == name)
            return all(note.test is None or note.test(slots) is not None for note in notes)
        case "path":
            return all(question.id != name for question in assessment.undecided_path)
