"""``triage report``: what a patient takes away, as a file."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from triage.assessment import Assessment
from triage.cli.inputs import DAY, assessed, chosen_day, settings
from triage.cli.output import write_whole
from triage.report import render_html, render_pdf, render_text
from triage.words import _

_ENDINGS = (".pdf", ".html", ".txt")


@click.command(
    "report",
    help=_(
        "Make the report for a clinician.\n\n"
        "The name of its file ends in .pdf, .html or .txt. "
        "QUESTIONNAIRE and ANSWERS are those of 'triage assess'."
    ),
)
@click.argument("questionnaire")
@click.argument("answers")
@click.option("-o", "--output", required=True, metavar="FILE", help=_("The file to write."))
@click.option(
    "--date",
    "made_on",
    type=DAY,
    metavar="YYYY-MM-DD",
    help=_("The day that the report names. Today, if left out."),
)
@click.option(
    "--on",
    type=DAY,
    metavar="YYYY-MM-DD",
    help=_("The day of the answers, for a questionnaire that counts days or years. That of the report, if left out."),
)
def report_command(
    questionnaire: str, answers: str, output: str, made_on: datetime | None, on: datetime | None
) -> None:
    """Write the report on ``answers`` to ``output``; the same input and day give the same bytes."""
    path = Path(output)
    if path.suffix.lower() not in _ENDINGS:
        raise click.UsageError(_("The name of the report must end in .pdf, .html or .txt."))
    day = chosen_day(made_on)
    assessment = assessed(questionnaire, answers, day if on is None else on.date())
    write_whole(path, _rendered(path.suffix.lower(), assessment, day))


def _rendered(ending: str, assessment: Assessment, day: date) -> bytes:
    clinic = settings().clinic_name
    match ending:
        case ".pdf":
            return render_pdf(assessment, made_on=day, clinic=clinic)
        case ".html":
            return render_html(assessment, made_on=day, clinic=clinic).encode()
        case _:
            return render_text(assessment, made_on=day).encode()
