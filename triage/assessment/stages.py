"""Stage after stage: which of the next questions are asked, then the score that is known by now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from triage.assessment.result import ScoreResult
from triage.assessment.score import score_up
from triage.logic import NonAnswer, Slot, Test
from triage.questionnaire import Questionnaire

_UNANSWERED = NonAnswer.UNANSWERED
_NOT_ASKED = NonAnswer.NOT_ASKED


@dataclass(slots=True)
class Path:
    """Which questions are asked, by index; which may be; which were answered and are not asked."""

    asked: list[bool]
    undecided: set[int]
    ignored: list[int]


def settle(questionnaire: Questionnaire, slots: list[Slot]) -> tuple[Path, dict[str, ScoreResult]]:
    """The path, and every score, for the answers in ``slots``.

    Afterwards ``slots`` hold no answer of a question that is not asked, and what conditions see of each score. The last
    of them is free, the one before it holds the day.
    """
    path = Path([True] * len(questionnaire.questions), set(), [])
    results: dict[str, ScoreResult] = {}
    for stage in questionnaire.stages:
        _ask(stage.gates, slots, path)
        if stage.score is not None:
            results[stage.score.id], slots[stage.score.name.index] = score_up(stage.score, slots, path.undecided)
    return path, results


def _ask(gates: Sequence[tuple[int, Test]], slots: list[Slot], path: Path) -> None:
    """Decide which of the questions with ``gates`` are asked; ``slots`` then hold no answer of one that is not."""
    for index, test in gates:
        truth = test(slots)
        if truth is True:
            continue
        path.asked[index] = False
        if slots[index] is not _UNANSWERED:
            path.ignored.append(index)
        if truth is None:
            path.undecided.add(index)
            slots[index] = _UNANSWERED
        else:
            slots[index] = _NOT_ASKED
