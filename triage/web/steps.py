"""The steps of a journey: which pages there are, which can be visited now, and how they are counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from triage.assessment import Assessment
from triage.questionnaire import Question, Questionnaire, Section
from triage.words import _

MOST_WIDGETS: Final = 10
"""A page has about this many questions; a table stays whole."""

START: Final = "start"
CHECK: Final = "check"
RESULTS: Final = "results"


@dataclass(frozen=True, eq=False, slots=True)
class FormPage:
    """A page of the form: a section, or a part of a long one. ``key`` names the step; ``last`` is the section's end."""

    key: str
    section: Section
    questions: tuple[Question, ...]
    part: int
    parts: int

    @property
    def last(self) -> bool:
        """Whether the section ends with this page."""
        return self.part == self.parts

    @property
    def title(self) -> str:
        """The heading; each page of a long section has its own."""
        if self.parts == 1:
            return self.section.title
        return _("{title} ({part} of {parts})").format(title=self.section.title, part=self.part, parts=self.parts)


def form_pages(questionnaire: Questionnaire) -> tuple[FormPage, ...]:
    """All pages of the form, in order, whether they will be asked or not."""
    pages = []
    for section in questionnaire.sections:
        chunks = tuple(_chunks(section.questions))
        for part, questions in enumerate(chunks, start=1):
            key = f"{section.id}-{part}"
            pages.append(FormPage(key, section, questions, part, len(chunks)))
    return tuple(pages)


def _chunks(questions: Sequence[Question]) -> Iterator[tuple[Question, ...]]:
    """Blocks of about :data:`MOST_WIDGETS`, evenly filled, tables kept whole."""
    blocks = [list(block) for _key, block in groupby(questions, key=_block)]
    pages = -(-sum(map(len, blocks)) // MOST_WIDGETS)
    fill = -(-sum(map(len, blocks)) // pages)
    page: list[Question] = []
    for block in blocks:
        if page and len(page) + len(block) > max(fill, 1):
            yield tuple(page)
            page = []
        page += block
    yield tuple(page)


def _block(question: Question) -> str:
    return question.id if question.matrix is None else f"table {question.matrix.id}"


def asked_pages(pages: Sequence[FormPage], assessment: Assessment) -> tuple[FormPage, ...]:
    """The pages with a question on the path."""
    on_path = set(assessment.path)
    return tuple(page for page in pages if not on_path.isdisjoint(page.questions))


def keys(pages: Sequence[FormPage], assessment: Assessment) -> tuple[str, ...]:
    """The steps as they are now, in order."""
    return (START, *(page.key for page in asked_pages(pages, assessment)), CHECK, RESULTS)


def count_words(pages: Sequence[FormPage], assessment: Assessment, key: str) -> str:
    """“Step 2 of 9” while the total cannot change, else “Step 2”; the last step is to check the answers.

    The total cannot change when every page has a question that is asked of everybody who gets that far.
    """
    if all(any(not question.conditional for question in page.questions) for page in pages):
        steps = (*(page.key for page in pages), CHECK)
        return _("Step {number} of {total}").format(number=steps.index(key) + 1, total=len(steps))
    return _("Step {number}").format(number=keys(pages, assessment).index(key))
