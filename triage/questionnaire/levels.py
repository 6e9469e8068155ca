"""How soon help is needed."""

from __future__ import annotations

from enum import IntEnum
from typing import Literal

LevelName = Literal["emergency", "urgent", "soon", "routine", "none"]


class Level(IntEnum):
    """The five levels, the greater the sooner."""

    NONE = 0
    ROUTINE = 1
    SOON = 2
    URGENT = 3
    EMERGENCY = 4

    @property
    def word(self) -> LevelName:
        """The level as the format and the command line write it."""
        names: tuple[LevelName, ...] = ("none", "routine", "soon", "urgent", "emergency")
        return names[self]

    @classmethod
    def of(cls, word: LevelName) -> Level:
        """The level that ``word`` names."""
        return cls[word.upper()]
