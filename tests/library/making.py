"""Small questionnaires for a folder."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from triage.library import Shelf
from triage.questionnaire import DEFAULT_PLACE


def text_of(name: str, title: str = "", *, expect: str = "none", version: str = "1.0.0") -> str:
    """A questionnaire with the id ``name``; its example holds where ``expect`` is ``none``."""
    return json.dumps(
        {
            "id": name,
            "version": version,
            "language": "en-GB",
            "title": title or name.capitalize(),
            "about": {"intended_use": "Tests.", "population": "Adults", "authors": ["Tests"], "licence": "MIT"},
            "sections": [
                {
                    "id": "only",
                    "title": "Only",
                    "questions": [{"id": "hurts", "type": "yes_no", "text": "Does it hurt?", "information_only": True}],
                }
            ],
            "examples": [{"id": "X1", "answers": {"hurts": "yes"}, "expect": {"level": expect}}],
        },
        indent=1,
    )


def put(folder: Path, file: str, text: str) -> Path:
    """Write ``text`` to a file of ``folder`` in one step, as a careful copy does."""
    half, path = folder / f".{file}.part", folder / file
    half.write_text(text, encoding="utf-8")
    return half.replace(path)


def shelf_on(*folders: Path) -> Shelf:
    """A shelf on ``folders`` in Britain."""
    return Shelf(folders, DEFAULT_PLACE)


def ids(shelf: Shelf) -> list[str]:
    """The ids on offer, in order."""
    return [questionnaire.id for questionnaire in shelf.offered()]


def refusals(shelf: Shelf) -> dict[str, Sequence[str]]:
    """The codes of the findings of each file that is refused."""
    return {item.file: [finding.code for finding in item.findings] for item in shelf.refused()}
