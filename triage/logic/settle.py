"""Which parts of a condition made it true, and which names keep it undecided."""

from __future__ import annotations

from triage.logic.evaluate import compile_condition
from triage.logic.names import Name
from triage.logic.tree import (
    All,
    AnyOf,
    Compare,
    Condition,
    Count,
    HasState,
    InBand,
    Includes,
    IsOneOf,
    Measure,
    Not,
    children,
    own_names,
)
from triage.logic.values import NonAnswer, ScoreView, Slot, Slots


def reasons(condition: Condition, slots: Slots) -> tuple[Condition, ...]:
    """The smallest parts of a true ``condition`` that are true and make it so, in reading order.

    Of several codes only those that were chosen are named; a negation is a reason as a whole. Empty where the condition
    is not true.
    """
    if compile_condition(condition)(slots) is not True:
        return ()
    match condition:
        case All(parts) | AnyOf(parts):
            return tuple(reason for part in parts for reason in reasons(part, slots))
        case IsOneOf(name, codes, False):
            return (IsOneOf(name, _chosen(codes, (slots[name.index],)), negated=False),)
        case Includes(name, codes, False):
            return (Includes(name, _chosen(codes, slots[name.index]), negated=False),)
        case InBand(name, bands, False):
            view = slots[name.index]
            return (InBand(name, _chosen(bands, view.possible if isinstance(view, ScoreView) else ()), negated=False),)
        case _:
            return (condition,)


def _chosen(codes: tuple[str, ...], held: object) -> tuple[str, ...]:
    return tuple(code for code in codes if isinstance(held, tuple) and code in held)


def unsettled(condition: Condition, slots: Slots) -> tuple[Name, ...]:
    """The names whose missing answers keep ``condition`` undecided, in reading order, each once.

    Empty where the condition is decided. A score stands for the questions behind it: the caller knows them.
    """
    found: dict[str, Name] = {}
    if compile_condition(condition)(slots) is None:
        for name in _open(condition, slots):
            found.setdefault(name.id, name)
    return tuple(found.values())


def _open(node: Condition | Measure, slots: Slots) -> list[Name]:
    match node:
        case All(parts) | AnyOf(parts) | Count(parts):
            undecided = [part for part in parts if compile_condition(part)(slots) is None]
            return [name for part in undecided for name in _open(part, slots)]
        case Not(part):
            return _open(part, slots)
        case HasState(name):
            return [name] if slots[name.index] is NonAnswer.UNANSWERED else []
        case Compare(left, _, right):
            return [*_open(left, slots), *_open(right, slots)]
        case _:
            own = [name for name in own_names(node) if _is_open(slots[name.index])]
            return own + [name for child in children(node) for name in _open(child, slots)]


def _is_open(slot: Slot) -> bool:
    if isinstance(slot, ScoreView):
        return slot.low != slot.high
    return isinstance(slot, NonAnswer) and slot is not NonAnswer.NOT_ASKED
