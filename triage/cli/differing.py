"""``triage diff``: what changed between two versions of a questionnaire, and what that does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import click

from triage.checker.diff import compare
from triage.cli.changing import Compared
from triage.cli.differences import print_differences, print_differences_json
from triage.cli.failures import WENT_WRONG, Refused, Unusable
from triage.cli.inputs import STANDARD_INPUT, Input, loaded, read_questionnaire
from triage.questionnaire import Questionnaire
from triage.questionnaire.source import Source, read
from triage.words import _, language

_FORMATS: Final[dict[str, Callable[[Compared], None]]] = {"text": print_differences, "json": print_differences_json}


@click.command(
    "diff",
    help=_(
        "Say what changed between two versions, and what that does.\n\n"
        "OLD and NEW are paths, or ids of questionnaires that ship. One of the two can be - for standard input. The "
        "exit status is 0 where it is proven that the same follows and nothing shows that answers mean something else, "
        "1 where not, and 2 where a file cannot be used."
    ),
)
@click.argument("old")
@click.argument("new")
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="text", help=_("How it is shown."))
@click.pass_context
def diff_command(context: click.Context, old: str, new: str, form: str) -> None:
    """Print how ``old`` and ``new`` differ in the format ``form``, with words in the language of the new one."""
    if old == new == STANDARD_INPUT:
        raise click.UsageError(_("Only one of the two can come from standard input."))
    (before, before_text), (now, now_text) = _read(old), _read(new)
    with language(now.language):
        compared = Compared(compare(before, now), before_text, now_text)
        _FORMATS[form](compared)
    comparison = compared.comparison
    context.exit(0 if comparison.is_same and comparison.meaning.is_kept else WENT_WRONG)


def _read(argument: str) -> tuple[Questionnaire, Source]:
    given: Input = read_questionnaire(argument)
    try:
        questionnaire = loaded(given, argument)
    except Refused as error:
        raise Unusable(error.message) from error
    _value, source, _findings = read(given.data, given.name)
    return questionnaire, source
