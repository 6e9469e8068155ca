"""How many single faults the check finds in the questionnaires that ship, with their own examples.

Faults are made by a program (``slips``), so many of each kind as are needed for 500, and checked one by one: by
loading, by the examples, by the proofs, by the doubts. What is not found is compared with the original: where all
answers lead to the same, the fault changes nothing.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final, Literal

from benchmarks.slips import Json, Slip, slips
from triage.checker.diff import compare
from triage.checker.examples import run_examples
from triage.checker.lint import find_doubts
from triage.checker.reachability import find_unreachable
from triage.checker.unproven import Unproven
from triage.questionnaire import Finding, Questionnaire, QuestionnaireError, load
from triage.questionnaire.source import read
from triage.shipped import questionnaires

MOST: Final = 500
"""So many faults are tried in each questionnaire, or all that there are."""

Stage = Literal["load", "examples", "proofs", "doubts"]
"""What finds a fault, the first of these that does."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A questionnaire: how many faults each stage found; those that change nothing; those that were missed."""

    name: str
    found: Counter[Stage]
    same: tuple[Slip, ...]
    missed: tuple[Slip, ...]

    @property
    def count(self) -> int:
        """How many faults were tried."""
        return self.found.total() + len(self.same) + len(self.missed)


def measure() -> tuple[Tried, ...]:
    """All questionnaires that ship."""
    return tuple(tried(path) for path in sorted(questionnaires().glob("*.json")) if "." not in path.stem)


def tried(path: Path, most: int = MOST) -> Tried:
    """The questionnaire at ``path`` with ``most`` faults, one at a time."""
    document: Json = json.loads(path.read_bytes())
    original = load(path)
    known = _said(_all_findings(original, _bytes(document)))
    found: Counter[Stage] = Counter()
    same, missed = [], []
    for fault in chosen(slips(document), most):
        stage = _stage(_bytes(fault.document), known)
        if stage is not None:
            found[stage] += 1
        elif changes_nothing(original, fault):
            same.append(fault)
        else:
            missed.append(fault)
    return Tried(original.id, found, tuple(same), tuple(missed))


def changes_nothing(original: Questionnaire, fault: Slip) -> bool:
    """Whether it is proven that all answers lead to the same with ``fault``; ids that change places change words."""
    if fault.kind == "swap two neighbours' id":
        return False
    compared = compare(original, load(_bytes(fault.document)))
    return compared.is_same and not compared.lost and not compared.gained


def chosen(every: Iterable[Slip], most: int) -> Iterator[Slip]:
    """``most`` of the faults, of each kind as many as of any other as long as there are some; always the same ones."""
    kinds: dict[str, list[Slip]] = {}
    for fault in every:
        kinds.setdefault(fault.kind, []).append(fault)
    luck = Random(0)  # noqa: S311 (nothing secret)
    for of_kind in kinds.values():
        luck.shuffle(of_kind)
    count = 0
    while count < most and any(kinds.values()):
        for of_kind in kinds.values():
            if of_kind and count < most:
                yield of_kind.pop()
                count += 1


def _stage(data: bytes, known: Counter[tuple[str, str]]) -> Stage | None:
    try:
        questionnaire = load(data)
    except QuestionnaireError:
        return "load"
    if _is_new(questionnaire.findings, known):
        return "load"
    _value, source, _findings = read(data, "it.json")
    stages: tuple[tuple[Stage, Iterable[Finding]], ...] = (
        ("examples", run_examples(questionnaire, source)),
        ("proofs", _proven(find_unreachable(questionnaire, source))),
        ("doubts", find_doubts(questionnaire, source)),
    )
    return next((stage for stage, findings in stages if _is_new(findings, known)), None)


def _proven(said: Iterable[Finding | Unproven]) -> Iterator[Finding]:
    return (one for one in said if isinstance(one, Finding))


def _is_new(findings: Iterable[Finding], known: Counter[tuple[str, str]]) -> bool:
    return bool(_said(findings) - known)


def _said(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    """What is said, how often: places move with what stands before them."""
    return Counter((one.code, one.message) for one in findings)


def _all_findings(questionnaire: Questionnaire, data: bytes) -> Iterator[Finding]:
    _value, source, _findings = read(data, "it.json")
    yield from questionnaire.findings
    yield from run_examples(questionnaire, source)
    yield from _proven(find_unreachable(questionnaire, source))
    yield from find_doubts(questionnaire, source)


def _bytes(document: Json) -> bytes:
    return json.dumps(document).encode()
