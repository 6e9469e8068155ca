"""A questionnaire file → everything found in it: by loading it, and, once it loads, by every proof of this room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from triage.checker.examples import run_examples
from triage.checker.reachability import find_unreachable
from triage.questionnaire import DEFAULT_PLACE, Finding, Place, Questionnaire, QuestionnaireError, load
from triage.questionnaire.loading import contents
from triage.questionnaire.source import Source, read

Proof = Callable[[Questionnaire, Source], Iterable[Finding]]
"""Looks at a questionnaire that loads, and says what it finds at places of its source."""

_PROOFS: Final[tuple[Proof, ...]] = (run_examples, find_unreachable)


def check(source: str | Path | bytes, *, place: Place = DEFAULT_PLACE, name: str | None = None) -> tuple[Finding, ...]:
    """All findings in ``source``, in file order; ``source``, ``place`` and ``name`` are those of ``load``.

    Raises:
        OSError: the path cannot be read.
    """
    data, file = contents(source, name)
    try:
        questionnaire = load(data, place=place, name=file)
    except QuestionnaireError as error:
        return error.findings
    _value, text, _findings = read(data, file)
    found = [*questionnaire.findings, *(finding for proof in _PROOFS for finding in proof(questionnaire, text))]
    return tuple(sorted(found, key=lambda finding: (finding.line, finding.column, finding.code)))
