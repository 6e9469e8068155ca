"""Scores in words: the band, the answers behind it, how it was made, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from triage.assessment import Assessment, ScoreResult, Status, asked_for, missing_from, narrowed
from triage.logic import NonAnswer, Number
from triage.logic.words import number_words
from triage.questionnaire import Band, Score
from triage.report.making import Maker
from triage.report.reading import context_of, ladder_of
from triage.report.view import Mark, Part, ScoreWords
from triage.words import _, ngettext


def score_words(result: ScoreResult, maker: Maker) -> ScoreWords:
    """``result`` in words, as ``maker`` writes how scores were made."""
    assessment = maker.assessment
    result, exact = narrowed(result, assessment)
    score = result.score
    band = next((band for band in score.bands if band.id == result.band), None)
    return ScoreWords(
        id=score.id,
        title=score.title,
        text=score.about.text,
        band=_band_title(band, result),
        ladder=ladder_of(score, band),
        context=context_of(score),
        band_text=_band_text(band, result),
        mark=_mark(band, result),
        value=_("no total") if result.value is None else _value_words(result.value, score.about.unit),
        bounds=_bounds(result, exact=exact),
        parts=tuple(
            Part(maker.contribution_words(part), number_words(part.points), maker.cite(part.sources))
            for part in result.contributions
        ),
        missing=_missing(result, assessment),
        settling=_settling(result, assessment),
        making=maker.lines(result),
        sources=maker.cite(_sources(score)),
    )


def _sources(score: Score) -> list[str]:
    """What the score rests on as a whole, and what helps to read it."""
    about = score.about
    change = () if about.change is None else about.change.sources
    return [*about.sources, *change, *(source for one in about.references for source in one.sources)]


def _band_title(band: Band | None, result: ScoreResult) -> str:
    if band is None:
        if result.value is None or result.score.bands:
            return _("Not enough answers")
        return _value_words(result.value, result.score.about.unit)
    if _can_rise(result) and result.possible[-1] != band.id:
        return _("At least: {band}").format(band=band.title)
    return band.title


def _band_text(band: Band | None, result: ScoreResult) -> str:
    if band is not None:
        if result.value is None:
            return f"{band.text} {_('There is no total, but every answer that is missing leads here.')}"
        return band.text
    if not result.score.bands:
        return ""
    titles = [known.title for known in result.score.bands if known.id in result.possible]
    words = _("Too few questions were answered to say more.")
    if not titles or len(titles) == len(result.score.bands):
        return words
    return f"{words} {_('It could be: {bands}.').format(bands=', '.join(titles))}"


def _can_rise(result: ScoreResult) -> bool:
    return result.value is not None and result.high > result.value and result.low >= result.value


def _mark(band: Band | None, result: ScoreResult) -> Mark:
    bands = result.score.bands
    if band is None:
        return Mark(None, max(len(bands) - 1, 0), _("No band: not enough answers"))
    step = bands.index(band)
    words = _("Band {step} of {steps}: {band}").format(step=step + 1, steps=len(bands), band=band.title)
    return Mark(step, len(bands) - 1, words)


def _bounds(result: ScoreResult, *, exact: bool) -> str:
    score = result.score
    reach = _("It can be from {low} to {high}.").format(low=number_words(score.low), high=number_words(score.high))
    if not result.missing:
        return reach
    words = _("With the missing answers it would be from {low} to {high}.")
    if not exact:
        words = _("With the missing answers it would be {low} at least, and {high} at most.")
    return f"{words.format(low=number_words(result.low), high=number_words(result.high))} {reach}"


def _settling(result: ScoreResult, assessment: Assessment) -> str:
    labels = [question.label for question in assessment.settling(result)]
    return _("What would settle it: {questions}.").format(questions="; ".join(labels)) if labels else ""


def _missing(result: ScoreResult, assessment: Assessment) -> tuple[str, ...]:
    """What was not answered here, by reason: only of what this person was asked."""
    asked, missing = len(asked_for(result, assessment)), [*missing_from(result, assessment).values()]
    states = (NonAnswer.NOT_SURE, NonAnswer.DECLINED, NonAnswer.UNANSWERED)
    return tuple(_missing_line(state, missing.count(state), asked) for state in states if state in missing)


def _missing_line(state: NonAnswer, count: int, asked: int) -> str:
    match state:
        case NonAnswer.NOT_SURE:
            words = ngettext(
                "You were not sure about {count} of {asked} question here.",
                "You were not sure about {count} of {asked} questions here.",
                asked,
            )
        case NonAnswer.DECLINED:
            words = ngettext(
                "You would rather not answer {count} of {asked} question here.",
                "You would rather not answer {count} of {asked} questions here.",
                asked,
            )
        case _:
            words = ngettext(
                "You did not answer {count} of {asked} question here.",
                "You did not answer {count} of {asked} questions here.",
                asked,
            )
    return words.format(count=count, asked=asked)


def shown_scores(results: Sequence[ScoreResult], *, category: bool) -> tuple[ScoreResult, ...]:
    """The categories, or the other scores, that apply to this person; nothing that is only on the way to another."""
    return tuple(
        result
        for result in results
        if result.score.category is category
        and not result.score.about.working
        and result.status is not Status.NOT_APPLICABLE
    )


def _value_words(value: Number, unit: str | None) -> str:
    return number_words(value) if unit is None else f"{number_words(value)} {unit}"
