"""A catalogue anew after its questionnaire has changed; nothing that a translator wrote is ever lost."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final, NamedTuple

from triage.questionnaire.translation.lines import FUZZY, Entry
from triage.questionnaire.translation.originals import Original
from triage.questionnaire.translation.reading import Catalogue
from triage.questionnaire.translation.writing import header_of, written


class Renewed(NamedTuple):
    """The text of a catalogue, and of how many texts the translation stands, is to be looked at again, is missing.

    ``gone`` counts the translations that belong to no text any more, and are kept.
    """

    text: str
    translated: int
    changed: int
    missing: int
    gone: int


def renewed(texts: Sequence[Original], name: str, language: str, before: Catalogue | None = None) -> Renewed:
    """The catalogue of the ``texts`` of the questionnaire ``name`` in ``language``, with what stood in it ``before``.

    What is translated stays. Where the original has changed, the translation is marked as fuzzy, with the original that
    it was made for. A text whose place has another name now keeps its translation, as fuzzy.
    """
    entries = () if before is None else before.entries
    found = _matched(texts, sorted(entries, key=lambda entry: entry.obsolete))
    used = {id(old) for old, _new in found.values()}
    kept = [_obsolete(entry) for entry in entries if id(entry) not in used and _is_work(entry)]
    now = [found[at][1] if at in found else Entry(one.context, one.text, "") for at, one in enumerate(texts)]
    header = (before.header if before else None) or header_of(name, language)
    told = [(entry, one.comments) for entry, one in zip(now, texts, strict=True)] + [(entry, ()) for entry in kept]
    lines = written(header, told, before.remarks if before else ())
    missing = sum(entry.is_empty for entry in now)
    changed = sum(entry.is_fuzzy and not entry.is_empty for entry in now)
    text = lines.replace("\n", "\r\n") if before and "\r\n" in before.source.text else lines
    return Renewed(text, len(now) - missing - changed, changed, missing, len(kept))


def _matched(texts: Sequence[Original], entries: Sequence[Entry]) -> dict[int, tuple[Entry, Entry]]:
    """For each of ``texts``, by number, the entry that stood for it and that which does now; the surest first."""
    found: dict[int, tuple[Entry, Entry]] = {}
    used: set[int] = set()
    for key, made in _WAYS:
        alike: dict[Hashable, list[int]] = {}
        for number in reversed(range(len(entries))):
            alike.setdefault(key(entries[number].context, entries[number].original), []).append(number)
        for at, one in enumerate(texts):
            numbers = alike.get(key(one.context, one.text), []) if at not in found else []
            while numbers and at not in found:
                number = numbers.pop()
                if number not in used:
                    used.add(number)
                    found[at] = entries[number], made(one, entries[number])
    return found


def _moved(context: str | None) -> str | None:
    """``context`` without the numbers of what has no id, which change when something is put before it."""
    return None if context is None else ".".join("" if step.isdigit() else step for step in context.split("."))


def _as_it_stands(one: Original, old: Entry) -> Entry:
    return old._replace(context=one.context, obsolete=False)


def _changed(one: Original, old: Entry) -> Entry:
    if old.is_empty:
        return Entry(one.context, one.text, "", old.remarks, _without_fuzzy(old.flags))
    before = old.previous if old.is_fuzzy and old.previous is not None else old.original
    return old._replace(original=one.text, previous=before, flags=_with_fuzzy(old.flags), obsolete=False)


def _elsewhere(one: Original, old: Entry) -> Entry:
    flags = _without_fuzzy(old.flags) if old.is_empty else _with_fuzzy(old.flags)
    return old._replace(context=one.context, flags=flags, obsolete=False)


_WAYS: Final[tuple[tuple[Callable[[str | None, str], Hashable], Callable[[Original, Entry], Entry]], ...]] = (
    (lambda context, text: (context, text), _as_it_stands),
    (lambda context, text: (_moved(context), text), _as_it_stands),
    (lambda context, _text: context, _changed),
    (lambda _context, text: text, _elsewhere),
)
"""By what an entry is known again, and what becomes of it then."""


def _with_fuzzy(flags: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((FUZZY, *flags)))


def _without_fuzzy(flags: Iterable[str]) -> tuple[str, ...]:
    return tuple(flag for flag in flags if flag != FUZZY)


def _is_work(entry: Entry) -> bool:
    """Whether a translator has written something in it."""
    return not entry.is_empty or bool(entry.remarks)


def _obsolete(entry: Entry) -> Entry:
    return entry._replace(obsolete=True)
