"""Text that looks like markup: it is shown as it stands, signs and all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from triage.checker.lint.doubt import Doubt
from triage.words import _

_MARKUP: Final = re.compile(
    r"""
      \*\*\S(?:[^*]*\S)?\*\*                      # **bold**
    | (?<![\w*])\*\w(?:[^*\n]*\w)?\*(?![\w*])     # *slanted*
    | (?<!\w)__?[^\W_](?:[^_\n]*[^\W_])?__?(?!\w) # __bold__, _slanted_
    | ~~\S[^~]*~~                                 # ~~struck~~
    | !?\[[^\]\n]*\]\([^)\n]*\)                   # [a link](to)
    | `[^`\n]+`                                   # `code`
    | </?[A-Za-z][^<>\n]*>(?:[^<>\n]*</\w+>)?     # <b>, <b>bold</b>
    | &(?:[a-z]{2,}|\#\d+|\#x[0-9a-f]+);          # &nbsp;
    | :[a-z-]+\[[^\]\n]*\]                        # :red[a word]
    | (?<!\w):[a-z][a-z_]+(?:/[a-z_]+)?:(?!\w)    # :smile:, :material/home:
    | \$[^\s$\d](?:[^$\n]*[^\s$])?\$(?!\d)        # $x$
    | ^\#{1,6}\ (?=\S)                            # a heading
    """,
    re.VERBOSE | re.MULTILINE,
)


def markup(text: str) -> Iterator[Doubt]:
    """What Markdown, HTML or a formula would be read as elsewhere; no file with Jinja's brackets is ever loaded."""
    for match in _MARKUP.finditer(text):
        message = _("'{words}' looks like markup. People see it just as it stands here.")
        cure = _("Remove the signs: no text can be bold, coloured or a link.")
        yield Doubt("looks-like-markup", match.start(), message.format(words=match[0].strip()), cure)
