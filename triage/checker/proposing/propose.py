"""The fewest examples that touch all that answers can touch, found greedily; those that are there already count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from pydantic import JsonValue

from triage.assessment import AnswersError, Assessment, assess
from triage.assessment.export import number_data
from triage.checker.net import Net
from triage.checker.proposing.facets import Facet, facets_of, is_held, watched
from triage.checker.proposing.pool import Pool
from triage.checker.trial import Trial
from triage.logic import NonAnswer
from triage.logic.values import day_of
from triage.questionnaire import Answered, Questionnaire
from triage.questionnaire.document import ExpectField

_PREFIX: Final = "proposed_"


@dataclass(frozen=True, slots=True)
class Proposal:
    """An example as it would stand in the file: not confirmed, because nobody has said that it is right.

    ``data`` is its JSON; ``new`` is how many things it touches that no example before it does.
    """

    data: Mapping[str, JsonValue]
    new: int


def propose(questionnaire: Questionnaire, most: int | None = None) -> tuple[Proposal, ...]:
    """Examples that touch what the examples of ``questionnaire`` do not, those that touch most first; ``most`` of them.

    What they expect is what follows now. Whether that is right, a person must say.
    """
    net = Net(questionnaire)
    conditions = watched(net)
    seen = {
        facet
        for expect, assessment in _given(questionnaire)
        for facet in facets_of(net, conditions, assessment)
        if is_held(facet, expect)
    }
    left: dict[int, tuple[Trial, frozenset[Facet]]] = {}
    for at, trial in enumerate(Pool(net, conditions).trials()):
        facets = facets_of(net, conditions, trial.assessment) - seen
        if facets:
            left[at] = trial, facets
    names = _free_names(questionnaire)
    chosen = _greedy(list(left.values()), most)
    return tuple(Proposal(_example(next(names), trial, net), new) for trial, new in chosen)


def _greedy(pool: list[tuple[Trial, frozenset[Facet]]], most: int | None) -> Iterator[tuple[Trial, int]]:
    """The trial that touches most of what is left, again and again."""
    count = 0
    while pool and count != most:
        trial, facets = max(pool, key=lambda one: len(one[1]))
        yield trial, len(facets)
        count += 1
        pool = [(other, rest) for other, its in pool if (rest := its - facets)]


def _given(questionnaire: Questionnaire) -> Iterator[tuple[ExpectField, Assessment]]:
    """What the examples that are there and can be given expect, and what follows from them."""
    for example in questionnaire.examples:
        day = None if example.on is None else day_of(example.on)
        try:
            yield example.expect, assess(questionnaire, example.answers, day)
        except AnswersError:
            continue


def _free_names(questionnaire: Questionnaire) -> Iterator[str]:
    taken = {example.id for example in questionnaire.examples}
    number = 0
    while True:
        number += 1
        if f"{_PREFIX}{number}" not in taken:
            yield f"{_PREFIX}{number}"


def _example(name: str, trial: Trial, net: Net) -> Mapping[str, JsonValue]:
    assessment = trial.assessment
    day = {"on": net.day.isoformat()} if net.questionnaire.uses_day else {}
    expect: dict[str, JsonValue] = {
        "level": assessment.level.word,
        "rules": [rule.id for rule in assessment.fired],
        "undecided": [rule.id for rule in assessment.undecided_rules],
        **_notes(assessment),
        "unanswered": [one.id for one in assessment.path if assessment.answer(one) is NonAnswer.UNANSWERED],
    }
    results = assessment.scores.values()
    if results:
        values = {one.score.id: None if one.value is None else number_data(one.value) for one in results}
        expect["scores"] = {score: value for score, value in values.items() if not isinstance(value, str)}
        expect["bands"] = {one.score.id: one.band for one in results if one.score.bands}
    if any(section.end is not None for section in net.questionnaire.sections):
        expect["ends"] = None if assessment.ended is None else assessment.ended.id
    return {
        "id": name,
        "confirmed": False,
        **day,
        "answers": {key: _data(answer) for key, answer in trial.answers.items()},
        "expect": expect,
    }


def _notes(assessment: Assessment) -> Mapping[str, JsonValue]:
    """The notes that are shown, of those that are not always."""
    if all(note.when is None for note in assessment.questionnaire.notes):
        return {}
    return {"notes": [note.id for note in assessment.notes if note.when is not None]}


def _data(answer: Answered) -> JsonValue:
    """``answer`` as JSON; its decimals are short enough to be exact."""
    return float(answer) if isinstance(answer, Decimal) else answer
