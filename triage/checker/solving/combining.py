"""Several numbers → one, as z3 knows it: of those that are there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple

import z3

from triage.checker.solving.truths import FALSE, added, either, every, greater, lesser, none, number, some


class Stand(NamedTuple):
    """A number that is there only where something is ``so``; ``may_go``: it may turn out not to be."""

    so: z3.BoolRef
    points: z3.ArithRef
    may_go: z3.BoolRef = FALSE


def shared(total: z3.ArithRef, count: z3.ArithRef, most: int) -> z3.ArithRef:
    """``total`` by ``count``, which is a whole number from 1 to ``most``."""
    found = total * z3.Q(1, most)
    for many in range(1, most):
        found = either(count == many, total * z3.Q(1, many), found)
    return found


def end_of(is_most: bool, there: Sequence[Stand]) -> z3.ArithRef:
    """The greatest of those that are there, or the least."""
    pick = greater if is_most else lesser

    def joined(one: Stand, other: Stand) -> Stand:
        both = either(one.so, either(other.so, pick(one.points, other.points), one.points), other.points)
        return Stand(some((one.so, other.so)), both)

    return reduce(joined, there).points


def sum_of(there: Sequence[Stand]) -> z3.ArithRef:
    """The sum of those that are there."""
    return added([either(one.so, one.points, number(0)) for one in there])


def mean_of(there: Sequence[Stand]) -> z3.ArithRef:
    """Their mean."""
    count = added([either(one.so, number(1), number(0)) for one in there])
    return shared(sum_of(there), count, len(there))


def far_mean(is_most: bool, there: Sequence[Stand], rules: list[z3.BoolRef]) -> z3.ArithRef:
    """The greatest mean, or the least, of all that stay and any of those that may go; ``rules`` then hold what that is.

    It takes in those of them that lie beyond it. So how far these lie from it, and all that stay, adds up to 0.
    """
    staying = _staying(there)
    if all(one.may_go is FALSE for one in there):
        return mean_of(there)
    mean, pick = z3.FreshReal(), greater if is_most else lesser
    apart = [either(one.so, one.points - mean, number(0)) for one in staying]
    apart += [
        either(every((one.so, one.may_go)), pick(one.points - mean, number(0)), number(0))
        for one in there
        if one.may_go is not FALSE
    ]
    rules.append(added(apart) == 0)
    return either(some(one.so for one in staying), mean, end_of(is_most, there))


def far_end(is_most: bool, of_most: bool, there: Sequence[Stand]) -> z3.ArithRef:
    """How far the greatest of those that are there goes (``of_most``), or the least: up (``is_most``) or down.

    What may go can pull the greatest up and the least down. The other way it counts only where nothing stays.
    """
    if is_most is of_most or all(one.may_go is FALSE for one in there):
        return end_of(of_most, there)
    staying = _staying(there)
    return either(some(one.so for one in staying), end_of(of_most, staying), end_of(is_most, there))


def _staying(there: Sequence[Stand]) -> list[Stand]:
    return [Stand(every((one.so, none(one.may_go))), one.points) for one in there]
