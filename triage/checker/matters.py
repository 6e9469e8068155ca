"""Whether it matters what is answered: whether anything comes out otherwise for somebody who answers otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice, product
from math import prod
from typing import Final, Literal, NamedTuple

from triage.assessment import assess
from triage.assessment.score import score_up
from triage.checker.asking import ask
from triage.checker.claims import helper_condition
from triage.checker.domains import Domains, eye_of
from triage.checker.goals import Found, GaveUp, Holds, Search
from triage.checker.idle import deciding, parts_of
from triage.checker.net import Net, ends_before, made_of
from triage.checker.search import find
from triage.checker.sights import Alone, Sight, Worth, conditions_of, sights_of
from triage.checker.trial import Trial, Trials, raw_of
from triage.logic import Condition, NonAnswer, Slot, Value
from triage.logic.tree import All, Not, names_in
from triage.questionnaire import Answered, MultipleAnswer, Option, Question, Questionnaire, Score, TextAnswer

Looker = Condition | Score
"""What looks at answers: a condition of any part, or a score."""

_AROUND: Final = 3
_ENDS: Final = 3
_MOST_PAIRS: Final = 50
_FEW_STEPS: Final = 300
_MOST_WORLDS: Final = 3000


class Stake(NamedTuple):
    """What may matter: whether ``option`` is ticked in a multiple choice, or else which answer is given."""

    question: Question
    option: Option | None


Verdict = Literal["matters", "idle", "settled", "not asked", "open"]
"""What is known of a stake: answers show that it matters, or nothing hangs on it.

Else nobody is known for whom what looks at it comes to something else, or its question is never asked: that is said of
these. ``open``: neither is proven.
"""

Pair = tuple[Value, Value]
"""Two answers to the same question."""


@dataclass(frozen=True, eq=False)
class _World:
    """Answers, and what follows from them; the last of ``slots`` is free, as a score needs it."""

    answers: Mapping[str, Answered]
    slots: tuple[Slot, ...]
    undecided: frozenset[int]

    def asks(self, question: Question) -> bool:
        """Whether ``question`` is asked."""
        return self.slots[question.index] is not NonAnswer.NOT_ASKED and question.index not in self.undecided


class Matters:
    """Tells of a questionnaire which answers matter.

    An answer matters if answers to all else exist with which, in its place, another comes to something else: a rule
    that fires, a question that is asked, a note, a score. What makes the first difference looks at the answer itself.
    """

    def __init__(self, net: Net) -> None:
        self._net = net
        self._trials = Trials(net)
        self._known: dict[tuple[int, int, bool], Search] = {}
        self._lookers: dict[int, list[Looker]] = {}
        self._sights: dict[int, list[Sight]] = {}
        for looker, indexes in _all_lookers(net):
            for index in dict.fromkeys(index for index in indexes if index < net.count):
                self._lookers.setdefault(index, []).append(looker)
        conditions = [looker for looker, _indexes in _all_lookers(net) if not isinstance(looker, Score)]
        seen = chain.from_iterable(map(sights_of, conditions))
        scored = chain.from_iterable(net.sights(index) for index in net.scores)
        for index, sight in chain(seen, scored):
            self._sights.setdefault(index, []).append(sight)
        self._moving = {name for event in net.events for name in net.looked_at(event)}
        self._domains = Domains(net, self._sights)

    def stakes(self) -> Iterator[Stake]:
        """All that may matter in the questionnaire: texts are for people to read."""
        for question in self._net.questionnaire.questions:
            match question.answer:
                case TextAnswer():
                    pass
                case MultipleAnswer(options):
                    yield from (Stake(question, option) for option in options)
                case _:
                    yield Stake(question, None)

    def verdict(self, stake: Stake) -> Verdict:
        """Whether ``stake`` matters."""
        pairs, question = tuple(islice(self._pairs(stake), _MOST_PAIRS)), stake.question
        lookers = self._lookers.get(question.index, []) if pairs else []
        telling = pairs if len(pairs) <= 2 * _ENDS else pairs[-_ENDS:] + pairs[:_ENDS]
        if self._is_shown(question, telling, lookers, self._worlds(question, lookers)):
            return "matters"
        if not any(True for _world in self._worlds(question, ())):
            return "not asked"
        if not pairs:
            return "idle" if self._net.effort.left >= 0 and self._domains.of(question).exact else "open"
        if self._net.effort.left >= 0 and all(self._is_settled(question, looker) for looker in lookers):
            return "settled"
        every = self._every_world(question)
        if every is None or len(pairs) == _MOST_PAIRS:
            return "open"
        return "matters" if self._is_shown(question, pairs, lookers, every) else "idle"

    def _is_shown(
        self, question: Question, pairs: Sequence[Pair], lookers: Sequence[Looker], worlds: Iterable[_World]
    ) -> bool:
        asked = (world for world in worlds if world.asks(question))
        return any(self._differ(world, question, pairs, lookers) for world in asked)

    def _is_settled(self, question: Question, looker: Looker) -> bool:
        """Whether nobody is known who is asked ``question`` and for whom ``looker`` comes to something else."""
        if isinstance(looker, Score):
            return looker.applies_if is not None and not isinstance(self._can_be(question, looker.applies_if), Found)
        sides = (self._can_be(question, looker, so=so) for so in (True, False))
        return any(not isinstance(side, Found) for side in sides)

    def _can_be(self, question: Question, condition: Condition, *, so: bool = True) -> Search:
        """Answers with which ``question`` is asked and ``condition`` is so, or is not."""
        whole = self._asked_once(None, condition, so=so)
        return self._asked_once(question.gate, condition, so=so) if isinstance(whole, Found) else whole

    def _asked_once(self, gate: Condition | None, condition: Condition, *, so: bool) -> Search:
        key = id(gate), id(condition), so
        if key not in self._known:
            before = () if gate is None else (gate,)
            goal = Holds((*before, condition)) if so else Holds(before, condition)
            self._known[key] = GaveUp("steps") if self._net.effort.left < 0 else ask(self._net, goal)
        return self._known[key]

    def _every_world(self, question: Question) -> Iterator[_World] | None:
        """All answers to what the lookers of ``question`` hang on, class by class; ``None`` where that is too much."""
        lookers = self._lookers[question.index]
        named = [index for looker in lookers for index in _looked_at(self._net, looker)]
        behind = self._net.all_behind([*named, question.index])
        others = [one for one in self._net.questionnaire.questions if behind >> one.index & 1]
        domains = [self._domains.of(one) for one in others]
        choices = [
            [*map(raw_of, (*domain.answers, *one.non_answers)), *(() if one.required else (None,))]
            for one, domain in zip(others, domains, strict=True)
        ]
        worlds = prod(map(len, choices))
        too_many = worlds > _MOST_WORLDS or worlds * self._net.count > self._net.effort.left
        if too_many or not all(domain.exact for domain in domains):
            return None
        names = [one.id for one in others]
        return (self._assessed(dict(zip(names, answers, strict=True))) for answers in product(*choices))

    def _worlds(self, question: Question, lookers: Sequence[Looker]) -> Iterator[_World]:
        """Answers with which ``question`` is asked: first any, then such as let it decide for ``lookers``."""
        yield from (world for world in self._first if world.asks(question))
        for found in self._telling(question, lookers):
            for _number in range(_AROUND if isinstance(found, Found) else 0):
                assert isinstance(found, Found)
                world = self._world(self._trials.around(found.given))
                if world.asks(question):
                    yield world

    def _telling(self, question: Question, lookers: Sequence[Looker]) -> Iterator[Search]:
        """Answers with which ``question`` is asked, and its answer may decide for one of ``lookers``."""
        gate = () if question.gate is None else (question.gate,)
        yield find(self._net, Holds(gate), _FEW_STEPS)
        for looker in lookers:
            if isinstance(looker, Score):
                conditions = (*(() if looker.applies_if is None else (looker.applies_if,)), *conditions_of(looker))
                yield from (self._can_be(question, condition) for condition in conditions)
                continue
            yield self._can_be(question, looker)
            for part in parts_of(looker):
                if any(name.index == question.index for name in names_in(part.condition)):
                    goal = deciding(part)
                    yield find(self._net, Holds((*gate, *goal.so), goal.not_so), _FEW_STEPS)

    @cached_property
    def _first(self) -> tuple[_World, ...]:
        return tuple(map(self._world, self._trials.first()))

    def _world(self, trial: Trial) -> _World:
        self._net.effort.left -= self._net.count
        undecided = frozenset(question.index for question in trial.assessment.undecided_path)
        return _World(trial.answers, (*trial.assessment.slots, NonAnswer.UNANSWERED), undecided)

    def _differ(self, world: _World, question: Question, pairs: Sequence[Pair], lookers: Sequence[Looker]) -> bool:
        """Whether for any of ``pairs`` one of ``lookers`` comes to something else, all else being as in ``world``."""
        for one, other in sorted(pairs, key=lambda pair: world.slots[question.index] not in pair):
            stays = question.index not in self._moving or world.slots[question.index] in (one, other)
            here = world if stays else self._with(world, question, one)
            self._net.effort.left -= len(lookers)
            for looker in lookers:
                if self._outcome(looker, here, question, one) != self._outcome(looker, here, question, other):
                    return True
        return False

    def _with(self, world: _World, question: Question, answer: Value) -> _World:
        return self._assessed({**world.answers, question.id: raw_of(answer)})

    def _assessed(self, answers: Mapping[str, Answered]) -> _World:
        return self._world(Trial(answers, assess(self._net.questionnaire, answers, self._net.day)))

    def _outcome(self, looker: Looker, world: _World, question: Question, answer: Value) -> object:
        slots = [*world.slots]
        slots[question.index] = answer
        if isinstance(looker, Score):
            result, _view = score_up(looker, slots, world.undecided)
            return result.status, result.value, result.low, result.high, result.band
        return self._net.test(looker)(slots) is True

    def _pairs(self, stake: Stake) -> Iterator[Pair]:
        """Pairs of answers that something tells apart, in which those of ``stake`` differ: without one, all are alike.

        They are enough, because what is alike to one answer is alike to each other.
        """
        question, option = stake
        sights = self._sights.get(question.index, ())
        if not any(isinstance(sight, Alone | Worth) for sight in sights) and option is not None:
            return
        see = eye_of(self._net, question.index, sights)
        if option is None:
            first, *others = self._domains.of(question).answers or ((),)
            yield from ((first, other) for other in others)
        else:
            for pair in _ticks(question, option):
                self._net.effort.left -= len(sights)
                if self._net.effort.left < 0 or see(pair[0]) != see(pair[1]):
                    yield pair


def _ticks(question: Question, option: Option) -> Iterator[Pair]:
    """What can be answered to a multiple choice with and without ``option``, all else being alike."""
    assert isinstance(question.answer, MultipleAnswer)
    order = {one.id: at for at, one in enumerate(question.answer.options)}
    together = [one.id for one in question.answer.options if not one.exclusive]
    for other in question.answer.options:
        if other.id == option.id:
            continue
        if option.exclusive or other.exclusive:
            yield (other.id,), (option.id,)
        else:
            yield (other.id,), tuple(sorted((other.id, option.id), key=order.__getitem__))
    others = tuple(code for code in together if code != option.id)
    if others:
        yield others, (option.id,) if option.exclusive else tuple(together)


def _all_lookers(net: Net) -> Iterator[tuple[Looker, Sequence[int]]]:
    """Everything that looks at answers, with the indexes of what it looks at itself."""
    questionnaire = net.questionnaire
    gates = {id(gate): gate for gate in net.gates if gate is not None}
    ends = (_end(questionnaire, section.index, section.end.when) for section in questionnaire.sections if section.end)
    notes = (note.when for note in questionnaire.notes if note.when is not None)
    helper = helper_condition(net)
    rules = (rule.when for rule in questionnaire.rules)
    for condition in (*rules, *gates.values(), *ends, *notes, *(() if helper is None else (helper,))):
        yield condition, net.names(condition)
    for score in questionnaire.scores:
        yield score, _looked_at(net, score)


def _end(questionnaire: Questionnaire, number: int, when: Condition) -> Condition:
    """That the form ends after the section with this ``number``, where it has not ended before."""
    return All((*(Not(end) for _number, end in ends_before(questionnaire, number)), when))


def _looked_at(net: Net, looker: Looker) -> Sequence[int]:
    """The indexes of what ``looker`` looks at itself."""
    if not isinstance(looker, Score):
        return net.names(looker)
    named = (name.index for condition in conditions_of(looker) for name in names_in(condition))
    return *made_of(looker), *named
