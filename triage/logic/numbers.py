"""The number side of the checker: sums, points, counts, with their ranges watched."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from triage.logic import syntax
from triage.logic.borrowed import count_of
from triage.logic.days import Unit
from triage.logic.lookup import Lookup
from triage.logic.measures import range_of
from triage.logic.names import Name
from triage.logic.tree import (
    Absolute,
    Aggregate,
    Arithmetic,
    Condition,
    Constant,
    Count,
    Elapsed,
    Logarithm,
    Measure,
    Negative,
    PointsOf,
    Power,
    Root,
    ValueOf,
)
from triage.logic.types import MultiType, NumberType, ScoreType
from triage.logic.values import Number, day_of
from triage.words import _

ToCondition = Callable[[syntax.Node], Condition | None]


def measure(node: syntax.Node, look: Lookup, condition: ToCondition) -> Measure | None:
    """The typed number that ``node`` stands for; ``None`` where it has no meaning (``look`` holds why)."""

    def part(child: syntax.Node) -> Measure | None:
        return measure(child, look, condition)

    match node:
        case syntax.NumberNode(value):
            return Constant(value)
        case syntax.NameNode():
            return _value(node, look)
        case syntax.NegativeNode(item):
            inner = part(item)
            return None if inner is None else Negative(inner)
        case syntax.ArithmeticNode():
            return _arithmetic(node, part(node.left), part(node.right), look)
        case syntax.PowerNode(base, exponent):
            inner = part(base)
            return None if inner is None else Power(inner, exponent)
        case syntax.CallNode():
            return _call(node, look, condition)
        case _:
            return look.fail(
                "wrong-type", node.place, _("A number is expected here."), _("Compare one thing at a time.")
            )


def _value(node: syntax.NameNode, look: Lookup) -> Measure | None:
    name = look.name(node)
    if name is None:
        return None
    if isinstance(name.type, NumberType | ScoreType):
        return ValueOf(name)
    return look.not_a_choice(name, node.place)


def _arithmetic(
    node: syntax.ArithmeticNode, left: Measure | None, right: Measure | None, look: Lookup
) -> Measure | None:
    if left is None or right is None:
        return None
    if node.sign == "/":
        low, high = range_of(right)
        if (low is None or low <= 0) and (high is None or high >= 0):
            return look.fail(
                "division-by-zero",
                node.right.place,
                _("This can be 0, and nothing can be divided by 0."),
                _('Give the question a "min" above 0.'),
            )
    return Arithmetic(node.sign, left, right)


def _call(node: syntax.CallNode, look: Lookup, condition: ToCondition) -> Measure | None:
    match node.function:
        case "points":
            name = look.points(node)
            return None if name is None else PointsOf(name)
        case "count" if _counts_options(node, look):
            return None
        case "count":
            conditions = [condition(item) for item in node.arguments]
            known = tuple(item for item in conditions if item is not None)
            return Count(known) if known and len(known) == len(conditions) else _needs_parts(node, look)
        case "sum" | "min" | "max" | "abs" | "sqrt" | "log":
            measures = [measure(item, look, condition) for item in node.arguments]
            return _combined(node, tuple(item for item in measures if item is not None), look)
        case "days_since":
            return _elapsed(node, "days", look)
        case "years_since":
            return _elapsed(node, "years", look)
        case _:
            return look.unknown_function(node, node.function)


def _counts_options(node: syntax.CallNode, look: Lookup) -> bool:
    """Whether a question stands in the count ``node`` in place of conditions, which is then said."""
    name = look.known(node.arguments[0]) if node.arguments else None
    if name is None or not isinstance(name.type, MultiType):
        return False
    message = _("count() counts conditions; '{name}' is a question.").format(name=name.id)
    look.fail("wrong-type", node.place, message, _("Write {condition}.").format(condition=count_of(name)))
    return True


def _combined(node: syntax.CallNode, items: tuple[Measure, ...], look: Lookup) -> Measure | None:
    if not items or len(items) < len(node.arguments):
        return _needs_parts(node, look)
    match node.function:
        case "abs" if len(items) == 1:
            return Absolute(items[0])
        case "sqrt" if len(items) == 1:
            return _within(node, Root(items[0]), range_of(items[0])[0], look)
        case "log" if len(items) == 1:
            return _within(node, Logarithm(items[0]), range_of(items[0])[0], look)
        case "sum" | "min" | "max":
            return Aggregate(node.function, items)
        case _:
            message = _("{function}() takes one number.").format(function=node.function)
            return look.fail("wrong-arguments", node.place, message, _needed(node.function))


def _within(node: syntax.CallNode, made: Root | Logarithm, low: Number | None, look: Lookup) -> Measure | None:
    """``made``, if what it is made of is never below 0, for a logarithm always above."""
    if low is not None and (low > 0 or (low == 0 and isinstance(made, Root))):
        return made
    message = _("This can be below 0, which has no square root.")
    if isinstance(made, Logarithm):
        message = _("This can be 0 or below, which has no logarithm.")
    return look.fail("out-of-domain", node.place, message, _('Give the question a "min", or add a number.'))


def _needs_parts(node: syntax.CallNode, look: Lookup) -> None:
    if not node.arguments:
        message = _("{function}() needs something between its brackets.").format(function=node.function)
        look.fail("wrong-arguments", node.place, message, _needed(node.function))


def _needed(function: str) -> str:
    """The cure: what ``function`` takes."""
    match function:
        case "count":
            return _("Write count(condition, other).")
        case "sum" | "min" | "max":
            return _("Write {function}(question, other).").format(function=function)
        case _:
            return _("Write {function}(question).").format(function=function)


def _elapsed(node: syntax.CallNode, unit: Unit, look: Lookup) -> Measure | None:
    if len(node.arguments) not in (1, 2):
        message = _("{function}() takes one date question, or the day until which it counts as a second.")
        cure = _("Write {function}(question) or {function}(question, other).").format(function=node.function)
        return look.fail("wrong-arguments", node.place, message.format(function=node.function), cure)
    since = look.measured_date(node.arguments[0])
    until = look.day(node.place) if len(node.arguments) == 1 else _until(node.arguments[1], look)
    return None if since is None or until is None else Elapsed(unit, since, until)


def _until(node: syntax.Node, look: Lookup) -> Name | date | None:
    if not isinstance(node, syntax.CodeNode):
        return look.measured_date(node)
    day = day_of(node.code)
    if day is None:
        message = _("'{code}' is not a date.").format(code=node.code)
        cure = _("Write year, month, day: '2026-01-31'. Or leave it out: then it is the day of the answers.")
        return look.fail("bad-date", node.place, message, cure)
    return day
