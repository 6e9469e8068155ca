"""Several numbers → one: sum, mean, greatest, least; exact, and within bounds where some are not known."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from triage.logic import Number
from triage.logic.measures import divide
from triage.questionnaire.scores import Combine, Span

_LOW, _HIGH = itemgetter(0), itemgetter(1)


def combined(combine: Combine, values: Sequence[Number]) -> Number:
    """One number out of ``values``, of which there is at least one (a sum of none is 0)."""
    match combine:
        case "sum" | "count":
            return sum(values)
        case "mean":
            return divide(sum(values), len(values))
        case "max":
            return max(values)
        case "min":
            return min(values)


def combined_span(combine: Combine, spans: Sequence[Span]) -> tuple[Number, Number]:
    """The least and the greatest that items within ``spans`` can make, where at least one of them is there."""
    if combine in ("sum", "count"):
        return added_span(spans)
    lows = [(span.low, span.optional) for span in spans]
    highs = [(-span.high, span.optional) for span in spans]
    match combine:
        case "mean":
            return _least_mean(lows), -_least_mean(highs)
        case "min":
            return _least(lows), -_most(highs)
        case _:
            return _most(lows), -_least(highs)


def added_span(spans: Sequence[Span]) -> tuple[Number, Number]:
    """The least and the greatest sum of items within ``spans``, none of which is optional."""
    return sum(map(_LOW, spans)), sum(map(_HIGH, spans))


_Ends = Sequence[tuple[Number, bool]]


def _least_mean(ends: _Ends) -> Number:
    """The least mean: of the optional ends, those below the mean of the others pull it down."""
    kept = [end for end, optional in ends if not optional]
    for end in sorted(end for end, optional in ends if optional):
        if kept and end * len(kept) >= sum(kept):
            break
        kept.append(end)
    return divide(sum(kept), len(kept))


def _least(ends: _Ends) -> Number:
    return min(end for end, _optional in ends)


def _most(ends: _Ends) -> Number:
    """The least that the greatest can be: that of what is surely there, or else of any one alone."""
    sure = [end for end, optional in ends if not optional]
    return max(sure) if sure else min(end for end, _optional in ends)
