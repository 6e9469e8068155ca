"""z3, for what the search gives up on. It is not there unless it was installed, and it is not loaded unless asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from threading import Lock
from time import monotonic
from typing import Final

from triage.checker.goals import GaveUp, Goal, Search
from triage.checker.net import Net, Solver

SECONDS_EACH: Final = 2.0
"""So long z3 may think about one goal."""

SECONDS_TOGETHER: Final = 10.0
"""So long it may think about all goals of one questionnaire, or of two versions that are compared."""

_ONE_AT_A_TIME: Final = Lock()


def is_there() -> bool:
    """Whether z3 is installed."""
    return find_spec("z3") is not None


@cache
def opens() -> bool:
    """Whether z3, where it is installed, can be used; this loads it."""
    try:
        z3 = import_module("z3")
        return bool(z3.is_true(z3.BoolVal(True)))
    except Exception:  # noqa: BLE001 (nobody knows what a broken one raises)
        return False


def solvers(each: float = SECONDS_EACH, together: float = SECONDS_TOGETHER) -> tuple[Solver, ...]:
    """What is asked about the goals of one questionnaire where the search gives up: z3, where it is installed.

    It takes so many seconds at most for ``each`` goal, and for all of them ``together``.
    """
    left = TimeLeft(each, together)

    def solve(net: Net, goal: Goal) -> Search:
        if left.is_over or not opens():
            return GaveUp("steps")
        from triage.checker.solving.deciding import decide  # noqa: PLC0415 (it loads z3)

        with left.turn() as seconds:
            return decide(net, goal, seconds)

    return (solve,) if is_there() else ()


class TimeLeft:
    """The time that z3 has: so many seconds at most for ``each`` goal, and for all of them ``together``."""

    def __init__(self, each: float, together: float) -> None:
        self._each, self._left = each, together

    @property
    def is_over(self) -> bool:
        """Whether none is left."""
        return self._left <= 0

    @contextmanager
    def turn(self) -> Iterator[Callable[[], float]]:
        """The time for the next goal: how many seconds of it are left."""
        with _ONE_AT_A_TIME:  # the expressions of z3 all lie in one place
            began = monotonic()
            end = began + min(self._each, self._left)
            try:
                yield lambda: end - monotonic()
            finally:
                self._left -= monotonic() - began
