"""How many single faults the check finds in the questionnaires that ship, with their own examples.

Faults are made by a program (``slips``), of each kind as many as of any other, and looked at one by one: by loading,
then by all that ``triage check`` looks at, until something is found that is not found in the original. What is not
found is compared with the original (``misses``). Where all answers lead to the same, the fault changes nothing, and
another one is taken in its place.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from benchmarks.misses import Miss, missed
from benchmarks.slips import FORM, WORDS, Slip, slips
from benchmarks.slips.edits import Json, Kind
from triage.checker.accepting import acceptances, with_acceptances
from triage.checker.check import proofs
from triage.checker.lint import NEED_A_DAY
from triage.checker.solving import solvers
from triage.checker.unproven import Unproven
from triage.questionnaire import Finding, Questionnaire, QuestionnaireError, load
from triage.questionnaire.source import Source, read
from triage.shipped import questionnaires

LEAST: Final = 500
"""So many faults that change something are tried in each questionnaire."""

GOAL: Final = 0.95
"""This share of the faults in each questionnaire should be found."""

LEAST_OF_WORDS: Final = 50
"""So many faults in words alone."""

MOST_OF_A_KIND: Final = 25
"""No kind gives more than one fault in twenty."""

LOADING: Final = "loading"
ACCEPTED: Final = "what is accepted"

_FILE: Final = "it.json"

Known = Counter[tuple[str, str]]
"""How often each finding is made in the original."""


class Tried(NamedTuple):
    """A fault that was tried: what finds it (``by``), or why nothing does. What changes nothing has neither."""

    slip: Slip
    by: str | None
    miss: Miss | None


@dataclass(frozen=True, slots=True)
class Trials:
    """A questionnaire, and each fault that was tried in it."""

    name: str
    tried: tuple[Tried, ...]

    @property
    def same(self) -> int:
        """How many faults change nothing."""
        return sum(one.by is None and one.miss is None for one in self.tried)

    @property
    def misses(self) -> tuple[Tried, ...]:
        """The faults that change something and are not found."""
        return tuple(one for one in self.tried if one.miss is not None)

    @property
    def found(self) -> Counter[str]:
        """How many faults each look finds."""
        return Counter(one.by for one in self.tried if one.by is not None)


def looks() -> tuple[str, ...]:
    """What can find a fault, in words, the first first."""
    return (LOADING, *(what for what, _proof in proofs((), None)), ACCEPTED)


def forms() -> tuple[Path, ...]:
    """The questionnaires that ship."""
    return tuple(path for path in sorted(questionnaires().glob("*.json")) if "." not in path.stem)


def measure(paths: Sequence[Path]) -> tuple[tuple[Trials, ...], tuple[Trials, ...]]:
    """Faults in the form, and faults in words alone, of the questionnaires at ``paths``, with all processors."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return (
            tuple(trials(path, FORM, LEAST, pool) for path in paths),
            tuple(trials(path, WORDS, LEAST_OF_WORDS, pool) for path in paths),
        )


def trials(path: Path, kinds: Mapping[str, Kind], least: int, pool: Executor) -> Trials:
    """The questionnaire at ``path`` with as many faults of ``kinds`` as it takes for ``least`` that change it."""
    original = path.read_bytes()
    drawn = chosen(json.loads(original), kinds)
    tried: list[Tried] = []
    judge = partial(judged, original)
    while (wanted := least - sum(one.by is not None or one.miss is not None for one in tried)) > 0:
        batch = tuple(islice(drawn, wanted))
        if not batch:
            break
        tried += pool.map(judge, batch, chunksize=min(8, -(-wanted // 4)))
    return Trials(path.stem, tuple(tried))


def judged(original: bytes, slip: Slip) -> Tried:
    """What comes of ``slip``, which was put into ``original``."""
    data = json.dumps(slip.document).encode()
    by = found_by(data, _known(original))
    if by is not None:
        return Tried(slip, by, None)
    return Tried(slip, None, missed(load(original), load(data)))


def chosen(document: Json, kinds: Mapping[str, Kind]) -> Iterator[Slip]:
    """Different faults of ``document``, always the same: one of each of ``kinds`` in turn, up to so many of a kind."""
    every: dict[str, list[Slip]] = {}
    for slip in slips(document, kinds):
        every.setdefault(slip.kind, []).append(slip)
    luck = Random(0)  # noqa: S311 (nothing secret)
    for of_kind in every.values():
        luck.shuffle(of_kind)
    seen = {_text(document)}
    for _turn in range(MOST_OF_A_KIND):
        for of_kind in every.values():
            while of_kind:
                slip = of_kind.pop()
                text = _text(slip.document)
                if text not in seen:
                    seen.add(text)
                    yield slip
                    break


def found_by(data: bytes, known: Known) -> str | None:
    """The first look at the file ``data`` that finds what is not ``known``, and what nobody accepts."""
    try:
        questionnaire = load(data, name=_FILE)
    except QuestionnaireError:
        return LOADING
    value, source, _findings = read(data, _FILE)
    accepted, left, told = acceptances(value), Counter(known), list[Finding]()
    for what, finding in _said(questionnaire, source):
        told.append(finding)
        left[_key(finding)] -= 1
        if left[_key(finding)] < 0 and not any(one.covers(finding) for one in accepted):
            return what
    every = with_acceptances(told, accepted, source, complete=True, unseen=NEED_A_DAY)
    return ACCEPTED if _counted(every[len(told) :]) - known else None


@cache
def _known(original: bytes) -> Known:
    """What is found in the original, as often as it is."""
    questionnaire = load(original, name=_FILE)
    value, source, _findings = read(original, _FILE)
    told = [finding for _what, finding in _said(questionnaire, source)]
    return _counted(with_acceptances(told, acceptances(value), source, complete=True, unseen=NEED_A_DAY))


def _said(questionnaire: Questionnaire, source: Source) -> Iterator[tuple[str, Finding]]:
    """All findings, each with what finds it."""
    yield from ((LOADING, finding) for finding in questionnaire.findings)
    for what, proof in proofs(solvers(), None):
        yield from ((what, one) for one in proof(questionnaire, source) if not isinstance(one, Unproven))


def _counted(findings: Iterable[Finding]) -> Known:
    return Counter(map(_key, findings))


def _key(finding: Finding) -> tuple[str, str]:
    """What is said: places move with what stands before them."""
    return finding.code, finding.message


def _text(document: Json) -> str:
    return json.dumps(document, sort_keys=True)
