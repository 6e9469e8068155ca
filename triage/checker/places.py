"""Where the parts of a questionnaire stand in its file, and what its author wrote there."""

from __future__ import annotations

from triage.questionnaire import Question, Questionnaire
from triage.questionnaire.fields import MatrixField
from triage.questionnaire.source import Path


class Places:
    """Where each question of a questionnaire stands, be it a row of a table, and its condition as written."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._paths: dict[str, Path] = {}
        self._conditions: dict[str, str | None] = {}
        for number, section in enumerate(questionnaire.document.sections):
            for at, field in enumerate(section.questions):
                path: Path = ("sections", number, "questions", at)
                rows = field.rows if isinstance(field, MatrixField) else ()
                self._paths |= {field.id: path, **{row.id: (*path, "rows", row_at) for row_at, row in enumerate(rows)}}
                self._conditions |= dict.fromkeys((field.id, *(row.id for row in rows)), field.ask_if)

    def question(self, question: Question) -> Path:
        """The way to ``question``."""
        return self._paths[question.id]

    def asked_if(self, question: Question) -> str | None:
        """The condition that stands on ``question``, or on the table that it is a row of, as written."""
        return self._conditions[question.id]
