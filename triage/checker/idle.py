"""Parts of conditions that never decide anything: with them and without them the same people are chosen.

And none of them is chosen or ruled out sooner: a part that settles a form which is not filled in yet does decide. One
that only keeps it open does not, for what the others say by then stays so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from triage.checker.asking import ask
from triage.checker.goals import Found, GaveUp, Holds, Impossible, Search
from triage.checker.in_doubt import parts_in_doubt
from triage.checker.net import Net, Solver, own_gate
from triage.checker.places import Places
from triage.checker.unproven import Unproven
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


class _Nets(NamedTuple):
    """A questionnaire of which all questions are asked, and as it is: ``filled_in``, and only ``begun``."""

    filled_in: tuple[Net, Net]
    begun: tuple[Net, Net]

    @classmethod
    def of(cls, questionnaire: Questionnaire, others: Sequence[Solver]) -> _Nets:
        """Those of ``questionnaire``; of a form that is only begun, every answer can still be missing."""
        left = (replace(question, required=False) for question in questionnaire.questions)
        usual, begun = Net(questionnaire, others), Net(replace(questionnaire, questions=tuple(left)), others)
        begun.effort = usual.effort
        return cls((usual.without(range(usual.count)), usual), (begun.without(range(begun.count)), begun))


def find_idle(
    questionnaire: Questionnaire, source: Source, others: Sequence[Solver] = ()
) -> Iterator[Finding | Unproven]:
    """The parts of conditions that are proven never to decide, whether all questions are asked or those on the path.

    A part that says once more who is asked decides where all are. ``others`` are asked where the search gives up.
    """
    nets = _Nets.of(questionnaire, others)
    told = {finding.path for finding in questionnaire.findings}
    for path, condition in conditions_in(questionnaire):
        if path_words(path) in told:
            continue
        said = tuple(_said_of_parts(nets, condition))
        if any(isinstance(one, GaveUp) for _part, one in said):
            yield Unproven(parts_in_doubt(path, questionnaire))
        for part in (part for part, one in said if isinstance(one, Impossible)):
            message = _("This part of the condition never decides anything: {part}.")
            cure = _("Remove it, or change what it compares.")
            words = message.format(part=describe(part.condition))
            column = column_of(source.string(path), part.way)
            yield source.finding("condition-part-idle", path, words, cure, inside=column, severity=Severity.WARNING)


def _said_of_parts(nets: _Nets, condition: Condition) -> Iterator[tuple[Part, Search]]:
    """Whether each part of ``condition`` ever decides; nothing, where it is for nobody."""
    parts = tuple(parts_of(condition))
    whole = ask(nets.filled_in[0], Holds((condition,))) if parts else Impossible()
    match whole:
        case Found():
            yield from ((part, _said_of(nets, part)) for part in parts)
        case GaveUp():
            yield parts[0], whole
        case Impossible():
            return


def _said_of(nets: _Nets, part: Part) -> Search:
    """Whether ``part`` ever decides, or settles a form that is not filled in yet."""
    said: Search = Impossible()
    sooner = _ruling_out(part) if part.joined else deciding(part)
    for net, goal in (*((net, deciding(part)) for net in nets.filled_in), *((net, sooner) for net in nets.begun)):
        found = ask(net, goal)
        if isinstance(found, Found):
            return found
        said = found if isinstance(found, GaveUp) else said
    return said


def conditions_in(questionnaire: Questionnaire) -> Iterator[tuple[Path, Condition]]:
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


def _ruling_out(part: Part) -> Holds:
    """Answers with which ``part``, one of several that all have to hold, makes the whole no by being no, alone."""
    return Holds((Not(part.condition), *map(Not, part.not_so)), AnyOf(tuple(map(Not, part.so))))
