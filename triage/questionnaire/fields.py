"""The questions of the document as written, told apart by ``type``, and their options."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Strict, Tag

from triage.questionnaire.parts import (
    DAY_PATTERN,
    UNTIL_PATTERN,
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

NonAnswerName = Literal["not_sure", "declined"]

PointsField = Annotated[
    ExactNumber | dict[NameId, ExactNumber],
    clear_error("bad_points", 'a number, or numbers by score such as {"lifestyle": 2}'),
]
"""Points for any score that lists the question, or for the named scores only."""


InformationOnly = Annotated[bool, Field(description="true: people read the answer, and nothing is decided by it")]


class OptionField(Acceptable):
    """Something that can be chosen."""

    id: CodeId
    text: Text
    hint: Text | None = None
    points: PointsField | None = None
    exclusive: bool = Field(False, description="Cannot be chosen together with another option, such as 'None of these'")
    information_only: InformationOnly = False
    statement: Text | None = Field(None, description="How the report says this answer: 'You sweat a lot …'")
    sources: Annotated[tuple[CodeId, ...], Strict(False)] = ()


OptionsField = Annotated[
    Annotated[tuple[OptionField, ...], Strict(False), Field(min_length=1), Tag("list")]
    | Annotated[CodeId, Tag("name")],
    Discriminator(lambda value: "name" if isinstance(value, str) else "list"),
    Field(description="The options, or the id of one of the option_lists"),
]


class RangeField(Part):
    """Points from a number on, up to where the next range starts; the first may be open below."""

    from_: ExactNumber | None = Field(None, alias="from")
    points: PointsField
    statement: Text | None = None
    sources: Annotated[tuple[CodeId, ...], Strict(False)] = ()


RangesField = Annotated[tuple[RangeField, ...], Strict(False), Field(min_length=1)]


class CaseField(Acceptable):
    """The ranges that hold where a condition is so; the last case has none and holds for all others."""

    when: ConditionText | None = None
    ranges: RangesField


NumberPointsField = Annotated[
    Annotated[RangesField, Tag("ranges")]
    | Annotated[tuple[CaseField, ...], Strict(False), Field(min_length=1), Tag("cases")],
    Discriminator(lambda value: "cases" if _has_cases(value) else "ranges"),
]
"""Points of a number by ranges, or by ranges that another answer chooses."""


def _has_cases(value: object) -> bool:
    """Whether ``value`` is a list that begins with a case, as written or as read."""
    first = value[0] if isinstance(value, list | tuple) and value else None
    return isinstance(first, CaseField) or (isinstance(first, dict) and "ranges" in first)


class _Asked(Acceptable):
    """What every question has."""

    id: NameId
    text: Text
    label: Text | None = Field(None, description="A short name for the report and the list of answers")
    hint: LongText | None = None
    why: LongText | None = Field(None, description="Why this is asked, for the person who answers")
    ask_if: ConditionText | None = None
    required: bool = Field(True, description="false: it can be left out, and the page says '(optional)'")
    information_only: InformationOnly = False
    non_answers: Annotated[tuple[NonAnswerName, ...], Strict(False)] = ()


class ChoiceField(_Asked):
    """One of several options."""

    type: Literal["choice"]
    options: OptionsField | None = None


class MultipleField(_Asked):
    """Any number of options."""

    type: Literal["multiple"]
    options: OptionsField | None = None
    several: Literal["add", "highest"] = Field("add", description="What the points of several options make together")


class YesNoField(_Asked):
    """Yes or no: a choice with the options ``yes`` and ``no``, which may be written out to give them points."""

    type: Literal["yes_no"]
    options: OptionsField | None = None


class WholeField(_Asked):
    """A whole number."""

    type: Literal["whole"]
    min: int
    max: int
    unit: Text | None = None
    points: NumberPointsField | None = None


class DecimalField(_Asked):
    """A number with up to ``decimals`` digits behind the point; finer answers are refused."""

    type: Literal["decimal"]
    min: ExactNumber
    max: ExactNumber
    decimals: int = Field(ge=1, le=6)
    unit: Text | None = None
    points: NumberPointsField | None = None


class ScaleField(_Asked):
    """A scale from 0 to 10, as radio buttons."""

    type: Literal["scale"]
    low_text: Text | None = Field(None, description="What 0 means")
    high_text: Text | None = Field(None, description="What 10 means")
    points: NumberPointsField | None = None


class DateField(_Asked):
    """A calendar date."""

    type: Literal["date"]
    min: Text | None = Field(None, pattern=DAY_PATTERN)
    max: Text | None = Field(None, pattern=UNTIL_PATTERN, description="The last day, or today: that of the answers")


class TextField(_Asked):
    """A few words."""

    type: Literal["text"]
    max_length: int = Field(100, ge=1, le=200)


class LongTextField(_Asked):
    """A few sentences."""

    type: Literal["long_text"]
    max_length: int = Field(500, ge=1, le=5000)


class RowField(Acceptable):
    """A row of a table: a question of its own, with its own id."""

    id: NameId
    text: Text
    label: Text | None = None
    information_only: InformationOnly = False


class MatrixField(_Asked):
    """A table: rows that share one question and its options. Each row is answered, scored and named on its own."""

    type: Literal["matrix"]
    options: OptionsField | None = None
    rows: Annotated[tuple[RowField, ...], Strict(False), Field(min_length=1)]


QuestionField = Annotated[
    ChoiceField
    | MultipleField
    | YesNoField
    | WholeField
    | DecimalField
    | ScaleField
    | DateField
    | TextField
    | LongTextField
    | MatrixField,
    Field(discriminator="type"),
]
