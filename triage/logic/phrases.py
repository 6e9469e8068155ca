"""Conditions as people say them, or as other programs write them, and how each is written here."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from triage.words import _

_ID: Final = r"(?P<id>(?!(?:and|or|not|in|no|than)\b)[a-z][a-z0-9_]*)"
_NUMBER: Final = r"(?P<number>-?[0-9]+(?:\.[0-9]+)?)"
_CODE: Final = r"['\"](?P<code>[^'\"]*)['\"]"
_WORD: Final = r"(?!(?:and|or|not|in|more|less|xor|mod)\b)(?P<word>[a-z][a-z0-9_]*)"
_MORE: Final = r"(?:more|greater|higher|larger|longer|older|bigger|over|above)(?: than)?"
_LESS: Final = r"(?:less|fewer|lower|smaller|shorter|younger|under|below)(?: than)?"
NOTHING: Final = ("null", "empty", "blank", "unanswered", "missing")
"""What people write where nothing was answered."""
_IS: Final = r"(?:(?:is|are|was|for) )?"
_EQUALS: Final = r"(?:is|are|equals|equal|eq)(?: to)?"
_HOLDS: Final = r"(?:contains|contain|includes|include|has|anyof|allof)"


class _Phrase(NamedTuple):
    """What is said, and what is written for it: a form that its parts fill."""

    said: re.Pattern[str]
    written: str


def _phrases(*pairs: tuple[str, str]) -> tuple[_Phrase, ...]:
    return tuple(_Phrase(re.compile(rf"(?<!\w){said}(?!\w)".replace(" ", r"\s+")), written) for said, written in pairs)


_PHRASES: Final = _phrases(
    (rf"{_ID} {_IS}between {_NUMBER} and (?P<most>-?[0-9.]*[0-9])", "{number} <= {id} <= {most}"),
    (rf"{_ID} {_IS}not between {_NUMBER} and (?P<most>-?[0-9.]*[0-9])", "({id} < {number} or {id} > {most})"),
    (rf"{_ID} {_IS}(?:at least|(?:not|no) {_LESS}) {_NUMBER}", "{id} >= {number}"),
    (rf"{_ID} {_IS}(?:at most|up to|(?:not|no) {_MORE}) {_NUMBER}", "{id} <= {number}"),
    (rf"{_ID} {_IS}{_MORE} {_NUMBER}", "{id} > {number}"),
    (rf"{_ID} {_IS}{_LESS} {_NUMBER}", "{id} < {number}"),
    (rf"{_ID} {_IS}{_NUMBER} or {_MORE}", "{id} >= {number}"),
    (rf"{_ID} {_IS}{_NUMBER} or {_LESS}", "{id} <= {number}"),
    (rf"at least {_NUMBER} {_ID}", "{id} >= {number}"),
    (rf"(?:at most|up to) {_NUMBER} {_ID}", "{id} <= {number}"),
    (rf"{_MORE} {_NUMBER} {_ID}", "{id} > {number}"),
    (rf"{_LESS} {_NUMBER} {_ID}", "{id} < {number}"),
    (rf"{_NUMBER} {_ID} or {_MORE}", "{id} >= {number}"),
    (rf"{_NUMBER} {_ID} or {_LESS}", "{id} <= {number}"),
    (rf"{_NUMBER} or {_MORE} {_ID}", "{id} >= {number}"),
    (rf"{_NUMBER} or {_LESS} {_ID}", "{id} <= {number}"),
    (rf"{_ID} (?:(?:is|was) )?not answered", "not answered({id})"),
    (rf"{_ID} (?:is|was) (?:not sure|unsure)", "not_sure({id})"),
    (rf"{_ID} (?:is|was) (?:declined|refused)", "declined({id})"),
    (rf"{_ID} (?:is )?(?:notempty|not empty|not blank|answered)", "answered({id})"),
    (rf"{_ID} {_IS}before {_CODE}", "{id} < '{code}'"),
    (rf"{_ID} {_IS}after {_CODE}", "{id} > '{code}'"),
    (rf"{_ID} {_EQUALS} not {_NUMBER}", "{id} != {number}"),
    (rf"{_ID} {_EQUALS} not {_CODE}", "{id} != '{code}'"),
    (rf"{_ID} {_EQUALS} {_NUMBER}", "{id} == {number}"),
    (rf"{_ID} {_EQUALS} {_CODE}", "{id} == '{code}'"),
    (rf"{_ID} (?:does )?not {_HOLDS} {_CODE}", "'{code}' not in {id}"),
    (rf"{_ID} (?:does )?not {_HOLDS} {_WORD}", "'{word}' not in {id}"),
    (rf"{_ID} {_HOLDS} {_CODE}", "'{code}' in {id}"),
    (rf"{_ID} {_HOLDS} {_WORD}", "'{word}' in {id}"),
    (
        rf"{_ID} (?P<sign>[<>]=?) {_NUMBER} and (?P<then>[<>]=?) (?P<most>-?[0-9.]*[0-9])",
        "{id} {sign} {number} and {id} {then} {most}",
    ),
)
"""The first that covers the place counts, so the longer stand first."""

_EMPTY: Final = re.compile(rf"(?<!\w){_ID}\s+(?:is\s+)?(?:{'|'.join(NOTHING)})(?!\w)")
_PLAIN: Final = re.compile(rf"(?<!\w){_ID}\s+{_EQUALS}\s+(?P<not>not\s+)?{_WORD}(?!\w)")
_NO: Final = re.compile(rf"(?<!\w)no\s+{_ID}(?!\w)")
_DECIMAL: Final = re.compile(r"(?<![\w.,])(?P<whole>[0-9]+),(?P<rest>[0-9]+)(?![\w.,])")
_UNIT: Final = re.compile(rf"(?<!\w){_NUMBER}\s*{_WORD}(?!\w|\s*[-+*/<>=!(]|\s+(?:in|is|not|{_HOLDS})\b)")
_IF: Final = re.compile(r"(?<!\w)(?P<word>if|when|unless|then|else)(?!\w)(?:\s+\w+)?")


def cure_of(text: str, column: int) -> str:
    """How to write what stands around ``column`` of the condition ``text``; empty where that is not known."""
    for phrase in _PHRASES:
        match = _covering(phrase.said, text, column)
        if match is not None:
            return _write(phrase.written.format(**match.groupdict()))
    if (match := _covering(_EMPTY, text, column)) is not None:
        return left_out(match["id"])
    if (match := _covering(_PLAIN, text, column)) is not None:
        return _write(f"{match['id']} {'!=' if match['not'] else '=='} '{match['word']}'")
    if (match := _covering(_NO, text, column)) is not None:
        return _write(f"{match['id']} == 'no'")
    if (match := _covering(_DECIMAL, text, column)) is not None:
        return _write(f"{match['whole']}.{match['rest']}")
    if (match := _covering(_IF, text, column)) is not None:
        return _without(match["word"], text[: match.start()])
    if (match := _covering(_UNIT, text, column)) is not None:
        return _("Write the number alone: {number}.").format(number=match["number"])
    return ""


def left_out(name: str) -> str:
    """What to write where somebody asks whether nothing was answered to the question ``name``."""
    cure = _(
        "What is left out cannot be asked for: the answer may still come. "
        "Write {condition} for “not sure”, “would rather not say” and not asked."
    )
    return cure.format(condition=f"not answered({name})")


def _without(word: str, before: str) -> str:
    """How to write a condition that a ``word`` begins; ``before`` stands to its left."""
    if word == "unless":
        meant = "and not" if before.strip() else "not"
        return _("Write '{meant}' in place of '{word}': {meant} (…).").format(meant=meant, word=word)
    return _("Write only what has to be so, without '{word}'.").format(word=word)


def _write(condition: str) -> str:
    return _("Write: {condition}.").format(condition=condition)


def _covering(pattern: re.Pattern[str], text: str, column: int) -> re.Match[str] | None:
    """The match of ``pattern`` in which ``column`` lies."""
    return next((match for match in pattern.finditer(text) if match.start() <= column < match.end()), None)
