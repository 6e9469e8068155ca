"""Parts of conditions that never decide anything: with them and without them the same people are chosen.

And the same are ruled out: a part that says no of somebody of whom the others say nothing yet does decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from triage.checker.goals import Found, Holds, Impossible
from triage.checker.net import Net, own_gate
from triage.checker.places import Places
from triage.checker.search import find
from triage.logic import Condition, column_of, describe
from triage.logic.tree import All, AnyOf, Not
from triage.questionnaire import Finding, Questionnaire, Severity
from triage.questionnaire.scores import WhenItem
from triage.questionnaire.source import Path, Source, path_words
from triage.words import _


class Part(NamedTuple):
    """A part of a condition, and what it takes for it to decide: ``so`` holds and ``not_so`` does not.

    ``joined`` tells whether it is one of several that all have to hold, ``way`` where it stands in the whole.
    """

    condition: Condition
    way: tuple[int, ...]
    so: tuple[Condition, ...]
    not_so: tuple[Condition, ...]
    joined: bool


def find_idle(questionnaire: Questionnaire, source: Source) -> Iterator[Finding]:
    """The parts of conditions that are proven never to decide.

    All questions are taken as asked: a part may say once more who is asked.
    """
    asked_all = Net(questionnaire)
    net = asked_all.without(range(asked_all.count))
    told = {finding.path for finding in questionnaire.findings}
    for path, condition in _conditions(questionnaire):
        if path_words(path) in told or not isinstance(find(net, Holds((condition,))), Found):
            continue
        for part in parts_of(condition):
            if all(isinstance(find(net, goal), Impossible) for goal in (deciding(part), *_ruling_out(part))):
                message = _("This part of the condition never decides anything: {part}.")
                cure = _("Remove it, or change what it compares.")
                said = message.format(part=describe(part.condition))
                column = column_of(source.string(path), part.way)
                yield source.finding("condition-part-idle", path, said, cure, inside=column, severity=Severity.WARNING)


def _conditions(questionnaire: Questionnaire) -> Iterator[tuple[Path, Condition]]:
    """The conditions of rules, notes, scores, sections and questions, each with its place."""
    places = Places(questionnaire)
    for at, rule in enumerate(questionnaire.rules):
        yield ("rules", at, "when"), rule.when
    for at, note in enumerate(questionnaire.notes):
        if note.when is not None:
            yield ("notes", at, "when"), note.when
    for at, score in enumerate(questionnaire.scores):
        if score.applies_if is not None:
            yield ("scores", at, "applies_if"), score.applies_if
        for number, item in enumerate(score.items):
            if isinstance(item, WhenItem):
                yield ("scores", at, "items", number, "when"), item.when
    for section in questionnaire.sections:
        if section.end is not None:
            yield ("sections", section.index, "end_if", "when"), section.end.when
    told: set[Path] = set()
    for question in questionnaire.questions:
        own, path = own_gate(questionnaire, question), places.question(question)
        path = path if question.matrix is None else path[:-2]
        if own is not None and path not in told:
            told.add(path)
            yield (*path, "ask_if"), own


def parts_of(condition: Condition) -> Iterator[Part]:
    """All parts of ``condition``, those inside of others among them."""
    return _parts(condition, (), (), ())


def _parts(
    condition: Condition, way: tuple[int, ...], so: tuple[Condition, ...], not_so: tuple[Condition, ...]
) -> Iterator[Part]:
    """All parts of ``condition``, which decides where ``so`` holds and ``not_so`` does not."""
    match condition:
        case All(parts):
            for at, part in enumerate(parts):
                others = parts[:at] + parts[at + 1 :]
                yield Part(part, (*way, at), (*so, *others), not_so, joined=True)
                yield from _parts(part, (*way, at), (*so, *others), not_so)
        case AnyOf(parts):
            for at, part in enumerate(parts):
                others = parts[:at] + parts[at + 1 :]
                yield Part(part, (*way, at), so, (*not_so, *others), joined=False)
                yield from _parts(part, (*way, at), so, (*not_so, *others))
        case _:
            return


def deciding(part: Part) -> Holds:
    """Answers with which ``part`` decides: alone so among those of which one is enough, or alone not so among all."""
    so = part.so if part.joined else (*part.so, part.condition)
    not_so = (*part.not_so, part.condition) if part.joined else part.not_so
    return Holds(so, AnyOf(not_so) if not_so else None)


def _ruling_out(part: Part) -> tuple[Holds, ...]:
    """Answers with which ``part``, one of several that all have to hold, is no, and none of the others is."""
    others = part.so
    return (Holds((Not(part.condition),), AnyOf(tuple(map(Not, others)))),) if part.joined and others else ()
