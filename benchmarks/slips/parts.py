"""Faults of whole parts: one is gone, there twice, in another place, or has what belongs to its neighbour."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from benchmarks.slips.edits import Edit, Json, Kind, changed, exchanged, inserted, listed, lists, neighbours, removed

_COPIED: Final = ("rules", "scores", "bands", "options", "questions", "rows", "sections", "notes")
_NEIGHBOURS: Final = ("options", "questions", "rows", "bands", "rules", "notes")
_ORDERED: Final = ("options", "questions", "rows", "bands", "sections")


def dropped(*keys: str) -> Kind:
    """The kind of fault that one of the parts in lists under ``keys`` is gone."""

    def drop(document: Json) -> Iterator[Edit]:
        for path, _value in listed(document, *keys):
            yield removed(document, path)

    return drop


def item_dropped(document: Json) -> Iterator[Edit]:
    """A score with one item fewer."""
    return dropped("items", "reverse", "of")(document)


def item_doubled(document: Json) -> Iterator[Edit]:
    """A score that has an item twice."""
    for path, value in lists(document, "items"):
        for place, item in enumerate(value):
            yield inserted(document, (*path, place), item)


def put_twice(document: Json) -> Iterator[Edit]:
    """A part that stands twice in its list."""
    for path, value in listed(document, *_COPIED):
        yield inserted(document, path, value)


def copied(document: Json) -> Iterator[Edit]:
    """A part that was copied and given an id of its own, and not changed any further."""
    for path, value in listed(document, *(key for key in _COPIED if key != "sections")):
        yield inserted(document, path, {**value, "id": f"{value['id']}_2"})


def reordered(document: Json) -> Iterator[Edit]:
    """Two neighbours in the place of each other."""
    for path, value, place in neighbours(document, *_ORDERED):
        turned = [*value[:place], value[place + 1], value[place], *value[place + 2 :]]
        edit = changed(document, path, turned)
        what = f"{value[place]['id']} comes after {value[place + 1]['id']}"
        yield Edit((*path, place), what, edit.document)


def swapped(key: str) -> Kind:
    """The kind of fault that two neighbours have what stands under ``key`` in each other's place."""

    def swap(document: Json) -> Iterator[Edit]:
        for path, value, place in neighbours(document, *_NEIGHBOURS):
            one, two = value[place], value[place + 1]
            if key in one and key in two and one[key] != two[key]:
                yield exchanged(document, (*path, place, key), (*path, place + 1, key))

    return swap


def text_copied(document: Json) -> Iterator[Edit]:
    """A part with the text of the one before it."""
    for path, value, place in neighbours(document, *_NEIGHBOURS):
        one, two = value[place], value[place + 1]
        if "text" in one and "text" in two and one["text"] != two["text"]:
            yield changed(document, (*path, place + 1, "text"), one["text"])
