"""Why a goal cannot be reached: what, were it not there, would let it be reached."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Final

from triage.checker.asking import ask
from triage.checker.domains import Domains
from triage.checker.extremes import extremes_in, sample_of
from triage.checker.goals import Found, Holds, Impossible, Lies
from triage.checker.net import Net, ends_before, own_gate
from triage.checker.states import states_in
from triage.checker.totals import Choice, outcomes
from triage.logic import Condition, Number, describe
from triage.logic.tree import All, Not, names_in, state_of
from triage.logic.words import number_words
from triage.questionnaire import Question, Score, Section
from triage.words import _

_MOST_TRIED: Final = 30


def why_not(net: Net, goal: Holds, dead: Collection[int]) -> str:
    """A sentence that says what stands in the way of ``goal``; empty where it is no single thing.

    ``dead`` are the indexes of questions that are never asked.
    """
    alone = _by_itself(net, goal)
    if alone:
        return alone
    if net.effort.left < 0:
        return ""
    for question in islice(_gated(net, goal), _MOST_TRIED):
        if isinstance(ask(net.without({question.index}), goal), Found):
            never = _("'{name}' is never asked.").format(name=question.id)
            return never if question.index in dead else _only_asked(net, question)
    for section in net.questionnaire.sections:
        if section.end is not None:
            unended = net.without((), {section.index})
            if isinstance(ask(unended, _without_end(goal, section.end.when)), Found):
                return _ended(section)
    return ""


def what_instead(net: Net, goal: Lies) -> str:
    """The values next to the band of ``goal``, where its score adds up answers that everybody gives; else empty.

    Of the first band, the least value.
    """
    (start,) = (band.start for band in goal.score.bands if band.id == goal.band)
    if goal.band == goal.score.bands[0].id:
        return _at_least(net, goal.score)
    totals = sorted(_totals(net, goal.score))
    below = [total for total in totals if start is not None and total <= start]
    if not below or len(below) == len(totals):
        return ""
    message = _("It comes to {low} and to {high}, and to nothing between them.")
    return message.format(low=number_words(below[-1]), high=number_words(totals[len(below)]))


def _at_least(net: Net, score: Score) -> str:
    """The least that ``score`` comes to, where this is why its first band is never reached; else empty."""
    least = extremes_in(net, score, sample_of(net)).least
    starts = [band.start for band in score.bands[1:] if band.start is not None]
    if least.value is None or not least.proven or not starts or least.value < starts[0]:
        return ""
    return _("With all answers it comes to {low} at least.").format(low=number_words(least.value))


def _totals(net: Net, score: Score) -> set[Number]:
    """All that ``score`` can come to, where it adds up answers that everybody gives; else nothing."""
    answers = score.answers or ()
    if score.after is not None or net.can_be_estimated(score) or any(net.gates[item.index] for item in answers):
        return set()
    looks = {item.index: [sight for at, sight in net.sights(score.name.index) if at == item.index] for item in answers}
    domains, questions = Domains(net, looks), net.questionnaire.questions
    choices = [Choice(item, domains.of(questions[item.index]).answers) for item in answers]
    found = outcomes(score, choices)
    return {outcome.points for outcome, given in found.items() if len(given) == len(choices)}


def _by_itself(net: Net, goal: Holds) -> str:
    """Why ``goal`` cannot be reached although every question is asked."""
    for section in net.questionnaire.sections:
        goal = goal if section.end is None else _without_end(goal, section.end.when)
    for condition in goal.so:
        for name, state in states_in(condition):
            question = net.questionnaire.question_by_id[name.id]
            if state_of(state) not in (None, *question.non_answers):
                return _("'{name}' does not offer '{state}'.").format(name=question.id, state=state)
    joined = any(isinstance(condition, All) for condition in goal.so) or len(goal.so) > 1
    every = net.without(range(net.count))
    return _("Its parts cannot all be so.") if joined and isinstance(ask(every, goal), Impossible) else ""


def _gated(net: Net, goal: Holds) -> Iterator[Question]:
    """The questions that ``goal`` hangs on and that are not always asked: those that it names, then the nearest."""
    named = [name.index for condition in goal.conditions for name in names_in(condition)]
    cone = net.all_behind(named)
    behind = [index for index in reversed(range(net.count)) if cone >> index & 1]
    for index in dict.fromkeys((*named, *behind)):
        if index < net.count and net.gates[index] is not None:
            yield net.questionnaire.questions[index]


def _without_end(goal: Holds, end: Condition) -> Holds:
    """``goal`` without the demand that the form has not ended by ``end``."""
    parts = [part for one in goal.so for part in (one.parts if isinstance(one, All) else (one,))]
    return Holds(tuple(part for part in parts if part != Not(end)), goal.not_so, goal.score)


def _only_asked(net: Net, question: Question) -> str:
    condition = own_gate(net.questionnaire, question)
    if condition is None:
        *_before, (number, _end) = ends_before(net.questionnaire, question.section)
        return _ended(net.questionnaire.sections[number])
    return _("'{name}' is only asked if {condition}.").format(name=question.id, condition=describe(condition))


def _ended(section: Section) -> str:
    assert section.end is not None
    return _("The form has ended by then if {condition}.").format(condition=describe(section.end.when))
