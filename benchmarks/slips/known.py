"""What a document names: its questions with their options, its scores with their bands."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.slips.edits import Json

_NUMBERS = ("whole", "decimal", "scale")


def codes(document: Json) -> Mapping[str, tuple[str, ...]]:
    """The option ids of each question and row, none for a number, and the band ids of each score."""
    found = dict(options(document))
    for score in document.get("scores", []):
        found[score["id"]] = tuple(band["id"] for band in score.get("bands", []))
    return found


def options(document: Json) -> Mapping[str, tuple[str, ...]]:
    """The option ids of each question and row; none for a number."""
    found: dict[str, tuple[str, ...]] = {}
    lists = document.get("option_lists", {})
    for section in document["sections"]:
        for question in section["questions"]:
            given = question.get("options", section.get("options", []))
            offered = lists.get(given, []) if isinstance(given, str) else given
            ids = tuple(option["id"] for option in offered)
            if question["type"] == "yes_no" and not ids:
                ids = ("yes", "no")
            if ids or question["type"] in _NUMBERS:
                found |= dict.fromkeys([question["id"], *(row["id"] for row in question.get("rows", []))], ids)
                if "rows" in question:
                    del found[question["id"]]
    return found


def others(name: str, among: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The neighbours of ``name`` that take the same answers: they can stand where it stands."""
    alike = [other for other, ids in among.items() if ids == among[name]]
    place = alike.index(name)
    return tuple(alike[near] for near in (place - 1, place + 1) if 0 <= near < len(alike))


def named(document: Json, key: str) -> tuple[str, ...]:
    """The ids of all in the list ``key`` of the document."""
    return tuple(one["id"] for one in document.get(key, []))


def mistyped(name: str) -> str:
    """``name`` with another last letter."""
    return name[:-1] + ("y" if name[-1] != "y" else "z")
