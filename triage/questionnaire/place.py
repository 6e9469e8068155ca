"""The words of the place where a questionnaire is used: whom to call and what they are named there.

They are settings of the clinic. Texts name them by placeholder, ``{emergency_number}``, and are filled in when a
questionnaire is loaded.
"""

from __future__ import annotations

import re
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

_PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}")


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


def placeholders(text: str) -> tuple[str, ...]:
    """The names in curly brackets in ``text``, in order."""
    return tuple(_PLACEHOLDER.findall(text))


def has_stray_bracket(text: str) -> bool:
    """Whether a curly bracket stands in ``text`` that is no part of a placeholder."""
    rest = _PLACEHOLDER.sub("", text)
    return "{" in rest or "}" in rest


def fill(text: str, place: Place) -> str:
    """``text`` with the words of ``place`` in it; a name that is not known stays as it is."""
    words = place.words()
    return _PLACEHOLDER.sub(lambda match: words.get(match[1], match[0]), text)
