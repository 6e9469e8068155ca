"""What is wrong between a questionnaire's texts and a catalogue: holes, placeholders, numbers, what is left over."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from triage.logic.problems import shown
from triage.questionnaire.findings import Finding, Severity
from triage.questionnaire.place import bracketed
from triage.questionnaire.translation.lines import Entry
from triage.questionnaire.translation.originals import Original
from triage.questionnaire.translation.reading import Catalogue
from triage.words import _

HOLE: Final = "translation-hole"
PLACEHOLDER: Final = "translation-placeholder"
NUMBER: Final = "translation-number"
LEFT_OVER: Final = "translation-left-over"

_SHOWN: Final = 60
_DIGITS: Final = re.compile(r"\d+")
_THOUSANDS: Final = re.compile(r"(?<=\d)[.,'’\u00a0\u202f ](?=\d{3}(?!\d))")


def stands(one: Original, entry: Entry | None) -> bool:
    """Whether ``entry`` is the translation of ``one`` as it is now."""
    return entry is not None and entry.original == one.text and not entry.is_empty and not entry.is_fuzzy


def by_context(catalogue: Catalogue) -> dict[str, Entry]:
    """The entries in use, by the place of their text."""
    return {entry.context: entry for entry in catalogue.active if entry.context is not None}


def faults(texts: Sequence[Original], catalogue: Catalogue) -> Iterator[Finding]:
    """What is wrong in ``catalogue`` as a translation of ``texts``."""
    entries = by_context(catalogue)
    for one in texts:
        entry = entries.get(one.context)
        if entry is None or not stands(one, entry):
            yield _hole(one, entry, catalogue)
        else:
            yield from _placeholders(one, entry, catalogue)
            yield from _numbers(one, entry, catalogue)
    yield from _left_over({one.context for one in texts}, catalogue)


def at_entry(
    catalogue: Catalogue,
    entry: Entry | None,
    code: str,
    message: str,
    cure: str,
    *,
    severity: Severity = Severity.ERROR,
) -> Finding:
    """A finding at the translation of ``entry``; where there is none, at the beginning of the catalogue."""
    found = catalogue.source.at(code, entry.at if entry else 0, message, cure, severity=severity)
    return replace(found, path=(entry.context if entry else None) or "$")


def _hole(one: Original, entry: Entry | None, catalogue: Catalogue) -> Finding:
    text = f"{shown(one.text[:_SHOWN])}{'…' if len(one.text) > _SHOWN else ''}"
    renew = _("Renew the catalogue with triage translate, then translate it.")
    if entry is None:
        message, cure = _("Not in the catalogue: '{text}'."), renew
    elif entry.original != one.text:
        message, cure = _("The original is another one now: '{text}'."), renew
    elif entry.is_empty:
        message, cure = _("Not translated: '{text}'."), _("Write its translation.")
    else:
        message, cure = (
            _("Marked as fuzzy, so not used: '{text}'."),
            _("Read the translation, mend it, and remove the mark."),
        )
    found = at_entry(catalogue, entry, HOLE, message.format(text=text), cure, severity=Severity.WARNING)
    return replace(found, path=one.context)


def _placeholders(one: Original, entry: Entry, catalogue: Catalogue) -> Iterator[Finding]:
    """Placeholders are to be the same, as often as they like and in any order."""
    own = dict.fromkeys(found.written for found in bracketed(one.text))
    there = dict.fromkeys(found.written for found in bracketed(entry.translation))
    for written in own:
        if written not in there:
            message = _("The translation has no {name}, and the original has.").format(name=written)
            cure = _("Write it where it belongs, letter by letter.")
            yield at_entry(catalogue, entry, PLACEHOLDER, message, cure)
    for written in there:
        if written not in own:
            message = _("The translation has {name}, and the original has not.").format(name=shown(written))
            cure = _("Keep what stands in curly brackets as it is in the original.")
            yield at_entry(catalogue, entry, PLACEHOLDER, message, cure)


def _numbers(one: Original, entry: Entry, catalogue: Catalogue) -> Iterator[Finding]:
    own, there = numbers(one.text), numbers(entry.translation)
    if own == there:
        return
    lost, added = ", ".join((own - there).elements()), ", ".join((there - own).elements())
    if lost and added:
        message = _("The original says {lost} where the translation says {added}.")
    elif lost:
        message = _("The original says {lost}, and the translation does not.")
    else:
        message = _("The translation says {added}, and the original does not.")
    said, cure = message.format(lost=lost, added=added), _("Check the numbers in both.")
    yield at_entry(catalogue, entry, NUMBER, said, cure, severity=Severity.WARNING)


def numbers(text: str) -> Counter[str]:
    """The digits of ``text``, run by run, in whatever script; signs between thousands do not part them."""
    plain = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
    return Counter(_DIGITS.findall(_THOUSANDS.sub("", plain)))


def _left_over(contexts: set[str], catalogue: Catalogue) -> Iterator[Finding]:
    cure = _("Renew the catalogue with triage translate, which puts it aside.")
    for entry in catalogue.active:
        if entry.context is None:
            message = _("This entry has no msgctxt, so it belongs to no text.")
        elif entry.context not in contexts:
            message = _("The questionnaire has no text '{text}'.").format(text=shown(entry.context))
        else:
            continue
        yield at_entry(catalogue, entry, LEFT_OVER, message, cure, severity=Severity.ADVICE)


def texts_by_context(texts: Sequence[Original], catalogue: Catalogue) -> Mapping[str, str]:
    """The translations that stand, by the place of their text."""
    entries = by_context(catalogue)
    return {one.context: entries[one.context].translation for one in texts if stands(one, entries.get(one.context))}
