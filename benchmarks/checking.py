"""How long checking takes: all of it, and the search for what can never happen as forms grow, without and with z3."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from typing import Final, NamedTuple

from benchmarks import ours, sums
from benchmarks.forms import make_form
from benchmarks.journey import FLAGSHIP
from triage.checker import check
from triage.checker.check import proofs
from triage.checker.claims import claims_of
from triage.checker.goals import GaveUp, Goal, Search
from triage.checker.net import Net
from triage.checker.reachability import find_unreachable
from triage.checker.solving import is_there, solvers
from triage.checker.unproven import Unproven
from triage.questionnaire import load
from triage.questionnaire.source import read
from triage.shipped import questionnaires

SIZES: Final = (40, 200, 1000)
WITH_SUMS: Final = 200
_ROUNDS: Final = 5
_LONG: Final = 60.0
"""Seconds that z3 gets for all goals of a form."""


class Checked(NamedTuple):
    """What was looked at, on a form of so many ``questions``, and the seconds of processor time of each round.

    No rounds: it took too long. ``goal`` is what it may take, in seconds.
    """

    what: str
    questions: int
    seconds: tuple[float, ...]
    goal: float | None = None


class Asked(NamedTuple):
    """How often z3 was asked in a whole check (``times``), and how much is proven neither way then (``left``)."""

    times: int
    left: int


def measure() -> tuple[Checked, ...]:
    """The whole check of two forms; the search alone, and z3 alone, on forms that are loaded already."""
    by_z3 = tuple(map(solve, SIZES)) if is_there() else ()
    return (_flagship(), whole(WITH_SUMS), *map(search, SIZES), *by_z3)


def _flagship() -> Checked:
    data = (questionnaires() / f"{FLAGSHIP}.json").read_bytes()
    return Checked("the whole check of the flagship", len(load(data).questions), _rounds(lambda: check(data)))


def whole(questions: int) -> Checked:
    """The whole check of a made-up form of so many ``questions``, with weighted sums."""
    data = sums.document(make_form(questions))
    what = "the whole check of a made-up form with weighted sums, with z3"
    return Checked(what, questions, _rounds(lambda: check(data)), goal=5)


def search(questions: int) -> Checked:
    """The search for what can never happen in a made-up form of so many ``questions``."""
    data = ours.document(make_form(questions))
    questionnaire, (_value, source, _findings) = load(data), read(data, "made-up.json")
    taken = _rounds(lambda: tuple(find_unreachable(questionnaire, source)))
    return Checked("what can never happen, in a made-up form: by the search", questions, taken)


def solve(questions: int) -> Checked:
    """The same by z3 alone, once: each goal is put to it, though the search would have reached it."""
    net = Net(load(ours.document(make_form(questions))))
    goals = [claim.goal for claim in claims_of(net)]
    (solver,) = solvers(_LONG, _LONG)
    began = time.process_time()
    gave_up = any(isinstance(solver(net, goal), GaveUp) for goal in goals)
    taken = time.process_time() - began
    return Checked(
        "what can never happen, in a made-up form: by z3 alone", questions, () if gave_up else (taken,), goal=_LONG
    )


def asked(questions: int = WITH_SUMS) -> Asked:
    """How often z3 is asked in the whole check of a made-up form with weighted sums."""
    data = sums.document(make_form(questions))
    questionnaire, (_value, source, _findings) = load(data), read(data, "made-up.json")
    times: Counter[bool] = Counter()
    (solver,) = solvers() or (lambda _net, _goal: GaveUp("steps"),)

    def counting(net: Net, goal: Goal) -> Search:
        times[True] += 1
        return solver(net, goal)

    told = [one for _what, proof in proofs((counting,), None) for one in proof(questionnaire, source)]
    return Asked(times.total(), sum(isinstance(one, Unproven) for one in told))


def _rounds(work: Callable[[], object]) -> tuple[float, ...]:
    work()
    return tuple(_processor_time(work) for _round in range(_ROUNDS))


def _processor_time(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
