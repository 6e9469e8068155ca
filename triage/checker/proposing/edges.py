"""Comparisons that count or add up: when one of the things counted decides them, and which answers may show that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import eq, ge, gt, le, lt, ne
from typing import Final, NamedTuple

from triage.checker.goals import Holds
from triage.logic import Condition, Measure, Name, Number
from triage.logic.measures import range_of
from triage.logic.syntax import ArithmeticSign, CompareSign
from triage.logic.tree import (
    Aggregate,
    AnyOf,
    Arithmetic,
    Compare,
    Constant,
    Count,
    Includes,
    IsOneOf,
    Node,
    Not,
    PointsOf,
    children,
)
from triage.logic.types import MultiType

_HOLDS: Final[Mapping[CompareSign, Callable[[Number, Number], bool]]] = {
    "==": eq,
    "!=": ne,
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
}
_SIGNS: Final[Mapping[CompareSign, bool]] = {">": True, "<": False}
_NOTHING: Final = Constant(0)


class Edge(NamedTuple):
    """One of the things that a comparison counts or adds up: ``part`` tells that it is there.

    ``without`` is the comparison without it; ``beside`` that with it, where it is not there; ``None`` where it is an
    amount. ``up``: it makes the left side more, next to the right one; ``None`` where that depends.
    """

    way: tuple[int | str, ...]
    part: Condition
    without: Condition
    beside: Condition | None
    up: bool | None


class _Summand(NamedTuple):
    """One thing that a measure counts or adds up; the same measure ``without`` it, and ``beside`` one more."""

    way: tuple[int | str, ...]
    part: Condition
    without: Measure
    beside: Measure | None
    up: bool | None


def edges_in(node: Node) -> Mapping[int, Sequence[Edge]]:
    """The edges of every comparison in ``node`` that counts or adds up, by its identity."""
    found: dict[int, Sequence[Edge]] = {}
    waiting: list[Node] = [node]
    while waiting:
        one = waiting.pop()
        waiting += children(one)
        if isinstance(one, Compare) and (edges := tuple(_edges(one))):
            found[id(one)] = edges
    return found


def edge_goals(compare: Compare, edges: Sequence[Edge]) -> Iterator[Holds]:
    """Goals in which ``compare`` is at its edge on either side; then those in which each of its ``edges`` decides."""
    nearest = {so: tuple(_nearest(compare, so=so)) for so in (True, False)}
    for so, near in nearest.items():
        yield from (Holds((at, compare if so else Not(compare))) for at in near)
    for edge in edges:
        yield from (Holds((edge.part, at)) for near in nearest.values() for at in near if edge.beside is None)
        for so, goal in _deciding(compare, edge):
            yield from (Holds((*goal.so, at), goal.not_so) for at in nearest[so])
            yield goal
            yield from (Holds((one, *goal.so), goal.not_so) for one in _codes(edge, goal))


def is_at_edge(compare: Compare, distance: Number) -> bool:
    """Whether ``compare`` comes to something else 1 further on, or 1 before, where its sides lie ``distance`` apart."""
    holds = _HOLDS[compare.sign]
    return any(holds(distance + by, 0) is not holds(distance, 0) for by in (-1, 1))


def _deciding(compare: Compare, edge: Edge) -> Iterator[tuple[bool, Holds]]:
    """Goals in which ``edge`` decides ``compare``, by being there or by not being there; each with what it then is."""
    rises = None if edge.up is None or compare.sign in ("==", "!=") else edge.up is (compare.sign in (">", ">="))
    if rises is not False:
        yield True, Holds((edge.part, compare), edge.without)
        if edge.beside is not None:
            yield False, Holds((Not(edge.part), Not(compare), edge.beside))
    if rises is not True:
        yield False, Holds((edge.part, Not(compare), edge.without))
        if edge.beside is not None:
            yield True, Holds((Not(edge.part), compare), edge.beside)


def _codes(edge: Edge, goal: Holds) -> Iterator[Condition]:
    """Each option of a single choice that is counted, with which its part is what it is in ``goal``."""
    match edge.part:
        case IsOneOf(name, codes, negated) if edge.beside is not None:
            counts = edge.part in goal.so
            for code in name.codes:
                if ((code in codes) is not negated) is counts:
                    yield IsOneOf(name, (code,), negated=False)
        case _:
            return


def _nearest(compare: Compare, *, so: bool) -> Iterator[Condition]:
    """That both sides of ``compare`` are as near as they can be where they are whole, and it is ``so``, or not."""
    offs = [by for by in (0, -1, 1) if _HOLDS[compare.sign](by, 0) is so]
    for by in offs if offs[0] else offs[:1]:
        yield Compare(compare.left, "==", Arithmetic("+", compare.right, Constant(by)) if by else compare.right)


def _edges(compare: Compare) -> Iterator[Edge]:
    left, sign, right = compare.left, compare.sign, compare.right
    for one in _summands(left):
        beside = None if one.beside is None else Compare(one.beside, sign, right)
        yield Edge(("left", *one.way), one.part, Compare(one.without, sign, right), beside, one.up)
    for one in _summands(right):
        beside = None if one.beside is None else Compare(left, sign, one.beside)
        up = None if one.up is None else not one.up
        yield Edge(("right", *one.way), one.part, Compare(left, sign, one.without), beside, up)


def _summands(measure: Measure) -> Iterator[_Summand]:
    match measure:
        case Count(items):
            for at, item in enumerate(items):
                rest = Count(items[:at] + items[at + 1 :])
                yield _Summand((at,), item, rest, Arithmetic("+", rest, Constant(1)), up=True)
        case Aggregate("sum", items):
            for at, part in enumerate(items):
                for one in _of(part):
                    yield _inside(one, at, Aggregate("sum", items[:at] + items[at + 1 :]), "+", first=False)
        case Arithmetic("+" | "-" as sign, left, right):
            yield from (_inside(one, 0, right, sign, first=True) for one in _of(left))
            yield from (_inside(one, 1, left, sign, first=False) for one in _of(right))
        case PointsOf(name) if isinstance(name.type, MultiType):
            yield from _options(name)
        case _:
            return


def _of(measure: Measure) -> Iterator[_Summand]:
    """What ``measure``, a part of a sum, adds up itself, such as one option of a choice; else it as a whole."""
    inner = tuple(_options(measure.name) if isinstance(measure, PointsOf) else _summands(measure))
    if inner:
        yield from inner
    elif not isinstance(measure, Constant):
        low, high = range_of(measure)
        up = True if low is not None and low >= 0 else False if high is not None and high <= 0 else None
        signs = [sign for sign, way in _SIGNS.items() if up in (None, way)]
        there = AnyOf(tuple(Compare(measure, sign, _NOTHING) for sign in signs))
        yield _Summand((), there if len(signs) > 1 else there.parts[0], _NOTHING, None, up)


def _inside(one: _Summand, at: int, others: Measure, sign: ArithmeticSign, *, first: bool) -> _Summand:
    """``one`` of a part, the one ``at`` this place in a sum with ``others``; the ``first`` stands before the sign."""

    def joined(part: Measure) -> Measure:
        return Arithmetic(sign, part, others) if first else Arithmetic(sign, others, part)

    up = not one.up if one.up is not None and sign == "-" and not first else one.up
    beside = None if one.beside is None else joined(one.beside)
    return _Summand((at, *one.way), one.part, joined(one.without), beside, up)


def _options(name: Name) -> Iterator[_Summand]:
    """The options of the question called ``name`` that have points."""
    points, several = name.points, isinstance(name.type, MultiType)
    assert points is not None
    for code in name.codes:
        worth = points.of((code,) if several else code)
        if worth:
            chosen = Includes(name, (code,), negated=False) if several else IsOneOf(name, (code,), negated=False)
            yield _Summand((code,), chosen, Arithmetic("-", PointsOf(name), Constant(worth)), None, worth > 0)
