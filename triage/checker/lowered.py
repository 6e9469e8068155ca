"""Whether one more option that is ticked takes a warning sign away, and no other rule of its level fires.

What is asked only after the tick is answered, too: who then has a sign of that level for every such answer loses none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from triage.checker.around import Around, answers_of, assessed, find_where
from triage.checker.elsewhere import Elsewhere, Tick, TooMuchError, only_gains, some
from triage.checker.goals import Found, GaveUp, Impossible, Search
from triage.checker.net import Net
from triage.logic.tree import Includes
from triage.questionnaire import Answered, MultipleAnswer, Question, Rule


def ticks_around(net: Net, rule: Rule) -> Iterator[Around]:
    """The multiple choices in which one more tick can take ``rule`` away, and those of which that is not known."""
    behind = net.all_behind(net.names(rule.when))
    for question in net.questionnaire.questions:
        answer = question.answer
        if not behind >> question.index & 1 or not isinstance(answer, MultipleAnswer):
            continue
        if only_gains(net, rule.when, question.index):
            continue
        codes = [option.id for option in answer.options if not option.exclusive]
        here = net.without(asked_after(net, question))
        for code in codes if len(codes) > 1 else ():
            found = _taken(here, net, rule, Tick(question.index, code), [one for one in codes if one != code])
            if not isinstance(found, Impossible):
                yield Around("sign-lowered", rule, question, found, tick=code)
                break


def asked_after(net: Net, question: Question) -> Collection[int]:
    """The indexes of the questions of which it hangs on ``question`` whether they are asked."""
    return [at for at in range(net.count) if at != question.index and net.rests[at] >> question.index & 1]


def _taken(here: Net, net: Net, rule: Rule, tick: Tick, others: Sequence[str]) -> Search:
    """Answers with which ``rule`` fires, and with the ``tick`` neither it nor another of its level.

    They are given ``here``, where all is asked that the tick decides about.
    """
    name = net.questionnaire.questions[tick.at].name
    before, after = Elsewhere(here, net), Elsewhere(here, net, tick=tick)
    ticked = [Includes(name, tuple(others), negated=False), Includes(name, (tick.option,), negated=True)]
    try:
        fires, own = before.is_so(rule.when), after.is_so(rule.when)
        if own == fires:
            return Impossible()
        so = [fires, *ticked]
        alone = find_where(here, so, own)
        if isinstance(alone, Found):
            same = (one for one in net.questionnaire.rules if one.level >= rule.level)
            alone = find_where(here, so, some([after.is_so(one.when) for one in same]))
    except TooMuchError:
        return GaveUp("steps")
    if isinstance(alone, Impossible) and not before.exact:
        return GaveUp("values")
    return alone if not isinstance(alone, Found) or _is_lost(net, rule, tick, alone) else GaveUp("values")


def _is_lost(net: Net, rule: Rule, tick: Tick, found: Found) -> bool:
    answers = answers_of(net, found.given)
    more = with_tick(answers, net.questionnaire.questions[tick.at], tick.option)
    return rule in assessed(net, answers).fired and assessed(net, more).level < rule.level


def with_tick(answers: Mapping[str, Answered], question: Question, code: str) -> dict[str, Answered]:
    """``answers`` with ``code`` ticked as well in ``question``, in the order of its options."""
    before = answers[question.id]
    assert isinstance(before, list)
    assert isinstance(question.answer, MultipleAnswer)
    ticked = {*map(str, before), code}
    return {**answers, question.id: [option.id for option in question.answer.options if option.id in ticked]}
