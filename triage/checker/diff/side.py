"""One version in a search that both share: what it makes of the answers so far, and what keeps something open."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from triage.assessment.result import ScoreResult
from triage.assessment.score import score_up
from triage.checker.diff.sights import Seen
from triage.checker.net import Net
from triage.checker.sights import sights_of
from triage.logic import Condition, NonAnswer, Slot
from triage.logic.tree import All, AnyOf, Not, names_in
from triage.questionnaire import Score

_UNANSWERED, _NOT_ASKED = NonAnswer.UNANSWERED, NonAnswer.NOT_ASKED

Given = Mapping[str, Slot]
"""Answers by the id of the question; unanswered is what is left out."""


class Laid(NamedTuple):
    """What follows from ``given``, as far as is looked at: slots, who may yet be asked, the scores by index."""

    given: Given
    slots: list[Slot]
    undecided: set[int]
    results: dict[int, ScoreResult]


class Side:
    """One version, as far as ``conditions`` and ``scores`` hang on it; only ``shared`` questions are answered.

    ``cone`` is all that these hang on: a set of indexes, as the bits of a number.
    """

    def __init__(
        self, net: Net, conditions: Sequence[Condition], scores: Sequence[Score], shared: Collection[str]
    ) -> None:
        self.net = net
        self.conditions, self._shared = conditions, shared
        self._indexes = {question.id: question.index for question in net.questionnaire.questions}
        named = [name.index for condition in conditions for name in names_in(condition)]
        self.cone = cone = net.all_behind([*named, *(score.name.index for score in scores)])
        self.events = [event for event in net.events if cone >> event.at & 1]
        self.is_known = not cone >> (net.count + len(net.scores))
        self._behind: dict[int, list[int]] = {}
        self._late: frozenset[str] = frozenset()

    def ask_late(self, names: Iterable[str]) -> None:
        """Of what a score hangs on, the questions called ``names`` are answered last."""
        self._late = frozenset(names)
        self._behind.clear()

    @property
    def seen(self) -> Seen:
        """What it looks at in answers."""
        for condition in self.conditions:
            yield from sights_of(condition)
        for event in self.events:
            yield from self.net.sights(event.at)

    def lay(self, given: Given) -> Laid:
        """Settle all that hangs on the answers ``given``."""
        slots = list(self.net.blank)
        for name, slot in given.items():
            slots[self._indexes[name]] = slot
        laid = Laid(given, slots, set(), {})
        for index, test, score in self.events:
            if score is not None:
                laid.results[index], slots[index] = score_up(score, slots, laid.undecided)
            elif test is not None:
                truth = test(slots)
                if truth is None:
                    laid.undecided.add(index)
                    slots[index] = _UNANSWERED
                elif not truth:
                    slots[index] = _NOT_ASKED
        return laid

    def truth(self, condition: Condition | bool, laid: Laid) -> bool | None:
        """What ``condition`` comes to so far."""
        return condition if isinstance(condition, bool) else self.net.test(condition)(laid.slots)

    def stands(self, name: str, laid: Laid) -> Literal["open", "out", "unclear"]:
        """Whether the question called ``name`` is open to be answered, or for good is not asked or not looked at."""
        index = self._indexes.get(name)
        if index is None or not self.cone >> index & 1 or laid.slots[index] is _NOT_ASKED:
            return "out"
        return "open" if self._is_open(index, laid) else "unclear"

    def open_in(self, node: Condition | bool, laid: Laid) -> str | None:
        """A question whose answer may decide the open condition ``node``, itself or through the gates behind it."""
        waiting: list[Condition] = [] if isinstance(node, bool) else [node]
        seen = set(map(id, waiting))
        while waiting:
            part = waiting.pop()
            if self.net.test(part)(laid.slots) is not None:
                continue
            inner: Sequence[Condition]
            match part:
                case All(parts) | AnyOf(parts):
                    inner = parts
                case Not(negated):
                    inner = (negated,)
                case _:
                    found = self._open_among(self.net.names(part), laid)
                    if found is not None:
                        return found
                    inner = tuple(self._gates(self.net.names(part), laid))
            waiting += [one for one in reversed(inner) if id(one) not in seen]
            seen |= set(map(id, inner))
        return None

    def open_behind(self, score: Score, laid: Laid) -> str | None:
        """An open question that ``score`` hangs on."""
        return self._open_at(score.name.index, laid)

    def _open_among(self, names: Iterable[int], laid: Laid) -> str | None:
        """An open question among ``names``, or behind a score among them."""
        for index in names:
            if index in self.net.scores:
                found = self._open_at(index, laid)
            else:
                found = self._name_of(index) if index < self.net.count and self._is_open(index, laid) else None
            if found is not None:
                return found
        return None

    def _open_at(self, index: int, laid: Laid) -> str | None:
        if index not in self._behind:
            behind = self.net.rests[index]
            questions = [at for at in range(self.net.count) if behind >> at & 1]
            self._behind[index] = sorted(questions, key=lambda at: (self._name_of(at) in self._late, at))
        return next((self._name_of(at) for at in self._behind[index] if self._is_open(at, laid)), None)

    def _gates(self, names: Iterable[int], laid: Laid) -> Iterator[Condition]:
        """The open gates of the questions among ``names``."""
        for index in names:
            gate = self.net.gates[index] if index in laid.undecided else None
            if gate is not None:
                yield gate

    def _name_of(self, index: int) -> str:
        return self.net.questionnaire.questions[index].id

    def _is_open(self, index: int, laid: Laid) -> bool:
        name = self._name_of(index)
        unanswered = laid.slots[index] is _UNANSWERED and index not in laid.undecided
        return unanswered and name in self._shared and name not in laid.given
