"""``triage check``: what is wrong with questionnaires, for people and for programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import click

from triage.checker import check
from triage.cli.failures import MISUSE, WENT_WRONG, Unusable
from triage.cli.findings import Checked, print_findings, print_findings_json
from triage.cli.inputs import STANDARD_INPUT, place, read_questionnaire
from triage.cli.sarif import print_sarif
from triage.questionnaire import Severity
from triage.words import _

_FORMATS: Final[dict[str, Callable[[Sequence[Checked]], None]]] = {
    "text": print_findings,
    "json": print_findings_json,
    "sarif": print_sarif,
}


@click.command(
    "check",
    help=_(
        "Find what is wrong with questionnaires, and run their examples.\n\n"
        "FILE is a path, the id of a questionnaire that ships, or - for standard input. The exit status is 0 without "
        "errors, 1 with errors, and 2 where a file cannot be read; the others are then checked all the same."
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="text", help=_("How findings are shown."))
@click.pass_context
def check_command(context: click.Context, files: tuple[str, ...], form: str) -> None:
    """Check ``files`` and print their findings in the format ``form``."""
    if files.count(STANDARD_INPUT) > 1:
        raise click.UsageError(_("Standard input can be read only once."))
    words, checked = place(), []
    for argument in files:
        try:
            given = read_questionnaire(argument)
        except Unusable as error:
            error.show()
        else:
            checked.append(Checked(given, check(given.data, place=words, name=given.name)))
    if checked:
        _FORMATS[form](checked)
    if len(checked) < len(files):
        context.exit(MISUSE)
    if any(finding.severity is Severity.ERROR for file in checked for finding in file.findings):
        context.exit(WENT_WRONG)
