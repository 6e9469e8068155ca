"""What the settings of a clinic mean here: the words of its place, and the folders of its shelf."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from pydantic import JsonValue

from triage import shipped
from triage.glyphs import missing_glyphs
from triage.library.shelf import Shelf
from triage.logic.problems import did_you_mean
from triage.questionnaire import DEFAULT_PLACE, Place
from triage.settings import Settings
from triage.words import _

LANGUAGES: Final = "languages"


class PlaceError(ValueError):
    """The words of the place cannot be used; the message is one or two sentences that say what to change."""


def shelf_of(settings: Settings) -> Shelf:
    """The questionnaires that ship, with the clinic's own beside them.

    Raises:
        PlaceError: as ``place_of``.
    """
    own = () if settings.questionnaires is None else (settings.questionnaires,)
    return Shelf((shipped.questionnaires(), *own), place_of(settings))


def place_of(settings: Settings) -> Place:
    """The words of the clinic's place. Those left out are Britain's, if the place serves no other language.

    Raises:
        PlaceError: a word is unknown, empty, no text, cannot be printed, or is left out where it has to be said.
    """
    given, known = settings.place, DEFAULT_PLACE.words()
    for name in given:
        if name != LANGUAGES and name not in known:
            cure = did_you_mean(name, (LANGUAGES, *known))
            raise PlaceError(_("TRIAGE_PLACE has no word called '{name}'. {cure}").format(name=name, cure=cure))
    languages = _languages(given)
    words = {name: _word(name, value) for name, value in given.items() if name != LANGUAGES}
    missing = [name for name in known if name not in words]
    if missing and not set(languages) <= set(DEFAULT_PLACE.languages):
        raise PlaceError(
            _("TRIAGE_PLACE names languages that British words may not fit. Add these words: {names}.").format(
                names=_quoted(missing)
            )
        )
    return Place.model_validate({**words, LANGUAGES: languages})


def _languages(given: Mapping[str, JsonValue]) -> tuple[str, ...]:
    value = given.get(LANGUAGES, list(DEFAULT_PLACE.languages))
    if not isinstance(value, list) or not value:
        raise PlaceError(_('"languages" in TRIAGE_PLACE is not a list. Write it so: ["en-GB"].'))
    return tuple(_word(LANGUAGES, language) for language in value)


def _word(name: str, value: JsonValue) -> str:
    if not isinstance(value, str):
        raise PlaceError(_("'{name}' in TRIAGE_PLACE is not text. Put it in double quotes.").format(name=name))
    word = " ".join(value.split())
    if not word:
        message = _("'{name}' in TRIAGE_PLACE is empty. Write what patients call it, or leave it out.")
        raise PlaceError(message.format(name=name))
    if missing_glyphs(word):
        message = _("'{name}' in TRIAGE_PLACE has a sign that the report cannot print. Use another one.")
        raise PlaceError(message.format(name=name))
    return word


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)
