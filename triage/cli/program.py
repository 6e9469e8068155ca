"""The program with its commands, and its way out."""

from __future__ import annotations

import sys
from io import TextIOWrapper

import click

from triage.cli.assessing import assess_command
from triage.cli.authoring import new_command, schema_command
from triage.cli.checking import check_command
from triage.cli.differing import diff_command
from triage.cli.explaining import explain_command
from triage.cli.proposing import examples_command
from triage.cli.reporting import report_command
from triage.cli.serving import serve_command
from triage.cli.translating import translate_command
from triage.words import _


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    help=_("Check questionnaires, assess answers, make reports, and start the app."),
)
@click.version_option(package_name="triage-questionnaires", message="%(prog)s %(version)s")
def program() -> None:
    """``triage``: all commands."""


for _command in (
    serve_command,
    check_command,
    explain_command,
    diff_command,
    examples_command,
    translate_command,
    assess_command,
    report_command,
    new_command,
    schema_command,
):
    program.add_command(_command)


def main() -> None:
    """Run the command line and leave with its exit status.

    Raises:
        SystemExit: always.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    program(prog_name="triage")
