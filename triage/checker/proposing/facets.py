"""What a set of answers shows of a questionnaire: each rule, branch, option, band and edge that it touches.

Two versions of a questionnaire that differ in one such facet give different results on some answers that touch it. A
part of a condition is touched where it decides: were it otherwise, the whole condition would be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from triage.assessment import Assessment, ScoreResult, Status
from triage.checker.goals import Goal, Holds
from triage.checker.net import Net, own_gate
from triage.checker.proposing.edges import Edge, edge_goals, edges_in, is_at_edge
from triage.checker.sights import conditions_of
from triage.logic import Condition, NonAnswer, Number, Slot, compile_formula
from triage.logic.amounts import Amount
from triage.logic.tree import All, AnyOf, Compare, HasState, Includes, IsOneOf, Not
from triage.questionnaire import MultipleAnswer, NumberAnswer, Rule, ScaleAnswer
from triage.questionnaire.document import ExpectField

Facet = tuple[object, ...]
"""One thing that answers can show; equal facets are the same thing."""


class _Here(NamedTuple):
    """Answers, as slots, and the edges of the comparisons in the condition that is looked at."""

    net: Net
    slots: list[Slot]
    edges: Mapping[int, Sequence[Edge]]

    def truth(self, condition: Condition) -> bool | None:
        return self.net.test(condition)(self.slots)


class Watched(NamedTuple):
    """A condition of the questionnaire, and how its facets begin: of what kind of part it is, and of which.

    ``edges`` are those of the comparisons in it that count or add up, by the identity of each.
    """

    name: tuple[str | int, ...]
    condition: Condition
    edges: Mapping[int, Sequence[Edge]]


def watched(net: Net) -> tuple[Watched, ...]:
    """Every condition on which something rests that answers lead to."""
    return tuple(Watched(name, condition, edges_in(condition)) for name, condition in _watched(net))


def _watched(net: Net) -> Iterator[tuple[tuple[str | int, ...], Condition]]:
    questionnaire = net.questionnaire
    for rule in questionnaire.rules:
        yield ("rule", rule.id), rule.when
    for note in questionnaire.notes:
        if note.when is not None:
            yield ("note", note.id), note.when
    for question in questionnaire.questions:
        own = own_gate(questionnaire, question)
        if own is not None:
            yield ("question", question.id), own
    for section in questionnaire.sections:
        if section.end is not None:
            yield ("end", section.id), section.end.when
    for score in questionnaire.scores:
        for at, condition in enumerate(conditions_of(score)):
            yield ("score", score.id, at), condition


def facets_of(net: Net, conditions: Sequence[Watched], assessment: Assessment) -> frozenset[Facet]:
    """All that ``assessment`` shows."""
    slots = [*assessment.slots, NonAnswer.UNANSWERED]
    found: set[Facet] = set()
    for name, condition, edges in conditions:
        here = _Here(net, slots, edges)
        truth = here.truth(condition)
        found.add((*name, truth))
        found.update((*name, path, truth) for path in _deciding(here, condition))
    found.update(("level", rule.id) for rule in assessment.fired if _leads(rule, assessment))
    found.update(_of_order(assessment))
    found.update(_of_answers(assessment))
    for result in assessment.scores.values():
        found.update(_of_score(result))
    return frozenset(found)


def deciding_goals(condition: Condition) -> Iterator[tuple[Goal, Condition]]:
    """Goals in which one of the smallest parts of ``condition`` decides it, as yes and as no; each with that part."""
    for part, so, not_so in _parts(condition, (), ()):
        yield Holds((*so, part), AnyOf(not_so) if not_so else None), part
        yield Holds((*so, *map(Not, not_so), Not(part))), part


def counting_goals(one: Watched) -> Iterator[Goal]:
    """Goals in which something that a comparison in ``one`` counts or adds up decides it."""
    for part, so, not_so in _parts(one.condition, (), ()):
        if not isinstance(part, Compare):
            continue
        for goal in edge_goals(part, one.edges.get(id(part), ())):
            hindered = (*not_so, *(() if goal.not_so is None else (goal.not_so,)))
            yield Holds((*so, *goal.so), AnyOf(hindered) if hindered else None)


def _parts(
    condition: Condition, so: tuple[Condition, ...], not_so: tuple[Condition, ...]
) -> Iterator[tuple[Condition, tuple[Condition, ...], tuple[Condition, ...]]]:
    """The smallest parts, each with what must be ``so``, and what must not, that it decides."""
    match condition:
        case All(parts):
            for at, part in enumerate(parts):
                yield from _parts(part, (*so, *parts[:at], *parts[at + 1 :]), not_so)
        case AnyOf(parts):
            for at, part in enumerate(parts):
                yield from _parts(part, so, (*not_so, *parts[:at], *parts[at + 1 :]))
        case Not(part):
            yield from _parts(part, so, not_so)
        case _:
            yield condition, so, not_so


def is_held(facet: Facet, expect: ExpectField) -> bool:
    """Whether an example that shows ``facet`` and expects ``expect`` can fail when ``facet`` comes to something else.

    Answers are always held: an example whose answers the form does not take fails.
    """
    match facet:
        case ("rule", *_):
            return expect.rules is not None and expect.undecided is not None
        case ("order", *_):
            return expect.rules is not None
        case ("note", *_):
            return expect.notes is not None
        case ("question", *_):
            return expect.unanswered is not None
        case ("end", *_):
            return "ends" in expect.model_fields_set
        case ("level", *_):
            return expect.level is not None
        case ("band", str(score), *_):
            return score in expect.bands
        case ("score" | "status" | "missing" | "counts" | "value", str(score), *_):
            return score in expect.scores
        case _:
            return True


def _leads(rule: Rule, assessment: Assessment) -> bool:
    """Whether the level would be lower without ``rule``."""
    return all(other is rule or other.level < rule.level for other in assessment.fired)


def _of_order(assessment: Assessment) -> Iterator[Facet]:
    """Which of two rules of one level comes first; the first of all makes the heading."""
    for one, other in combinations(assessment.fired, 2):
        if one.level is other.level:
            yield "order", one.id, other.id


def _deciding(here: _Here, condition: Condition) -> Iterator[tuple[object, ...]]:
    """The smallest parts of ``condition`` that decide it by themselves, each as the way to it."""
    slots = here.slots
    match condition:
        case All(parts) | AnyOf(parts):
            truths = [here.truth(part) for part in parts]
            idle = isinstance(condition, All)
            for at, part in enumerate(parts):
                others = (*truths[:at], *truths[at + 1 :])
                settles = truths[at] is not None and truths[at] is not idle and truths[at] not in others
                if settles or all(truth is idle for truth in others):
                    yield from ((at, *inner) for inner in _deciding(here, part))
        case Not(part):
            yield from (("not", *inner) for inner in _deciding(here, part))
        case IsOneOf(name, codes, _):
            yield "is", slots[name.index] if slots[name.index] in codes else "other"
        case HasState(name):
            yield "has", slots[name.index] if isinstance(slots[name.index], NonAnswer) else "a value"
        case Includes(name, codes, _):
            yield from _included(slots[name.index], codes)
        case Compare():
            yield from _compared(here, condition)
        case _:
            yield "all", here.truth(condition)


def _compared(here: _Here, condition: Compare) -> Iterator[tuple[object, ...]]:
    """How far apart both sides are, and which of the things that they count or add up decide by themselves."""
    left, right = (compile_formula(side, "value")(here.slots) for side in (condition.left, condition.right))
    distance = _distance(left, right)
    yield "compares", distance if distance is None or -1 <= distance <= 1 else distance > 0
    truth = here.truth(condition)
    at_edge = truth is not None and distance is not None and is_at_edge(condition, distance)
    for edge in () if truth is None else here.edges.get(id(condition), ()):
        there = here.truth(edge.part)
        if there and edge.beside is None and at_edge:
            yield "counts", *edge.way, "at the edge"
        other = edge.without if there else edge.beside
        if there is None or other is None or here.truth(other) is truth:
            continue
        yield "counts", *edge.way, there
        if isinstance(edge.part, IsOneOf):
            yield "counts", *edge.way, here.slots[edge.part.name.index]
        elif edge.beside is not None:
            yield from (("counts", *edge.way, *inner) for inner in _deciding(here, edge.part) if inner[0] != "lacks")


def _distance(left: Amount, right: Amount) -> Number | None:
    """How far ``left`` lies from ``right``, if that is known."""
    if not isinstance(left, tuple) or not isinstance(right, tuple) or left[0] != left[1] or right[0] != right[1]:
        return None
    return left[0] - right[0]


def _included(slot: Slot, codes: tuple[str, ...]) -> Iterator[tuple[object, ...]]:
    """The only one of ``codes`` that is chosen; where none is, what is chosen instead."""
    if not isinstance(slot, tuple):
        yield "includes", slot
        return
    chosen = [code for code in slot if code in codes]
    if len(chosen) == 1:
        yield "includes", chosen[0]
    elif not chosen:
        yield from (("lacks", code) for code in slot)


def _of_answers(assessment: Assessment) -> Iterator[Facet]:
    for question in assessment.path:
        slot = assessment.answer(question)
        match question.answer, slot:
            case _, NonAnswer():
                yield "answer", question.id, slot
            case ((NumberAnswer() | ScaleAnswer()), _):
                yield "answer", question.id, slot
            case MultipleAnswer(), tuple(codes):
                yield from (("answer", question.id, code) for code in codes)
            case _, str(code):
                yield "answer", question.id, code
            case _:
                pass


def _of_score(result: ScoreResult) -> Iterator[Facet]:
    score = result.score
    yield "status", score.id, result.status
    if score.bands:
        yield "band", score.id, result.band
    if result.status is Status.REFUSED or result.missing:
        yield "missing", score.id, len(result.missing), result.asked, result.status
    for part in result.contributions:
        yield "counts", score.id, part.item, part.option, part.points
    if result.value is None:
        return
    yield "value", score.id, result.value if _is_edge(result) else "inside"


def _is_edge(result: ScoreResult) -> bool:
    """Whether the value begins a band, or is the last whole number before one."""
    value = result.value
    assert value is not None
    return any(start is not None and -1 <= value - start <= 1 for start in (band.start for band in result.score.bands))
