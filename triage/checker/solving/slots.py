"""What names stand for while a goal is put into the words of z3: questions and scores, and what nobody knows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import z3

from triage.checker.net import Net
from triage.checker.solving.answers import Asked
from triage.checker.solving.truths import FALSE, Amount, number, some
from triage.logic import Number


class Scored(NamedTuple):
    """A score as conditions see it, and what it came to.

    ``possible`` is, by band, when its bounds let it lie there. It has a ``value`` where it is ``complete``, so that no
    further answer moves it, or ``estimated``.
    """

    amount: Amount
    possible: Mapping[str, z3.BoolRef]
    complete: z3.BoolRef
    estimated: z3.BoolRef
    value: z3.ArithRef

    @property
    def valued(self) -> z3.BoolRef:
        """When it has a value."""
        return some((self.complete, self.estimated))


class Slots(NamedTuple):
    """What the names stand for: questions and scores by index, the day of the answers, and where that stands."""

    net: Net
    asked: Mapping[int, Asked]
    scored: Mapping[int, Scored]
    day: z3.ArithRef
    rules: list[z3.BoolRef]

    def with_value(self, amount: Amount) -> Slots:
        """The same, where ``value`` stands for ``amount``."""
        scored = Scored(amount, {}, FALSE, FALSE, amount.low)
        return self._replace(scored={**self.scored, self.net.value_index: scored})

    def free(self, ends: tuple[Number | None, Number | None] = (None, None)) -> z3.ArithRef:
        """Any number between ``ends``."""
        found = z3.FreshReal()
        low, high = ends
        self.rules.extend([] if low is None else [found >= number(low)])
        self.rules.extend([] if high is None else [found <= number(high)])
        return found
