"""Which number of its version a change should raise, and which one it has raised."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, IntEnum
from typing import Final, NamedTuple

from triage.checker.diff.changes import TEXTS, Change
from triage.checker.diff.comparison import Comparison
from triage.checker.diff.effects import ORDERS, Same
from triage.checker.diff.shared import accepted_by_both
from triage.checker.domains import line_of
from triage.checker.net import Net
from triage.questionnaire import ChoiceAnswer, MultipleAnswer, Question, TextAnswer

_COUNT: Final = 3
_ANSWERABLE: Final = frozenset({"question", "row", "option"})
_DECIDING: Final = _ANSWERABLE | {"option_list", "section", "end", "score", "band", "rule", "note"}
_TOLD: Final = TEXTS | {"sources", "information_only", "better", "change", "references", "unit"}
"""Keys on which nothing hangs but what people read; of a unit and of texts it is looked at elsewhere."""


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


class Reason(Enum):
    """Why a number should be raised."""

    LESS = "less"
    MEANING = "meaning"
    ORDER = "order"
    UNIT = "unit"
    TEXT = "text"
    NEW = "new"
    LEFT_OUT = "left_out"
    MUST = "must"
    BESIDE = "beside"
    MORE = "more"
    OTHER = "other"
    WORDS = "words"
    FILE = "file"

    @property
    def number(self) -> Number:
        """The number that it asks for."""
        match self:
            case Reason.LESS | Reason.MEANING | Reason.ORDER | Reason.UNIT | Reason.TEXT:
                return Number.FIRST
            case Reason.WORDS | Reason.FILE:
                return Number.LAST
            case _:
                return Number.MIDDLE


class Raising(NamedTuple):
    """The number that should be raised at least, the one that was, the least version that is enough, and why.

    ``first`` is the least version in which the first number is raised.
    """

    needed: Number
    done: Number
    least: str
    reasons: tuple[Reason, ...]
    first: str

    @property
    def is_enough(self) -> bool:
        """Whether the version was raised far enough."""
        return self.done >= self.needed


def raising(comparison: Comparison) -> Raising | None:
    """How far the version of the new file should be raised; ``None`` of two questionnaires with other ids.

    The first number, where an answer may mean something else: one that is not taken any more, one whose unit or text
    is another one's now, or where a part that was there is another now and not all is proven to be the same. The middle
    one, where something is new, or something else can be answered. Else the last.
    """
    old, new = comparison.old, comparison.new
    if old.id != new.id:
        return None
    reasons = () if old.hash == new.hash else tuple(_reasons(comparison))
    needed = max((reason.number for reason in reasons), default=Number.NONE)
    most = tuple(reason for reason in reasons if reason.number is needed)
    least, first = (_least(old.version, number) for number in (needed, Number.FIRST))
    return Raising(needed, _done(old.version, new.version), least, most, first)


def _reasons(comparison: Comparison) -> Iterator[Reason]:
    """All that asks for a number, and at least one reason."""
    meaning = comparison.meaning
    found = {
        Reason.LESS: _takes_less(comparison),
        Reason.MEANING: not comparison.is_same and any(map(_turns, comparison.changes)),
        Reason.ORDER: _is_reordered(comparison),
        Reason.UNIT: bool(meaning.units),
        Reason.TEXT: bool(meaning.texts),
        Reason.NEW: any(map(_is_new, comparison.changes)),
        **_of_answering(comparison),
    }
    yield from (reason for reason, is_so in found.items() if is_so)
    if not comparison.is_same and not any(found.values()):
        yield Reason.OTHER
    yield Reason.WORDS if meaning.words else Reason.FILE


def _turns(change: Change) -> bool:
    """Whether a part that was there, and decides something, is another now."""
    if change.kind not in _DECIDING or change.key in _TOLD:
        return False
    if change.how == "moved":
        return change.kind == "section" or change.before != change.now
    return change.how != "added" or change.key is not None or change.kind in ("band", "end")


def _is_reordered(comparison: Comparison) -> bool:
    """Whether rules changed places, and it is not proven that this shows nowhere."""
    moved = any((change.kind, change.how) == ("rule", "moved") for change in comparison.changes)
    return moved and not all(isinstance(comparison.effects[kind], Same) for kind in ORDERS)


def _is_new(change: Change) -> bool:
    return change.how == "added" and change.key is None and change.kind in _DECIDING


def _of_answering(comparison: Comparison) -> dict[Reason, bool]:
    """What can be answered now that could not be, or has to be."""
    known, net = comparison.new.question_by_id, Net(comparison.new)
    pairs = [(one, known[one.id]) for one in comparison.old.questions if one.id in known]
    freed = any(_frees(one, other) for one, other in pairs)
    grown = any(map(_is_new, comparison.changes))
    return {
        Reason.LEFT_OUT: any(one.required and not other.required for one, other in pairs),
        Reason.MUST: any(other.required and not one.required for one, other in pairs),
        Reason.BESIDE: freed,
        Reason.MORE: not freed and not grown and any(_is_narrower(other, one, net) for one, other in pairs),
    }


def _frees(old: Question, new: Question) -> bool:
    """Whether an option that could only be chosen alone can be chosen beside others."""
    if not isinstance(old.answer, MultipleAnswer) or not isinstance(new.answer, MultipleAnswer):
        return False
    alone = {option.id for option in old.answer.options if option.exclusive}
    return any(option.id in alone and not option.exclusive for option in new.answer.options)


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
