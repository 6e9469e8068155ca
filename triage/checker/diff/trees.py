"""Typed trees of one version with the names of another: so two versions of a condition can be laid side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from triage.logic import Condition, Measure, Name, TextType
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
    InBand,
    Includes,
    IsOneOf,
    Logarithm,
    Negative,
    Not,
    PointsOf,
    Power,
    Root,
    ValueOf,
)

Naming = Callable[[Name], Name]
"""What a name is called elsewhere."""


def bare(name: Name) -> Name:
    """``name`` with nothing but its id, which is what two versions of it have in common."""
    return Name(name.id, 0, TextType(), "")


def renamed(node: Condition, naming: Naming) -> Condition:
    """``node`` with every name in it changed by ``naming``."""
    match node:
        case All(parts):
            return All(tuple(renamed(part, naming) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(renamed(part, naming) for part in parts))
        case Not(part):
            return Not(renamed(part, naming))
        case IsOneOf(name, codes, negated):
            return IsOneOf(naming(name), tuple(sorted(codes)), negated)
        case Includes(name, codes, negated):
            return Includes(naming(name), tuple(sorted(codes)), negated)
        case InBand(name, bands, negated):
            return InBand(naming(name), tuple(sorted(bands)), negated)
        case HasState(name, state):
            return HasState(naming(name), state)
        case Compare(left, sign, right):
            return Compare(renamed_measure(left, naming), sign, renamed_measure(right, naming))
        case CompareDates(name, sign, Name() as other):
            return CompareDates(naming(name), sign, naming(other))
        case CompareDates(name, sign, other):
            return CompareDates(naming(name), sign, other)


def renamed_measure(node: Measure, naming: Naming) -> Measure:
    """The same for a measure."""
    match node:
        case Constant():
            return node
        case ValueOf(name):
            return ValueOf(naming(name))
        case PointsOf(name):
            return PointsOf(naming(name))
        case Negative(item) | Absolute(item) | Root(item) | Logarithm(item):
            return replace(node, item=renamed_measure(item, naming))
        case Arithmetic(sign, left, right):
            return Arithmetic(sign, renamed_measure(left, naming), renamed_measure(right, naming))
        case Power(base, exponent):
            return Power(renamed_measure(base, naming), exponent)
        case Aggregate(function, items):
            return Aggregate(function, tuple(renamed_measure(item, naming) for item in items))
        case Count(conditions):
            return Count(tuple(renamed(condition, naming) for condition in conditions))
        case Elapsed(unit, since, until):
            return Elapsed(unit, naming(since), naming(until) if isinstance(until, Name) else until)
