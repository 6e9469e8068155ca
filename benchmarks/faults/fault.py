"""A fault, and how it is planted into the small form that is written for both sides."""

from __future__ import annotations

import json
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import JsonValue

HERE: Final = Path(__file__).parent

Edits = Mapping[str, JsonValue]
"""What is to stand where; ``None`` takes away what stands there.

``sections.you.questions.age.min`` is a place, by keys and ids. ``rules.+`` adds to the list, ``rules.++`` once more.
"""

YOU: Final = "sections.you.questions."
NOW: Final = "sections.headaches.questions."
THEIR_YOU: Final = "pages.you.elements."
THEIR_NOW: Final = "pages.headaches.elements."
"""The questions of the two pages, in our form and in theirs."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, in words, and as ``ours`` and ``theirs`` write it; ``None`` where the format knows no such fault.

    ``code`` is what ``triage check`` calls it; it is empty where nothing is found, or no such fault is known.
    """

    kind: str
    code: str
    ours: Edits | None
    theirs: Edits | None


def our_form(edits: Edits) -> bytes:
    """Our small form with ``edits``, as a file."""
    return json.dumps(_edited("ours.json", edits), indent=2).encode()


def their_form(edits: Edits) -> JsonValue:
    """The same form as survey-core reads it, with ``edits``."""
    return _edited("theirs.json", edits)


def _edited(name: str, edits: Edits) -> JsonValue:
    form: JsonValue = json.loads((HERE / name).read_text(encoding="utf-8"))
    for place, value in edits.items():
        _edit(form, place.split("."), deepcopy(value))
    return form


def _edit(part: JsonValue, way: list[str], value: JsonValue) -> None:
    step, *rest = way
    match part:
        case list() if not step.strip("+"):
            part.append(value)
        case list():
            _edit(next(one for one in part if _is_called(one, step)), rest, value)
        case dict() if rest:
            _edit(part[step], rest, value)
        case dict() if value is None:
            del part[step]
        case dict():
            part[step] = value
        case _:
            raise TypeError(f"there is nothing at '{step}' to be changed")


def _is_called(part: JsonValue, name: str) -> bool:
    return isinstance(part, dict) and name in (part.get("id"), part.get("name"), part.get("value"))
