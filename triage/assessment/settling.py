"""The questions that would settle what is undecided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage.logic import Condition, Name, unsettled
from triage.questionnaire import Question

if TYPE_CHECKING:
    from triage.assessment.result import Assessment, ScoreResult


def settling(condition: Condition, assessment: Assessment) -> tuple[Question, ...]:
    """The questions whose missing answers keep ``condition`` undecided, in the order in which they are asked.

    A question that may not be asked at all stands under the questions that gate it; a score under those it is made of.
    """
    slots, by_id = assessment.slots, assessment.questionnaire.question_by_id
    gates = {question.id: question.gate for question in assessment.undecided_path}
    found: list[Question] = []
    seen: set[str] = set()
    waiting = list(unsettled(condition, slots))
    while waiting:
        name = waiting.pop()
        if name.id in seen:
            continue
        seen.add(name.id)
        gate = gates.get(name.id)
        if gate is not None:
            waiting += unsettled(gate, slots)
        elif name.id in by_id:
            found.append(by_id[name.id])
        else:
            waiting += _behind(assessment.scores[name.id], assessment)
    return tuple(sorted(found, key=lambda question: question.index))


def _behind(result: ScoreResult, assessment: Assessment) -> list[Name]:
    applies_if = result.score.applies_if
    gates = () if applies_if is None else unsettled(applies_if, assessment.slots)
    return [*gates, *(question.name for question, _why in result.missing)]
