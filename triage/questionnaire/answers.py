"""What a question accepts: a value as JSON carries it, read or refused with a sentence that says what to do."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, NoReturn

from pydantic import JsonValue

from triage.logic import NonAnswer, Number, Slot
from triage.logic.problems import did_you_mean
from triage.logic.values import day_of
from triage.logic.words import number_words
from triage.questionnaire.model import (
    ChoiceAnswer,
    DateAnswer,
    MultipleAnswer,
    NumberAnswer,
    Question,
    ScaleAnswer,
    TextAnswer,
)
from triage.words import _

Answered = JsonValue | Decimal
"""An answer as it comes in: a JSON value, its decimals exact where they can be."""


class AnswerError(ValueError):
    """An answer that its question does not accept: the ``question`` id, and a sentence without the answer in it."""

    def __init__(self, question: str, message: str) -> None:
        """Refuse the answer to ``question``, saying why."""
        super().__init__(f"{question}: {message}")
        self.question = question
        self.message = message


def slot_of(question: Question, raw: Answered) -> Slot:
    """What ``raw`` means as an answer to ``question``; ``None`` is unanswered.

    Raises:
        AnswerError: the question does not accept it.
    """
    if raw is None:
        return NonAnswer.UNANSWERED
    if raw.__class__ is dict:
        return _non_answer(question, raw)
    match question.answer:
        case ChoiceAnswer():
            return _choice(question, raw)
        case MultipleAnswer(options):
            return _multiple(question, raw, tuple(option.id for option in options))
        case NumberAnswer():
            return _number(question, question.answer, raw)
        case ScaleAnswer():
            return _number(question, _SCALE, raw)
        case DateAnswer():
            return _date(question, question.answer, raw)
        case TextAnswer(max_length):
            return _text(question, raw, max_length)


_SCALE: Final = NumberAnswer(0, 10, 0, None)
_MAX_DIGITS: Final = 15
_LINE_END: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_WORDS: Final = {"not_sure": NonAnswer.NOT_SURE, "declined": NonAnswer.DECLINED}


def _refuse(question: Question, message: str) -> NoReturn:
    raise AnswerError(question.id, message)


def _non_answer(question: Question, raw: dict[str, JsonValue]) -> NonAnswer:
    word = raw.get("non_answer")
    state = _WORDS.get(word) if isinstance(word, str) else None
    if len(raw) != 1 or state is None:
        _refuse(question, _('A non-answer is {"non_answer": "not_sure"} or {"non_answer": "declined"}.'))
    if state not in question.non_answers:
        offered = ", ".join(f"'{state.value}'" for state in question.non_answers) or _("none")
        _refuse(
            question, _("This question does not offer that non-answer. It offers: {offered}.").format(offered=offered)
        )
    return state


def _choice(question: Question, raw: Answered) -> str:
    codes = question.name.codes
    if raw.__class__ is str and raw in codes:
        return raw
    if not isinstance(raw, str):
        _refuse(question, _("The answer is one option id in quotes."))
    _refuse(question, _("That is not one of its options. {cure}").format(cure=did_you_mean(raw, codes)))


def _multiple(question: Question, raw: Answered, order: tuple[str, ...]) -> tuple[str, ...]:
    if not isinstance(raw, list) or not all(isinstance(code, str) for code in raw):
        _refuse(question, _("The answer is a list of option ids."))
    if not raw:
        _refuse(question, _("An empty list is no answer. Use null for 'not answered'."))
    chosen = dict.fromkeys(code for code in raw if isinstance(code, str))
    if len(chosen) < len(raw):
        _refuse(question, _("An option is there twice. Keep one."))
    for code in chosen:
        if code not in question.name.codes:
            cure = did_you_mean(code, question.name.codes)
            _refuse(question, _("There is an option that it does not have. {cure}").format(cure=cure))
    if len(chosen) > 1 and not exclusive_codes(question).isdisjoint(chosen):
        _refuse(question, _("An option such as 'None of these' cannot be chosen with another. Keep one or the other."))
    return tuple(code for code in order if code in chosen)


def exclusive_codes(question: Question) -> frozenset[str]:
    """The options of a multiple choice that exclude every other."""
    match question.answer:
        case MultipleAnswer(options):
            return frozenset(option.id for option in options if option.exclusive)
        case _:
            return frozenset()


def _number(question: Question, answer: NumberAnswer, raw: Answered) -> Number:
    if raw.__class__ is int:
        value: Number = raw
    elif isinstance(raw, float | Decimal) and answer.decimals:
        value = _exact_decimal(question, raw)
    else:
        kind = _("a number") if answer.decimals else _("a whole number")
        _refuse(question, _("The answer is {kind}, without quotes.").format(kind=kind))
    if not answer.low <= value <= answer.high:
        low, high = number_words(answer.low), number_words(answer.high)
        _refuse(question, _("The answer goes from {low} to {high}.").format(low=low, high=high))
    if (value * 10**answer.decimals).denominator != 1:
        message = _("The answer has at most {count} digits behind the point.")
        _refuse(question, message.format(count=answer.decimals))
    return value


def _exact_decimal(question: Question, raw: float | Decimal) -> Number:
    number = raw if isinstance(raw, Decimal) else Decimal(repr(raw))
    if not number.is_finite() or not -_MAX_DIGITS < number.adjusted() < _MAX_DIGITS:
        _refuse(question, _("The answer is a number with at most {count} digits.").format(count=_MAX_DIGITS))
    value = Fraction(number)
    return value.numerator if value.denominator == 1 else value


def _date(question: Question, answer: DateAnswer, raw: Answered) -> date:
    value = day_of(raw) if isinstance(raw, str) else None
    if value is None:
        _refuse(question, _("The answer is a date as year, month, day: '2026-01-31'."))
    if (answer.low and value < answer.low) or (answer.high and value > answer.high):
        low = answer.low.isoformat() if answer.low else "…"
        high = answer.high.isoformat() if answer.high else "…"
        _refuse(question, _("The date goes from {low} to {high}.").format(low=low, high=high))
    return value


def _text(question: Question, raw: Answered, max_length: int) -> str | NonAnswer:
    if not isinstance(raw, str):
        _refuse(question, _("The answer is text in quotes."))
    if len(raw) > max_length:
        _refuse(question, _("The text has at most {most} characters.").format(most=max_length))
    text = _CONTROL.sub("", _LINE_END.sub("\n", raw))
    return text if text.strip() else NonAnswer.UNANSWERED
