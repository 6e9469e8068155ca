"""The search for answers of which two versions make different things: the same answers are given to both.

What is open stays to be answered, and an answer never turns a yes or a no: so where both versions have come to the same
for good, nothing more is tried there. Only a question that keeps one of them open is answered next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from triage.assessment.result import ScoreResult, Status
from triage.checker.diff.goals import Found, GaveUp, Goal, Results, Same, Search, Shown, Together, Truths, Whether
from triage.checker.diff.shared import Versions
from triage.checker.diff.side import Given, Laid, Side
from triage.checker.diff.sights import together
from triage.checker.diff.totals import Choice, counts_with, only_items, outcomes
from triage.checker.domains import Domains
from triage.logic import Condition, NonAnswer, Slot
from triage.questionnaire import Question, Score

MOST_STEPS: Final = 20_000
"""So many sets of answers are looked at for one goal."""

_STEP: Final = 40
_UNANSWERED = NonAnswer.UNANSWERED

Judged = tuple[bool | None, str | None]
"""Whether both differ for good; while that is open, a question that keeps it open."""


def seek(versions: Versions, goal: Goal, most: int = MOST_STEPS) -> Search:
    """Answers that make both ``versions`` differ in the way of ``goal``, or that none do, or neither."""
    return GaveUp() if versions.old.effort.left < 0 else _Hunt(versions, goal).run(most)


def differ_by(versions: Versions, goal: Goal, given: Given) -> bool:
    """Whether the answers ``given`` make both ``versions`` differ in the way of ``goal``, for good."""
    return _Hunt(versions, goal).is_shown_by(given)


def sides_of(versions: Versions, goal: Goal) -> tuple[Side, Side]:
    """Each version, as far as ``goal`` hangs on it."""
    old, new = _conditions(goal)
    before, after = _scores(goal)
    return Side(versions.old, old, before, versions.shared), Side(versions.new, new, after, versions.shared)


class _Hunt:
    """One search."""

    def __init__(self, versions: Versions, goal: Goal) -> None:
        self._versions, self._goal = versions, goal
        self._old, self._new = sides_of(versions, goal)
        self._domains = Domains(versions.old, together(versions, self._old.seen, self._new.seen))
        self._exact = self._old.is_known and self._new.is_known
        self._items = only_items(self._old), only_items(self._new)
        self._free = self._free_items()
        for side in (self._old, self._new):
            side.ask_late(self._free)

    def _free_items(self) -> frozenset[str]:
        """The questions that on each side are plain items of one score, and nothing else, or are not looked at."""
        shared, (old, new) = self._versions.shared, self._items
        blank = self._old.lay({}), self._new.lay({})
        return frozenset(
            name
            for name in shared & (old.keys() | new.keys())
            if (name in old or self._old.stands(name, blank[0]) == "out")
            and (name in new or self._new.stands(name, blank[1]) == "out")
        )

    def is_shown_by(self, given: Given) -> bool:
        """Whether ``given`` makes both differ for good."""
        return self._judge(self._old.lay(given), self._new.lay(given))[0] is True

    def run(self, most: int) -> Search:
        """Depth first."""
        waiting: list[Given] = [{}]
        effort = self._versions.old.effort
        for _step in range(most):
            if effort.left < 0:
                break
            effort.left -= _STEP + len(self._old.events) + len(self._new.events)
            given = waiting.pop()
            old, new = self._old.lay(given), self._new.lay(given)
            differ, asked = self._judge(old, new)
            if differ:
                return Found(given)
            if differ is None and asked is not None:
                waiting += [{**given, **more} for more in reversed(self._next(asked, old, new))]
            if not waiting:
                return Same() if self._exact else GaveUp()
        return GaveUp()

    def _next(self, asked: str, old: Laid, new: Laid) -> list[Given]:
        """What may be answered to the question called ``asked``; to all items at once that nothing else looks at."""
        first = self._choice(asked, old, new) if asked in self._free else None
        if first is None:
            return [{asked: answer} for answer in self._answers(asked)]
        choices = (choice for name in sorted(self._free) if (choice := self._choice(name, old, new)) is not None)
        return list(outcomes(choice for choice in choices if counts_with(choice, first)))

    def _choice(self, name: str, old: Laid, new: Laid) -> Choice | None:
        """The question called ``name`` as an item of each side; ``None`` while it is not clear whether it is one."""
        stands = self._old.stands(name, old), self._new.stands(name, new)
        if "open" not in stands or "unclear" in stands:
            return None
        one, other = (items[name] if at == "open" else None for at, items in zip(stands, self._items, strict=True))
        return Choice(name, (one, other), tuple(self._answers(name)))

    def _answers(self, name: str) -> Iterator[Slot]:
        """The classes of answers to the question called ``name``, and a reason for none of each kind that matters."""
        old = self._versions.old.questionnaire
        question = old.questions[old.question_by_id[name].index]
        domain = self._domains.of(question)
        self._exact = self._exact and domain.exact
        yield from domain.answers
        yield from self._reasons(question)

    def _reasons(self, question: Question) -> Sequence[Slot]:
        reasons = (*question.non_answers, *(() if question.required else (_UNANSWERED,)))
        return reasons if self._domains.asks_why(question) else reasons[:1]

    def _judge(self, old: Laid, new: Laid) -> Judged:
        match self._goal:
            case Truths() as goal:
                return self._truths(goal, old, new)
            case Together() as goal:
                return self._together(goal, old, new)
            case Results() as goal:
                return self._results(goal, old, new)

    def _truths(self, goal: Truths, old: Laid, new: Laid) -> Judged:
        if goal.apart and all(self._agree(*pair, old, new) for pair in goal.apart):
            return False, None
        one, asked = _so(self._old, goal.old, goal.unless[0], old)
        other, also_asked = _so(self._new, goal.new, goal.unless[1], new)
        if asked or also_asked:
            return None, asked or also_asked
        return ((one is None) is not (other is None) if goal.open else (one is True) is not (other is True)), None

    def _together(self, goal: Together, old: Laid, new: Laid) -> Judged:
        found = [_so(self._old, one, unless=False, laid=old) for one in goal.old]
        found += [_so(self._new, one, unless=False, laid=new) for one in goal.new]
        wanted = None if goal.open else True
        if any(truth is not None and truth is not wanted for truth, _asked in found):
            return False, None
        asked = next((asked for _truth, asked in found if asked is not None), None)
        return (None, asked) if asked else (all(truth is wanted for truth, _asked in found), None)

    def _agree(self, one: Condition | bool, other: Condition | bool, old: Laid, new: Laid) -> bool:
        """Whether ``one`` and ``other`` have come to the same for good."""
        truth = self._old.truth(one, old)
        return truth is not None and truth is self._new.truth(other, new)

    def _results(self, goal: Results, old: Laid, new: Laid) -> Judged:
        one = None if goal.old is None else old.results[goal.old.name.index]
        other = None if goal.new is None else new.results[goal.new.name.index]
        asked = _open_of(self._old, goal.old, old, goal.of) or _open_of(self._new, goal.new, new, goal.of)
        if asked is not None:
            return None, asked
        return shown(one, goal.of) != shown(other, goal.of), None


def _so(side: Side, whether: Whether, unless: Whether, laid: Laid) -> tuple[bool | None, str | None]:
    """What ``whether`` comes to so far, no where ``unless`` is so; and a question that may still change that."""
    truth, barred = side.truth(whether, laid), side.truth(unless, laid)
    if truth is False or barred is True:
        return False, None
    asked = side.open_in(whether, laid) if truth is None else None
    if asked is None and barred is None:
        asked = side.open_in(unless, laid)
    return truth, asked


def _open_of(side: Side, score: Score | None, laid: Laid, of: Shown) -> str | None:
    """A question that may still change ``score``, in what is looked at."""
    if score is None or laid.slots[score.name.index] is NonAnswer.NOT_ASKED:
        return None
    result = laid.results[score.name.index]
    settled = result.status is Status.COMPLETE and (of == "value" or len(result.possible) <= 1)
    return None if settled else side.open_behind(score, laid)


def shown(result: ScoreResult | None, of: Shown) -> object:
    """What ``result`` says of a score that is there: its value, or its band."""
    if result is None:
        return None
    return result.value if of == "value" else result.band


def _conditions(goal: Goal) -> tuple[list[Condition], list[Condition]]:
    """The conditions of each version that ``goal`` looks at."""
    match goal:
        case Truths(one, other, _, _, (unless, also_unless)):
            sides = (one, unless), (other, also_unless)
            old, new = ([each for each in side if not isinstance(each, bool)] for side in sides)
            return old, new
        case Together(all_old, all_new):
            return [*all_old], [*all_new]
        case Results():
            return [], []


def _scores(goal: Goal) -> tuple[list[Score], list[Score]]:
    if not isinstance(goal, Results):
        return [], []
    return [goal.old] if goal.old is not None else [], [goal.new] if goal.new is not None else []
