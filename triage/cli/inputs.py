"""What a command is given: questionnaires, answers and settings, read whole or refused with a sentence."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import date, datetime
from errno import EBADF
from typing import Final, NamedTuple

import click
from pydantic import ValidationError
from pydantic_settings import SettingsError

from triage.assessment import AnswersError, Assessment, DayError, assess
from triage.cli.failures import FormatGiven, Refused, Unusable, unreadable
from triage.library import PlaceError, place_of
from triage.logic.problems import did_you_mean
from triage.questionnaire import Answered, Place, Questionnaire, QuestionnaireError, Severity, load
from triage.questionnaire.loading import contents
from triage.questionnaire.schema import is_schema
from triage.questionnaire.source import MAX_BYTES, read
from triage.settings import Settings
from triage.shipped import questionnaires
from triage.words import _, ngettext

DAY: Final = click.DateTime(["%Y-%m-%d"])
"""A day as an option takes it."""

STANDARD_INPUT: Final = "-"
"""The argument that stands for standard input."""


class Input(NamedTuple):
    """The bytes of a file and what messages call it; of a file too large to use, only what shows that it is."""

    data: bytes
    name: str


def settings() -> Settings:
    """The settings of the clinic.

    Raises:
        Unusable: a setting cannot be used.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(["TRIAGE", *map(str, first["loc"][:1])]).upper()
        message = _("The setting {name} cannot be used: {reason}. Change it, or remove it.")
        raise Unusable(message.format(name=name, reason=first["msg"])) from error
    except SettingsError as error:
        raise Unusable(_("A setting that holds JSON cannot be read. Check TRIAGE_PLACE.")) from error


def place() -> Place:
    """The words of the clinic's place.

    Raises:
        Unusable: a setting cannot be used.
    """
    try:
        return place_of(settings())
    except PlaceError as error:
        raise Unusable(str(error)) from error


def read_input(argument: str) -> Input:
    """The file at the path ``argument``, or standard input.

    Raises:
        Unusable: it cannot be read.
    """
    try:
        return _read(argument)
    except OSError as error:
        raise unreadable(error, argument) from error


def read_questionnaire(argument: str) -> Input:
    """The questionnaire that ships under the id ``argument``, or else the file at that path, or standard input.

    Raises:
        Unusable: it cannot be read.
        FormatGiven: it is the JSON Schema of questionnaires, or another one.
    """
    shipped = {path.stem: path for path in questionnaires().glob("*.json") if path.suffixes == [".json"]}
    try:
        given = _read(str(shipped.get(argument, argument)))
    except FileNotFoundError as error:
        message = _("There is no file '{name}', and no questionnaire with this id. {cure}")
        raise Unusable(message.format(name=argument, cure=did_you_mean(argument, shipped)).rstrip()) from error
    except OSError as error:
        raise unreadable(error, argument) from error
    if is_schema(given.data):
        raise FormatGiven(given.name)
    return given


def _read(argument: str) -> Input:
    if argument == STANDARD_INPUT:
        if sys.stdin is None:
            raise OSError(EBADF, os.strerror(EBADF))
        return Input(sys.stdin.buffer.read(MAX_BYTES + 1), "<stdin>")
    return Input(*contents(argument))


def chosen_day(chosen: datetime | None) -> date:
    """The day that was ``chosen`` for an option; today where none was."""
    return (chosen or datetime.now().astimezone()).date()


def assessed(questionnaire: str, answers: str, on: date) -> Assessment:
    """What follows from the two files that a command is given, answered on the day ``on``.

    Raises:
        Unusable: one of them cannot be read.
        Refused: the questionnaire has errors, or the answers cannot be meant.
    """
    if questionnaire == answers == STANDARD_INPUT:
        raise click.UsageError(_("Only one of the two can come from standard input."))
    understood = loaded(read_questionnaire(questionnaire), questionnaire)
    given = read_input(answers)
    try:
        return assess(understood, _answers(given), on)
    except DayError as error:
        raise click.UsageError(str(error)) from error
    except AnswersError as error:
        message = _("{file}, question '{question}': {message}")
        lines = [
            message.format(file=given.name, question=part.question, message=part.message) for part in error.problems
        ]
        raise Refused("\n".join(lines)) from error


def loaded(given: Input, argument: str) -> Questionnaire:
    """The questionnaire that was ``given`` as ``argument``.

    Raises:
        Unusable: a setting cannot be used.
        Refused: it has errors.
    """
    try:
        return load(given.data, place=place(), name=given.name)
    except QuestionnaireError as error:
        count = sum(finding.severity is Severity.ERROR for finding in error.findings)
        message = ngettext(
            "{file} has {count} error. To see it, run: triage check {argument}",
            "{file} has {count} errors. To see them, run: triage check {argument}",
            count,
        )
        raise Refused(message.format(file=given.name, count=count, argument=argument)) from error


def _answers(given: Input) -> Mapping[str, Answered]:
    if len(given.data) > MAX_BYTES:
        raise Refused(_("{file} is larger than 2 MB. Check that it is a file of answers.").format(file=given.name))
    value, _source, findings = read(given.data, given.name)
    if findings:
        raise Refused("\n".join(f"{at.file}:{at.line}:{at.column}: {at.message} {at.cure}" for at in findings))
    if not isinstance(value, dict):
        message = _('{file} does not hold answers. Write {{"question": "answer"}}, with the ids of the questionnaire.')
        raise Refused(message.format(file=given.name))
    return value
