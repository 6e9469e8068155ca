"""Goal after goal: what a questionnaire can do is shown by answers, what it cannot is proven by a search."""

from __future__ import annotations

from collections.abc import Sequence

from triage.checker.asking import ask
from triage.checker.goals import Found, GaveUp, Goal, Impossible, Verdict, Witness
from triage.checker.net import Net, Solver
from triage.checker.trial import Trial, Trials, on_path, shows


def survey(net: Net, goals: Sequence[Goal], seek: Solver = ask) -> tuple[Verdict, ...]:
    """Whether each of ``goals`` can be reached, in their order: ``seek`` is asked.

    What made-up answers show needs no search. Answers that a search finds are made whole, and show more.
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
        found = seek(net, goal)
        if isinstance(found, Found):
            look(trials.around(found.given))
            assert at in shown, "answers that were found do not reach the goal"
        else:
            verdicts[at] = found
    return tuple(shown[at] if at in shown else verdicts[at] for at in range(len(goals)))
