"""The engine: one pass over the questions in their order, scores as soon as they are known, then the rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from triage.assessment.result import Assessment, ScoreResult
from triage.assessment.score import result_of, view_of
from triage.logic import NonAnswer, Slot
from triage.logic.problems import did_you_mean
from triage.questionnaire import Answered, AnswerError, Level, Note, Question, Questionnaire, Rule, Section, slot_of
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
    stored = _stored(questionnaire, answers)
    pass_ = _Pass(questionnaire, stored)
    pass_.run()
    slots = tuple(pass_.slots)
    fired, undecided = _decide(questionnaire.rules, slots)
    return Assessment(
        questionnaire=questionnaire,
        slots=slots,
        path=tuple(pass_.path),
        undecided_path=tuple(pass_.undecided),
        ignored=tuple(pass_.ignored),
        ended=_ended(questionnaire, slots),
        level=max((rule.level for rule in fired), default=Level.NONE),
        fired=fired,
        undecided_rules=undecided,
        scores=pass_.results,
        notes=_notes(questionnaire.notes, slots),
    )


def _stored(questionnaire: Questionnaire, answers: Mapping[str, Answered]) -> list[Slot]:
    """Every question's answer as given, whether it is asked or not."""
    problems: list[AnswerError] = []
    by_id = questionnaire.question_by_id
    for key in sorted(answers.keys() - by_id.keys()):
        message = _("There is no such question. {cure}").format(cure=did_you_mean(key, by_id))
        problems.append(AnswerError(key, message))
    stored: list[Slot] = []
    get = answers.get
    for question in questionnaire.questions:
        raw = get(question.id)
        if raw is None:
            stored.append(_UNANSWERED)
            continue
        try:
            stored.append(slot_of(question, raw))
        except AnswerError as problem:
            problems.append(problem)
    if problems:
        raise AnswersError(problems)
    return stored


class _Pass:
    """What the walk over the questions fills in."""

    def __init__(self, questionnaire: Questionnaire, stored: list[Slot]) -> None:
        self._questionnaire = questionnaire
        self._stored = stored
        self.slots: list[Slot] = [*stored, *([_UNANSWERED] * len(questionnaire.scores))]
        self.path: list[Question] = []
        self.undecided: list[Question] = []
        self.ignored: list[Question] = []
        self._open: set[int] = set()
        self._made: dict[str, ScoreResult] = {}

    def run(self) -> None:
        slots, path = self.slots, self.path
        for question, ready in zip(self._questionnaire.questions, self._questionnaire.scores_after, strict=True):
            asked = question.asked
            if asked is None or (truth := asked(slots)) is True:
                path.append(question)
            else:
                self._off_path(question, truth)
            for score in ready:
                result = result_of(score, slots, self._open)
                self._made[score.id] = result
                slots[score.name.index] = view_of(result, slots, self._open)

    def _off_path(self, question: Question, truth: bool | None) -> None:
        if self._stored[question.index] is not _UNANSWERED:
            self.ignored.append(question)
        if truth is None:
            self.undecided.append(question)
            self._open.add(question.index)
            self.slots[question.index] = _UNANSWERED
        else:
            self.slots[question.index] = _NOT_ASKED

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
    return tuple(note for note in notes if note.test is None or note.test(slots) is True)


def _ended(questionnaire: Questionnaire, slots: Sequence[Slot]) -> Section | None:
    ends = ((section, section.end) for section in questionnaire.sections)
    return next((section for section, end in ends if end is not None and end.test(slots) is True), None)
