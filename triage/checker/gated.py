"""Whether the questions of a warning sign are asked of everybody for whom it would fire.

Several things can keep them from somebody: the condition of each question, and each end of the form before it. Each
would hide the others if it were looked at alone. So they are lifted together, and whoever then has the sign and is not
asked now is told of once: where the form ends for them, or at the questions that they are not asked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from triage.checker.around import Around, answers_of, assessed, find_where, named_in
from triage.checker.elsewhere import Elsewhere, Said, TooMuchError, some
from triage.checker.goals import Found, GaveUp, Impossible, Search
from triage.checker.net import Net, ends_before, own_gate
from triage.logic import Condition, NonAnswer
from triage.logic.tree import HasState, State
from triage.questionnaire import Question, Rule


def gates_around(net: Net, rule: Rule, silent: Sequence[Around]) -> Iterator[Around]:
    """The questions of ``rule`` that are not asked of everybody for whom it would fire, and the ends before them.

    Whom a reason for no answer keeps from them is said where that is: ``silent`` are those ways around ``rule``.
    """
    asked = list(_not_asked(net, rule, silent))
    yield from asked
    told = {_asked_as(one.of) for one in asked if isinstance(one.of, Question) and not _is_impossible(one)}
    untold = {one.index for one in _gated(net, rule) if _asked_as(one) not in told}
    for number, _end in ends_before(net.questionnaire, _last(net, rule)):
        yield Around("sign-gated", rule, net.questionnaire.sections[number], _ended(net, rule, number, untold))


def _is_impossible(around: Around) -> bool:
    return isinstance(around.search, Impossible)


def _asked_as(question: Question) -> str:
    """The id of the question, of which rows are asked together: that of their table."""
    return question.id if question.matrix is None else question.matrix.id


def _gated(net: Net, rule: Rule) -> list[Question]:
    return [one for one in named_in(net, rule.when) if own_gate(net.questionnaire, one) is not None]


def _last(net: Net, rule: Rule) -> int:
    """The number of the last section with a question of ``rule``."""
    return max((question.section for question in named_in(net, rule.when)), default=0)


def _not_asked(net: Net, rule: Rule, silent: Sequence[Around]) -> Iterator[Around]:
    """Whether the conditions on its questions keep somebody from them to whom the form does not end."""
    gated = _gated(net, rule)
    if not gated:
        return
    reasons = [_says(around) for around in silent if isinstance(around.search, Found)]
    lifted = _Lifted(net, rule, {one.index for one in gated}, ())
    for question in {_asked_as(one): one for one in gated}.values():
        gate = own_gate(net.questionnaire, question)
        assert gate is not None
        yield Around("sign-gated", rule, question, lifted.lost(None, [gate, *reasons]))


def _says(around: Around) -> Condition:
    """That the question of ``around`` is answered with its reason for no answer."""
    assert isinstance(around.of, Question)
    state: State = "not_sure" if around.reason is NonAnswer.NOT_SURE else "declined"
    return HasState(around.of.name, state)


def _ended(net: Net, rule: Rule, number: int, untold: Collection[int]) -> Search:
    """Whether the form ends after the section of that ``number`` for somebody for whom ``rule`` would fire.

    Later ends are lifted with it, and the conditions on the questions at ``untold``, of which nothing else is told.
    """
    later = {at for at, _end in ends_before(net.questionnaire, _last(net, rule)) if at >= number}
    return _Lifted(net, rule, untold, later).lost(number, ())


class _Lifted:
    """A rule where the conditions on the questions at ``freed``, and the ends ``unended``, keep nobody from it.

    An end before it that hangs on one of these questions is lifted, too: whether the form ends is judged as it is.
    """

    def __init__(self, net: Net, rule: Rule, freed: Collection[int], unended: Collection[int]) -> None:
        self._net, self._rule = net, rule
        self._ends = list(ends_before(net.questionnaire, _last(net, rule)))
        bits = sum(1 << index for index in freed)
        moved = {number for number, end in self._ends if net.all_behind(net.names(end)) & bits}
        self._here = net.without(freed, {*unended, *moved})

    def lost(self, ended: int | None, not_so: Sequence[Said]) -> Search:
        """Answers with which the rule fires here and not in the form as it is, and nothing of ``not_so`` is so.

        ``ended`` is the number of the section after which the form ends with them; ``None``: it does not end before
        the last question of the rule.
        """
        there, form = Elsewhere(self._here, self._net), Elsewhere(self._here, self._net)
        try:
            fires = there.is_so(self._rule.when)
            before = [form.is_no(end) for number, end in self._ends if ended is None or number < ended]
            stop = [form.is_so(end) for number, end in self._ends if number == ended]
        except TooMuchError:
            return GaveUp("steps")
        found = find_where(self._here, [*stop, *before, self._rule.when], some([fires, *not_so]))
        if isinstance(found, Impossible) and not form.exact:
            return GaveUp("values")
        return found if not isinstance(found, Found) or self._is_lost(found, ended) else GaveUp("values")

    def _is_lost(self, found: Found, ended: int | None) -> bool:
        """Whether the answers that were ``found`` end the form there, and do not fire the rule."""
        shown = assessed(self._net, answers_of(self._net, found.given))
        section = None if ended is None else self._net.questionnaire.sections[ended]
        return self._rule not in shown.fired and (section is None or shown.ended is section)
