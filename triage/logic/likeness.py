"""Words that are written alike: which was surely meant, and which perhaps; never one that means the opposite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches
from itertools import takewhile
from typing import Final

_PIECE: Final = re.compile(r"[^\W\d_]+|.", re.DOTALL)
"""Letters that stand together, or one other sign."""
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_DIGITS: Final = re.compile(r"\d+")
_GAP: Final = re.compile(r"[\s_-]+")

_CLOSE: Final = 0.6
_MOST: Final = 5
"""So many of the words that are most alike are looked at."""
_LONGEST: Final = 80
"""Nothing is looked for that is like a longer word: it takes too long, and hardly helps."""
_SWAPPED: Final = 4
_LONGER: Final = 6
"""So many letters has a word at least in which two changed places, or in which one is missing."""

_REST: Final = 3
"""So many letters stand at least behind a part that turns their meaning: ``as`` is not ``s`` turned round."""

TURNING: Final = (
    *("no", "not", "non", "never", "without", "n", "a", "un", "in", "im", "il", "ir", "dis", "de", "mis", "anti"),
    *("hypo", "hyper", "sub", "super", "over", "under", "pre", "post", "ante", "ex", "pro"),
)
"""What stands before a word and makes another of it."""
_ENDINGS: Final = ("less", "free", "ful")
OPPOSITES: Final = (
    ("left", "right"),
    ("low", "high"),
    ("lower", "upper"),
    ("hypo", "hyper"),
    ("more", "less"),
    ("most", "least"),
    ("before", "after"),
    ("since", "until"),
    ("increase", "decrease"),
    ("start", "end"),
    ("start", "stop"),
    ("first", "last"),
    ("always", "never"),
    ("often", "never"),
    ("all", "any"),
    ("none", "any"),
    ("none", "all"),
    ("without", "with"),
    ("better", "worse"),
    ("best", "worst"),
    ("female", "male"),
    ("above", "below"),
    ("over", "under"),
    ("inner", "outer"),
    ("inter", "intra"),
    ("ab", "ad"),
    ("pre", "post"),
    ("day", "night"),
    ("day", "week"),
    ("day", "month"),
    ("year", "month"),
    ("gain", "loss"),
    ("min", "max"),
)
"""Words, or beginnings of words, of which one is never meant by the other."""


def meant(word: str, known: Iterable[str], *, fixed: bool = False) -> str | None:
    """The one of ``known`` that was surely meant by ``word``: all else would be a slip of the hand.

    It differs in capitals, or in what stands between its words; or two letters changed places inside a word, or one is
    missing or too many there. No other of ``known`` is as close. A letter in place of another, a digit, and the letters
    at both ends of a word often make another word, so they are never mended. Of the ``fixed`` words of the format any
    letter can be wrong.
    """
    names = list(dict.fromkeys(known))
    letters = bare(word)
    same = [name for name in names if bare(name) == letters]
    if same:
        return same[0] if len(same) == 1 and _digits(same[0]) == _digits(word) else None
    close = [name for name in names if _is_one_edit(letters, bare(name))]
    if len(close) != 1:
        return None
    pair = _different(plain(word), plain(close[0]))
    is_slip = pair is not None and (_is_slip_in_fixed(*pair) if fixed else _is_slip_inside(*pair))
    return close[0] if is_slip else None


def nearest(word: str, known: Iterable[str], *, close: float = _CLOSE) -> str | None:
    """The one of ``known`` that is written most like ``word``, where one is; never one that turns its meaning round.

    ``close``: how alike they are at least, from 0 to 1.
    """
    names = list(known)
    sure = meant(word, names)
    if sure is not None or len(word) > _LONGEST:
        return sure
    alike = get_close_matches(word, names, n=_MOST, cutoff=close)
    return next((name for name in alike if _digits(name) == _digits(word) and not turned(word, name)), None)


def plain(word: str) -> str:
    """``word`` as an id would have it: small letters, and ``_`` for what stands between them."""
    return _GAP.sub("_", word.strip().lower())


def bare(word: str) -> str:
    """``word`` in small letters, with nothing between its words: capitals and gaps apart, it is the same word."""
    return _GAP.sub("", word.lower())


def turned(one: str, other: str) -> bool:
    """Whether a part that turns a meaning round, such as ``no_`` or ``hypo``, tells the two words apart.

    So it is where they are more alike once that part is taken out, or its opposite stands for it.
    """
    one, other = plain(one), plain(other)
    alike = _likeness(one, other)
    return any(_likeness(form, other) > alike for form in _turns(one)) or any(
        _likeness(one, form) > alike for form in _turns(other)
    )


def _turns(word: str) -> Iterator[str]:
    """``word`` without each part that turns a meaning round, and with its opposite."""
    for match in _LETTERS.finditer(word):
        before, letters, after = word[: match.start()], match[0], word[match.end() :]
        for mark in TURNING:
            if letters == mark != letters[0]:
                yield f"{before}{after}".replace("__", "_").strip("_")
            elif letters.startswith(mark) and len(letters) >= len(mark) + _REST:
                yield f"{before}{letters[len(mark) :]}{after}"
        for mark in _ENDINGS:
            if letters.endswith(mark):
                yield f"{before}{letters.removesuffix(mark)}{after}".replace("__", "_").strip("_")
        for pair in OPPOSITES:
            for mark, opposite in (pair, pair[::-1]):
                if letters.startswith(mark):
                    yield f"{before}{opposite}{letters[len(mark) :]}{after}"


def _likeness(one: str, other: str) -> float:
    first, second = sorted((one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _digits(word: str) -> list[str]:
    return _DIGITS.findall(word)


def _different(one: str, other: str) -> tuple[str, str] | None:
    """The only words in which ``one`` and ``other`` differ; ``None`` where more differs, or another sign."""
    left, right = _PIECE.findall(one), _PIECE.findall(other)
    if len(left) != len(right):
        return None
    pairs = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    if len(pairs) != 1 or not all(_LETTERS.fullmatch(letters) for letters in pairs[0]):
        return None
    return pairs[0]


def _rests(one: str, other: str) -> tuple[str, str]:
    """What is left of two words without their common beginning and end."""
    start = _shared(one, other)
    one, other = one[start:], other[start:]
    end = _shared(one[::-1], other[::-1])
    return one[: len(one) - end], other[: len(other) - end]


def _shared(one: str, other: str) -> int:
    """With how many of the same letters both begin."""
    return len([*takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))])


def _is_one_edit(one: str, other: str) -> bool:
    """Whether one letter is missing, too many or another, or two neighbours changed places."""
    if abs(len(one) - len(other)) > 1 or (one[:1] != other[:1] and one[-1:] != other[-1:]):
        return False
    left, right = _rests(one, other)
    if left[:1] and right[:1] and left == right[::-1]:
        return len(left) <= len("ab")
    return max(len(left), len(right)) == 1


def _is_slip_inside(one: str, other: str) -> bool:
    """Whether ``other`` has letters of ``one`` in another order, or one more or less, and not at its ends."""
    if one[0] != other[0] or one[-1] != other[-1]:
        return False
    if len(one) == len(other):
        return len(one) >= _SWAPPED and sorted(one) == sorted(other)
    short, long = sorted((one, other), key=len)
    return len(long) >= _LONGER and not long.startswith(short) and not long.endswith(short)


def _is_slip_in_fixed(one: str, other: str) -> bool:
    """Whether ``one`` can only be ``other``, a word of the format: no letter more or less stands before it."""
    short, long = sorted((one, other), key=len)
    return len(long) >= _SWAPPED and (len(short) == len(long) or not long.endswith(short))
