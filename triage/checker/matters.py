"""Whether it matters what is answered: whether anything comes out otherwise for somebody who answers otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from itertools import product
from math import prod
from typing import Final, Literal

from triage.checker.domains import Domains, eye_of
from triage.checker.goals import Found, GaveUp, Goal, Holds, Impossible, Search
from triage.checker.instead import Sides, Truth, opposite, sides_of_answer, sides_of_option
from triage.checker.lookers import Looker, all_lookers
from triage.checker.net import Net, Solver
from triage.checker.search import find
from triage.checker.sights import Alone, Sight, State, Worth, sights_of, sights_of_score
from triage.checker.stakes import Pair, Stake, all_pairs, others
from triage.checker.worlds import World, Worlds
from triage.logic import Condition, NonAnswer, ScoreView, Value
from triage.questionnaire import MultipleAnswer, Question, Score, TextAnswer

_AROUND: Final = 3
_FEW_STEPS: Final = 300
_STEPS: Final = 1000
_MOST_WORLDS: Final = 3000

Verdict = Literal["matters", "idle", "settled", "not asked", "open"]
"""What is known of a stake: answers show that it matters, or nothing hangs on it.

``settled``: nothing hangs on it, because what looks at it comes to the same for everybody, which is said of that. ``not
asked``: nobody is known whom it is asked. ``open``: neither is proven.
"""

Notice = Literal["state", "answer", "nothing"]
"""What something looks at in an answer: whether there is one, or why not; else the answer; or nothing looks at it."""

_Said = Literal["matters", "blind", "alike", "open"]
"""What is known of something that looks at a stake: whether it comes to something else, by itself, for anybody.

``blind``: it does not see the stake at all. ``alike``: it comes to the same for everybody.
"""


class Matters:
    """Tells of a questionnaire which answers matter.

    An answer matters if answers to all else exist with which, in its place, another comes to something else: a rule
    that fires, a question that is asked, a note, a score. What makes the first difference looks at the answer itself:
    so where nothing that looks at it can tell it from others by itself, nothing differs.
    """

    def __init__(self, net: Net) -> None:
        self._net = net
        self._worlds = Worlds(net)
        self._known: dict[tuple[int, int, bool], Search] = {}
        self._lookers: dict[int, list[Looker]] = {}
        self._sights: dict[int, list[Sight]] = {}
        for looker, indexes in sorted(all_lookers(net), key=lambda one: isinstance(one[0], Score)):
            for index in dict.fromkeys(index for index in indexes if index < net.count):
                self._lookers.setdefault(index, []).append(looker)
            for index, sight in sights_of_score(looker) if isinstance(looker, Score) else sights_of(looker):
                self._sights.setdefault(index, []).append(sight)
        self._domains = Domains(net, self._sights)
        self._day = net.count + len(net.scores)

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

    def notice(self, question: Question) -> Notice:
        """What is noticed of ``question``, whether anything hangs on it or not."""
        if self._domains.asks_why(question):
            return "state"
        return "answer" if self._lookers.get(question.index) else "nothing"

    def verdict(self, stake: Stake) -> Verdict:
        """Whether ``stake`` matters."""
        question = stake.question
        lookers = self._lookers.get(question.index, [])
        asked = [world for world in self._first if world.asks(question)]
        if any(self._differs(world, stake, lookers) for world in asked):
            return "matters"
        if not asked and not self._can_be_asked(question):
            return "not asked"
        said: list[tuple[Looker, _Said]] = []
        for looker in lookers:
            said.append((looker, self._said_by(looker, stake)))
            if said[-1][1] == "matters":
                return "matters"
        if any(one == "open" for _looker, one in said):
            whole = self._through(stake, self._everything, None)
            if whole != "alike":
                return "open" if whole == "open" else "matters"
        seeing = [looker for looker, one in said if one != "blind"]
        return "settled" if seeing and all(map(self._is_constant, seeing)) else "idle"

    @cached_property
    def _first(self) -> tuple[World, ...]:
        return tuple(self._worlds.first())

    @property
    def _everything(self) -> int:
        """All questions, and the day where anything looks at it: a set of indexes, as the bits of a number."""
        day = (self._day,) if self._net.questionnaire.uses_day else ()
        return self._net.all_behind([*range(self._net.count), *day])

    def _can_be_asked(self, question: Question) -> bool:
        """Whether answers are found with which ``question`` is asked."""
        gate = () if question.gate is None else (question.gate,)
        return isinstance(find(self._net, Holds(gate), _FEW_STEPS), Found)

    def _differs(self, world: World, stake: Stake, lookers: Sequence[Looker]) -> bool:
        """Whether something comes out otherwise for somebody who answers as in ``world``, but for ``stake``."""
        question = stake.question
        held = world.slots[question.index]
        if isinstance(held, NonAnswer | ScoreView):
            return False
        for other in others(stake, held, self._some(question)):
            self._net.effort.left -= len(lookers)
            told = any(self._tells(looker, world, question, (held, other)) for looker in lookers)
            if told and self._worlds.are_apart(world, question, other):
                return True
        return False

    def _tells(self, looker: Looker, world: World, question: Question, pair: Pair) -> bool:
        """Whether ``looker`` by itself tells two answers to ``question`` apart, all else being as in ``world``."""
        one, other = (self._worlds.sees(looker, world, question, value) for value in pair)
        return one != other

    def _some(self, question: Question) -> Sequence[Value]:
        """The least answer and the greatest, as far as anything tells them apart."""
        answers = self._domains.of(question).answers
        return answers if len(answers) < len("ab") else (answers[0], answers[-1])

    def _said_by(self, looker: Looker, stake: Stake) -> _Said:
        """Whether ``looker`` by itself comes to something else for anybody."""
        if isinstance(looker, Score):
            return self._said_by_score(looker, stake)
        question, sides = stake.question, self._sides(looker, stake)
        if sides is not None and all(side.before == side.after for side in sides):
            return "blind"
        strictly = self._worlds.is_gate(looker)
        no, yes = (self._can_be(question, looker, so=so) for so in (False, True))
        if isinstance(no, Impossible) or (isinstance(yes, Impossible) and not strictly):
            return "alike"
        if isinstance(no, Found) and isinstance(yes, Found) and self._is_shown_between(no, yes, looker, stake):
            return "matters"
        said = "open" if sides is None else self._put(sides, stake, strictly=strictly)
        return self._through(stake, self._net.all_behind(self._net.names(looker)), looker) if said == "open" else said

    def _said_by_score(self, score: Score, stake: Stake) -> _Said:
        question = stake.question
        own = [sight for index, sight in sights_of_score(score) if index == question.index]
        pairs = all_pairs(stake, self._domains.of(question), eye := eye_of(self._net, question.index, own))
        plain = all(isinstance(sight, Alone | Worth | State) for sight in own)
        if pairs is not None and plain and all(eye(one) == eye(other) for one, other in pairs):
            return "blind"
        return self._through(stake, self._net.rests[score.name.index], score)

    def _put(self, sides: Sequence[Sides], stake: Stake, *, strictly: bool) -> _Said:
        """Whether a condition comes to something else where another answer is put into it, which gives its ``sides``.

        ``strictly``: it also counts whether it is open or no.
        """
        said: _Said = "alike"
        for side in sides:
            for goal in _goals(side, stake.question, strictly=strictly):
                found = self._asked(goal)
                if isinstance(found, Found) and self._is_shown_by(found, stake):
                    return "matters"
                if not isinstance(found, Impossible) or not side.sure:
                    said = "open"
        return said

    def _is_shown_between(self, no: Found, yes: Found, condition: Condition, stake: Stake) -> bool:
        """Whether answers show it on the way from some with which ``condition`` is not so to some with which it is.

        Somewhere there it changes: the threshold of a count is met so.
        """
        behind, question = self._net.all_behind(self._net.names(condition)), stake.question
        besides = (one for one in self._net.questionnaire.questions if behind >> one.index & 1 and one is not question)
        worlds = self._worlds.between(self._worlds.around(no.given), self._worlds.around(yes.given), besides)
        return any(world.asks(question) and self._differs(world, stake, [condition]) for world in worlds)

    def _sides(self, condition: Condition, stake: Stake) -> tuple[Sides, ...] | None:
        question, option = stake
        if option is not None:
            return sides_of_option(self._net, condition, question, option)
        some = self._some(question)
        return sides_of_answer(self._net, condition, question, some[0]) if some else None

    def _is_shown_by(self, found: Found, stake: Stake) -> bool:
        """Whether something comes out otherwise for somebody whose answers have those ``found`` among them."""
        lookers = self._lookers[stake.question.index]
        worlds = (self._worlds.around(found.given) for _number in range(_AROUND))
        return any(world.asks(stake.question) and self._differs(world, stake, lookers) for world in worlds)

    def _is_constant(self, looker: Looker) -> bool:
        """Whether ``looker`` comes to the same for everybody: then that is said of it."""
        condition = looker.applies_if if isinstance(looker, Score) else looker
        if condition is None:
            return False
        sides = [self._asked_once(None, condition, so=so) for so in (True, False)]
        return any(isinstance(side, Impossible) for side in (sides[:1] if isinstance(looker, Score) else sides))

    def _can_be(self, question: Question, condition: Condition, *, so: bool) -> Search:
        """Answers with which ``question`` is asked and ``condition`` is so, or is not."""
        whole = self._asked_once(None, condition, so=so)
        return self._asked_once(question.gate, condition, so=so) if isinstance(whole, Found) else whole

    def _asked_once(self, gate: Condition | None, condition: Condition, *, so: bool) -> Search:
        key = id(gate), id(condition), so
        if key not in self._known:
            before = () if gate is None else (gate,)
            self._known[key] = self._asked(Holds((*before, condition)) if so else Holds(before, condition))
        return self._known[key]

    def _asked(self, goal: Goal) -> Search:
        """What the search says of ``goal`` in few steps, and others after it: there are many goals."""
        solvers: tuple[Solver, ...] = (partial(find, most=_STEPS), *self._net.others)
        said = (GaveUp("steps") if self._net.effort.left < 0 else solve(self._net, goal) for solve in solvers)
        return next((one for one in said if not isinstance(one, GaveUp)), GaveUp("steps"))

    def _through(self, stake: Stake, behind: int, looker: Looker | None) -> _Said:
        """What all answers to the questions in ``behind`` show: whether ``looker`` comes to something else.

        Without it, whether anything does. Open where these are too many.
        """
        question = stake.question
        see = eye_of(self._net, question.index, self._sights.get(question.index, ()))
        pairs = all_pairs(stake, self._domains.of(question), see)
        worlds = None if pairs is None else self._all_worlds(question, behind, pairs)
        if pairs is None or worlds is None:
            return "open"
        said: _Said = "alike"
        for world, pair in worlds:
            if world.asks(question) and (looker is None or self._tells(looker, world, question, pair)):
                if self._worlds.are_apart(world, question, pair[1]):
                    return "matters"
                said = "alike" if looker is None else "open"
        return said

    def _all_worlds(
        self, question: Question, behind: int, pairs: Sequence[Pair]
    ) -> Iterator[tuple[World, Pair]] | None:
        """All answers to the questions in ``behind``, class by class, with the first of each of ``pairs``.

        ``None`` where that is too much, or the day of the answers is behind as well: only one is tried.
        """
        bits = behind | self._net.all_behind([question.index])
        besides = [one for one in self._net.questionnaire.questions if bits >> one.index & 1 and one is not question]
        domains = [self._domains.of(one) for one in besides]
        choices = [
            (*domain.answers, *one.non_answers, *(() if one.required else (NonAnswer.UNANSWERED,)))
            for one, domain in zip(besides, domains, strict=True)
        ]
        count = prod(map(len, choices)) * len(pairs)
        if bits >> self._day & 1 or count > _MOST_WORLDS or count * self._net.count > self._net.effort.left:
            return None
        if not all(domain.exact for domain in domains):
            return None
        given = (dict(zip((one.index for one in besides), answers, strict=True)) for answers in product(*choices))
        return ((self._worlds.around({**one, question.index: pair[0]}), pair) for one in given for pair in pairs)


def _goals(side: Sides, question: Question, *, strictly: bool) -> Iterator[Holds]:
    """What shows that a condition is so on one of its sides and not on the other; ``strictly``: or no and not no."""
    pairs: list[tuple[Truth, Truth]] = [(side.before, side.after), (side.after, side.before)]
    if strictly:
        pairs += [(opposite(one), opposite(other)) for one, other in pairs]
    given = (*(() if question.gate is None else (question.gate,)), *side.given)
    for so, not_so in pairs:
        if so is not False and not_so is not True:
            wanted = given if so is True else (*given, so)
            yield Holds(wanted, None if not_so is False else not_so)
