"""What an answer means, as far as words say it: units, texts that went to another id, and words that changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from triage.checker.diff.changes import TEXTS, Change
from triage.checker.diff.parts import Part, PartKind, parts_of
from triage.questionnaire import Questionnaire

_NAMING: Final = frozenset({"text", "title", "label", "statement"})
"""Keys that say what a part is: of two parts beside each other, these are not the same."""

_ENDS: Final = ("low_text", "high_text")
_NOT_READ: Final = frozenset({"source", "example"})
"""Kinds of parts whose words neither patients nor clinicians go by."""

_Listed = Mapping[tuple[PartKind, str, str], Mapping[str, str]]
"""Texts by the id of the part, each with the others that stand under the same key in the same list."""


class MovedText(NamedTuple):
    """A part called ``name`` (which belongs to ``of``) that has the old ``text`` of ``earlier``, which has another."""

    kind: PartKind
    of: str
    name: str
    earlier: str
    text: str


class Meaning(NamedTuple):
    """What happened to the words: units that are others now, texts at other ids, and all other words that changed."""

    units: tuple[Change, ...]
    texts: tuple[MovedText, ...]
    words: tuple[Change, ...]

    @property
    def is_kept(self) -> bool:
        """Whether nothing shows that an answer means something else; whether words do, only people can tell."""
        return not self.units and not self.texts


def meaning_of(old: Questionnaire, new: Questionnaire, changes: Iterable[Change]) -> Meaning:
    """What the ``changes`` from ``old`` to ``new`` did to the words."""
    inside = [change for change in changes if change.key is not None]
    return Meaning(
        units=tuple(change for change in inside if change.key == "unit"),
        texts=tuple(_moved(_listed(parts_of(old)), _listed(parts_of(new)))),
        words=tuple(change for change in inside if change.key in TEXTS and change.kind not in _NOT_READ),
    )


def _moved(old: _Listed, new: _Listed) -> Iterator[MovedText]:
    for place, now in new.items():
        kind, of, _key = place
        before = old.get(place, {})
        gave_up = {
            _plain(text): name for name, text in before.items() if name in now and _plain(now[name]) != _plain(text)
        }
        for name, text in now.items():
            earlier = gave_up.get(_plain(text))
            if earlier is not None and _plain(text) != _plain(before.get(name, "")):
                yield MovedText(kind, of, name, earlier, text)


def _listed(parts: Iterable[Part]) -> _Listed:
    found: dict[tuple[PartKind, str, str], dict[str, str]] = {}
    for part in parts:
        kind, of, name = part.identity
        for key in part.said.keys() & _NAMING if kind not in _NOT_READ else ():
            found.setdefault((kind, of, key), {})[name] = part.said[key].words
        for key in part.said.keys() & set(_ENDS):
            found.setdefault((kind, name, "ends"), {})[key] = part.said[key].words
    return found


def _plain(text: str) -> str:
    """``text`` without what makes it no other one: capitals, spaces, and how it ends."""
    return " ".join(text.casefold().split()).rstrip(".?!")
