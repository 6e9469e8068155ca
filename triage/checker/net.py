"""What each question and score of a questionnaire hangs on, in the order in which answers decide it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from copy import copy
from datetime import date, timedelta
from typing import Final, NamedTuple

from triage.assessment import assess
from triage.checker.goals import Effort, Goal, Search
from triage.checker.sights import Sight, conditions_of, sights_of, sights_of_score
from triage.logic import LAST_DAY, Condition, NonAnswer, Slot, Test, compile_condition
from triage.logic.tree import All, Not, names_in
from triage.questionnaire import DateAnswer, Question, Questionnaire, Score
from triage.questionnaire.scores import AnswerItem, CasesItem, ScoreItem, WhenItem

MOST_WORK: Final = 2_000_000
"""So many questions and scores are settled at most while one questionnaire is checked: a few seconds' work."""

_USUAL_DAY: Final = date(2026, 1, 1)
_ROOM: Final = timedelta(days=366)


class Event(NamedTuple):
    """One thing that answers decide: whether the question at the slot ``at`` is asked, or what ``score`` comes to."""

    at: int
    test: Test | None
    score: Score | None


class Net:
    """A questionnaire with what hangs on what, and the effort that searching it may still take.

    ``others`` are asked in turn where the search gives up. ``day`` is the one on which all answers are given that are
    made up for it.
    """

    def __init__(self, questionnaire: Questionnaire, others: Sequence[Solver] = ()) -> None:
        self.questionnaire, self.others = questionnaire, others
        self.count = len(questionnaire.questions)
        decided = self.count + len(questionnaire.scores)
        self.day = _day(questionnaire)
        beyond = assess(questionnaire, {}, self.day).slots[decided:]
        self.blank: list[Slot] = [*[NonAnswer.UNANSWERED] * decided, *beyond, NonAnswer.UNANSWERED]
        self.value_index = len(self.blank) - 1
        self.scores = {score.name.index: score for score in questionnaire.scores}
        self.effort = Effort(MOST_WORK)
        self._read: dict[int, tuple[Condition, Test, tuple[int, ...]]] = {}
        self.gates = tuple(question.gate for question in questionnaire.questions)
        self.events = tuple(self._events(self.gates))
        self._names = {event.at: tuple(self._named(event)) for event in self.events}
        self.rests = self._rests()
        self._sights: dict[int, tuple[tuple[int, Sight], ...]] = {}

    def _rests(self) -> dict[int, int]:
        """What each question and score hangs on, and it itself: a set of indexes, as the bits of a number."""
        rests = {index: 1 << index for index in range(self.count)}
        for event in self.events:
            behind = 1 << event.at
            for index in self._names[event.at]:
                behind |= rests.get(index, 1 << index)
            rests[event.at] = behind
        return rests

    def without(self, freed: Collection[int], unended: Collection[int] = ()) -> Net:
        """The same, but that nothing keeps the questions at ``freed`` unasked, and no section in ``unended`` ends it.

        So it can be seen what these stand in the way of.
        """
        self.effort.left -= self.count
        other = copy(self)
        gates = list(self.gates)
        for question in self.questionnaire.questions if unended else ():
            gates[question.index] = _gate(self.questionnaire, question, unended)
        for index in freed:
            gates[index] = None
        other.gates = tuple(gates)
        other.events = tuple(self._events(other.gates))
        if unended:
            other._names = {event.at: tuple(other._named(event)) for event in other.events}  # noqa: SLF001
        other.rests = other._rests()  # noqa: SLF001 (it is one of its kind)
        other._sights = {}  # noqa: SLF001
        return other

    def test(self, condition: Condition) -> Test:
        """The function that decides ``condition``, made once."""
        return self._known(condition)[1]

    def names(self, condition: Condition) -> tuple[int, ...]:
        """The indexes of the names in ``condition``, found once."""
        return self._known(condition)[2]

    def _known(self, condition: Condition) -> tuple[Condition, Test, tuple[int, ...]]:
        known = self._read.get(id(condition))
        if known is None:
            names = tuple(dict.fromkeys(name.index for name in names_in(condition)))
            known = self._read[id(condition)] = condition, compile_condition(condition), names
        return known

    def all_behind(self, names: Iterable[int]) -> int:
        """What any of ``names`` hangs on, and they themselves: a set of indexes, as the bits of a number.

        Names that are neither questions nor scores stand for themselves.
        """
        behind = 0
        for index in names:
            behind |= self.rests.get(index, 1 << index)
        return behind

    def sights(self, index: int) -> tuple[tuple[int, Sight], ...]:
        """What the gate of the question, or the making of the score, at ``index`` looks at."""
        if index not in self._sights:
            gate = None if index >= self.count else self.gates[index]
            found = (
                sights_of_score(self.scores[index]) if index in self.scores else () if gate is None else sights_of(gate)
            )
            self._sights[index] = tuple(found)
        return self._sights[index]

    def conditions(self, index: int) -> tuple[Condition, ...]:
        """The conditions that the question or the score at ``index`` hangs on."""
        if index in self.scores:
            return tuple(conditions_of(self.scores[index]))
        gate = self.gates[index]
        return () if gate is None else (gate,)

    def looked_at(self, event: Event) -> tuple[int, ...]:
        """The indexes of what decides ``event`` by itself."""
        return self._names[event.at]

    def can_be_estimated(self, score: Score) -> bool:
        """Whether ``score``, or a score that it is made of, can have a value although answers are missing."""
        behind = self.rests[score.name.index]
        return any(behind >> index & 1 and one.missing.at_least != "all" for index, one in self.scores.items())

    def _events(self, gates: Sequence[Condition | None]) -> Iterator[Event]:
        for stage in self.questionnaire.stages:
            for index, test in stage.gates:
                gate = gates[index]
                if gate is None:
                    continue
                kept = gate is self.questionnaire.questions[index].gate
                yield Event(index, test if kept else self.test(gate), None)
            if stage.score is not None:
                yield Event(stage.score.name.index, None, stage.score)

    def _named(self, event: Event) -> Iterator[int]:
        for condition in self.conditions(event.at):
            yield from (name.index for name in names_in(condition) if self._is_before(name.index, event))
        if event.score is not None:
            yield from made_of(event.score)

    def _is_before(self, index: int, event: Event) -> bool:
        """Whether the name at ``index`` is another than the value that the bands of a score look at."""
        return event.score is None or index != self.value_index


Solver = Callable[[Net, Goal], Search]
"""A way to find answers that reach a goal, or to prove that there are none."""


def _day(questionnaire: Questionnaire) -> date:
    """A day that leaves room for answers to every question that takes days up to today, if there is one."""
    starts = [
        question.answer.low
        for question in questionnaire.questions
        if isinstance(question.answer, DateAnswer) and question.answer.until_today and question.answer.low is not None
    ]
    latest = max(starts, default=_USUAL_DAY - _ROOM)
    return max(_USUAL_DAY, min(latest, LAST_DAY - _ROOM) + _ROOM)


def made_of(score: Score) -> Iterator[int]:
    """The indexes of the questions, the scores and the day that ``score`` is made of, apart from its conditions."""
    if score.formula is not None:
        yield from (name.index for name in score.formula.names)
        yield from () if score.formula.day is None else (score.formula.day.index,)
    for item in score.items:
        match item:
            case AnswerItem(index=index) | CasesItem(index=index) | ScoreItem(index=index):
                yield index
            case WhenItem():
                pass


def own_gate(questionnaire: Questionnaire, question: Question) -> Condition | None:
    """The condition that stands on ``question`` itself, ends of the form aside."""
    if not question.conditional:
        return None
    gate = question.gate
    ended = any(ends_before(questionnaire, question.section))
    return gate.parts[-1] if ended and isinstance(gate, All) else gate


def ends_before(questionnaire: Questionnaire, section: int) -> Iterator[tuple[int, Condition]]:
    """The ends of the form before the section numbered ``section``, each with the number of its own."""
    for before in questionnaire.sections[:section]:
        if before.end is not None:
            yield before.index, before.end.when


def _gate(questionnaire: Questionnaire, question: Question, unended: Collection[int]) -> Condition | None:
    """The gate of ``question`` without the ends of the sections numbered in ``unended``."""
    before = dict(ends_before(questionnaire, question.section))
    if not before.keys() & set(unended):
        return question.gate
    own = own_gate(questionnaire, question)
    parts = [Not(end) for number, end in before.items() if number not in unended]
    kept: list[Condition] = [*parts, *([] if own is None else [own])]
    return All(tuple(kept)) if kept else None
