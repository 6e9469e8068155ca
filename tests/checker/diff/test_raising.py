"""Which number a change raises, by the table of the guide; and what is said of emergency and urgent rules."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import pytest

from tests.questionnaire.reading import Json, loaded, options, question, rule, small
from triage.checker.diff import Number, Raising, compare, raising, sign_changes

BANDS = [{"id": "low", "from": 0, "text": "Low"}, {"id": "high", "from": 2, "text": "High"}]

MIDDLE_BAND = {"id": "middle", "from": 1, "text": "Middle"}


def form() -> Json:
    """Questions of several kinds, a score, rules of three levels and a note."""
    return small(
        question("x"),
        question("p", "choice", options=options("a", "b", "c", b=1, c=2)),
        question("q", "multiple", options=options("never", "daily")),
        question("n", "whole", min=0, max=9, non_answers=["not_sure"]),
        question("t", "text", required=False),
        scores=[{"id": "s", "title": "S", "items": ["p"], "missing": "refuse", "bands": BANDS}],
        rules=[rule("n > 5"), rule("x == 'yes' or n > 7", "urgent", "U"), rule("s > 1", "routine", "R")],
        notes=[{"id": "N1", "kind": "know", "text": "Know this."}],
    )


def changed(change: Callable[[Json], object], version: str = "1.0.0") -> Json:
    new = deepcopy(form())
    change(new)
    return new | {"version": version}


def asked(new: Json, at: int) -> Json:
    found: Json = new["sections"][0]["questions"][at]
    return found


def more(new: Json, key: str, part: Json) -> None:
    new[key].append(part)


CASES: dict[str, tuple[Number, Callable[[Json], object]]] = {
    "a wording": (Number.LAST, lambda new: asked(new, 0).update(text="Why?")),
    "a hint": (Number.LAST, lambda new: asked(new, 0).update(hint="Look.")),
    "the order": (Number.LAST, lambda new: new["rules"].reverse()),
    "a condition that is only rewritten": (Number.LAST, lambda new: new["rules"][0].update(when="not (n <= 5)")),
    "a new note": (Number.MIDDLE, lambda new: more(new, "notes", {"id": "N2", "kind": "know", "text": "That."})),
    "a new rule": (Number.MIDDLE, lambda new: more(new, "rules", rule("x == 'no'", "soon", "S2"))),
    "a new question": (Number.MIDDLE, lambda new: new["sections"][0]["questions"].append(question("y"))),
    "a new option": (Number.MIDDLE, lambda new: asked(new, 2)["options"].append(*options("weekly"))),
    "more numbers": (Number.MIDDLE, lambda new: asked(new, 3).update(max=10)),
    "another way out": (Number.MIDDLE, lambda new: asked(new, 0).update(non_answers=["not_sure"])),
    "a longer text": (Number.MIDDLE, lambda new: asked(new, 4).update(max_length=150)),
    "a shorter text": (Number.FIRST, lambda new: asked(new, 4).update(max_length=50)),
    "fewer numbers": (Number.FIRST, lambda new: asked(new, 3).update(max=8)),
    "a way out that is gone": (Number.FIRST, lambda new: asked(new, 3).pop("non_answers")),
    "an option that is gone": (Number.FIRST, lambda new: asked(new, 2)["options"].pop()),
    "an option that stands alone": (Number.FIRST, lambda new: asked(new, 2)["options"][0].update(exclusive=True)),
    "a question that is gone": (Number.FIRST, lambda new: new["sections"][0]["questions"].pop()),
    "a rule that is gone": (Number.FIRST, lambda new: new["rules"].pop()),
    "a condition": (Number.FIRST, lambda new: new["rules"][0].update(when="n > 6")),
    "points": (Number.FIRST, lambda new: asked(new, 1)["options"][1].update(points=2)),
    "where a band begins": (
        Number.FIRST,
        lambda new: new["scores"][0].update(bands=[BANDS[0], BANDS[1] | {"from": 1}]),
    ),
    "a new band": (Number.FIRST, lambda new: new["scores"][0].update(bands=[BANDS[0], MIDDLE_BAND, BANDS[1]])),
    "a level": (Number.FIRST, lambda new: new["rules"][0].update(level="urgent")),
    "a sign that waits": (
        Number.FIRST,
        lambda new: new["rules"][1].update(when="(x == 'yes' or n > 7) and answered(p)"),
    ),
    "another question for some": (Number.FIRST, lambda new: asked(new, 3).update(ask_if="x == 'yes'")),
}


@pytest.mark.parametrize("name", CASES)
def test_the_number_that_a_change_raises(name: str) -> None:
    needed, change = CASES[name]
    found = raising(compare(loaded(form()), loaded(changed(change))))
    least = {Number.LAST: "1.0.1", Number.MIDDLE: "1.1.0", Number.FIRST: "2.0.0"}[needed]
    assert found == Raising(needed, Number.NONE, least)
    assert not found.is_enough


def test_the_order_alone_changes_no_meaning() -> None:
    """What follows is another, but only because a rule is new."""

    def change(new: Json) -> None:
        new["sections"][0]["questions"].reverse()
        more(new, "rules", rule("x == 'no'", "soon", "S2"))

    found = raising(compare(loaded(form()), loaded(changed(change))))
    assert found is not None
    assert found.needed is Number.MIDDLE


def test_a_question_that_goes_behind_an_end_has_another_meaning() -> None:
    ends: Json = {"id": "two", "title": "Two", "questions": [question("y")]}
    ends |= {"end_if": {"when": "y == 'yes'", "title": "End", "text": ["End."]}}
    old = form()
    old["sections"] += [ends, {"id": "three", "title": "Three", "questions": [question("z")]}]
    new = deepcopy(old)
    new["sections"][2]["questions"].append(new["sections"][0]["questions"].pop())
    found = raising(compare(loaded(old), loaded(new)))
    assert found is not None
    assert found.needed is Number.FIRST


@pytest.mark.parametrize(
    ("before", "now", "done", "is_enough"),
    [
        ("1.9.3", "1.9.3", Number.NONE, False),
        ("1.9.3", "1.9.4", Number.LAST, False),
        ("1.9.3", "1.10.0", Number.MIDDLE, True),
        ("1.9.3", "2.0.0", Number.FIRST, True),
        ("1.9.3", "1.9.2", Number.LOWERED, False),
        ("1.9.3", "0.10.0", Number.LOWERED, False),
    ],
)
def test_the_number_that_was_raised(before: str, now: str, done: Number, is_enough: bool) -> None:
    """A new note asks for the middle number; numbers are compared as numbers."""
    old, new = form() | {"version": before}, changed(CASES["a new note"][1], now)
    found = raising(compare(loaded(old), loaded(new)))
    assert found == Raising(Number.MIDDLE, done, "1.10.0")
    assert found.is_enough is is_enough


def test_nothing_is_raised_for_the_same_file_and_another_questionnaire() -> None:
    same = raising(compare(loaded(form()), loaded(form())))
    assert same == Raising(Number.NONE, Number.NONE, "1.0.0")
    assert raising(compare(loaded(form()), loaded(form() | {"id": "another"}))) is None


def test_what_happened_to_emergency_and_urgent_rules() -> None:
    """One of each; what happens to a rule for 'soon' is not told, but one that was none before has changed."""
    old = form()
    old["rules"] += [rule("n > 1", "urgent", "Gone"), rule("n > 2", "emergency", "Told"), rule("n > 3", "soon", "S")]
    new = deepcopy(old)
    _first, urgent, _routine, gone, told, soon = new["rules"]
    urgent.update(when="x == 'yes'", text="Another text")
    told.update(text="Another text")
    soon.update(level="urgent")
    new["rules"][0].update(when="n > 6")
    new["rules"].remove(gone)
    new["rules"].append(rule("n > 4", "emergency", "New"))
    found = sign_changes(compare(loaded(old), loaded(new)))
    assert found == (("New",), ("Gone",), ("U", "S"), ("Told",))
    assert sign_changes(compare(loaded(old), loaded(old))) == ((), (), (), ())
