"""How a command ends when it cannot do what was asked: one sentence with its cure, and the exit status."""

from __future__ import annotations

from typing import Final

import click

from triage.cli.terminal import shown
from triage.words import _

WENT_WRONG: Final = 1
"""Exit status: the questionnaire or the answers are refused."""

MISUSE: Final = 2
"""Exit status: the command was not used as it can be, or a file cannot be read or written."""

INTERRUPTED: Final = 130
"""Exit status: stopped from the keyboard, as a shell says it."""


class _Failure(click.ClickException):
    """A failure whose message may hold what stands in a file."""

    def format_message(self) -> str:
        """The message, each line of it fit for a terminal."""
        return "\n".join(shown(line) for line in self.message.split("\n"))


class Refused(_Failure):
    """The questionnaire or the answers are refused."""

    exit_code = WENT_WRONG


class Unusable(_Failure):
    """A file or a setting that cannot be used."""

    exit_code = MISUSE


class FormatGiven(Unusable):
    """The description of the format was given in place of a questionnaire."""

    def __init__(self, name: str) -> None:
        """Say it of the file ``name``."""
        message = _("{name} describes the format, and is not a questionnaire. Name the file of a questionnaire.")
        super().__init__(message.format(name=name))
        self.name = name


def unreadable(error: OSError, name: str) -> Unusable:
    """What to say where the file ``name`` cannot be read."""
    match error:
        case FileNotFoundError():
            return Unusable(_("There is no file '{name}'. Check its name.").format(name=name))
        case IsADirectoryError():
            return Unusable(_("'{name}' is a folder. Name a file in it.").format(name=name))
        case PermissionError():
            return Unusable(_("You may not read '{name}'. Change its permissions.").format(name=name))
        case _:
            message = _("'{name}' cannot be read ({reason}). Check the file.")
            return Unusable(message.format(name=name, reason=error.strerror))


def unwritable(error: OSError, name: str) -> Unusable:
    """What to say where the file ``name`` cannot be written."""
    match error:
        case FileExistsError():
            return Unusable(_("'{name}' is there already. Choose another name.").format(name=name))
        case FileNotFoundError() | NotADirectoryError():
            return Unusable(_("The folder of '{name}' does not exist. Make it first.").format(name=name))
        case IsADirectoryError():
            return Unusable(_("'{name}' is a folder. Add the name of a file.").format(name=name))
        case PermissionError():
            return Unusable(_("You may not write '{name}'. Choose another folder.").format(name=name))
        case _:
            message = _("'{name}' cannot be written ({reason}). Choose another place.")
            return Unusable(message.format(name=name, reason=error.strerror))
