"""``triage translate``: the catalogue of a questionnaire in another language, made or renewed."""

from __future__ import annotations

from pathlib import Path

import click

from triage.cli.failures import Refused, Unusable, unreadable
from triage.cli.inputs import loaded, read_questionnaire
from triage.cli.output import print_text, write_over, write_whole
from triage.cli.terminal import shown
from triage.questionnaire.source import read
from triage.questionnaire.translation import reading
from triage.questionnaire.translation.originals import originals
from triage.questionnaire.translation.reading import Catalogue, is_code, read_catalogue
from triage.questionnaire.translation.renewing import Renewed, renewed
from triage.words import _, language_name, ngettext

_NEW_FILE = 0o644


@click.command(
    "translate",
    help=_(
        "Make or renew the translation of FILE to the language LANG.\n\n"
        "It is a catalogue beside FILE called NAME.LANG.po, such as headache.cy.po for Welsh, for any editor of "
        "gettext catalogues. What is translated stays. Where a text has changed, its translation is marked as fuzzy."
    ),
)
@click.argument("file")
@click.argument("language", metavar="LANG")
def translate_command(file: str, language: str) -> None:
    """Write the catalogue of ``file`` in ``language``, and say what is to be done in it."""
    code = language.replace("_", "-")
    if not is_code(code):
        message = _("'{code}' is not a language code that is known. Write one such as cy, ar or pt-BR.")
        raise click.UsageError(message.format(code=language))
    given = read_questionnaire(file)
    if given.name != file:
        message = _("A catalogue stands beside a file at a path of your own: {name}. Copy the questionnaire first.")
        raise Unusable(message.format(name=file))
    questionnaire = loaded(given, file)
    if code == questionnaire.language:
        raise click.UsageError(_("The questionnaire is in '{code}' itself.").format(code=code))
    path = Path(file).with_name(f"{Path(file).name.removesuffix('.json')}.{code}.po")
    before = _before(path)
    value, _source, _findings = read(given.data, given.name)
    made = renewed(originals(value), questionnaire.id, code, before)
    _write(path, made.text, before)
    print_text(shown(_("Written: {file} ({language})").format(file=path, language=language_name(code, "en"))))
    print_text(_said(made))
    print_text(shown(_("To see what is missing or wrong in it: triage check {file}").format(file=file)))


def _before(path: Path) -> Catalogue | None:
    """The catalogue that stands at ``path``; ``None`` where there is none.

    Raises:
        Unusable: it cannot be read.
        Refused: it is no catalogue of that language, or is not written as one.
    """
    try:
        data = reading.contents(path)
    except FileNotFoundError as error:
        if path.is_symlink():
            raise unreadable(error, str(path)) from error
        return None
    except OSError as error:
        raise unreadable(error, str(path)) from error
    catalogue, wrong = read_catalogue(data, str(path))
    if wrong:
        lines = [f"{at.file}:{at.line}:{at.column}: {at.message} {at.cure}" for at in wrong]
        raise Refused("\n".join([*lines, _("Nothing was written.")]))
    return catalogue


def _write(path: Path, text: str, before: Catalogue | None) -> None:
    if before is None:
        write_whole(path, text.encode(), mode=_NEW_FILE)
    elif text != before.source.text:
        write_over(path, text.encode())


def _said(made: Renewed) -> str:
    """How far the translation is, in one line."""
    said = [
        ngettext("{count} text translated", "{count} texts translated", made.translated).format(count=made.translated),
        _("{count} to be looked at again").format(count=made.changed),
        _("{count} missing").format(count=made.missing),
    ]
    if made.gone:
        said.append(_("{count} kept that belong to no text any more").format(count=made.gone))
    return f"{', '.join(said)}."
