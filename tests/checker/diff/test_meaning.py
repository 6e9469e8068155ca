"""What happened to units and texts, by hand."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

import pytest

from tests.checker.diff.test_changes import asked, form
from tests.questionnaire.reading import Json, loaded, question
from triage.checker.diff import Meaning, compare


def meaning(change: Callable[[Json], object], old: Json | None = None) -> Meaning:
    """What is said of ``change``."""
    old = form() if old is None else old
    new = deepcopy(old)
    change(new)
    return compare(loaded(old), loaded(new)).meaning


def texts(found: Meaning) -> set[tuple[str, str, str, str, str]]:
    return {(*one,) for one in found.texts}


def test_two_options_whose_texts_change_places() -> None:
    """Capitals, spaces and the end of a sentence make no other text."""

    def change(new: Json) -> None:
        one, other, _third = asked(new, 1)["options"]
        one["text"], other["text"] = f"{other['text'].upper()}.", f" {one['text']}"

    old = form()
    for at, words in enumerate(("Mild  pain", "Severe pain", "None")):
        asked(old, 1)["options"][at]["text"] = words
    found = meaning(change, old)
    assert texts(found) == {("option", "p", "a", "b", "SEVERE PAIN."), ("option", "p", "b", "a", " Mild  pain")}
    assert not found.is_kept


def test_texts_that_go_round() -> None:
    def change(new: Json) -> None:
        for option, text in zip(asked(new, 1)["options"], ("b", "c", "a"), strict=True):
            option["text"] = f"Option {text}"

    old = form()
    for option in asked(old, 1)["options"]:
        option["text"] = f"Option {option['id']}"
    assert {(name, earlier) for _kind, _of, name, earlier, _text in texts(meaning(change, old))} == {
        *(("a", "b"), ("b", "c"), ("c", "a")),
    }


@pytest.mark.parametrize(
    ("key", "find"),
    [
        ("text", lambda new: new["option_lists"]["often"]),
        ("text", lambda new: new["scores"][0]["bands"]),
        ("text", lambda new: asked(new, 1, 1)["rows"]),
        ("text", lambda new: new["rules"]),
        ("title", lambda new: new["sections"]),
    ],
    ids=["list", "bands", "rows", "rules", "sections"],
)
def test_lists_in_which_texts_are_told_apart(key: str, find: Callable[[Json], list[Json]]) -> None:
    old = form()
    for at, part in enumerate(find(old)):
        part[key] = f"Part {at}"

    def change(new: Json) -> None:
        parts = find(new)
        parts[0][key], parts[1][key] = "Part 1", "Part 0"

    names = [part["id"] for part in find(old)][:2]
    assert {(one[2], one[3]) for one in texts(meaning(change, old))} == {tuple(names), tuple(names[::-1])}


def test_the_two_ends_of_a_scale() -> None:
    old = form()
    old["sections"][0]["questions"].append(question("pain", "scale", low_text="None", high_text="The worst"))
    found = meaning(lambda new: asked(new, 4).update(low_text="The worst", high_text="None"), old)
    assert texts(found) == {
        ("question", "pain", "low_text", "high_text", "The worst"),
        ("question", "pain", "high_text", "low_text", "None"),
    }


@pytest.mark.parametrize(
    "change",
    [
        lambda new: asked(new, 1)["options"][0].update(text="Something else"),
        lambda new: asked(new, 1)["options"][0].update(text="Option b"),
        lambda new: (asked(new, 1)["options"].pop(0), asked(new, 1)["options"][0].update(id="a")),
        lambda new: asked(new, 2).update(text="Option a"),
        lambda new: asked(new, 1)["options"].reverse(),
    ],
    ids=["reworded", "copied", "called otherwise", "in another list", "moved"],
)
def test_texts_that_went_to_no_other_id(change: Callable[[Json], object]) -> None:
    """A text that the other one keeps has not gone from there; a part that is gone is told of elsewhere."""
    old = form()
    old["scores"] = []
    old["rules"] = []
    for option in asked(old, 1)["options"]:
        option["text"] = f"Option {option['id']}"
    assert texts(meaning(change, old)) == set()


def test_units_and_words() -> None:
    """A source is no text that people answer by."""

    def change(new: Json) -> None:
        asked(new, 3).update(unit="weeks", hint="Look.")
        new["sources"][0]["title"] = "Another title"

    old = form() | {"sources": [{"id": "s1", "title": "Title", "publisher": "P", "url": "https://example.org"}]}
    asked(old, 3)["unit"] = "days"
    found = meaning(change, old)
    assert [(one.how, one.name, one.before, one.now) for one in found.units] == [("changed", "n", "days", "weeks")]
    assert [(one.name, one.key) for one in found.words] == [("n", "hint")]
    assert not found.is_kept
    assert meaning(lambda new: asked(new, 3).update(hint="Look."), old).is_kept
