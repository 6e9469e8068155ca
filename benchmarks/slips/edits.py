"""A document with one thing in it changed: the rest is shared with the document that it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import Any, Final, NamedTuple

Json = dict[str, Any]
Path = tuple[str | int, ...]

WORDS: Final = frozenset(
    {"text", "title", "label", "hint", "why", "statement", "detail", "summary", "intro", "low_text", "high_text"}
)
"""Keys whose values are words for people."""

_SHORT: Final = 60
_NEAR: Final = 16

_ASIDE: Final = frozenset({"about", "start", "accept", "examples", "sources", "$schema"})


class Edit(NamedTuple):
    """``document`` is another one at ``path``; ``what`` says what stood there and what stands there."""

    path: Path
    what: str
    document: Json


Kind = Callable[[Json], Iterator[Edit]]
"""A kind of fault: every document that has one such fault."""


def form(document: Json) -> Iterator[tuple[Path, Any]]:
    """All that stands in the form itself, each with its place: not the examples, the sources, and what is about it."""
    return (found for found in walk(document) if found[0][0] not in _ASIDE and "accept" not in found[0])


def walk(value: object, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """All that stands in ``value``, each with its place."""
    if path:
        yield path, value
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        yield from walk(inner, (*path, step))


def keyed(document: Json, *keys: str) -> Iterator[tuple[Path, Any]]:
    """What stands in the form under any of ``keys``."""
    return ((path, value) for path, value in form(document) if path[-1] in keys)


def lists(document: Json, *keys: str) -> Iterator[tuple[Path, list[Any]]]:
    """The lists under any of ``keys``; those that several questions share are lists of options."""
    for path, value in form(document):
        key = "options" if len(path) == 2 and path[0] == "option_lists" else path[-1]
        if key in keys and isinstance(value, list):
            yield path, value


def listed(document: Json, *keys: str) -> Iterator[tuple[Path, Any]]:
    """What stands in the lists under any of ``keys``, one thing at a time."""
    for path, value in lists(document, *keys):
        yield from (((*path, place), one) for place, one in enumerate(value))


def changed(document: Json, path: Path, value: object) -> Edit:
    """``value`` in place of what stands at ``path``."""
    before, now = at(document, path), value
    if isinstance(before, str) and isinstance(now, str):
        before, now = _apart(before, now)
    return Edit(path, f"{short(before)} → {short(now)}", replaced(document, path, value))


def added(document: Json, path: Path, value: object) -> Edit:
    """``value`` at ``path``, where nothing stands."""
    return Edit(path, f"{short(value)} added", replaced(document, path, value))


def removed(document: Json, path: Path) -> Edit:
    """Nothing at ``path``."""
    rest = at(document, path[:-1])
    left = (
        [one for place, one in enumerate(rest) if place != path[-1]]
        if isinstance(rest, list)
        else {key: one for key, one in rest.items() if key != path[-1]}
    )
    return Edit(path, f"{short(at(document, path))} removed", replaced(document, path[:-1], left))


def at(document: Json, path: Path) -> Any:  # noqa: ANN401 (JSON as it comes)
    """What stands at ``path``."""
    here: Any = document
    for step in path:
        here = here[step]
    return here


def inserted(document: Json, path: Path, value: object) -> Edit:
    """``value`` after what stands at ``path``, in the same list."""
    (*where, place) = path
    assert isinstance(place, int)
    before = at(document, tuple(where))
    grown = [*before[: place + 1], value, *before[place + 1 :]]
    return Edit(path, f"{short(value)} added", replaced(document, tuple(where), grown))


def neighbours(document: Json, *keys: str) -> Iterator[tuple[Path, list[Any], int]]:
    """The lists under ``keys``, each with its place, and each place in it that has one after it."""
    for path, value in lists(document, *keys):
        yield from ((path, value, place) for place in range(len(value) - 1))


def exchanged(document: Json, one: Path, two: Path) -> Edit:
    """What stands at two places, each in the place of the other."""
    first, second = at(document, one), at(document, two)
    turned = replaced(replaced(document, one, second), two, first)
    return Edit(one, f"{short(first)} ↔ {short(second)}", turned)


def place_words(path: Path) -> str:
    """A place as a person reads it: ``rules[0].when``."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def short(value: object) -> str:
    """``value`` on one line; a part of a questionnaire by its id."""
    if isinstance(value, dict) and "id" in value:
        value = value["id"]
    text = " ".join(str(value).split())
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"


def _apart(one: str, other: str) -> tuple[str, str]:
    """Where two texts differ, with the words around it, if one of them is long."""
    if max(len(one), len(other)) <= _SHORT:
        return one, other
    start = _alike(one, other)
    end = _alike(one[start:][::-1], other[start:][::-1])
    near = max(0, start - _NEAR)
    left = "…" if near else ""
    cut = [text[near : len(text) - max(0, end - _NEAR)] for text in (one, other)]
    right = "…" if end > _NEAR else ""
    return f"{left}{cut[0]}{right}", f"{left}{cut[1]}{right}"


def _alike(one: str, other: str) -> int:
    """With how many of the same letters two texts begin."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def replaced(document: Any, path: Path, value: object) -> Any:  # noqa: ANN401 (JSON as it comes)
    """``document`` with ``value`` at ``path``; the whole document where the path is empty."""
    if not path:
        return value
    copy: Any = list(document) if isinstance(document, list) else dict(document)
    inner = copy[path[0]] if len(path) > 1 else None
    copy[path[0]] = replaced(inner, path[1:], value)
    return copy
