"""How long checking takes: all of it for the flagship, and the search for what can never happen as forms grow."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, NamedTuple

from benchmarks import ours
from benchmarks.forms import make_form
from benchmarks.journey import FLAGSHIP
from triage.checker import check
from triage.checker.reachability import find_unreachable
from triage.questionnaire import load
from triage.questionnaire.source import read
from triage.shipped import questionnaires

SIZES: Final = (40, 200, 1000)
_ROUNDS: Final = 5


class Checked(NamedTuple):
    """What was looked at, on a form of so many ``questions``, and the seconds of processor time of each round."""

    what: str
    questions: int
    seconds: tuple[float, ...]


def measure() -> tuple[Checked, ...]:
    """The whole check of the flagship; for made-up forms, the search alone, on a form that is loaded already."""
    return (_flagship(), *map(search, SIZES))


def _flagship() -> Checked:
    data = (questionnaires() / f"{FLAGSHIP}.json").read_bytes()
    return Checked("the whole check of the flagship", len(load(data).questions), _rounds(lambda: check(data)))


def search(questions: int) -> Checked:
    """The search for what can never happen in a made-up form of so many ``questions``."""
    data = ours.document(make_form(questions))
    questionnaire, (_value, source, _findings) = load(data), read(data, "made-up.json")
    taken = _rounds(lambda: tuple(find_unreachable(questionnaire, source)))
    return Checked("what can never happen, in a made-up form", questions, taken)


def _rounds(work: Callable[[], object]) -> tuple[float, ...]:
    work()
    return tuple(_processor_time(work) for _round in range(_ROUNDS))


def _processor_time(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
