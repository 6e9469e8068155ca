"""What helps to read a score: the ladder of its bands, which way is better, what to compare it with."""

from __future__ import annotations

from collections.abc import Iterator

from triage.logic import describe
from triage.logic.words import number_words
from triage.questionnaire import Band, Score
from triage.report.view import Rung
from triage.words import _


def ladder_of(score: Score, here: Band | None) -> tuple[Rung, ...]:
    """Every band of ``score``, lowest first; ``here`` is the one that this score is in."""
    return tuple(Rung(start_words(band), band.title, band is here) for band in score.bands)


def start_words(band: Band, *, by_value: bool = True, by_condition: bool = True) -> str:
    """Where ``band`` begins, in words: at a value, by a condition, or both."""
    ways = []
    if band.start is not None and by_value:
        words = _("above {number}") if band.open_start else _("from {number}")
        ways.append(words.format(number=number_words(band.start)))
    if band.or_when is not None and by_condition:
        ways.append(_("where {condition}").format(condition=describe(band.or_when)))
    return _(", or ").join(ways)


def context_of(score: Score) -> tuple[str, ...]:
    """What the author says about reading ``score``; one sentence for each."""
    return tuple(_context(score))


def _context(score: Score) -> Iterator[str]:
    about = score.about
    match about.better:
        case "low":
            yield _("A lower score is better.")
        case "high":
            yield _("A higher score is better.")
        case None:
            pass
    if about.change is not None:
        words = _("A change of {number} or more means something.").format(number=number_words(about.change.by))
        yield about.change.text or words
    for reference in about.references:
        yield _("To compare: {number} – {text}.").format(
            number=number_words(reference.value), text=reference.text.rstrip(".")
        )
