"""A doubt: what a rule of this room says, before it has its place in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from triage.questionnaire import Finding, Questionnaire, Severity
from triage.questionnaire.document import Document
from triage.questionnaire.source import Path, Source

Code = Literal[
    "all-caps",
    "banned-word",
    "double-negation",
    "half-review",
    "ids-swapped",
    "item-optional",
    "left-over-text",
    "long-page",
    "long-sentence",
    "looks-like-markup",
    "missing-why",
    "no-licence",
    "no-way-out",
    "none-with-others",
    "old-review",
    "phone-number",
    "please",
    "points-without-source",
    "same-heading-twice",
    "same-option-twice",
    "same-question-twice",
    "sign-optional",
    "skin-colour",
    "source-never-cited",
    "two-questions",
]
"""What is doubted."""


class Doubt(NamedTuple):
    """What is doubtful ``at`` a character of a text, or at the value as a whole (``None``)."""

    code: Code
    at: int | None
    message: str
    cure: str
    severity: Severity = Severity.ADVICE

    def finding(self, source: Source, path: Path) -> Finding:
        """This doubt as a finding at ``path``."""
        return source.finding(self.code, path, self.message, self.cure, inside=self.at, severity=self.severity)


Rule = Callable[[Questionnaire, Source], Iterator[Finding]]
"""Looks at a questionnaire that loads, and says what it doubts at places of its source."""

DocumentRule = Callable[[Document, Source], Iterator[Finding]]
"""Looks at a document of the right shape, whether it loads or not, and says the same."""

TextRule = Callable[[str], Iterator[Doubt]]
"""Looks at one text as its author wrote it, placeholders and all."""


def is_english(document: Document) -> bool:
    """Whether the words of ``document`` are English, so that rules about English words hold for it."""
    return document.language.split("-", maxsplit=1)[0] == "en"
