"""Faults in how the file is written: keys, kinds of values, texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from benchmarks.slips.edits import WORDS, Edit, Json, Path, at, changed, form, keyed, removed, replaced

_NEEDED: Final = frozenset(
    {"type", "text", "title", "options", "rows", "items", "missing", "when", "level", "min", "max", "decimals", "from"}
    | {"sections", "questions", "version", "language", "about"}
)
_FREE: Final = ("points", "option_lists", "look_up")
"""What stands in these is named by the author."""


def mistyped_key(document: Json) -> Iterator[Edit]:
    """A key without its last letter."""
    for path, _value in form(document):
        (*where, key) = path
        if isinstance(key, str) and not (where and where[-1] in _FREE):
            rest = at(document, tuple(where))
            renamed = {key[:-1] if one == key else one: it for one, it in rest.items()}
            yield Edit(path, f"{key} → {key[:-1]}", replaced(document, tuple(where), renamed))


def key_dropped(document: Json) -> Iterator[Edit]:
    """A part without what it needs."""
    for path, _value in form(document):
        if path[-1] in _NEEDED and not _is_optional(path):
            yield removed(document, path)


def text_dropped(document: Json) -> Iterator[Edit]:
    """A part without a text that it does not need."""
    return (removed(document, path) for path, _text in _texts(document) if _is_optional(path))


def wrong_type(document: Json) -> Iterator[Edit]:
    """A number in quotes, a text for a list, a word for yes or no."""
    for path, value in form(document):
        match value:
            case bool():
                yield changed(document, path, "yes" if value else "no")
            case int() | float():
                yield changed(document, path, str(value))
            case [only]:
                yield changed(document, path, only)
            case [*_several]:
                yield changed(document, path, {str(place): one for place, one in enumerate(value)})
            case str() if isinstance(path[-1], str) and path[-1] not in ("options", "items"):
                yield changed(document, path, [value])
            case _:
                pass


def text_emptied(document: Json) -> Iterator[Edit]:
    """A text with nothing in it."""
    return (changed(document, path, "") for path, _text in _texts(document))


def number_in_text(document: Json) -> Iterator[Edit]:
    """A number in a text that is 1 more."""
    for path, text in _texts(document):
        for number in re.finditer(r"\d+", text):
            told = f"{text[: number.start()]}{int(number[0]) + 1}{text[number.end() :]}"
            yield Edit(path, f"{number[0]} → {int(number[0]) + 1}", replaced(document, path, told))


def placeholder(document: Json) -> Iterator[Edit]:
    """A word to be filled in that is not known, or has lost a bracket."""
    for path, text in _texts(document):
        for word in re.finditer(r"\{(\w+)\}", text):
            for other in (f"{{{word[1][:-1]}}}", f"{{{word[1]}"):
                yield changed(document, path, text[: word.start()] + other + text[word.end() :])


def markup(document: Json) -> Iterator[Edit]:
    """A text with a word in bold, as a page or a chat would have it."""
    for path, text in _texts(document):
        first, _space, rest = text.partition(" ")
        yield from (changed(document, path, f"{bold} {rest}".strip()) for bold in (f"<b>{first}</b>", f"**{first}**"))


def _is_optional(path: Path) -> bool:
    match path:
        case (*_, "bands", int(), "title") | ("scores", int(), "text") | ("scores", int(), "change", "text"):
            return True
        case (*_, "label" | "hint" | "why" | "statement" | "detail" | "intro" | "summary" | "low_text" | "high_text"):
            return True
        case _:
            return False


def _texts(document: Json) -> Iterator[tuple[Path, str]]:
    for path, value in keyed(document, *WORDS):
        if isinstance(value, str):
            yield path, value
