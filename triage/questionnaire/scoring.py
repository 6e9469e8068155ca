"""Scores as written → scores as understood: their items, what each can contribute, their bands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from triage.logic import Name, Number, Scope, ScoreType, compile_condition
from triage.logic.problems import did_you_mean
from triage.questionnaire.asking import Entry
from triage.questionnaire.bench import Bench
from triage.questionnaire.fields import MultipleField
from triage.questionnaire.kinds import Answer, NumberAnswer
from triage.questionnaire.model import Band, Missing, Question, Score, ScoreItem
from triage.questionnaire.outcomes import BandField, MissingField, ScoreField
from triage.questionnaire.parts import exact
from triage.questionnaire.points import Worth, has_plain_points, named_scores, option_worth, range_worth
from triage.questionnaire.source import Path
from triage.words import _


@dataclass(frozen=True, slots=True)
class ScorePlan:
    """A score before its questions are built: its field, where it stands, the entries it adds up."""

    field: ScoreField
    path: Path
    items: tuple[Entry, ...]

    @property
    def gated(self) -> tuple[bool, ...]:
        """Of each item, whether it can be left unasked where another is asked."""
        first = min((entry.ends for entry in self.items), default=0)
        return tuple(entry.field.ask_if is not None or entry.ends > first for entry in self.items)


def plans(fields: Sequence[ScoreField], entries: Sequence[Entry], bench: Bench) -> tuple[ScorePlan, ...]:
    """Which questions each score takes; what is wrong with that goes to ``bench``."""
    by_id = {entry.id: entry for entry in entries}
    found = []
    for at, field in enumerate(fields):
        path: Path = ("scores", at)
        if field.category:
            items = tuple(entry for entry in entries if field.id in _named(entry))
            if field.items is not None:
                message = _("A category takes every question whose points name it.")
                bench.error("category-with-items", (*path, "items"), message, _('Remove "items" or "category".'))
        else:
            items = _items(field, path, by_id, bench)
        if not items and not field.items:
            message = _("No question gives points to the score '{name}'.").format(name=field.id)
            points = _('Write "points": {{"{name}": 1}} on an option.').format(name=field.id)
            bench.error("no-items", path, message, points if field.category else _('Add "items": [ … ].'))
        found.append(ScorePlan(field, path, items))
    _check_names(found, entries, bench)
    return tuple(found)


def _named(entry: Entry) -> tuple[str, ...]:
    return (*named_scores(entry.options), *named_scores(entry.ranges))


def _items(field: ScoreField, path: Path, by_id: Mapping[str, Entry], bench: Bench) -> tuple[Entry, ...]:
    found = []
    names = field.items or ()
    bench.unique(((((*path, "items", at)), name) for at, name in enumerate(names)), _("items"))
    for at, name in enumerate(names):
        where = (*path, "items", at)
        entry = by_id.get(name)
        if entry is None:
            message = _("There is no question called '{name}'.").format(name=name)
            bench.error("unknown-name", where, message, did_you_mean(name, by_id))
        elif not has_points(entry) and field.id not in _named(entry):
            message = _("The answers to '{name}' have no points.").format(name=name)
            bench.error("no-points", where, message, _('Give its options "points".'))
        else:
            found.append(entry)
    return tuple(found)


def has_points(entry: Entry) -> bool:
    """Whether the answers to ``entry`` have points for whichever score lists it."""
    return has_plain_points(entry.options) or has_plain_points(entry.ranges)


def _check_names(found: Sequence[ScorePlan], entries: Sequence[Entry], bench: Bench) -> None:
    known = {plan.field.id: {entry.id for entry in plan.items} for plan in found}
    for entry in entries:
        for name in _named(entry):
            if name not in known:
                message = _("The points name a score '{name}' that does not exist.").format(name=name)
                bench.error("unknown-score", entry.field_path, message, did_you_mean(name, known))
            elif entry.id not in known[name]:
                message = _("The points name the score '{name}', which does not list '{id}'.")
                cure = _("Add it to the items of the score, or remove the points.")
                bench.error("not-an-item", entry.field_path, message.format(name=name, id=entry.id), cure)


def worth_of(entry: Entry, answer: Answer, score: str | None, bench: Bench) -> Worth:
    """What the answers to ``entry`` contribute to ``score``; ``None``: to whichever score lists it."""
    if entry.options:
        multiple = isinstance(entry.field, MultipleField)
        return option_worth(entry.id, entry.options, score, bench.words, multiple=multiple)
    limits = (answer.low, answer.high) if isinstance(answer, NumberAnswer) else (0, 10)
    return range_worth(entry.id, entry.ranges, score, bench.words, limits)


def score_of(plan: ScorePlan, index: int, built: Mapping[str, Question], scope: Scope, bench: Bench) -> Score:
    """The score that ``plan`` describes; ``scope`` is what its ``applies_if`` may name."""
    field, path = plan.field, plan.path
    missing = _missing(field.missing, plan, bench)
    gated = zip(plan.items, plan.gated, strict=True)
    items = tuple(_item(entry, built[entry.id], field, bench, gated=behind) for entry, behind in gated)
    low, high = _limits(items, missing)
    bands = _bands(field.bands, (*path, "bands"), low + _estimated_below(items, missing), bench)
    applies_if = bench.condition(field.applies_if, scope, (*path, "applies_if"))
    title = bench.words(field.title)
    kind = ScoreType(low, high, tuple(band.id for band in bands))
    return Score(
        id=field.id,
        title=title,
        category=field.category,
        items=items,
        missing=missing,
        bands=bands,
        starts=tuple(band.start for band in bands),
        band_ids=kind.bands,
        applies_if=applies_if,
        applies=None if applies_if is None else compile_condition(applies_if),
        text=bench.optional_words(field.text),
        sources=field.sources,
        name=Name(field.id, index, kind, title, {band.id: band.title for band in bands}),
        low=low,
        high=high,
    )


def _item(entry: Entry, question: Question, field: ScoreField, bench: Bench, *, gated: bool) -> ScoreItem:
    named = field.id if field.id in _named(entry) else None
    worth = worth_of(entry, question.answer, named, bench)
    return ScoreItem(question, question.index, worth.parts, worth.low, worth.high, gated)


def _missing(field: MissingField | str, plan: ScorePlan, bench: Bench) -> Missing:
    path = (*plan.path, "missing")
    gated = any(plan.gated)
    if not isinstance(field, MissingField):
        if gated:
            message = _("Some questions of this score are not asked of everybody.")
            cure = _('Write "missing": {"at_least": "all", "not_asked": "leave_out"}, or the number that they count.')
            bench.error("missing-not-asked", path, message, cure)
        return Missing("all", None, None)
    if gated and field.not_asked is None:
        message = _("Some questions of this score are not asked of everybody.")
        bench.error(
            "missing-not-asked", path, message, _('Add "not_asked": "leave_out", or the number that they count.')
        )
    if field.at_least != "all" and field.count_as is None:
        message = _("It is not said what a missing answer counts.")
        bench.error("missing-count-as", path, message, _('Add "count_as": 0, or another number.'))
    if isinstance(field.at_least, int) and field.at_least > len(plan.items):
        message = _("'at_least' is {count}, more than the questions of the score: {items}.")
        words = message.format(count=field.at_least, items=len(plan.items))
        bench.error("at-least-too-large", (*path, "at_least"), words, _("Use a smaller number."))
    count_as = None if field.count_as is None else exact(field.count_as)
    not_asked = None if field.not_asked in (None, "leave_out") else exact(field.not_asked)  # type: ignore[arg-type]
    return Missing(field.at_least, count_as, not_asked)


def _limits(items: Sequence[ScoreItem], missing: Missing) -> tuple[Number, Number]:
    """The least and the greatest that the score can be, once all is answered."""
    low: Number = 0
    high: Number = 0
    for item in items:
        instead = (missing.not_asked or 0) if item.gated else item.low
        low += min(item.low, instead)
        high += max(item.high, instead)
    return low, high


def _estimated_below(items: Sequence[ScoreItem], missing: Missing) -> Number:
    """How far below its least an estimate can lie, because missing answers count less than any answer: 0 or less."""
    if missing.at_least == "all" or missing.count_as is None:
        return 0
    needed = -(-len(items) // 2) if missing.at_least == "half" else missing.at_least
    below = sorted(min(0, missing.count_as - item.low) for item in items)
    return sum(below[: max(0, len(items) - needed)])


def _bands(fields: Sequence[BandField], path: Path, low: Number, bench: Bench) -> tuple[Band, ...]:
    bench.unique((((*path, at), field.id) for at, field in enumerate(fields)), _("bands"))
    bands = tuple(
        Band(field.id, exact(field.from_), bench.words(field.title or field.text), bench.words(field.text))
        for field in fields
    )
    for at in range(1, len(bands)):
        if bands[at].start <= bands[at - 1].start:
            message = _("Bands must go up; the one from {start} does not.").format(start=fields[at].from_)
            bench.error("bands-not-ascending", (*path, at, "from"), message, _("Sort them from low to high."))
    if bands and bands[0].start > low:
        message = _("The lowest band starts at {start}, but the score can be {low}.")
        words = message.format(start=fields[0].from_, low=low)
        bench.error("band-above-lowest", (*path, 0, "from"), words, _('Write "from": {low}.').format(low=low))
    return bands
