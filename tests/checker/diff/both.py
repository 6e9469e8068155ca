"""Every way to answer two versions of a small form that both accept, and what they make of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from math import prod

from tests.checker.small import every_answer
from triage.assessment import AnswersError, Assessment, assess
from triage.questionnaire import Answered, AnswerError, Level, Question, Questionnaire, slot_of

Tried = tuple[Mapping[str, Answered], Assessment, Assessment]
"""Answers, and what both make of them."""


def accepted(question: Question, other: Question) -> list[Answered]:
    """All that can be answered to ``question`` and that ``other``, another version of it, accepts as well."""
    left_out = not question.required and not other.required
    answers: list[Answered] = [one for one in every_answer(question) if one is not None and _accepts(other, one)]
    return answers + [None] * left_out


def _has_value(answers: list[Answered]) -> bool:
    return any(answer is not None and not isinstance(answer, dict) for answer in answers)


def _accepts(question: Question, answer: Answered) -> bool:
    try:
        slot_of(question, answer)
    except AnswerError:
        return False
    return True


def answered(old: Questionnaire, new: Questionnaire) -> dict[str, list[Answered]]:
    """What both accept, by the id of the question; to a question without a value in common nothing is answered."""
    known = new.question_by_id
    both = {one.id: accepted(one, known[one.id]) for one in old.questions if one.id in known}
    return {name: answers for name, answers in both.items() if _has_value(answers)}


def unfinished(old: Questionnaire, new: Questionnaire) -> dict[str, list[Answered]]:
    """The same, where every answer can be missing."""
    return {name: [None, *(one for one in found if one is not None)] for name, found in answered(old, new).items()}


def ways(both: Mapping[str, list[Answered]]) -> int:
    """How many ways there are to answer ``both``."""
    return prod(map(len, both.values()))


def tried(both: Mapping[str, list[Answered]], old: Questionnaire, new: Questionnaire) -> Iterator[Tried]:
    """What both versions make of each way to answer them, where ``both`` are the answers to each question."""
    for answers in product(*both.values()):
        given: Mapping[str, Answered] = dict(zip(both, answers, strict=True))
        yield given, assess(old, given), assess(new, given)


def differ(kind: str, one: Assessment, other: Assessment) -> bool:
    """Whether a reader sees another ``kind`` in ``one`` than in ``other``; an order only of what is in both."""
    if kind not in ("order", "open_order"):
        return shown(kind, one) != shown(kind, other)
    before, now = _in_order(kind, one), _in_order(kind, other)
    return any(
        now.index(later) < now.index(earlier)
        for earlier, later in combinations(before, 2)
        if earlier in now and later in now
    )


def _in_order(kind: str, assessment: Assessment) -> list[str]:
    """The rules of ``kind`` as the report has them: level for level, and in the order of the file."""
    rules = assessment.fired if kind == "order" else assessment.undecided_rules
    least = Level.ROUTINE if kind == "order" else Level.URGENT
    levels = [level for level in sorted(Level, reverse=True) if level >= least]
    return [rule.id for level in levels for rule in rules if rule.level is level]


def shown(kind: str, assessment: Assessment) -> object:
    """What a reader sees of ``kind`` in ``assessment``."""
    match kind:
        case "level":
            return assessment.level
        case "heading":
            return _in_order("order", assessment)[:1]
        case "rules":
            return {rule.id for rule in assessment.fired}
        case "unfinished_level":
            return max(assessment.level, Level.SOON)
        case "unfinished_rules":
            return {rule.id for rule in assessment.fired if rule.level in (Level.EMERGENCY, Level.URGENT)}
        case "open":
            return {rule.id for rule in assessment.undecided_rules}
        case "bands":
            return {(name, result.band) for name, result in assessment.scores.items() if result.band is not None}
        case "values":
            return {(name, result.value) for name, result in assessment.scores.items() if result.value is not None}
        case "notes":
            return {note.id for note in assessment.notes}
        case "path":
            return {question.id for question in assessment.path}
        case _:
            raise AssertionError(kind)


def refuses(questionnaire: Questionnaire, answers: Mapping[str, Answered]) -> bool:
    """Whether ``questionnaire`` refuses ``answers``."""
    try:
        assess(questionnaire, answers)
    except AnswersError:
        return True
    return False
