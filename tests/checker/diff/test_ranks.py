"""Which rule comes first, and what comes before what in the report, by hand."""

from __future__ import annotations

import pytest

from tests.checker.diff.test_compare import NUMBER, YES, compared, differing, shown
from tests.questionnaire.reading import Json, options, question, rule, small
from triage.checker.diff import Comparison
from triage.checker.diff.ranks import ranked

BREATH, BLEED = question("breath"), question("bleed")
CALL, PRESS = rule("breath == 'yes'", "emergency", "E1"), rule("bleed == 'yes'", "emergency", "E2")
UNSURE = ["not_sure"]


def swapped(*questions: Json, rules: list[Json]) -> Comparison:
    """Two versions of which the second has its rules the other way round."""
    return compared(small(*questions, rules=rules), small(*questions, rules=rules[::-1]))


def test_two_emergencies_that_change_places() -> None:
    """Only who has both signs is told something else: the other action stands at the top."""
    found = swapped(BREATH, BLEED, rules=[CALL, PRESS])
    assert differing(found) == {"heading", "order"}
    heading = shown(found, "heading")
    assert (heading.answers, heading.enough) == ({"breath": "yes", "bleed": "yes"}, True)
    assert [ranked(side.fired)[0].id for side in (heading.old, heading.new)] == ["E1", "E2"]
    order = shown(found, "order")
    assert (order.answers, order.names) == ({"breath": "yes", "bleed": "yes"}, ("E1", "E2"))


def test_rules_that_never_fire_together_may_change_places() -> None:
    asked = question("p", "choice", options=options("a", "b"))
    assert swapped(asked, rules=[rule("p == 'a'", "urgent", "A"), rule("p == 'b'", "urgent", "B")]).is_same


def test_rules_that_never_fire_together_but_stay_open_together() -> None:
    """Not sure leaves both open: the question then stands under the first one's action."""
    asked = question("p", "choice", options=options("a", "b"), non_answers=UNSURE)
    found = swapped(asked, rules=[rule("p == 'a'", "urgent", "A"), rule("p == 'b'", "urgent", "B")])
    assert differing(found) == {"open_order"}
    assert shown(found, "open_order").answers == {"p": {"non_answer": "not_sure"}}
    assert swapped(asked, rules=[rule("p == 'a'", "soon", "A"), rule("p == 'b'", "soon", "B")]).is_same


def test_rules_of_two_levels_may_change_places() -> None:
    assert swapped(BREATH, BLEED, rules=[CALL, PRESS | {"level": "urgent"}]).is_same


@pytest.mark.parametrize("level", ["emergency", "urgent"])
def test_another_order_behind_a_rule_that_always_comes_first(level: str) -> None:
    """Whoever is above 7 is above 2: that rule is the heading for all to whom the other two apply."""
    first, late = rule("n > 2", "emergency", "F"), [rule("n > 5", level, "A"), rule("n > 7", level, "B")]
    found = compared(small(NUMBER, rules=[first, *late]), small(NUMBER, rules=[first, *late[::-1]]))
    assert differing(found) == {"order"}
    assert int(str(shown(found, "order").answers["n"])) > 7


def test_another_heading_although_the_order_is_the_same() -> None:
    """A new rule stands ahead of the one that was there: whoever fires both is told the new one first."""
    found = compared(small(BREATH, BLEED, rules=[PRESS]), small(BREATH, BLEED, rules=[CALL, PRESS]))
    assert differing(found) == {"level", "heading", "rules", "unfinished_level", "unfinished_rules"}
    late = compared(small(BREATH, BLEED, rules=[PRESS]), small(BREATH, BLEED, rules=[PRESS, CALL]))
    heading = shown(late, "heading")
    assert heading.answers == {"breath": "yes", "bleed": "no"}


def test_a_rule_ahead_that_stays_open_is_not_the_heading() -> None:
    """Not sure leaves the first rule open in one version and not in the other. In both, the second is the heading."""
    asked = question("x", non_answers=UNSURE)
    second = rule("breath == 'yes'", "urgent", "B")
    old = small(asked, BREATH, rules=[rule("x == 'yes'", "urgent", "A"), second])
    new = small(asked, BREATH, rules=[rule("x == 'yes' and not not_sure(x)", "urgent", "A"), second])
    assert differing(compared(old, new)) == {"open"}


def test_one_answer_among_a_thousand_makes_both_fire() -> None:
    """No made-up answers show it: it is searched for."""
    number = question("n", "whole", min=0, max=1000)
    rules = [rule("n == 777", "emergency", "A"), rule("n * 2 == 1554 and breath == 'yes'", "emergency", "B")]
    found = swapped(number, BREATH, rules=rules)
    assert differing(found) == {"heading", "order"}
    for kind in ("heading", "order"):
        assert shown(found, kind).answers == {"n": 777, "breath": "yes"}
    apart = [rules[0], rules[1] | {"when": "n * 2 == 1552 and breath == 'yes'"}]
    assert swapped(number, BREATH, rules=apart).is_same


def test_rules_that_change_places_and_no_longer_fire_together() -> None:
    """Above 5 both fired. Now only one does, for each answer: what differs is which fire, and not their order."""
    old = small(NUMBER, rules=[rule("n > 5", "urgent", "A"), rule("n > 5", "urgent", "B")])
    new = small(NUMBER, rules=[rule("n > 50", "urgent", "B"), rule("n > 5 and n <= 50", "urgent", "A")])
    found = compared(old, new)
    assert differing(found) == {"heading", "rules", "unfinished_rules"}
    assert int(str(shown(found, "heading").answers["n"])) > 50


def test_a_rule_that_goes_to_another_level_and_ahead_of_another() -> None:
    found = compared(
        small(BREATH, BLEED, rules=[CALL | {"level": "soon"}, PRESS | {"level": "urgent"}]),
        small(BREATH, BLEED, rules=[CALL, PRESS | {"level": "urgent"}]),
    )
    assert {"heading", "order", "level"} <= differing(found)
    assert shown(found, "order").names == ("E2", "E1")


def test_many_rules_that_are_turned_round_are_decided_quickly() -> None:
    """Of forty rules each has its own question: any two can fire together."""
    asked = [YES | {"id": f"x{at}"} for at in range(40)]
    rules = [rule(f"x{at} == 'yes'", "urgent", f"U{at}") for at in range(40)]
    found = swapped(*asked, rules=rules)
    assert differing(found) == {"heading", "order"}
