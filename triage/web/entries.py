"""What stands in a question's widgets, and what it means as an answer.

The entry is kept as it was made, whether it can be meant or not; the answer is read from it each time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from triage.glyphs import visible
from triage.logic.words import number_words
from triage.questionnaire import Answered, AnswerError, Question, exclusive_codes, slot_of
from triage.questionnaire.kinds import ChoiceAnswer, DateAnswer, MultipleAnswer, NumberAnswer, ScaleAnswer, TextAnswer
from triage.questionnaire.saying import day_words
from triage.words import _, ngettext

_DIGITS: Final = re.compile(r"[0-9]{1,15}(\.[0-9]{1,15})?")
APART: Final = "?"
"""Before the name of a non-answer among the codes of options: ``?not_sure``. No option id begins with it."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, and the non-answer that was ticked beside it (``""``: none). A date is in ISO form."""

    text: str = ""
    non_answer: str = ""


Entry = str | tuple[str, ...] | Typed
"""A radio's code, the codes of ticked boxes, or typed text. Non-answers among codes begin with ``?``."""


class EntryError(ValueError):
    """An entry that cannot be meant; the message says how to mend it."""


def is_empty(entry: Entry | None) -> bool:
    """Whether nothing was entered."""
    match entry:
        case Typed(text, non_answer):
            return not text.strip() and not non_answer
        case _:
            return not entry


def answer_from(question: Question, entry: Entry | None, on: date | None = None) -> Answered:
    """The answer that ``entry``, made on the day ``on``, means as the engine takes it; ``None`` where there is none.

    Raises:
        EntryError: it cannot be meant.
    """
    if entry is None or is_empty(entry):
        return None
    match entry:
        case str():
            answer = _one(question, entry)
        case Typed():
            answer = _typed(question, entry)
        case _:
            answer = _ticked(question, entry)
    try:
        slot_of(question, answer, on)
    except AnswerError as error:
        raise EntryError(_mend(question)) from error
    return answer


def answer_for_warning(question: Question, entry: Entry | None, on: date | None = None) -> Answered:
    """The answer as far as a warning sign goes: a sign ticked beside 'None of these' or 'I am not sure' counts."""
    if isinstance(entry, tuple):
        excluded = exclusive_codes(question)
        signs = [code for code in entry if code not in excluded and not code.startswith(APART)]
        if signs:
            return list(signs)
    try:
        return answer_from(question, entry, on)
    except EntryError:
        return None


def missing_words(question: Question) -> str:
    """How to mend a question that was left out."""
    label = visible(question.label)
    match question.answer:
        case ChoiceAnswer() | ScaleAnswer():
            return _("Choose an answer: {label}").format(label=label)
        case MultipleAnswer():
            return _("Choose one or more answers: {label}").format(label=label)
        case NumberAnswer():
            return _("Enter a number: {label}").format(label=label)
        case DateAnswer():
            return _("Enter a date: {label}").format(label=label)
        case TextAnswer():
            return _("Write an answer: {label}").format(label=label)


def _one(question: Question, code: str) -> Answered:
    if code.startswith(APART):
        return {"non_answer": code.removeprefix(APART)}
    return int(code) if isinstance(question.answer, ScaleAnswer) and code.isdecimal() else code


def _ticked(question: Question, codes: tuple[str, ...]) -> Answered:
    apart = [code for code in codes if code.startswith(APART)]
    alone = len(codes) == 1
    if apart and alone:
        return {"non_answer": apart[0].removeprefix(APART)}
    if apart or (not alone and not exclusive_codes(question).isdisjoint(codes)):
        label = visible(question.label)
        raise EntryError(
            _("Some of these answers cannot go together. Untick what does not fit: {label}").format(label=label)
        )
    return list(codes)


def _typed(question: Question, entry: Typed) -> Answered:
    text = entry.text.strip()
    if entry.non_answer and text:
        words = _("There is an answer, and a tick beside it. Keep one of the two: {label}")
        raise EntryError(words.format(label=visible(question.label)))
    if entry.non_answer:
        return {"non_answer": entry.non_answer}
    match question.answer:
        case NumberAnswer(decimals=decimals):
            return _number(question, text, whole=decimals == 0)
        case DateAnswer():
            return text
        case _:
            return entry.text


def _number(question: Question, text: str, *, whole: bool) -> Answered:
    plain = text.replace(" ", "").replace(" ", "")
    sign, digits = ("-", plain[1:]) if plain.startswith(("-", "−")) else ("", plain)
    parts = digits.replace(",", ".").split(".")
    if not _DIGITS.fullmatch(".".join(parts)):
        raise EntryError(_mend(question))
    if whole and len(parts) == 1:
        return int(sign + digits)
    return Decimal(sign + ".".join(parts))


def _mend(question: Question) -> str:
    """How to mend an entry that the question does not accept."""
    label = visible(question.label)
    match question.answer:
        case NumberAnswer(low, high, decimals, _unit):
            if not decimals:
                words = _("Enter a whole number from {low} to {high}: {label}")
            else:
                words = ngettext(
                    "Enter a number from {low} to {high}, with at most {decimals} digit after the point: {label}",
                    "Enter a number from {low} to {high}, with at most {decimals} digits after the point: {label}",
                    decimals,
                )
            return words.format(low=number_words(low), high=number_words(high), decimals=decimals, label=label)
        case DateAnswer(low, high) if low and high:
            words = _("Enter a real date from {low} to {high}: {label}")
            return words.format(low=day_words(low), high=day_words(high), label=label)
        case DateAnswer(low, until_today=True) if low:
            return _("Enter a real date from {low} to today: {label}").format(low=day_words(low), label=label)
        case DateAnswer(until_today=True):
            return _("Enter a real date, today or before: {label}").format(label=label)
        case DateAnswer():
            return _("Enter a real date, such as 31 1 2026: {label}").format(label=label)
        case TextAnswer(max_length):
            return _("Shorten your answer to {most} letters or fewer: {label}").format(most=max_length, label=label)
        case _:
            return missing_words(question)
