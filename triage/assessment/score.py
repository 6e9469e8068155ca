"""One score out of the slots: its value where enough was answered, its bounds and possible bands in any case."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence

from triage.assessment.result import ScoreResult, Status
from triage.logic import NonAnswer, Number, ScoreView, Slot
from triage.questionnaire import Contribution, Question, Score
from triage.questionnaire.model import Missing

_NOT_ASKED, _UNANSWERED = NonAnswer.NOT_ASKED, NonAnswer.UNANSWERED
_COMPLETE, _ESTIMATED, _REFUSED = Status.COMPLETE, Status.ESTIMATED, Status.REFUSED


def score_up(score: Score, slots: Sequence[Slot], undecided: Collection[int]) -> tuple[ScoreResult, Slot]:
    """The score for ``slots``, and what conditions see of it: its bounds, never an estimate.

    ``undecided`` are the indexes of questions that may yet be asked or not. A score of which it is not known yet
    whether it applies, or whether any of its questions will be asked, is unknown to conditions as a whole.
    """
    contributions, missing, not_asked, doubtful, (below, above) = _walk(score, slots, undecided)
    applies = score.applies is None or score.applies(slots)
    count, handling = len(score.items), score.missing
    asked = count - not_asked if handling.not_asked is None else count
    if applies is False or not_asked == count:
        result = ScoreResult(score, Status.NOT_APPLICABLE, None, 0, 0, None, (), (), asked, ())
        return result, _UNANSWERED if applies is None else _NOT_ASKED
    known = sum([part.points for part in contributions]) + not_asked * (handling.not_asked or 0)
    low, high = known + below, known + above
    possible = bands = _bands_within(score, low, high)
    if applies and not missing:
        status, value = _COMPLETE, known
    elif applies and _is_enough(handling, asked, len(missing)):
        status, value = _ESTIMATED, known + (handling.count_as or 0) * len(missing)
        bands = _bands_within(score, value, value)
    else:
        status, value = _REFUSED, None
    band = bands[0] if len(bands) == 1 else None
    result = ScoreResult(score, status, value, low, high, band, possible, tuple(contributions), asked, tuple(missing))
    if applies is None or (doubtful and doubtful + not_asked == count):
        return result, _UNANSWERED
    return result, ScoreView(low, high, possible)


_Walked = tuple[list[Contribution], list[tuple[Question, NonAnswer]], int, int, tuple[Number, Number]]


def _walk(score: Score, slots: Sequence[Slot], undecided: Collection[int]) -> _Walked:
    """What the answers contribute; the items without a value; how many were not asked; how many may not be.

    The last is the least and the most that the items without a value can still add.
    """
    contributions: list[Contribution] = []
    missing: list[tuple[Question, NonAnswer]] = []
    not_asked = doubtful = 0
    below: Number = 0
    above: Number = 0
    for item in score.items:
        slot = slots[item.index]
        if type(slot) is not NonAnswer:
            contributions += item.parts(slot)  # type: ignore[arg-type]  # the slot of a question holds no score
        elif slot is _NOT_ASKED:
            not_asked += 1
        else:
            missing.append((item.question, slot))
            least, most = item.low, item.high
            if item.index in undecided:
                doubtful += 1
                if item.gated:
                    instead = score.missing.not_asked or 0
                    least, most = min(least, instead), max(most, instead)
            below += least
            above += most
    return contributions, missing, not_asked, doubtful, (below, above)


def _bands_within(score: Score, low: Number, high: Number) -> tuple[str, ...]:
    """The ids of the bands that a score from ``low`` to ``high`` can lie in, lowest first."""
    begun = bisect_right(score.starts, low)
    return score.band_ids[begun and begun - 1 : bisect_right(score.starts, high, begun)]


def _is_enough(missing: Missing, asked: int, left: int) -> bool:
    """Whether so many items have a value that the score may be estimated, where ``left`` of those asked have none."""
    match missing.at_least:
        case "all":
            return False
        case "half":
            return (asked - left) * 2 >= asked
        case count:
            return asked - left >= count
