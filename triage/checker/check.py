"""A questionnaire file → everything found in it: by loading it, by its words, and, once it loads, by every proof."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple

from triage.checker.accepting import acceptances, with_acceptances
from triage.checker.examples import run_examples
from triage.checker.extremes import find_wrong_claims
from triage.checker.idle import find_idle
from triage.checker.idle_answers import find_idle_answers
from triage.checker.lint import NEED_A_DAY, find_doubtful_words, find_doubts
from triage.checker.lost_signs import find_lost_signs, find_silenced_rules
from triage.checker.net import Solver
from triage.checker.reachability import find_unreachable
from triage.checker.solving import solvers
from triage.checker.twin_rules import find_twin_rules
from triage.checker.unproven import Unproven
from triage.questionnaire import DEFAULT_PLACE, Finding, Place, Questionnaire, Severity
from triage.questionnaire.loading import Reading, contents, understood
from triage.questionnaire.source import Source
from triage.words import _

Proof = Callable[[Questionnaire, Source], Iterable[Finding | Unproven]]
"""Looks at a questionnaire that loads, and says what it finds at places of its source, and what it leaves open."""

_ORDER: Final = tuple(Severity)


class Review(NamedTuple):
    """What was found in a questionnaire, the important first.

    ``left_out`` are the parts that were not looked at: because somebody ``stopped`` it, or else because errors have to
    be mended first. ``unproven`` is what could be proven neither way.
    """

    findings: tuple[Finding, ...]
    left_out: tuple[str, ...] = ()
    unproven: tuple[str, ...] = ()
    stopped: bool = False


def proofs(others: Sequence[Solver], today: date | None) -> tuple[tuple[str, Proof], ...]:
    """What is looked at, in words, and how, on the day ``today``; ``others`` are asked where the search gives up."""
    return (
        (_("the examples"), run_examples),
        (_("what can never happen"), partial(find_unreachable, others=others)),
        (_("parts of conditions that decide nothing"), partial(find_idle, others=others)),
        (_("whether a warning sign can be lost"), partial(find_lost_signs, others=others)),
        (_("what “not sure” leads to"), partial(find_silenced_rules, others=others)),
        (_("how far scores go"), partial(find_wrong_claims, others=others)),
        (_("rules that always fire together"), partial(find_twin_rules, others=others)),
        (_("answers on which nothing hangs"), partial(find_idle_answers, others=others)),
        (_("what is doubtful"), partial(find_doubts, today=today)),
    )


def check(
    source: str | Path | bytes, *, place: Place = DEFAULT_PLACE, name: str | None = None, today: date | None = None
) -> tuple[Finding, ...]:
    """All findings in ``source``, the important first; ``place`` and ``name`` are those of ``load``.

    Those that its author accepts are among them, and say so. ``today`` is the day of checking: without it, nothing is
    said of how old a review is.

    Raises:
        OSError: the path cannot be read.
    """
    return review(source, place=place, name=name, today=today).findings


def review(
    source: str | Path | bytes,
    *,
    place: Place = DEFAULT_PLACE,
    name: str | None = None,
    today: date | None = None,
    begin: Callable[[str], None] = lambda _what: None,
) -> Review:
    """The same; ``begin`` is told what is looked at next. Interrupted from the keyboard, it says what it has so far.

    Raises:
        OSError: the path cannot be read.
    """
    data, file = contents(source, name)
    reading = understood(data, file, place)
    questionnaire, text = reading.questionnaire, reading.source
    if questionnaire is None:
        return _refused(reading, today)
    every = proofs(solvers(), today)
    found = list(questionnaire.findings)
    unproven: list[str] = []
    left_out: tuple[str, ...] = ()
    for at, (what, proof) in enumerate(every):
        begin(what)
        try:
            for one in proof(questionnaire, text):
                if isinstance(one, Unproven):
                    unproven.append(one.what)
                else:
                    found.append(one)
        except KeyboardInterrupt:
            left_out = tuple(what for what, _proof in every[at:])
            break
    unseen = NEED_A_DAY if today is None else ()
    told = with_acceptances(found, acceptances(reading.value), text, complete=not left_out, unseen=unseen)
    return Review(_sorted(told), left_out, tuple(unproven), stopped=bool(left_out))


def _refused(reading: Reading, today: date | None) -> Review:
    """What is found where there are errors: these, and what is doubtful in words. The rest would be said of no form."""
    found = list(reading.findings)
    shape = reading.shaped
    if shape is not None:
        found += find_doubtful_words(shape.document, shape.source, whole=not reading.wrong)
    told = with_acceptances(found, acceptances(reading.value), reading.source, complete=False)
    waiting = [what for what, _proof in proofs((), today)]
    return Review(_sorted(told), (_("what hangs on an error"), *waiting) if reading.wrong else tuple(waiting))


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors first, what is accepted last, and each kind in the order of the file."""
    return tuple(sorted(findings, key=_rank))


def _rank(finding: Finding) -> tuple[bool, int, int, int, str]:
    return bool(finding.accepted), _ORDER.index(finding.severity), finding.line, finding.column, finding.code
