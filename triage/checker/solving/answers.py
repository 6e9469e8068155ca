"""The answers to a question, as unknowns of z3: whether there is one, and which; and back from what z3 found."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import chain, combinations
from typing import Final, NamedTuple

import z3

from triage.checker.domains import Line, line_of, starts_of
from triage.checker.net import Net
from triage.checker.solving.truths import FALSE, Truth, added, either, every, none, number, some
from triage.logic import NonAnswer, Number, NumberType, Slot, Value
from triage.questionnaire import (
    ChoiceAnswer,
    DateAnswer,
    MultipleAnswer,
    NumberAnswer,
    Option,
    Question,
    ScaleAnswer,
    TextAnswer,
)

_MOST_LISTED: Final = 64
"""Up to so many answers the points of each are written down; of more they are told from what they are made of."""

Of = Callable[[Value], Number]
"""The points of an answer."""


class Asked(NamedTuple):
    """A question: when it is not asked (``absent``), why there is no answer, and what the answer is.

    ``doubtful``: it may yet be asked. ``line`` are the numbers or days that it takes. ``number`` is that of the answer,
    or the day's place in the calendar; ``chosen`` is, by option, when it is chosen.
    """

    question: Question
    absent: z3.BoolRef
    doubtful: z3.BoolRef
    states: Mapping[NonAnswer, z3.BoolRef]
    line: Line | None
    number: z3.ArithRef | None
    chosen: Mapping[str, z3.BoolRef]

    @property
    def left_out(self) -> z3.BoolRef:
        """When nothing was answered, or nobody knows yet whether it is asked."""
        return some((self.doubtful, self.states.get(NonAnswer.UNANSWERED, FALSE)))

    @property
    def unknown(self) -> z3.BoolRef:
        """When it is asked, or may be, and there is no answer."""
        return some((self.doubtful, *self.states.values()))

    @property
    def given(self) -> z3.BoolRef:
        """When there is an answer."""
        return every((none(self.absent), none(self.unknown)))


class Answers:
    """Makes the unknowns of questions; ``rules`` hold what each must be.

    ``fine``: numbers have only as many decimals as the question takes. ``day`` is that of the answers.
    """

    def __init__(self, net: Net, day: z3.ArithRef, *, fine: bool) -> None:
        self._net, self._day, self._fine = net, day, fine
        self.rules: list[z3.BoolRef] = []

    def of(self, question: Question, gate: Truth, reasons: Sequence[NonAnswer] | None) -> Asked:
        """``question``, asked where ``gate`` is so; ``reasons`` are those why there may be no answer.

        Without any ``reasons`` there always is one; where they are ``None``, there never is.
        """
        states: dict[NonAnswer, z3.BoolRef] = {NonAnswer.UNANSWERED: gate.yes} if reasons is None else {}
        taken: z3.BoolRef = some(states.values())
        for reason in reasons or ():
            states[reason] = every((gate.yes, z3.Bool(f"{question.id} {reason.value}"), none(taken)))
            taken = some((taken, states[reason]))
        answered, line = every((gate.yes, none(taken))), line_of(question.answer, self._net.day)
        number = None if line is None else self._number(question, line, answered)
        return Asked(question, gate.no, gate.open, states, line, number, self._chosen(question, answered))

    def _chosen(self, question: Question, answered: z3.BoolRef) -> Mapping[str, z3.BoolRef]:
        match question.answer:
            case ChoiceAnswer(options):
                at = z3.Int(question.id)
                self.rules.append(z3.Implies(answered, z3.And(at >= 0, at < len(options))))
                return {option.id: at == place for place, option in enumerate(options)}
            case MultipleAnswer(options):
                ticked = {option.id: z3.Bool(f"{question.id} {place}") for place, option in enumerate(options)}
                self.rules += (z3.Implies(answered, rule) for rule in _ticks(options, ticked))
                return ticked
            case _:
                return {}

    def _number(self, question: Question, line: Line, answered: z3.BoolRef) -> z3.ArithRef:
        at = z3.Int(question.id) if self._fine or not line.unit else z3.Real(question.id)
        until_today = isinstance(question.answer, DateAnswer) and question.answer.until_today
        last = self._day if until_today else number(line.high)
        self.rules.append(z3.Implies(answered, z3.And(at >= line.low, at <= last)))
        return at if line.unit <= 1 else z3.Q(1, line.unit) * at


def slot_in(model: z3.ModelRef, asked: Asked) -> Slot | None:
    """What ``model`` answers to a question; ``None`` where it is not asked."""

    def holds(part: z3.BoolRef) -> bool:
        return bool(z3.is_true(model.eval(part, model_completion=True)))

    if holds(asked.absent) or holds(asked.doubtful):
        return None
    reason = next((reason for reason, so in asked.states.items() if holds(so)), None)
    if reason is not None:
        return reason
    answer = asked.question.answer
    chosen = tuple(code for code, so in asked.chosen.items() if holds(so))
    if isinstance(answer, ChoiceAnswer):
        return chosen[0]
    if isinstance(answer, MultipleAnswer):
        return chosen
    if asked.line is None or asked.number is None:
        return "text"
    value = model.eval(asked.number, model_completion=True)
    return asked.line.value(round(Fraction(str(value)) * max(asked.line.unit, 1)))


def _ticks(options: Sequence[Option], ticked: Mapping[str, z3.BoolRef]) -> list[z3.BoolRef]:
    """That something is ticked, and nothing beside an option that excludes all others."""
    rules = [some(ticked.values())]
    for option in options:
        if option.exclusive:
            beside = some(so for code, so in ticked.items() if code != option.id)
            rules.append(z3.Not(z3.And(ticked[option.id], beside)))
    return rules


def worth(net: Net, asked: Asked, of: Of, plain: Of, counts_from: Number | None) -> z3.ArithRef | None:
    """The points ``of`` the answer; ``None`` where nobody can tell. ``plain`` are those before they are counted."""
    answer = asked.question.answer
    match answer:
        case ChoiceAnswer(options):
            cases = [(asked.chosen[option.id], of(option.id)) for option in options]
            return _listed(cases[1:], cases[0][1]) if cases else None
        case MultipleAnswer(options):
            return _of_ticks(options, asked, of, plain, counted=counts_from is not None)
        case NumberAnswer() | ScaleAnswer() | DateAnswer() | TextAnswer():
            pass
    line, kind = asked.line, asked.question.name.type
    if line is None or asked.number is None or not isinstance(kind, NumberType):
        return None
    starts = starts_of(net.questionnaire).get(asked.question.id, ())
    if starts:
        return _listed(
            [(asked.number >= number(start), of(start)) for start in reversed(starts)], of(line.value(line.low))
        )
    return _of_itself(asked.number, kind, of, counts_from)


def _listed(cases: Sequence[tuple[z3.BoolRef, Number]], otherwise: Number) -> z3.ArithRef:
    """The points of the first case that is so."""
    points = number(otherwise)
    for so, worth_of in reversed(cases):
        points = either(so, number(worth_of), points)
    return points


def _of_itself(value: z3.ArithRef, limits: NumberType, of: Of, counts_from: Number | None) -> z3.ArithRef | None:
    """The points of a number that counts as itself, or turned round; or by whether that reaches ``counts_from``."""
    low, high = limits.low, limits.high
    if low is None or high is None:
        return None
    turned = number(low + high) - value
    if counts_from is None:
        return value if of(low) == low else turned if of(low) == high else None
    if of(low) == of(high):
        return number(of(low))
    return either((value if of(low) == 0 else turned) >= number(counts_from), number(1), number(0))


def _of_ticks(options: Sequence[Option], asked: Asked, of: Of, plain: Of, *, counted: bool) -> z3.ArithRef | None:
    """The points of the options that are ticked."""
    free = [option.id for option in options if not option.exclusive]
    if 2 ** len(free) <= _MOST_LISTED:
        sets = chain.from_iterable(combinations(free, size) for size in range(1, len(free) + 1))
        every_set = [*((option.id,) for option in options if option.exclusive), *sets]
        return _listed([(_is_set(codes, asked), of(codes)) for codes in every_set[1:]], of(every_set[0]))
    codes = [option.id for option in options]
    alone = {code: plain((code,)) for code in codes}
    pairs = list(combinations(free, 2))
    if counted or any(plain(pair) != alone[pair[0]] + alone[pair[1]] for pair in pairs):
        return None
    total = added([either(so, number(alone[code]), number(0)) for code, so in asked.chosen.items()])
    seen: list[tuple[str, ...]] = [*((code,) for code in codes), *pairs]
    if all(of(one) == plain(one) for one in seen):
        return total
    both = of(seen[0]) + plain(seen[0])
    return number(both) - total if all(of(one) + plain(one) == both for one in seen) else None


def _is_set(codes: Sequence[str], asked: Asked) -> z3.BoolRef:
    """When just ``codes`` are ticked."""
    return every(so if code in codes else none(so) for code, so in asked.chosen.items())
