"""The questions that would settle what is undecided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from triage.logic import Condition, Name, unsettled
from triage.questionnaire import Question

if TYPE_CHECKING:
    from triage.assessment.result import Assessment


def settling(condition: Condition, assessment: Assessment) -> tuple[Question, ...]:
    """The questions whose missing answers keep ``condition`` undecided, in the order in which they are asked.

    A question that may not be asked at all stands under the questions that gate it; a score under those it is made of.
    """
    found = {question.index: question for question in _settling(condition, assessment)}
    return tuple(found[index] for index in sorted(found))


def _settling(condition: Condition, assessment: Assessment) -> Iterator[Question]:
    for name in unsettled(condition, assessment.slots):
        yield from _behind(name, assessment)


def _behind(name: Name, assessment: Assessment) -> Iterator[Question]:
    question = assessment.questionnaire.question_by_id.get(name.id)
    if question is not None:
        if question in assessment.undecided_path and question.gate is not None:
            yield from _settling(question.gate, assessment)
        else:
            yield question
        return
    result = assessment.scores[name.id]
    if result.score.applies_if is not None:
        yield from _settling(result.score.applies_if, assessment)
    for missing, _why in result.missing:
        yield from _behind(missing.name, assessment)
