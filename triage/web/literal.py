"""Text that Streamlit shows as it stands, though its labels and options are Markdown."""

from __future__ import annotations

import re

# Nothing in here starts markup: letters of any script, digits, and marks that mean nothing to Streamlit's Markdown.
_PLAIN = re.compile(r"(?:[^\W_]|(?<=\w)-(?=\w)|:(?= )|[ ,.;?!'’‘“”\"%()–—…])*")
_WEB_NAME = re.compile(r"www\.", re.IGNORECASE)
_MARKS = re.compile(r"([!-/:-@\[-`{-~])")
_JOINER = "\u2060"


def literal(text: str) -> str:
    """Escape a text for a Streamlit label, option or button, so that none of it is live.

    No markup, emoji, mathematics, address, e-mail or image is left. Line breaks become spaces. A text without marks
    comes back unchanged.

    A backslash stops Markdown; web and e-mail addresses, ``:name:`` and arrows also need U+2060 (word joiner, unseen)
    between their marks. An escaped text begins with U+2060: by that, ``browser.sync`` knows which accessible names to
    turn back into plain text.
    """
    text = " ".join(text.split())
    if _PLAIN.fullmatch(text) and not _WEB_NAME.search(text):
        return text
    escaped = _MARKS.sub(rf"{_JOINER}\\\1{_JOINER}", text)
    return re.sub(f"{_JOINER}+", _JOINER, f"{_JOINER}{escaped}")
