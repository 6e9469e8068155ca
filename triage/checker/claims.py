"""What a questionnaire claims by being written as it is: each question is asked, each condition matters, and so on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from triage.checker.goals import Goal, Holds, Lies
from triage.checker.net import Net, ends_before, own_gate
from triage.checker.places import Places
from triage.logic import Condition, Name, Number, Scope, ScoreType, check_condition, day_name
from triage.logic.tree import Compare, Constant, Not, ValueOf
from triage.questionnaire import Band, Question, Questionnaire, Rule, Score, Section
from triage.questionnaire.scores import CasesItem, WhenItem
from triage.questionnaire.source import Path

Code = Literal[
    "question-never-asked",
    "condition-always-true",
    "condition-always-false",
    "rule-never-fires",
    "rule-always-fires",
    "band-never-reached",
    "section-end-never",
    "section-end-always",
]
"""What is found where a claim does not hold."""


@dataclass(frozen=True, eq=False, slots=True)
class Claim:
    """That ``goal`` can be reached; ``code`` is found at ``path`` where it cannot.

    ``of`` is what the claim is about; of a condition, what it stands on.
    """

    code: Code
    path: Path
    goal: Goal
    of: Question | Section | Rule | Band | Condition


def claims_of(net: Net) -> tuple[Claim, ...]:
    """All that the questionnaire of ``net`` claims, in the order of the file as far as it goes."""
    questionnaire = net.questionnaire
    places = Places(questionnaire)
    return (
        *_of_questions(questionnaire, places),
        *_of_ends(questionnaire),
        *_of_rules(questionnaire),
        *_of_scores(net, places),
        *_of_notes(questionnaire),
        *_of_report(net),
    )


def _of_questions(questionnaire: Questionnaire, places: Places) -> Iterator[Claim]:
    tables: set[str] = set()
    for question in questionnaire.questions:
        path, own = places.question(question), own_gate(questionnaire, question)
        if question.matrix is not None:
            if question.matrix.id in tables:
                continue
            tables.add(question.matrix.id)
            path = path[:-2]
        if question.gate is not None:
            at = path if own is None else (*path, "ask_if")
            yield Claim("question-never-asked", at, Holds((question.gate,)), question)
        if own is not None:
            before = tuple(Not(end) for _number, end in ends_before(questionnaire, question.section))
            yield Claim("condition-always-true", (*path, "ask_if"), Holds(before, own), own)


def _of_ends(questionnaire: Questionnaire) -> Iterator[Claim]:
    for section in questionnaire.sections:
        if section.end is None:
            continue
        path: Path = ("sections", section.index, "end_if", "when")
        before = tuple(Not(end) for _number, end in ends_before(questionnaire, section.index))
        yield Claim("section-end-never", path, Holds((*before, section.end.when)), section)
        yield Claim("section-end-always", path, Holds((*before, Not(section.end.when))), section)


def _of_rules(questionnaire: Questionnaire) -> Iterator[Claim]:
    for at, rule in enumerate(questionnaire.rules):
        path: Path = ("rules", at, "when")
        yield Claim("rule-never-fires", path, Holds((rule.when,)), rule)
        yield Claim("rule-always-fires", path, Holds((), rule.when), rule)


def _of_notes(questionnaire: Questionnaire) -> Iterator[Claim]:
    for at, note in enumerate(questionnaire.notes):
        if note.when is not None:
            yield from _either_way(("notes", at, "when"), note.when)


def _of_report(net: Net) -> Iterator[Claim]:
    when = helper_condition(net)
    if when is not None:
        yield from _either_way(("report", "helper_if"), when)


def helper_condition(net: Net) -> Condition | None:
    """The condition of the report's page for a helper, which is kept as a test only: read from the document again."""
    questionnaire = net.questionnaire
    written = questionnaire.document.report.helper_if
    if written is None:
        return None
    named: list[Question | Score] = [*questionnaire.questions, *questionnaire.scores]
    scope = Scope({one.id: one.name for one in named}, day=day_name(net.value_index - 1))
    when, _doubts = check_condition(written, scope)
    return when


def _of_scores(net: Net, places: Places) -> Iterator[Claim]:
    cased: set[str] = set()
    for number, score in enumerate(net.questionnaire.scores):
        path: Path = ("scores", number)
        for at, item in enumerate(score.items):
            if isinstance(item, WhenItem):
                yield from _either_way((*path, "items", at, "when"), item.when)
            if isinstance(item, CasesItem) and item.name.id not in cased:
                cased.add(item.name.id)
                yield from _of_cases(item, net.questionnaire.question_by_id[item.name.id], places)
        if score.applies_if is not None:
            yield from _either_way((*path, "applies_if"), score.applies_if)
        yield from _of_bands(score, (*path, "bands"), net.value_index)


def _of_cases(item: CasesItem, question: Question, places: Places) -> Iterator[Claim]:
    """A case is looked at where its question is asked and none before it holds."""
    so = () if question.gate is None else (question.gate,)
    for at, case in enumerate(item.cases):
        if case.when is not None:
            yield from _either_way((*places.question(question), "points", at, "when"), case.when, so)
            so = (*so, Not(case.when))


def _of_bands(score: Score, path: Path, value_index: int) -> Iterator[Claim]:
    for at, band in enumerate(score.bands):
        key = "or_when" if band.start is None else "above" if band.open_start else "from"
        yield Claim("band-never-reached", (*path, at, key), Lies(score, band.id), band)
        if band.or_when is not None:
            below = () if band.start is None else (_below(score, band, band.start, value_index),)
            yield from _either_way((*path, at, "or_when"), band.or_when, below, score)


def _either_way(
    path: Path, when: Condition, so: tuple[Condition, ...] = (), score: Score | None = None
) -> Iterator[Claim]:
    """That ``when`` can be so and can be otherwise, where ``so`` holds and it is looked at."""
    yield Claim("condition-always-false", path, Holds((*so, when), None, score), when)
    yield Claim("condition-always-true", path, Holds(so, when, score), when)


def _below(score: Score, band: Band, start: Number, value_index: int) -> Compare:
    """That the value of ``score`` does not begin ``band`` by itself."""
    value = Name("value", value_index, ScoreType(score.low, score.high, ()), score.title)
    return Compare(ValueOf(value), "<=" if band.open_start else "<", Constant(start))
