"""How a score came about: each of its items as it was read, then the value after every step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from triage.assessment.items import Open, read_item
from triage.assessment.result import Assessment, ScoreResult
from triage.assessment.score import filling
from triage.logic import Condition, Name, NonAnswer, Number, ScoreView, Slots
from triage.logic.tree import names_in
from triage.questionnaire import Contribution, Question, Score
from triage.questionnaire.afterwards import steps_after
from triage.questionnaire.combining import combined
from triage.questionnaire.scores import AnswerItem, Case, CasesItem, Item, Parts, ScoreItem, WhenItem


class Reading(NamedTuple):
    """An item of a score as it was read: a question, an earlier score, or a condition.

    ``value`` is what it counts, ``None`` where it has no value; ``why`` is the reason for that, or the non-answer that
    counts ``value`` here. ``plain`` is what the answer gives before it is turned round or counted, where that is done.
    ``case`` is the condition under which an answer has these points. ``waits_for`` is what such a condition, or one
    that counts itself, is waiting for.
    """

    of: Name | Condition
    value: Number | None
    why: NonAnswer | None = None
    plain: Number | None = None
    case: Condition | None = None
    contributions: tuple[Contribution, ...] = ()
    waits_for: Name | None = None


class Workings(NamedTuple):
    """The steps to a score; a step that was not taken is ``None``.

    ``fill`` stands for each item without a value; ``made`` is what the items or the formula make together, then comes
    what ``then``, ``round`` and ``look_up`` make of it. The last step taken is the value of the score.
    """

    readings: tuple[Reading, ...]
    fill: Number | None = None
    made: Number | None = None
    then: Number | None = None
    rounded: Number | None = None
    looked_up: Number | None = None


def workings(result: ScoreResult, assessment: Assessment) -> Workings:
    """How ``result``, a score of ``assessment``, came about; only the items where it has no value."""
    score, slots = result.score, assessment.slots
    if score.formula is None:
        undecided = {question.index for question in assessment.undecided_path}
        readings = tuple(_read(item, score, slots, undecided) for item in score.items)
    else:
        readings = tuple(_named(name, slots) for name in score.formula.names)
    if result.value is None:
        return Workings(readings)
    if score.formula is None:
        fill, made = _combined(score, readings)
    else:
        fill, made = None, _formula_value(score, slots)
    return _afterwards(Workings(readings, fill, made), score)


def asked_for(result: ScoreResult, assessment: Assessment) -> tuple[Question, ...]:
    """The questions that this person was asked for ``result``, also by way of earlier scores."""
    names = {name.id for made in _made_of(result, assessment) for name in _names_of(made.score)}
    return tuple(question for question in assessment.path if question.id in names)


def missing_from(result: ScoreResult, assessment: Assessment) -> Mapping[str, NonAnswer]:
    """Why there is no value for a question that was asked for ``result``, by id; also by way of earlier scores."""
    asked = {question.id for question in assessment.path}
    missing = {name.id: why for made in _made_of(result, assessment) for name, why in made.missing}
    return {name: why for name, why in missing.items() if name in asked}


def _made_of(result: ScoreResult, assessment: Assessment) -> Iterator[ScoreResult]:
    """``result`` and every earlier score that it is made from, each once."""
    waiting, seen = [result], {result.score.id}
    while waiting:
        made = waiting.pop()
        yield made
        for name in _names_of(made.score):
            if name.id in assessment.scores and name.id not in seen:
                seen.add(name.id)
                waiting.append(assessment.scores[name.id])


def _names_of(score: Score) -> Iterator[Name]:
    for item in score.items:
        yield from names_in(item.when) if isinstance(item, WhenItem) else (item.name,)
    if score.formula is not None:
        yield from score.formula.names


def _combined(score: Score, readings: tuple[Reading, ...]) -> tuple[Number | None, Number]:
    values = [reading.value for reading in readings if reading.value is not None]
    missing = sum(reading.value is None and reading.why is not NonAnswer.NOT_ASKED for reading in readings)
    fill = filling(score.missing, sum(values), len(values)) if missing else None
    return fill, combined(score.combine, values if fill is None else [*values, *[fill] * missing])


def _formula_value(score: Score, slots: Slots) -> Number:
    assert score.formula is not None
    exactly = score.formula.value(slots)
    assert isinstance(exactly, tuple)
    return exactly[0]


def _afterwards(made: Workings, score: Score) -> Workings:
    after = score.after
    if after is None or made.made is None:
        return made
    (then, _), (kept, _), (found, _) = steps_after(after, (made.made, made.made))
    return made._replace(
        then=None if after.then is None else then,
        rounded=None if after.rounding is None else kept,
        looked_up=None if after.look_up is None else found,
    )


def _read(item: Item, score: Score, slots: Slots, undecided: set[int]) -> Reading:
    of = item.when if isinstance(item, WhenItem) else item.name
    match read_item(item, score, slots, undecided):
        case Open(name=name, why=why):
            return Reading(of, None, why, waits_for=None if name is of else name)
        case NonAnswer.NOT_ASKED:
            return Reading(of, score.missing.not_asked, NonAnswer.NOT_ASKED)
        case (group, _estimate):
            value = sum(part.points for part in group)
            stated = _stated(item, slots)
            if stated is not None:
                return Reading(of, value, stated)
            case = _case(item, slots)
            when = None if case is None else case.when
            return Reading(of, value, None, _plain(item, case, slots), when, group)


def _stated(item: Item, slots: Slots) -> NonAnswer | None:
    """The non-answer that counts as an answer here, if it is one."""
    slot = None if isinstance(item, WhenItem) else slots[item.index]
    return slot if isinstance(slot, NonAnswer) else None


def _case(item: Item, slots: Slots) -> Case | None:
    """The case that decides on the points of an answer, where they depend on other answers."""
    if not isinstance(item, CasesItem):
        return None
    return next((case for case in item.cases if case.test is None or case.test(slots) is True), None)


def _plain(item: Item, case: Case | None, slots: Slots) -> Number | None:
    """What an answer gives before it is turned round or counted; ``None`` where neither is done."""
    match item:
        case AnswerItem(index=index, parts=parts, plain=plain):
            return _points(plain, index, slots) if parts is not plain else None
        case CasesItem(index=index) if case is not None:
            return _points(case.plain, index, slots) if case.parts is not case.plain else None
        case ScoreItem(index=index, counts=counts):
            view = slots[index]
            value = view.value if isinstance(view, ScoreView) else None
            return value if value is not None and counts(value) != value else None
        case _:
            return None


def _points(parts: Parts, index: int, slots: Slots) -> Number:
    answer = slots[index]
    assert not isinstance(answer, NonAnswer | ScoreView)
    return sum(part.points for part in parts(answer))


def _named(name: Name, slots: Slots) -> Reading:
    """A name of a formula: a number counts itself, any other answer its points."""
    match slots[name.index]:
        case NonAnswer() as why:
            return Reading(name, None, why)
        case ScoreView(value=value):
            return Reading(name, value, NonAnswer.UNANSWERED if value is None else None)
        case str() | tuple() as answer:
            return Reading(name, None if name.points is None else name.points.of(answer))
        case int() | Fraction() as number:
            return Reading(name, number)
        case date():
            return Reading(name, None)
