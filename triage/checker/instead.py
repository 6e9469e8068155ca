"""A condition as it would be if something else were answered: the same tree, with what is then known put in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from triage.checker.net import Net
from triage.logic import Condition, Measure, Name, Slot, Value, compile_condition
from triage.logic.amounts import compile_measure
from triage.logic.syntax import CompareSign
from triage.logic.tree import (
    Absolute,
    Aggregate,
    All,
    AnyOf,
    Arithmetic,
    Compare,
    CompareDates,
    Constant,
    Count,
    Elapsed,
    HasState,
    Includes,
    Logarithm,
    Negative,
    Node,
    Not,
    PointsOf,
    Power,
    Root,
    children,
    names_in,
)
from triage.questionnaire import MultipleAnswer, Option, Question

Truth = Condition | bool
"""A condition, or what it comes to where that is known."""

_TURNED: Final[dict[CompareSign, CompareSign]] = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


class Instead(NamedTuple):
    """What stands in the place of a part of a condition; ``None``: the part stays, or what is inside is looked at."""

    truth: Callable[[Condition], Truth | None]
    amount: Callable[[Measure], Measure | None]


class Sides(NamedTuple):
    """A condition ``before`` and ``after`` another answer is put in the place of one of which ``given`` is so.

    ``sure``: on every day; else on one of them.
    """

    given: tuple[Condition, ...]
    before: Truth
    after: Truth
    sure: bool


def sides_of_answer(net: Net, condition: Condition, question: Question, value: Value) -> tuple[Sides, ...] | None:
    """``condition`` with any answer to ``question``, and with ``value``; ``None`` where it cannot be written so."""
    before = put(condition, Instead(_answered(question), lambda _measure: None))
    after = _with(net, condition, question, value)
    return None if after is None else (Sides((HasState(question.name, "answered"),), before, *after),)


def sides_of_option(net: Net, condition: Condition, question: Question, option: Option) -> tuple[Sides, ...] | None:
    """``condition`` without ``option`` of a multiple choice and with it, all other ticks being alike.

    What is exclusive is ticked in place of all others. ``None`` where it cannot be written so.
    """
    assert isinstance(question.answer, MultipleAnswer)
    name, answered = question.name, HasState(question.name, "answered")
    alone = tuple(one.id for one in question.answer.options if one.exclusive)
    without = put(condition, _ticked(question, option, ticked=False))
    only = _with(net, condition, question, (option.id,))
    if only is None:
        return None
    if option.exclusive:
        return (Sides((answered, Includes(name, (option.id,), negated=True)), without, *only),)
    besides = put(condition, _ticked(question, option, ticked=True))
    given = answered, Includes(name, (option.id, *alone), negated=True)
    added = Sides(given, without, besides, sure=True)
    return (added, Sides((answered, Includes(name, alone, negated=False)), without, *only)) if alone else (added,)


def put(condition: Condition, instead: Instead) -> Truth:
    """``condition`` with what stands in the place of its parts; what is known of a part is reckoned up."""
    said = instead.truth(condition)
    if said is not None:
        return said
    match condition:
        case Not(part):
            return opposite(put(part, instead))
        case All(parts):
            return _joined([put(part, instead) for part in parts], ends=False)
        case AnyOf(parts):
            return _joined([put(part, instead) for part in parts], ends=True)
        case Compare(left, sign, right):
            made = Compare(_amount(left, instead), sign, _amount(right, instead))
            if isinstance(made.left, Constant) and isinstance(made.right, Constant):
                return compile_condition(made)(()) is True
            return condition if made == condition else made
        case _:
            return condition


def opposite(truth: Truth) -> Truth:
    """That ``truth`` is not so."""
    return not truth if isinstance(truth, bool) else Not(truth)


def _joined(parts: Sequence[Truth], *, ends: bool) -> Truth:
    """All of ``parts``, or any of them where ``ends`` is true: the truth by which one part decides."""
    if any(part is ends for part in parts):
        return ends
    kept = tuple(part for part in parts if not isinstance(part, bool))
    if len(kept) <= 1:
        return kept[0] if kept else not ends
    return AnyOf(kept) if ends else All(kept)


def _amount(measure: Measure, instead: Instead) -> Measure:
    said = instead.amount(measure)
    if said is not None:
        return said
    match measure:
        case Negative(item) | Absolute(item) | Root(item) | Logarithm(item):
            return type(measure)(_amount(item, instead))
        case Power(base, exponent):
            return Power(_amount(base, instead), exponent)
        case Arithmetic(sign, left, right):
            return Arithmetic(sign, _amount(left, instead), _amount(right, instead))
        case Aggregate(function, items):
            return Aggregate(function, tuple(_amount(item, instead) for item in items))
        case Count(conditions):
            truths = [put(condition, instead) for condition in conditions]
            known = Constant(sum(truth is True for truth in truths))
            parts = tuple(truth for truth in truths if not isinstance(truth, bool))
            if not parts:
                return known
            return Arithmetic("+", Count(parts), known) if known.value else Count(parts)
        case _:
            return measure


def _answered(question: Question) -> Callable[[Condition], Truth | None]:
    """What is known of a condition as soon as ``question`` has any answer."""

    def truth(condition: Condition) -> Truth | None:
        match condition:
            case HasState(name, state) if name.index == question.index:
                return state == "answered"
            case _:
                return None

    return truth


def _with(net: Net, condition: Condition, question: Question, value: Value) -> tuple[Truth, bool] | None:
    """``condition`` with ``value`` as the answer to ``question``, and whether that is so on every day."""
    slots = list(net.blank)
    slots[question.index] = value
    day = net.count + len(net.scores)
    after = put(condition, Instead(_truth_with(question, value, slots, day), _amount_with(question, value, slots, day)))
    if not isinstance(after, bool) and any(name.index == question.index for name in names_in(after)):
        return None
    return after, not _looks_at_both(condition, question.index, day)


def _looks_at_both(node: Node, index: int, day: int) -> bool:
    """Whether any part of ``node`` looks at the answer and at the day, and at nothing else."""
    if {name.index for name in names_in(node)} == {index, day}:
        return True
    return any(_looks_at_both(child, index, day) for child in children(node))


def _truth_with(
    question: Question, value: Value, slots: Sequence[Slot], day: int
) -> Callable[[Condition], Truth | None]:
    def truth(condition: Condition) -> Truth | None:
        match condition:
            case CompareDates(name, sign, Name() as other) if name.index == question.index != other.index:
                return CompareDates(other, _TURNED[sign], value)  # type: ignore[arg-type]  # the slot of a date
            case CompareDates(name, sign, Name() as other) if other.index == question.index != name.index:
                return CompareDates(name, sign, value)  # type: ignore[arg-type]
            case _ if _is_known(condition, question, day):
                return compile_condition(condition)(slots)
            case _:
                return None

    return truth


def _amount_with(
    question: Question, value: Value, slots: Sequence[Slot], day: int
) -> Callable[[Measure], Measure | None]:
    def amount(measure: Measure) -> Measure | None:
        if _is_known(measure, question, day):
            known = compile_measure(measure, compile_condition)(slots)
            return Constant(known[0]) if isinstance(known, tuple) else None
        match measure:
            case Elapsed(unit, since, Name() as until) if until.index == question.index:
                return Elapsed(unit, since, value)  # type: ignore[arg-type]  # the slot of a date
            case _:
                return None

    return amount


def _is_known(node: Node, question: Question, day: int) -> bool:
    """Whether ``node`` looks at the answer to ``question``, and at nothing else but the day."""
    names = {name.index for name in names_in(node)}
    return question.index in names and names <= {question.index, day}


def _ticked(question: Question, option: Option, *, ticked: bool) -> Instead:
    """What is known of ``question`` where ``option`` is ``ticked``, or is not."""
    answered = _answered(question)

    def truth(condition: Condition) -> Truth | None:
        match condition:
            case Includes(name, codes, negated) if name.index == question.index and option.id in codes:
                others = tuple(code for code in codes if code != option.id)
                if ticked or not others:
                    return ticked is not negated
                return Includes(name, others, negated)
            case _:
                return answered(condition)

    def amount(measure: Measure) -> Measure | None:
        match measure:
            case PointsOf(name) if ticked and name.index == question.index:
                return _points_with(measure, question, option)
            case _:
                return None

    return Instead(truth, amount)


def _points_with(points: PointsOf, question: Question, option: Option) -> Measure:
    """The ``points`` of what is ticked, with those of ``option``: added, or the highest of them."""
    assert points.name.points is not None
    assert isinstance(question.answer, MultipleAnswer)
    of = points.name.points.of
    own = of((option.id,))
    others = [one.id for one in question.answer.options if not one.exclusive and one.id != option.id]
    if all(of((other, option.id)) == of((other,)) + own for other in others):
        return Arithmetic("+", points, Constant(own)) if own else points
    return Aggregate("max", (points, Constant(own)))
