"""Whether a reason for no answer rules a rule out where an answer could fire it, and nothing fires instead.

Only a condition that asks for the reason can do that: without it, no answer leaves everything open (docs/language.md).
What a score says that such an answer counts is said where its items are, and rules nothing out in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from triage.checker.around import Around, Code, answers_of, find_where, named_in
from triage.checker.elsewhere import Elsewhere, Said, TooMuchError, some
from triage.checker.goals import Found, GaveUp, Impossible, Search
from triage.checker.net import Net, ends_before, own_gate
from triage.checker.sights import conditions_of
from triage.checker.states import states_in
from triage.checker.swapping import Swap, tried
from triage.logic import Condition, NonAnswer
from triage.logic.tree import HasState, Not, state_of
from triage.questionnaire import Level, Question, Rule, Score, Section


class Look(NamedTuple):
    """A ``condition`` behind a rule, and the part on which it stands: a section has it where the form ends."""

    of: Rule | Question | Section | Score
    condition: Condition


def ruled_out(net: Net, rule: Rule) -> Iterator[Around]:
    """Whether a reason for no answer rules ``rule`` out where an answer could fire it, and nothing fires instead.

    Instead of a warning sign, that is another; instead of any other rule, one of its level.
    """
    code: Code = "sign-silent" if rule.level >= Level.URGENT else "rule-silent"
    behind = net.all_behind(net.names(rule.when))
    for question in net.questionnaire.questions:
        for reason in question.non_answers if behind >> question.index & 1 else ():
            looks = looks_at(net, rule, question, reason)
            found = _silent(net, Swap(rule, question, reason), looks) if looks else Impossible()
            if not isinstance(found, Impossible):
                yield Around(code, rule, question, found, reason=reason)


def looks_at(net: Net, rule: Rule, question: Question, reason: NonAnswer) -> list[Look]:
    """The conditions behind ``rule`` in which it counts that ``question`` is answered with ``reason``.

    An end of the form has a page that says why. So it does not silence a warning sign that names another question.
    """
    asks = [one for one in _looks(net, rule) if _asks(one.condition, question, reason)]
    if rule.level < Level.URGENT or question in named_in(net, rule.when):
        return asks
    return [one for one in asks if not isinstance(one.of, Section)]


def _looks(net: Net, rule: Rule) -> Iterator[Look]:
    questionnaire, behind = net.questionnaire, net.all_behind(net.names(rule.when))
    yield Look(rule, rule.when)
    asked = [one for one in questionnaire.questions if behind >> one.index & 1]
    for question in asked:
        gate = own_gate(questionnaire, question)
        if gate is not None:
            yield Look(question, gate)
    last = max((question.section for question in asked), default=0)
    for number, end in ends_before(questionnaire, last):
        yield Look(questionnaire.sections[number], end)
    for index, score in net.scores.items():
        if behind >> index & 1:
            yield from (Look(score, condition) for condition in conditions_of(score))


def _asks(condition: Condition, question: Question, reason: NonAnswer) -> bool:
    """Whether ``condition`` asks if there is an answer to ``question``, or if there is none for that ``reason``."""
    states = [state_of(state) for name, state in states_in(condition) if name.index == question.index]
    return None in states or reason in states


def _silent(net: Net, swap: Swap, looks: Sequence[Look]) -> Search:
    there = Elsewhere(net, net, instead={swap.question.index: swap.reason})
    when = swap.rule.when
    try:
        so = [when, HasState(swap.question.name, "answered"), there.is_no(when)]
        found = find_where(net, so, False)
        if isinstance(found, Found):
            instead = (one for one in net.questionnaire.rules if one.level >= swap.least)
            ended = [there.is_so(end) for end in _ends(net, swap)]
            found = find_where(net, so, some([*(there.is_so(one.when) for one in instead), *ended]))
    except TooMuchError:
        return GaveUp("steps")
    if isinstance(found, Impossible) and there.exact:
        return found
    if isinstance(found, Found) and swap.loses(net, answers_of(net, found.given), may_end=not _ends(net, swap)):
        return found
    return found if isinstance(found, GaveUp) else _by_its_looks(net, swap, looks)


def _ends(net: Net, swap: Swap) -> list[Condition]:
    """The ends before a warning sign that does not name the question: who comes to one of them is told something."""
    named = named_in(net, swap.rule.when)
    if swap.rule.level < Level.URGENT or swap.question in named:
        return []
    last = max((one.section for one in named), default=0)
    return [end for _number, end in ends_before(net.questionnaire, last)]


def _by_its_looks(net: Net, swap: Swap, looks: Sequence[Look]) -> Search:
    """The same where a score takes part: whether anything of ``looks`` comes out otherwise, and then by trying.

    What is no longer so, or is so now, must be one of them: all else is only open without an answer.
    """
    starts: list[Found] = []
    exact = True
    for look in looks:
        there = Elsewhere(net, net, instead={swap.question.index: swap.reason})
        try:
            turned = list(_turned(there, look))
        except TooMuchError:
            return GaveUp("steps")
        so = [swap.rule.when, HasState(swap.question.name, "answered")]
        searches = [find_where(net, [*so, becomes], was) for becomes, was in turned]
        starts += [one for one in searches if isinstance(one, Found)]
        exact = exact and there.exact and all(isinstance(one, Impossible) for one in searches)
    if exact:
        return Impossible()
    return tried(net, swap, [one.given for one in starts], may_end=not _ends(net, swap)) or GaveUp("values")


def _turned(there: Elsewhere, look: Look) -> Iterator[tuple[Said, Condition]]:
    """The ways in which ``look`` can come out otherwise ``there`` and settle something; each with how it was not yet.

    A question that is asked now settles nothing, nor does an end that is none any more: both only open what follows.
    """
    if not isinstance(look.of, Section):
        yield there.is_no(look.condition), Not(look.condition)
    if isinstance(look.of, Section | Score):
        yield there.is_so(look.condition), look.condition
