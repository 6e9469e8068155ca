"""What is wrong or doubtful in a questionnaire, said so that its author can mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from triage.words import ngettext


class Severity(Enum):
    """How bad a finding is: an error refuses the questionnaire."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Fix(NamedTuple):
    """What can safely be done at the place of a finding.

    The word ``instead`` stands for the id, the option or the key there; ``None``: what stands there can go. Where the
    file says ``stands`` there, ``instead`` is the text in its place, as it is.
    """

    instead: str | None
    stands: str | None = None


Witness = tuple[tuple[str, str], ...]
"""Answers that show a finding: pairs of a question in short and what is answered, in the words of the questionnaire."""


class Compared(NamedTuple):
    """What an example expects, and what there is instead; both in a few words."""

    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong or doubtful in a questionnaire.

    ``code`` is stable; ``path`` is a JSON path such as ``$.sections[0].questions[2].ask_if``; ``line`` and ``column``
    count from 1, columns in characters; ``cure`` says how to mend it and may be empty. ``witness`` shows it, where
    answers can; ``compared`` sets side by side what differs from an example. ``accepted`` is why its author lets it
    stand, empty where that is not so.
    """

    code: str
    severity: Severity
    message: str
    cure: str
    path: str
    file: str
    line: int
    column: int
    fix: Fix | None = None
    witness: Witness = ()
    compared: Compared | None = None
    accepted: str = ""

    def __str__(self) -> str:
        """One line: place, severity, code, sentence, cure."""
        place = f"{self.file}:{self.line}:{self.column}"
        words = f"{self.message} {self.cure}".strip()
        return f"{place}: {self.severity.value} {self.code}: {words} ({self.path})"


class QuestionnaireError(ValueError):
    """A questionnaire that is not understood whole; ``findings`` holds all that was found, in file order."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Refuse with ``findings``, of which at least one is an error."""
        self.findings = tuple(sorted(findings, key=lambda finding: (finding.line, finding.column, finding.code)))
        count = sum(finding.severity is Severity.ERROR for finding in self.findings)
        head = ngettext("{count} error in this questionnaire:", "{count} errors in this questionnaire:", count)
        super().__init__("\n".join([head.format(count=count), *map(str, self.findings)]))
