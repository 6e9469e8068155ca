"""What z3 says of a goal."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import z3

from triage.checker.goals import Found, GaveUp, Goal, Impossible, Search
from triage.checker.net import Net
from triage.checker.search import reaches
from triage.checker.solving.whole import Whole, whole_of
from triage.logic import Slot


def decide(net: Net, goal: Goal, seconds: Callable[[], float]) -> Search:
    """Answers that reach ``goal``, or that none do; neither where z3 cannot tell in as many ``seconds`` as are left."""
    said = solved(lambda fine: whole_of(net, goal, fine=fine), seconds)
    if isinstance(said, Impossible | GaveUp):
        return said
    known = net.questionnaire.question_by_id
    given = {known[name].index: slot for name, slot in said.items()}
    return Found(given) if reaches(net, goal, given) else GaveUp("steps")


def solved(whole_by: Callable[[bool], Whole], seconds: Callable[[], float]) -> Mapping[str, Slot] | Impossible | GaveUp:
    """Answers with which all that ``whole_by`` makes holds, or that there are none.

    ``whole_by`` is told whether numbers have no more decimals than their questions take.
    """
    whole = whole_by(True)
    found, given = _solved(whole, today=True, seconds=seconds())
    if found == z3.sat:
        return given
    if found == z3.unsat and _solved(whole, today=False, seconds=seconds())[0] == z3.unsat:
        return Impossible()
    if found == z3.unknown and _solved(whole_by(False), today=False, seconds=seconds())[0] == z3.unsat:
        return Impossible()
    return GaveUp("steps")


def _solved(whole: Whole, *, today: bool, seconds: float) -> tuple[z3.CheckSatResult, Mapping[str, Slot]]:
    """Whether there are answers, and which."""
    if seconds <= 0:
        return z3.unknown, {}
    solver = z3.Solver()
    solver.set("timeout", max(1, int(seconds * 1000)))
    solver.set("ctrl_c", False)  # it would keep the key to itself, and go on
    solver.add(*whole.rules)
    found = solver.check(*((whole.today,) if today else ()))
    return found, whole.given(solver.model()) if found == z3.sat else {}
