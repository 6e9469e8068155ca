"""Answers made up to see what a questionnaire can do: by one trial many goals are reached at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Final, NamedTuple

from triage.assessment import Assessment, assess
from triage.checker.domains import line_of, starts_of
from triage.checker.goals import Goal, Holds, Lies
from triage.checker.net import Net
from triage.checker.search import view_of_value
from triage.checker.sights import Alone, Worth
from triage.logic import Condition, NonAnswer, Slot, Slots, Value
from triage.questionnaire import (
    Answered,
    ChoiceAnswer,
    MultipleAnswer,
    Question,
    Questionnaire,
    Score,
    TextAnswer,
)

_LADDER: Final = 8
_RANDOM: Final = 8
_SELDOM: Final = 0.1
_NO_ANSWER: Final[tuple[Answered, ...]] = (None,)


class Trial(NamedTuple):
    """Answers to every question, and what follows from them."""

    answers: Mapping[str, Answered]
    assessment: Assessment


class Trials:
    """Makes up answers to a questionnaire, different ones each time; the same questionnaire gets the same ones."""

    def __init__(self, net: Net) -> None:
        self._questionnaire, self._day = net.questionnaire, net.day
        self._random = Random(0)  # noqa: S311 (nothing secret)
        self._usual: tuple[tuple[Answered, ...], ...] = tuple(
            tuple(map(raw_of, answers)) for answers in _usual_answers(net)
        )
        self._reasons: tuple[tuple[Answered, ...], ...] = tuple(
            (*map(raw_of, question.non_answers), *(() if question.required else (None,)))
            for question in net.questionnaire.questions
        )

    def first(self) -> Iterator[Trial]:
        """The least answers, the greatest, steps between them, and some at random.

        On each step more questions, from the first on, have their greatest answer.
        """
        for step in range(_LADDER + 1):
            top = len(self._usual) * step // _LADDER
            yield self._of([(usual or _NO_ANSWER)[-1 if at < top else 0] for at, usual in enumerate(self._usual)])
        for _number in range(_RANDOM):
            yield self.around({})

    def around(self, given: Mapping[int, Slot]) -> Trial:
        """Answers that have those ``given`` among them, by index; unanswered is left out."""
        drawn = [self._drawn(at) for at in range(len(self._usual))]
        for at, slot in given.items():
            drawn[at] = raw_of(slot)
        return self._of(drawn)

    def usual(self, at: int) -> Sequence[Answered]:
        """Some answers to the question at ``at``, those with the fewest points first."""
        return self._usual[at]

    def _drawn(self, at: int) -> Answered:
        """Any answer to the question at ``at``, seldom a reason why there is none."""
        seldom = self._reasons[at] and self._random.random() < _SELDOM
        among = self._reasons[at] if seldom else self._usual[at] or _NO_ANSWER
        return among[int(self._random.random() * len(among))]

    def _of(self, given: Sequence[Answered]) -> Trial:
        """The answers ``given``, in the order of the questions, and what follows."""
        questions = self._questionnaire.questions
        answers = {question.id: answer for question, answer in zip(questions, given, strict=True)}
        return Trial(answers, assess(self._questionnaire, answers, self._day))


def shows(net: Net, goal: Goal, assessment: Assessment) -> bool:
    """Whether ``assessment``, of answers that the form accepts, reaches ``goal``."""
    match goal:
        case Lies(score, band):
            result = assessment.scores[score.id]
            return result.value is not None and result.band == band
        case Holds(so, not_so, score):
            return any(_holds(net, so, not_so, [*assessment.slots, value]) for value in _values(score, assessment))


def _holds(net: Net, so: Sequence[Condition], not_so: Condition | None, slots: Slots) -> bool:
    held = all(net.test(condition)(slots) is True for condition in so)
    return held and (not_so is None or net.test(not_so)(slots) is not True)


def _values(score: Score | None, assessment: Assessment) -> Iterator[Slot]:
    """What ``value`` holds while the bands of ``score`` are found: those it can be in, and that of an estimate."""
    if score is None:
        yield NonAnswer.UNANSWERED
        return
    view = assessment.slots[score.name.index]
    yield view
    yield view_of_value(assessment.scores[score.id], view)


def on_path(trial: Trial) -> dict[str, Answered]:
    """Those of the answers that are asked for."""
    path = (question.id for question in trial.assessment.path)
    return {name: trial.answers[name] for name in path if trial.answers[name] is not None}


def raw_of(slot: Slot) -> Answered:
    """``slot`` as ``assess`` takes it."""
    match slot:
        case NonAnswer.UNANSWERED | NonAnswer.NOT_ASKED:
            return None
        case NonAnswer():
            return {"non_answer": slot.value}
        case tuple():
            return [str(code) for code in slot]
        case date():
            return slot.isoformat()
        case Fraction():
            return Decimal(slot.numerator) / Decimal(slot.denominator)
        case str() | int():
            return slot


def _usual_answers(net: Net) -> Iterator[Sequence[Value]]:
    """Some answers to each question, those with the fewest points first."""
    worths: dict[int, list[Worth]] = {}
    cuts: dict[int, list[object]] = {}
    for event in net.events:
        for index, sight in net.sights(event.at):
            if isinstance(sight, Worth):
                worths.setdefault(index, []).append(sight)
            elif isinstance(sight, Alone) and sight.cut is not None:
                cuts.setdefault(index, []).append(sight.cut)
    for question in net.questionnaire.questions:
        answers = list(_some_answers(question, net.questionnaire, net.day))
        of = worths.get(question.index, [])
        yield sorted(answers, key=lambda value: sum(worth.of(value) for worth in of)) if of else answers


def _some_answers(question: Question, questionnaire: Questionnaire, today: date) -> Iterator[Value]:
    match question.answer:
        case ChoiceAnswer(options):
            yield from (option.id for option in options)
        case MultipleAnswer(options):
            yield from ((option.id,) for option in options)
            together = tuple(option.id for option in options if not option.exclusive)
            if len(together) > 1:
                yield together
        case TextAnswer():
            yield "text"
        case answer:
            line = line_of(answer, today)
            assert line is not None
            places = {at for cut in starts_of(questionnaire).get(question.id, ()) for at in line.around(cut, 1)}
            yield from map(line.value, sorted(places | set(line.spread)))
