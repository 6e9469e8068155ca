"""The product's own sentences: marked with ``_`` where they are said, translated where they are shown.

Texts of a questionnaire are not here: they stand in the questionnaire. Catalogues are gettext's; a language without
one speaks English. The language is chosen at the edge (a request, a report) with :func:`language` and holds for that
context only, so that two people served at once each read their own.
"""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Final, Literal

from babel import Locale, UnknownLocaleError

_CATALOGUES = Path(__file__).parent / "locales"
_RIGHT_TO_LEFT: Final = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_spoken: ContextVar[_gettext.NullTranslations] = ContextVar("spoken", default=_gettext.NullTranslations())


@contextmanager
def language(code: str) -> Iterator[None]:
    """Speak ``code`` (BCP 47, such as ``en-GB``) within the block; English where no catalogue is there."""
    names = [code.replace("-", "_"), code.split("-", maxsplit=1)[0]]
    token = _spoken.set(_gettext.translation("triage", _CATALOGUES, languages=names, fallback=True))
    try:
        yield
    finally:
        _spoken.reset(token)


def direction(code: str) -> Literal["ltr", "rtl"]:
    """The way in which the language ``code`` is written."""
    return "rtl" if _main(code) in _RIGHT_TO_LEFT else "ltr"


def _(text: str) -> str:
    """The sentence in the language spoken now."""
    return _spoken.get().gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The sentence for ``count`` things in the language spoken now; the caller fills in the number."""
    return _spoken.get().ngettext(one, many, count)


def later(text: str) -> str:
    """``text`` as it is: a sentence that is written before anybody is spoken to, imported as ``_`` where it stands."""
    return text


def translated(text: str) -> str:
    """A sentence that was put by with ``later``, in the language spoken now."""
    return _(text)


def is_language(code: str) -> bool:
    """Whether ``code`` (BCP 47) names a language that there is, or a form of one."""
    name = _main(code)
    return name != "und" and name in Locale("en").languages


def language_name(code: str, spoken: str | None = None) -> str:
    """What the language ``code`` calls itself, such as Cymraeg, or is called where ``spoken`` is; else in English."""
    try:
        name = Locale.parse(code, sep="-").get_display_name(spoken)
    except (UnknownLocaleError, ValueError):
        name = None
    plain: str = Locale("en").languages.get(_main(code), code)
    return name or plain


def _main(code: str) -> str:
    """The language itself, without country or script."""
    return code.split("-", maxsplit=1)[0]
