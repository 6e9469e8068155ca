"""The engine: answers are read, then stage after stage decides what is asked and what it adds up to, then the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress

from triage.assessment.result import Assessment
from triage.assessment.stages import settle
from triage.logic import NonAnswer, Slot
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


def assess(questionnaire: Questionnaire, answers: Mapping[str, Answered]) -> Assessment:
    """All that follows from ``answers``: question id to value, as JSON carries it.

    A value is an option id, a list of option ids, a number, a date as text, or text; ``None`` is unanswered; a
    non-answer is ``{"non_answer": "not_sure"}`` or ``"declined"``. Answers off the path are checked, and count for
    nothing.

    Raises:
        AnswersError: an answer that its question does not accept, or to a question that does not exist.
    """
    questions = questionnaire.questions
    slots = _read(questionnaire, answers)
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


def _read(questionnaire: Questionnaire, answers: Mapping[str, Answered]) -> list[Slot]:
    """Every question's answer as given, whether it is asked or not.

    Behind them stands nothing yet for each score, and for the value that a band looks at while it is decided.
    """
    readers = questionnaire.readers
    slots: list[Slot] = [_UNANSWERED] * (len(readers) + len(questionnaire.scores) + 1)
    try:
        for question, raw in answers.items():
            index, read = readers[question]
            if raw is not None:
                slots[index] = read(raw)
    except (KeyError, RefusedError):
        raise AnswersError(tuple(_problems(questionnaire, answers))) from None
    return slots


def _problems(questionnaire: Questionnaire, answers: Mapping[str, Answered]) -> Iterator[AnswerError]:
    known = questionnaire.question_by_id
    for key in sorted(answers.keys() - known.keys()):
        message = _("There is no such question. {cure}").format(cure=did_you_mean(key, known))
        yield AnswerError(key, message)
    for question in questionnaire.questions:
        try:
            slot_of(question, answers.get(question.id))
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
