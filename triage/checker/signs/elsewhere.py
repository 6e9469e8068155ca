"""Two worlds in one: what answers given here come to elsewhere, where one thing is different.

Elsewhere other questions are asked, one more option is ticked, or an answer is not there. What is so there is said by a
condition on the answers here: so one search looks for answers that make a difference between both.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Final, NamedTuple

from triage.checker.net import Net
from triage.logic import Condition, NonAnswer
from triage.logic.tree import (
    Aggregate,
    All,
    AnyOf,
    Compare,
    CompareDates,
    Constant,
    Count,
    HasState,
    InBand,
    Includes,
    IsOneOf,
    Node,
    Not,
    PointsOf,
    children,
    names_in,
    state_of,
)

MOST_PARTS: Final = 3000
"""A condition on both worlds that would have more parts than this is not made."""

_MOST_WAYS: Final = 100
_DEEPEST: Final = 30

Said = Condition | bool
"""A condition, or one of which it is known that it is always so, or never."""


class TooMuchError(Exception):
    """A condition on both worlds has too many parts, or goes too deep into what hangs on what."""


class Tick(NamedTuple):
    """The ``option`` is ticked as well in the multiple choice at the index ``at``."""

    at: int
    option: str


def every(parts: Iterable[Said]) -> Said:
    """That each of ``parts`` is so."""
    kept: list[Condition] = []
    for part in parts:
        if part is False:
            return False
        if part is not True:
            kept.append(part)
    return All(tuple(kept)) if len(kept) > 1 else kept[0] if kept else True


def some(parts: Iterable[Said]) -> Said:
    """That at least one of ``parts`` is so."""
    kept: list[Condition] = []
    for part in parts:
        if part is True:
            return True
        if part is not False:
            kept.append(part)
    return AnyOf(tuple(kept)) if len(kept) > 1 else kept[0] if kept else False


class Elsewhere:
    """What is so in ``there`` with the answers of ``here``, two nets of one questionnaire.

    ``tick`` is ticked there as well; ``instead`` stands there for the answers to questions, by index. A question that
    is asked there and not here has no answer there. ``exact``: all that was said so far is said of every case;
    otherwise less is said to be so, or to be no, than is.
    """

    def __init__(
        self, here: Net, there: Net, *, tick: Tick | None = None, instead: Mapping[int, NonAnswer] | None = None
    ) -> None:
        self._here, self._there, self._tick, self._instead = here, there, tick, instead or {}
        self.exact = True
        self._parts = self._depth = 0
        self._asked: dict[int, tuple[Said, Said]] = {}
        gates = enumerate(zip(here.gates, there.gates, strict=True))
        moved = {index for index, (one, other) in gates if one is not other} | self._instead.keys()
        self._changed = sum(1 << index for index in (moved if tick is None else moved | {tick.at}))

    def is_so(self, node: Condition) -> Said:
        """When the condition ``node`` is so there."""
        match node:
            case All(parts):
                return every(self.is_so(part) for part in parts)
            case AnyOf(parts):
                return some(self.is_so(part) for part in parts)
            case Not(part):
                return self.is_no(part)
            case _:
                return self._single(node, wanted=True)

    def is_no(self, node: Condition) -> Said:
        """When the condition ``node`` is not so there, and not open either."""
        match node:
            case All(parts):
                return some(self.is_no(part) for part in parts)
            case AnyOf(parts):
                return every(self.is_no(part) for part in parts)
            case Not(part):
                return self.is_so(part)
            case _:
                return self._single(node, wanted=False)

    def _single(self, node: Condition, *, wanted: bool) -> Said:
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise TooMuchError
        names = self._here.names(node)
        touched = [index for index in names if self._is_touched(index)]
        if not touched:
            return node if wanted else Not(node)
        match node:
            case Compare(Count(items), ">=" | ">" | "<" | "<=" as sign, Constant(number)):
                needed = math.ceil(number) if sign in (">=", "<") else math.floor(number) + 1
                return self._counted(items, needed, wanted=wanted is (sign in (">=", ">")))
            case _:
                pass
        if any(index >= self._here.count for index in touched) or _puts_together(node):
            self.exact = False
            return False
        self.exact = self.exact and len(names) == 1
        unasked = some(self._when_asked(index)[1] for index in touched)
        asked = every(self._when_asked(index)[0] for index in touched)
        return some(
            (every((unasked, if_not_asked(node) is wanted)), every((asked, self._where_asked(node, touched, wanted))))
        )

    def _is_touched(self, index: int) -> bool:
        """Whether what stands at ``index`` may be something else there."""
        here, there = self._here.rests.get(index, 0), self._there.rests.get(index, 0)
        return bool((here | there) & self._changed)

    def _when_asked(self, index: int) -> tuple[Said, Said]:
        """When the question at ``index`` is asked in both worlds; and when it is surely not asked there."""
        if index not in self._asked:
            here, there = self._here.gates[index], self._there.gates[index]
            self._depth += 1
            if self._depth > _DEEPEST:
                raise TooMuchError
            asked_there, unasked_there = (True, False) if there is None else (self.is_so(there), self.is_no(there))
            self._depth -= 1
            self._asked[index] = every((asked_there, True if here is None else here)), unasked_there
        return self._asked[index]

    def _where_asked(self, node: Condition, touched: Iterable[int], wanted: bool) -> Said:
        """When ``node`` is so there (or no, if that is ``wanted``), where all that it names is asked in both worlds."""
        reasons = [self._instead[index] for index in touched if index in self._instead]
        if reasons:
            if not isinstance(node, HasState) or reasons[0] is NonAnswer.UNANSWERED:
                return False
            return (state_of(node.state) is reasons[0]) is wanted
        if self._tick is not None and self._tick.at in touched:
            if isinstance(node, Includes) and self._tick.option in node.codes:
                return (not node.negated) is wanted
            if not isinstance(node, Includes | HasState):
                self.exact = False
                return False
        return node if wanted else Not(node)

    def _counted(self, items: tuple[Condition, ...], needed: int, *, wanted: bool) -> Said:
        """When at least ``needed`` of ``items`` are so there; or, if that is ``wanted``, when they cannot be."""
        size = needed if wanted else len(items) - needed + 1
        if not 0 <= size <= len(items):
            return size < 0
        if math.comb(len(items), size) > _MOST_WAYS:
            self.exact = False
            return False
        say = self.is_so if wanted else self.is_no
        said = [say(item) for item in items]
        return some(every(chosen) for chosen in combinations(said, size))


def if_not_asked(node: Condition) -> bool:
    """Whether ``node``, no group of conditions, is so where what it names is not asked."""
    match node:
        case IsOneOf(negated=negated) | Includes(negated=negated) | InBand(negated=negated):
            return negated
        case Compare(sign=sign) | CompareDates(sign=sign):
            return sign == "!="
        case _:
            return False


def only_gains(net: Net, condition: Condition, index: int) -> bool:
    """Whether ``condition`` stays so for certain when one more option is ticked in the multiple choice at ``index``.

    It does where nothing that hangs on the choice is negated, neither in it nor in what decides which of its questions
    are asked: a tick then only makes more so, and what is asked stays asked.
    """
    behind = net.all_behind(net.names(condition))
    moved = {at for at, rests in net.rests.items() if behind >> at & 1 and rests >> index & 1}
    if any(at >= net.count for at in moved):
        return False
    gates = (net.gates[at] for at in moved)
    return all(_gains(node, moved, index) for node in (condition, *gates) if node is not None)


def _gains(node: Condition, moved: set[int], index: int) -> bool:
    match node:
        case All(parts) | AnyOf(parts):
            return all(_gains(part, moved, index) for part in parts)
        case Compare(Count(items), ">=" | ">", Constant()):
            return all(_gains(item, moved, index) for item in items)
        case _:
            pass
    if moved.isdisjoint(name.index for name in names_in(node)):
        return True
    return not isinstance(node, Not) and not if_not_asked(node) and not _puts_together(node) and not _is_worth(node)


def _puts_together(node: Node) -> bool:
    """Whether ``node`` makes one number of several, of which some may not be asked."""
    return isinstance(node, Aggregate | Count) or any(map(_puts_together, children(node)))


def _is_worth(node: Node) -> bool:
    """Whether ``node`` looks at the points of an answer, which one more option changes."""
    return isinstance(node, PointsOf) or any(map(_is_worth, children(node)))
