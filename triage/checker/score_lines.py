"""Every score, where no answer is missing: how far it goes, what comes up in its bands, and what its texts say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from triage.checker.around import assessed
from triage.checker.extremes import (
    Aim,
    Claimed,
    Extreme,
    Extremes,
    Sample,
    claims_in,
    extremes_in,
    furthest,
    is_so,
    sample_of,
    witness_of,
)
from triage.checker.goals import Impossible, Lies, Witness
from triage.checker.net import Net, Solver
from triage.checker.survey import survey
from triage.logic import Number
from triage.questionnaire import Band, Questionnaire, Score
from triage.questionnaire.findings import Witness as Shown


class Reached(Enum):
    """Whether a band is ever reached: by answers to all that is asked, only where some are missing, never."""

    YES = "yes"
    ESTIMATED = "estimated"
    NEVER = "never"
    UNKNOWN = "unknown"


class End(NamedTuple):
    """One end of a score or of a band, and the answers that lead there, in words; ``proven``: nothing goes further.

    ``value`` is ``None`` where no answers were found.
    """

    value: Number | None
    answers: Shown
    proven: bool


class ClaimLine(NamedTuple):
    """What the title or the text (``key``) says of how far it goes; ``so`` is ``None`` where that is not proven."""

    key: str
    claims: tuple[Claimed, ...]
    so: bool | None


class BandLine(NamedTuple):
    """The least and the greatest that come up in ``band`` where all that is asked is answered."""

    band: Band
    reached: Reached
    least: End
    greatest: End
    claims: tuple[ClaimLine, ...]


class ScoreLine(NamedTuple):
    """What is known of ``score``; its ends are those where all that is asked is answered."""

    score: Score
    least: End
    greatest: End
    bands: tuple[BandLine, ...]
    claims: tuple[ClaimLine, ...]


def score_lines(questionnaire: Questionnaire, others: Sequence[Solver] = ()) -> Iterator[ScoreLine]:
    """A line for each score, in the order of the file; ``others`` are asked where the search gives up."""
    net = Net(questionnaire, others)
    sample = sample_of(net)
    for score in questionnaire.scores:
        extremes = extremes_in(net, score, sample)
        yield ScoreLine(
            score,
            _end(net, score, extremes.least),
            _end(net, score, extremes.greatest),
            tuple(_band(net, extremes, at, sample) for at in range(len(score.bands))),
            tuple(_claims(score.title, score.about.text or "", extremes)),
        )


def _end(net: Net, score: Score, extreme: Extreme) -> End:
    return End(extreme.value, witness_of(net, score, extreme), extreme.proven)


def _claims(title: str, words: str, extremes: Extremes) -> Iterator[ClaimLine]:
    for key, text in (("title", title), ("text", words)) if title != words else (("text", words),):
        claims = claims_in(text)
        if claims:
            yield ClaimLine(key, claims, is_so(claims, extremes))


def _band(net: Net, extremes: Extremes, at: int, sample: Sample) -> BandLine:
    """The line of the band at ``at``; the extremes of its score are looked at before anything is searched for."""
    score, band = extremes.score, extremes.score.bands[at]
    ends = (extremes.least.answers, extremes.greatest.answers)
    more = sample._replace(made=(*sample.made, *((answers, assessed(net, answers)) for answers in ends)))
    low, high = _limits(extremes, band)
    least = furthest(net, Aim(score, "<", low, low, band), more)
    starts = [(one.start, one.open_start) for one in score.bands[at + 1 :] if one.start is not None]
    jump = min([high, *(start if open_start else start - 1 for start, open_start in starts)])
    reached = _reached(net, score, band, least)
    least = least._replace(proven=least.proven or reached is Reached.NEVER)
    greatest = least if least.value is None else furthest(net, Aim(score, ">", high, jump, band), more)
    claims = tuple(_claims(band.title, band.text, Extremes(score, least, greatest)))
    return BandLine(band, reached, _end(net, score, least), _end(net, score, greatest), claims)


def _limits(extremes: Extremes, band: Band) -> tuple[Number, Number]:
    """What no value in ``band`` is below or above: as far as its score goes, and not below where it begins."""
    score, least, greatest = extremes
    low = least.value if least.proven and least.value is not None else score.low
    high = greatest.value if greatest.proven and greatest.value is not None else score.high
    if band.or_when is None and band.start is not None:
        low = max(low, band.start)
    return low, high


def _reached(net: Net, score: Score, band: Band, least: Extreme) -> Reached:
    """Whether ``band`` is ever reached, where ``least`` is what was found in it with no answer missing."""
    if least.value is not None:
        return Reached.YES
    (verdict,) = survey(net, [Lies(score, band.id)])
    match verdict:
        case Impossible():
            return Reached.NEVER
        case Witness() if least.proven:
            return Reached.ESTIMATED
        case _:
            return Reached.UNKNOWN
