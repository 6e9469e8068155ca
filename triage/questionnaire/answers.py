"""What a question accepts: a value as JSON carries it, read or refused with a sentence that says what to do."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from pydantic import JsonValue

from triage.logic import NonAnswer, Number, Slot
from triage.logic.problems import did_you_mean
from triage.logic.values import day_of
from triage.logic.words import number_words
from triage.questionnaire.kinds import (
    Answer,
    ChoiceAnswer,
    DateAnswer,
    MultipleAnswer,
    NumberAnswer,
    Option,
    ScaleAnswer,
    TextAnswer,
)
from triage.questionnaire.model import Answered, Question, Reader
from triage.words import _


class AnswerError(ValueError):
    """An answer that its question does not accept: the ``question`` id, and a sentence without the answer in it."""

    def __init__(self, question: str, message: str) -> None:
        """Refuse the answer to ``question``, saying why."""
        super().__init__(f"{question}: {message}")
        self.question = question
        self.message = message


class RefusedError(ValueError):
    """An answer that is not accepted. The message is a sentence that says what to do, without the answer in it."""


def slot_of(question: Question, raw: Answered, on: date | None = None) -> Slot:
    """What ``raw`` means as an answer to ``question`` on the day ``on``; ``None`` is unanswered.

    Raises:
        AnswerError: the question does not accept it.
    """
    if raw is None:
        return NonAnswer.UNANSWERED
    try:
        slot = reader_of(question.answer, question.non_answers)(raw)
        if isinstance(question.answer, DateAnswer) and question.answer.until_today:
            refuse_later(slot, on)
    except RefusedError as refused:
        raise AnswerError(question.id, str(refused)) from None
    return slot


def refuse_later(slot: Slot, on: date | None) -> None:
    """Refuse a date in ``slot`` that comes after the day ``on``, where that is known.

    Raises:
        RefusedError: it does.
    """
    if on is not None and isinstance(slot, date) and slot > on:
        raise RefusedError(_("The date is not after the day of the answers, {day}.").format(day=on.isoformat()))


def reader_of(answer: Answer, offered: tuple[NonAnswer, ...]) -> Reader:
    """What reads ``answer``, beside which the non-answers ``offered`` are accepted.

    An answer as it should be passes one test. All else comes after it: non-answers, and why an answer is refused.
    """

    def otherwise(raw: Answered) -> NonAnswer:
        if type(raw) is dict:
            return _non_answer(raw, offered)
        raise RefusedError(_why_not(answer, raw))

    match answer:
        case ChoiceAnswer(options):
            return _choice(_ids(options), otherwise)
        case MultipleAnswer(options):
            return _multiple(_ids(options), _exclusive(options), otherwise)
        case NumberAnswer(low, high, 0):
            return _whole(low, high, otherwise)
        case NumberAnswer(low, high, decimals):
            return _decimal(low, high, 10**decimals, otherwise)
        case ScaleAnswer():
            return _whole(_SCALE.low, _SCALE.high, otherwise)
        case DateAnswer(low, high):
            return _date(low or date.min, high or date.max, otherwise)
        case TextAnswer(max_length):
            return _text(max_length, otherwise)


def exclusive_codes(question: Question) -> frozenset[str]:
    """The options of a multiple choice that exclude every other."""
    match question.answer:
        case MultipleAnswer(options):
            return _exclusive(options)
        case _:
            return frozenset()


def _exclusive(options: Sequence[Option]) -> frozenset[str]:
    return frozenset(option.id for option in options if option.exclusive)


def _ids(options: Sequence[Option]) -> tuple[str, ...]:
    return tuple(option.id for option in options)


_Otherwise = Callable[[Answered], NonAnswer]
_SCALE: Final = NumberAnswer(0, 10, 0, None)
_MAX_DIGITS: Final = 15
_EXACT: Final = 10.0**_MAX_DIGITS
_MADE_BEFORE: Final = 1000
"""So many decimals from the least on are made beforehand: to make one takes longer than all else about an answer."""
_LINE_END: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_WORDS: Final = {"not_sure": NonAnswer.NOT_SURE, "declined": NonAnswer.DECLINED}


def _choice(order: Sequence[str], otherwise: _Otherwise) -> Reader:
    codes = {code: code for code in order}  # a condition finds its own text again faster than an equal one

    def read(raw: Answered) -> Slot:
        return codes[raw] if type(raw) is str and raw in codes else otherwise(raw)

    return read


def _multiple(order: Sequence[str], exclusive: frozenset[str], otherwise: _Otherwise) -> Reader:
    def read(raw: Answered) -> Slot:
        if type(raw) is list:
            chosen: tuple[str, ...] = ()
            for code in order:
                if code in raw:
                    chosen += (code,)
            each_once = len(chosen) == len(raw)
            if chosen and each_once and (len(chosen) == 1 or exclusive.isdisjoint(chosen)):
                return chosen
        return otherwise(raw)

    return read


def _whole(low: Number, high: Number, otherwise: _Otherwise) -> Reader:
    def read(raw: Answered) -> Slot:
        return raw if type(raw) is int and low <= raw <= high else otherwise(raw)

    return read


def _decimal(low: Number, high: Number, unit: int, otherwise: _Otherwise) -> Reader:
    least, most = math.ceil(low * unit), math.floor(high * unit)
    made = _numbers(least, min(most, least + _MADE_BEFORE), unit)

    def read(raw: Answered) -> Slot:
        units = _units(raw, unit)
        if units is None or not least <= units <= most:
            return otherwise(raw)
        above = units - least
        return made[above] if above < len(made) else _number(units, unit)

    return read


@lru_cache(maxsize=100)
def _numbers(least: int, most: int, unit: int) -> tuple[Number, ...]:
    return tuple(_number(units, unit) for units in range(least, most + 1))


def _number(units: int, unit: int) -> Number:
    return Fraction(units, unit) if units % unit else units // unit


def _units(raw: Answered, unit: int) -> int | None:
    """How many units ``raw`` is, of which ``unit`` (a power of ten) make 1; ``None`` where these are not whole.

    A float stands for the shortest decimal that it is read from; with 15 digits or fewer there is only one.
    """
    if type(raw) is int:
        return raw * unit
    if type(raw) is float:
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


def _date(low: date, high: date, otherwise: _Otherwise) -> Reader:
    def read(raw: Answered) -> Slot:
        day = _day(raw)
        return day if day is not None and low <= day <= high else otherwise(raw)

    return read


def _day(raw: Answered) -> date | None:
    return day_of(raw) if isinstance(raw, str) else None


def _text(max_length: int, otherwise: _Otherwise) -> Reader:
    def read(raw: Answered) -> Slot:
        if not isinstance(raw, str) or len(raw) > max_length:
            return otherwise(raw)
        text = _CONTROL.sub("", _LINE_END.sub("\n", raw))
        return text if text.strip() else NonAnswer.UNANSWERED

    return read


def _non_answer(raw: dict[str, JsonValue], offered: Sequence[NonAnswer]) -> NonAnswer:
    word = raw.get("non_answer")
    state = _WORDS.get(word) if isinstance(word, str) else None
    if len(raw) != 1 or state is None:
        raise RefusedError(_('A non-answer is {"non_answer": "not_sure"} or {"non_answer": "declined"}.'))
    if state not in offered:
        words = ", ".join(f"'{state.value}'" for state in offered) or _("none")
        message = _("This question does not offer that non-answer. It offers: {offered}.")
        raise RefusedError(message.format(offered=words))
    return state


def _why_not(answer: Answer, raw: Answered) -> str:
    match answer:
        case ChoiceAnswer(options) if isinstance(raw, str):
            cure = did_you_mean(raw, _ids(options))
            return _("That is not one of its options. {cure}").format(cure=cure)
        case ChoiceAnswer():
            return _("The answer is one option id in quotes.")
        case MultipleAnswer(options):
            return _why_no_choices(_ids(options), raw)
        case NumberAnswer():
            return _why_no_number(answer, raw)
        case ScaleAnswer():
            return _why_no_number(_SCALE, raw)
        case DateAnswer(low, high) if _day(raw) is not None:
            ends = {
                "low": low.isoformat() if low else "…",
                "high": high.isoformat() if high else "…",
            }
            return _("The date goes from {low} to {high}.").format(**ends)
        case DateAnswer():
            return _("The answer is a date as year, month, day: '2026-01-31'.")
        case TextAnswer(max_length) if isinstance(raw, str):
            return _("The text has at most {most} characters.").format(most=max_length)
        case TextAnswer():
            return _("The answer is text in quotes.")


def _why_no_choices(codes: Sequence[str], raw: Answered) -> str:
    if not isinstance(raw, list) or not all(isinstance(code, str) for code in raw):
        return _("The answer is a list of option ids.")
    if not raw:
        return _("An empty list is no answer. Use null for 'not answered'.")
    chosen = [code for code in raw if isinstance(code, str)]
    if len(set(chosen)) < len(chosen):
        return _("An option is there twice. Keep one.")
    for code in chosen:
        if code not in codes:
            cure = did_you_mean(code, codes)
            return _("There is an option that it does not have. {cure}").format(cure=cure)
    return _("An option such as 'None of these' cannot be chosen with another. Keep one or the other.")


def _why_no_number(answer: NumberAnswer, raw: Answered) -> str:
    if type(raw) is not int and not (isinstance(raw, float | Decimal) and answer.decimals):
        kind = _("a number") if answer.decimals else _("a whole number")
        return _("The answer is {kind}, without quotes.").format(kind=kind)
    number = raw if isinstance(raw, int | Decimal) else Decimal(repr(raw))
    if isinstance(number, Decimal) and not _is_short(number):
        return _("The answer is a number with at most {count} digits.").format(count=_MAX_DIGITS)
    if not answer.low <= Fraction(number) <= answer.high:
        low, high = number_words(answer.low), number_words(answer.high)
        return _("The answer goes from {low} to {high}.").format(low=low, high=high)
    return _("The answer has at most {count} digits behind the point.").format(count=answer.decimals)
