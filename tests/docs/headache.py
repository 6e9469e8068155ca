"""The questionnaire that the authors' guide writes piece by piece, put together from its pieces."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from tests.docs.reading import code, documents
from triage import Questionnaire, load
from triage.logic import Scope, Slot, check_condition, compile_condition, day_name, describe

GUIDE: Final = "docs/authoring.md"
FIRST: Final = "\n## The parts of a file\n"
"""The heading before the first piece; what stands before it belongs to another form."""
LAST: Final = "up to here are one questionnaire."
"""What the guide says behind the last piece."""
WORDS_OF_TRUTH: Final[Mapping[bool | None, str]] = {True: "yes", False: "no", None: "open"}


@cache
def written() -> str:
    """The file that an author has after the last piece of the guide."""
    document: dict[str, Any] = {"sections": []}
    pieces = documents()[GUIDE].partition(LAST)[0].partition(FIRST)[2]
    for text in code(pieces, "json"):
        _add(document, text)
    return json.dumps(document, ensure_ascii=False, indent=1)


def _add(document: dict[str, Any], text: str) -> None:
    """Put a piece where the guide says: a part of the file, a section, or a question of the latest section."""
    if text.startswith('"'):
        parts = json.loads(f"{{{text}}}")
        assert document.keys().isdisjoint(parts), text
        document.update(parts)
        return
    piece = json.loads(text)
    if "questions" in piece:
        document["sections"].append(piece)
    else:
        assert "type" in piece, text
        document["sections"][-1]["questions"].append(piece)


@cache
def questionnaire() -> Questionnaire:
    """The same, loaded."""
    return load(written().encode())


@cache
def scope() -> Scope:
    """What a note of it may name."""
    questions = [question.name for question in questionnaire().questions]
    names = (*questions, *(score.name for score in questionnaire().scores))
    return Scope({name.id: name for name in names}, day=day_name(len(names)))


def said(condition: str) -> str:
    """``condition`` in plain words."""
    return describe(check_condition(condition, scope())[0])


def truth(condition: str, name: str, slot: Slot) -> str:
    """What ``condition`` comes to where ``name`` holds ``slot``."""
    slots: list[Slot] = [slot] * (1 + max(known.index for known in scope().names.values()))
    assert name in scope().names
    return WORDS_OF_TRUTH[compile_condition(check_condition(condition, scope())[0])(slots)]
