"""``triage explain``: what a finding means, why it matters, and how it is mended."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

import click

from triage.checker.catalogue import Explanation, explained, severity_word, subjects, written_page
from triage.cli.failures import Unusable
from triage.cli.output import print_text
from triage.logic.likeness import nearest
from triage.words import _


@click.command(
    "explain",
    help=_(
        "Explain a finding of the check, and how to mend it.\n\n"
        "CODE is what the check calls the finding. Without it, all findings are listed."
    ),
)
@click.argument("code", required=False)
@click.option("--markdown", is_flag=True, help=_("Print all of them as one page."))
def explain_command(code: str | None, *, markdown: bool) -> None:
    """Explain ``code``, list all codes, or print the page on all of them."""
    if markdown and code is not None:
        raise click.UsageError(_("Name a code, or ask for the page: not both."))
    if markdown:
        print_text(written_page().rstrip("\n"))
    elif code is None:
        print_text("\n".join(_listed()))
    else:
        print_text("\n".join(_lines(_known(code))))


def _known(code: str) -> Explanation:
    known = explained()
    if code in known:
        return known[code]
    close = nearest(code, known)
    cure = _("To see all: triage explain") if close is None else _("Did you mean '{name}'?").format(name=close)
    raise Unusable(_("There is no finding called '{code}'. {cure}").format(code=code, cure=cure))


def _listed() -> Iterator[str]:
    width = max(map(len, explained()))
    for subject in subjects():
        yield subject.title
        for one in subject.explanations:
            yield f"  {one.code:<{width}}  {one.means}"
        yield ""
    yield _("More about one of them: triage explain CODE")


def _lines(one: Explanation) -> Iterator[str]:
    yield f"{one.code} ({severity_word(one.severity).lower()})"
    yield one.means
    yield ""
    yield _("Why it matters: {sentences}").format(sentences=one.matters)
    yield _("To mend it: {sentence}").format(sentence=one.mend)
    if one.wrong:
        yield ""
        yield _("This has the finding:")
        yield indent(one.wrong, "    ")
        yield ""
        yield _("This does not:")
        yield indent(one.right, "    ")
