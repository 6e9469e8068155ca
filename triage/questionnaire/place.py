"""The words of the place where a questionnaire is used: whom to call and what they are named there.

They are settings of the clinic. Texts name them by placeholder, ``{emergency_number}``, and are filled in when a
questionnaire is loaded.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

_PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}")
_BRACKETS: Final = re.compile(r"(?<!\{)\{++([^{}]*+)\}++")


class Place(BaseModel):
    """Contacts and words of one place. The defaults are Britain's and serve questionnaires in British English.

    ``emergency_number`` empty means that no emergency contact is known: questionnaires with an emergency rule are then
    refused. ``languages`` are the languages of questionnaires that these words serve.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    languages: tuple[str, ...] = Field(("en-GB",), min_length=1)
    emergency_number: str = "999"
    emergency_department: str = "A&E"
    urgent_number: str = "111"
    doctor: str = "GP"
    surgery: str = "GP surgery"
    pharmacist: str = "pharmacist"
    midwife: str = "midwife"
    maternity_unit: str = "maternity unit"

    def words(self) -> dict[str, str]:
        """Every placeholder with what stands for it."""
        return {name: str(value) for name, value in self.model_dump(exclude={"languages"}).items()}

    def serves(self, language: str) -> bool:
        """Whether the words fit a questionnaire in ``language``."""
        return language in self.languages

    def has_emergency_contact(self) -> bool:
        """Whether the place says whom to call in an emergency."""
        return bool(self.emergency_number.strip())


DEFAULT_PLACE: Final = Place()


class Bracketed(NamedTuple):
    """What stands in curly brackets in a text: the whole as ``written`` from ``at`` on, and the ``name`` inside."""

    at: int
    written: str
    name: str

    @property
    def is_placeholder(self) -> bool:
        """Whether it is written as a placeholder is."""
        return _PLACEHOLDER.fullmatch(self.written) is not None


def bracketed(text: str) -> tuple[Bracketed, ...]:
    """All that stands in curly brackets in ``text``, in order; of brackets in brackets, the innermost."""
    found = _BRACKETS.finditer(text)
    return tuple(Bracketed(match.start(), match[0], match[1].strip()) for match in found if match[1].strip())


def stray_bracket(text: str) -> int | None:
    """Where a curly bracket stands in ``text`` that has no other one; ``None`` where there is none."""
    rest = _BRACKETS.sub(lambda match: " " * len(match[0]) if match[1].strip() else match[0], text)
    return next((at for at, sign in enumerate(rest) if sign in "{}"), None)


def fill(text: str, place: Place) -> str:
    """``text`` with the words of ``place`` in it; a name that is not known stays as it is."""
    words = place.words()
    return _PLACEHOLDER.sub(lambda match: words.get(match[1], match[0]), text)
