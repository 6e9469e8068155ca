"""Puts a piece of the catalogue into the small form that it belongs to."""

from __future__ import annotations

import re
from typing import NamedTuple

from triage.checker.catalogue import FORM

_CHUNK = re.compile(r'(?m)^(?=["{])')
_KEY = re.compile(r'"(\w+)":')
_LAST_QUESTION = "\n    ]\n  }\n]"


class Whole(NamedTuple):
    """A file made of the form and a piece; ``lines`` are those of the piece, counted from 1."""

    text: str
    lines: frozenset[int]


def _chunks(text: str) -> list[str]:
    """The parts and the questions of ``text``, each without the comma behind it."""
    return [chunk.rstrip().removesuffix(",") for chunk in _CHUNK.split(text) if chunk.strip()]


def _key(chunk: str) -> str:
    found = _KEY.match(chunk)
    return found[1] if found else ""


def in_form(piece: str) -> Whole:
    """The form with ``piece`` in it: its parts in place of those of the same name, its questions behind the others."""
    new = _chunks(piece)
    parts, questions = [chunk for chunk in new if _key(chunk)], [chunk for chunk in new if not _key(chunk)]
    kept = [chunk for chunk in _chunks(FORM[1 : FORM.rindex("}")]) if _key(chunk) not in {*map(_key, parts)}]
    (at,) = (number for number, chunk in enumerate(kept) if _key(chunk) == "sections") if questions else (0,)
    if questions:
        assert _LAST_QUESTION in kept[at]
        kept[at] = kept[at].replace(_LAST_QUESTION, ",\n" + ",\n".join(questions) + _LAST_QUESTION)
    text = "{\n" + ",\n".join([*kept, *parts]) + "\n}\n"
    return Whole(text, frozenset(line for chunk in new for line in _lines(chunk, text)))


def _lines(chunk: str, text: str) -> range:
    first = text[: text.rindex(chunk)].count("\n") + 1
    return range(first, first + chunk.count("\n") + 1)
