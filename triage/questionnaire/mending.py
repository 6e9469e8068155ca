"""Findings that can be mended surely → the text of the file, mended there and nowhere else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from triage.questionnaire.findings import Finding, Fix
from triage.questionnaire.source import Path, Source

_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_CODE: Final = re.compile(r"'[^'\n]*'")
_NAME: Final = re.compile(r"[A-Za-z0-9_]+")
_OPEN, _CLOSE = "{[", "}]"


class Edit(NamedTuple):
    """What stands from the character at ``start`` to the one before ``end`` becomes ``text``."""

    start: int
    end: int
    text: str


def mended(text: str, findings: Iterable[Finding]) -> str:
    """``text`` with the fixes of ``findings``, which were found in it; of two at the same place the first is done."""
    edits = sorted(edit for finding in findings if (edit := edit_of(text, finding)) is not None)
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return _edited(text, kept)


def _edited(text: str, edits: Sequence[Edit]) -> str:
    """``text`` with ``edits``, which are in its order and apart."""
    for edit in reversed(edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def with_renewed(source: Source, values: Mapping[Path, str]) -> str:
    """The text of ``source``, a document that loads, with other ``values`` as JSON texts inside some of its examples.

    Each of these examples is marked as not confirmed.
    """
    text = source.text
    edits = [Edit(source.values[path], _end(text, source.values[path]), value) for path, value in values.items()]
    edits += [_unconfirmed(source, example) for example in {path[:2] for path in values}]
    return _edited(text, sorted(edits))


def _unconfirmed(source: Source, example: Path) -> Edit:
    """What marks the ``example`` at this place as not confirmed."""
    mark = source.values.get((*example, "confirmed"))
    if mark is not None:
        return Edit(mark, _end(source.text, mark), "false")
    start = source.keys[(*example, "answers")]
    gap = source.text[len(source.text[:start].rstrip()) : start]
    return Edit(start, start, f'"confirmed": false,{gap or " "}')


def with_examples(source: Source, examples: Sequence[str]) -> str:
    """The text of ``source``, a document that loads, with more ``examples`` as JSON texts behind those it has."""
    text, listed = source.text, "".join(f",\n    {example}" for example in examples)
    start = source.values.get(("examples",))
    if start is None:
        end = _end(text, source.values[()]) - 1
        return f'{text[:end].rstrip()},\n  "examples": [{listed[1:]}\n  ]\n{text[end:]}'
    end = _end(text, start) - 1
    empty = not text[start + 1 : end].strip()
    return f"{text[:end].rstrip()}{listed[1:] if empty else listed}\n  {text[end:]}"


def edit_of(text: str, finding: Finding) -> Edit | None:
    """What mends ``finding``, which was found in ``text``; ``None`` where that is for its author to say."""
    if finding.fix is None:
        return None
    start = _offset(text, finding)
    match finding.fix:
        case Fix(None):
            return _removed(text, start)
        case Fix(str(word), None):
            return _replaced(text, start, word)
        case Fix(str(word), str(stands)) if text.startswith(stands, start):
            return Edit(start, start + len(stands), word)
        case _:
            return None


def _offset(text: str, finding: Finding) -> int:
    """The offset of the character at which ``finding`` stands."""
    start = 0
    for _line in range(finding.line - 1):
        start = text.index("\n", start) + 1
    return start + finding.column - 1


def _replaced(text: str, start: int, word: str) -> Edit | None:
    """The string, the quoted code or the name at ``start``, with ``word`` in its place."""
    for pattern, written in ((_STRING, json.dumps(word)), (_CODE, f"'{word}'"), (_NAME, word)):
        found = pattern.match(text, start)
        if found is not None:
            return Edit(start, found.end(), written)
    return None


def _removed(text: str, start: int) -> Edit | None:
    """The entry of a list or the member of an object whose key or value is at ``start``, with its comma."""
    begin, end = _member(text, start)
    after = re.compile(r"\s*,").match(text, end)
    if after is not None:
        gap = re.compile(r"[ \t]*\n?[ \t]*").match(text, after.end())
        return Edit(begin, gap.end() if gap is not None else after.end(), "")
    before = re.compile(r",\s*$").search(text, 0, begin)
    return Edit(begin if before is None else before.start(), end, "")


def _member(text: str, start: int) -> tuple[int, int]:
    """From the key, where there is one, to the end of the value."""
    end = _end(text, start)
    key_before = re.compile(r'"(?:[^"\\]|\\.)*"\s*:\s*$').search(text, 0, start)
    if key_before is not None:
        return key_before.start(), end
    colon = re.compile(r"\s*:\s*").match(text, end)
    return start, end if colon is None else _end(text, colon.end())


def _end(text: str, start: int) -> int:
    """Where the JSON value that starts at ``start`` ends."""
    return start + json.JSONDecoder().raw_decode(text[start:])[1]
