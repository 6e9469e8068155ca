"""A goal, as z3 knows it: all that it hangs on, and what must be so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import z3

from triage.checker.domains import Domains
from triage.checker.goals import Goal, Holds, Lies
from triage.checker.net import Net
from triage.checker.search import cone_of, is_lenient, looks_of
from triage.checker.solving.answers import Answers, Asked, slot_in
from triage.checker.solving.banding import lies_in, possible_of
from triage.checker.solving.conditions import truth_of
from triage.checker.solving.scores import scored_of
from triage.checker.solving.slots import Scored, Slots
from triage.checker.solving.truths import TRUE, Amount, Truth, either, every, exactly, none
from triage.logic import FIRST_DAY, LAST_DAY, NonAnswer, Slot
from triage.questionnaire import Question, Score

Reasons = Callable[[Question], Sequence[NonAnswer] | None]
"""Why there may be no answer to a question; ``None`` where there never is one."""


class Whole(NamedTuple):
    """What must hold for a goal to be reached, by answers to what is ``asked``.

    ``today``: that this is on the day for which answers are made up.
    """

    rules: Sequence[z3.BoolRef]
    today: z3.BoolRef
    asked: Sequence[Asked]

    def given(self, model: z3.ModelRef) -> Mapping[str, Slot]:
        """The answers in ``model`` to the questions that are asked then, by id."""
        found = ((asked.question.id, slot_in(model, asked)) for asked in self.asked)
        return {name: slot for name, slot in found if slot is not None}


def whole_of(net: Net, goal: Goal, *, fine: bool) -> Whole:
    """All that ``goal`` hangs on.

    ``fine``: numbers have no more decimals than their questions take. What is impossible without that is so with it.
    """
    domains, lenient = Domains(net, looks_of(net, goal)), is_lenient(goal)

    def reasons(question: Question) -> Sequence[NonAnswer]:
        return tuple(_reasons(question, domains, lenient=lenient))

    slots = slots_of(net, cone_of(net, goal), reasons, fine=fine)
    reached = _reached(goal, slots)
    return Whole((*slots.rules, reached), slots.day == net.day.toordinal(), tuple(slots.asked.values()))


def slots_of(net: Net, cone: int, reasons: Reasons, *, fine: bool) -> Slots:
    """What stands in the slots of all in ``cone``, a set of indexes as the bits of a number."""
    day = z3.Int("the day")  # no id has a space in it
    answers = Answers(net, day, fine=fine)
    answers.rules += [day >= FIRST_DAY.toordinal(), day <= LAST_DAY.toordinal()]
    asked: dict[int, Asked] = {}
    scored: dict[int, Scored] = {}
    slots = Slots(net, asked, scored, day, answers.rules)
    for part in _in_order(net, cone):
        if isinstance(part, Score):
            scored[part.name.index] = scored_of(part, slots)
        else:
            gate = net.gates[part.index]
            truth = Truth(TRUE) if gate is None else truth_of(gate, slots)
            asked[part.index] = answers.of(part, truth, reasons(part))
    return slots


def _in_order(net: Net, cone: int) -> Iterator[Question | Score]:
    """The questions and scores in ``cone``, each after all that it hangs on."""
    questions = net.questionnaire.questions
    yield from (one for one in questions if cone >> one.index & 1 and net.gates[one.index] is None)
    for event in net.events:
        if cone >> event.at & 1:
            yield questions[event.at] if event.score is None else event.score


def _reasons(question: Question, domains: Domains, *, lenient: bool) -> Iterator[NonAnswer]:
    """Why there may be no answer to ``question``, as far as that matters: see ``search``."""
    if lenient or domains.asks_why(question):
        yield from question.non_answers
    if lenient and not question.required:
        yield NonAnswer.UNANSWERED


def _reached(goal: Goal, slots: Slots) -> z3.BoolRef:
    """That ``goal`` is reached."""
    match goal:
        case Lies(score, band, estimated):
            scored = slots.scored[score.name.index]
            possible = possible_of(score, exactly(scored.value), slots)
            return every((scored.valued if estimated else scored.complete, lies_in(possible, band)))
        case Holds(so, not_so, score, estimated):
            if score is not None:
                scored = slots.scored[score.name.index]
                slots = slots.with_value(_with_estimate(scored) if estimated else scored.amount)
            wanted = every(truth_of(condition, slots).yes for condition in so)
            return every((wanted, TRUE if not_so is None else none(truth_of(not_so, slots).yes)))


def _with_estimate(scored: Scored) -> Amount:
    """The amount of ``scored`` as ``value`` sees it while the band of an estimate is found."""
    amount, estimated = scored.amount, scored.estimated
    low, high = (either(estimated, scored.value, end) for end in (amount.low, amount.high))
    return Amount(amount.absent, every((none(estimated), amount.unknown)), low, high)
