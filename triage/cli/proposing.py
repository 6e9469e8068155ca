"""``triage examples``: examples that cover a questionnaire, for its author to confirm; and those that fail, renewed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
from pydantic import JsonValue

from triage.checker.proposing import propose
from triage.checker.renewing import Renewal, renewals
from triage.cli.failures import Unusable
from triage.cli.inputs import Input, loaded, read_questionnaire
from triage.cli.output import print_text, write_over
from triage.cli.tables import answer_lines
from triage.cli.terminal import shown
from triage.questionnaire import Questionnaire
from triage.questionnaire.mending import with_examples, with_renewed
from triage.questionnaire.source import Source, read
from triage.words import _, ngettext


@click.command(
    "examples",
    help=_(
        "Propose examples that cover what those of FILE do not.\n\n"
        "They touch every rule, branch, option, band and edge. "
        "FILE is a path, the id of a questionnaire that ships, or - for standard input. What they expect is what "
        "follows now: read each, and remove its mark when it is right."
    ),
)
@click.argument("file")
@click.option("--write", is_flag=True, help=_("Write them into FILE, each marked as not confirmed."))
@click.option(
    "--renew",
    is_flag=True,
    help=_("Instead, let those in FILE that fail expect what follows now, each marked as not confirmed."),
)
@click.option("--most", type=click.IntRange(min=1), help=_("Propose so many at most: those that cover most."))
def examples_command(file: str, *, write: bool, renew: bool, most: int | None) -> None:
    """Propose examples for ``file``, or renew those that fail."""
    if renew and (write or most is not None):
        raise click.UsageError(_("What is renewed is not proposed: --renew goes with neither --write nor --most."))
    given = read_questionnaire(file)
    if (write or renew) and given.name != file:
        raise Unusable(_("Only a file at a path of your own can be written to: {name}.").format(name=file))
    questionnaire = loaded(given, file)
    if renew:
        _renew(given, questionnaire)
        return
    proposed = [example_text(one.data) for one in propose(questionnaire, most)]
    told = ngettext("{count} example proposed.", "{count} examples proposed.", len(proposed))
    click.echo(told.format(count=len(proposed)), err=True)
    if not write:
        print_text(_listed(proposed))
    elif proposed:
        _write(given, with_examples(_source(given), proposed))


def _renew(given: Input, questionnaire: Questionnaire) -> None:
    """Write what follows now into the examples that fail, and tell each place."""
    found, source = tuple(renewals(questionnaire)), _source(given)
    values = {(*one.path, "expect", one.key): json.dumps(one.value, ensure_ascii=False) for one in found}
    if found:
        _write(given, with_renewed(source, values))
    for one in found:
        print_text("\n".join(_told(one, source)))
    count = len({one.path for one in found})
    words = ngettext(
        "{count} example renewed. Nobody has confirmed it: read it.",
        "{count} examples renewed. Nobody has confirmed them: read each.",
        count,
    )
    print_text(words.format(count=count) if count else _("No example expects anything else than what follows now."))


def _told(renewal: Renewal, source: Source) -> Iterator[str]:
    """Where something else was expected, and both side by side; the place is that in the file as it was."""
    at = source.finding("", (*renewal.path, "expect", renewal.key), "")
    words = _("""The example '{example}' expects another "{key}" now.""").format(
        example=renewal.example, key=renewal.key
    )
    yield shown(f"{at.file}:{at.line}:{at.column}: {words}")
    before, now = renewal.compared
    yield from answer_lines(((_("Expected"), before), (_("Found"), now)))


def _source(given: Input) -> Source:
    _value, source, _findings = read(given.data, given.name)
    return source


def _write(given: Input, text: str) -> None:
    """Write ``text`` over the file that was ``given``; its byte-order mark stays."""
    mark = b"\xef\xbb\xbf" if given.data.startswith(b"\xef\xbb\xbf") else b""
    write_over(Path(given.name), mark + text.encode())


def example_text(example: Mapping[str, JsonValue]) -> str:
    """``example`` as it stands in a file: a line for each of its parts."""
    parts = (f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in example.items())
    return "{\n      " + ",\n      ".join(parts) + "\n    }"


def _listed(examples: Sequence[str]) -> str:
    """``examples`` as a list of their own, less deep than in a file."""
    if not examples:
        return "[]"
    return "[\n  " + ",\n  ".join(text.replace("\n    ", "\n  ") for text in examples) + "\n]"
