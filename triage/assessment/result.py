"""What an assessment holds, and which questions would settle what it leaves undecided. Nothing here is worded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from triage.logic import DAY_ID, Condition, Name, NonAnswer, Number, ScoreView, Slot, reasons, unsettled
from triage.questionnaire import Contribution, Level, Note, Question, Questionnaire, Rule, Score, Section


class Status(Enum):
    """How a score came about."""

    COMPLETE = "complete"
    ESTIMATED = "estimated"
    REFUSED = "refused"
    NOT_APPLICABLE = "not_applicable"


class ScoreResult(NamedTuple):
    """A score as far as the answers make it.

    ``value`` is there when the status is complete or estimated. ``low`` and ``high`` are its bounds over all
    completions of the answers in which it applies; ``possible`` the ids of the bands within them. ``band`` is that of
    the value, or the only possible one; ``None`` means not enough answers (or no bands). ``asked`` counts the items for
    this person, those left out aside; ``missing`` are those of them without a value: the question or the earlier score
    that is missing, with why.
    """

    score: Score
    status: Status
    value: Number | None
    low: Number
    high: Number
    band: str | None
    possible: tuple[str, ...]
    contributions: tuple[Contribution, ...]
    asked: int
    missing: tuple[tuple[Name, NonAnswer], ...]


class Undecided(NamedTuple):
    """A rule that the answers so far neither fire nor rule out, and the questions that would settle it."""

    rule: Rule
    questions: tuple[Question, ...]


class Completeness(NamedTuple):
    """How many questions are on the path, and what became of them; the four add up to ``asked``."""

    asked: int
    answered: int
    not_sure: int
    declined: int
    unanswered: int


class Assessment(NamedTuple):
    """All that follows from ``questionnaire`` and answers.

    ``slots`` holds what each question and, behind them, each score came to, by index; the last holds the day.
    ``undecided_path`` are the questions of which it is not known yet whether they will be asked. ``ignored`` are
    answered questions off the path. ``ended`` is the section that ended the form early.
    """

    questionnaire: Questionnaire
    slots: tuple[Slot, ...]
    path: tuple[Question, ...]
    undecided_path: tuple[Question, ...]
    ignored: tuple[Question, ...]
    ended: Section | None
    level: Level
    fired: tuple[Rule, ...]
    undecided_rules: tuple[Rule, ...]
    scores: Mapping[str, ScoreResult]
    notes: tuple[Note, ...]

    @property
    def on(self) -> date | None:
        """The day of the answers; ``None`` where it is not known, or the questionnaire does not look at it."""
        day = self.slots[-1]
        return day if isinstance(day, date) else None

    def answer(self, question: Question) -> Slot:
        """What was answered to ``question``, or why there is no answer."""
        return self.slots[question.index]

    def settling(self, result: ScoreResult) -> tuple[Question, ...]:
        """The questions that would settle the band of ``result``, or its value where it has no bands.

        Empty where there is nothing left to settle.
        """
        score = result.score
        settled = len(set(result.possible)) == 1 if score.bands else result.low == result.high
        if settled or result.status is Status.NOT_APPLICABLE:
            return ()
        slots = (*self.slots, ScoreView(result.low, result.high, ()))
        conditions = [band.or_when for band in score.bands if band.or_when is not None]
        beside = [name for condition in conditions for name in unsettled(condition, slots) if name.id != "value"]
        return _questions_behind([*_behind(result, self), *beside], self)

    def because(self, rule: Rule) -> tuple[Condition, ...]:
        """The parts of a fired rule's condition that are true."""
        return reasons(rule.when, self.slots)

    @property
    def undecided(self) -> tuple[Undecided, ...]:
        """Every undecided rule, in file order, with the questions that would settle it."""
        rules = ((rule, unsettled(rule.when, self.slots)) for rule in self.undecided_rules)
        return tuple(Undecided(rule, _questions_behind(names, self)) for rule, names in rules)

    @property
    def completeness(self) -> Completeness:
        """What became of the questions on the path."""
        counts = dict.fromkeys(NonAnswer, 0)
        for question in self.path:
            slot = self.slots[question.index]
            if isinstance(slot, NonAnswer):
                counts[slot] += 1
        missing = counts[NonAnswer.NOT_SURE], counts[NonAnswer.DECLINED], counts[NonAnswer.UNANSWERED]
        return Completeness(len(self.path), len(self.path) - sum(missing), *missing)


def _questions_behind(names: Sequence[Name], assessment: Assessment) -> tuple[Question, ...]:
    """The questions whose missing answers keep ``names`` open, in the order in which they are asked.

    A question that may not be asked at all stands under the questions that gate it; a score under those it is made of.
    """
    slots, by_id = assessment.slots, assessment.questionnaire.question_by_id
    gates = {question.id: question.gate for question in assessment.undecided_path}
    found: list[Question] = []
    seen: set[str] = {DAY_ID}  # which is no question
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name.id in seen:
            continue
        seen.add(name.id)
        gate = gates.get(name.id)
        if gate is not None:
            waiting += unsettled(gate, slots)
        elif name.id in by_id:
            found.append(by_id[name.id])
        else:
            waiting += _behind(assessment.scores[name.id], assessment)
    return tuple(sorted(found, key=lambda question: question.index))


def _behind(result: ScoreResult, assessment: Assessment) -> list[Name]:
    applies_if = result.score.applies_if
    gates = () if applies_if is None else unsettled(applies_if, assessment.slots)
    return [*gates, *(name for name, _why in result.missing)]
