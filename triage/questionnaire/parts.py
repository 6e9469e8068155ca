"""The pieces every model of the document is made of: strict, frozen, closed; ids, texts, exact numbers."""

from __future__ import annotations

import keyword
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
)
from pydantic_core import PydanticCustomError

from triage.logic.lookup import FUNCTIONS
from triage.logic.values import Number


class Part(BaseModel):
    """A piece of the document: nothing unknown in it, nothing converted, never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


FINDING_PATTERN: Final = r"^[a-z]+(-[a-z]+)*$"


class AcceptField(Part):
    """A finding that the author lets stand: its code, and why."""

    code: Annotated[str, StringConstraints(pattern=FINDING_PATTERN, max_length=60)] = Field(
        description="The code of the finding, such as long-sentence"
    )
    because: Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=r"\S")] = Field(
        description="Why it stands: for whoever reads this file after you"
    )


class Acceptable(Part):
    """A piece of the document in which findings can be accepted: those at it, and at all inside it."""

    accept: Annotated[tuple[AcceptField, ...], Strict(False)] = Field(
        (), description="Findings of the checker that stand here for a reason; errors cannot be accepted"
    )


def _not_reserved(name: str) -> str:
    if keyword.iskeyword(name) or name in FUNCTIONS or name == "value":
        raise PydanticCustomError("reserved_name", "is a word of the language")
    return name


def clear_error(code: str, message: str) -> WrapValidator:
    """One sentence in place of the several errors that a union of plain types would give."""

    def check(value: object, handler: ValidatorFunctionWrapHandler) -> object:
        try:
            return handler(value)
        except ValidationError as error:
            raise PydanticCustomError(code, message) from error

    return WrapValidator(check)


NAME_PATTERN: Final = r"^[a-z][a-z0-9_]*$"
CODE_PATTERN: Final = r"^[a-z0-9][a-z0-9_]*$"
RULE_PATTERN: Final = r"^[A-Za-z][A-Za-z0-9_-]*$"
DOCUMENT_PATTERN: Final = r"^[a-z][a-z0-9-]*$"
VERSION_PATTERN: Final = r"^[0-9]+\.[0-9]+\.[0-9]+$"
LANGUAGE_PATTERN: Final = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
DAY_PATTERN: Final = r"^\d{4}-\d{2}-\d{2}$"
UNTIL_PATTERN: Final = r"^(today|\d{4}-\d{2}-\d{2})$"
NUMBER_PATTERN: Final = r"-?[0-9]{1,15}(\.[0-9]{1,6})?"
URL_PATTERN: Final = r"^https?://\S+$"
TEXT_PATTERN: Final = r"\S"

NameId = Annotated[str, StringConstraints(pattern=NAME_PATTERN, max_length=60), AfterValidator(_not_reserved)]
"""The id of a question or a score: conditions use it as it stands."""

CodeId = Annotated[str, StringConstraints(pattern=CODE_PATTERN, max_length=60)]
"""The id of an option, a band, a source or a section."""

RuleId = Annotated[str, StringConstraints(pattern=RULE_PATTERN, max_length=60)]
"""The id of a rule, a note or an example."""

DocumentId = Annotated[str, StringConstraints(pattern=DOCUMENT_PATTERN, max_length=80)]
Version = Annotated[str, StringConstraints(pattern=VERSION_PATTERN, max_length=40)]
LanguageCode = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN, max_length=35)]

Text = Annotated[str, StringConstraints(min_length=1, max_length=500, pattern=TEXT_PATTERN)]
"""A sentence or two for people. Literal: no markup; words of the place as ``{emergency_number}``."""

LongText = Annotated[str, StringConstraints(min_length=1, max_length=5000, pattern=TEXT_PATTERN)]
"""A paragraph or more for people, in the same way."""

ConditionText = Annotated[str, Field(description="A condition, such as: pain >= 7 and 'statin' in medicines")]

ExactNumber = Annotated[int | Decimal, clear_error("not_a_number", "a number"), WithJsonSchema({"type": "number"})]
"""A number as written; decimals are exact."""


def exact(number: int | Decimal) -> Number:
    """``number`` as a rational, an ``int`` where it is whole."""
    value = Fraction(number)
    return value.numerator if value.denominator == 1 else value
