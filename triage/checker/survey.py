"""Goal after goal: what a questionnaire can do is shown by answers, what it cannot is proven by a search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from triage.checker.goals import Found, GaveUp, Goal, Impossible, Search, Verdict, Witness
from triage.checker.net import Net
from triage.checker.search import find
from triage.checker.trial import Trial, Trials, on_path, shows
from triage.questionnaire import Score

Solver = Callable[[Net, Goal], Search]
"""Another way to find answers that reach a goal, or to prove that there are none."""


def survey(net: Net, goals: Sequence[Goal], others: Sequence[Solver] = ()) -> tuple[Verdict, ...]:
    """Whether each of ``goals`` can be reached, in their order.

    What made-up answers show needs no search. Answers that a search finds are made whole, and show more. Where the
    search gives up, ``others`` are asked in turn.
    """
    shown: dict[int, Witness] = {}
    left = dict(enumerate(goals))
    trials = Trials(net)

    def look(trial: Trial) -> None:
        reached = [at for at, goal in left.items() if shows(net, goal, trial.assessment)]
        witness = Witness(on_path(trial), net.day) if reached else None
        for at in reached:
            assert witness is not None
            shown[at] = witness
            del left[at]

    for trial in trials.first():
        if left:
            look(trial)
    verdicts: dict[int, Impossible | GaveUp] = {}
    for at, goal in enumerate(goals):
        if at in shown:
            continue
        found = search(net, goal)
        for solver in others:
            found = solver(net, goal) if isinstance(found, GaveUp) else found
        if isinstance(found, Found):
            look(trials.around(found.given))
            assert at in shown, "answers that were found do not reach the goal"
        else:
            verdicts[at] = found
    return tuple(shown[at] if at in shown else verdicts[at] for at in range(len(goals)))


def search(net: Net, goal: Goal) -> Search:
    """The search for ``goal``; with answers missing as well, where a score that it looks at may then be estimated."""
    found = find(net, goal)
    if isinstance(found, Found) or goal.score is None or not _may_be_estimated(net, goal.score):
        return found
    estimated = find(net, replace(goal, estimated=True))
    return found if isinstance(estimated, Impossible) else estimated


def _may_be_estimated(net: Net, score: Score) -> bool:
    behind = net.rests[score.name.index]
    questions = (question for question in net.questionnaire.questions if behind >> question.index & 1)
    open_ones = any(question.non_answers or not question.required for question in questions)
    return open_ones and net.can_be_estimated(score)
