"""Which number a change raises, by the table of the guide; and what is said of emergency and urgent rules."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import pytest

from tests.questionnaire.reading import Json, loaded, options, question, rule, small
from triage.checker.diff import Number, Raising, Reason, compare, raising, sign_changes

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
        question("d", "whole", min=0, max=9, unit="days", non_answers=["not_sure", "declined"]),
        question("m", "multiple", options=[*options("some"), {"id": "none", "text": "None", "exclusive": True}]),
        scores=[{"id": "s", "title": "S", "items": ["p"], "missing": "refuse", "bands": BANDS}],
        rules=[
            *(rule("n > 5"), rule("x == 'yes' or n > 7", "urgent", "U"), rule("s > 1", "routine", "R")),
            *(rule("x == 'yes' and n > 8", "urgent", "V"), rule("n <= 5", "soon", "R2") | {"text": "Read more"}),
        ],
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


def swap(parts: list[Json], one: int, other: int) -> None:
    """Change the texts of two of ``parts``."""
    parts[one]["text"], parts[other]["text"] = parts[other]["text"], parts[one]["text"]


CASES: dict[str, tuple[tuple[Reason, ...], Callable[[Json], object]]] = {
    "a wording": ((Reason.WORDS,), lambda new: asked(new, 0).update(text="Why?")),
    "a hint": ((Reason.WORDS,), lambda new: asked(new, 0).update(hint="Look.")),
    "the order": ((Reason.FILE,), lambda new: new["rules"].insert(0, new["rules"].pop(2))),
    "a condition that is only rewritten": ((Reason.FILE,), lambda new: new["rules"][0].update(when="not (n <= 5)")),
    "a new note": ((Reason.NEW,), lambda new: more(new, "notes", {"id": "N2", "kind": "know", "text": "That."})),
    "a new rule": ((Reason.NEW,), lambda new: more(new, "rules", rule("x == 'no'", "soon", "S2"))),
    "a new question": ((Reason.NEW,), lambda new: new["sections"][0]["questions"].append(question("y"))),
    "a new option": ((Reason.NEW,), lambda new: asked(new, 2)["options"].append(*options("weekly"))),
    "more numbers": ((Reason.MORE,), lambda new: asked(new, 3).update(max=10)),
    "another way out": ((Reason.MORE,), lambda new: asked(new, 0).update(non_answers=["not_sure"])),
    "a longer text": ((Reason.MORE,), lambda new: asked(new, 4).update(max_length=150)),
    "a shorter text": ((Reason.LESS,), lambda new: asked(new, 4).update(max_length=50)),
    "fewer numbers": ((Reason.LESS,), lambda new: asked(new, 3).update(max=8)),
    "a way out that is gone": ((Reason.LESS,), lambda new: asked(new, 3).pop("non_answers")),
    "an option that is gone": ((Reason.LESS,), lambda new: asked(new, 2)["options"].pop()),
    "an option that stands alone": ((Reason.LESS,), lambda new: asked(new, 2)["options"][0].update(exclusive=True)),
    "a question that is gone": ((Reason.LESS, Reason.MEANING), lambda new: new["sections"][0]["questions"].pop()),
    "a rule that is gone": ((Reason.MEANING,), lambda new: new["rules"].pop()),
    "a condition": ((Reason.MEANING,), lambda new: new["rules"][0].update(when="n > 6")),
    "points": ((Reason.MEANING,), lambda new: asked(new, 1)["options"][1].update(points=2)),
    "where a band begins": (
        (Reason.MEANING,),
        lambda new: new["scores"][0].update(bands=[BANDS[0], BANDS[1] | {"from": 1}]),
    ),
    "a new band": ((Reason.MEANING,), lambda new: new["scores"][0].update(bands=[BANDS[0], MIDDLE_BAND, BANDS[1]])),
    "a level": ((Reason.MEANING,), lambda new: new["rules"][0].update(level="urgent")),
    "a sign that waits": (
        (Reason.MEANING,),
        lambda new: new["rules"][1].update(when="(x == 'yes' or n > 7) and answered(p)"),
    ),
    "another question for some": ((Reason.MEANING,), lambda new: asked(new, 3).update(ask_if="x == 'yes'")),
    "a new band and a way out that is gone": (
        (Reason.LESS, Reason.MEANING),
        lambda new: (
            asked(new, 3).pop("non_answers"),
            new["scores"][0].update(bands=[BANDS[0], MIDDLE_BAND, BANDS[1]]),
        ),
    ),
    "a unit": ((Reason.UNIT,), lambda new: asked(new, 5).update(unit="weeks")),
    "a unit that is gone": ((Reason.UNIT,), lambda new: asked(new, 5).pop("unit")),
    "a unit that is new": ((Reason.UNIT,), lambda new: asked(new, 3).update(unit="days")),
    "the unit of a score": ((Reason.UNIT,), lambda new: new["scores"][0].update(unit="mg")),
    "texts of two options": ((Reason.TEXT,), lambda new: swap(asked(new, 1)["options"], 0, 2)),
    "texts of two bands": ((Reason.TEXT,), lambda new: swap(new["scores"][0]["bands"], 0, 1)),
    "texts of two rules": ((Reason.TEXT,), lambda new: swap(new["rules"], 0, 4)),
    "texts of two questions": ((Reason.TEXT,), lambda new: swap(new["sections"][0]["questions"], 0, 3)),
    "a text that goes to a new option": (
        (Reason.TEXT,),
        lambda new: (
            asked(new, 2)["options"].append({"id": "none", "text": "Never."}),
            asked(new, 2)["options"][0].update(text="Seldom"),
        ),
    ),
    "a text that went from one of those who shared it": (
        (Reason.WORDS,),
        lambda new: new["rules"][0].update(text="Get other help"),
    ),
    "a text that other rules have and keep": (
        (Reason.WORDS,),
        lambda new: new["rules"][4].update(text="Get help"),
    ),
    "a question that can be left out": ((Reason.LEFT_OUT,), lambda new: asked(new, 0).update(required=False)),
    "a question that must be answered": ((Reason.MUST,), lambda new: asked(new, 4).update(required=True)),
    "an option that no longer stands alone": (
        (Reason.BESIDE,),
        lambda new: asked(new, 6)["options"][1].pop("exclusive"),
    ),
    "ways out in another order": ((Reason.FILE,), lambda new: asked(new, 5)["non_answers"].reverse()),
    "two urgent rules turned round": ((Reason.ORDER,), lambda new: new["rules"].insert(1, new["rules"].pop(3))),
    "two rules turned round that never fire together": (
        (Reason.FILE,),
        lambda new: new["rules"].append(new["rules"].pop(0)),
    ),
    "two rules turned round that never fire together, beside a new rule": (
        (Reason.NEW,),
        lambda new: (new["rules"].append(new["rules"].pop(0)), more(new, "rules", rule("x == 'no'", "routine", "R9"))),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_number_that_a_change_raises(name: str) -> None:
    reasons, change = CASES[name]
    (needed,) = {reason.number for reason in reasons}
    found = raising(compare(loaded(form()), loaded(changed(change))))
    least = {Number.LAST: "1.0.1", Number.MIDDLE: "1.1.0", Number.FIRST: "2.0.0"}[needed]
    assert found == Raising(needed, Number.NONE, least, reasons, "2.0.0")
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
    assert found == Raising(Number.MIDDLE, done, "1.10.0", (Reason.NEW,), "2.0.0")
    assert found.is_enough is is_enough


def test_nothing_is_raised_for_the_same_file_and_another_questionnaire() -> None:
    same = raising(compare(loaded(form()), loaded(form())))
    assert same == Raising(Number.NONE, Number.NONE, "1.0.0", (), "2.0.0")
    assert raising(compare(loaded(form()), loaded(form() | {"id": "another"}))) is None


def test_what_happened_to_emergency_and_urgent_rules() -> None:
    """One of each; what happens to a rule for 'soon' is not told, but one that was none before has changed."""
    old = form()
    old["rules"] += [rule("n > 1", "urgent", "Gone"), rule("n > 2", "emergency", "Told"), rule("n > 3", "soon", "S")]
    new = deepcopy(old)
    _first, urgent, _routine, _other, _last, gone, told, soon = new["rules"]
    urgent.update(when="x == 'yes'", text="Another text")
    told.update(text="Another text")
    soon.update(level="urgent")
    new["rules"][0].update(when="n > 6")
    new["rules"].remove(gone)
    new["rules"].append(rule("n > 4", "emergency", "New"))
    found = sign_changes(compare(loaded(old), loaded(new)))
    assert found == (("New",), ("Gone",), ("U", "S"), ("Told",), ())
    assert sign_changes(compare(loaded(old), loaded(old))) == ((), (), (), (), ())


def test_emergency_and_urgent_rules_that_were_moved() -> None:
    """'Told' goes to the front and is changed as well. That 'R' went to the end is not told."""
    old = form()
    old["rules"].append(rule("n > 2", "emergency", "Told"))
    new = deepcopy(old)
    new["rules"].insert(0, new["rules"].pop() | {"when": "n > 3"})
    new["rules"].append(new["rules"].pop(3))
    assert new["rules"][-1]["id"] == "R"
    assert sign_changes(compare(loaded(old), loaded(new))) == ((), (), ("Told",), (), ("Told",))
