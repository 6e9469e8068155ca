"""The answers to a question, cut into classes that nothing in reach can tell apart: one answer stands for each."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import chain, combinations, product
from math import prod
from typing import Final, NamedTuple

from triage.checker.net import Net
from triage.checker.sights import Alone, Beside, Exactly, Sight, State, Worth
from triage.logic import Number, Value
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
from triage.questionnaire.fields import CaseField, DecimalField, RangeField, ScaleField, WholeField

MOST_VALUES: Final = 200
"""A question that is reckoned with is tried with all its answers where it has no more than so many."""

_MOST_TESTED: Final = 3000
_MOST_SETS: Final = 600
_SPREAD: Final = 8
_SOME_TEXT: Final = "text"

Cut = Number | date


class Domain(NamedTuple):
    """Answers to a question, one of each class. ``exact``: every other answer is like one of them."""

    answers: tuple[Value, ...]
    exact: bool


class Line(NamedTuple):
    """Numbers or days in order: the whole numbers from ``low`` to ``high`` stand for them.

    A number is so many times ``1 / unit``; a day has its place in the calendar, as has ``today``, and ``unit`` is 0.
    """

    low: int
    high: int
    unit: int
    today: int = 0

    def value(self, at: int) -> Value:
        """What stands at ``at``."""
        if not self.unit:
            return date.fromordinal(at)
        return Fraction(at, self.unit) if at % self.unit else at // self.unit

    def cut(self, at: int) -> Cut:
        """The same, as something that answers are compared with."""
        return Fraction(at, self.unit) if self.unit else date.fromordinal(at)

    def around(self, cut: Cut, depth: int) -> Iterator[int]:
        """The places at ``cut`` and next to it, ``depth`` of them on either side."""
        exact = cut.toordinal() if isinstance(cut, date) else cut * self.unit
        yield from range(max(self.low, math.floor(exact) - depth), min(self.high, math.ceil(exact) + depth) + 1)

    @property
    def spread(self) -> Iterator[int]:
        """Both ends, and some places between them; of days, many in the last weeks, and some in every year."""
        if self.low > self.high:  # with so few decimals there is no number between the limits
            return
        yield from (self.low + (self.high - self.low) * part // _SPREAD for part in range(_SPREAD + 1))
        if not self.unit:
            ago = (self.today - days for days in chain(range(62), range(62, 365, 7), range(365, 45_000, 183)))
            yield from (day for day in ago if self.low <= day <= self.high)


def line_of(answer: Answer, today: date) -> Line | None:
    """The numbers or days that ``answer`` takes on the day ``today``; ``None`` where it takes neither."""
    match answer:
        case NumberAnswer(low, high, decimals):
            unit = 10**decimals
            return Line(math.ceil(low * unit), math.floor(high * unit), unit)
        case ScaleAnswer():
            return Line(0, 10, 1)
        case DateAnswer(low, high, until_today):
            last = today if until_today else high or date.max
            return Line((low or date.min).toordinal(), last.toordinal(), 0, today.toordinal())
        case _:
            return None


class Domains:
    """The classes of answers to each question, as far as those who ``look`` at them tell them apart."""

    def __init__(self, net: Net, looks: Mapping[int, Collection[Sight]]) -> None:
        self._net, self._looks = net, looks
        self._made: dict[int, Domain] = {}

    def of(self, question: Question) -> Domain:
        """The classes of answers to ``question``."""
        made = self._made.get(question.index)
        if made is None:
            made = self._made[question.index] = self._classes(question)
        return made

    def asks_why(self, question: Question) -> bool:
        """Whether it matters why ``question`` was not answered."""
        return any(isinstance(sight, State) for sight in self._looks.get(question.index, ()))

    def _classes(self, question: Question) -> Domain:
        sights = self._looks.get(question.index, ())
        see = eye_of(self._net, question.index, sights)
        match question.answer:
            case ChoiceAnswer(options):
                return Domain(_told_apart((option.id for option in options), see), exact=True)
            case MultipleAnswer(options):
                sets, exact = sets_of(options, see)
                return Domain(_told_apart(sets, see), exact)
            case TextAnswer():
                return Domain((_SOME_TEXT,), exact=True)
            case answer:
                line = line_of(answer, self._net.day)
                assert line is not None
                return self._on_line(question, line, see) if line.low <= line.high else Domain((), exact=False)

    def _on_line(self, question: Question, line: Line, see: Eye) -> Domain:
        sights = self._looks.get(question.index, ())
        starts = starts_of(self._net.questionnaire).get(question.id, ())
        points = any(isinstance(sight, Worth) for sight in sights)
        reckoned = any(isinstance(sight, Exactly) for sight in sights) or (points and not starts)
        changed = any(isinstance(sight, Alone) and sight.cut is None for sight in sights)
        group = self._beside(question.index)
        apart = not reckoned and len(group) == 1
        if (reckoned or changed) and line.high - line.low < (MOST_VALUES if reckoned else _MOST_TESTED):
            every = tuple(map(line.value, range(line.low, line.high + 1)))
            return Domain(_told_apart(every, see) if apart else every, exact=True)
        cuts = [*(starts if points else ()), *(cut for index in group for cut in self._cuts(index))]
        near = {at for cut in cuts for at in line.around(cut, len(group))}
        places = {line.low, line.high, *near, *(line.spread if reckoned or changed else ())}
        answers = map(line.value, sorted(places))
        exact = not reckoned and not changed and self._alike(group) and not self._goes_on(question, group)
        return Domain(_told_apart(answers, see) if apart else tuple(answers), exact)

    def _goes_on(self, question: Question, group: Sequence[int]) -> bool:
        """Whether later days than those that are tried can be answered to ``question``, and are told apart."""
        if not isinstance(question.answer, DateAnswer) or not question.answer.until_today:
            return False
        sights = [sight for index in group for sight in self._looks.get(index, ())]
        cuts = [sight.cut for sight in sights if isinstance(sight, Alone) and isinstance(sight.cut, date)]
        return any(cut >= self._net.day for cut in cuts) or any(
            self._line(at).high > self._line(at).today for at in group
        )

    def _beside(self, index: int) -> list[int]:
        """The question at ``index`` and all that it is compared with, and that those are."""
        found = [index]
        for known in found:
            beside = [sight.other for sight in self._looks.get(known, ()) if isinstance(sight, Beside)]
            found += [other for other in dict.fromkeys(beside) if other not in found]
        return found

    def _cuts(self, index: int) -> Iterator[Cut]:
        """What the answers to the question at ``index`` are compared with; for other answers, these at their ends."""
        for sight in self._looks.get(index, ()):
            match sight:
                case Alone(_, cut) if cut is not None:
                    yield cut
                case Beside(other):
                    line = self._line(other)
                    yield from (line.cut(line.low), line.cut(line.high))
                case _:
                    pass

    def _line(self, index: int) -> Line:
        line = line_of(self._net.questionnaire.questions[index].answer, self._net.day)
        assert line is not None
        return line

    def _alike(self, group: Sequence[int]) -> bool:
        """Whether the answers to the questions of ``group`` are equally fine, so that they meet in the same places."""
        return len({self._line(index).unit for index in group}) == 1


Eye = Callable[[Value], tuple[object, ...]]
"""What all that looks at an answer sees of it."""


def eye_of(net: Net, index: int, sights: Collection[Sight]) -> Eye:
    """What ``sights`` see of each answer to the question at ``index``, where they look at it alone."""
    tests = [net.test(sight.condition) for sight in sights if isinstance(sight, Alone)]
    worths = [sight.of for sight in sights if isinstance(sight, Worth)]
    slots = list(net.blank)

    def see(value: Value) -> tuple[object, ...]:
        slots[index] = value
        return *(test(slots) for test in tests), *(of(value) for of in worths)

    return see


def _told_apart(values: Iterable[Value], see: Eye) -> tuple[Value, ...]:
    """The first of each class of ``values``."""
    found: dict[tuple[object, ...], Value] = {}
    for value in values:
        found.setdefault(see(value), value)
    return tuple(found.values())


def sets_of(options: Sequence[Option], see: Eye) -> tuple[list[tuple[str, ...]], bool]:
    """Sets of ``options``, and whether each other is like one of them.

    Of those that are alike, so many as can matter, the first of them first; where these are too many, the small ones.
    """
    order = {option.id: at for at, option in enumerate(options)}
    exclusive = [(option.id,) for option in options if option.exclusive]
    alike: dict[tuple[object, ...], list[str]] = {}
    for option in options:
        if not option.exclusive:
            alike.setdefault(see((option.id,)), []).append(option.id)
    groups = [codes if _counts(seen) else codes[:1] for seen, codes in alike.items()]
    exact = prod(len(codes) + 1 for codes in groups) <= _MOST_SETS
    chosen = _all_sets(groups) if exact else _small_sets([code for codes in groups for code in codes])
    sets = sorted((tuple(sorted(codes, key=order.__getitem__)) for codes in chosen if codes), key=len)
    return [*exclusive, *sets], exact


def _counts(seen: Iterable[object]) -> bool:
    """Whether it can matter how many options are chosen of which this is ``seen``: they have points."""
    return any(not isinstance(part, bool) and part != 0 for part in seen)


def _all_sets(groups: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    heads = [[codes[:count] for count in range(len(codes) + 1)] for codes in groups]
    return (tuple(code for codes in taken for code in codes) for taken in product(*heads))


def _small_sets(codes: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return chain(((code,) for code in codes), combinations(codes, 2), [tuple(codes)])


@lru_cache(maxsize=4)
def starts_of(questionnaire: Questionnaire) -> Mapping[str, tuple[Fraction, ...]]:
    """Where the points of each number question change, by its id."""
    found: dict[str, tuple[Fraction, ...]] = {}
    for section in questionnaire.document.sections:
        for field in section.questions:
            if isinstance(field, WholeField | DecimalField | ScaleField) and field.points:
                parts = [part for point in field.points for part in _ranges(point)]
                found[field.id] = tuple(sorted({Fraction(part.from_ or 0) for part in parts}))
    return found


def _ranges(point: RangeField | CaseField) -> Sequence[RangeField]:
    return point.ranges if isinstance(point, CaseField) else (point,)
