"""The bands that a score can lie in, as z3 knows them."""

from __future__ import annotations

from collections.abc import Mapping

import z3

from triage.checker.solving.conditions import truth_of
from triage.checker.solving.slots import Slots
from triage.checker.solving.truths import FALSE, Amount, Truth, every, none, number, some
from triage.questionnaire import Band, Score


def possible_of(score: Score, amount: Amount, slots: Slots) -> Mapping[str, z3.BoolRef]:
    """When ``score`` can lie in each of its bands within ``amount``: a later one that applies wins."""
    here = amount._replace(absent=FALSE, unknown=FALSE)
    inner = slots.with_value(here)
    possible: dict[str, z3.BoolRef] = {}
    later: z3.BoolRef = FALSE
    for band in reversed(score.bands):
        truth = _applies(band, here, inner)
        possible[band.id] = every((none(later), none(truth.no)))
        later = some((later, truth.yes))
    return dict(reversed(possible.items()))


def _applies(band: Band, amount: Amount, slots: Slots) -> Truth:
    """Whether ``band`` applies, apart from those after it."""
    begun = Truth(FALSE)
    if band.start is not None:
        start = number(band.start)
        yes = amount.low > start if band.open_start else amount.low >= start
        no = amount.high <= start if band.open_start else amount.high < start
        begun = Truth(yes, None if amount.is_exact else no)
    if band.or_when is None:
        return begun
    by_condition = truth_of(band.or_when, slots)
    return Truth(some((begun.yes, by_condition.yes)), every((begun.no, by_condition.no)))


def lies_in(possible: Mapping[str, z3.BoolRef], band: str) -> z3.BoolRef:
    """When a score lies in ``band``, where it is ``possible`` to lie in these."""
    others = some(so for other, so in possible.items() if other != band)
    return every((possible[band], none(others)))
