"""Each question as written, with the section and the options that go with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from triage.questionnaire.document import Document, SectionField
from triage.questionnaire.fields import (
    ChoiceField,
    MatrixField,
    MultipleField,
    OptionField,
    OptionsField,
    QuestionField,
    RowField,
    YesNoField,
)
from triage.questionnaire.source import Path


@dataclass(frozen=True, slots=True)
class Asked:
    """A question or a table as written at ``path``; its ``options``, of which the first stands at ``options_path``."""

    field: QuestionField
    path: Path
    section: SectionField
    options: tuple[OptionField, ...]
    options_path: Path

    @property
    def rows(self) -> tuple[RowField, ...]:
        """The rows of a table."""
        return self.field.rows if isinstance(self.field, MatrixField) else ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids that conditions use: those of the rows of a table, else the question's own."""
        return tuple(row.id for row in self.rows) or (self.field.id,)


def asked_in(document: Document) -> Iterator[Asked]:
    """The questions and tables of ``document``, in order; yes and no that are not written out are no options."""
    for number, section in enumerate(document.sections):
        for at, field in enumerate(section.questions):
            path: Path = ("sections", number, "questions", at)
            options, where = _options(document, section, field, path)
            yield Asked(field, path, section, options, where)


def _options(
    document: Document, section: SectionField, field: QuestionField, path: Path
) -> tuple[tuple[OptionField, ...], Path]:
    where: Path = (*path, "options")
    match field:
        case YesNoField(options=None):
            written: OptionsField | None = ()
        case ChoiceField() | MultipleField() | YesNoField() | MatrixField():
            written = field.options
        case _:
            written = ()
    if written is None:
        written, where = section.options or (), (*path[:2], "options")
    if isinstance(written, str):
        return document.option_lists.get(written, ()), ("option_lists", written)
    return written, where
