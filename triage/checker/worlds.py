"""Answers to a whole questionnaire with what follows from them, and whether another answer comes to the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from triage.assessment import Assessment, assess
from triage.assessment.score import score_up
from triage.checker.claims import helper_condition
from triage.checker.lookers import Looker
from triage.checker.net import Net
from triage.checker.trial import Trial, Trials, raw_of
from triage.logic import NonAnswer, Slot, Value
from triage.questionnaire import Answered, Question, Score


@dataclass(frozen=True, eq=False)
class World:
    """Answers, and what follows from them."""

    answers: Mapping[str, Answered]
    assessment: Assessment

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """What each name holds; the last is free, as a score needs it."""
        return (*self.assessment.slots, NonAnswer.UNANSWERED)

    @cached_property
    def undecided(self) -> Collection[int]:
        """The indexes of questions of which it is open whether they are asked."""
        return frozenset(question.index for question in self.assessment.undecided_path)

    def asks(self, question: Question) -> bool:
        """Whether ``question`` is asked."""
        return self.slots[question.index] is not NonAnswer.NOT_ASKED and question.index not in self.undecided


class Worlds:
    """Answers made up to a questionnaire, one set after another."""

    def __init__(self, net: Net) -> None:
        self._net = net
        self._trials = Trials(net)
        self._gates = {id(gate) for gate in net.gates if gate is not None}
        self._helper = helper_condition(net)

    def is_gate(self, looker: Looker) -> bool:
        """Whether ``looker`` decides which questions are asked."""
        return id(looker) in self._gates

    def first(self) -> Iterator[World]:
        """Some answers of every kind."""
        return map(self._world, self._trials.first())

    def around(self, given: Mapping[int, Slot]) -> World:
        """Answers that have those ``given`` among them, by index; unanswered is left out."""
        return self._world(self._trials.around(given))

    def between(self, one: World, other: World, questions: Iterable[Question]) -> Iterator[World]:
        """The answers of ``one``, and with each of ``questions`` in turn more of those of ``other``."""
        answers = dict(one.answers)
        yield one
        for question in questions:
            if answers[question.id] != other.answers[question.id]:
                answers[question.id] = other.answers[question.id]
                yield self._world(Trial(dict(answers), self._assessed(answers)))

    def _assessed(self, answers: Mapping[str, Answered]) -> Assessment:
        return assess(self._net.questionnaire, answers, self._net.day)

    def _world(self, trial: Trial) -> World:
        self._net.effort.left -= self._net.count
        return World(trial.answers, trial.assessment)

    def sees(self, looker: Looker, world: World, question: Question, value: Value) -> object:
        """What ``looker`` comes to with ``value`` as the answer to ``question``, all it looks at besides being alike.

        Whether a question is asked may be open; anything else is so, or it is not.
        """
        slots = [*world.slots]
        slots[question.index] = value
        if isinstance(looker, Score):
            result, view = score_up(looker, slots, world.undecided)
            return result.status, result.value, result.low, result.high, result.band, view
        truth = self._net.test(looker)(slots)
        return truth if self.is_gate(looker) else truth is True

    def are_apart(self, world: World, question: Question, value: Value) -> bool:
        """Whether anything comes out otherwise than in ``world`` with ``value`` as the answer to ``question``."""
        self._net.effort.left -= self._net.count
        other = self._assessed({**world.answers, question.id: raw_of(value)})
        return self._outcome(world.assessment) != self._outcome(other)

    def _outcome(self, assessment: Assessment) -> object:
        """What comes of answers: questions, an end, rules, notes, scores, the page for a helper."""
        scores = [(one.status, one.value, one.low, one.high, one.band) for one in assessment.scores.values()]
        path = [question.index for question in assessment.path]
        fired, notes = [rule.id for rule in assessment.fired], [note.id for note in assessment.notes]
        helper = self._helper is not None and self._net.test(self._helper)((*assessment.slots, NonAnswer.UNANSWERED))
        ended = None if assessment.ended is None else assessment.ended.id
        return path, ended, fired, notes, scores, helper is True
