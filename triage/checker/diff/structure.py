"""Scores of two versions laid side by side: what each is made of, apart from its conditions."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from triage.checker.diff.trees import bare, renamed_measure
from triage.checker.domains import starts_of
from triage.checker.sights import total
from triage.logic import Condition, Measure, Name, Number, Value
from triage.logic.tree import PointsOf, children, names_in
from triage.questionnaire import ChoiceAnswer, MultipleAnswer, NumberAnswer, Questionnaire, Score
from triage.questionnaire.fields import MultipleField
from triage.questionnaire.scores import AnswerItem, CasesItem, Item, ScoreItem, WhenItem

Facts = tuple[object, ...]
"""What decides, such that equal facts decide alike."""


def names_made_of(score: Score) -> Iterator[str]:
    """The ids of the questions and scores that ``score`` is made of, apart from those in its conditions."""
    if score.formula is not None:
        yield from (name.id for name in names_in(score.formula.measure))
    for item in score.items:
        if not isinstance(item, WhenItem):
            yield item.name.id


def facts_made_of(questionnaire: Questionnaire, score: Score) -> Facts:
    """How ``score`` of ``questionnaire`` is made, its bands aside; equal for scores that are made alike."""
    missing, after, formula = score.missing, score.after, score.formula
    items = sorted((_facts_of_item(questionnaire, item) for item in score.items), key=lambda facts: str(facts[0]))
    return (
        score.combine,
        score.counts_from,
        None if formula is None else renamed_measure(formula.measure, bare),
        () if formula is None else facts_of_points(questionnaire, formula.measure),
        (missing.at_least, missing.count_as, missing.not_asked, dict(missing.stated)),
        None
        if after is None
        else (None if after.then is None else renamed_measure(after.then, bare), after.rounding, after.look_up),
        _reversed(questionnaire, score),
        items,
    )


def facts_of_bands(score: Score) -> Facts:
    """Where the bands of ``score`` begin; equal for scores whose bands lie alike."""
    return tuple((band.id, band.start, band.open_start) for band in score.bands)


def conditions_made_of(score: Score) -> tuple[Condition | bool, ...]:
    """The conditions that ``score`` is made with, in an order that two versions share where they are made alike."""
    items = [item for item in score.items if isinstance(item, WhenItem)]
    cased = sorted((item for item in score.items if isinstance(item, CasesItem)), key=lambda item: item.name.id)
    return (
        True if score.applies_if is None else score.applies_if,
        *(item.when for item in items),
        *(True if case.when is None else case.when for item in cased for case in item.cases),
    )


def conditions_of_bands(score: Score) -> tuple[Condition | bool, ...]:
    """The conditions of its bands, in their order."""
    return tuple(False if band.or_when is None else band.or_when for band in score.bands)


def _reversed(questionnaire: Questionnaire, score: Score) -> frozenset[str]:
    (written,) = (field for field in questionnaire.document.scores if field.id == score.id)
    return frozenset(written.reverse)


def _facts_of_item(questionnaire: Questionnaire, item: Item) -> Facts:
    match item:
        case AnswerItem(name, _, _, plain, span, unsure, needed):
            return name.id, span, unsure, needed, worth_of(questionnaire, name.id, total(plain))
        case CasesItem(name, _, cases, span, unsure, needed):
            worths = tuple((case.span, worth_of(questionnaire, name.id, total(case.plain))) for case in cases)
            return name.id, span, unsure, needed, worths
        case ScoreItem(name, _, _, span, unsure, needed):
            return name.id, span, unsure, needed
        case WhenItem(_, _, part, _, needed):
            return "", [one.points for one in part], needed


def worth_of(questionnaire: Questionnaire, question: str, points: Callable[[Value], Number]) -> Facts:
    """What ``points`` gives for the answers to ``question``: equal where it gives the same for all of them."""
    asked = questionnaire.question_by_id[question]
    match asked.answer:
        case ChoiceAnswer(options):
            return tuple(sorted((option.id, points(option.id)) for option in options))
        case MultipleAnswer(options):
            alone = sorted((option.id, points((option.id,))) for option in options)
            return _several(questionnaire, question), tuple(alone)
        case answer:
            low, high = (answer.low, answer.high) if isinstance(answer, NumberAnswer) else (0, 10)
            starts = starts_of(questionnaire).get(question, ())
            return low, high, starts, tuple(points(at) for at in (low, high, *starts))


def facts_of_points(questionnaire: Questionnaire, node: Condition | Measure) -> Facts:
    """What the answers are worth whose points ``node`` looks at."""
    names = {name.id: name for name in _pointed(node)}
    return tuple(
        (name.id, worth_of(questionnaire, name.id, name.points.of))
        for name in sorted(names.values(), key=lambda name: name.id)
        if name.points is not None
    )


def _pointed(node: Condition | Measure) -> Iterator[Name]:
    if isinstance(node, PointsOf):
        yield node.name
    for child in children(node):
        yield from _pointed(child)


def _several(questionnaire: Questionnaire, question: str) -> str:
    fields = (field for section in questionnaire.document.sections for field in section.questions)
    return next(field.several for field in fields if isinstance(field, MultipleField) and field.id == question)
