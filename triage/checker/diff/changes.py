"""What changed from one version's file to the other's. Ids are identity: a part with another id is another part."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from triage.checker.diff.parts import Identity, Part, PartKind, Said, parts_of
from triage.questionnaire import Questionnaire
from triage.questionnaire.source import Path

How = Literal["added", "removed", "moved", "reworded", "changed"]
"""What happened to a part, or to what stands under a key of it."""

TEXTS: Final = frozenset(
    {"text", "title", "summary", "intro", "label", "hint", "why", "statement", "detail", "low_text", "high_text"}
    | {"first", "publisher", "note", "intended_use", "population", "because"}
)
"""Keys whose values are words for people."""


class Change(NamedTuple):
    """One change: of the part called ``name`` (which belongs to ``of``), or of what stands under its ``key``.

    ``before`` and ``now`` show what stood there and what stands there. ``path`` is in the new file, or in the old one
    (``gone``) for what is no longer there.
    """

    how: How
    kind: PartKind
    of: str
    name: str
    key: str | None
    before: str
    now: str
    gone: bool
    path: Path


def changes_between(old: Questionnaire, new: Questionnaire) -> tuple[Change, ...]:
    """What changed, in the order of the new file; then what is gone, in the order of the old one."""
    before, after = ({part.identity: part for part in parts_of(one)} for one in (old, new))
    moved = set(_moved(before, after))
    told: list[Change] = []
    for identity, part in after.items():
        earlier = before.get(identity)
        if earlier is None:
            if part.owner is None or part.owner in before:
                told.append(_whole("added", part, "", ""))
        else:
            if identity in moved:
                told.append(_whole("moved", part, earlier.group, part.group))
            told += _inside(earlier, part)
    gone = (part for identity, part in before.items() if identity not in after)
    told += [_whole("removed", part, "", "") for part in gone if part.owner is None or part.owner in after]
    return tuple(told)


def _whole(how: How, part: Part, before: str, now: str) -> Change:
    kind, of, name = part.identity
    different = before != now
    return Change(
        how, kind, of, name, None, before if different else "", now if different else "", how == "removed", part.path
    )


def _inside(old: Part, new: Part) -> Iterator[Change]:
    """What changed under the keys of a part that is in both."""
    kind, of, name = new.identity
    for key in {**new.said, **old.said}:
        before, now = old.said.get(key), new.said.get(key)
        if before is None and now is not None:
            yield Change("added", kind, of, name, key, "", now.words, gone=False, path=now.path)
        elif before is not None and now is None:
            yield Change("removed", kind, of, name, key, before.words, "", gone=True, path=before.path)
        elif before is not None and now is not None and before.key != now.key:
            yield Change(
                _how(key, before, now), kind, of, name, key, before.words, now.words, gone=False, path=now.path
            )


def _how(key: str, before: Said, now: Said) -> How:
    return "reworded" if key in TEXTS and before.words and now.words else "changed"


def _moved(old: Mapping[Identity, Part], new: Mapping[Identity, Part]) -> Iterator[Identity]:
    """The parts that stand elsewhere: in another group, or behind a part that stood behind them."""
    siblings: dict[tuple[PartKind, str, str], list[Identity]] = {}
    for identity, part in new.items():
        if identity not in old:
            continue
        if old[identity].group != part.group:
            yield identity
        else:
            siblings.setdefault((identity[0], identity[1], part.group), []).append(identity)
    places = {identity: at for at, identity in enumerate(old)}
    for among in siblings.values():
        kept = _longest_rising([places[identity] for identity in among])
        yield from (identity for at, identity in enumerate(among) if at not in kept)


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The places of the most of ``numbers`` that stand in order: all others have moved."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for at, number in enumerate(numbers):
        length = bisect_left(ends, number)
        before.append(last[length - 1] if length else None)
        ends[length:] = [number, *ends[length + 1 :]]
        last[length:] = [at, *last[length + 1 :]]
    found: set[int] = set()
    place = last[-1] if last else None
    while place is not None:
        found.add(place)
        place = before[place]
    return found
