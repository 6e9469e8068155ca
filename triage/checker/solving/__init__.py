"""z3, for what the search gives up on. It is not there unless it was installed, and it is not loaded unless asked."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from threading import Lock
from time import monotonic
from typing import Final

from triage.checker.goals import GaveUp, Goal, Search
from triage.checker.net import Net

Solver = Callable[[Net, Goal], Search]

SECONDS_EACH: Final = 2.0
"""So long z3 may think about one goal."""

SECONDS_TOGETHER: Final = 10.0
"""So long it may think about all goals of one questionnaire."""

_ONE_AT_A_TIME: Final = Lock()


def is_there() -> bool:
    """Whether z3 is installed."""
    return find_spec("z3") is not None


def solvers(each: float = SECONDS_EACH, together: float = SECONDS_TOGETHER) -> tuple[Solver, ...]:
    """What is asked about the goals of one questionnaire where the search gives up: z3, where it is installed.

    It takes so many seconds at most for ``each`` goal, and for all of them ``together``.
    """
    return (_Z3(each, together).solve,) if is_there() else ()


class _Z3:
    """z3, with the time that it has left."""

    def __init__(self, each: float, together: float) -> None:
        self._each, self._left = each, together

    def solve(self, net: Net, goal: Goal) -> Search:
        """What z3 says of ``goal``."""
        if self._left <= 0:
            return GaveUp("steps")
        from triage.checker.solving.asking import ask  # noqa: PLC0415 (it loads z3)

        with _ONE_AT_A_TIME:  # its expressions all lie in one place
            began = monotonic()
            end = began + min(self._each, self._left)
            try:
                return ask(net, goal, lambda: end - monotonic())
            finally:
                self._left -= monotonic() - began
