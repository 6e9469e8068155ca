"""One goal: the search is asked first, and others where it gives up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from triage.checker.goals import Found, GaveUp, Goal, Impossible, Search
from triage.checker.net import Net, Solver
from triage.checker.search import find
from triage.questionnaire import Score

_FIRST_STEPS: Final = 1000


def ask(net: Net, goal: Goal) -> Search:
    """Answers that reach ``goal``, or that none do, or neither; where the search gives up, ``net.others`` are asked.

    Before these it takes a few steps only: what it finds, it mostly finds at once. Behind them it takes all its steps.
    """
    said: Search = GaveUp("steps")
    solvers: Sequence[Solver] = (partial(find, most=_FIRST_STEPS), *net.others, find) if net.others else (find,)
    for solver in solvers:
        said = said_by(solver, net, goal)
        if not isinstance(said, GaveUp):
            break
    return said


def said_by(solver: Solver, net: Net, goal: Goal) -> Search:
    """What ``solver`` says; with answers missing as well, where a score that is looked at may then be estimated."""
    found = solver(net, goal)
    if isinstance(found, Found) or goal.score is None or not _may_be_estimated(net, goal.score):
        return found
    estimated = solver(net, replace(goal, estimated=True))
    return found if isinstance(estimated, Impossible) else estimated


def _may_be_estimated(net: Net, score: Score) -> bool:
    behind = net.rests[score.name.index]
    questions = (question for question in net.questionnaire.questions if behind >> question.index & 1)
    open_ones = any(question.non_answers or not question.required for question in questions)
    return open_ones and net.can_be_estimated(score)
