"""The file of a gettext catalogue → its header and its entries, or what keeps it from being read."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from triage.questionnaire.findings import Finding
from triage.questionnaire.parts import LANGUAGE_PATTERN
from triage.questionnaire.source import Source
from triage.questionnaire.translation.lines import UNREADABLE, Entry, Reader
from triage.words import _, is_language

MOST_BYTES: Final = 8_000_000
"""A catalogue holds every text twice, in letters of up to four bytes."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A catalogue as it stands in its file: its header, its entries in their order, and the remarks at its end."""

    source: Source
    header: Entry | None = None
    entries: tuple[Entry, ...] = ()
    remarks: tuple[str, ...] = ()

    def field(self, name: str) -> str | None:
        """What the header says of ``name``, such as ``Language``; ``None`` where it says nothing."""
        lines = self.header.translation.split("\n") if self.header else ()
        found = (line.partition(":")[2].strip() for line in lines if line.lower().startswith(f"{name.lower()}:"))
        return next(found, "") or None

    @property
    def active(self) -> tuple[Entry, ...]:
        """The entries that are in use."""
        return tuple(entry for entry in self.entries if not entry.obsolete)


def contents(path: Path) -> bytes:
    """The bytes of the catalogue at ``path``; of one that is too large, only what shows that it is.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as handle:
        return handle.read(MOST_BYTES + 1)


def language_of(file: str) -> str:
    """The language that the name NAME.LANG.po of a catalogue says; empty where it says none."""
    parts = file.replace("\\", "/").rpartition("/")[2].split(".")
    return parts[-2] if len(parts) > 2 else ""  # noqa: PLR2004 - name, language and ending


def read_catalogue(data: bytes, file: str) -> tuple[Catalogue, tuple[Finding, ...]]:
    """The catalogue in ``data``, and what keeps it from being read; its ``file`` is called NAME.LANG.po."""
    source = Source(file, "")
    if len(data) > MOST_BYTES:
        message = _("The catalogue has more than {most} bytes.").format(most=MOST_BYTES)
        return Catalogue(source), (source.at(UNREADABLE, 0, message, _("Check that it is the right file.")),)
    encoded = data.removeprefix(BOM_UTF8)
    try:
        text = encoded.decode()
    except UnicodeDecodeError as error:
        source = Source(file, encoded[: error.start].decode())
        message = _("The catalogue is not UTF-8 text from here on.")
        cure = _("Save it as UTF-8 in your editor.")
        return Catalogue(source), (source.at(UNREADABLE, len(source.text), message, cure),)
    source = Source(file, text)
    reader = Reader(source)
    entries = tuple(reader.entries())
    header = next((entry for entry in entries if _is_header(entry)), None)
    catalogue = Catalogue(source, header, tuple(entry for entry in entries if not _is_header(entry)), reader.rest)
    return catalogue, tuple(reader.found) or (*_twice(source, entries), *_faults(catalogue))


def _is_header(entry: Entry) -> bool:
    return entry.context is None and not entry.original and not entry.obsolete


def _twice(source: Source, entries: tuple[Entry, ...]) -> Iterator[Finding]:
    for entry in [entry for entry in entries if _is_header(entry)][1:]:
        message = _("The header stands here a second time.")
        yield source.at(UNREADABLE, entry.at, message, _("Keep the first, and remove this one."))


def _faults(catalogue: Catalogue) -> Iterator[Finding]:
    """What is wrong with the header and with entries as such."""
    source = catalogue.source
    yield from _charset(catalogue)
    yield from _language(catalogue)
    for entry in catalogue.entries:
        if entry.plural:
            message = _("This entry has a plural, and no text of a questionnaire has one.")
            yield source.at(UNREADABLE, entry.at, message, _("Write one msgid and one msgstr."))
    seen: set[str] = set()
    for entry in catalogue.active:
        if entry.context is not None and entry.context in seen:
            message = _("The text '{text}' is translated a second time here.").format(text=entry.context)
            yield source.at(UNREADABLE, entry.at, message, _("Keep the one that is right, and remove the other."))
        seen.add(entry.context or "")


def _charset(catalogue: Catalogue) -> Iterator[Finding]:
    kind = catalogue.field("Content-Type") or ""
    charset = kind.lower().partition("charset=")[2].strip()
    if charset.replace("-", "") not in ("", "utf8"):
        message = _("The header says that the letters are {charset}, but only UTF-8 is read.").format(charset=charset)
        cure = _("Save the catalogue as UTF-8, and write charset=UTF-8 in the header.")
        yield catalogue.source.at(UNREADABLE, catalogue.header.at if catalogue.header else 0, message, cure)


def _language(catalogue: Catalogue) -> Iterator[Finding]:
    """The languages that the name of the file and the header say have to be one."""
    source, at = catalogue.source, catalogue.header.at if catalogue.header else 0
    wanted, given = language_of(source.file), catalogue.field("Language")
    if not is_code(wanted):
        message = _("The file name has no language that is known: '{name}'.").format(name=wanted)
        yield source.at(UNREADABLE, at, message, _("Call the file NAME.LANG.po, such as headache.cy.po for Welsh."))
    elif given is None:
        message = _("The header does not say the language.")
        yield source.at(UNREADABLE, at, message, _('Add the line "Language: {code}\\n".').format(code=wanted))
    elif given.replace("_", "-").lower() != wanted.lower():
        message = _("The header says that the language is '{given}', and the file name says '{wanted}'.")
        cure = _("Mend the one that is wrong.")
        yield source.at(UNREADABLE, at, message.format(given=given, wanted=wanted), cure)


def is_code(code: str) -> bool:
    """Whether ``code`` is written as a language code and names a language that there is."""
    return re.search(LANGUAGE_PATTERN, code) is not None and is_language(code)
