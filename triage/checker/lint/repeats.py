"""What is asked or headed twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from triage.checker.lint.asked import Asked, asked_in
from triage.checker.lint.doubt import Doubt
from triage.questionnaire import Finding
from triage.questionnaire.document import Document
from triage.questionnaire.source import Path, Source
from triage.words import _


def same_question(document: Document, source: Source) -> Iterator[Finding]:
    """Questions that one person is asked twice, and rows that stand twice in one table; two tables can ask the same."""
    alike: dict[str, list[Asked]] = defaultdict(list)
    for asked in asked_in(document):
        if asked.rows:
            yield from _same_rows(asked, source)
            continue
        before = alike[_folded(asked.field.text)]
        first = next((other for other in before if _meet(other, asked)), None)
        if first is not None:
            yield _same(first.field.id, asked.field.id, source, (*asked.path, "text"))
        before.append(asked)


def same_heading(document: Document, source: Source) -> Iterator[Finding]:
    """Pages that cannot be told apart by their headings."""
    seen: dict[str, str] = {}
    for number, section in enumerate(document.sections):
        other = seen.setdefault(_folded(section.title), section.id)
        if other != section.id:
            message = _("The sections '{first}' and '{second}' have the same heading.")
            said = message.format(first=other, second=section.id)
            doubt = Doubt("same-heading-twice", None, said, _("Give each page a heading of its own."))
            yield doubt.finding(source, ("sections", number, "title"))


def _same_rows(asked: Asked, source: Source) -> Iterator[Finding]:
    rows: dict[str, str] = {}
    for at, row in enumerate(asked.rows):
        other = rows.setdefault(_folded(row.text), row.id)
        if other != row.id:
            yield _same(other, row.id, source, (*asked.path, "rows", at, "text"))


def _same(first: str, second: str, source: Source, path: Path) -> Finding:
    message = _("'{first}' and '{second}' ask the same.").format(first=first, second=second)
    return Doubt("same-question-twice", None, message, _("Ask it once, or say in the text what differs.")).finding(
        source, path
    )


def _meet(first: Asked, second: Asked) -> bool:
    """Whether one person is asked both for sure: one is asked of all, or both under the same condition."""
    return first.field.ask_if is None or second.field.ask_if in (None, first.field.ask_if)


def _folded(text: str) -> str:
    """``text`` without what does not change its meaning: the case of letters, spaces, punctuation."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())
