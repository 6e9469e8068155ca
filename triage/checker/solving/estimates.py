"""The value of a score, as z3 knows it, where some items have none: when there is one, and what it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import z3

from triage.checker.solving.combining import Stand, end_of, shared
from triage.checker.solving.items import Part
from triage.checker.solving.truths import FALSE, added, either, every, none, number, some
from triage.logic import Number
from triage.questionnaire import Score


class Tally(NamedTuple):
    """How many items have a value, how many have none, and what those with one make together."""

    valued: z3.ArithRef
    missing: z3.ArithRef
    total: z3.ArithRef


def is_enough(score: Score, parts: Sequence[Part]) -> z3.BoolRef:
    """When enough of ``parts`` have a value, although some have none."""
    handling = score.missing
    if handling.at_least == "all" and all(item.needed for item in score.items):
        return FALSE
    needing = [part for item, part in zip(score.items, parts, strict=True) if item.needed]
    short = _how_many([part.missing for part in needing])
    needed = number(score.needed)
    if handling.not_asked is None:
        needed -= _how_many([part.absent for part in needing])
    match handling.at_least:
        case "all":
            enough = short == 0
        case "half":
            enough = (needed - short) * 2 >= needed
        case int() as count:
            enough = needed - short >= count
    return every((enough, _valued(score, parts) >= 1))


def estimate_of(score: Score, parts: Sequence[Part], there: Sequence[Stand]) -> z3.ArithRef:
    """What ``parts`` come to where some have no value; ``there`` are those that are there at all, with their points."""
    fill = score.missing.count_as
    known = [Stand(every((one.so, none(part.missing))), one.points) for one, part in zip(there, parts, strict=True)]
    some_missing = some(part.missing for part in parts)
    total = added([either(one.so, one.points, number(0)) for one in known])
    tally = Tally(_how_many([one.so for one in known]), _how_many([part.missing for part in parts]), total)
    instead = None if isinstance(fill, str) else fill
    match score.combine:
        case "sum" | "count":
            return _filled(tally, instead, len(parts), average=fill == "average")
        case "mean":
            if instead is None:
                return shared(total, tally.valued, len(parts))
            return shared(total + number(instead) * tally.missing, tally.valued + tally.missing, len(parts))
        case "max" | "min":
            return end_of(
                score.combine == "max", known if instead is None else [*known, Stand(some_missing, number(instead))]
            )


def _filled(tally: Tally, instead: Number | None, count: int, *, average: bool) -> z3.ArithRef:
    """The sum, where ``instead`` stands for each missing item, or the ``average`` of the others, or nothing."""
    if not average:
        return tally.total if instead is None else tally.total + number(instead) * tally.missing
    times = number(0)
    for many in range(1, count):
        times = either(tally.missing == many, tally.total * many, times)
    return tally.total + shared(times, tally.valued, count)


def _valued(score: Score, parts: Sequence[Part]) -> z3.ArithRef:
    counts_anyway = score.missing.not_asked is not None
    return _how_many([none(part.missing) if counts_anyway else part.valued for part in parts])


def _how_many(parts: Sequence[z3.BoolRef]) -> z3.ArithRef:
    return added([either(part, number(1), number(0)) for part in parts])
