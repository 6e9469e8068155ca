"""What is no word of the language, as people write it who know another one: what it is, and how it is written here."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from triage.logic.problems import Problem, shown
from triage.words import _

KEYWORDS: Final = frozenset({"and", "or", "not", "in"})

_WRONG = re.compile(r"&&|\|\||//|/\*|<>|!==?|=[<>]|=+|[\w.]+|.", re.DOTALL)
_ID = r"[A-Za-z][A-Za-z0-9_]*"
_TICKED = r"(?:\s*(?P<sign>==?|<>|!=)\s*(?P<quote>['\"]?)(?P<ticked>[01])(?P=quote)(?!\w))?"
_BOX = re.compile(rf"\[(?P<id>{_ID})\((?P<code>[A-Za-z0-9_]+)\)\]{_TICKED}")
_FIELD = re.compile(rf"\[(?P<square>{_ID})\]|\$?\{{(?P<curly>{_ID})\}}")
_CURLY = re.compile(r"[‘’“”`](?P<code>[^‘’“”`'\"\\]*)[‘’“”`]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-])")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![\w.])")
_ALONE = re.compile(r"(?:^|[(,]|\b(?:and|or|not))\s*$", re.IGNORECASE)
"""Nothing stands before that could be joined."""
_SIGNS: Final = {
    "=": "==",
    "===": "==",
    "=>": ">=",
    "=<": "<=",
    "≥": ">=",
    "≤": "<=",
    "<>": "!=",
    "≠": "!=",
    "!==": "!=",
    "&": "and",
    "&&": "and",
    "|": "or",
    "||": "or",
    "^": "**",
    "×": "*",
    "÷": "/",
    "−": "-",
    "–": "-",
}
"""Signs of other languages, and what stands for them here."""


class _Written(NamedTuple):
    """How what was meant is written here: ``text`` in place of ``word``, which begins at ``at``."""

    at: int
    word: str
    text: str
    cure: str


def slip(text: str, at: int) -> Problem:
    """What is wrong at ``at``, where no word of the language begins."""
    for look in (_box, _field, _quoted, _day, _thousands):
        found = look(text, at)
        if found is not None:
            message = _("{word} is not written so here.").format(word=shown(found.word))
            return Problem(
                "bad-token", found.at, len(found.word), message, found.cure, instead=found.text, stands=found.word
            )
    match = _WRONG.match(text, at)
    word = match[0] if match else text[at]
    first = word[0]
    if first.isdigit() or (first == "." and word[1:2].isdigit()):
        message = _("'{word}' is not a number that can be used here.").format(word=word[:20])
        return Problem("bad-token", at, len(word), message, _("Write digits, such as 12 or 0.5, up to 15 of them."))
    if first.isalpha() or first == "_":
        return _joining(text, at, word) if word.lower() in KEYWORDS else _name(word, at)
    if word in "‘’“”`":
        message = _("{word} is not a quote that can be used here.").format(word=word)
        return Problem("bad-token", at, 1, message, _("Use straight quotes: 'code'."))
    if word in "'\"":
        message = _("The quotes that open here are not closed.")
        return Problem("bad-token", at, 1, message, _("Write codes on one line, such as 'yes'."))
    return _sign(text, at, word)


def _box(text: str, at: int) -> _Written | None:
    """A tick box, such as ``[signs(sudden)] = '1'``."""
    match = _BOX.match(text, at)
    if match is None:
        return None
    ticked = (match["ticked"] != "0") is (match["sign"] not in ("<>", "!="))
    meant = f"'{match['code']}' {'in' if ticked else 'not in'} {match['id']}"
    return _Written(at, match[0], meant, _("Write {condition}.").format(condition=meant))


def _field(text: str, at: int) -> _Written | None:
    """The name of a question in brackets, such as ``[days]``, ``${days}`` or ``{days}``."""
    match = _FIELD.match(text, at)
    if match is None:
        return None
    name = match["square"] or match["curly"]
    return _Written(at, match[0], name, _("Write the id alone: {name}.").format(name=name))


def _quoted(text: str, at: int) -> _Written | None:
    """A code in quotes that are not straight."""
    match = _CURLY.match(text, at)
    if match is None:
        return None
    return _Written(
        at, match[0], f"'{match['code']}'", _("Use straight quotes: '{code}'.").format(code=shown(match["code"]))
    )


def _day(text: str, at: int) -> _Written | None:
    """A date without quotes: what follows its first dash is no number."""
    return _around(_DAY, text, at, lambda day: f"'{day}'", _("Write a date in quotes: {text}."))


def _thousands(text: str, at: int) -> _Written | None:
    """A number with commas between its thousands: what follows the first of them is no number."""
    return _around(_THOUSANDS, text, at, lambda digits: digits.replace(",", ""), _("Write it without a comma: {text}."))


def _around(pattern: re.Pattern[str], text: str, at: int, write: Callable[[str], str], cure: str) -> _Written | None:
    """The match of ``pattern`` that begins before ``at`` and goes on behind it."""
    match = next((one for one in pattern.finditer(text) if one.start() < at < one.end()), None)
    if match is None:
        return None
    meant = write(match[0])
    return _Written(match.start(), match[0], meant, cure.format(text=meant))


def _joining(text: str, at: int, word: str) -> Problem:
    """A keyword in capitals; before a bracket it is a function, as in a spreadsheet, if nothing can be joined there."""
    small, message = word.lower(), _("'{word}' is not known here.").format(word=word)
    if small in ("and", "or") and _ALONE.search(text[:at]) and text[at + len(word) :].lstrip()[:1] == "(":
        cure = _("Write '{word}' between two conditions: (… {word} …).").format(word=small)
        return Problem("bad-token", at, len(word), message, cure)
    cure = _("Write '{word}'.").format(word=small)
    return Problem("bad-token", at, len(word), message, cure, instead=small, stands=word)


def _name(word: str, at: int) -> Problem:
    small = word.lower()
    message = _("'{word}' is not a name.").format(word=word[:40])
    if small in ("true", "false"):
        return Problem("bad-token", at, len(word), message, _("Name an option in quotes, such as == 'yes'."))
    if small in ("if", "iif"):
        return Problem("bad-token", at, len(word), message, _("Write only what has to be so."))
    if re.fullmatch(_ID, word):
        cure = _("Write it in small letters: {name}.").format(name=small)
        return Problem("bad-token", at, len(word), message, cure, instead=small, stands=word)
    return Problem("bad-token", at, len(word), message, _("Names use the letters a to z, digits and _."))


def _sign(text: str, at: int, sign: str) -> Problem:
    message = _("'{word}' is not part of the language.").format(word=sign)
    meant = _SIGNS.get(sign)
    if meant is None:
        return Problem("bad-token", at, len(sign), message, _other_cure(text, at, sign))
    if sign == "=" and not text[:at].strip():
        return Problem("bad-token", at, 1, message, _("A condition begins without it."), instead="", stands=sign)
    left, right = text[at - 1 : at], text[at + len(sign) : at + len(sign) + 1]
    spaced = meant
    if meant.isalpha():
        spaced = f"{' ' if left.strip() else ''}{meant}{' ' if right.strip() else ''}"
    return Problem("bad-token", at, len(sign), message, _sign_cure(sign, meant), instead=spaced, stands=sign)


def _sign_cure(sign: str, meant: str) -> str:
    match sign:
        case "=" | "===":
            return _("Use == to compare.")
        case "≥" | "=>":
            return _("Use >= for 'or more'.")
        case "≤" | "=<":
            return _("Use <= for 'or less'.")
        case "<>" | "≠" | "!==":
            return _("Use != for 'is not'.")
        case "^":
            return _("Write ** 2 for the square.")
        case _:
            return _("Use '{word}'.").format(word=meant) if meant.isalpha() else _("Use {sign}.").format(sign=meant)


def _other_cure(text: str, at: int, sign: str) -> str:
    match sign:
        case "!":
            return _("Use != for 'is not', or 'not' before a condition.")
        case "//" | "/*" | "#":
            return _("A condition holds no remarks. Take it out.")
        case ";":
            return _("Join two conditions with 'and' or 'or'.")
        case "[" | "]":
            return _("Use round brackets: in ('a', 'b').")
        case "$" | "{" | "}":
            return _("Write the id alone, without brackets.")
        case "%" if text[:at].rstrip()[-1:].isdigit():
            return _("Write the number without %.")
        case _:
            return ""
