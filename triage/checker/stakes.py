"""What may matter in an answer, and the answers that differ in nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from triage.checker.domains import Domain, Eye, sets_of
from triage.logic import Value
from triage.questionnaire import MultipleAnswer, Option, Question

Pair = tuple[Value, Value]
"""Two answers to the same question."""


class Stake(NamedTuple):
    """What may matter: whether ``option`` is ticked in a multiple choice, or else which answer is given."""

    question: Question
    option: Option | None


def others(stake: Stake, held: Value, among: Sequence[Value]) -> Iterator[Value]:
    """Answers that differ from the one ``held`` in ``stake``: those ``among``, or the same with another tick."""
    question, option = stake
    if option is None or not isinstance(held, tuple):
        yield from (value for value in among if value != held)
    elif option.id not in held:
        yield _with(question, option, held)
    elif len(held) > 1:
        yield tuple(code for code in held if code != option.id)
    else:
        assert isinstance(question.answer, MultipleAnswer)
        alone = (one.id for one in question.answer.options if one.exclusive or option.exclusive)
        yield from ((code,) for code in alone if code != option.id)


def all_pairs(stake: Stake, domain: Domain, see: Eye) -> list[Pair] | None:
    """Pairs of answers that differ in ``stake``, enough to show whether it ever matters.

    What is alike to one answer is alike to each other, so of one choice each is paired with the first only. ``None``
    where there are too many. Where sets of options are paired, all that looks at them has to see by ``see``.
    """
    question, option = stake
    if option is None:
        first, *rest = domain.answers or ((),)
        return [(first, other) for other in rest] if domain.exact else None
    assert isinstance(question.answer, MultipleAnswer)
    besides = [one for one in question.answer.options if one.id != option.id]
    sets, exact = sets_of([*besides, option], see)
    if not exact:
        return None
    order = _order(question)
    pairs: dict[tuple[object, object], Pair] = {}
    for codes in sets:
        if option.id not in codes:
            pair = tuple(sorted(codes, key=order)), _with(question, option, codes)
            pairs.setdefault((see(pair[0]), see(pair[1])), pair)
    return [pair for (one, other), pair in pairs.items() if one != other]


def _with(question: Question, option: Option, codes: tuple[str, ...]) -> tuple[str, ...]:
    """``codes`` with ``option`` as well, or in their place where one of them is exclusive."""
    assert isinstance(question.answer, MultipleAnswer)
    alone = {one.id for one in question.answer.options if one.exclusive}
    if option.exclusive or alone & {*codes}:
        return (option.id,)
    return tuple(sorted((*codes, option.id), key=_order(question)))


def _order(question: Question) -> Callable[[str], int]:
    assert isinstance(question.answer, MultipleAnswer)
    return {one.id: at for at, one in enumerate(question.answer.options)}.__getitem__
