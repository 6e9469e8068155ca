"""Catalogues for tests: made of a questionnaire's own texts, each marked, and changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from string import ascii_lowercase, ascii_uppercase

from triage.questionnaire.source import read
from triage.questionnaire.translation.lines import Entry
from triage.questionnaire.translation.originals import Original, originals
from triage.questionnaire.translation.reading import Catalogue, read_catalogue
from triage.questionnaire.translation.renewing import renewed
from triage.questionnaire.translation.writing import header_of, written

FILE = "form.cy.po"

_LETTERS = {
    latin: chr(ord("\u0430") + at) if latin.islower() else chr(ord("\u0410") + at)
    for letters in (ascii_lowercase, ascii_uppercase)
    for at, latin in enumerate(letters)
}


def texts_in(data: bytes) -> tuple[Original, ...]:
    """The texts to translate of the questionnaire in ``data``."""
    return originals(read(data, "form.json")[0])


def marked(text: str) -> str:
    """A translation that shows what it is one of."""
    return f"«{text}»"


def foreign(text: str) -> str:
    """A translation without a Latin letter, but for what stands in curly brackets."""
    return re.sub(r"\{\w+\}|[A-Za-z]", lambda found: found[0] if found[0][0] == "{" else _LETTERS[found[0]], text)


def catalogue_for(data: bytes, translate: Callable[[str], str] = marked, language: str = "cy") -> bytes:
    """A catalogue with every text of ``data`` translated by ``translate``."""
    entries = [(Entry(one.context, one.text, translate(one.text)), one.comments) for one in texts_in(data)]
    return written(header_of("form", language), entries).encode()


def known(text: str, file: str = FILE) -> Catalogue:
    """The catalogue in ``text``, in which nothing is wrong."""
    catalogue, wrong = read_catalogue(text.encode(), file)
    assert wrong == ()
    return catalogue


def renewal(data: bytes, before: str) -> str:
    """The catalogue in ``before``, renewed for the questionnaire in ``data``."""
    return renewed(texts_in(data), "form", "cy", known(before)).text
