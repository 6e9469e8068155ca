"""What follows from answers, as written: scores with bands, rules with levels, notes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Strict, Tag

from triage.questionnaire.parts import (
    CodeId,
    ConditionText,
    ExactNumber,
    LongText,
    NameId,
    Part,
    RuleId,
    Text,
    clear_error,
)


class MissingField(Part):
    """What a score does about answers that are not there.

    Items with a value must be at least ``at_least``; ``count_as`` then stands for each that has none. ``not_asked``
    says what an item counts that this person was not asked: a number, or that it is left out.
    """

    at_least: Annotated[
        Annotated[int, Field(ge=1)] | Literal["half", "all"],
        clear_error("bad_at_least", 'a whole number from 1, "half" or "all"'),
    ]
    count_as: ExactNumber | None = Field(None, description="What a missing answer counts, once enough are there")
    not_asked: (
        Annotated[ExactNumber | Literal["leave_out"], clear_error("bad_not_asked", 'a number or "leave_out"')] | None
    ) = None


class BandField(Part):
    """A named range of a score: from ``from`` up to where the next band starts."""

    id: CodeId
    from_: ExactNumber = Field(alias="from")
    title: Text | None = Field(None, description="A short name, such as 'Several'")
    text: Text


class ScoreField(Part):
    """A number made from answers. A *category* takes every question whose points name it."""

    id: NameId
    title: Text
    category: bool = False
    items: Annotated[tuple[NameId, ...], Strict(False), Field(min_length=1)] | None = Field(
        None, description="The questions that are added up; a category has none, its points name it"
    )
    combine: Literal["sum"] = "sum"
    missing: Annotated[
        Annotated[Literal["refuse"], Tag("refuse")] | Annotated[MissingField, Tag("rule")],
        Discriminator(lambda value: "refuse" if isinstance(value, str) else "rule"),
    ] = Field(description="What is done about missing answers: never a default")
    bands: Annotated[tuple[BandField, ...], Strict(False)] = ()
    applies_if: ConditionText | None = None
    text: LongText | None = Field(None, description="A sentence for the report")
    sources: Annotated[tuple[CodeId, ...], Strict(False)] = ()


class RuleField(Part):
    """A condition with an urgency level: the heading is the one thing to do."""

    id: RuleId
    when: ConditionText
    level: Literal["emergency", "urgent", "soon", "routine"]
    text: Text
    detail: LongText | None = None
    sources: Annotated[tuple[CodeId, ...], Strict(False)] = ()


class NoteField(Part):
    """A sentence for the report: a question to ask, or something to know. It has no urgency."""

    id: RuleId
    when: ConditionText | None = Field(None, description="Without it the note is always there")
    kind: Literal["ask", "know"]
    text: LongText
    score: NameId | None = Field(None, description="The category it belongs to")
    sources: Annotated[tuple[CodeId, ...], Strict(False)] = ()
