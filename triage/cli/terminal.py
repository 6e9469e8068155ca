"""Text on a terminal: nothing in it steers the terminal, and it is known how many columns it takes."""

from __future__ import annotations

import unicodedata


def shown(text: str) -> str:
    """``text`` on one line, with a sign in place of each character that could steer a terminal."""
    return "".join(_shown(sign) for sign in text)


def columns(text: str) -> int:
    """How many columns ``text`` takes once it is ``shown``."""
    return sum(_width(sign) for sign in shown(text))


def _shown(sign: str) -> str:
    if sign.isprintable():
        return sign
    return " " if sign in "\t\n\r" else "\N{REPLACEMENT CHARACTER}"


def _width(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1
