"""Scores as written → scores as understood: what each item can contribute, what comes after, the bands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from triage.logic import (
    DAY_ID,
    Condition,
    Name,
    Number,
    Scope,
    ScoreType,
    compile_condition,
    compile_formula,
)
from triage.logic.measures import range_of
from triage.logic.tree import names_in
from triage.questionnaire.afterwards import after_of, reach_after, whole_after
from triage.questionnaire.banding import bands_of
from triage.questionnaire.bench import Bench
from triage.questionnaire.combining import combined_span
from triage.questionnaire.itemising import Known, item_of
from triage.questionnaire.measuring import clash, is_whole, measured
from triage.questionnaire.missing import check_missing, may_be_absent, missing_of, with_estimates
from triage.questionnaire.parts import exact
from triage.questionnaire.planning import ScorePlan, counts_itself
from triage.questionnaire.score_fields import ScoreField
from triage.questionnaire.scores import (
    After,
    AnswerItem,
    Band,
    CasesItem,
    Change,
    Formula,
    Item,
    Missing,
    Reference,
    Score,
    ScoreAbout,
    ScoreItem,
    Span,
    WhenItem,
)
from triage.questionnaire.source import Path


class _Made(NamedTuple):
    """What a score is made of, and of which type it is."""

    items: tuple[Item, ...]
    formula: Formula | None
    missing: Missing
    after: After | None
    bands: tuple[Band, ...]
    applies_if: Condition | None
    type: ScoreType


def score_of(plan: ScorePlan, index: int, known: Known, bench: Bench) -> Score | None:
    """The score that ``plan`` describes, in the slot at ``index``; ``None`` where it cannot be made."""
    made = _made(plan, known, bench)
    if made is None:
        return None
    field, items, bands, title = plan.field, made.items, made.bands, bench.words(plan.field.title)
    return Score(
        id=field.id,
        title=title,
        category=field.category,
        items=items,
        answers=_answers_alone(items, field, made.missing),
        combine=field.combine,
        adds_up=field.combine in ("sum", "count"),
        counts_from=None if field.counts_from is None else exact(field.counts_from),
        formula=made.formula,
        missing=made.missing,
        needed=sum(item.needed for item in items),
        after=made.after,
        bands=bands,
        starts=tuple(band.start for band in bands if band.start is not None),
        band_ids=made.type.bands,
        plain=all(band.start is not None and not band.open_start and band.or_when is None for band in bands),
        applies_if=made.applies_if,
        applies=None if made.applies_if is None else compile_condition(made.applies_if),
        about=_about(field, bench),
        name=Name(field.id, index, made.type, title, {band.id: band.title for band in bands}),
        low=made.type.low,
        high=made.type.high,
    )


def _made(plan: ScorePlan, known: Known, bench: Bench) -> _Made | None:
    field, path = plan.field, plan.path
    missing = missing_of(plan, bench)
    items = tuple(item for planned in plan.items if (item := item_of(planned, plan, known, bench)) is not None)
    formula = _formula(field.formula, known.scope, (*path, "formula"), bench)
    reach = _reach(map(_span_of, items), field, formula)
    widest = _reach(map(_widest, items), field, formula)
    if reach is None or widest is None:
        return None
    check_missing(plan, items, missing, known, bench)
    _check_units(plan, items, bench)
    whole = _is_whole(field, items, missing, formula)
    estimated = with_estimates(widest, items, field.combine, missing)
    after = after_of(field, estimated, is_whole=whole, path=path, bench=bench)
    low, high = reach_after(after, reach)
    value = _with_value(field, (low, high), known)
    estimates = reach_after(after, estimated)
    bands = bands_of(field.bands, (*path, "bands"), estimates, value, bench)
    applies_if = bench.condition(field.applies_if, known.scope, (*path, "applies_if"))
    unit, band_ids = bench.optional_words(field.unit), tuple(band.id for band in bands)
    optional = applies_if is not None or _is_optional(items, formula, known)
    kind = ScoreType(low, high, band_ids, unit, whole_after(after, whole), optional, estimates)
    return _Made(items, formula, missing, after, bands, applies_if, kind)


def _answers_alone(items: Sequence[Item], field: ScoreField, missing: Missing) -> tuple[AnswerItem, ...] | None:
    """The items, where they are answers that are added up, all of them needed, and no non-answer counts as one."""
    answers = tuple(item for item in items if isinstance(item, AnswerItem) and item.needed)
    plain = field.combine in ("sum", "count") and not missing.stated and len(answers) == len(items)
    return answers if plain else None


def _formula(text: str | None, scope: Scope, path: Path, bench: Bench) -> Formula | None:
    measure = bench.measure(text, scope, path)
    if measure is None:
        return None
    names = {name.id: name for name in names_in(measure)}
    day = names.pop(DAY_ID, None)
    bounds, value = compile_formula(measure, "reach"), compile_formula(measure, "value")
    return Formula(measure, tuple(names.values()), day, bounds, value)


def _reach(spans: Iterable[Span], field: ScoreField, formula: Formula | None) -> tuple[Number, Number] | None:
    """The least and the greatest that the score can be before what comes after, once all is answered."""
    if field.formula is not None:
        low, high = (None, None) if formula is None else range_of(formula.measure)
        return None if low is None or high is None else (low, high)
    known = list(spans)
    return combined_span(field.combine, known) if known else (0, 0)


def _span_of(item: Item) -> Span:
    """What ``item`` can be worth for anybody."""
    match item:
        case AnswerItem(unsure=unsure) | CasesItem(unsure=unsure) | ScoreItem(unsure=unsure):
            return unsure
        case WhenItem(span=span):
            return span


def _widest(item: Item) -> Span:
    """The same where an earlier score may be an estimate."""
    span = _span_of(item)
    if not isinstance(item, ScoreItem) or not isinstance(item.name.type, ScoreType):
        return span
    least, greatest = sorted(map(item.counts, item.name.type.ends))
    return Span(min(span.low, least), max(span.high, greatest), span.optional)


def _is_whole(field: ScoreField, items: Sequence[Item], missing: Missing, formula: Formula | None) -> bool:
    """Whether the score can only be whole numbers before what comes after."""
    if formula is not None:
        return is_whole(formula.measure)
    if field.combine == "mean" or missing.count_as == "average":
        return False
    fills = (missing.count_as, missing.not_asked, *missing.stated.values())
    numbers = (fill for fill in fills if fill is not None and not isinstance(fill, str))
    return all(item.whole for item in items) and all(number.denominator == 1 for number in numbers)


def _is_optional(items: Sequence[Item], formula: Formula | None, known: Known) -> bool:
    """Whether there may be nobody's answers to make the score of: all its items not asked, or a name of a formula."""
    if formula is not None:
        return any(may_be_absent(name, known) for name in formula.names)
    return all(not isinstance(item, WhenItem) and may_be_absent(item.name, known) for item in items)


def _check_units(plan: ScorePlan, items: Sequence[Item], bench: Bench) -> None:
    """Doubt items in different units; points have none, and an item that is counted is only there or not."""
    itself = {entry.id for entry in plan.entries if counts_itself(entry)}
    names = [item.name for item in items if isinstance(item, ScoreItem)]
    names += [item.name for item in items if isinstance(item, AnswerItem) and item.name.id in itself]
    found = None if plan.field.combine == "count" else clash(map(measured, names))
    if found is not None:
        bench.doubt_units(*found, (*plan.path, "items"))


def _with_value(field: ScoreField, ends: tuple[Number, Number], known: Known) -> Scope:
    """What the conditions of bands may name: what stands before the score, and its value."""
    value = Name("value", known.value_index, ScoreType(*ends, ()), field.title)
    return Scope({**known.scope.names, "value": value}, known.scope.hidden, known.scope.day)


def _about(field: ScoreField, bench: Bench) -> ScoreAbout:
    change = field.change
    return ScoreAbout(
        working=field.working,
        unit=bench.optional_words(field.unit),
        better=field.better,
        change=None if change is None else Change(exact(change.by), bench.optional_words(change.text), change.sources),
        references=tuple(Reference(bench.words(one.text), exact(one.value), one.sources) for one in field.references),
        text=bench.optional_words(field.text),
        sources=field.sources,
    )
