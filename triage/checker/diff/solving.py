"""z3, for what the search gives up on; it is not loaded unless asked."""

from __future__ import annotations

from triage.checker.diff.goals import GaveUp, Goal, Search
from triage.checker.diff.shared import Solver, Versions
from triage.checker.solving import SECONDS_EACH, SECONDS_TOGETHER, TimeLeft, is_there, opens


def solvers(each: float = SECONDS_EACH, together: float = SECONDS_TOGETHER) -> tuple[Solver, ...]:
    """What is asked about two versions where the search gives up: z3, where it is installed.

    It takes so many seconds at most for ``each`` goal, and for all of them ``together``.
    """
    left = TimeLeft(each, together)

    def solve(versions: Versions, goal: Goal) -> Search:
        if left.is_over or not opens():
            return GaveUp()
        from triage.checker.diff.deciding import decide  # noqa: PLC0415 (it loads z3)

        with left.turn() as seconds:
            return decide(versions, goal, seconds)

    return (solve,) if is_there() else ()
