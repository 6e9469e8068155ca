"""Reads a grammar in EBNF, and says whether words follow it.

Notation: ``name = … ;`` with ``|``, ``[ maybe ]``, ``{ repeated }``, ``( group )``, and terminals in double quotes. A
name that the grammar does not define is a kind of word, such as ``number``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Word = tuple[str, str]
"""A word's kind, and its text."""

Ends = frozenset[int]
"""Where a piece of the grammar can end, as counts of words."""

Piece = Callable[[Sequence[Word], int], Ends]


@dataclass(frozen=True)
class Grammar:
    """The rules of a grammar by name."""

    rules: Mapping[str, Piece]

    def follows(self, words: Sequence[Word], start: str) -> bool:
        """Whether all of ``words`` are one ``start``."""
        return len(words) in self.rules[start](words, 0)


def grammar(text: str) -> Grammar:
    """The grammar that ``text`` writes."""
    rules: dict[str, Piece] = {}
    for name, body in re.findall(r"(?s)(\w+)\s*=\s*(.*?)\s;\n", text):
        reader = _Reader(re.findall(r'"[^"]+"|\w+|[\[\]{}()|]', body), rules)
        rules[name] = reader.choice()
        assert reader.done(), name
    return Grammar(rules)


class _Reader:
    """Reads the right side of a rule."""

    def __init__(self, signs: Sequence[str], rules: Mapping[str, Piece]) -> None:
        self._signs = list(signs)
        self._rules = rules

    def done(self) -> bool:
        return not self._signs

    def choice(self) -> Piece:
        pieces = [self._sequence()]
        while self._signs[:1] == ["|"]:
            self._signs.pop(0)
            pieces.append(self._sequence())
        return lambda words, at: frozenset[int]().union(*(piece(words, at) for piece in pieces))

    def _sequence(self) -> Piece:
        pieces = []
        while self._signs and self._signs[0] not in ("|", "]", "}", ")"):
            pieces.append(self._item())
        return lambda words, at: _one_after_the_other(pieces, words, at)

    def _item(self) -> Piece:
        sign = self._signs.pop(0)
        if sign not in ("[", "{", "("):
            return self._word(sign)
        inner = self.choice()
        assert self._signs.pop(0) == {"[": "]", "{": "}", "(": ")"}[sign]
        match sign:
            case "[":
                return lambda words, at: inner(words, at) | {at}
            case "{":
                return lambda words, at: _repeated(inner, words, at)
            case _:
                return inner

    def _word(self, sign: str) -> Piece:
        def piece(words: Sequence[Word], at: int) -> Ends:
            if sign in self._rules:
                return self._rules[sign](words, at)
            kind, text = words[at] if at < len(words) else ("", "")
            wanted = text == sign.strip('"') and kind != "code" if sign.startswith('"') else kind == sign
            return frozenset({at + 1}) if wanted else frozenset()

        return piece


def _one_after_the_other(pieces: Sequence[Piece], words: Sequence[Word], at: int) -> Ends:
    ends = frozenset({at})
    for piece in pieces:
        ends = frozenset(end for start in ends for end in piece(words, start))
    return ends


def _repeated(piece: Piece, words: Sequence[Word], at: int) -> Ends:
    ends, new = frozenset({at}), frozenset({at})
    while new:
        new = frozenset(end for start in new for end in piece(words, start)) - ends
        ends |= new
    return ends
