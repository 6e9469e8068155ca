"""The lines of a gettext catalogue → its entries, each with its place.

They are read here, and strictly: Babel's own reader makes one of two entries with the same context, forgets what the
original was before, and loses the last letter of a text that has no closing quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from babel.messages.pofile import unescape

from triage.questionnaire.findings import Finding
from triage.questionnaire.source import Source
from triage.words import _

UNREADABLE: Final = "translation-unreadable"
FUZZY: Final = "fuzzy"

_STRING: Final = r'"(?:[^"\\]|\\[\\trn"])*+"'
_LINE: Final = re.compile(rf"(?P<word>msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]\])?)?[ \t]*(?P<text>{_STRING})")


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


class Reader:
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
