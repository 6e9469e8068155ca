"""The list of warning signs: whom each is asked of, how early it can fire, what “not sure” leads to."""

from __future__ import annotations

import pytest

from tests.checker.test_signs import FAULTS, SOUND, UNSURE, N, X, Y, Z, chain, section, sign
from tests.questionnaire.reading import Json, loaded, small
from triage.checker.overview import SignLine, sign_lines


def line(document: Json, at: int = 0) -> SignLine:
    """One line of the list for ``document``."""
    return sign_lines(loaded(document))[at]


def test_a_line_for_each_rule_of_the_two_highest_levels() -> None:
    rules = [sign("x == 'yes'", level, level) for level in ("routine", "urgent", "soon", "emergency")]
    assert [one.rule.id for one in sign_lines(loaded(small(X, rules=rules)))] == ["urgent", "emergency"]


def test_asked_of_everybody() -> None:
    found = line(SOUND["asked of everybody"])
    assert (found.only_if, found.ends, found.proven) == ((), (), True)


def test_asked_of_some_only_and_not_after_an_end() -> None:
    asked = [section("a", X, end="x == 'yes'"), section("b", Y), section("c", Z | {"ask_if": "y == 'yes'"})]
    found = line(small(sections=asked, rules=[sign("z == 'yes'")]))
    assert (found.only_if, found.ends, found.proven) == (("“y?” is “Yes”",), ("a",), True)


def test_asked_only_of_those_who_answered_another() -> None:
    found = line(FAULTS["not asked of those who are not sure"][0])
    assert (found.only_if, found.is_ruled_out, found.proven) == (("“x?” was answered",), True, False)


def test_every_end_that_cuts_it_off() -> None:
    found = line(FAULTS["the second end would have cut it off as well"][0])
    assert (found.ends, found.proven) == (("a", "b"), True)


@pytest.mark.parametrize(
    ("when", "name", "before"),
    [
        ("x == 'yes'", "a", 0),
        ("y == 'yes'", "b", 1),
        ("x == 'yes' and z == 'yes'", "c", 2),
        ("x == 'yes' or z == 'yes'", "a", 0),
        ("not (y == 'yes' and z == 'yes')", "b", 1),
    ],
)
def test_how_early_it_can_fire(when: str, name: str, before: int) -> None:
    found = line(small(sections=[section("a", X), section("b", Y), section("c", Z)], rules=[sign(when)]))
    assert found.section is not None
    assert (found.section.id, found.before) == (name, before)


def test_what_never_fires_has_no_place() -> None:
    found = line(small(X, rules=[sign("x == 'yes' and x == 'no'")]))
    assert (found.section, found.before) == (None, None)


@pytest.mark.parametrize(
    ("rules", "unsure", "stays_open", "ruled_out"),
    [
        (["x == 'yes'"], (), True, False),
        (["x == 'yes'", "not_sure(x)"], ("E2",), True, False),
        (["x == 'yes' or not_sure(x)"], ("E1",), False, False),
        (["answered(x) and x == 'yes'"], (), False, True),
        (["answered(x) and x == 'yes'", "not_sure(x)"], ("E2",), False, False),
        (["y == 'yes'"], (), False, False),
    ],
)
def test_what_not_sure_leads_to(
    rules: list[str], unsure: tuple[str, ...], *, stays_open: bool, ruled_out: bool
) -> None:
    made = [sign(when, name=f"E{at}") for at, when in enumerate(rules, 1)]
    found = line(small(X | UNSURE, Y, rules=made))
    assert (found.unsure, found.stays_open, found.is_ruled_out) == (unsure, stays_open, ruled_out)


def test_not_sure_is_looked_at_where_the_answer_matters() -> None:
    """Whoever ticked nothing is not asked the second question; the rule is then ruled out, and not by it."""
    asked = [N, Y | {"ask_if": "'p' in n"} | UNSURE]
    assert line(small(*asked, rules=[sign("'p' in n and y == 'yes'")])).stays_open
    found = line(small(*asked, rules=[sign("'q' in n and y == 'yes'")]))
    assert (found.stays_open, found.is_ruled_out) == (True, False)


def test_another_way_around_it_is_not_proven() -> None:
    assert not line(FAULTS["one more tick takes it away"][0]).proven


def test_what_is_too_deep_is_not_proven() -> None:
    document = small(sections=[section("a", X, end="x == 'yes'"), section("b", *chain(40))], rules=[])
    assert not line(document | {"rules": [sign("q39 == 'yes' and q38 == 'yes'")]}).proven


def test_not_sure_leads_only_to_rules_that_look_at_it() -> None:
    """Another rule fires on the same answers, but not because somebody is not sure."""
    made = [sign("x == 'yes' and y == 'yes'", name="E1"), sign("y == 'yes'", name="E2")]
    found = line(small(X | UNSURE, Y, rules=made))
    assert (found.unsure, found.stays_open) == ((), True)
    found = line(small(X | UNSURE, Y, rules=[*made, sign("not_sure(x) and y == 'yes'", name="E3")]))
    assert (found.unsure, found.stays_open) == (("E3",), True)
