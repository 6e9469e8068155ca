"""Signs that are named by the colour of the skin, which shows less on brown and black skin (English only)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from triage.checker.lint.asked import Asked, asked_in
from triage.checker.lint.doubt import Doubt, is_english
from triage.questionnaire import Finding
from triage.questionnaire.document import Document
from triage.questionnaire.source import Path, Source
from triage.words import _

_COLOUR: Final = re.compile(
    r"\b(?:redness|reddish|redder|bluish|paler|paleness|flushed|rash(?:es)?"
    r"|(?<!bright )(?<!blood )(?:red|pink)(?! (?:meat|wine|blood|cells?|flags?|book|tablet|pill|pee|urine|poo))"
    r"|(?<!feel )(?<!feeling )blue(?! (?:inhaler|badge|tablet|pill|light))"
    r"|pale(?! (?:poo|stool|pee|urine)))\b",
    re.IGNORECASE,
)
_SHOWN: Final = re.compile(r"\b(?:brown|black|dark|darker)\b[^.]*\bskin\b|\bskin (?:colour|tone)\b", re.IGNORECASE)


def skin_colour(document: Document, source: Source) -> Iterator[Finding]:
    """Questions, rows and options that go by the colour of the skin, where nothing beside them says how else it shows.

    Beside them are the question's hint and reason, its options, and the words below the heading of the page.
    """
    if not is_english(document):
        return
    for asked in asked_in(document):
        beside = " ".join(filter(None, _beside(asked)))
        if _SHOWN.search(beside):
            continue
        for path, text in _texts(asked):
            match = _COLOUR.search(text)
            if match is not None:
                message = _("'{word}' is hard to see on brown or black skin.").format(word=match[0])
                cure = _("Begin with what can be felt, and say in a hint how it looks on brown or black skin.")
                yield Doubt("skin-colour", match.start(), message, cure).finding(source, path)


def _texts(asked: Asked) -> Iterator[tuple[Path, str]]:
    yield (*asked.path, "text"), asked.field.text
    for at, row in enumerate(asked.rows):
        yield (*asked.path, "rows", at, "text"), row.text
    for at, option in enumerate(asked.options):
        yield (*asked.options_path, at, "text"), option.text


def _beside(asked: Asked) -> Iterator[str | None]:
    yield from (asked.field.hint, asked.field.why, asked.section.intro)
    yield from (option.hint for option in asked.options)
    yield from (text for _path, text in _texts(asked))
