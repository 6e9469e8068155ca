"""Answers in words: the same on page, paper and in plain text."""

from __future__ import annotations

from triage.assessment import Assessment
from triage.logic import NonAnswer, Slot
from triage.questionnaire import Question, exclusive_codes
from triage.questionnaire.saying import slot_words
from triage.report.view import AnswerKind, AnswerWords, Row
from triage.words import _


def answer_words(question: Question, slot: Slot) -> AnswerWords:
    """What ``slot`` says as an answer to ``question``."""
    return AnswerWords(_kind(question, slot), slot_words(question, slot))


def _kind(question: Question, slot: Slot) -> AnswerKind:
    if isinstance(slot, NonAnswer):
        return AnswerKind(slot.value)
    none = isinstance(slot, tuple) and exclusive_codes(question).issuperset(slot)
    return AnswerKind.NONE if none else AnswerKind.VALUE


def row_of(question: Question, assessment: Assessment) -> Row:
    """``question`` with its answer."""
    text = question.text if question.matrix is None else f"{question.matrix.text} {question.text}"
    if question in assessment.undecided_path:
        words = AnswerWords(AnswerKind.NOT_ASKED, (_("Not asked yet"),))
    else:
        words = answer_words(question, assessment.answer(question))
    return Row(question.id, question.label, text, words)
