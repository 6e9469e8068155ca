"""Answers in words: the same on page, paper and in plain text."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from triage.assessment import Assessment
from triage.glyphs import visible
from triage.logic import NonAnswer, Slot
from triage.logic.words import number_words
from triage.questionnaire import Question, exclusive_codes
from triage.questionnaire.kinds import ChoiceAnswer, DateAnswer, MultipleAnswer, NumberAnswer, ScaleAnswer, TextAnswer
from triage.report.dates import day_words
from triage.report.view import AnswerKind, AnswerWords, Row
from triage.words import _


def answer_words(question: Question, slot: Slot) -> AnswerWords:
    """What ``slot`` says as an answer to ``question``."""
    if isinstance(slot, NonAnswer):
        return AnswerWords(AnswerKind(slot.value), (non_answer_words(slot),))
    match question.answer, slot:
        case ChoiceAnswer(), str(code):
            return AnswerWords(AnswerKind.VALUE, (question.name.codes[code],))
        case MultipleAnswer(), tuple(codes):
            kind = AnswerKind.NONE if exclusive_codes(question).issuperset(codes) else AnswerKind.VALUE
            return AnswerWords(kind, tuple(question.name.codes[str(code)] for code in codes))
        case NumberAnswer(unit=unit), int() | Fraction() as number:
            words = number_words(number)
            return AnswerWords(AnswerKind.VALUE, (f"{words} {unit}" if unit else words,))
        case ScaleAnswer(), int(number):
            return AnswerWords(AnswerKind.VALUE, (_("{number} out of 10").format(number=number),))
        case DateAnswer(), date() as day:
            return AnswerWords(AnswerKind.VALUE, (day_words(day),))
        case TextAnswer(), str(text):
            return AnswerWords(AnswerKind.VALUE, tuple(visible(text).splitlines()))
        case _:
            raise TypeError(f"The slot of {question.id} does not fit its question.")


def non_answer_words(state: NonAnswer) -> str:
    """Why there is no value, as a reader would say it."""
    match state:
        case NonAnswer.NOT_SURE:
            return _("Not sure")
        case NonAnswer.DECLINED:
            return _("Would rather not say")
        case NonAnswer.UNANSWERED:
            return _("Not answered")
        case NonAnswer.NOT_ASKED:
            return _("Not asked")


def row_of(question: Question, assessment: Assessment) -> Row:
    """``question`` with its answer."""
    text = question.text if question.matrix is None else f"{question.matrix.text} {question.text}"
    if question in assessment.undecided_path:
        words = AnswerWords(AnswerKind.NOT_ASKED, (_("Not asked yet"),))
    else:
        words = answer_words(question, assessment.answer(question))
    return Row(question.id, question.label, text, words)
