"""``triage examples``: examples that cover a questionnaire, for its author to confirm."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from pydantic import JsonValue

from triage.checker.proposing import propose
from triage.cli.failures import Unusable
from triage.cli.inputs import loaded, read_questionnaire
from triage.cli.output import print_text, write_over
from triage.questionnaire.mending import with_examples
from triage.questionnaire.source import read
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
@click.option("--most", type=click.IntRange(min=1), help=_("Propose so many at most: those that cover most."))
def examples_command(file: str, *, write: bool, most: int | None) -> None:
    """Propose examples for ``file``."""
    given = read_questionnaire(file)
    if write and given.name != file:
        raise Unusable(_("Only a file at a path of your own can be written to: {name}.").format(name=file))
    proposed = [example_text(one.data) for one in propose(loaded(given, file), most)]
    told = ngettext("{count} example proposed.", "{count} examples proposed.", len(proposed))
    click.echo(told.format(count=len(proposed)), err=True)
    if not write:
        print_text(_listed(proposed))
    elif proposed:
        mark = b"\xef\xbb\xbf" if given.data.startswith(b"\xef\xbb\xbf") else b""
        _value, source, _findings = read(given.data, given.name)
        write_over(Path(file), mark + with_examples(source, proposed).encode())


def example_text(example: Mapping[str, JsonValue]) -> str:
    """``example`` as it stands in a file: a line for each of its parts."""
    parts = (f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in example.items())
    return "{\n      " + ",\n      ".join(parts) + "\n    }"


def _listed(examples: Sequence[str]) -> str:
    """``examples`` as a list of their own, less deep than in a file."""
    if not examples:
        return "[]"
    return "[\n  " + ",\n  ".join(text.replace("\n    ", "\n  ") for text in examples) + "\n]"
