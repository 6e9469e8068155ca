"""What each score is made of, as written: its items found, and what it must wait for."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from triage.logic import names_written
from triage.questionnaire.asking import Entry
from triage.questionnaire.bench import Bench
from triage.questionnaire.fields import (
    DateField,
    DecimalField,
    LongTextField,
    OptionField,
    RangeField,
    ScaleField,
    TextField,
    WholeField,
)
from triage.questionnaire.points import has_plain_points, named_scores
from triage.questionnaire.score_fields import MissingField, ScoreField, WhenField
from triage.questionnaire.source import Path
from triage.words import _


@dataclass(frozen=True, slots=True)
class Planned:
    """An item as written at ``path``: a question, an earlier score, or a condition."""

    of: Entry | ScoreField | WhenField
    path: Path


@dataclass(frozen=True, slots=True)
class ScorePlan:
    """A score before its questions are built: its field, where it stands, its items, the names it waits for."""

    field: ScoreField
    path: Path
    items: tuple[Planned, ...]
    needs: frozenset[str]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The questions among its items."""
        return tuple(item.of for item in self.items if isinstance(item.of, Entry))

    @property
    def gated(self) -> bool:
        """Whether some questions of it can be left unasked where other items are there."""
        return any(map(self.is_gated, self.entries))

    def is_gated(self, entry: Entry) -> bool:
        """Whether ``entry``, one of its questions, can be left unasked where another item is there."""
        if entry.field.ask_if is not None or entry.ends == 0:
            return entry.field.ask_if is not None
        entries = self.entries
        return len(entries) < len(self.items) or entry.ends > min(other.ends for other in entries)


def plans(fields: Sequence[ScoreField], entries: Sequence[Entry], bench: Bench) -> tuple[ScorePlan, ...]:
    """What each score takes; what is wrong with that goes to ``bench``."""
    found = []
    for at, field in enumerate(fields):
        path: Path = ("scores", at)
        _check_making(field, path, bench)
        items = _category(field, entries, path) if field.category else _items(field, path, fields, entries, bench)
        _check_lists(field, path, items, bench)
        if not items and not field.items and field.formula is None:
            message = _("No question gives points to the score '{name}'.").format(name=field.id)
            points = _('Write "points": {{"{name}": 1}} on an option.').format(name=field.id)
            bench.error("no-items", path, message, points if field.category else _('Add "items": [ … ].'))
        found.append(ScorePlan(field, path, items, _needs(field, items)))
    _check_names(found, entries, bench)
    return tuple(found)


def _check_making(field: ScoreField, path: Path, bench: Bench) -> None:
    """A score is made of items, or of a formula, or of the questions that name it; and counts from a number."""
    if field.category and field.items is not None:
        message = _("A category takes every question whose points name it.")
        bench.error("category-with-items", (*path, "items"), message, _('Remove "items" or "category".'))
    if field.formula is not None and (field.category or field.items is not None or field.combine != "sum"):
        message = _("A score is made by a formula or from items, not both.")
        bench.error("formula-with-items", (*path, "formula"), message, _('Remove "formula", or what is added up.'))
    if field.formula is not None and isinstance(field.missing, MissingField):
        message = _("A formula needs all that it names.")
        bench.error("formula-with-missing", (*path, "missing"), message, _('Write "missing": "refuse".'))
    if (field.combine == "count") is not (field.counts_from is not None):
        message = _("It is not said from how many points on an item counts.")
        cure = _('Add "counts_from": 1, or another number.')
        if field.counts_from is not None:
            message = _("It is said from how many points on an item counts, but the items are not counted.")
            cure = _('Write "combine": "count", or remove "counts_from".')
        bench.error("counts-from", path, message, cure)


def _category(field: ScoreField, entries: Sequence[Entry], path: Path) -> tuple[Planned, ...]:
    return tuple(Planned(entry, path) for entry in entries if field.id in names_of(entry))


def names_of(entry: Entry) -> tuple[str, ...]:
    """The scores that the points of ``entry`` name."""
    return (*named_scores(entry.options), *named_scores(entry.ranges))


def has_points(entry: Entry) -> bool:
    """Whether the answers to ``entry`` have points for whichever score lists it."""
    return has_plain_points(entry.options) or has_plain_points(entry.ranges)


def counts_itself(entry: Entry) -> bool:
    """Whether ``entry`` asks for a number that has no points: as an item it is worth what is answered."""
    return isinstance(entry.field, WholeField | DecimalField | ScaleField) and not entry.cases


def _items(
    field: ScoreField, path: Path, fields: Sequence[ScoreField], entries: Sequence[Entry], bench: Bench
) -> tuple[Planned, ...]:
    by_id: dict[str, Entry | ScoreField] = {other.id: other for other in fields}
    by_id |= {entry.id: entry for entry in entries}
    found = []
    written = field.items or ()
    named = [(at, name) for at, name in enumerate(written) if isinstance(name, str)]
    bench.unique((((*path, "items", at), name) for at, name in named), _("items"), _("Remove one of them."), spare=True)
    for at, item in enumerate(written):
        where = (*path, "items", at)
        if isinstance(item, WhenField):
            found.append(Planned(item, where))
            continue
        known = by_id.get(item)
        if known is None:
            message = _("There is no question or score called '{name}'.").format(name=item)
            bench.unknown("unknown-name", where, message, item, [name for name in by_id if name != field.id])
        elif isinstance(known, ScoreField) or _is_worth_something(known, field.id, where, bench):
            found.append(Planned(known, where))
    return tuple(found)


def _is_worth_something(entry: Entry, score: str, where: Path, bench: Bench) -> bool:
    """Whether the answers to ``entry`` count in ``score``; why not goes to ``bench``."""
    if has_points(entry) or counts_itself(entry) or score in names_of(entry):
        return True
    message = _("The answers to '{name}' have no points.").format(name=entry.id)
    if entry.cases:
        others = ", ".join(f"'{name}'" for name in names_of(entry))
        message = _("The points of '{name}' are only for {others}.").format(name=entry.id, others=others)
        cure = _("Give its ranges points for '{score}', too.").format(score=score)
    elif isinstance(entry.field, DateField | TextField | LongTextField):
        cure = _('Remove it, or count a condition: {"when": …}.')
    else:
        cure = _('Give its options "points".')
    bench.error("no-points", where, message, cure)
    return False


def _check_lists(field: ScoreField, path: Path, items: Sequence[Planned], bench: Bench) -> None:
    """``reverse`` and ``of`` name items of the score: of a category, the questions whose points name it."""
    taken = [item.of.id for item in items if isinstance(item.of, Entry)]
    names = taken if field.category else [item for item in field.items or () if isinstance(item, str)]
    _check_listed("reverse", field.reverse, names, path, bench)
    if isinstance(field.missing, MissingField) and field.missing.of is not None:
        _check_listed("of", field.missing.of, names, (*path, "missing"), bench)


def _check_listed(key: str, names: Sequence[str], items: Sequence[str], path: Path, bench: Bench) -> None:
    bench.unique(
        (((*path, key, at), name) for at, name in enumerate(names)), _("names"), _("Remove one of them."), spare=True
    )
    for at, name in enumerate(names):
        if name not in items:
            message = _("'{name}' is not an item of this score.").format(name=name)
            bench.unknown("not-an-item", (*path, key, at), message, name, items)


def _needs(field: ScoreField, items: Sequence[Planned]) -> frozenset[str]:
    """The names that must be known before the score can be made, if they exist."""
    conditions = [field.applies_if, field.formula, *(band.or_when for band in field.bands)]
    items_named: set[str] = set()
    for item in items:
        match item.of:
            case WhenField(when=when):
                conditions.append(when)
            case Entry(cases=cases) as entry:
                items_named.add(entry.id)
                conditions += [case.when for case in cases]
            case ScoreField(id=name):
                items_named.add(name)
    named = {name for condition in conditions for name in names_written(condition or "")}
    return frozenset(items_named | (named - {"value"}))


def circles(found: Sequence[ScorePlan]) -> dict[str, tuple[str, ...]]:
    """The scores that wait for themselves, by id, each with the shortest way round: its first is its last as well.

    ``found`` are all scores. Those on the same way round say it in the same order.
    """
    needs = {plan.field.id: [other.field.id for other in found if other.field.id in plan.needs] for plan in found}
    order = list(needs)
    ways = {name: _way_back(name, needs) for name in needs}
    return {name: _from_first(way, order) for name, way in ways.items() if way is not None}


def _from_first(way: tuple[str, ...], order: Sequence[str]) -> tuple[str, ...]:
    """``way``, begun at the one of its scores that stands first in the file."""
    at = min(range(len(way) - 1), key=lambda step: order.index(way[step]))
    return (*way[at:-1], *way[: at + 1])


def _way_back(name: str, needs: Mapping[str, Sequence[str]]) -> tuple[str, ...] | None:
    seen: set[str] = set()
    waiting: deque[tuple[str, ...]] = deque([(name,)])
    while waiting:
        way = waiting.popleft()
        for other in needs[way[-1]]:
            if other == name:
                return (*way, name)
            if other not in seen:
                seen.add(other)
                waiting.append((*way, other))
    return None


def _check_names(found: Sequence[ScorePlan], entries: Sequence[Entry], bench: Bench) -> None:
    known = {plan.field.id: {entry.id for entry in plan.entries} for plan in found}
    for entry in entries:
        for path, name in _named_at(entry):
            if name not in known:
                message = _("The points name a score '{name}' that does not exist.").format(name=name)
                bench.unknown("unknown-score", path, message, name, known, at_key=True)
            elif entry.id not in known[name]:
                message = _("The points name the score '{name}', which does not list '{id}'.")
                cure = _("Add it to the items of the score, or remove the points.")
                bench.error("not-an-item", entry.field_path, message.format(name=name, id=entry.id), cure)


def _named_at(entry: Entry) -> Iterator[tuple[Path, str]]:
    """The scores that the points of ``entry`` name, and where."""
    places: list[tuple[Path, OptionField | RangeField]] = [
        ((*entry.options_path, at), option) for at, option in enumerate(entry.options)
    ]
    for number, case in enumerate(entry.cases):
        inside = (number, "ranges") if entry.has_cases else ()
        places += [((*entry.path, "points", *inside, at), step) for at, step in enumerate(case.ranges)]
    for path, of in places:
        for name in of.points if isinstance(of.points, dict) else ():
            yield (*path, "points", name), name
