"""How long a whole assessment takes, and loading, beside survey-core on the same form with the same answers."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import nan
from statistics import median
from typing import Final

from pydantic import JsonValue

from benchmarks import ours
from benchmarks.forms import Form, Value, draw_answers, make_form
from benchmarks.survey_core import SurveyCore
from triage import assess, load
from triage.questionnaire import Questionnaire

SIZES: Final = (40, 200, 1000, 5000)
_TURN: Final = 0.2
"""Seconds that a side works at least before the other has its turn, so that neither finds its memory cold."""

DECIDED: Final = 3
"""In so many of the answer sets, the first, it is decided who is asked what; on these both sides must agree."""


class DisagreementError(Exception):
    """The two sides came to different results, so that their times say nothing."""


@dataclass(frozen=True, slots=True)
class Round:
    """Seconds for one assessment in one round; NaN where survey-core was not asked.

    survey-core has its turn three times: ``lean``; ``checking`` the answers as well; with ``bounds`` and status, too.
    """

    ours: float
    lean: float = nan
    checking: float = nan
    bounds: float = nan


@dataclass(frozen=True, slots=True)
class Measured:
    """A form of ``questions`` questions: the rounds of assessing it, and the seconds of each load, by side.

    ``best`` is what one assessment takes when nothing else disturbs it: the least of many.
    """

    questions: int
    rounds: tuple[Round, ...]
    best: float
    our_loads: tuple[float, ...]
    their_loads: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """How often each side has its turn: ``warming`` times that do not count, then ``rounds``; and its ``loads``.

    ``best_of`` are the seconds of passes of which the best one is taken.
    """

    rounds: int
    warming: int
    loads: int
    best_of: float


def plan_for(questions: int) -> Plan:
    """Fewer turns where each takes long."""
    return (
        Plan(rounds=4, warming=1, loads=1, best_of=10)
        if questions > 1000
        else Plan(rounds=9, warming=2, loads=3, best_of=10)
    )


def answer_sets(form: Form, questionnaire: Questionnaire) -> list[dict[str, Value]]:
    """Five people's answers to what they are asked.

    Two are complete; one leaves out much of what no question depends on; one is often not sure; one leaves much out.
    """
    shares = ((0.0, 0.0), (0.0, 0.0), (0.0, 0.4), (0.2, 0.0), (0.1, 0.2))
    gating = {atom.item.id for item in form.items if item.gate is not None for atom in item.gate.atoms}
    drawn = [draw_answers(form, seed, unsure=unsure, left=left) for seed, (unsure, left) in enumerate(shares, 1)]
    drawn[2] = {name: value for name, value in draw_answers(form, 3).items() if name in gating or name in drawn[2]}
    return [_on_path(one, questionnaire) for one in drawn]


def _on_path(drawn: Mapping[str, Value], questionnaire: Questionnaire) -> dict[str, Value]:
    asked = {question.id for question in assess(questionnaire, ours.answers(drawn)).path}
    return {name: value for name, value in drawn.items() if name in asked}


def measure(questions: int, plan: Plan, peer: SurveyCore | None) -> Measured:
    """Both sides in turn on a form of so many ``questions``; without a ``peer``, this project alone.

    Raises:
        DisagreementError: the sides do not come to the same result where all is answered.
    """
    form = make_form(questions)
    file = ours.document(form)
    questionnaire = load(file)
    drawn = answer_sets(form, questionnaire)
    our_loads, their_loads = [], []
    for _load in range(plan.loads):
        our_loads.append(_processor_time(lambda: load(file)))
        if peer is not None:
            their_loads.append(peer.load(form, drawn))
    sets = [_as_read(ours.answers(one)) for one in drawn]
    if peer is not None:
        _check_agreement(questionnaire, sets, peer)
    rounds = _assessing(questionnaire, sets, peer, plan)
    best = min(_passes(partial(_assess_all, questionnaire, sets), plan.best_of)) / len(sets)
    return Measured(questions, rounds, best, tuple(our_loads), tuple(their_loads))


def _as_read(answers: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    read: dict[str, JsonValue] = json.loads(json.dumps(answers))
    return read


def _check_agreement(questionnaire: Questionnaire, sets: Sequence[dict[str, JsonValue]], peer: SurveyCore) -> None:
    for number, answers in enumerate(sets[:DECIDED]):
        mine = ours.result(assess(questionnaire, answers))
        _seconds, whole = peer.assess(number, bounds=True)
        _seconds, lean = peer.assess(number)
        assert isinstance(lean, dict)
        if mine != whole or {key: mine[key] for key in lean} != lean:
            raise DisagreementError(f"{len(questionnaire.questions)} questions, answer set {number}")


def _assessing(
    questionnaire: Questionnaire, sets: Sequence[dict[str, JsonValue]], peer: SurveyCore | None, plan: Plan
) -> tuple[Round, ...]:
    def theirs(*, checking: bool, bounds: bool) -> float:
        assert peer is not None
        return sum(peer.assess(number, checking=checking, bounds=bounds)[0] for number in range(len(sets)))

    ways = ((False, False), (True, False), (True, True))
    others = [partial(theirs, checking=checking, bounds=bounds) for checking, bounds in ways]
    mine = partial(_assess_all, questionnaire, sets)
    asked: list[Callable[[], float]] = [mine] if peer is None else [mine, *others]
    rounds = [[_turn(side) / len(sets) for side in asked] for _round in range(plan.warming + plan.rounds)]
    return tuple(Round(*taken) for taken in rounds[plan.warming :])


def _assess_all(questionnaire: Questionnaire, sets: Sequence[dict[str, JsonValue]]) -> float:
    return _processor_time(lambda: [assess(questionnaire, answers) for answers in sets])


def _turn(side: Callable[[], float]) -> float:
    """The median of what ``side`` takes for all answer sets, one after the other, again and again for ``_TURN``."""
    return median(_passes(side, _TURN))


def _passes(side: Callable[[], float], seconds: float) -> list[float]:
    taken = []
    began = time.perf_counter()
    while time.perf_counter() - began < seconds:
        taken.append(side())
    return taken


def _processor_time(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
