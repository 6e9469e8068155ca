"""Items at which only a score looks in both versions: of all their answers together, one for each that matters.

What a score makes of such items is known from what they come to together (see ``triage.checker.totals``). So answers
that come to the same in both versions are one class.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from triage.checker import totals
from triage.checker.diff.side import Given, Side
from triage.checker.net import made_of
from triage.checker.totals import MOST_OUTCOMES, Outcome
from triage.logic import Slot
from triage.logic.tree import names_in
from triage.questionnaire import Score
from triage.questionnaire.scores import AnswerItem

Counted = tuple[Score, AnswerItem]
"""An item, and the score that it counts in."""


class Choice(NamedTuple):
    """A question, the item that it is in each version (``None`` where it counts for nothing), and what is tried."""

    question: str
    items: tuple[Counted | None, Counted | None]
    answers: Sequence[Slot]


def only_items(side: Side) -> dict[str, Counted]:
    """The questions that one score takes as a plain item, and at which nothing else looks that ``side`` looks at."""
    net = side.net
    items: dict[int, Counted] = {}
    taken = {name.index for condition in side.conditions for name in names_in(condition)}
    for event in side.events:
        taken |= {name.index for one in net.conditions(event.at) for name in names_in(one)}
        if event.score is None:
            continue
        plain = {item.index: item for item in event.score.items if isinstance(item, AnswerItem)}
        taken |= {index for index in made_of(event.score) if index in items or index not in plain}
        items |= {index: (event.score, item) for index, item in plain.items()}
    questions = net.questionnaire.questions
    return {questions[index].id: found for index, found in items.items() if index not in taken}


def counts_with(one: Choice, other: Choice) -> bool:
    """Whether ``one`` counts in no other scores than ``other`` does."""
    pairs = zip(one.items, other.items, strict=True)
    return all(mine is None or (theirs is not None and mine[0] is theirs[0]) for mine, theirs in pairs)


def outcomes(choices: Iterable[Choice]) -> Iterator[Given]:
    """Answers for each outcome of ``choices`` in both versions; only of the first of them, where all are too many."""
    found: dict[tuple[Outcome | None, ...], Given] = {(None, None): {}}
    for question, items, answers in choices:
        longer: dict[tuple[Outcome | None, ...], Given] = {}
        alone = [(answer, tuple(_alone(item, answer) for item in items)) for answer in answers]
        for before, given in found.items():
            for answer, worth in alone:
                together = tuple(map(_together, before, worth))
                if together not in longer:
                    longer[together] = {**given, question: answer}
        if len(longer) > MOST_OUTCOMES and len(found) > 1:
            break
        found = longer
    yield from found.values()


def _alone(counted: Counted | None, answer: Slot) -> Outcome | None:
    if counted is None:
        return None
    score, item = counted
    (outcome,) = totals.outcomes(score, [totals.Choice(item, [answer])])
    return outcome


def _together(one: Outcome | None, other: Outcome | None) -> Outcome | None:
    """What items come to of which some come to ``one`` and the others to ``other``."""
    if one is None or other is None:
        return one or other
    least = [number for number in (one.least, other.least) if number is not None]
    most = [number for number in (one.most, other.most) if number is not None]
    return Outcome(
        one.points + other.points,
        min(least, default=None),
        max(most, default=None),
        tuple(sorted((*one.gaps, *other.gaps))),
        one.short + other.short,
    )
