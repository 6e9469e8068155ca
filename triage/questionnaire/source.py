"""The text of a questionnaire file: bytes → JSON data, with the place of everything in it.

Python's ``json`` reads the data; the places are found by a second walk over the same text, which also sees what
``json`` lets pass: a key written twice, NaN and Infinity, endless numbers, halves of characters.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import Final

from pydantic import JsonValue

from triage.questionnaire.findings import Finding, Fix, Severity
from triage.questionnaire.unreadable import slip_of
from triage.words import _

MAX_BYTES: Final = 2_000_000
MAX_DEPTH: Final = 40

Path = tuple[str | int, ...]
"""The way to a value: keys and list positions from the root."""

_STRING = r'"(?:[^"\\]|\\.)*+"?'
_SIGN = re.compile(rf'[{{}}\[\]:,]|{_STRING}|[^\s{{}}\[\]:,"]+', re.DOTALL)
_BRACKET = re.compile(rf"{_STRING}|[{{}}\[\]]", re.DOTALL)
_WORD = re.compile(r"\w+")
_HALF = r"\\u[dD][89abAB][0-9a-fA-F]{2}"
_ESCAPE = re.compile(rf"{_HALF}\\u[dD][c-fC-F][0-9a-fA-F]{{2}}|\\u[0-9a-fA-F]{{4}}|\\.|.", re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?(?:[eE][+-]?[0-9])?")


@dataclass(frozen=True)
class Source:
    """A file's name and text, and where each value and key of it starts (offsets in characters).

    ``spoilt`` are the places whose value is not what the author wrote. Where only the rest of the file is looked at,
    ``kept`` has the lists of the rest that lost entries: where each entry stands in the file.
    """

    file: str
    text: str
    values: dict[Path, int] = field(default_factory=dict)
    keys: dict[Path, int] = field(default_factory=dict)
    spoilt: set[Path] = field(default_factory=set)
    kept: Mapping[Path, tuple[int, ...]] = field(default_factory=dict)

    def written_at(self, path: Path) -> Path:
        """Where in the file stands what is at ``path`` in what is looked at."""
        return written_at(path, self.kept) if self.kept else path

    def finding(
        self,
        code: str,
        path: Path,
        message: str,
        cure: str = "",
        *,
        inside: int | None = None,
        at_key: bool = False,
        severity: Severity = Severity.ERROR,
        fix: Fix | None = None,
    ) -> Finding:
        """A finding at ``path``; ``inside`` counts characters into the string that stands there."""
        known = path = self.written_at(path)
        while known not in self.values:
            known = known[:-1]
        offset = self.keys.get(known, self.values[known]) if at_key else self.values[known]
        if inside is not None and known == path:
            offset = self._inside(offset, inside)
        found = self.at(code, offset, message, cure, path=path, severity=severity)
        return found if fix is None else replace(found, fix=fix)

    def at(
        self,
        code: str,
        offset: int,
        message: str,
        cure: str,
        *,
        path: Path = (),
        severity: Severity = Severity.ERROR,
    ) -> Finding:
        """A finding at a character of the file."""
        line = bisect_right(self._lines, offset)
        column = offset - self._lines[line - 1] + 1
        return Finding(code, severity, message, cure, path_words(path), self.file, line, column)

    def string(self, path: Path) -> str:
        """The string that stands at ``path``."""
        value, _end = json.JSONDecoder().raw_decode(self.text, self.values[path])
        assert isinstance(value, str)
        return value

    def stands_once(self, word: str) -> bool:
        """Whether ``word`` stands in the file no more than once, in an id, a condition or a text."""
        return self._words[word.lower()] <= 1

    @cached_property
    def _words(self) -> Counter[str]:
        """How often each word stands in the text, in small letters."""
        return Counter(_WORD.findall(self.text.lower()))

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line starts."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def _inside(self, offset: int, count: int) -> int:
        """The offset of the ``count``-th character of the JSON string that starts at ``offset``, escapes minded."""
        at = offset + 1
        for match in islice(_ESCAPE.finditer(self.text, at), count):
            at = match.end()
        return at


def written_at(path: Path, kept: Mapping[Path, tuple[int, ...]]) -> Path:
    """Where something stood at first that is at ``path`` now, once lists lost all entries but those ``kept``."""
    return tuple(
        kept[path[:at]][step] if isinstance(step, int) and path[:at] in kept else step for at, step in enumerate(path)
    )


def path_words(path: Path) -> str:
    """``path`` as a JSON path: ``$.sections[0].title``."""
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


def read(data: bytes, file: str) -> tuple[JsonValue, Source, list[Finding]]:
    """The JSON value in ``data``, its places, and what is wrong with the text.

    The value is ``None`` where it is unread. ``file`` is the name that findings carry.
    """
    empty = Source(file, "")
    if len(data) > MAX_BYTES:
        message = _("The file has more than {most} bytes.").format(most=MAX_BYTES)
        return None, empty, [empty.at("too-large", 0, message, _("Split it into smaller files."))]
    encoded = data.removeprefix(BOM_UTF8)
    try:
        text = encoded.decode()
    except UnicodeDecodeError as error:
        good = encoded[: error.start].decode()
        source = Source(file, good)
        cure = _("Save the file as UTF-8 in your editor.")
        return None, source, [source.at("not-utf-8", len(good), _("The file is not UTF-8 text from here on."), cure)]
    return _parse(Source(file, text))


def _parse(source: Source) -> tuple[JsonValue, Source, list[Finding]]:
    deep = _too_deep(source.text)
    if deep is not None:
        message = _("Brackets are nested more than {most} deep here.").format(most=MAX_DEPTH)
        return None, source, [source.at("too-deep", deep, message, _("About ten are enough."))]
    try:
        value = json.loads(source.text, parse_int=_number, parse_float=_number)
    except json.JSONDecodeError as error:
        slip = slip_of(source.text, error)
        message = _("This is not JSON: {reason}.").format(reason=slip.reason)
        found = source.at("not-json", slip.at, message, slip.cure)
        return None, source, [replace(found, fix=slip.fix)]
    findings = _Walk(source).findings()
    return value, source, findings


def _number(text: str) -> int | Decimal:
    """The exact number; 0 for one that the walk refuses."""
    if not _NUMBER.fullmatch(text):
        return 0
    return int(text) if text.lstrip("-").isdigit() else Decimal(text)


def _too_deep(text: str) -> int | None:
    depth = 0
    for match in _BRACKET.finditer(text):
        if match[0] in "{[":
            depth += 1
            if depth > MAX_DEPTH:
                return match.start()
        elif match[0] in "}]":
            depth -= 1
    return None


class _Walk:
    """Notes the place of every key and value of a text that is known to be JSON."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._signs = [(match[0], match.start()) for match in _SIGN.finditer(source.text)]
        self._at = 0
        self._found: list[Finding] = []

    def findings(self) -> list[Finding]:
        self._value(())
        return self._found

    def _take(self) -> tuple[str, int]:
        sign = self._signs[self._at]
        self._at += 1
        return sign

    def _value(self, path: Path) -> None:
        word, offset = self._take()
        self._source.values[path] = offset
        if word == "{":
            self._object(path)
        elif word == "[":
            self._array(path)
        elif word[0] == '"':
            self._string(word, offset, path)
        elif word not in ("true", "false", "null") and not _NUMBER.fullmatch(word):
            message = _("{word} is not a number that can be used.").format(word=word[:20])
            cure = _("Write a number with at most 15 digits, or take it out.")
            self._spoilt(self._source.at("not-a-number", offset, message, cure, path=path), path)

    def _string(self, word: str, offset: int, path: Path) -> str:
        text: str = json.loads(word)
        if "\\u" in word and (half := _SURROGATE.search(text)):
            message = _("This text holds half a character: \\u{code:04x}.").format(code=ord(half[0]))
            found = self._source.at("half-character", offset, message, _("Write it whole."), path=path)
            self._spoilt(found, path)
        return text

    def _spoilt(self, finding: Finding, path: Path) -> None:
        self._found.append(finding)
        self._source.spoilt.add(path)

    def _object(self, path: Path) -> None:
        seen: set[str] = set()
        while self._signs[self._at][0] != "}":
            word, offset = self._take()
            if word == ",":
                continue
            key = self._string(word, offset, path)
            if key in seen:
                message = _("'{key}' is written twice here.").format(key=key)
                cure = _("Keep one of the two; the file does not say which one counts.")
                inside = (*path, key)
                self._spoilt(self._source.at("duplicate-key", offset, message, cure, path=inside), inside)
            seen.add(key)
            self._source.keys[(*path, key)] = offset
            self._take()
            self._value((*path, key))
        self._take()

    def _array(self, path: Path) -> None:
        index = 0
        while self._signs[self._at][0] != "]":
            if self._signs[self._at][0] == ",":
                self._take()
                continue
            self._value((*path, index))
            index += 1
        self._take()
