"""Which number of its version a change should raise, and which one it has raised."""

from __future__ import annotations

from enum import IntEnum
from typing import Final, NamedTuple

from triage.checker.diff.changes import TEXTS, Change
from triage.checker.diff.comparison import Comparison
from triage.checker.diff.shared import accepted_by_both
from triage.checker.domains import line_of
from triage.checker.net import Net
from triage.questionnaire import ChoiceAnswer, MultipleAnswer, Question, TextAnswer

_COUNT: Final = 3
_ANSWERABLE: Final = frozenset({"question", "row", "option"})
_DECIDING: Final = _ANSWERABLE | {"option_list", "section", "end", "score", "band", "rule", "note"}
_ANSWERS: Final = frozenset({"type", "min", "max", "decimals", "max_length", "options", "exclusive"})
"""Keys that say what can be answered; with them stand ``non_answers`` and ``required``."""

_TOLD: Final = TEXTS | {"sources", "information_only", "better", "change", "references", "unit"}
"""Keys on which nothing hangs but what people read."""


class Number(IntEnum):
    """A number of a version, the greater the further in front; ``LOWERED``: the version went back."""

    LOWERED = -1
    NONE = 0
    LAST = 1
    MIDDLE = 2
    FIRST = 3

    @property
    def word(self) -> str:
        """What data call it."""
        return self.name.lower()


class Raising(NamedTuple):
    """The number that should be raised at least, the one that was, and the least version that is enough."""

    needed: Number
    done: Number
    least: str

    @property
    def is_enough(self) -> bool:
        """Whether the version was raised far enough."""
        return self.done >= self.needed


def raising(comparison: Comparison) -> Raising | None:
    """How far the version of the new file should be raised; ``None`` of two questionnaires with other ids.

    The first number, where an answer may mean something else: one that is not taken any more, or where a part that was
    there is another now and not all is proven to be the same. The middle one, where something is new. Else the last.
    """
    old, new = comparison.old, comparison.new
    if old.id != new.id:
        return None
    needed = _needed(comparison)
    return Raising(needed, _done(old.version, new.version), _least(old.version, needed))


def _needed(comparison: Comparison) -> Number:
    if comparison.old.hash == comparison.new.hash:
        return Number.NONE
    changes = comparison.changes
    if _takes_less(comparison) or (not comparison.is_same and any(map(_turns, changes))):
        return Number.FIRST
    if not comparison.is_same or any(map(_is_more, changes)):
        return Number.MIDDLE
    return Number.LAST


def _turns(change: Change) -> bool:
    """Whether a part that was there, and decides something, is another now."""
    if change.kind not in _DECIDING or change.key in _TOLD:
        return False
    if change.how == "moved":
        return change.kind == "section" or change.before != change.now
    return change.how != "added" or change.key is not None or change.kind in ("band", "end")


def _is_more(change: Change) -> bool:
    """Whether something is new, or people can answer something else."""
    if change.key is not None:
        return change.kind in _ANSWERABLE and change.key in _ANSWERS | {"non_answers", "required"}
    return change.how == "added" and change.kind in _DECIDING


def _takes_less(comparison: Comparison) -> bool:
    """Whether some answers are not taken any more."""
    if any(
        change.how == "removed" and change.key is None and change.kind in _ANSWERABLE for change in comparison.changes
    ):
        return True
    known, net = comparison.new.question_by_id, Net(comparison.new)
    return bool(comparison.lost) or any(
        _is_narrower(question, known[question.id], net) for question in comparison.old.questions
    )


def _is_narrower(old: Question, new: Question, net: Net) -> bool:
    both = accepted_by_both(old.answer, new.answer, net.day)
    if both is None or not set(old.non_answers) <= set(new.non_answers):
        return True
    match old.answer, both:
        case TextAnswer(length), TextAnswer(most):
            return most < length
        case (ChoiceAnswer(options), ChoiceAnswer(kept)) | (MultipleAnswer(options), MultipleAnswer(kept)):
            return [(one.id, one.exclusive) for one in kept] != [(one.id, one.exclusive) for one in options]
        case before, now:
            return line_of(before, net.day) != line_of(now, net.day)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _done(old: str, new: str) -> Number:
    before, now = _numbers(old), _numbers(new)
    if now < before:
        return Number.LOWERED
    at = next((at for at, pair in enumerate(zip(before, now, strict=True)) if pair[0] != pair[1]), _COUNT)
    return Number(_COUNT - at)


def _least(version: str, needed: Number) -> str:
    """The least version after ``version`` in which the number that is ``needed`` is raised."""
    numbers, at = _numbers(version), _COUNT - needed
    raised = (*numbers[:at], *(number + 1 for number in numbers[at : at + 1]), *(0 for _later in numbers[at + 1 :]))
    return ".".join(map(str, raised))
