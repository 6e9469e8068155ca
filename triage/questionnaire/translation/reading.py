"""The text of a gettext catalogue → its entries, each with its place, or findings.

The lines are read here, and strictly: Babel's own reader makes one of two entries with the same context, forgets what
the original was before, and loses the last letter of a text that has no closing quote.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from babel.messages.pofile import unescape

from triage.questionnaire.findings import Finding
from triage.questionnaire.parts import LANGUAGE_PATTERN
from triage.questionnaire.source import Source
from triage.words import _, is_language

MOST_BYTES: Final = 8_000_000
"""A catalogue holds every text twice, in letters of up to four bytes."""

UNREADABLE: Final = "translation-unreadable"
FUZZY: Final = "fuzzy"

_STRING: Final = r'"(?:[^"\\]|\\[\\trn"])*+"'
_LINE: Final = re.compile(rf"(?P<word>msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]\])?)?[ \t]*(?P<text>{_STRING})")
_ONCE: Final = ("msgctxt", "msgid", "msgstr")


class Entry(NamedTuple):
    """An original with its translation, empty where there is none; ``context`` names the place of the text.

    ``remarks`` are a translator's own comments, as they stand. ``previous`` is the original that the translation was
    made for, where that has changed since. ``at`` is the character at which the translation begins.
    """

    context: str | None
    original: str
    translation: str
    remarks: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: str | None = None
    obsolete: bool = False
    plural: bool = False
    at: int = 0

    @property
    def is_fuzzy(self) -> bool:
        """Whether a person has to look at it again."""
        return FUZZY in self.flags

    @property
    def is_empty(self) -> bool:
        """Whether nothing is translated."""
        return not self.translation.strip()


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
    reader = _Reader(source)
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


@dataclass(slots=True)
class _Block:
    """The lines of one entry, as far as they are read."""

    remarks: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    previous: dict[str, list[str]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    obsolete: bool = False
    at: int = 0

    @property
    def is_whole(self) -> bool:
        return "msgid" in self.texts and any(word.startswith("msgstr") for word in self.texts)

    def entry(self) -> Entry:
        """The entry, once it is whole."""
        return Entry(
            context=_joined(self.texts.get("msgctxt")),
            original=_joined(self.texts["msgid"]) or "",
            translation=_joined(self.texts.get("msgstr")) or "",
            remarks=tuple(self.remarks),
            flags=tuple(flag for flag in self.flags if flag),
            previous=_joined(self.previous.get("msgid")),
            obsolete=self.obsolete,
            plural="msgid_plural" in self.texts or "msgstr" not in self.texts,
            at=self.at,
        )


def _joined(strings: list[str] | None) -> str | None:
    return None if strings is None else "".join(map(unescape, strings))


class _Reader:
    """Reads line by line; an entry ends where the next begins. It stops at the first line that it does not know."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._block = _Block()
        self._last: list[str] | None = None
        self.found: list[Finding] = []

    @property
    def rest(self) -> tuple[str, ...]:
        """The remarks behind the last entry."""
        return () if self._block.texts else tuple(self._block.remarks)

    def entries(self) -> Iterator[Entry]:
        """All entries, in their order."""
        at = 0
        for line in self._source.text.split("\n"):
            yield from self._line(line.strip(), at + len(line) - len(line.lstrip()))
            if self.found:
                return
            at += len(line) + 1
        if self._block.texts and not self._block.is_whole:
            self._refuse(len(self._source.text), _("The last entry has no translation line."))
        elif self._block.texts:
            yield self._block.entry()

    def _line(self, line: str, at: int) -> Iterator[Entry]:
        if not line:
            return
        if line.startswith(("#~|", "#|")):
            yield from self._ended()
            self._earlier(line.lstrip("#~|").strip())
        elif line.startswith("#~"):
            rest = line[2:].lstrip()
            yield from self._text(rest, at + len(line) - len(rest), obsolete=True)
        elif line.startswith("#"):
            yield from self._ended()
            self._comment(line)
        else:
            yield from self._text(line, at, obsolete=False)

    def _ended(self) -> Iterator[Entry]:
        """The entry that ends here, where one does."""
        if self._block.is_whole:
            yield self._block.entry()
            self._block, self._last = _Block(), None

    def _comment(self, line: str) -> None:
        if line.startswith("#,"):
            self._block.flags += [flag.strip() for flag in line[2:].split(",")]
        elif not line.startswith(("#.", "#:")):
            self._block.remarks.append(line)

    def _earlier(self, line: str) -> None:
        """Note a line of the original that was before; what is not written as one is only a help, and is let go."""
        match = _LINE.fullmatch(line)
        if match is not None and match["word"]:
            self._block.previous[match["word"]] = [match["text"]]
        elif match is not None and self._block.previous:
            next(reversed(self._block.previous.values())).append(match["text"])

    def _text(self, line: str, at: int, *, obsolete: bool) -> Iterator[Entry]:
        match = _LINE.fullmatch(line)
        if match is None:
            self._refuse(at, _("This line is not written as in a catalogue, or its quotes are not in pairs."))
            return
        word, text = match["word"], match["text"]
        if word is None:
            if self._last is None:
                self._refuse(at, _("This text belongs to no entry."))
            else:
                self._last.append(text)
            return
        if word in ("msgctxt", "msgid"):
            yield from self._ended()
        self._begin(match, at, obsolete=obsolete)

    def _begin(self, match: re.Match[str], at: int, *, obsolete: bool) -> None:
        block, word = self._block, match["word"]
        if word in block.texts or (word.startswith("msgstr") and "msgid" not in block.texts):
            self._refuse(
                at, _("An entry is not whole before this line: it has msgctxt, msgid and msgstr, in this order.")
            )
            return
        self._last = block.texts[word] = [match["text"]]
        block.obsolete = obsolete
        if word.startswith("msgstr"):
            block.at = at + match.start("text")

    def _refuse(self, at: int, message: str) -> None:
        cure = _("Mend it, or open the catalogue in an editor for translations.")
        self.found.append(self._source.at(UNREADABLE, at, message, cure))
