"""What a question accepts: a value as JSON carries it, read or refused with a sentence that says what to do."""

from __future__ import annotations

import math
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from pydantic import JsonValue

from triage.logic import NonAnswer, Number, Slot
from triage.logic.problems import did_you_mean
from triage.logic.values import day_of
from triage.logic.words import number_words
from triage.questionnaire.model import (
    Answered,
    ChoiceAnswer,
    DateAnswer,
    MultipleAnswer,
    NumberAnswer,
    Question,
    Reader,
    ScaleAnswer,
    TextAnswer,
)
from triage.words import _


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
    return NonAnswer.UNANSWERED if raw is None else reader_of(question)(raw)


def reader_of(question: Question) -> Reader:
    """What reads answers to ``question``: one test for an answer as it should be, then why another is refused."""
    match question.answer:
        case ChoiceAnswer():
            return _choice(question)
        case MultipleAnswer(options):
            return _multiple(question, tuple(option.id for option in options))
        case NumberAnswer(low, high, 0):
            return _whole(question, low, high)
        case NumberAnswer(low, high, decimals):
            return _decimal(question, low, high, 10**decimals)
        case ScaleAnswer():
            return _whole(question, _SCALE.low, _SCALE.high)
        case DateAnswer(low, high):
            return _date(question, low or date.min, high or date.max)
        case TextAnswer(max_length):
            return _text(question, max_length)


_SCALE: Final = NumberAnswer(0, 10, 0, None)
_MAX_DIGITS: Final = 15
_EXACT: Final = 10.0**_MAX_DIGITS
_LINE_END: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_WORDS: Final = {"not_sure": NonAnswer.NOT_SURE, "declined": NonAnswer.DECLINED}


def _choice(question: Question) -> Reader:
    codes = question.name.codes

    def read(raw: Answered) -> Slot:
        if raw.__class__ is str and raw in codes:
            return raw
        return _otherwise(question, raw)

    return read


def _multiple(question: Question, order: tuple[str, ...]) -> Reader:
    exclusive = exclusive_codes(question)

    def read(raw: Answered) -> Slot:
        if raw.__class__ is list:
            chosen = tuple([code for code in order if code in raw])
            each_once = len(chosen) == len(raw)
            if chosen and each_once and (len(chosen) == 1 or exclusive.isdisjoint(chosen)):
                return chosen
        return _otherwise(question, raw)

    return read


def exclusive_codes(question: Question) -> frozenset[str]:
    """The options of a multiple choice that exclude every other."""
    match question.answer:
        case MultipleAnswer(options):
            return frozenset(option.id for option in options if option.exclusive)
        case _:
            return frozenset()


def _whole(question: Question, low: Number, high: Number) -> Reader:
    def read(raw: Answered) -> Slot:
        if raw.__class__ is int and low <= raw <= high:
            return raw
        return _otherwise(question, raw)

    return read


def _decimal(question: Question, low: Number, high: Number, unit: int) -> Reader:
    least, most = math.ceil(low * unit), math.floor(high * unit)

    def read(raw: Answered) -> Slot:
        units = _units(raw, unit)
        if units is not None and least <= units <= most:
            return Fraction(units, unit) if units % unit else units // unit
        return _otherwise(question, raw)

    return read


def _units(raw: Answered, unit: int) -> int | None:
    """How many units ``raw`` is, of which ``unit`` (a power of ten) make 1; ``None`` where these are not whole.

    A float stands for the shortest decimal that it is read from; with 15 digits or fewer there is only one.
    """
    if raw.__class__ is int:
        return raw * unit
    if raw.__class__ is float:
        near = raw * unit
        if -_EXACT < near < _EXACT:
            units = round(near)
            return units if units / unit == raw else None
        raw = Decimal(repr(raw))
    if not isinstance(raw, Decimal) or not _is_short(raw):
        return None
    numerator, denominator = raw.as_integer_ratio()
    return None if unit % denominator else numerator * (unit // denominator)


def _is_short(number: Decimal) -> bool:
    return number.is_finite() and -_MAX_DIGITS < number.adjusted() < _MAX_DIGITS


def _date(question: Question, low: date, high: date) -> Reader:
    def read(raw: Answered) -> Slot:
        day = _day(raw)
        return day if day is not None and low <= day <= high else _otherwise(question, raw)

    return read


def _day(raw: Answered) -> date | None:
    return day_of(raw) if isinstance(raw, str) else None


def _text(question: Question, max_length: int) -> Reader:
    def read(raw: Answered) -> Slot:
        if not isinstance(raw, str) or len(raw) > max_length:
            return _otherwise(question, raw)
        text = _CONTROL.sub("", _LINE_END.sub("\n", raw))
        return text if text.strip() else NonAnswer.UNANSWERED

    return read


def _otherwise(question: Question, raw: Answered) -> NonAnswer:
    """What ``raw`` is when it is no value: a non-answer, or refused with a sentence that says what to do."""
    if raw.__class__ is dict:
        return _non_answer(question, raw)
    raise AnswerError(question.id, _why_not(question, raw))


def _non_answer(question: Question, raw: dict[str, JsonValue]) -> NonAnswer:
    word = raw.get("non_answer")
    state = _WORDS.get(word) if isinstance(word, str) else None
    if len(raw) != 1 or state is None:
        message = _('A non-answer is {"non_answer": "not_sure"} or {"non_answer": "declined"}.')
        raise AnswerError(question.id, message)
    if state not in question.non_answers:
        offered = ", ".join(f"'{state.value}'" for state in question.non_answers) or _("none")
        message = _("This question does not offer that non-answer. It offers: {offered}.")
        raise AnswerError(question.id, message.format(offered=offered))
    return state


def _why_not(question: Question, raw: Answered) -> str:
    match question.answer:
        case ChoiceAnswer() if isinstance(raw, str):
            cure = did_you_mean(raw, question.name.codes)
            return _("That is not one of its options. {cure}").format(cure=cure)
        case ChoiceAnswer():
            return _("The answer is one option id in quotes.")
        case MultipleAnswer():
            return _why_no_choices(question, raw)
        case NumberAnswer() as answer:
            return _why_no_number(answer, raw)
        case ScaleAnswer():
            return _why_no_number(_SCALE, raw)
        case DateAnswer(low, high) if _day(raw) is not None:
            ends = {"low": low.isoformat() if low else "…", "high": high.isoformat() if high else "…"}
            return _("The date goes from {low} to {high}.").format(**ends)
        case DateAnswer():
            return _("The answer is a date as year, month, day: '2026-01-31'.")
        case TextAnswer(max_length) if isinstance(raw, str):
            return _("The text has at most {most} characters.").format(most=max_length)
        case TextAnswer():
            return _("The answer is text in quotes.")


def _why_no_choices(question: Question, raw: Answered) -> str:
    if not isinstance(raw, list) or not all(isinstance(code, str) for code in raw):
        return _("The answer is a list of option ids.")
    if not raw:
        return _("An empty list is no answer. Use null for 'not answered'.")
    chosen = [code for code in raw if isinstance(code, str)]
    if len(set(chosen)) < len(chosen):
        return _("An option is there twice. Keep one.")
    for code in chosen:
        if code not in question.name.codes:
            cure = did_you_mean(code, question.name.codes)
            return _("There is an option that it does not have. {cure}").format(cure=cure)
    return _("An option such as 'None of these' cannot be chosen with another. Keep one or the other.")


def _why_no_number(answer: NumberAnswer, raw: Answered) -> str:
    if raw.__class__ is not int and not (isinstance(raw, float | Decimal) and answer.decimals):
        kind = _("a number") if answer.decimals else _("a whole number")
        return _("The answer is {kind}, without quotes.").format(kind=kind)
    number = raw if isinstance(raw, int | Decimal) else Decimal(repr(raw))
    if isinstance(number, Decimal) and not _is_short(number):
        return _("The answer is a number with at most {count} digits.").format(count=_MAX_DIGITS)
    if not answer.low <= Fraction(number) <= answer.high:
        low, high = number_words(answer.low), number_words(answer.high)
        return _("The answer goes from {low} to {high}.").format(low=low, high=high)
    return _("The answer has at most {count} digits behind the point.").format(count=answer.decimals)
