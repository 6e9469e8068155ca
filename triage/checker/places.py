"""Where the parts of a questionnaire stand in its file."""

from __future__ import annotations

from triage.questionnaire import Question, Questionnaire
from triage.questionnaire.fields import MatrixField
from triage.questionnaire.source import Path


class Places:
    """Where each question of a questionnaire stands, be it a row of a table."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._paths: dict[str, Path] = {}
        for number, section in enumerate(questionnaire.document.sections):
            for at, field in enumerate(section.questions):
                path: Path = ("sections", number, "questions", at)
                rows = field.rows if isinstance(field, MatrixField) else ()
                self._paths |= {field.id: path, **{row.id: (*path, "rows", row_at) for row_at, row in enumerate(rows)}}

    def question(self, question: Question) -> Path:
        """The way to ``question``."""
        return self._paths[question.id]
