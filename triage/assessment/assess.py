"""The engine: one pass over what the answers decide, in its order, scores as soon as they are known, then the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import compress

from triage.assessment.result import Assessment, ScoreResult
from triage.assessment.score import result_of, view_of
from triage.logic import NonAnswer, Slot
from triage.logic.problems import did_you_mean
from triage.questionnaire import (
    Answered,
    AnswerError,
    Level,
    Note,
    Question,
    Questionnaire,
    RefusedError,
    Rule,
    Section,
    slot_of,
)
from triage.words import _

_UNANSWERED = NonAnswer.UNANSWERED
_NOT_ASKED = NonAnswer.NOT_ASKED


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
    pass_ = _Pass(questionnaire, _stored(questionnaire, answers))
    pass_.run()
    slots = tuple(pass_.slots)
    fired, undecided = _decide(questionnaire.rules, slots)
    return Assessment(
        questionnaire=questionnaire,
        slots=slots,
        path=tuple(compress(questionnaire.questions, pass_.asked)),
        undecided_path=tuple(pass_.undecided),
        ignored=tuple(pass_.ignored),
        ended=_ended(questionnaire, slots),
        level=max([rule.level for rule in fired], default=Level.NONE),
        fired=fired,
        undecided_rules=undecided,
        scores=pass_.results,
        notes=_notes(questionnaire.notes, slots),
    )


def _stored(questionnaire: Questionnaire, answers: Mapping[str, Answered]) -> list[Slot]:
    """Every question's answer as given, whether it is asked or not."""
    known, readers = questionnaire.question_by_id, questionnaire.readers
    if answers.keys() <= known.keys():
        with suppress(RefusedError):
            raws = map(answers.get, known)
            return [_UNANSWERED if raw is None else read(raw) for read, raw in zip(readers, raws, strict=True)]
    raise AnswersError(tuple(_problems(questionnaire, answers)))


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


class _Pass:
    """What the walk over the steps fills in; ``asked`` says of each question whether it is on the path."""

    def __init__(self, questionnaire: Questionnaire, stored: list[Slot]) -> None:
        self._questionnaire = questionnaire
        self.slots: list[Slot] = [*stored, *([_UNANSWERED] * len(questionnaire.scores))]
        self.asked = [True] * len(stored)
        self.undecided: list[Question] = []
        self.ignored: list[Question] = []
        self._open: set[int] = set()
        self._made: dict[str, ScoreResult] = {}

    def run(self) -> None:
        """Take every step of the questionnaire: a question that may not be asked, or a score."""
        slots = self.slots
        for step in self._questionnaire.steps:
            if isinstance(step, Question):
                assert step.asked is not None
                truth = step.asked(slots)
                if truth is not True:
                    self._off_path(step, truth)
            else:
                result = self._made[step.id] = result_of(step, slots, self._open)
                slots[step.name.index] = view_of(result, slots, self._open)

    def _off_path(self, question: Question, truth: bool | None) -> None:
        index = question.index
        self.asked[index] = False
        if self.slots[index] is not _UNANSWERED:
            self.ignored.append(question)
        if truth is None:
            self.undecided.append(question)
            self._open.add(index)
            self.slots[index] = _UNANSWERED
        else:
            self.slots[index] = _NOT_ASKED

    @property
    def results(self) -> dict[str, ScoreResult]:
        """The scores in the order of the file."""
        return {score.id: self._made[score.id] for score in self._questionnaire.scores}


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
    truths = ((section, section.end.test(slots)) for section in questionnaire.sections if section.end is not None)
    first = next(((section, truth) for section, truth in truths if truth is not False), None)
    return first[0] if first is not None and first[1] else None
