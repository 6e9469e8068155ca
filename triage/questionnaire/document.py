"""The questionnaire as its author writes it: one JSON document (design, section 4; ``docs/authoring.md``).

Only shapes are told apart here. What the pieces mean together (ids, conditions, bands) is found in ``build``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field, JsonValue, SkipValidation, Strict, WithJsonSchema

from triage.questionnaire.fields import OptionField, OptionsField, QuestionField
from triage.questionnaire.levels import LevelName
from triage.questionnaire.outcomes import NoteField, RuleField
from triage.questionnaire.parts import (
    DAY_PATTERN,
    URL_PATTERN,
    Acceptable,
    CodeId,
    ConditionText,
    DocumentId,
    ExactNumber,
    LanguageCode,
    LongText,
    NameId,
    Part,
    RuleId,
    Text,
    Version,
)
from triage.questionnaire.score_fields import ScoreField


class AboutField(Acceptable):
    """What the questionnaire is for, whose it is, and who has reviewed it."""

    intended_use: LongText
    population: Text
    authors: Annotated[tuple[Text, ...], Strict(False), Field(min_length=1)]
    reviewer: Text | None = Field(None, description="The clinician who reviewed it; null keeps the mark 'Draft'")
    review_date: Text | None = Field(None, description="The day of the review, such as 2026-01-31", pattern=DAY_PATTERN)
    licence: Text
    references: Annotated[tuple[LongText, ...], Strict(False)] = ()


class SourceField(Acceptable):
    """Where a fact comes from."""

    id: CodeId
    title: Text
    publisher: Text | None = None
    url: Text | None = Field(None, pattern=URL_PATTERN)
    note: Text | None = Field(None, description="For example that a copy of the page was read")


class StartField(Acceptable):
    """The start page: what a person should know before the first question."""

    minutes: int | None = Field(None, ge=1, le=240, description="How long it takes")
    text: Annotated[tuple[LongText, ...], Strict(False)] = ()
    first: LongText | None = Field(None, description="When to get help at once, before filling in anything")


class EndField(Acceptable):
    """An end before the last section, with the page that explains it (for example: only for adults)."""

    when: ConditionText
    title: Text
    text: Annotated[tuple[LongText, ...], Strict(False), Field(min_length=1)]


class SectionField(Acceptable):
    """A page of the form, or a few where it is long."""

    id: CodeId
    title: Text
    intro: LongText | None = None
    options: OptionsField | None = Field(None, description="The options of its questions that have none of their own")
    questions: Annotated[tuple[QuestionField, ...], Strict(False), Field(min_length=1)]
    end_if: EndField | None = None


class ReportField(Part):
    """What the report shows first."""

    main_concern: NameId | None = Field(None, description="The text question shown at the top in the patient's words")
    helper_if: ConditionText | None = Field(None, description="When somebody else answers for the patient")
    history: Annotated[tuple[NameId, ...], Strict(False)] = Field(
        (), description="The questions of the clinician's table, in order"
    )


class ExpectField(Part):
    """What must follow from an example's answers; what is left out is not looked at."""

    level: LevelName | None = None
    rules: Annotated[tuple[RuleId, ...], Strict(False)] | None = Field(
        None, description="Exactly the rules that fire; those of one level in the order of the file"
    )
    undecided: Annotated[tuple[RuleId, ...], Strict(False)] | None = None
    notes: Annotated[tuple[RuleId, ...], Strict(False)] | None = Field(
        None, description="Exactly the notes whose condition is so; those without a condition are never named"
    )
    bands: dict[str, CodeId | None] = Field(
        default_factory=dict, description="Score to band; null where no band is shown"
    )
    scores: dict[str, ExactNumber | None] = Field(
        default_factory=dict, description="Score to value; null where there is none"
    )
    unanswered: Annotated[tuple[NameId, ...], Strict(False)] | None = Field(
        None, description="Exactly the questions that are asked and have no answer"
    )
    ends: CodeId | None = Field(None, description="The section that ends the form early; null where none does")


AnswerField = Annotated[
    JsonValue | Decimal,
    SkipValidation,
    WithJsonSchema(
        {
            "description": "An option id, a list of them, a number, a date, a text, a non-answer; null: not answered",
            "anyOf": [
                {"type": ["string", "number", "null"]},
                {"type": "array", "items": {"type": "string"}, "minItems": 1, "uniqueItems": True},
                {
                    "type": "object",
                    "properties": {"non_answer": {"enum": ["not_sure", "declined"]}},
                    "required": ["non_answer"],
                    "additionalProperties": False,
                },
            ],
        }
    ),
]
"""An answer as it stands in the file; its question accepts or refuses it when the example is run."""


class ExampleField(Acceptable):
    """Answers with the assessment that must follow."""

    id: RuleId
    title: Text | None = None
    on: Text | None = Field(None, pattern=DAY_PATTERN, description="The day of the answers, such as 2026-01-31")
    answers: dict[str, AnswerField]
    expect: ExpectField
    confirmed: bool = Field(True, description="false: a program wrote what it expects, and nobody has said it is right")


class Document(Acceptable):
    """One questionnaire version, as written."""

    schema_: str | None = Field(None, alias="$schema")
    id: DocumentId
    version: Version
    language: LanguageCode
    title: Text
    summary: Text | None = Field(None, description="One line for the page where a questionnaire is chosen")
    about: AboutField
    start: StartField = StartField()
    report: ReportField = ReportField()
    option_lists: dict[CodeId, Annotated[tuple[OptionField, ...], Strict(False), Field(min_length=1)]] = Field(
        default_factory=dict
    )
    sources: Annotated[tuple[SourceField, ...], Strict(False)] = ()
    sections: Annotated[tuple[SectionField, ...], Strict(False), Field(min_length=1)]
    scores: Annotated[tuple[ScoreField, ...], Strict(False)] = ()
    rules: Annotated[tuple[RuleField, ...], Strict(False)] = ()
    notes: Annotated[tuple[NoteField, ...], Strict(False)] = ()
    examples: Annotated[tuple[ExampleField, ...], Strict(False)] = ()
