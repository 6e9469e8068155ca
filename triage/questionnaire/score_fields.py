"""Scores as written: what they are made of, what is missing, what comes after, their bands."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Strict, Tag

from triage.questionnaire.parts import (
    Acceptable,
    CodeId,
    ConditionText,
    ExactNumber,
    LongText,
    NameId,
    Part,
    Text,
    clear_error,
)


class WhenField(Acceptable):
    """A condition that counts like an answer: ``points`` where it is so, 0 where it is not."""

    when: ConditionText
    points: ExactNumber = 1
    text: Text | None = Field(None, description="How the report says that it is so")
    sources: Annotated[tuple[CodeId, ...], Strict(False)] = ()


ItemField = Annotated[
    Annotated[NameId, Tag("name")] | Annotated[WhenField, Tag("when")],
    Discriminator(lambda value: "name" if isinstance(value, str) else "when"),
]
"""A question, an earlier score, or a condition."""


class MissingField(Part):
    """What a score does about answers that are not there.

    Items with a value must be at least ``at_least``, among those named by ``of``; ``count_as`` then stands for each
    that has none. ``not_asked`` says what an item counts that this person was not asked: a number, or that it is left
    out. ``not_sure`` and ``declined`` make such an answer count like any other.
    """

    at_least: Annotated[
        Annotated[int, Field(ge=1)] | Literal["half", "all"],
        clear_error("bad_at_least", 'a whole number from 1 on, "half" or "all"'),
    ]
    of: Annotated[tuple[NameId, ...], Strict(False), Field(min_length=1)] | None = Field(
        None, description="The items that count towards at_least; without it, all"
    )
    count_as: (
        Annotated[
            ExactNumber | Literal["average", "ignore"], clear_error("bad_count_as", 'a number, "average" or "ignore"')
        ]
        | None
    ) = Field(None, description="What a missing answer counts, once enough are there")
    not_asked: (
        Annotated[ExactNumber | Literal["leave_out"], clear_error("bad_not_asked", 'a number or "leave_out"')] | None
    ) = None
    not_sure: ExactNumber | None = Field(None, description="What 'I am not sure' counts, if it is an answer here")
    declined: ExactNumber | None = Field(None, description="What 'I would rather not say' counts, if it is an answer")


class RoundField(Part):
    """To how many digits behind the point a score is rounded, and where a half goes: up, or to the even digit."""

    digits: int = Field(ge=0, le=6)
    half: Literal["up", "even"] = "up"


class BandField(Acceptable):
    """A named part of a score: from a number on or above it, and wherever a condition is so.

    The last band that applies wins.
    """

    id: CodeId
    from_: ExactNumber | None = Field(None, alias="from")
    above: ExactNumber | None = None
    or_when: ConditionText | None = Field(None, description="It also applies where this is so; may name value")
    title: Text | None = Field(None, description="A short name, such as 'Several'")
    text: Text


class ChangeField(Part):
    """The least change of a score that means something to a patient."""

    by: ExactNumber
    text: Text | None = None
    sources: Annotated[tuple[CodeId, ...], Strict(False)] = ()


class ReferenceField(Part):
    """A value to compare a score with, such as that of people without the condition."""

    text: Text
    value: ExactNumber
    sources: Annotated[tuple[CodeId, ...], Strict(False)] = ()


class ScoreField(Acceptable):
    """A number made from answers. A *category* takes every question whose points name it."""

    id: NameId
    title: Text
    category: bool = False
    working: bool = Field(False, description="A value on the way to another: the report does not list it")
    unit: Text | None = None
    items: Annotated[tuple[ItemField, ...], Strict(False), Field(min_length=1)] | None = Field(
        None, description="What is combined; a category has none, its points name it"
    )
    combine: Literal["sum", "mean", "max", "min", "count"] = "sum"
    reverse: Annotated[tuple[NameId, ...], Strict(False)] = Field(
        (), description="Items that count the other way round"
    )
    counts_from: ExactNumber | None = Field(None, description="From how many points on an item counts")
    formula: ConditionText | None = Field(None, description="In place of items, such as: weight / height ** 2")
    missing: Annotated[
        Annotated[Literal["refuse"], Tag("refuse")] | Annotated[MissingField, Tag("rule")],
        Discriminator(lambda value: "refuse" if isinstance(value, str) else "rule"),
    ] = Field(description="What is done about missing answers: never a default")
    then: ConditionText | None = Field(None, description="A formula of value, such as: value * 4")
    round_: (
        Annotated[
            Annotated[int, Field(ge=0, le=6), Tag("digits")] | Annotated[RoundField, Tag("rule")],
            Discriminator(lambda value: "rule" if isinstance(value, dict | RoundField) else "digits"),
        ]
        | None
    ) = Field(None, alias="round", description="Digits behind the point that are kept")
    look_up: dict[str, ExactNumber] | None = Field(None, description="What each value stands for, such as a T-score")
    bands: Annotated[tuple[BandField, ...], Strict(False)] = ()
    applies_if: ConditionText | None = None
    better: Literal["low", "high"] | None = Field(None, description="Which way is better")
    change: ChangeField | None = None
    references: Annotated[tuple[ReferenceField, ...], Strict(False)] = ()
    text: LongText | None = Field(None, description="A sentence for the report")
    sources: Annotated[tuple[CodeId, ...], Strict(False)] = ()
