"""Several numbers → one, as z3 knows it: of those that are there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple

import z3

from triage.checker.solving.truths import either, greater, lesser, some


class Stand(NamedTuple):
    """A number that is there only where something is ``so``."""

    so: z3.BoolRef
    points: z3.ArithRef


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
