"""Where points come from, and what sources are for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from triage.checker.lint.asked import Asked, asked_in
from triage.checker.lint.doubt import Doubt
from triage.logic import names_written
from triage.questionnaire import Finding
from triage.questionnaire.document import Document
from triage.questionnaire.fields import CaseField, DecimalField, OptionField, RangeField, ScaleField, WholeField
from triage.questionnaire.score_fields import ScoreField
from triage.questionnaire.source import Source
from triage.words import _

_SHOWN: Final = 4


def points_without_source(document: Document, source: Source) -> Iterator[Finding]:
    """Scores that cite nothing, made of points that cite nothing: said once for each that no other is made of."""
    below = {score.id: _names(score) for score in document.scores}
    inner = {name for names in below.values() for name in names}
    by_id = {score.id: score for score in document.scores}
    for at, score in enumerate(document.scores):
        if score.id in inner or score.sources:
            continue
        made_of = [by_id[name] for name in _all_below(score.id, below) if name in by_id]
        bare = [one for one in made_of if not one.sources]
        names = [asked.field.id for asked in asked_in(document) if any(_unfounded(asked, one) for one in bare)]
        if names:
            yield _no_source(names, score).finding(source, ("scores", at))


def _no_source(names: Sequence[str], score: ScoreField) -> Doubt:
    listed = ", ".join(f"'{name}'" for name in names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
    message = _("No source says why the answers to {names} count in the score '{id}'.")
    cure = _('Name what it is taken from in "sources", of the score or of each option.')
    return Doubt("points-without-source", None, message.format(names=listed, id=score.id), cure)


def never_cited(document: Document, source: Source) -> Iterator[Finding]:
    """Sources that nothing rests on."""
    cited = set(_cited(document))
    for at, written in enumerate(document.sources):
        if written.id not in cited:
            message = _("Nothing cites the source '{id}'.").format(id=written.id)
            cure = _('Name it in the "sources" of what rests on it, or remove it.')
            yield Doubt("source-never-cited", None, message, cure).finding(source, ("sources", at, "id"))


def _names(score: ScoreField) -> frozenset[str]:
    """All that ``score`` itself names, be it a question or a score."""
    items = score.items or ()
    whens = [item.when for item in items if not isinstance(item, str)]
    conditions = [score.formula, score.applies_if, *whens, *(band.or_when for band in score.bands)]
    named = {name for text in conditions if text is not None for name in names_written(text)}
    return frozenset(named | {item for item in items if isinstance(item, str)}) - {score.id}


def _all_below(score: str, below: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """``score`` and all that it is made of, however far down."""
    found: set[str] = set()
    open_names = {score}
    while open_names:
        found |= open_names
        open_names = {name for one in open_names for name in below.get(one, ())} - found
    return frozenset(found)


def _unfounded(asked: Asked, score: ScoreField) -> bool:
    """Whether answers to ``asked`` count in ``score``, and cite nothing."""
    listed = not set(asked.ids).isdisjoint(item for item in score.items or () if isinstance(item, str))
    return any(not one.sources and _counts(one, score, listed=listed) for one in _worth(asked))


def _counts(one: OptionField | RangeField, score: ScoreField, *, listed: bool) -> bool:
    if isinstance(one.points, dict):
        return bool(one.points.get(score.id))
    return listed and bool(one.points)


def _worth(asked: Asked) -> Iterator[OptionField | RangeField]:
    """What has points, or could have."""
    yield from asked.options
    if isinstance(asked.field, WholeField | DecimalField | ScaleField):
        for point in asked.field.points or ():
            yield from point.ranges if isinstance(point, CaseField) else (point,)


def _cited(document: Document) -> Iterator[str]:
    """Every id of a source that something names, wherever it stands."""
    written = document.model_dump(by_alias=True, exclude={"sources", "examples"})
    yield from _sources_in(written)


def _sources_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if key == "sources":
                yield from item
            else:
                yield from _sources_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _sources_in(item)
