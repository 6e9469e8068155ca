"""The questionnaire as understood: every reference resolved, every condition typed, every text in its final words.

Built by ``build`` from a document without errors, and never changed. Everything later reads this, not the document.
What has an id is equal only to itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from pydantic import JsonValue

from triage.logic import Condition, Name, NonAnswer, Slot, Test
from triage.questionnaire.document import AboutField, Document, ExampleField, SourceField
from triage.questionnaire.findings import Finding
from triage.questionnaire.kinds import Answer, DateAnswer
from triage.questionnaire.levels import Level
from triage.questionnaire.place import Place
from triage.questionnaire.scores import Score

Answered = JsonValue | Decimal
"""An answer as it comes in: a JSON value, its decimals exact where they can be."""

Reader = Callable[[Answered], Slot]
"""Reads an answer that is there (not ``None``); raises ``RefusedError`` where it is not accepted."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The question that the rows of a table share."""

    id: str
    text: str
    hint: str | None
    why: str | None


@dataclass(frozen=True, eq=False, slots=True)
class Question:
    """One thing asked: a question, or a row of a table (``matrix`` then says of which).

    ``index`` is its place among all questions and the slots; ``gate`` is the condition under which it is asked (its own
    and that no section before it ended the form); ``None`` means always.
    """

    id: str
    index: int
    section: int
    text: str
    label: str
    hint: str | None
    why: str | None
    answer: Answer
    required: bool
    non_answers: tuple[NonAnswer, ...]
    matrix: Matrix | None
    conditional: bool
    gate: Condition | None
    name: Name


@dataclass(frozen=True, eq=False, slots=True)
class End:
    """An end of the form before its last section, with the page that explains it."""

    when: Condition
    test: Test
    title: str
    text: tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Section:
    """A part of the form with its questions."""

    id: str
    index: int
    title: str
    intro: str | None
    questions: tuple[Question, ...]
    end: End | None


@dataclass(frozen=True, eq=False, slots=True)
class Stage:
    """Something that answers decide: which of the next questions are asked, then the score that is known by now.

    ``gates`` has the index of each of these questions, and what tells whether it is asked.
    """

    gates: tuple[tuple[int, Test], ...]
    score: Score | None


@dataclass(frozen=True, eq=False, slots=True)
class Rule:
    """A condition with a level; ``text`` is the one thing to do."""

    id: str
    when: Condition
    test: Test
    level: Level
    text: str
    detail: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Note:
    """A sentence for the report, with no urgency; ``test`` is ``None`` where it is always there."""

    id: str
    when: Condition | None
    test: Test | None
    kind: Literal["ask", "know"]
    text: str
    score: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True)
class ReportPlan:
    """What the report shows first: the main concern's question, who answered, the clinician's table."""

    main_concern: str | None
    helper: Test | None
    history: tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Questionnaire:
    """One questionnaire version, proven to be whole. Two are the same when their ``hash`` (SHA-256 of the file) is.

    ``readers`` has what reads the answer to each question, and the index of its slot; ``scores`` have the slots behind
    those of the questions. ``stages`` is what the answers then decide, in this order. ``uses_day``: it looks at the day
    of the answers. ``findings`` holds warnings; an error would have refused it. ``original`` is the questionnaire in
    its own language, where this is a translation of it.
    """

    id: str
    version: str
    title: str
    summary: str | None
    language: str
    hash: str
    place: Place
    about: AboutField
    start_minutes: int | None
    start_text: tuple[str, ...]
    start_first: str | None
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    readers: Mapping[str, tuple[int, Reader]]
    scores: tuple[Score, ...]
    stages: tuple[Stage, ...]
    uses_day: bool
    rules: tuple[Rule, ...]
    notes: tuple[Note, ...]
    report: ReportPlan
    sources: Mapping[str, SourceField]
    examples: tuple[ExampleField, ...]
    document: Document
    findings: tuple[Finding, ...]
    question_by_id: Mapping[str, Question] = field(repr=False)
    original: Questionnaire | None = field(default=None, repr=False)

    @property
    def until_today(self) -> Iterator[int]:
        """The indexes of the questions whose date is not after the day of the answers."""
        for question in self.questions:
            if isinstance(question.answer, DateAnswer) and question.answer.until_today:
                yield question.index

    @property
    def is_draft(self) -> bool:
        """Whether no clinician has reviewed it."""
        return self.about.reviewer is None or self.about.review_date is None
