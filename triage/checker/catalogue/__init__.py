"""Every finding explained: what its code means, why it matters to a patient or a clinician, and how it is mended.

To explain a new code, add it to the module of its subject; for a new subject, add a module and name it here.
"""

from __future__ import annotations

from typing import Final

from triage.checker.catalogue.bands import BANDS
from triage.checker.catalogue.care import CARE
from triage.checker.catalogue.comparisons import COMPARISONS
from triage.checker.catalogue.conditions import CONDITIONS
from triage.checker.catalogue.examples import EXAMPLES
from triage.checker.catalogue.explanation import Explanation, Subject
from triage.checker.catalogue.form import FORM
from triage.checker.catalogue.missing import MISSING
from triage.checker.catalogue.page import entry, page, severity_word
from triage.checker.catalogue.points import POINTS
from triage.checker.catalogue.proofs import PROOFS
from triage.checker.catalogue.questions import QUESTIONS
from triage.checker.catalogue.scores import SCORES
from triage.checker.catalogue.shape import SHAPE
from triage.checker.catalogue.signs import SIGNS
from triage.checker.catalogue.text import TEXT
from triage.checker.catalogue.translations import TRANSLATIONS
from triage.checker.catalogue.wording import WORDING

__all__ = ["FORM", "Explanation", "Subject", "entry", "explained", "severity_word", "subjects", "written_page"]

_SUBJECTS: Final = (
    TEXT,
    SHAPE,
    QUESTIONS,
    CONDITIONS,
    COMPARISONS,
    POINTS,
    SCORES,
    MISSING,
    BANDS,
    PROOFS,
    SIGNS,
    EXAMPLES,
    WORDING,
    CARE,
    TRANSLATIONS,
)


def subjects() -> tuple[Subject, ...]:
    """All findings by subject, in the language spoken now."""
    return tuple(subject.spoken() for subject in _SUBJECTS)


def explained() -> dict[str, Explanation]:
    """Every finding by its code, in the language spoken now."""
    return {one.code: one for subject in subjects() for one in subject.explanations}


def written_page() -> str:
    """The page for authors on all findings, in Markdown and in the language spoken now."""
    return page(subjects())
