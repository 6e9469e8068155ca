"""The search: questions are answered one after another, class by class, until a goal is reached or cannot be.

The engine's own three truths do the thinking. What is not answered yet is open, and an answer never turns a yes or a
no: so a goal that is ruled out while answers are open is ruled out for good, and one that is reached stays reached.
Only a question that keeps the goal open is tried next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from triage.assessment.result import ScoreResult, Status
from triage.assessment.score import score_up
from triage.checker.domains import Domains
from triage.checker.goals import Found, GaveUp, Goal, Holds, Impossible, Lies, Search
from triage.checker.net import Net, made_of
from triage.checker.sights import Sight, sights_of
from triage.checker.totals import Choice, outcomes
from triage.logic import Condition, NonAnswer, ScoreView, Slot
from triage.logic.tree import All, AnyOf, Not, names_in
from triage.questionnaire import Question, Score
from triage.questionnaire.scores import AnswerItem

MOST_STEPS: Final = 20_000
"""So many sets of answers are looked at for one goal."""

_STEP: Final = 20
"""What a step takes by itself, measured in questions settled."""

_UNANSWERED, _NOT_ASKED = NonAnswer.UNANSWERED, NonAnswer.NOT_ASKED

Given = Mapping[int, Slot]
"""Answers by the index of the question; unanswered is what is left out."""


class Laid(NamedTuple):
    """What follows from ``given``, as far as the goal looks: slots, who may yet be asked, the scores by index."""

    given: Given
    slots: list[Slot]
    undecided: set[int]
    results: dict[int, ScoreResult]


def find(net: Net, goal: Goal, most: int = MOST_STEPS) -> Search:
    """Answers that reach ``goal``, or that none do, or neither where this takes more than ``most`` steps."""
    return GaveUp("steps") if net.effort.left < 0 else _Hunt(net, goal).run(most)


class _Hunt:
    """One search."""

    def __init__(self, net: Net, goal: Goal) -> None:
        self._net, self._goal = net, goal
        self._score = goal.score
        self._cone = cone_of(net, goal)
        self._events = [event for event in net.events if self._cone >> event.at & 1]
        self._exact = self._is_known()
        self._lenient = is_lenient(goal)
        self._domains = Domains(net, looks_of(net, goal))
        self._free = self._only_items()
        self._behind: dict[int, list[int]] = {}

    def _is_known(self) -> bool:
        """Whether all that the goal hangs on is an answer, or made of answers: the day is not."""
        return not self._cone >> (self._net.count + len(self._net.scores))

    def _only_items(self) -> dict[int, tuple[Score, AnswerItem]]:
        """The questions in reach that one score takes as a plain item, and nothing else looks at; by index."""
        items: dict[int, tuple[Score, AnswerItem]] = {}
        taken = {name.index for condition in _conditions(self._goal) for name in names_in(condition)}
        for event in self._events:
            taken |= {name.index for one in self._net.conditions(event.at) for name in names_in(one)}
            if event.score is None:
                continue
            plain = {item.index: item for item in event.score.items if isinstance(item, AnswerItem)}
            taken |= {index for index in made_of(event.score) if index in items or index not in plain}
            items |= {index: (event.score, item) for index, item in plain.items()}
        return {index: found for index, found in items.items() if index not in taken}

    def run(self, most: int) -> Search:
        """Depth first, answers before reasons for none."""
        waiting: list[Given] = [{}]
        steps = 0
        while waiting:
            if steps == most or self._net.effort.left < 0:
                return GaveUp("steps")
            steps += 1
            self._net.effort.left -= _STEP + len(self._events)
            laid = self._lay(waiting.pop())
            truth, asked = self._judge(laid)
            if truth:
                return Found(laid.given)
            if truth is None and asked is not None:
                waiting += reversed(self._next(laid, asked))
        return Impossible() if self._exact else GaveUp("values")

    def is_reached(self, given: Given) -> bool:
        """Whether ``given`` reaches the goal."""
        return self._judge(self._lay(given))[0] is True

    def _lay(self, given: Given) -> Laid:
        """Settle all that the goal hangs on."""
        slots = list(self._net.blank)
        for index, slot in given.items():
            slots[index] = slot
        laid = Laid(given, slots, set(), {})
        for index, test, score in self._events:
            if score is not None:
                laid.results[index], slots[index] = score_up(score, slots, laid.undecided)
            elif test is not None:
                truth = test(slots)
                if truth is None:
                    laid.undecided.add(index)
                    slots[index] = _UNANSWERED
                elif not truth:
                    slots[index] = _NOT_ASKED
        if self._score is not None:
            index = self._score.name.index
            slots[-1] = view_of_value(laid.results[index], slots[index]) if self._goal.estimated else slots[index]
        return laid

    def _judge(self, laid: Laid) -> tuple[bool | None, int | None]:
        """Whether the goal is reached; while that is open, a question that keeps it open, if there is one."""
        match self._goal:
            case Holds(so, not_so, Score() as score, estimated=True):
                return self._holds_at_last(so, not_so, score, laid)
            case Holds(so, not_so):
                return self._holds(so, not_so, laid)
            case Lies(score, band, estimated):
                return self._lies(score, band, laid, estimated=estimated)

    def _holds(self, so: Sequence[Condition], not_so: Condition | None, laid: Laid) -> tuple[bool | None, int | None]:
        wanted = [(self._net.test(condition)(laid.slots), condition) for condition in so]
        if any(truth is False for truth, _condition in wanted):
            return False, None
        refused = False if not_so is None else self._net.test(not_so)(laid.slots)
        if refused:
            return False, None
        for truth, condition in wanted:
            if truth is None:
                return None, self._open_in(condition, laid)
        if refused is None and not_so is not None:
            asked = self._open_in(not_so, laid)
            return (True, None) if asked is None else (None, asked)
        return True, None

    def _holds_at_last(
        self, so: Sequence[Condition], not_so: Condition | None, score: Score, laid: Laid
    ) -> tuple[bool | None, int | None]:
        """The same of an estimate, which the next answer may change: only when all is answered or left out."""
        if laid.slots[score.name.index] is _NOT_ASKED:
            return False, None
        asked = self._open_behind(score.name.index, laid)
        return self._holds(so, not_so, laid) if asked is None else (None, asked)

    def _lies(self, score: Score, band: str, laid: Laid, *, estimated: bool) -> tuple[bool | None, int | None]:
        index = score.name.index
        result, view = laid.results[index], laid.slots[index]
        if view is _NOT_ASKED:
            return False, None
        if result.status is Status.COMPLETE and result.band == band:
            return True, None
        if not estimated and band not in result.possible:
            return False, None
        asked = self._open_behind(index, laid)
        if asked is None:
            return estimated and result.value is not None and result.band == band, None
        return None, asked

    def _open_in(self, node: Condition, laid: Laid) -> int | None:
        """A question whose answer may decide the open condition ``node``, itself or through the gates behind it."""
        waiting, seen = [node], {id(node)}
        while waiting:
            part = waiting.pop()
            if self._net.test(part)(laid.slots) is not None:
                continue
            match part:
                case All(parts) | AnyOf(parts):
                    inner: Sequence[Condition] = parts
                case Not(negated):
                    inner = (negated,)
                case _:
                    found = self._open_among(part, laid)
                    if found is not None:
                        return found
                    inner = tuple(self._gates_of(part, laid))
            waiting += [one for one in reversed(inner) if id(one) not in seen]
            seen |= set(map(id, inner))
            self._net.effort.left -= 1
        return None

    def _open_among(self, node: Condition, laid: Laid) -> int | None:
        """An open question that ``node`` looks at, or that a score hangs on at which it looks."""
        for name in self._net.names(node):
            index = name if name != self._net.value_index or self._score is None else self._score.name.index
            found = self._open_behind(index, laid) if index in self._net.scores else None
            if found is None and index < self._net.count and self._is_open(index, laid):
                found = index
            if found is not None:
                return found
        return None

    def _gates_of(self, node: Condition, laid: Laid) -> Iterator[Condition]:
        """The open gates of the questions that ``node`` looks at."""
        for index in self._net.names(node):
            gate = self._net.gates[index] if index in laid.undecided else None
            if gate is not None:
                yield gate

    def _open_behind(self, index: int, laid: Laid) -> int | None:
        """An open question that the score at ``index`` hangs on; those that only count as items come last."""
        if index not in self._behind:
            questions = [at for at in range(self._net.count) if self._net.rests[index] >> at & 1]
            self._behind[index] = sorted(questions, key=lambda at: (at in self._free, at))
        return next((at for at in self._behind[index] if self._is_open(at, laid)), None)

    def _is_open(self, index: int, laid: Laid) -> bool:
        return laid.slots[index] is _UNANSWERED and index not in laid.undecided and index not in laid.given

    def _next(self, laid: Laid, asked: int) -> list[Given]:
        """What may be answered to the question at ``asked``; to all items at once that nothing else looks at."""
        if asked not in self._free:
            question = self._net.questionnaire.questions[asked]
            return [{**laid.given, asked: answer} for answer in self._answers(question)]
        score = self._free[asked][0]
        questions = [
            self._net.questionnaire.questions[index]
            for index, (other, _item) in self._free.items()
            if other is score and self._is_open(index, laid)
        ]
        choices = [Choice(self._free[one.index][1], tuple(self._answers(one))) for one in questions]
        return [{**laid.given, **dict(answers)} for answers in outcomes(score, choices).values()]

    def _answers(self, question: Question) -> Iterator[Slot]:
        """The classes of answers to ``question``, and the reasons for none that matter to the goal."""
        domain = self._domains.of(question)
        self._exact = self._exact and domain.exact
        yield from domain.answers
        if self._lenient or self._domains.asks_why(question):
            yield from question.non_answers
        if self._lenient and not question.required:
            yield _UNANSWERED


def reaches(net: Net, goal: Goal, given: Given) -> bool:
    """Whether the answers ``given`` reach ``goal``, whatever is answered to all others."""
    return _Hunt(net, goal).is_reached(given)


def view_of_value(result: ScoreResult, view: Slot) -> Slot:
    """What ``value`` holds while the band of an estimate is found; otherwise the ``view`` of the score."""
    if result.status is Status.ESTIMATED and result.value is not None:
        return ScoreView(result.value, result.value, ())
    return view


def _conditions(goal: Goal) -> tuple[Condition, ...]:
    return goal.conditions if isinstance(goal, Holds) else ()


def cone_of(net: Net, goal: Goal) -> int:
    """All that ``goal`` hangs on: a set of indexes, as the bits of a number."""
    named = [name.index for condition in _conditions(goal) for name in names_in(condition)]
    if goal.score is not None:
        named = [index for index in named if index != net.value_index] + [goal.score.name.index]
    return net.all_behind(named)


def looks_of(net: Net, goal: Goal) -> dict[int, list[Sight]]:
    """What ``goal``, and all that it hangs on, looks at in the answer to each question, by index."""
    cone = cone_of(net, goal)
    looks: dict[int, list[Sight]] = {}
    seen = [pair for condition in _conditions(goal) for pair in sights_of(condition)]
    for event in net.events:
        seen += net.sights(event.at) if cone >> event.at & 1 else ()
    for index, sight in seen:
        if index < net.count:
            looks.setdefault(index, []).append(sight)
    return looks


def is_lenient(goal: Goal) -> bool:
    """Whether answers that stay open can reach ``goal`` where no answers to them do."""
    match goal:
        case Holds(not_so=not_so, estimated=estimated):
            return not_so is not None or estimated
        case Lies(estimated=estimated):
            return estimated
