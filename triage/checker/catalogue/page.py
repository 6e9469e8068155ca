"""The catalogue as a page for authors, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from triage.checker.catalogue.explanation import Explanation, Subject
from triage.checker.catalogue.form import FORM
from triage.questionnaire import Severity
from triage.words import _


def page(subjects: tuple[Subject, ...]) -> str:
    """All findings of ``subjects`` on one page, from its heading to its last line end."""
    parts = [*_introduction(), *_contents(subjects)]
    for subject in subjects:
        parts.append(f"## {subject.title}")
        parts.extend(part for one in subject.explanations for part in (f"### {one.code}", *_parts(one)))
    return "\n\n".join(parts) + "\n"


def entry(one: Explanation) -> str:
    """What the page says of ``one``, without its heading."""
    return "\n\n".join(_parts(one))


def severity_word(severity: Severity) -> str:
    """How bad a finding is, in a word that begins a line."""
    match severity:
        case Severity.ERROR:
            return _("Error")
        case Severity.WARNING:
            return _("Warning")
        case Severity.ADVICE:
            return _("Advice")


def _introduction() -> Iterator[str]:
    yield "# " + _("Findings")
    yield _(
        "Here is everything that `triage check` can find in a questionnaire. Each finding has a code. The program "
        "explains one at a time, too: `triage explain CODE`. It has written this page: `triage explain --markdown`."
    )
    yield "\n".join(
        [
            "- " + _("**Error**: the form cannot be used until it is mended. No patient ever sees it."),
            "- " + _("**Warning**: the form can be used, but something in it is most likely not as you mean it."),
            "- " + _("**Advice**: the form works. People would understand it better, or trust it more."),
        ]
    )
    yield _(
        "A warning or a piece of advice can be right in general and wrong for you. "
        "Then [accept it](authoring.md#accept-a-finding), and say why."
    )
    yield "## " + _("The form of the examples")
    yield _(
        "Below, each finding has two pieces of a file: the first has the finding, the second does not. The pieces go "
        "into this form. A piece that begins with a curly bracket is one more question. Any other stands in place of "
        "the part with its name, or is one more part."
    )
    yield _code(FORM.rstrip())


def _contents(subjects: tuple[Subject, ...]) -> Iterator[str]:
    yield "## " + _("All codes")
    for subject in subjects:
        links = ", ".join(f"[{one.code}](#{one.code})" for one in subject.explanations)
        yield f"**{subject.title}**: {links}."


def _parts(one: Explanation) -> Iterator[str]:
    yield f"{severity_word(one.severity)}. {one.means}"
    yield "\n".join(
        [
            "- " + _("**Why it matters:** {sentences}").format(sentences=one.matters),
            "- " + _("**To mend it:** {sentence}").format(sentence=one.mend),
        ]
    )
    if one.wrong:
        yield _("This has the finding:")
        yield _code(one.wrong)
        yield _("This does not:")
        yield _code(one.right)


def _code(text: str) -> str:
    return f"```json\n{text}\n```"
