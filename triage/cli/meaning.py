"""What happened to units and texts, on a line each; and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from triage.checker.diff import Change, Meaning, MovedText
from triage.words import _, ngettext


def meaning_lines(meaning: Meaning) -> Iterator[str]:
    """A line for units that are others, one for texts at other ids, and one for what only a person can judge."""
    if meaning.units:
        words = _("The unit changed: {units}. The same number may mean something else now.")
        yield words.format(units="; ".join(map(_unit, meaning.units)))
    if meaning.texts:
        words = _("An old text stands at another id: {texts}. What an id stands for is different now.")
        yield words.format(texts="; ".join(map(_moved, meaning.texts)))
    count = len(meaning.words)
    if count:
        yield ngettext(
            "{count} text changed. Read it: only a person can tell whether it still means the same.",
            "{count} texts changed. Read them: only a person can tell whether they still mean the same.",
            count,
        ).format(count=count)


def meaning_data(meaning: Meaning) -> Mapping[str, object]:
    """The same as data: ``units`` and ``words`` with the part and the key, ``texts`` with both ids."""
    return {
        "units": [_data(change) for change in meaning.units],
        "texts": [
            {"part": one.kind, "id": one.name, "of": one.of or None, "earlier": one.earlier, "text": one.text}
            for one in meaning.texts
        ],
        "words": [_data(change) for change in meaning.words],
    }


def _unit(change: Change) -> str:
    before, now = (f"“{words}”" if words else _("nothing") for words in (change.before, change.now))
    return _("for '{name}' from {before} to {now}").format(name=change.name, before=before, now=now)


def _moved(text: MovedText) -> str:
    return _("“{text}” was at '{earlier}' and is at '{name}'").format(
        text=text.text, earlier=text.earlier, name=text.name
    )


def _data(change: Change) -> Mapping[str, object]:
    return {"part": change.kind, "id": change.name, "of": change.of or None, "key": change.key}
