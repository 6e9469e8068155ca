"""The items of a score: as written → as understood, with what each can contribute."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from triage.logic import NonAnswer, Number, Scope, ScoreType, compile_condition
from triage.questionnaire.asking import Entry
from triage.questionnaire.bench import Bench
from triage.questionnaire.fields import DecimalField, MultipleField
from triage.questionnaire.kinds import Answer, NumberAnswer
from triage.questionnaire.model import Question
from triage.questionnaire.parts import exact
from triage.questionnaire.planning import Planned, ScorePlan, counts_itself, names_of
from triage.questionnaire.points import Worth, counted, number_worth, option_worth, range_worth, turned
from triage.questionnaire.score_fields import MissingField, ScoreField, WhenField
from triage.questionnaire.scores import AnswerItem, Case, CasesItem, Contribution, Item, ScoreItem, Span, WhenItem
from triage.questionnaire.source import Path


@dataclass(frozen=True, slots=True)
class Known:
    """What stands before a score: questions, scores, and what its conditions may name."""

    questions: Mapping[str, Question]
    scope: Scope
    value_index: int


def worth_of(entry: Entry, answer: Answer, score: str | None, bench: Bench) -> Worth:
    """What the answers to ``entry``, whose points depend on no other, contribute to ``score`` (``None``: to any)."""
    if entry.options:
        several = entry.field.several if isinstance(entry.field, MultipleField) else None
        return option_worth(entry.id, entry.options, score, bench.words, several)
    if counts_itself(entry):
        return number_worth(entry.id, _limits(answer), whole=not isinstance(entry.field, DecimalField))
    return _range_worth(entry, 0, answer, score, bench)


def _range_worth(entry: Entry, case: int, answer: Answer, score: str | None, bench: Bench) -> Worth:
    return range_worth(entry.id, entry.cases[case].ranges, score, bench.words, _limits(answer))


def _limits(answer: Answer) -> tuple[Number, Number]:
    return (answer.low, answer.high) if isinstance(answer, NumberAnswer) else (0, 10)


def item_of(planned: Planned, plan: ScorePlan, known: Known, bench: Bench) -> Item | None:
    """The item that is ``planned``; ``None`` where it cannot be made, and ``bench`` holds why."""
    match planned.of:
        case Entry(id=name) as entry:  # where a score has the same id, which is refused, it may not be built yet
            return _question_item(entry, plan, known, bench) if name in known.questions else None
        case ScoreField(id=name):
            return _score_item(name, planned.path, plan, known, bench)
        case WhenField() as when:
            return _when_item(when, planned.path, plan.field, known, bench)


def _question_item(entry: Entry, plan: ScorePlan, known: Known, bench: Bench) -> Item:
    field, question = plan.field, known.questions[entry.id]
    named = field.id if field.id in names_of(entry) else None
    needed = _is_needed(entry.id, field)

    def unsure(span: Span) -> Span:
        return _unsure(span, plan) if plan.is_gated(entry) else span

    def shaped(worth: Worth) -> Worth:
        facing = turned(entry.id, worth) if entry.id in field.reverse else worth
        return facing if field.counts_from is None else counted(entry.id, facing, exact(field.counts_from))

    if not entry.has_cases:
        plain = worth_of(entry, question.answer, named, bench)
        worth = shaped(plain)
        span = _with_stated(Span(worth.low, worth.high), question, field)
        name, index = question.name, question.index
        return AnswerItem(name, index, worth.parts, plain.parts, span, unsure(span), needed, worth.whole)
    cases = []
    whole = True
    for at, written in enumerate(entry.cases):
        when = bench.condition(written.when, known.scope, (*entry.path, "points", at, "when"))
        plain = _range_worth(entry, at, question.answer, named, bench)
        worth = shaped(plain)
        test = None if when is None else compile_condition(when)
        whole &= worth.whole
        cases.append(Case(when, test, worth.parts, plain.parts, Span(worth.low, worth.high)))
    reach = Span(min(case.span.low for case in cases), max(case.span.high for case in cases))
    span = _with_stated(reach, question, field)
    return CasesItem(question.name, question.index, tuple(cases), span, unsure(span), needed, whole)


def _unsure(span: Span, plan: ScorePlan) -> Span:
    """What an item of ``span`` can be worth while it is not known whether it is asked.

    Where items are added up, one that is not there is worth 0. A score does not apply where its only item is not there.
    """
    field = plan.field
    instead = field.missing.not_asked if isinstance(field.missing, MissingField) else None
    if isinstance(instead, int | Decimal):
        return Span(min(span.low, exact(instead)), max(span.high, exact(instead)))
    if len(plan.items) == 1:
        return span
    if field.combine in ("sum", "count"):
        return Span(min(span.low, 0), max(span.high, 0))
    return Span(span.low, span.high, optional=True)


def _with_stated(span: Span, question: Question, field: ScoreField) -> Span:
    """``span`` with what the non-answers that ``question`` offers count."""
    if not isinstance(field.missing, MissingField):
        return span
    stated = {NonAnswer.NOT_SURE: field.missing.not_sure, NonAnswer.DECLINED: field.missing.declined}
    counts = [exact(points) for state in question.non_answers if (points := stated.get(state)) is not None]
    return Span(min(span.low, *counts), max(span.high, *counts)) if counts else span


def _is_needed(name: str | None, field: ScoreField) -> bool:
    """Whether the item called ``name`` is one of those of which enough must have a value."""
    of = field.missing.of if isinstance(field.missing, MissingField) else None
    return of is None or name in of


def _score_item(name: str, path: Path, plan: ScorePlan, known: Known, bench: Bench) -> Item | None:
    field = plan.field
    found = known.scope.names.get(name)
    if found is None or not isinstance(found.type, ScoreType):
        hidden = known.scope.hidden.get(name)
        if hidden is not None:
            bench.error(hidden.code, path, hidden.message, hidden.cure)
        return None
    low, high = found.type.low, found.type.high
    total = low + high
    start = None if field.counts_from is None else exact(field.counts_from)

    def counts(value: Number) -> Number:
        facing = total - value if name in field.reverse else value
        return facing if start is None else int(facing >= start)

    ends = sorted((counts(low), counts(high)))
    span = Span(ends[0], ends[1])
    whole = found.type.whole or start is not None
    unsure = _unsure(span, plan) if found.type.optional else span
    return ScoreItem(found, found.index, counts, span, unsure, _is_needed(name, field), whole)


def _when_item(when: WhenField, path: Path, field: ScoreField, known: Known, bench: Bench) -> Item | None:
    condition = bench.condition(when.when, known.scope, (*path, "when"))
    if condition is None:
        return None
    points = 1 if field.counts_from is not None else exact(when.points)
    part = Contribution(None, None, points, bench.optional_words(when.text), when.sources)
    test = compile_condition(condition)
    span, whole = Span(min(points, 0), max(points, 0)), points.denominator == 1
    return WhenItem(condition, test, (part,), span, _is_needed(None, field), whole)
