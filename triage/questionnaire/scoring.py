"""Scores as written → scores as understood: what each item can contribute, what comes after, the bands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from triage.logic import (
    Name,
    NonAnswer,
    Number,
    Scope,
    ScoreType,
    compile_condition,
    compile_formula,
)
from triage.logic.measures import range_of
from triage.logic.tree import names_in
from triage.questionnaire.afterwards import after_of, reach_after
from triage.questionnaire.banding import bands_of
from triage.questionnaire.bench import Bench
from triage.questionnaire.combining import combined_span
from triage.questionnaire.itemising import Known, item_of
from triage.questionnaire.parts import exact
from triage.questionnaire.planning import ScorePlan
from triage.questionnaire.score_fields import MissingField, ScoreField
from triage.questionnaire.scores import (
    AnswerItem,
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
from triage.words import _


def score_of(plan: ScorePlan, index: int, known: Known, bench: Bench) -> Score | None:
    """The score that ``plan`` describes, in the slot at ``index``; ``None`` where it cannot be made."""
    field, path, scope = plan.field, plan.path, known.scope
    missing = _missing(field.missing, plan, bench)
    items = tuple(item for planned in plan.items if (item := item_of(planned, plan, known, bench)) is not None)
    formula = _formula(field.formula, scope, (*path, "formula"), bench)
    made = _reach(items, field, formula)
    if made is None:
        return None
    after = after_of(field, made, is_whole=_is_whole(field, items, missing), path=path, bench=bench)
    low, high = reach_after(after, made)
    title = bench.words(field.title)
    least = low if after is not None or formula is not None else low + _estimated_below(items, missing)
    bands = bands_of(field.bands, (*path, "bands"), (least, high), _with_value(field, (low, high), known), bench)
    applies_if = bench.condition(field.applies_if, scope, (*path, "applies_if"))
    kind = ScoreType(low, high, tuple(band.id for band in bands))
    return Score(
        id=field.id,
        title=title,
        category=field.category,
        items=items,
        answers=_answers_alone(items, field, missing),
        combine=field.combine,
        adds_up=field.combine in ("sum", "count"),
        counts_from=None if field.counts_from is None else exact(field.counts_from),
        formula=formula,
        missing=missing,
        needed=sum(item.needed for item in items),
        after=after,
        bands=bands,
        starts=tuple(band.start for band in bands if band.start is not None),
        band_ids=kind.bands,
        plain=all(band.start is not None and not band.open_start and band.or_when is None for band in bands),
        applies_if=applies_if,
        applies=None if applies_if is None else compile_condition(applies_if),
        about=_about(field, bench),
        name=Name(field.id, index, kind, title, {band.id: band.title for band in bands}),
        low=low,
        high=high,
    )


def _answers_alone(items: Sequence[Item], field: ScoreField, missing: Missing) -> tuple[AnswerItem, ...] | None:
    """The items, where they are answers that are added up, all of them needed, and no non-answer counts as one."""
    answers = tuple(item for item in items if isinstance(item, AnswerItem) and item.needed)
    plain = field.combine in ("sum", "count") and not missing.stated and len(answers) == len(items)
    return answers if plain else None


def _formula(text: str | None, scope: Scope, path: Path, bench: Bench) -> Formula | None:
    measure = bench.measure(text, scope, path)
    if measure is None:
        return None
    names = tuple({name.id: name for name in names_in(measure)}.values())
    return Formula(measure, names, compile_formula(measure, "reach"), compile_formula(measure, "value"))


def _reach(items: Sequence[Item], field: ScoreField, formula: Formula | None) -> tuple[Number, Number] | None:
    """The least and the greatest that the score can be before what comes after, once all is answered."""
    if field.formula is not None:
        low, high = (None, None) if formula is None else range_of(formula.measure)
        return None if low is None or high is None else (low, high)
    return combined_span(field.combine, [_span_of(item) for item in items]) if items else (0, 0)


def _span_of(item: Item) -> Span:
    """What ``item`` can be worth for anybody."""
    match item:
        case AnswerItem(unsure=unsure) | CasesItem(unsure=unsure) | ScoreItem(unsure=unsure):
            return unsure
        case WhenItem(span=span):
            return span


def _estimated_below(items: Sequence[Item], missing: Missing) -> Number:
    """How far below its least an estimate can lie, because missing answers count less than any answer: 0 or less."""
    fill = missing.count_as
    if missing.at_least == "all" or fill is None or isinstance(fill, str):
        return 0
    needed = -(-len(items) // 2) if missing.at_least == "half" else missing.at_least
    below = sorted(min(0, fill - item.span.low) for item in items)
    return sum(below[: max(0, len(items) - needed)])


def _is_whole(field: ScoreField, items: Sequence[Item], missing: Missing) -> bool:
    """Whether the score can only be whole numbers before it is rounded."""
    if field.formula is not None or field.combine == "mean" or missing.count_as == "average":
        return False
    worths = [end for item in items for end in item.span[:2]]
    fills = [fill for fill in (missing.count_as, missing.not_asked, *missing.stated.values()) if fill is not None]
    numbers = [*worths, *(fill for fill in fills if not isinstance(fill, str))]
    return all(number.denominator == 1 for number in numbers)


_ALL: Final = Missing("all", None, None, {})


def _missing(field: MissingField | str, plan: ScorePlan, bench: Bench) -> Missing:
    path = (*plan.path, "missing")
    undeclared = _("Some questions of this score are not asked of everybody.")
    if not isinstance(field, MissingField):
        if plan.gated:
            cure = _('Write "missing": {"at_least": "all", "not_asked": "leave_out"}, or the number that they count.')
            bench.error("missing-not-asked", path, undeclared, cure)
        return _ALL
    if plan.gated and field.not_asked is None:
        cure = _('Add "not_asked": "leave_out", or the number that they count.')
        bench.error("missing-not-asked", path, undeclared, cure)
    if field.at_least != "all" and field.count_as is None:
        message = _("It is not said what a missing answer counts.")
        cure = _('Add "count_as": 0 or another number, "average" or "ignore".')
        bench.error("missing-count-as", path, message, cure)
    count = len(plan.items) if field.of is None else len(field.of)
    if isinstance(field.at_least, int) and field.at_least > count:
        message = _("'at_least' is {count}, more than the items that count: {items}.")
        words = message.format(count=field.at_least, items=count)
        bench.error("at-least-too-large", (*path, "at_least"), words, _("Use a smaller number."))
    count_as = field.count_as if field.count_as is None or isinstance(field.count_as, str) else exact(field.count_as)
    not_asked = None if field.not_asked is None or isinstance(field.not_asked, str) else exact(field.not_asked)
    states = ((NonAnswer.NOT_SURE, field.not_sure), (NonAnswer.DECLINED, field.declined))
    stated = {state: exact(number) for state, number in states if number is not None}
    return Missing(field.at_least, count_as, not_asked, stated)


def _with_value(field: ScoreField, ends: tuple[Number, Number], known: Known) -> Scope:
    """What the conditions of bands may name: what stands before the score, and its value."""
    value = Name("value", known.value_index, ScoreType(*ends, ()), field.title)
    return Scope({**known.scope.names, "value": value}, known.scope.hidden)


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
