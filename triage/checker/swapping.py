"""A reason for no answer in place of an answer: whether it takes a rule away, tried with answers that are made up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from triage.assessment import Assessment
from triage.checker.around import assessed
from triage.checker.goals import Found
from triage.checker.net import Net
from triage.checker.trial import Trials, raw_of
from triage.logic import NonAnswer, Slot
from triage.questionnaire import Answered, Level, Question, Rule

_TRIES: Final = 10
"""So many answers are made up around each start."""

_NEAR: Final = 3
"""So many of these are brought near to where the rule just fires."""


class Swap(NamedTuple):
    """The ``reason`` in place of an answer to ``question``, and what that does to ``rule``."""

    rule: Rule
    question: Question
    reason: NonAnswer

    @property
    def least(self) -> Level:
        """A rule of this level takes the place of the rule."""
        return min(self.rule.level, Level.URGENT)

    def fires(self, before: Assessment) -> bool:
        """Whether the rule fires while the question has an answer."""
        slot = before.slots[self.question.index]
        return self.rule in before.fired and not isinstance(slot, NonAnswer)

    def after(self, net: Net, before: Assessment, answers: Mapping[str, Answered]) -> Assessment:
        """What follows where those of ``answers`` that were asked for, ``before``, have the reason among them."""
        held = {one.id: answers.get(one.id) for one in before.path}
        return assessed(net, {**held, self.question.id: raw_of(self.reason)})

    def loses(self, net: Net, answers: Mapping[str, Answered], *, may_end: bool) -> bool:
        """Whether the rule fires with ``answers`` and is ruled out with the reason, and nothing fires instead."""
        before = assessed(net, answers)
        if not self.fires(before):
            return False
        more = self.after(net, before, answers)
        told = more.level >= self.least or (more.ended is not None and not may_end)
        return not told and self.rule not in more.undecided_rules


def tried(net: Net, swap: Swap, starts: Sequence[Mapping[int, Slot]], *, may_end: bool) -> Found | None:
    """Answers around ``starts``, or any, with which the rule is lost; ``None`` where none of those tried lose it."""
    trials = Trials(net)
    for start in (*starts, {}):
        made = (trials.around(start) for _number in range(_TRIES))
        firing = [trial.answers for trial in made if swap.fires(trial.assessment)]
        near = (one for answers in firing[:_NEAR] for one in _nearest(net, swap, trials, answers))
        for answers in chain(firing, near):
            if swap.loses(net, answers, may_end=may_end):
                return _given(net, answers)
    return None


def _nearest(net: Net, swap: Swap, trials: Trials, answers: Mapping[str, Answered]) -> Iterator[Mapping[str, Answered]]:
    """The rule at its edge: what is no longer asked as high as it goes and the rest as low, and the other way round."""
    before = assessed(net, answers)
    gone = {*before.path} - {*swap.after(net, before, answers).path}
    for turned in (False, True):
        near = dict(answers)
        for question in sorted(before.path, key=lambda one: (one not in gone, one.index)):
            usual = trials.usual(question.index)
            for answer in reversed(usual) if (question in gone) is not turned else usual:
                if question is not swap.question and swap.fires(assessed(net, {**near, question.id: answer})):
                    near[question.id] = answer
                    break
        yield near


def _given(net: Net, answers: Mapping[str, Answered]) -> Found:
    """The answers that are asked for, by index, as a search would have found them."""
    before = assessed(net, answers)
    return Found({one.index: slot for one in before.path if (slot := before.slots[one.index]) not in _OPEN})


_OPEN: Final = (NonAnswer.UNANSWERED, NonAnswer.NOT_ASKED)
