"""What z3 says of a goal."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import z3

from triage.assessment import assess
from triage.checker.goals import Found, GaveUp, Goal, Impossible, Search
from triage.checker.net import Net
from triage.checker.solving.whole import Whole, whole_of
from triage.checker.trial import raw_of, shows
from triage.logic import Slot


def ask(net: Net, goal: Goal, seconds: Callable[[], float]) -> Search:
    """Answers that reach ``goal``, or that none do; neither where z3 cannot tell in as many ``seconds`` as are left."""
    whole = whole_of(net, goal, fine=True)
    found, given = _solved(whole, today=True, seconds=seconds())
    if found == z3.sat and _replayed(net, goal, given):
        return Found(given)
    if found == z3.unsat and _solved(whole, today=False, seconds=seconds())[0] == z3.unsat:
        return Impossible()
    if found == z3.unknown and _solved(whole_of(net, goal, fine=False), today=False, seconds=seconds())[0] == z3.unsat:
        return Impossible()
    return GaveUp("steps")


def _solved(whole: Whole, *, today: bool, seconds: float) -> tuple[z3.CheckSatResult, Mapping[int, Slot]]:
    """Whether there are answers, and which."""
    if seconds <= 0:
        return z3.unknown, {}
    solver = z3.Solver()
    solver.set("timeout", max(1, int(seconds * 1000)))
    solver.set("ctrl_c", False)  # it would keep the key to itself, and go on
    solver.add(*whole.rules)
    found = solver.check(*((whole.today,) if today else ()))
    return found, whole.given(solver.model()) if found == z3.sat else {}


def _replayed(net: Net, goal: Goal, given: Mapping[int, Slot]) -> bool:
    """Whether the engine says the same of the answers ``given``."""
    questions = net.questionnaire.questions
    answers = {questions[index].id: raw_of(slot) for index, slot in given.items()}
    return shows(net, goal, assess(net.questionnaire, answers, net.day))
