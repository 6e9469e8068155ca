"""``triage check``: what is wrong with questionnaires, for people and for programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import click

from triage.checker import review
from triage.checker.overview import sign_lines
from triage.checker.solving import solvers
from triage.cli.failures import INTERRUPTED, MISUSE, WENT_WRONG, Unusable
from triage.cli.findings import Checked, print_findings, print_findings_json
from triage.cli.fixing import fix
from triage.cli.inputs import STANDARD_INPUT, place, read_questionnaire
from triage.cli.sarif import print_sarif
from triage.cli.watching import Watch
from triage.questionnaire import Place, Severity, load
from triage.words import _, ngettext

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
@click.option(
    "--fix", "fixing", is_flag=True, help=_("Mend slips in the file where one word was surely meant, then check it.")
)
@click.option(
    "--signs", is_flag=True, help=_("List the warning signs: whom each is asked of, and how early it can lead to help.")
)
@click.pass_context
def check_command(context: click.Context, files: tuple[str, ...], form: str, *, fixing: bool, signs: bool) -> None:
    """Check ``files`` and print their findings in the format ``form``."""
    if signs and form == "sarif":
        raise click.UsageError(_("The list of warning signs is shown as text or as JSON."))
    if files.count(STANDARD_INPUT) > 1:
        raise click.UsageError(_("Standard input can be read only once."))
    words, checked = place(), []
    for argument in files:
        try:
            checked.append(_checked(argument, words, fixing=fixing, signs=signs))
        except Unusable as error:
            error.show()
            continue
        if checked[-1].left_out:
            break
    if checked:
        _FORMATS[form](checked)
    context.exit(_status(checked, unread=len(files) - len(checked)))


def _checked(argument: str, words: Place, *, fixing: bool, signs: bool) -> Checked:
    given = read_questionnaire(argument)
    if fixing:
        if given.name != argument:
            raise Unusable(_("Only a file at a path of your own can be mended: {name}.").format(name=argument))
        given, count = fix(Path(argument), given, words)
        told = ngettext("{file}: {count} place mended.", "{file}: {count} places mended.", count)
        click.echo(told.format(file=given.name, count=count), err=True)
    with Watch(given.name) as watch:
        found = review(given.data, place=words, name=given.name, begin=watch.begin)
    whole = not found.left_out and not any(one.severity is Severity.ERROR for one in found.findings)
    lines = sign_lines(load(given.data, place=words, name=given.name), solvers()) if signs and whole else None
    return Checked(given, found.findings, found.left_out, found.unproven, lines)


def _status(checked: Sequence[Checked], *, unread: int) -> int:
    """How the command ends: an interruption counts more than what could not be read, and that more than errors."""
    left_out = [what for file in checked for what in file.left_out]
    if left_out:
        click.echo(_("Stopped. Not looked at to the end: {what}.").format(what=", ".join(left_out)), err=True)
        return INTERRUPTED
    if unread:
        return MISUSE
    errors = any(finding.severity is Severity.ERROR for file in checked for finding in file.findings)
    return WENT_WRONG if errors else 0
