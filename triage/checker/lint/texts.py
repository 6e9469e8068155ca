"""Every text of a questionnaire with its place and who speaks in it, and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final, NamedTuple

from triage.questionnaire.document import Document
from triage.questionnaire.source import Path
from triage.questionnaire.texts import TEXT_KEYS

_ASKED_KEYS: Final = frozenset({"text", "label", "hint", "unit", "low_text", "high_text"})
_PRINTED: Final = frozenset({"authors", "licence", "references"})
_UNREAD: Final = frozenset({"examples", "accept"})
_SENTENCE_END: Final = re.compile(r"""[.!?]["”’')]*\s+(?=["“‘'(]*[A-Z0-9{])|\n+""")


class Voice(Enum):
    """Who speaks: a question with its options, which may name anything; the clinic itself; the small print."""

    ASKED = "asked"
    SAID = "said"
    PRINTED = "printed"


class Said(NamedTuple):
    """A text as its author wrote it, its place and its voice."""

    path: Path
    text: str
    voice: Voice


def texts_of(document: Document) -> Iterator[Said]:
    """Every text of ``document`` for people, in the order of its parts."""
    for path, text in _strings(document.model_dump(by_alias=True, exclude_none=True), ()):
        if any(step in TEXT_KEYS for step in path[-2:]):
            yield Said(path, text, _voice(path))


def _strings(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in _UNREAD:
                yield from _strings(item, (*path, str(key)))
    elif isinstance(value, list | tuple):
        for at, item in enumerate(value):
            yield from _strings(item, (*path, at))


def _voice(path: Path) -> Voice:
    match path:
        case ("sources", *_):
            return Voice.PRINTED
        case ("about", str() as key, *_):
            return Voice.PRINTED if key in _PRINTED else Voice.SAID
        case ("option_lists", *_, str() as key) | ("sections", int(), "questions" | "options", *_, str() as key):
            return Voice.ASKED if key in _ASKED_KEYS else Voice.SAID
        case _:
            return Voice.SAID


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of ``text``, each with the character at which it starts."""
    start = 0
    for end in (*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)):
        if text[start:end].strip():
            yield start, text[start:end].strip()
        start = end
