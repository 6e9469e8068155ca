"""The catalogues beside a questionnaire, as ``triage check`` looks at them: each a file with findings of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from triage.checker.translations import catalogues_of, check_translation
from triage.cli.failures import unreadable
from triage.cli.findings import Checked
from triage.cli.inputs import Input
from triage.cli.terminal import shown
from triage.questionnaire import Place, Severity, load
from triage.questionnaire.translation import reading
from triage.words import _


def catalogues_beside(checked: Checked, words: Place) -> Iterator[Checked]:
    """Every catalogue beside the questionnaire that was ``checked``, with what is found in it.

    They are looked at once it has no error: before that, its texts are not known.

    Raises:
        Unusable: a catalogue cannot be read.
    """
    file = Path(checked.given.name)
    paths = catalogues_of(file) if file.is_file() else ()
    if not paths:
        return
    if any(one.severity is Severity.ERROR for one in checked.findings):
        message = _("{file}: not looked at until the errors of the questionnaire are mended.")
        click.echo("\n".join(shown(message.format(file=path)) for path in paths), err=True)
        return
    questionnaire = load(checked.given.data, place=words, name=checked.given.name)
    for path in paths:
        try:
            data = reading.contents(path)
        except OSError as error:
            raise unreadable(error, str(path)) from error
        found = check_translation(questionnaire, checked.given.data, data, str(path))
        yield Checked(Input(data[: reading.MOST_BYTES], str(path)), found.findings)
