"""``triage new`` and ``triage schema``: what an author begins with."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from triage.cli.failures import unwritable
from triage.cli.output import print_json, print_text
from triage.questionnaire.schema import schema
from triage.words import _

STARTER: Final = Path(__file__).parent / "starter.json"
"""A small questionnaire that shows the format by example."""


@click.command("new", help=_("Write a small questionnaire to FILE, to begin your own with. No file is overwritten."))
@click.argument("file")
def new_command(file: str) -> None:
    """Write the starter to ``file`` and say what comes next."""
    try:
        with Path(file).open("x", encoding="utf-8", newline="\n") as written:
            written.write(STARTER.read_text(encoding="utf-8"))
    except OSError as error:
        raise unwritable(error, file) from error
    print_text(_("Written: {file}").format(file=file))
    print_text(_("To see what is wrong with it while you change it: triage check {file}").format(file=file))
    print_text(_("For help in your editor, put the schema beside it: triage schema > questionnaire.schema.json"))


@click.command("schema", help=_("Print the JSON Schema, for help in an editor."))
def schema_command() -> None:
    """Print the schema that the models describe."""
    print_json(schema())
