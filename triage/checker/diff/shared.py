"""Two versions side by side: the questions that both have, and the answers that both accept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from triage.checker.diff.goals import Goal, Search
from triage.checker.domains import line_of
from triage.checker.net import Net
from triage.logic import NonAnswer, Number
from triage.questionnaire import (
    Answer,
    ChoiceAnswer,
    DateAnswer,
    MultipleAnswer,
    NumberAnswer,
    Option,
    Question,
    Questionnaire,
    ScaleAnswer,
    TextAnswer,
)


class Versions(NamedTuple):
    """Two versions of a questionnaire, in each of which a question takes only what both accept.

    ``shared`` are the ids of the questions that both have and to which both accept some answer. ``day`` is the one on
    which all answers are given. ``others`` are asked in turn where the search gives up.
    """

    old: Net
    new: Net
    shared: frozenset[str]
    day: date
    others: Sequence[Solver] = ()


Solver = Callable[[Versions, Goal], Search]
"""A way to find answers of which both versions make different things, or to prove that there are none."""


class _Accepted(NamedTuple):
    """What two versions of a question accept."""

    answer: Answer
    required: bool
    non_answers: tuple[NonAnswer, ...]


def side_by_side(old: Questionnaire, new: Questionnaire, others: Sequence[Solver] = ()) -> Versions:
    """The two versions, with answers that both accept."""
    day = max(Net(old).day, Net(new).day)
    both = {
        one.id: found
        for one in old.questions
        if (other := new.question_by_id.get(one.id)) is not None
        and (found := _accepted_by_both(one, other, day)) is not None
    }
    shared = frozenset(both)
    return Versions(_net(old, both, day), _net(new, both, day), shared, day, others)


def unfinished(versions: Versions) -> Versions:
    """The same two versions, where every answer can still be missing: the form is not filled in to the end."""
    old, new = (_all_left(net, versions.day) for net in (versions.old, versions.new))
    return versions._replace(old=old, new=new)


def _all_left(net: Net, day: date) -> Net:
    return _net_of(net.questionnaire, (replace(one, required=False) for one in net.questionnaire.questions), day)


def _net(questionnaire: Questionnaire, both: Mapping[str, _Accepted], day: date) -> Net:
    return _net_of(questionnaire, _narrowed(questionnaire, both), day)


def _net_of(questionnaire: Questionnaire, questions: Iterable[Question], day: date) -> Net:
    net = Net(replace(questionnaire, questions=tuple(questions)))
    net.blank = [day if isinstance(slot, date) else slot for slot in net.blank]
    net.day = day
    return net


def _narrowed(questionnaire: Questionnaire, both: Mapping[str, _Accepted]) -> Iterator[Question]:
    for question in questionnaire.questions:
        found = both.get(question.id)
        if found is None:
            yield question
        else:
            answer, required, offered = found
            yield replace(question, answer=answer, required=required, non_answers=offered)


def _accepted_by_both(one: Question, other: Question, day: date) -> _Accepted | None:
    answer = accepted_by_both(one.answer, other.answer, day)
    if answer is None:
        return None
    offered = tuple(reason for reason in one.non_answers if reason in other.non_answers)
    return _Accepted(answer, one.required or other.required, offered)


def accepted_by_both(one: Answer, other: Answer, day: date) -> Answer | None:
    """The answers that two kinds of answer have in common on the day ``day``; ``None`` where they have none."""
    match one, other:
        case ChoiceAnswer(options), ChoiceAnswer(others):
            chosen = _in_both(options, others)
            return ChoiceAnswer(chosen) if chosen else None
        case MultipleAnswer(options), MultipleAnswer(others):
            chosen = _in_both(options, others)
            return MultipleAnswer(chosen) if chosen else None
        case TextAnswer(length, long), TextAnswer(most, also_long):
            return TextAnswer(min(length, most), long and also_long)
        case DateAnswer(), DateAnswer():
            both: Answer = _days(one, other, day)
        case ((NumberAnswer() | ScaleAnswer()), (NumberAnswer() | ScaleAnswer())):
            both = _numbers(one, other)
        case _:
            return None
    line = line_of(both, day)
    return both if line is not None and line.low <= line.high else None


def _in_both(options: Sequence[Option], others: Sequence[Option]) -> tuple[Option, ...]:
    """The options that stand among both; one that goes with no other in either goes with none here."""
    exclusive = {option.id: option.exclusive for option in others}
    return tuple(
        replace(option, exclusive=option.exclusive or exclusive[option.id])
        for option in options
        if option.id in exclusive
    )


def _days(one: DateAnswer, other: DateAnswer, day: date) -> DateAnswer:
    low = max((limit for limit in (one.low, other.low) if limit is not None), default=None)
    high = min((limit for limit in (one.high, other.high) if limit is not None), default=None)
    until_today = one.until_today or other.until_today
    if until_today and high is not None and high <= day:
        until_today = False
    return DateAnswer(low, None if until_today else high, until_today)


def _numbers(one: NumberAnswer | ScaleAnswer, other: NumberAnswer | ScaleAnswer) -> NumberAnswer | ScaleAnswer:
    if isinstance(one, ScaleAnswer) and isinstance(other, ScaleAnswer):
        return one
    (low, high, decimals), (least, most, digits) = _limits(one), _limits(other)
    return NumberAnswer(max(low, least), min(high, most), min(decimals, digits), None)


def _limits(answer: NumberAnswer | ScaleAnswer) -> tuple[Number, Number, int]:
    return (0, 10, 0) if isinstance(answer, ScaleAnswer) else (answer.low, answer.high, answer.decimals)
