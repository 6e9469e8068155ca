"""What two versions say before the form is filled in to the end, by hand."""

from __future__ import annotations

from tests.checker.diff.test_compare import NUMBER, YES, compared, differing, shown
from tests.questionnaire.reading import question, rule, small
from triage.checker.diff import UNFINISHED, Same
from triage.questionnaire import Level


def test_an_emergency_that_waits_for_one_more_answer() -> None:
    """Whoever answers all is told the same. Who says only 'yes' is told at once by one, and not yet by the other."""
    old = small(YES, NUMBER, rules=[rule("x == 'yes'", "emergency")])
    new = small(YES, NUMBER, rules=[rule("x == 'yes' and answered(n)", "emergency")])
    found = compared(old, new)
    assert not found.is_same
    assert differing(found) == set(UNFINISHED)
    for kind in UNFINISHED:
        one = shown(found, kind)
        assert (one.answers, one.enough) == ({"x": "yes"}, False)
        assert (one.old.level, one.new.level) == (Level.EMERGENCY, Level.NONE)


def test_an_emergency_that_waits_while_another_fires() -> None:
    """The level is the same with either; of the rules one comes later."""
    old = small(YES, NUMBER, rules=[rule("x == 'yes'", "emergency", "E1"), rule("x == 'yes'", "emergency", "E2")])
    waits = rule("x == 'yes' and (n > 5 or n <= 5)", "emergency", "E2")
    found = compared(old, small(YES, NUMBER, rules=[old["rules"][0], waits]))
    assert differing(found) == {"unfinished_rules"}
    assert shown(found, "unfinished_rules").names == ("E2",)


def test_an_emergency_that_becomes_urgent_while_answers_are_missing() -> None:
    old = small(YES, NUMBER, rules=[rule("x == 'yes'", "emergency", "E"), rule("x == 'yes'", "urgent", "U")])
    new = small(YES, NUMBER, rules=[rule("x == 'yes' and answered(n)", "emergency", "E"), old["rules"][1]])
    level = shown(compared(old, new), "unfinished_level")
    assert level.answers == {"x": "yes"}
    assert (level.old.level, level.new.level) == (Level.EMERGENCY, Level.URGENT)


def test_only_what_is_shown_before_the_end_is_looked_at() -> None:
    """A rule for 'soon' is shown at the end: when it fires first makes no difference."""
    old = small(YES, NUMBER, rules=[rule("x == 'yes'", "soon")])
    assert compared(old, small(YES, NUMBER, rules=[rule("x == 'yes' and answered(n)", "soon")])).is_same


def test_a_rule_that_stays_open_is_no_rule_that_fires() -> None:
    """'Not yes' and 'no' are the same of an answer, and both open without one. Another question can stay open, too."""
    old = small(NUMBER, YES, question("y"), rules=[rule("x == 'no' or y == 'yes'", "urgent")])
    new = small(YES, question("y"), NUMBER, rules=[rule("not (x == 'yes' and y == 'no')", "urgent")])
    assert compared(old, new).is_same


def test_a_question_that_is_asked_later_is_searched_for() -> None:
    """Whoever is asked x has an n of 777: so the other half of the rule adds nothing, whatever else is missing."""
    number, asked = question("n", "whole", min=0, max=1000), question("x", ask_if="n == 777")
    old = small(number, asked, YES | {"id": "y"}, rules=[rule("x == 'yes'", "emergency")])
    new = small(number, asked, YES | {"id": "y"}, rules=[rule("x == 'yes' and n == 777", "emergency")])
    assert compared(old, new).is_same
    new["rules"][0]["when"] = "x == 'yes' and n == 777 and y in ('yes', 'no')"
    found = compared(old, new)
    assert differing(found) == set(UNFINISHED)
    assert shown(found, "unfinished_level").answers == {"n": 777, "x": "yes"}


def test_what_differs_at_the_end_and_before_it() -> None:
    """A sign that is gone is gone from the first answer on."""
    old = small(YES, NUMBER, rules=[rule("x == 'yes'", "emergency")])
    found = compared(old, small(YES, NUMBER))
    assert differing(found) == {"level", "heading", "rules", *UNFINISHED}
    assert shown(found, "unfinished_rules").enough
    assert isinstance(found.effects["path"], Same)


def test_a_rule_for_soon_that_waits_beside_a_sign_that_is_rewritten() -> None:
    """The sign has to be searched for, and is the same; the other rule is not looked at before the end."""
    number, asked = question("n", "whole", min=0, max=9), question("x", ask_if="n == 7")
    old = small(number, asked, YES | {"id": "y"}, rules=[rule("x == 'yes'", "urgent", "U"), rule("y == 'yes'")])
    waits = rule("y == 'yes' and (answered(n) or not answered(n))")
    new = old | {"rules": [rule("x == 'yes' and n == 7", "urgent", "U"), waits]}
    assert compared(old, new).is_same


def test_no_more_answers_are_shown_than_it_takes_and_the_most_urgent_difference_stays() -> None:
    """Both rules wait for n. Without x only the urgent one would fire; y alone is no emergency; z is no matter."""
    asked = question("z"), question("y"), question("x"), NUMBER
    old = small(*asked, rules=[rule("y == 'yes' and x == 'yes'", "emergency", "E"), rule("y == 'yes'", "urgent", "U")])
    late = [one | {"when": f"{one['when']} and (answered(n) or z == 'yes' and z == 'no')"} for one in old["rules"]]
    found = shown(compared(old, old | {"rules": late}), "unfinished_level")
    assert found.answers == {"y": "yes", "x": "yes"}
    assert (found.old.level, found.new.level) == (Level.EMERGENCY, Level.NONE)
