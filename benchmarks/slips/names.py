"""Faults in ids, and in what is referred to by an id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from benchmarks.slips.edits import WORDS, Edit, Json, Path, changed, form, keyed, listed, lists, removed, walk
from benchmarks.slips.known import mistyped, named, options, others

_PARTS: Final = ("questions", "rows", "options", "bands", "scores", "rules", "notes", "sections")


def mistyped_id(document: Json) -> Iterator[Edit]:
    """A part that is named elsewhere, and whose own id has another last letter."""
    return (changed(document, path, mistyped(name)) for path, name in _ids(document) if _is_named(document, path, name))


def impossible_id(document: Json) -> Iterator[Edit]:
    """An id with what an id cannot have: a space, a hyphen, a letter that is no small one."""
    for path, name in _ids(document):
        yield from (changed(document, path, other) for other in (f"{name} 1", f"-{name}", f"{name}é"))


def id_dropped(document: Json) -> Iterator[Edit]:
    """A part without an id."""
    return (removed(document, path) for path, _name in _ids(document))


def mistyped_reference(document: Json) -> Iterator[Edit]:
    """A question, a score, a source or a list of options named with another last letter."""
    for path, name in _references(document):
        yield changed(document, path, mistyped(name))
    for path, value in keyed(document, "points"):
        if isinstance(value, dict):
            for name in value:
                yield changed(document, path, {mistyped(one) if one == name else one: it for one, it in value.items()})


def another_item(document: Json) -> Iterator[Edit]:
    """A score with another question in the place of one of its items."""
    known = options(document)
    for path, name in listed(document, "items", "reverse", "of"):
        if isinstance(name, str) and name in known:
            yield from (changed(document, path, other) for other in others(name, known))


def another_list(document: Json) -> Iterator[Edit]:
    """A question, or a section, with another list of options."""
    known = tuple(document.get("option_lists", {}))
    for path, name in keyed(document, "options"):
        if isinstance(name, str):
            yield from (changed(document, path, other) for other in known if other != name)


def another_reference(document: Json) -> Iterator[Edit]:
    """Another source, a note on another score, another question in the history that the report shows."""
    among = {
        "sources": named(document, "sources"),
        "score": named(document, "scores"),
        "history": tuple(options(document)),
    }
    for path, name in _references(document):
        key = path[-2] if isinstance(path[-1], int) else path[-1]
        known = among.get(str(key), ())
        if name in known and len(known) > 1:
            yield changed(document, path, known[known.index(name) - 1])


def reference_dropped(document: Json) -> Iterator[Edit]:
    """A part without one of its sources; a report without one of the questions that it shows."""
    for path, value in lists(document, "sources", "history"):
        for place in range(len(value)):
            yield removed(document, (*path, place)) if len(value) > 1 else removed(document, path)


def _ids(document: Json) -> Iterator[tuple[Path, str]]:
    for path, value in listed(document, *_PARTS):
        if isinstance(value.get("id"), str):
            yield (*path, "id"), value["id"]


def _is_named(document: Json, path: Path, name: str) -> bool:
    """Whether anything but its words names what is called ``name`` at ``path``."""
    word = re.compile(rf"\b{re.escape(name)}\b")
    for other, value in walk(document):
        told = (
            [value]
            if isinstance(value, str) and other[-1] not in WORDS
            else list(value)
            if isinstance(value, dict)
            else []
        )
        if other != path and any(map(word.search, told)):
            return True
    return False


def _references(document: Json) -> Iterator[tuple[Path, str]]:
    for path, value in form(document):
        if not isinstance(value, str):
            continue
        in_list = len(path) > 1 and path[-2] in ("items", "reverse", "of", "sources", "history")
        if in_list or path[-1] in ("options", "score", "main_concern"):
            yield path, value
