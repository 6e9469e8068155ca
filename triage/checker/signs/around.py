"""A way around a rule, and what a search for answers that take it came to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

from triage.assessment import Assessment, assess
from triage.checker.asking import ask
from triage.checker.goals import GaveUp, Holds, Impossible, Search
from triage.checker.net import Net
from triage.checker.signs.elsewhere import Said, every
from triage.checker.trial import raw_of
from triage.logic import Condition, NonAnswer, Slot
from triage.logic.tree import Node, children
from triage.questionnaire import Answered, Question, Rule, Section

MOST_NODES: Final = 3_000
"""A search is not begun for conditions that have more nodes than this."""

Code = Literal["sign-gated", "sign-lowered", "sign-silent", "sign-late", "rule-silent"]
"""What is found of a warning sign that can be lost; ``rule-silent`` of a rule that is none."""


class Around(NamedTuple):
    """A way around ``rule``: answers that take it, or that there are none, or neither.

    ``of`` is the question that is not asked of everybody, the section after which the form ends, the multiple choice in
    which ``tick`` is ticked as well, or the question that is answered with ``reason``.
    """

    code: Code
    rule: Rule
    of: Question | Section
    search: Search
    tick: str = ""
    reason: NonAnswer | None = None

    @property
    def is_gate(self) -> bool:
        """Whether its question is not asked, or not any more."""
        return self.code == "sign-gated"

    @property
    def name(self) -> str:
        """The id that the author gave to ``of``; of a row, that of its table."""
        table = self.of.matrix if isinstance(self.of, Question) else None
        return self.of.id if table is None else table.id


def answers_of(net: Net, given: Mapping[int, Slot]) -> dict[str, Answered]:
    """The answers ``given`` by index, as ``assess`` takes them."""
    return {net.questionnaire.questions[index].id: raw_of(slot) for index, slot in sorted(given.items())}


def assessed(net: Net, answers: Mapping[str, Answered]) -> Assessment:
    """What follows from ``answers`` on the day of ``net``."""
    return assess(net.questionnaire, answers, net.day)


def named_in(net: Net, condition: Condition) -> list[Question]:
    """The questions that ``condition`` names."""
    return [net.questionnaire.questions[index] for index in net.names(condition) if index < net.count]


def find_where(net: Net, so: Sequence[Said], not_so: Said) -> Search:
    """Answers with which all of ``so`` is so, and ``not_so`` is not."""
    wanted = every(so)
    if wanted is False or not_so is True:
        return Impossible()
    goal = () if wanted is True else (wanted,)
    never = () if not_so is False else (not_so,)
    if sizes((*goal, *never)) > MOST_NODES:
        return GaveUp("steps")
    return ask(net, Holds(goal, never[0] if never else None))


def sizes(conditions: Sequence[Condition]) -> int:
    """How many nodes there are in ``conditions``; one that stands in several places counts in each.

    Conditions on two worlds share their parts. Whoever walks through them meets a part as often as it stands there.
    """
    known: dict[int, int] = {}

    def size(node: Node) -> int:
        if id(node) not in known:
            known[id(node)] = 1 + sum(size(child) for child in children(node))
        return known[id(node)]

    return sum(size(condition) for condition in conditions)
