"""What a score can still become, exactly where that can be found out.

Bounds by intervals are sound, but too wide where one answer counts in two places: each place takes the answer that
suits it. So every open question that a score rests on more than once is tried with all its answers, case by case, as
long as the cases are few; the bounds are those of all cases together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, combinations, product
from math import prod
from typing import Final

from triage.assessment.result import Assessment, ScoreResult, Status
from triage.assessment.stages import settle
from triage.logic import DAY_ID, Condition, Measure, NonAnswer, Slot
from triage.logic.tree import names_in
from triage.questionnaire import (
    ChoiceAnswer,
    MultipleAnswer,
    NumberAnswer,
    Question,
    Questionnaire,
    ScaleAnswer,
    Score,
    exclusive_codes,
)
from triage.questionnaire.scores import AnswerItem, CasesItem, Item, ScoreItem, WhenItem

MOST_CASES: Final = 500
"""So many cases are tried at most for one score; fewer where a form has more than 100 questions."""

_MOST_WORK: Final = 100 * MOST_CASES
_MOST_ANSWERS: Final = 200
"""A question with more answers than this is not tried."""


def narrowed(result: ScoreResult, assessment: Assessment) -> tuple[ScoreResult, bool]:
    """``result`` with bounds, possible bands and band as narrow as they can be found, and whether they are exact.

    Exact: some completion of the answers comes to each bound. Otherwise the score can be no further out.
    """
    if result.status in (Status.COMPLETE, Status.NOT_APPLICABLE):
        return result, True
    used = _uses(assessment.questionnaire)[result.score.id]
    again = [question for question in _open(assessment) if used.get(question.id) == _AGAIN]
    cases = {question.index: tuple(_answers(question)) for question in again}
    most = min(MOST_CASES, _MOST_WORK // len(assessment.questionnaire.questions))
    tried = _affordable(cases, most)
    no_day = assessment.on is None and used.get(DAY_ID) == _AGAIN
    exact = len(tried) == len(cases) and not no_day and not _is_loose(result.score, assessment)
    if not tried:
        return result, exact
    made = [case for case in _tried(result.score, assessment, tried) if case.status is not Status.NOT_APPLICABLE]
    if not made:
        return result, exact
    found = {band for case in made for band in case.possible}
    possible = tuple(band for band in result.possible if band in found)
    band = possible[0] if result.value is None and len(possible) == 1 else result.band
    low, high = min(case.low for case in made), max(case.high for case in made)
    return result._replace(low=low, high=high, possible=possible, band=band), exact


def _is_loose(score: Score, assessment: Assessment) -> bool:
    """Whether intervals are too wide here for another reason.

    A formula that reads the value twice takes each end where it suits. And where every one of several items may yet
    not be asked, their sum is taken to begin at none of them, which is no score.
    """
    then = None if score.after is None else score.after.then
    if then is not None and len(list(names_in(then))) > 1:
        return True
    undecided = {question.id for question in assessment.undecided_path}
    names = [item.name for item in score.items if not isinstance(item, WhenItem)]
    return len(names) > 1 and all(
        name.id in undecided or assessment.slots[name.index] is NonAnswer.NOT_ASKED for name in names
    )


def _open(assessment: Assessment) -> Iterator[Question]:
    """The questions whose answers are still open, or are not known."""
    for question in assessment.questionnaire.questions:
        slot = assessment.slots[question.index]
        if isinstance(slot, NonAnswer) and slot is not NonAnswer.NOT_ASKED:
            yield question


def _affordable(cases: Mapping[int, Sequence[Slot]], most: int) -> dict[int, Sequence[Slot]]:
    """Those of ``cases`` that can be tried together, the ones with the fewest answers first."""
    tried: dict[int, Sequence[Slot]] = {}
    for index, answers in sorted(cases.items(), key=lambda case: len(case[1])):
        if not answers or prod(map(len, tried.values())) * len(answers) > most:
            continue
        tried[index] = answers
    return tried


def _tried(score: Score, assessment: Assessment, tried: Mapping[int, Sequence[Slot]]) -> Iterator[ScoreResult]:
    questionnaire = assessment.questionnaire
    count, scores = len(questionnaire.questions), len(questionnaire.scores)
    unknown: list[Slot] = [NonAnswer.UNANSWERED] * scores
    for answers in product(*tried.values()):
        slots = [*assessment.slots[:count], *unknown, assessment.slots[-1], NonAnswer.UNANSWERED]
        for index, answer in zip(tried, answers, strict=True):
            slots[index] = answer
        yield settle(questionnaire, slots)[1][score.id]


def _answers(question: Question) -> Iterator[Slot]:
    """Every answer to ``question``, or none where there are too many."""
    match question.answer:
        case ChoiceAnswer(options):
            yield from (option.id for option in options)
        case MultipleAnswer(options) if 2 ** len(options) <= _MOST_ANSWERS:
            codes, alone = [option.id for option in options], exclusive_codes(question)
            sets = chain.from_iterable(combinations(codes, count) for count in range(1, len(codes) + 1))
            yield from (chosen for chosen in sets if len(chosen) == 1 or alone.isdisjoint(chosen))
        case NumberAnswer(int() as low, int() as high, 0) if high - low < _MOST_ANSWERS:
            yield from range(low, high + 1)
        case ScaleAnswer():
            yield from range(11)
        case _:
            return


_AGAIN: Final = 2

Uses = Mapping[str, int]
"""How often something rests on each question, by id: once, or more than once (2)."""


@lru_cache(maxsize=16)
def _uses(questionnaire: Questionnaire) -> dict[str, Uses]:
    """What each question and score of ``questionnaire`` rests on; a question on itself, too, and on what gates it."""
    found: dict[str, Uses] = {name: {name: 1} for name in (*questionnaire.question_by_id, DAY_ID)}
    for stage in questionnaire.stages:
        for index, _test in stage.gates:
            question = questionnaire.questions[index]
            assert question.gate is not None
            found[question.id] = _joined([found[question.id], *(found[name] for name in _named(question.gate))])
        if stage.score is not None:
            found[stage.score.id] = _joined(_parts_of(stage.score, found))
    return found


def _joined(parts: Iterable[Uses]) -> Uses:
    total: dict[str, int] = {}
    for part in parts:
        for name, count in part.items():
            total[name] = min(_AGAIN, total.get(name, 0) + count)
    return total


def _parts_of(score: Score, found: Mapping[str, Uses]) -> Iterator[Uses]:
    for names in _named_by(score):
        yield from (found[name] for name in names)


def _named_by(score: Score) -> Iterator[list[str]]:
    """The names that ``score`` rests on, part by part; where a band looks at the value, its items once more."""
    made = [name for item in score.items for name in _named_by_item(item)]
    if score.formula is not None:
        made += _named(score.formula.measure)
    yield made
    for condition in (score.applies_if, *(band.or_when for band in score.bands)):
        if condition is not None:
            names = [name.id for name in names_in(condition)]
            yield [name for name in names if name != "value"]
            yield made if "value" in names else []


def _named_by_item(item: Item) -> Iterator[str]:
    match item:
        case AnswerItem(name=name) | ScoreItem(name=name):
            yield name.id
        case CasesItem(name=name, cases=cases):
            yield name.id
            for case in cases:
                yield from () if case.when is None else _named(case.when)
        case WhenItem(when=when):
            yield from _named(when)


def _named(node: Condition | Measure) -> list[str]:
    return [name.id for name in names_in(node)]
