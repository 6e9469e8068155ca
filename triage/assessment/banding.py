"""The bands that a score can lie in."""

from __future__ import annotations

from bisect import bisect_right

from triage.logic import Number, ScoreView, Slot
from triage.logic.values import NonAnswer
from triage.questionnaire import Band, Score


def bands_within(score: Score, low: Number, high: Number, slots: list[Slot]) -> tuple[str, ...]:
    """The ids of the bands that a score from ``low`` to ``high`` can lie in, lowest first.

    The last of ``slots`` is where a condition of a band finds the value.
    """
    if score.plain:
        begun = bisect_right(score.starts, low)
        return score.band_ids[begun and begun - 1 : bisect_right(score.starts, high, begun)]
    slots[-1] = ScoreView(low, high, ())
    found: list[str] = []
    for band in reversed(score.bands):
        applies = _applies(band, low, high, slots)
        if applies is not False:
            found.append(band.id)
        if applies:
            break
    slots[-1] = NonAnswer.UNANSWERED
    return tuple(reversed(found))


def _applies(band: Band, low: Number, high: Number, slots: list[Slot]) -> bool | None:
    """Whether ``band`` applies to a score within these bounds, apart from bands that come after it."""
    from_start = _from_start(band, low, high)
    if from_start or band.or_test is None:
        return from_start
    by_condition = band.or_test(slots)
    return True if by_condition else None if by_condition is None or from_start is None else False


def _from_start(band: Band, low: Number, high: Number) -> bool | None:
    start = band.start
    if start is None:
        return False
    if low > start or (low == start and not band.open_start):
        return True
    return None if high > start or (high == start and not band.open_start) else False
