"""The steps from the items of a score to its band, in plain words, each with what it comes to."""

from __future__ import annotations

from collections.abc import Iterator

from triage.assessment import ScoreResult, Workings
from triage.logic import Number, describe_measure
from triage.logic.words import number_words
from triage.questionnaire import Band, Score
from triage.questionnaire.scores import Combine, Missing, Rounding
from triage.report.reading import start_words
from triage.report.view import Line
from triage.words import _, ngettext


def step_lines(result: ScoreResult, made: Workings) -> Iterator[Line]:
    """The steps of ``result``, first to last; or why it has no value."""
    score = result.score
    if made.made is None:
        yield _step(_not_made(result), None)
    else:
        yield from _made(result, made, made.made)
        yield from _afterwards(score, made)
    band = next((band for band in score.bands if band.id == result.band), None)
    if band is not None:
        yield Line("band", _("Band: {band}").format(band=band.title), _why_band(band, result), "", ())


def _step(words: str, value: Number | None) -> Line:
    return Line("step", words, "", "" if value is None else number_words(value), ())


def _made(result: ScoreResult, made: Workings, value: Number) -> Iterator[Line]:
    score, missing = result.score, len(result.missing)
    if missing:
        yield _step(_filled(score.missing, missing), made.fill)
    if score.formula is not None:
        formula = describe_measure(score.formula.measure)
        yield _step(_("Worked out as {formula}").format(formula=_bare(formula)), value)
    elif score.combine == "count":
        words = _("How many count, from {points} points on")
        yield _step(words.format(points=number_words(score.counts_from or 0)), value)
    elif len(score.items) > 1:
        yield _step(_combined(score.combine), value)


def _combined(combine: Combine) -> str:
    match combine:
        case "mean":
            return _("The average of these")
        case "max":
            return _("The highest of these")
        case "min":
            return _("The lowest of these")
        case _:
            return _("Added up")


def _filled(missing: Missing, count: int) -> str:
    match missing.count_as:
        case None | "ignore":
            return ngettext("The missing answer is left out", "The missing answers are left out", count)
        case "average":
            return ngettext(
                "The missing answer counts the average of the others",
                "Each missing answer counts the average of the others",
                count,
            )
        case _:
            return ngettext("The missing answer counts", "Each missing answer counts", count)


def _afterwards(score: Score, made: Workings) -> Iterator[Line]:
    after = score.after
    if after is None:
        return
    if after.then is not None:
        formula = _bare(describe_measure(after.then))
        yield _step(_("Worked out as {formula}").format(formula=formula), made.then)
    if after.rounding is not None:
        yield _step(_rounded(after.rounding), made.rounded)
    if after.look_up is not None:
        yield _step(_("From the table of the instrument"), made.looked_up)


def _rounded(rounding: Rounding) -> str:
    if rounding.digits == 0:
        return _("Rounded to a whole number")
    count = rounding.digits
    words = ngettext("Rounded to {count} digit behind the point", "Rounded to {count} digits behind the point", count)
    return words.format(count=count)


def _bare(formula: str) -> str:
    """``formula`` without the brackets around all of it."""
    depth = 0
    for at, sign in enumerate(formula):
        depth += (sign == "(") - (sign == ")")
        if depth == 0 and at < len(formula) - 1:
            return formula
    return formula[1:-1] if formula.startswith("(") else formula


def _not_made(result: ScoreResult) -> str:
    if result.asked <= 1:
        return _("There is no total")
    valued = result.asked - len(result.missing)
    words = _("No total: {valued} of {asked} have a value, and {needed} are needed")
    return words.format(valued=valued, asked=result.asked, needed=_needed(result))


def _needed(result: ScoreResult) -> int:
    match result.score.missing.at_least:
        case "all":
            return result.asked
        case "half":
            return (result.asked + 1) // 2
        case count:
            return count


def _why_band(band: Band, result: ScoreResult) -> str:
    """Where ``band`` begins, or the condition that led to it where the value alone would not."""
    if result.value is None:
        return _("every answer that is missing leads here")
    by_value = _reaches(band, result.value)
    return start_words(band, by_value=by_value, by_condition=not by_value)


def _reaches(band: Band, value: Number) -> bool:
    if band.start is None:
        return False
    return value > band.start or (value == band.start and not band.open_start)
