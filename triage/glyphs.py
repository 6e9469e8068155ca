"""Which characters the report can draw, known without its fonts: for checking an author's text, and for showing any.

A leaf that imports nothing heavy. A character is drawn if a shipped font has it (:mod:`triage.glyph_ranges`) or if it
shows nothing by itself but shapes its neighbours: joiners, variation selectors, direction marks, tags of flags.
"""

from __future__ import annotations

import re

from triage.glyph_ranges import RANGES

_SHAPING = (
    (0x00AD, 0x00AD),  # soft hyphen
    (0x034F, 0x034F),  # grapheme joiner
    (0x061C, 0x061C),  # Arabic letter mark
    (0x200B, 0x200F),  # zero width spaces, joiners, direction marks
    (0x202A, 0x202C),  # direction embeddings
    (0x2060, 0x2064),  # word joiner, invisible operators
    (0x2066, 0x2069),  # direction isolates
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),  # zero width no-break space
    (0xE0020, 0xE007F),  # tags of flags
)
_DRAWN = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in (*RANGES, *_SHAPING))
# Separators break lines where nobody looks for it, overrides make text read as what it is not: shown, never obeyed.
_UNDRAWN = re.compile(rf"[^\t\n\r{_DRAWN}]|[\u2028\u2029\u202d\u202e]")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The characters of ``text`` that the report cannot draw, each once, in the order they come in.

    Besides those that no shipped font has, these are control characters other than tab and line ends, lone
    surrogates, private use, and the two characters that override the direction of text.
    """
    return tuple(dict.fromkeys(_UNDRAWN.findall(text)))


def visible(text: str) -> str:
    r"""The text with nothing in it that cannot be drawn: what cannot is shown by its number, such as ``[U+6F22]``.

    Every kind of line end becomes ``\n``. A text that comes out goes in again unchanged.
    """
    return _UNDRAWN.sub(lambda found: f"[U+{ord(found[0]):04X}]", _LINE_ENDS.sub("\n", text))
