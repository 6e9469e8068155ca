"""What changed in the file: each kind of change, with its place and both wordings."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import pytest

from tests.questionnaire.reading import Json, loaded, options, question, rule, small
from triage.checker.diff import Change, compare
from triage.questionnaire.source import path_words

BANDS = [{"id": "low", "from": 0, "text": "Low"}, {"id": "high", "from": 2, "text": "High"}]


def form() -> Json:
    """Two sections with questions of several kinds, a score, rules and a note."""
    document = small(
        question("x"),
        question("p", "choice", options=options("a", "b", "c", b=1, c=2)),
        question("q", "multiple", options="often", ask_if="x == 'yes'"),
        question("n", "whole", min=0, max=9),
        option_lists={"often": options("never", "daily")},
        scores=[{"id": "s", "title": "S", "items": ["p"], "missing": "refuse", "bands": BANDS}],
        rules=[rule("n > 5"), rule("x == 'yes'", "urgent", "R2"), rule("s > 1", "routine", "R3")],
        notes=[{"id": "N1", "kind": "know", "text": "Know this."}],
    )
    rows = [{"id": "row_a", "text": "A"}, {"id": "row_b", "text": "B"}]
    table = question("t", "matrix", options=options("good", "bad"), rows=rows)
    document["sections"].append({"id": "two", "title": "Two", "questions": [question("last"), table]})
    return document


def changes(change: Callable[[Json], object]) -> list[Change]:
    """What is told of ``change``."""
    new = deepcopy(form())
    change(new)
    return list(compare(loaded(form()), loaded(new)).changes)


def told(change: Change) -> tuple[str, str, str, str | None, str, str, str]:
    """A change without whether it is gone: how, what, which, where."""
    return change.how, change.kind, change.name, change.key, change.before, change.now, path_words(change.path)


def asked(document: Json, at: int, section: int = 0) -> Json:
    """A question of ``document``."""
    found: Json = document["sections"][section]["questions"][at]
    return found


ASKED = "$.sections[0].questions"
CASES: dict[str, tuple[Callable[[Json], object], tuple[str, str, str, str | None, str, str, str]]] = {
    "text": (
        lambda new: asked(new, 0).update(text="Y?"),
        ("reworded", "question", "x", "text", "x?", "Y?", f"{ASKED}[0].text"),
    ),
    "hint": (
        lambda new: asked(new, 0).update(hint="Look."),
        ("added", "question", "x", "hint", "", "Look.", f"{ASKED}[0].hint"),
    ),
    "limit": (
        lambda new: asked(new, 3).update(max=10),
        ("changed", "question", "n", "max", "9", "10", f"{ASKED}[3].max"),
    ),
    "condition": (
        lambda new: asked(new, 2).update(ask_if="x == 'no'"),
        ("changed", "question", "q", "ask_if", "“x?” is “Yes”", "“x?” is “No”", f"{ASKED}[2].ask_if"),
    ),
    "no condition": (
        lambda new: asked(new, 2).pop("ask_if"),
        ("removed", "question", "q", "ask_if", "“x?” is “Yes”", "", f"{ASKED}[2].ask_if"),
    ),
    "new question": (
        lambda new: new["sections"][0]["questions"].insert(1, question("new", "choice", options=options("a"))),
        ("added", "question", "new", None, "", "", f"{ASKED}[1]"),
    ),
    "gone question": (
        lambda new: new["sections"][1]["questions"].pop(1),
        ("removed", "question", "t", None, "", "", "$.sections[1].questions[1]"),
    ),
    "option": (
        lambda new: asked(new, 1)["options"][1].update(text="Bee"),
        ("reworded", "option", "b", "text", "B", "Bee", f"{ASKED}[1].options[1].text"),
    ),
    "points": (
        lambda new: asked(new, 1)["options"][1].update(points=3),
        ("changed", "option", "b", "points", "1", "3", f"{ASKED}[1].options[1].points"),
    ),
    "shared option": (
        lambda new: new["option_lists"]["often"].append({"id": "weekly", "text": "Weekly"}),
        ("added", "option", "weekly", None, "", "", "$.option_lists.often[2]"),
    ),
    "order of options": (
        lambda new: asked(new, 1)["options"].append(asked(new, 1)["options"].pop(0)),
        ("moved", "option", "a", None, "", "", f"{ASKED}[1].options[2]"),
    ),
    "row": (
        lambda new: asked(new, 1, 1)["rows"].pop(),
        ("removed", "row", "row_b", None, "", "", "$.sections[1].questions[1].rows[1]"),
    ),
    "band": (
        lambda new: new["scores"][0].update(bands=[BANDS[0], BANDS[1] | {"from": 1}]),
        ("changed", "band", "high", "from", "2", "1", "$.scores[0].bands[1].from"),
    ),
    "score": (
        lambda new: new["scores"][0].update(combine="max"),
        ("changed", "score", "s", "combine", "sum", "max", "$.scores[0].combine"),
    ),
    "rule": (
        lambda new: new["rules"][0].update(when="n > 6"),
        ("changed", "rule", "R1", "when", "“n?” is more than 5", "“n?” is more than 6", "$.rules[0].when"),
    ),
    "level": (
        lambda new: new["rules"][0].update(level="urgent"),
        ("changed", "rule", "R1", "level", "soon", "urgent", "$.rules[0].level"),
    ),
    "gone rule": (
        lambda new: new["rules"].pop(1),
        ("removed", "rule", "R2", None, "", "", "$.rules[1]"),
    ),
    "note": (
        lambda new: new["notes"][0].update(text="Know that."),
        ("reworded", "note", "N1", "text", "Know this.", "Know that.", "$.notes[0].text"),
    ),
    "section": (
        lambda new: new["sections"][1].update(title="Three"),
        ("reworded", "section", "two", "title", "Two", "Three", "$.sections[1].title"),
    ),
    "end": (
        lambda new: new["sections"][0].update(end_if={"when": "n > 8", "title": "End", "text": ["End"]}),
        ("added", "end", "one", None, "", "", "$.sections[0].end_if"),
    ),
    "version": (
        lambda new: new.update(version="1.0.1"),
        ("changed", "questionnaire", "", "version", "1.0.0", "1.0.1", "$.version"),
    ),
    "about": (
        lambda new: new["about"].update(population="Everybody"),
        ("reworded", "about", "", "population", "Nobody", "Everybody", "$.about.population"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_change_is_told_once_with_its_place(name: str) -> None:
    change, expected = CASES[name]
    (found,) = changes(change)
    assert told(found) == expected
    assert found.gone is (found.how == "removed")


def test_a_question_in_another_section_has_moved() -> None:
    (found,) = changes(lambda new: new["sections"][1]["questions"].append(new["sections"][0]["questions"].pop(2)))
    assert told(found) == ("moved", "question", "q", None, "one", "two", "$.sections[1].questions[2]")


def test_only_what_left_its_place_has_moved() -> None:
    """The last of four comes first: it moved, and the three behind it did not."""
    (found,) = changes(lambda new: new["sections"][0]["questions"].insert(0, new["sections"][0]["questions"].pop(3)))
    assert told(found) == ("moved", "question", "n", None, "", "", f"{ASKED}[0]")


def test_another_id_is_another_question() -> None:
    found = changes(lambda new: asked(new, 0, 1).update(id="other"))
    assert [(one.how, one.name, one.gone) for one in found] == [("added", "other", False), ("removed", "last", True)]


def test_the_same_condition_in_other_signs_is_no_change() -> None:
    assert changes(lambda new: asked(new, 2).update(ask_if="  (x=='yes') ")) == []


def test_what_is_new_is_told_without_what_is_in_it() -> None:
    new = question("new", "choice", options=options("a", "b"))
    (found,) = changes(lambda document: document["sections"][1]["questions"].append(new))
    assert (found.how, found.kind, found.name) == ("added", "question", "new")
