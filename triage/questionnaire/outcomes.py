"""What follows from answers, as written: rules with levels, notes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Strict

from triage.questionnaire.parts import (
    Acceptable,
    CodeId,
    ConditionText,
    LongText,
    NameId,
    RuleId,
    Text,
)


class RuleField(Acceptable):
    """A condition with an urgency level: the heading is the one thing to do."""

    id: RuleId
    when: ConditionText
    level: Literal["emergency", "urgent", "soon", "routine"]
    text: Text
    detail: LongText | None = None
    sources: Annotated[tuple[CodeId, ...], Strict(False)] = ()


class NoteField(Acceptable):
    """A sentence for the report: a question to ask, or something to know. It has no urgency."""

    id: RuleId
    when: ConditionText | None = Field(None, description="Without it the note is always there")
    kind: Literal["ask", "know"]
    text: LongText
    score: NameId | None = Field(None, description="The category it belongs to")
    sources: Annotated[tuple[CodeId, ...], Strict(False)] = ()
