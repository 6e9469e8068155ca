"""What can be wrong with a condition, said so that its author can mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from triage.logic.likeness import nearest
from triage.words import _

_LONGEST: Final = 60
SHOWN: Final = 8
"""So many names are listed; the rest of a long list is not."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong or doubtful in a condition.

    ``column`` counts characters from 0, ``length`` is the width of the place. ``cure`` may be empty. A ``doubtful``
    problem is a warning: the condition still has a meaning. ``instead`` is what was very likely meant: a name or
    a code; or, where it is said what ``stands`` there, the text in place of that.
    """

    code: str
    column: int
    length: int
    message: str
    cure: str = ""
    doubtful: bool = False
    instead: str | None = None
    stands: str | None = None


class LogicError(ValueError):
    """A condition that has no meaning; ``problems`` holds everything found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep ``problems``, most of which an author wants to see at once."""
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = tuple(problems)


def did_you_mean(word: str, known: Iterable[str], most: int = SHOWN) -> str:
    """A cure that names the nearest of ``known``, or lists ``most`` of them, or nothing where none is known."""
    names = list(known)
    close = nearest(word, names)
    if close is not None:
        return _("Did you mean '{name}'?").format(name=close)
    if not names:
        return ""
    shown = ", ".join(f"'{name}'" for name in names[:most])
    known_here = _("Known here: {names} and more.") if len(names) > most else _("Known here: {names}.")
    return known_here.format(names=shown)


def shown(text: str) -> str:
    """``text`` as a sentence quotes it: of a long one, the beginning."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
