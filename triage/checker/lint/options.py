"""What is doubtful in options and rows: 'none of these' beside others, ids that stand at each other's texts, twins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from triage.checker.lint.asked import asked_in
from triage.checker.lint.doubt import Doubt, is_english
from triage.questionnaire import Finding, Severity
from triage.questionnaire.document import Document
from triage.questionnaire.fields import MultipleField, OptionField, RowField
from triage.questionnaire.source import Path, Source
from triage.words import _

_NONE: Final = re.compile(
    r"^(?:none\b|no\s*$|no,|nothing\b|neither\b|never\b|not any\b|I (?:do not|don['’]t|have not|haven['’]t) \w+ any\b)",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"\w+")
_STEM: Final = 4
"""Words are taken as alike that begin with so many letters alike."""


def none_with_others(document: Document, source: Source) -> Iterator[Finding]:
    """Options that say 'none of these', and can be chosen together with one of these."""
    if not is_english(document):
        return
    for asked in asked_in(document):
        if not isinstance(asked.field, MultipleField) or asked.field.several == "highest":
            continue
        for at, option in enumerate(asked.options):
            if _NONE.match(option.text) and not option.exclusive:
                message = _("People can choose '{option}' together with other options of '{id}'.")
                cure = _('Add "exclusive": true to it.')
                said = message.format(option=option.id, id=asked.field.id)
                doubt = Doubt("none-with-others", None, said, cure, Severity.WARNING)
                yield doubt.finding(source, (*asked.options_path, at))


def swapped_ids(document: Document, source: Source) -> Iterator[Finding]:
    """Pairs of options, or of rows, of which each has the id that says what the other is."""
    for asked in asked_in(document):
        yield from _swapped(asked.options, asked.options_path, source)
        yield from _swapped(asked.rows, (*asked.path, "rows"), source)


def same_option(document: Document, source: Source) -> Iterator[Finding]:
    """Options of a question that read the same."""
    for asked in asked_in(document):
        first: dict[str, str] = {}
        for at, option in enumerate(asked.options):
            read = " ".join(_WORD.findall(option.text.casefold()))
            if read and read in first:
                message = _("'{one}' and '{two}' read the same.").format(one=first[read], two=option.id)
                cure = _("Say what tells them apart, or remove one of them.")
                doubt = Doubt("same-option-twice", None, message, cure, Severity.WARNING)
                yield doubt.finding(source, (*asked.options_path, at, "text"))
            first.setdefault(read, option.id)


def _swapped(parts: Sequence[OptionField | RowField], path: Path, source: Source) -> Iterator[Finding]:
    for (_at, one), (at, two) in combinations(enumerate(parts), 2):
        crossed = _says(one.id, two.text) and _says(two.id, one.text)
        if crossed and not _says(one.id, one.text) and not _says(two.id, two.text):
            message = _("The ids '{one}' and '{two}' seem to stand at each other's texts.")
            cure = _("Swap them if so: conditions and points go by the ids, and people by the texts.")
            said = message.format(one=one.id, two=two.id)
            yield Doubt("ids-swapped", None, said, cure, Severity.WARNING).finding(source, (*path, at, "id"))


def _says(name: str, text: str) -> bool:
    """Whether at least half of the words that ``name`` is made of are in ``text``."""
    words = [word.lower() for word in _WORD.findall(text)]
    parts = [part for part in name.split("_") if part]
    found = [part for part in parts if any(_is_alike(part, word) for word in words)]
    return 2 * len(found) >= len(parts)


def _is_alike(one: str, other: str) -> bool:
    return one == other or (len(one) >= _STEM and one[:_STEM] == other[:_STEM])
