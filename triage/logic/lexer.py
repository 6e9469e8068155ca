"""Text → tokens, by a white list: what is not listed here is not in the language.

The language is a strict subset of Python's expressions, but Python's own tokens let through what an author never means
(joined strings, full-width letters, ``0x1F``, ``1_0``, ``1e999``); here they are errors with a place in characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from triage.logic.problems import LogicError, Problem
from triage.logic.slips import KEYWORDS, slip
from triage.words import _

MAX_LENGTH: Final = 2000


class Kind(Enum):
    """What a token is."""

    NAME = "name"
    KEYWORD = "keyword"
    NUMBER = "number"
    CODE = "code"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a condition; ``text`` of a code is without its quotes; ``column`` counts characters from 0."""

    kind: Kind
    text: str
    column: int
    length: int


_TOKEN = re.compile(
    r"""(?P<name>[a-z][a-z0-9_]*(?!\w))
    | (?P<number>(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,12})?(?![\w.]))
    | '(?P<single>[^'\\\x00-\x1f\ud800-\udfff]*)' | "(?P<double>[^"\\\x00-\x1f\ud800-\udfff]*)"
    | (?P<sign>==(?!=)|!=(?!=)|<=|>=|\*\*|<(?!>)|/(?![/*])|[>()+\-*,])
    | (?P<space>[ \t\n]+)""",
    re.VERBOSE,
)


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of ``text``, ended by one of kind END.

    Raises:
        LogicError: something stands there that is not in the language.
    """
    if len(text) > MAX_LENGTH:
        message = _("This condition has {count} characters; {most} is the most.").format(
            count=len(text), most=MAX_LENGTH
        )
        cure = _("Split it: give a part of it a score or a question of its own.")
        raise LogicError([Problem("condition-too-long", MAX_LENGTH, 1, message, cure)])
    found = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise LogicError([slip(text, at)])
        if match.lastgroup != "space":
            found.append(_token(match))
        at = match.end()
    found.append(Token(Kind.END, "", len(text), 1))
    return tuple(found)


def _token(match: re.Match[str]) -> Token:
    group = match.lastgroup or ""
    word = match[group]
    column, length = match.start(), match.end() - match.start()
    match group:
        case "name":
            return Token(Kind.KEYWORD if word in KEYWORDS else Kind.NAME, word, column, length)
        case "number":
            return Token(Kind.NUMBER, word, column, length)
        case "sign":
            return Token(Kind.SIGN, word, column, length)
        case _:
            return Token(Kind.CODE, word, column, length)


def names_written(text: str) -> frozenset[str]:
    """The names that stand in a condition as written, whether they are known or not; none where it cannot be read."""
    try:
        return frozenset(token.text for token in tokens(text) if token.kind is Kind.NAME)
    except LogicError:
        return frozenset()
