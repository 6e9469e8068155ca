"""What the linter finds in small documents, on a day that stays the same."""

from __future__ import annotations

from datetime import date
from typing import Final

from tests.questionnaire.reading import Json, data, question, small
from triage.checker.lint import find_doubts
from triage.questionnaire import Finding, load
from triage.questionnaire.source import read

DAY: Final = date(2026, 11, 23)


def doubts(source: bytes, today: date = DAY) -> tuple[Finding, ...]:
    """What is doubted in the file ``source``, in file order."""
    _value, text, _findings = read(source, "it.json")
    found = find_doubts(load(source), text, today)
    return tuple(sorted(found, key=lambda finding: (finding.line, finding.column, finding.code)))


def draft(*questions: Json, **parts: object) -> Json:
    """A document as ``small`` makes it, with a question that nobody doubts where none is given."""
    return small(*(questions or (question("x"),)), **parts)


def found(document: Json, today: date = DAY) -> list[tuple[str, str]]:
    """Code and path of each doubt about ``document``."""
    return [(one.code, one.path) for one in doubts(data(document), today)]


def told(document: Json, code: str) -> list[str]:
    """What is said about ``document`` under ``code``."""
    return [one.message for one in doubts(data(document)) if one.code == code]
