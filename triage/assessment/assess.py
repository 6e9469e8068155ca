"""The engine: answers are read, then stage after stage decides what is asked and what it adds up to, then the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import compress

from triage.assessment.result import Assessment
from triage.assessment.stages import settle
from triage.logic import FIRST_DAY, LAST_DAY, NonAnswer, Slot
from triage.logic.problems import did_you_mean
from triage.questionnaire import (
    Answered,
    AnswerError,
    Level,
    Note,
    Questionnaire,
    RefusedError,
    Rule,
    Section,
    refuse_later,
    slot_of,
)
from triage.words import _

_UNANSWERED = NonAnswer.UNANSWERED


class AnswersError(ValueError):
    """Answers that cannot be meant; ``problems`` has one for each question concerned.

    Those without a question come first, by name; the others are in the order of the questions.
    """

    def __init__(self, problems: Sequence[AnswerError]) -> None:
        """Refuse for ``problems``, of which there is at least one."""
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class DayError(ValueError):
    """A day on which no form can be answered. The message is a sentence that says which days there are."""


def assess(questionnaire: Questionnaire, answers: Mapping[str, Answered], on: date | None = None) -> Assessment:
    """All that follows from ``answers`` given on the day ``on``: question id to value, as JSON carries it.

    A value is an option id, a list of option ids, a number, a date as text, or text; ``None`` is unanswered; a
    non-answer is ``{"non_answer": "not_sure"}`` or ``"declined"``. Answers off the path are checked, and count for
    nothing. Without ``on``, what counts until that day is unknown.

    Raises:
        AnswersError: an answer that its question does not accept, or to a question that does not exist.
        DayError: ``on`` lies outside the years 2000 to 2199.
    """
    if on is not None:
        _check_day(on)
    questions = questionnaire.questions
    slots = _read(questionnaire, answers, on)
    path, results = settle(questionnaire, slots)
    fired, undecided_rules = _decide(questionnaire.rules, slots)
    return Assessment(
        questionnaire=questionnaire,
        slots=tuple(slots[:-1]),
        path=tuple(compress(questions, path.asked)),
        undecided_path=tuple([questions[index] for index in sorted(path.undecided)]),
        ignored=tuple([questions[index] for index in path.ignored]),
        ended=_ended(questionnaire, slots),
        level=max([rule.level for rule in fired], default=Level.NONE),
        fired=fired,
        undecided_rules=undecided_rules,
        scores={score.id: results[score.id] for score in questionnaire.scores},
        notes=_notes(questionnaire.notes, slots),
    )


def _read(questionnaire: Questionnaire, answers: Mapping[str, Answered], on: date | None) -> list[Slot]:
    """Every question's answer as given, whether it is asked or not.

    Behind them stands nothing yet for each score; then the day, if the questionnaire looks at it and it is known; then
    nothing for the value that a band looks at while it is decided.
    """
    readers = questionnaire.readers
    slots: list[Slot] = [_UNANSWERED] * (len(readers) + len(questionnaire.scores) + 2)
    if on is not None and questionnaire.uses_day:
        slots[-2] = on
    try:
        for question, raw in answers.items():
            index, read = readers[question]
            if raw is not None:
                slots[index] = read(raw)
        if questionnaire.uses_day:
            for index in questionnaire.until_today:
                refuse_later(slots[index], on)
    except (KeyError, RefusedError):
        raise AnswersError(tuple(_problems(questionnaire, answers, on))) from None
    return slots


def _check_day(on: date) -> None:
    if not FIRST_DAY <= on <= LAST_DAY:
        message = _("A form can be answered from {first} to {last}, and not on {day}.")
        raise DayError(message.format(first=FIRST_DAY.isoformat(), last=LAST_DAY.isoformat(), day=on.isoformat()))


def _problems(questionnaire: Questionnaire, answers: Mapping[str, Answered], on: date | None) -> Iterator[AnswerError]:
    known = questionnaire.question_by_id
    for key in sorted(answers.keys() - known.keys()):
        message = _("There is no such question. {cure}").format(cure=did_you_mean(key, known))
        yield AnswerError(key, message)
    for question in questionnaire.questions:
        try:
            slot_of(question, answers.get(question.id), on)
        except AnswerError as problem:
            yield problem


def _decide(rules: Sequence[Rule], slots: Sequence[Slot]) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    fired: list[Rule] = []
    undecided: list[Rule] = []
    for rule in rules:
        truth = rule.test(slots)
        if truth is True:
            fired.append(rule)
        elif truth is None:
            undecided.append(rule)
    return tuple(fired), tuple(undecided)


def _notes(notes: Sequence[Note], slots: Sequence[Slot]) -> tuple[Note, ...]:
    return tuple([note for note in notes if note.test is None or note.test(slots) is True])


def _ended(questionnaire: Questionnaire, slots: Sequence[Slot]) -> Section | None:
    """The section that ends the form: the first whose end is so, unless one before it is not decided yet."""
    for section in questionnaire.sections:
        truth = section.end is not None and section.end.test(slots)
        if truth is not False:
            return section if truth else None
    return None
