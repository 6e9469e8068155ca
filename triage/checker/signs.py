"""Warning signs: whether any way leads around an emergency or urgent rule, shown by answers or ruled out.

Two ways need no search, because of how truth is made (docs/language.md). An answer more never turns a yes: so it takes
no rule away. And a question that was left out keeps everything open that hangs on it: so it rules no rule out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from triage.assessment import Assessment, assess
from triage.checker.asking import ask
from triage.checker.elsewhere import Elsewhere, Said, Tick, TooMuchError, every, only_gains, some
from triage.checker.goals import Found, GaveUp, Holds, Impossible, Search
from triage.checker.net import Net, ends_before, own_gate
from triage.checker.sights import State, sights_of
from triage.checker.trial import raw_of
from triage.logic import Condition, NonAnswer, Slot
from triage.logic.tree import HasState, Includes, Not
from triage.questionnaire import Answered, Level, MultipleAnswer, Question, Questionnaire, Rule, Section

Code = Literal["sign-gated", "sign-lowered", "sign-silent", "sign-late", "rule-silent"]
"""What is found of a warning sign that can be lost; ``rule-silent`` of a rule that is none."""


class Around(NamedTuple):
    """A way around ``rule``: answers that take it, or that there are none, or neither.

    ``of`` is the question that is not asked of everybody, the section after which the form ends, the multiple choice in
    which ``tick`` is ticked as well, or the question that is answered with ``reason``.
    """

    code: Code
    rule: Rule
    of: Question | Section
    search: Search
    tick: str = ""
    reason: NonAnswer | None = None

    @property
    def is_gate(self) -> bool:
        """Whether its question is not asked, or not any more."""
        return self.code == "sign-gated"

    @property
    def name(self) -> str:
        """The id that the author gave to ``of``; of a row, that of its table."""
        table = self.of.matrix if isinstance(self.of, Question) else None
        return self.of.id if table is None else table.id


class First(NamedTuple):
    """With the answer to ``question`` the rule can fire for the first time; ``None``: with none."""

    question: Question | None
    proven: bool


def signs_in(questionnaire: Questionnaire) -> tuple[Rule, ...]:
    """The rules for emergency and urgent help."""
    return tuple(rule for rule in questionnaire.rules if rule.level >= Level.URGENT)


def ways_around(net: Net, rule: Rule) -> Iterator[Around]:
    """Every way around ``rule`` that is thought of, with what is known of it."""
    yield from _not_asked(net, rule)
    yield from _ended(net, rule)
    yield from _lowered(net, rule)
    yield from ruled_out(net, rule)


def answers_of(net: Net, given: Mapping[int, Slot]) -> dict[str, Answered]:
    """The answers ``given`` by index, as ``assess`` takes them."""
    return {net.questionnaire.questions[index].id: raw_of(slot) for index, slot in sorted(given.items())}


def assessed(net: Net, answers: Mapping[str, Answered]) -> Assessment:
    """What follows from ``answers`` on the day of ``net``."""
    return assess(net.questionnaire, answers, net.day)


def _named(net: Net, condition: Condition) -> list[Question]:
    return [net.questionnaire.questions[index] for index in net.names(condition) if index < net.count]


def _not_asked(net: Net, rule: Rule) -> Iterator[Around]:
    """Whether its questions are asked of everybody for whom it would fire, ends of the form aside."""
    questionnaire = net.questionnaire
    gated = [(one, gate) for one in _named(net, rule.when) if (gate := own_gate(questionnaire, one)) is not None]
    if not gated:
        return
    here = net.without({question.index for question, _gate in gated})
    section = max(question.section for question, _gate in gated)
    goes_on = [Not(end) for _number, end in ends_before(questionnaire, section)]
    tables: set[str] = set()
    for question, gate in gated:
        if question.matrix is not None and question.matrix.id in tables:
            continue
        tables |= {question.matrix.id} if question.matrix is not None else set()
        yield Around("sign-gated", rule, question, _lost(here, net, rule, goes_on, gate))


def _ended(net: Net, rule: Rule) -> Iterator[Around]:
    """Whether the form ends before its questions for somebody for whom it would fire."""
    last = max((question.section for question in _named(net, rule.when)), default=0)
    for number, end in ends_before(net.questionnaire, last):
        here = net.without((), {number})
        found = _lost(here, net, rule, [end], None)
        yield Around("sign-gated", rule, net.questionnaire.sections[number], found)


def _lost(here: Net, net: Net, rule: Rule, so: Sequence[Condition], not_so: Condition | None) -> Search:
    """Answers with which ``rule`` fires ``here``, where more is asked, and not in ``net``."""
    try:
        there = Elsewhere(here, net).is_so(rule.when)
    except TooMuchError:
        return GaveUp("steps")
    found = _find(here, [*so, rule.when], some([there, False if not_so is None else not_so]))
    if isinstance(found, Found) and rule in assessed(net, answers_of(net, found.given)).fired:
        return GaveUp("values")
    return found


def _find(net: Net, so: Sequence[Said], not_so: Said) -> Search:
    wanted = every(so)
    if wanted is False or not_so is True:
        return Impossible()
    goal = () if wanted is True else (wanted,)
    return ask(net, Holds(goal, None if not_so is False else not_so))


def _lowered(net: Net, rule: Rule) -> Iterator[Around]:
    """Whether one more option that is ticked takes it away, and no other rule of its level fires."""
    behind = net.all_behind(net.names(rule.when))
    for question in net.questionnaire.questions:
        answer = question.answer
        if not behind >> question.index & 1 or not isinstance(answer, MultipleAnswer):
            continue
        if only_gains(net, rule.when, question.index):
            continue
        codes = [option.id for option in answer.options if not option.exclusive]
        for code in codes if len(codes) > 1 else ():
            found = _taken(net, rule, question, code, [other for other in codes if other != code])
            if not isinstance(found, Impossible):
                yield Around("sign-lowered", rule, question, found, tick=code)
                break


def _taken(net: Net, rule: Rule, question: Question, code: str, others: Sequence[str]) -> Search:
    there = Elsewhere(net, net, tick=Tick(question.index, code))
    ticked = Includes(question.name, tuple(others), negated=False)
    so = [rule.when, ticked, Includes(question.name, (code,), negated=True)]
    try:
        own = there.is_so(rule.when)
        if own == rule.when:
            return Impossible()
        alone = _find(net, so, own)
        if not isinstance(alone, Found):
            return alone
        same = (one for one in net.questionnaire.rules if one.level >= rule.level)
        found = _find(net, so, some([there.is_so(one.when) for one in same]))
    except TooMuchError:
        return GaveUp("steps")
    if isinstance(found, Found):
        answers = answers_of(net, found.given)
        more = assessed(net, with_tick(answers, question, code))
        if rule not in assessed(net, answers).fired or more.level >= rule.level:
            return GaveUp("values")
    return found


def with_tick(answers: Mapping[str, Answered], question: Question, code: str) -> dict[str, Answered]:
    """``answers`` with ``code`` ticked as well in ``question``, in the order of its options."""
    before = answers[question.id]
    assert isinstance(before, list)
    assert isinstance(question.answer, MultipleAnswer)
    ticked = {*map(str, before), code}
    return {**answers, question.id: [option.id for option in question.answer.options if option.id in ticked]}


def ruled_out(net: Net, rule: Rule) -> Iterator[Around]:
    """Whether a reason for no answer rules ``rule`` out where an answer could fire it, and nothing fires instead.

    Instead of a warning sign, that is another; instead of any other rule, one of its level.
    """
    for index in _asked_why(net, rule):
        question = net.questionnaire.questions[index]
        for reason in question.non_answers:
            found = _silent(net, rule, question, reason)
            if not isinstance(found, Impossible):
                code: Code = "sign-silent" if rule.level >= Level.URGENT else "rule-silent"
                yield Around(code, rule, question, found, reason=reason)


def _asked_why(net: Net, rule: Rule) -> list[int]:
    """The questions of which it matters to ``rule``, or to who is asked, why they have no answer.

    Of a warning sign only its own questions count: whoever is not asked for another reason is another way around it.
    What a score makes of such an answer is said where its items are.
    """
    named = [index for index in net.names(rule.when) if index < net.count]
    behind = net.all_behind(named)
    seen = [*sights_of(rule.when)]
    for event in net.events:
        seen += net.sights(event.at) if behind >> event.at & 1 and event.score is None else ()
    asked = {index for index, sight in seen if isinstance(sight, State) and index < net.count}
    return sorted(asked if rule.level < Level.URGENT else asked & {*named})


def _silent(net: Net, rule: Rule, question: Question, reason: NonAnswer) -> Search:
    least = min(rule.level, Level.URGENT)
    there = Elsewhere(net, net, instead={question.index: reason})
    try:
        so = [rule.when, HasState(question.name, "answered"), there.is_no(rule.when)]
        found = _find(net, so, False)
        if isinstance(found, Found):
            instead = (one for one in net.questionnaire.rules if one.level >= least)
            found = _find(net, so, some([there.is_so(one.when) for one in instead]))
    except TooMuchError:
        return GaveUp("steps")
    if isinstance(found, Impossible) and not there.exact:
        return GaveUp("values")
    if isinstance(found, Found):
        answers = answers_of(net, found.given)
        more = assessed(net, {**answers, question.id: raw_of(reason)})
        fired = rule in assessed(net, answers).fired
        if not fired or rule in more.undecided_rules or more.level >= least:
            return GaveUp("values")
    return found


def without_answer(net: Net, rule: Rule, question: Question, reason: NonAnswer) -> Search:
    """Answers with which ``rule`` fires, and would not if ``question`` had ``reason`` in place of its answer."""
    try:
        there = Elsewhere(net, net, instead={question.index: reason}).is_so(rule.when)
    except TooMuchError:
        return GaveUp("steps")
    return _find(net, [rule.when, HasState(question.name, "answered")], there)


def fires_by(net: Net, rule: Rule, index: int) -> Search:
    """Answers with which ``rule`` fires although no question behind the one at ``index`` is answered."""
    behind = net.all_behind(net.names(rule.when))
    later = (at for at in range(index + 1, net.count) if behind >> at & 1)
    there = Elsewhere(net, net, instead=dict.fromkeys(later, NonAnswer.UNANSWERED))
    try:
        found = _find(net, [there.is_so(rule.when)], False)
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
