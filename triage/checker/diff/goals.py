"""Where two versions of a questionnaire may differ, and what a search for such answers can say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from triage.logic import Condition, Slot
from triage.questionnaire import Score

Whether = Condition | bool
"""A condition, or a truth where there is none."""


@dataclass(frozen=True, eq=False, slots=True)
class Truths:
    """Whether a condition is so in one version and not in the other; a truth stands for one that always is, or never.

    ``open``: whether it stays open in one and not in the other. ``apart`` are the parts of both, if there are any, of
    which it is not known that they decide alike: where these come to the same, so does the whole. ``unless``, one for
    each version: where it is so, the condition does not count as being so.
    """

    old: Whether
    new: Whether
    open: bool = False
    apart: tuple[tuple[Whether, Whether], ...] = ()
    unless: tuple[Whether, Whether] = (False, False)


@dataclass(frozen=True, eq=False, slots=True)
class Together:
    """Whether all conditions of ``old`` are so in the one version, and all of ``new`` in the other.

    ``open``: whether they all stay open.
    """

    old: tuple[Condition, ...]
    new: tuple[Condition, ...]
    open: bool = False


Shown = Literal["value", "band"]
"""What is looked at in a score."""


@dataclass(frozen=True, eq=False, slots=True)
class Results:
    """Whether a score differs in its value, or in its band; a version that does not have it has ``None``."""

    old: Score | None
    new: Score | None
    of: Shown


Goal = Truths | Together | Results


class Found(NamedTuple):
    """Answers, by the id of the question, with which both differ whatever is answered to all others.

    What is unanswered here must be left out.
    """

    given: Mapping[str, Slot]


@dataclass(frozen=True, slots=True)
class Same:
    """No answers that both accept make them differ."""


@dataclass(frozen=True, slots=True)
class GaveUp:
    """Nothing is proven: there was too much to try."""


Search = Found | Same | GaveUp
