"""Warning signs: whether any way leads around an emergency or urgent rule, shown by answers or ruled out.

Two ways need no search, because of how truth is made (docs/language.md). An answer more never turns a yes: so it takes
no rule away. And a question that was left out keeps everything open that hangs on it: so it rules no rule out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from triage.checker.around import Around, find_where
from triage.checker.elsewhere import Elsewhere, TooMuchError
from triage.checker.gated import gates_around
from triage.checker.goals import Found, GaveUp, Search
from triage.checker.lowered import ticks_around
from triage.checker.net import Net
from triage.checker.silenced import ruled_out
from triage.logic import NonAnswer
from triage.logic.tree import HasState
from triage.questionnaire import Level, Question, Questionnaire, Rule


class First(NamedTuple):
    """With the answer to ``question`` the rule can fire for the first time; ``None``: with none."""

    question: Question | None
    proven: bool


def signs_in(questionnaire: Questionnaire) -> tuple[Rule, ...]:
    """The rules for emergency and urgent help."""
    return tuple(rule for rule in questionnaire.rules if rule.level >= Level.URGENT)


def ways_around(net: Net, rule: Rule) -> Iterator[Around]:
    """Every way around ``rule`` that is thought of, with what is known of it."""
    silent = list(ruled_out(net, rule))
    yield from gates_around(net, rule, silent)
    yield from ticks_around(net, rule)
    yield from silent


def without_answer(net: Net, rule: Rule, question: Question, reason: NonAnswer) -> Search:
    """Answers with which ``rule`` fires, and would not if ``question`` had ``reason`` in place of its answer."""
    try:
        there = Elsewhere(net, net, instead={question.index: reason}).is_so(rule.when)
    except TooMuchError:
        return GaveUp("steps")
    return find_where(net, [rule.when, HasState(question.name, "answered")], there)


def fires_by(net: Net, rule: Rule, index: int) -> Search:
    """Answers with which ``rule`` fires although no question behind the one at ``index`` is answered."""
    behind = net.all_behind(net.names(rule.when))
    later = (at for at in range(index + 1, net.count) if behind >> at & 1)
    there = Elsewhere(net, net, instead=dict.fromkeys(later, NonAnswer.UNANSWERED))
    try:
        found = find_where(net, [there.is_so(rule.when)], False)
    except TooMuchError:
        return GaveUp("steps")
    return found if there.exact or isinstance(found, Found) else GaveUp("values")


def first_question(net: Net, rule: Rule) -> First:
    """The question with whose answer ``rule`` can fire for the first time, where the form is answered in its order."""
    first, last, proven = 0, net.count, True
    while first < last:
        middle = (first + last) // 2
        found = fires_by(net, rule, middle)
        proven = proven and not isinstance(found, GaveUp)
        first, last = (first, middle) if isinstance(found, Found) else (middle + 1, last)
    return First(net.questionnaire.questions[first] if first < net.count else None, proven)
