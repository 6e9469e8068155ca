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
from triage.words import _

MAX_LENGTH: Final = 2000
KEYWORDS: Final = frozenset({"and", "or", "not", "in"})


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
    | (?P<sign>==(?!=)|!=|<=|>=|\*\*|<(?!>)|[>()+\-*/,])
    | (?P<space>[ \t\n]+)""",
    re.VERBOSE,
)
_WRONG = re.compile(r"&&|\|\||<>|=+|[\w.]+|.", re.DOTALL)


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
            raise LogicError([_wrong(text, at)])
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


def _wrong(text: str, at: int) -> Problem:
    match = _WRONG.match(text, at)
    word = match[0] if match else text[at]
    if word.lower() in KEYWORDS:
        message = _("'{word}' is not known here.").format(word=word)
        return Problem("bad-token", at, len(word), message, _("Write '{word}'.").format(word=word.lower()))
    if word[0].isdigit() or (word[0] == "." and word[1:2].isdigit()):
        message = _("'{word}' is not a number that can be used here.").format(word=word[:20])
        return Problem("bad-token", at, len(word), message, _("Write digits, such as 12 or 0.5, up to 15 of them."))
    if word[0].isalpha() or word[0] == "_":
        message = _("'{word}' is not a name.").format(word=word[:40])
        return Problem("bad-token", at, len(word), message, _("Names use the letters a to z, digits and _."))
    if word in "‘’“”`":
        message = _("{word} is not a quote that can be used here.").format(word=word)
        return Problem("bad-token", at, 1, message, _("Use straight quotes: 'code'."))
    if word in "'\"":
        message = _("The quotes that open here are not closed.")
        return Problem("bad-token", at, 1, message, _("Write codes on one line, such as 'yes'."))
    message = _("'{word}' is not part of the language.").format(word=word)
    return Problem("bad-token", at, len(word), message, _sign_cure(word))


def _sign_cure(sign: str) -> str:
    match sign:
        case "=" | "===":
            return _("Use == to compare.")
        case "<>" | "!" | "≠":
            return _("Use != for 'is not', or 'not' before a condition.")
        case "&" | "&&":
            return _("Use 'and'.")
        case "|" | "||":
            return _("Use 'or'.")
        case "≥":
            return _("Use >= for 'or more'.")
        case "≤":
            return _("Use <= for 'or less'.")
        case _:
            return ""


def names_written(text: str) -> frozenset[str]:
    """The names that stand in a condition as written, whether they are known or not; none where it cannot be read."""
    try:
        return frozenset(token.text for token in tokens(text) if token.kind is Kind.NAME)
    except LogicError:
        return frozenset()
