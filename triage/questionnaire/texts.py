"""Every text for people in a document: placeholders known, brackets in pairs, letters that can be shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pydantic import JsonValue

from triage.glyphs import missing_glyphs
from triage.logic.likeness import nearest, plain
from triage.logic.problems import shown
from triage.questionnaire.bench import Bench
from triage.questionnaire.findings import Fix
from triage.questionnaire.place import Bracketed, bracketed, stray_bracket
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
        for one in bracketed(text):
            if one.name not in known or not one.is_placeholder:
                _refuse(one, path, bench)
        stray = stray_bracket(text)
        if stray is not None:
            message = _("A curly bracket stands alone in this text.")
            cure = _("Write it in pairs, as in {emergency_number}, or leave it out.")
            bench.error("stray-bracket", path, message, cure, inside=stray)
        missing = missing_glyphs(text)
        if missing:
            shown = ", ".join(f"U+{ord(sign):04X}" for sign in missing[:5])
            message = _("No font of the report can draw {signs} in this text.").format(signs=shown)
            bench.error("missing-glyph", path, message, _("Use another sign or word."))


def _refuse(one: Bracketed, path: Path, bench: Bench) -> None:
    """Note what stands in curly brackets and is no word of the place, with the one that was meant."""
    words = bench.place.words()
    message = _("There is no word of the place called '{name}'.").format(name=shown(one.name))
    by_word = [name for name, word in words.items() if word.lower() == one.name.lower()]
    sure = plain(one.name) if plain(one.name) in words else by_word[0] if len(by_word) == 1 else None
    meant = sure or nearest(plain(one.name), words)
    if meant is None:
        cure = _("Known here: {names}.").format(names=", ".join(f"{{{name}}}" for name in words))
    else:
        cure = _("Did you mean {name}?").format(name=f"{{{meant}}}")
    if one.name in words:
        message, cure = (
            _("{text} is not written so here.").format(text=shown(one.written)),
            _("Write {name}.").format(name=f"{{{meant}}}"),
        )
    fix = None if sure is None else Fix(f"{{{sure}}}", one.written)
    bench.error("unknown-placeholder", path, message, cure, inside=one.at, fix=fix)


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
