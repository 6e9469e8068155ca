"""``triage assess``: what follows from answers, as JSON or as a summary."""

from __future__ import annotations

from datetime import datetime

import click

from triage.assessment.export import export
from triage.cli.inputs import DAY, assessed, chosen_day
from triage.cli.output import print_json, print_text
from triage.cli.summary import summary
from triage.cli.terminal import shown
from triage.words import _, language


@click.command(
    "assess",
    help=_(
        "Assess answers, and print what follows from them.\n\n"
        "QUESTIONNAIRE is a path, or the id of a questionnaire that ships. ANSWERS is a JSON object from the id of a "
        'question to its answer. A non-answer is {"non_answer": "not_sure"}. One of the two can be - for standard '
        "input. The exit status is 1 where the questionnaire or the answers are refused."
    ),
)
@click.argument("questionnaire")
@click.argument("answers")
@click.option("--format", "form", type=click.Choice(["json", "text"]), default="json", help=_("How it is shown."))
@click.option(
    "--on",
    type=DAY,
    metavar="YYYY-MM-DD",
    help=_("The day of the answers, for a questionnaire that counts days or years. Today, if left out."),
)
def assess_command(questionnaire: str, answers: str, form: str, on: datetime | None) -> None:
    """Print the assessment of ``answers`` in the format ``form``, with words in the language of the questionnaire."""
    assessment = assessed(questionnaire, answers, chosen_day(on))
    with language(assessment.questionnaire.language):
        if form == "json":
            print_json(export(assessment))
        else:
            print_text("\n".join(shown(line) for line in summary(assessment)))
