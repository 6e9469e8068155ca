"""How large a condition on two worlds is, and that none is looked into that is larger than anybody could wait for."""

from __future__ import annotations

from functools import reduce

from tests.questionnaire.reading import loaded, question, rule, small
from triage.checker.goals import Found, GaveUp
from triage.checker.net import Net
from triage.checker.signs.around import MOST_NODES, find_where, sizes
from triage.logic import Condition
from triage.logic.tree import All, Not

NET = Net(loaded(small(question("q", "yes_no"), rules=[rule("q == 'yes'")])))
LEAF: Condition = NET.questionnaire.rules[0].when


def doubled(levels: int) -> Condition:
    """A condition that holds its leaf twice, and that twice, and so on: few nodes, which stand in many places."""
    return reduce(lambda part, _level: All((part, part)), range(levels), LEAF)


def test_a_node_that_stands_in_several_places_counts_in_each() -> None:
    assert sizes([LEAF]) == 1
    assert sizes([All((LEAF, Not(LEAF)))]) == 4
    assert sizes([doubled(2), LEAF]) == 8
    assert sizes([doubled(60)]) == 2**61 - 1


def test_what_is_too_large_is_not_searched() -> None:
    assert find_where(NET, [doubled(60)], False) == GaveUp("steps")
    assert find_where(NET, [LEAF], doubled(60)) == GaveUp("steps")


def test_what_is_not_too_large_is_searched() -> None:
    most = All((LEAF,) * (MOST_NODES - 1))
    assert isinstance(find_where(NET, [most], False), Found)
    assert find_where(NET, [most, LEAF], False) == GaveUp("steps")
