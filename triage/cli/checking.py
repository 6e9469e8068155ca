"""``triage check``: what is wrong with questionnaires, for people and for programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

import click

from triage.checker import review
from triage.checker.overview import sign_lines
from triage.checker.score_lines import score_lines
from triage.checker.solving import solvers
from triage.cli.catalogues import catalogues_beside
from triage.cli.failures import INTERRUPTED, MISUSE, WENT_WRONG, FormatGiven, Unusable
from triage.cli.findings import Checked, print_findings, print_findings_json
from triage.cli.fixing import fix, told
from triage.cli.inputs import DAY, STANDARD_INPUT, chosen_day, place, read_questionnaire
from triage.cli.sarif import print_sarif
from triage.cli.terminal import shown
from triage.cli.watching import Watch
from triage.questionnaire import Place, Severity, load
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
        "FILE is a path, the id of a questionnaire that ships, or - for standard input. Its translations, NAME.LANG.po "
        "beside NAME.json, are checked with it. The exit status is 0 without errors, 1 with errors, and 2 where a file "
        "cannot be read; the others are then checked all the same."
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
@click.option(
    "--scores",
    is_flag=True,
    help=_("List the scores: how far each goes where no answer is missing, and which values come up in its bands."),
)
@click.option(
    "--on", type=DAY, metavar="YYYY-MM-DD", help=_("The day from which the age of a review counts. Today, if left out.")
)
@click.pass_context
def check_command(
    context: click.Context,
    files: tuple[str, ...],
    form: str,
    on: datetime | None,
    *,
    fixing: bool,
    signs: bool,
    scores: bool,
) -> None:
    """Check ``files`` on the day ``on`` and print their findings in the format ``form``."""
    if (signs or scores) and form == "sarif":
        raise click.UsageError(_("The lists of warning signs and of scores are shown as text or as JSON."))
    if files.count(STANDARD_INPUT) > 1:
        raise click.UsageError(_("Standard input can be read only once."))
    words, today, checked, unread = place(), chosen_day(on), [], 0
    for argument in files:
        try:
            found = _checked(argument, words, today, fixing=fixing)
            checked.append(_with_lists(found, words, signs=signs, scores=scores))
            checked += () if found.stopped else catalogues_beside(found, words)
        except FormatGiven as error:
            _leave_aside(error, alone=len(files) == 1)
            continue
        except Unusable as error:
            error.show()
            unread += 1
            continue
        if checked[-1].stopped:
            break
    if checked:
        _FORMATS[form](checked)
    context.exit(_status(checked, unread=unread > 0 or not checked))


def _leave_aside(given: FormatGiven, *, alone: bool) -> None:
    """Say that the format was ``given``: by mistake where it is ``alone``; else as one of all files of a folder."""
    if alone:
        given.show()
    else:
        told = _("{name} describes the format, and is not a questionnaire. It is left aside.")
        click.echo(shown(told.format(name=given.name)), err=True)


def _checked(argument: str, words: Place, today: date, *, fixing: bool) -> Checked:
    given = read_questionnaire(argument)
    if fixing:
        if given.name != argument:
            raise Unusable(_("Only a file at a path of your own can be mended: {name}.").format(name=argument))
        given, done = fix(Path(argument), given, words, today)
        for line in told(given.name, done):
            click.echo(line, err=True)
    with Watch(given.name) as watch:
        found = review(given.data, place=words, name=given.name, today=today, begin=watch.begin)
    return Checked(given, found.findings, found.left_out, found.unproven, found.stopped)


def _with_lists(checked: Checked, words: Place, *, signs: bool, scores: bool) -> Checked:
    """``checked`` with the lists that were asked for; a file with an error, or not looked at whole, has none."""
    if any(one.severity is Severity.ERROR for one in checked.findings):
        return checked._replace(unlisted=signs or scores)
    if checked.left_out:
        return checked
    questionnaire = load(checked.given.data, place=words, name=checked.given.name)
    return checked._replace(
        signs=sign_lines(questionnaire, solvers()) if signs else None,
        scores=tuple(score_lines(questionnaire, solvers())) if scores else None,
    )


def _status(checked: Sequence[Checked], *, unread: bool) -> int:
    """How the command ends: an interruption counts more than what could not be read, and that more than errors."""
    left_out = [what for file in checked if file.stopped for what in file.left_out]
    if left_out:
        click.echo(_("Stopped. Not looked at to the end: {what}.").format(what=", ".join(left_out)), err=True)
        return INTERRUPTED
    if unread:
        return MISUSE
    errors = any(finding.severity is Severity.ERROR for file in checked for finding in file.findings)
    return WENT_WRONG if errors else 0
