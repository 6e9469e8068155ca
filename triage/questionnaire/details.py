"""Where in the data an error of pydantic stands."""

from __future__ import annotations

from pydantic import JsonValue
from pydantic_core import ErrorDetails

from triage.questionnaire.source import Path


def is_echo(detail: ErrorDetails, value: JsonValue) -> bool:
    """Whether this only repeats that every item of a list was refused."""
    return detail["type"] == "too_short" and bool(at(value, path_of(detail, value)))


def path_of(detail: ErrorDetails, value: JsonValue) -> Path:
    """The place of an error as a path into the data, without the names of union members that pydantic adds."""
    path: list[str | int] = []
    here: object = value
    steps = detail["loc"]
    for number, step in enumerate(steps):
        known = step in here if isinstance(here, dict) else isinstance(here, list) and isinstance(step, int)
        if known and not _is_member(steps[:number]):
            path.append(step)
            here = here[step]  # type: ignore[index]
    return tuple(path)


def _is_member(before: Path) -> bool:
    """Whether the step after ``before`` names a member of a union: a type of question, a form of options or items."""
    match before:
        case (*_, "options" | "missing") | (*_, "questions" | "items", int()):
            return True
        case _:
            return False


def at(value: JsonValue, path: Path) -> object:
    """What stands at ``path``."""
    here: object = value
    for step in path:
        here = here[step]  # type: ignore[index]
    return here
