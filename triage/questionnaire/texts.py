"""Every text for people in a document: placeholders known, brackets in pairs, letters that can be shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pydantic import JsonValue

from triage.glyphs import missing_glyphs
from triage.logic.problems import did_you_mean
from triage.questionnaire.bench import Bench
from triage.questionnaire.place import has_stray_bracket, placeholders
from triage.questionnaire.source import Path
from triage.words import _

TEXT_KEYS: Final = frozenset(
    {
        "title",
        "summary",
        "text",
        "label",
        "hint",
        "why",
        "intro",
        "statement",
        "detail",
        "first",
        "intended_use",
        "population",
        "authors",
        "licence",
        "references",
        "unit",
        "low_text",
        "high_text",
        "publisher",
        "note",
    }
)
"""The keys under which people are spoken to; everything else is ids, numbers and conditions."""


def check_texts(value: JsonValue, bench: Bench) -> None:
    """Note what cannot be shown or filled in, in every text of the document ``value``."""
    known = bench.place.words()
    for path, text in _texts(value, ()):
        for name in placeholders(text):
            if name not in known:
                message = _("There is no word of the place called '{name}'.").format(name=name)
                bench.error("unknown-placeholder", path, message, did_you_mean(name, known))
        if has_stray_bracket(text):
            message = _("A curly bracket stands alone in this text.")
            bench.error(
                "stray-bracket", path, message, _("Write placeholders as {emergency_number}; leave out others.")
            )
        missing = missing_glyphs(text)
        if missing:
            shown = ", ".join(f"U+{ord(sign):04X}" for sign in missing[:5])
            message = _("No font of the report can draw {signs} in this text.").format(signs=shown)
            bench.error("missing-glyph", path, message, _("Use another sign or word."))


def _texts(value: JsonValue, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            if path == () and key == "examples":
                continue
            yield from _texts(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
    elif isinstance(value, str) and any(isinstance(step, str) and step in TEXT_KEYS for step in path[-2:]):
        yield path, value
