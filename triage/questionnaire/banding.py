"""The bands of a score: as written → as understood."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from triage.logic import Number, Scope, compile_condition
from triage.logic.words import number_words
from triage.questionnaire.bench import Bench
from triage.questionnaire.parts import exact
from triage.questionnaire.score_fields import BandField
from triage.questionnaire.scores import Band
from triage.questionnaire.source import Path
from triage.words import _


def bands_of(
    fields: Sequence[BandField], path: Path, reach: tuple[Number, Number], scope: Scope, bench: Bench
) -> tuple[Band, ...]:
    """The bands; ``reach`` is the least that the score can be, even as an estimate, and its greatest."""
    bench.unique((((*path, at), field.id) for at, field in enumerate(fields)), _("bands"))
    bands = tuple(_band(field, (*path, at), scope, bench) for at, field in enumerate(fields))
    _check_ascending(bands, path, bench)
    _check_reach(bands, path, reach, bench)
    return bands


def _band(field: BandField, path: Path, scope: Scope, bench: Bench) -> Band:
    if field.from_ is not None and field.above is not None:
        message = _('A band begins "from" a number or "above" it, not both.')
        bench.error("band-start", path, message, _("Remove one of them."))
    start = field.from_ if field.above is None else field.above
    if start is None and field.or_when is None:
        message = _("It is not said when this band applies.")
        bench.error("band-start", path, message, _('Add "from", "above" or "or_when".'))
    or_when = bench.condition(field.or_when, scope, (*path, "or_when"))
    return Band(
        id=field.id,
        start=None if start is None else exact(start),
        open_start=field.above is not None,
        or_when=or_when,
        or_test=None if or_when is None else compile_condition(or_when),
        title=bench.words(field.title or field.text),
        text=bench.words(field.text),
    )


def _check_ascending(bands: Sequence[Band], path: Path, bench: Bench) -> None:
    starts = [(at, (band.start, band.open_start)) for at, band in enumerate(bands) if band.start is not None]
    for (_before_at, before), (at, start) in pairwise(starts):
        if start <= before:
            message = _("Bands must go up; the one from {start} does not.").format(start=number_words(start[0]))
            key = "above" if start[1] else "from"
            bench.error("bands-not-ascending", (*path, at, key), message, _("Sort them from low to high."))


def _check_reach(bands: Sequence[Band], path: Path, reach: tuple[Number, Number], bench: Bench) -> None:
    least, high = reach
    if not bands:
        return
    first = bands[0]
    if first.start is None or first.start > least or (first.open_start and first.start >= least):
        start = _("its condition") if first.start is None else number_words(first.start)
        message = _("The lowest band starts at {start}, but the score can be {low}.")
        words = message.format(start=start, low=number_words(least))
        key = "above" if first.open_start else "from"
        where = (*path, 0, key) if first.start is not None else (*path, 0)
        bench.error("band-above-lowest", where, words, _('Write "from": {low}.').format(low=number_words(least)))
    for at, band in enumerate(bands):
        beyond = band.start is not None and (band.start > high or (band.open_start and band.start >= high))
        if beyond and band.or_when is None and at > 0:
            message = _("This band starts at {start}, but the score is {high} at most.")
            words = message.format(start=number_words(band.start or 0), high=number_words(high))
            key = "above" if band.open_start else "from"
            bench.warn("band-out-of-reach", (*path, at, key), words, _("Mend the number, or remove the band."))
