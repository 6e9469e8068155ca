"""Answers in words, as every reader sees them: patient, clinician, and the author of the questionnaire."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from triage.glyphs import visible
from triage.logic import NonAnswer, Slot
from triage.logic.words import number_words
from triage.questionnaire.kinds import ChoiceAnswer, DateAnswer, MultipleAnswer, NumberAnswer, ScaleAnswer, TextAnswer
from triage.questionnaire.model import Question
from triage.words import _


def slot_words(question: Question, slot: Slot) -> tuple[str, ...]:
    """What ``slot`` says as an answer to ``question``: a line for each option that was chosen, and for each of a text.

    Raises:
        TypeError: ``slot`` holds what the question does not take.
    """
    match question.answer, slot:
        case _, NonAnswer() as state:
            return (non_answer_words(state),)
        case ChoiceAnswer(), str(code):
            return (question.name.codes[code],)
        case MultipleAnswer(), tuple(codes):
            return tuple(question.name.codes[str(code)] for code in codes)
        case NumberAnswer(unit=unit), int() | Fraction() as number:
            words = number_words(number)
            return (f"{words} {unit}" if unit else words,)
        case ScaleAnswer(), int(number):
            return (_("{number} out of 10").format(number=number),)
        case DateAnswer(), date() as day:
            return (day_words(day),)
        case TextAnswer(), str(text):
            return tuple(visible(text).splitlines())
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


def day_words(day: date) -> str:
    """A day such as 22 November 2026, without a say of the machine's locale."""
    months = (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )
    return _("{day} {month} {year}").format(day=day.day, month=months[day.month - 1], year=day.year)
