"""Items that only a score looks at: of all their answers together, one for each that can make a difference to it.

What a score makes of such items depends on what they add up to, on the greatest and the least of them, and on what the
missing ones could be worth. So the answers to one item after another are put together, and of those that come to the
same only one is kept: a dozen items with four answers each have some forty outcomes, not millions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from triage.checker.sights import total
from triage.logic import NonAnswer, Number, Slot
from triage.questionnaire import Score
from triage.questionnaire.scores import AnswerItem, Span

MOST_OUTCOMES: Final = 2000


class Choice(NamedTuple):
    """An item with the answers that are tried for it."""

    item: AnswerItem
    answers: Sequence[Slot]


class Outcome(NamedTuple):
    """What some items come to together; ``gaps`` are what the missing ones could be worth, from low to high.

    ``least`` and ``most`` are only kept where a score does not add up its items. ``short`` of the missing are needed.
    """

    points: Number
    least: Number | None
    most: Number | None
    gaps: tuple[Span, ...]
    short: int


_NOTHING: Final = Outcome(0, None, None, (), 0)

Answers = tuple[tuple[int, Slot], ...]
"""Answers, each with the index of its question."""


def outcomes(score: Score, choices: Sequence[Choice]) -> dict[Outcome, Answers]:
    """Answers for each outcome of ``choices``, items of ``score``; only of the first of them, where all are too many.

    Every other way to answer those items comes to one of these outcomes.
    """
    found: dict[Outcome, Answers] = {_NOTHING: ()}
    for item, answers in choices:
        longer: dict[Outcome, Answers] = {}
        worths = [(answer, _worth(item, answer, score.missing.stated)) for answer in answers]
        for outcome, given in found.items():
            for answer, worth in worths:
                together = _with(outcome, worth, item, ends=not score.adds_up)
                if together not in longer:
                    longer[together] = (*given, (item.index, answer))
        if len(longer) > MOST_OUTCOMES and given:
            return found
        found = longer
    return found


def _worth(item: AnswerItem, answer: Slot, stated: Mapping[NonAnswer, Number]) -> Number | None:
    if isinstance(answer, NonAnswer):
        return stated.get(answer)
    return total(item.parts)(answer)  # type: ignore[arg-type]  # the slot of a question holds no score


def _with(outcome: Outcome, worth: Number | None, item: AnswerItem, *, ends: bool) -> Outcome:
    points, least, most, gaps, short = outcome
    if worth is None:
        return Outcome(points, least, most, tuple(sorted((*gaps, item.span))), short + item.needed)
    if not ends:
        return Outcome(points + worth, None, None, gaps, short)
    low = worth if least is None else min(least, worth)
    high = worth if most is None else max(most, worth)
    return Outcome(points + worth, low, high, gaps, short)
