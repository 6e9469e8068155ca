"""A document of the wrong shape → the sound rest of it: what is wrong is left out, and as little else as can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pydantic import JsonValue, ValidationError
from pydantic_core import ErrorDetails

from triage.questionnaire.details import is_echo, path_of
from triage.questionnaire.document import Document
from triage.questionnaire.source import Path, written_at

_MOST_ROUNDS: Final = 20
"""What is left out can leave its list empty, or its part without what it needs; a document is not deep."""

_ABOUT: Final[dict[str, JsonValue]] = {"intended_use": "–", "population": "–", "authors": ["–"], "licence": "–"}

_STAND_INS: Final[dict[str, JsonValue]] = {
    **_ABOUT,
    "about": _ABOUT,
    "text": "–",
    "title": "–",
    "level": "routine",
    "kind": "know",
    "missing": "refuse",
}
"""What can stand where a part lacks something on which no other part hangs. A routine rule sees everything."""

_OF_THE_WHOLE: Final[dict[str, JsonValue]] = {"id": "unknown", "version": "0.0.0", "language": "und"}
"""The same for the document itself; ``und`` is the code of a language that is not known."""


@dataclass(frozen=True, slots=True)
class Rest:
    """The sound rest of a document: as a ``value``, and read.

    ``left_out`` are the places in the author's file of all that is not in it, or of what stands in for it. Lists that
    lost entries are in ``kept``, by their place in the rest: where each entry stood before.
    """

    value: JsonValue
    document: Document
    left_out: frozenset[Path]
    kept: Mapping[Path, tuple[int, ...]]


def rest_of(value: JsonValue, details: Sequence[ErrorDetails], spoilt: Iterable[Path]) -> Rest | None:
    """What is left of ``value`` without what ``details`` say is wrong and what is ``spoilt``; ``None`` if nothing is.

    What is wrong takes the smallest part with it that can go: itself, where it need not be there, or else the entry of
    a list or the key in which it stands, unless something harmless can stand in for it.
    """
    cut = _Cut(value, spoilt)
    for _round in range(_MOST_ROUNDS):
        cut.take_out(details)
        if () in cut.left_out:
            return None
        try:
            document = Document.model_validate(cut.value)
        except ValidationError as error:
            details = error.errors(include_url=False)
        else:
            return Rest(cut.value, document, frozenset(cut.left_out), cut.kept)
    return None


class _Cut:
    """What is left of a value while more and more is taken out of it."""

    def __init__(self, whole: JsonValue, spoilt: Iterable[Path]) -> None:
        self._whole = whole
        self.left_out: dict[Path, JsonValue] = dict.fromkeys(spoilt)
        self.value = whole
        self.kept: dict[Path, tuple[int, ...]] = {}

    def take_out(self, details: Sequence[ErrorDetails]) -> None:
        """Take out what ``details`` say is wrong in what is left by now."""
        found = [(path_of(detail, self.value), detail) for detail in details if not is_echo(detail, self.value)]
        for path, detail in found:
            if detail["type"] == "missing":
                self._stand_in(written_at(path, self.kept), str(detail["loc"][-1]))
            else:
                self._leave_out(written_at(path, self.kept))
        if () not in self.left_out:
            self._apply()

    def _leave_out(self, path: Path) -> None:
        """Take out what is at ``path`` in the whole; where it only stands in, all that it stands in."""
        stands_in = self.left_out.get(path) is not None
        self.left_out[path[:-1] if stands_in else path] = None

    def _stand_in(self, path: Path, key: str) -> None:
        """Put something in for the ``key`` that is missing at ``path`` in the whole, or take that out."""
        value = _OF_THE_WHOLE.get(key) if path == () else None
        value = value or _STAND_INS.get(key)
        if value is None:
            self._leave_out(path)
        else:
            self.left_out[(*path, key)] = value

    def _apply(self) -> None:
        self.kept = {}
        touched = {path[:end] for path in self.left_out for end in range(len(path))}
        added: dict[Path, dict[str, JsonValue]] = {}
        for path, value in self.left_out.items():
            if value is not None:
                added.setdefault(path[:-1], {})[str(path[-1])] = value
        self.value = self._part(self._whole, (), (), touched, added)

    def _part(
        self, part: JsonValue, old: Path, new: Path, touched: set[Path], added: Mapping[Path, Mapping[str, JsonValue]]
    ) -> JsonValue:
        """What is left of ``part``, which stands at ``old`` in the whole and at ``new`` in the rest."""
        if old not in touched:
            return part
        if isinstance(part, dict):
            left = {key: item for key, item in part.items() if (*old, key) not in self.left_out}
            made = {key: self._part(item, (*old, key), (*new, key), touched, added) for key, item in left.items()}
            return {**made, **added.get(old, {})}
        if not isinstance(part, list):
            return part
        stay = tuple(at for at in range(len(part)) if (*old, at) not in self.left_out)
        if len(stay) < len(part):
            self.kept[new] = stay
        pairs = enumerate(stay)
        return [self._part(part[was], (*old, was), (*new, now), touched, added) for now, was in pairs]
