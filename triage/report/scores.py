"""Scores in words: the band, the answers behind it, how it was made, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from triage.assessment import Assessment, ScoreResult, Status, narrowed
from triage.logic import NonAnswer
from triage.logic.words import number_words
from triage.questionnaire import Band, Contribution
from triage.report.answers import answer_words
from triage.report.making import item_words, method_words, value_words
from triage.report.reading import context_of, ladder_of
from triage.report.urgency import Cite
from triage.report.view import Mark, Part, ScoreWords
from triage.words import _, ngettext


def score_words(result: ScoreResult, assessment: Assessment, cite: Cite) -> ScoreWords:
    """``result`` in words."""
    result, exact = narrowed(result, assessment)
    score = result.score
    labels = {question.id: question.label for question in assessment.questionnaire.questions}
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
        value=_("no total") if result.value is None else value_words(result.value, score.about.unit),
        bounds=_bounds(result, exact=exact),
        parts=tuple(_part(part, assessment, cite) for part in result.contributions),
        missing=_missing(result, assessment),
        method=" ".join(method_words(result)),
        questions=tuple(item_words(item, labels) for item in score.items),
    )


def _band_title(band: Band | None, result: ScoreResult) -> str:
    if band is None:
        if result.value is None or result.score.bands:
            return _("Not enough answers")
        return value_words(result.value, result.score.about.unit)
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


def _part(part: Contribution, assessment: Assessment, cite: Cite) -> Part:
    return Part(part.statement or _quoted(part, assessment), number_words(part.points), cite(part.sources))


def _quoted(part: Contribution, assessment: Assessment) -> str:
    """The answer itself, where its author gave no sentence for it; a score by its title."""
    if part.item is None:
        return _("A condition that counts here")
    question = assessment.questionnaire.question_by_id.get(part.item)
    if question is None:
        return assessment.scores[part.item].score.title
    if part.option is not None:
        return f"{question.label}: {question.name.codes[part.option]}"
    return f"{question.label}: {'; '.join(answer_words(question, assessment.answer(question)).lines)}"


def _missing(result: ScoreResult, assessment: Assessment) -> tuple[str, ...]:
    """What was not answered here, by reason: only of what this person was asked."""
    undecided = {question.id for question in assessment.undecided_path}
    missing = [why for name, why in result.missing if name.id not in undecided]
    asked = result.asked - (len(result.missing) - len(missing))
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
