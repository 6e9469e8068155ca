"""One goal: the search is asked first, and others where it gives up."""

from __future__ import annotations

from triage.checker.diff.goals import GaveUp, Goal, Search
from triage.checker.diff.joint import seek
from triage.checker.diff.shared import Versions


def ask(versions: Versions, goal: Goal) -> Search:
    """Answers that make both ``versions`` differ in the way of ``goal``, or that none do, or neither.

    Where the search gives up, ``versions.others`` are asked.
    """
    said: Search = GaveUp()
    for solver in (seek, *versions.others):
        said = solver(versions, goal)
        if not isinstance(said, GaveUp):
            break
    return said
