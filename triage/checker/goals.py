"""What should be able to happen in a questionnaire, and what a search can say to that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from triage.logic import Condition, Slot
from triage.questionnaire import Answered, Score


@dataclass(frozen=True, eq=False, slots=True)
class Holds:
    """Answers with which each of ``so`` is yes, and ``not_so`` is not yes: it is no, or stays open for good.

    ``score`` is the one that ``value`` stands for in these conditions; ``estimated``: its value may be an estimate,
    because answers are missing.
    """

    so: tuple[Condition, ...] = ()
    not_so: Condition | None = None
    score: Score | None = None
    estimated: bool = False

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All its conditions."""
        return self.so if self.not_so is None else (*self.so, self.not_so)


@dataclass(frozen=True, eq=False, slots=True)
class Lies:
    """Answers with which ``score`` has a value, and lies in ``band``.

    ``estimated``: the value may be an estimate, because answers are missing.
    """

    score: Score
    band: str
    estimated: bool = False


Goal = Holds | Lies


class Found(NamedTuple):
    """Answers, by the index of the question, with which the goal is reached whatever is answered to all others.

    What is unanswered here must be left out.
    """

    given: Mapping[int, Slot]


class Impossible(NamedTuple):
    """No answers reach the goal: all of them were tried, or ruled out class by class."""


class GaveUp(NamedTuple):
    """Nothing is proven: the search took too many ``steps``, or there were too many ``values`` to try them all."""

    why: Literal["steps", "values"]


@dataclass(slots=True)
class Effort:
    """How much may still be tried: so many questions and scores settled, in all searches together."""

    left: int


Search = Found | Impossible | GaveUp
"""What searching for a goal came to."""


class Witness(NamedTuple):
    """Answers, as ``assess`` takes them, that the form accepts on the day ``on`` and that reach the goal then."""

    answers: Mapping[str, Answered]
    on: date


Verdict = Witness | Impossible | GaveUp
"""Whether a goal can be reached."""
