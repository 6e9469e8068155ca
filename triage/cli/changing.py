"""What changed in the file from one version of a questionnaire to the next, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from triage.checker.diff import Change, Comparison
from triage.cli.terminal import columns
from triage.questionnaire import Finding
from triage.questionnaire.source import Source
from triage.words import _


class Compared(NamedTuple):
    """Two versions compared, and the text of each."""

    comparison: Comparison
    old: Source
    new: Source


def change_lines(compared: Compared) -> Iterator[str]:
    """What changed, each with its place, and what stood there before and now."""
    old, new = compared.comparison.old, compared.comparison.new
    words = _("What changed, from {old} to {new}")
    yield words.format(old=f"{old.id} {old.version}", new=f"{new.id} {new.version}")
    yield ""
    for change in compared.comparison.changes:
        at = _place(change, compared)
        yield f"{at.file}:{at.line}:{at.column}: {_sentence(change)}"
        if change.key is not None:
            yield from before_and_now(change.before or _("nothing"), change.now or _("nothing"))
    if not compared.comparison.changes:
        yield _("Nothing.")
    yield ""


def before_and_now(before: str, now: str) -> Iterator[str]:
    """What was and what is, one below the other."""
    heads = _("before"), _("now")
    width = max(map(columns, heads))
    for head, words in zip(heads, (before, now), strict=True):
        yield f"    {head}{' ' * (width - columns(head))}  {words}"


def _place(change: Change, compared: Compared) -> Finding:
    """Where ``change`` stands: only its file, line and column are looked at."""
    return (compared.old if change.gone else compared.new).finding("", change.path, "")


def _sentence(change: Change) -> str:
    if change.key is not None:
        words = {
            "added": _('{part}: "{key}" was added.'),
            "removed": _('{part}: "{key}" was removed.'),
            "reworded": _('{part}: "{key}" was reworded.'),
        }.get(change.how, _('{part}: "{key}" was changed.'))
        return words.format(part=_part(change), key=change.key)
    if change.how == "moved" and change.before:
        words = _("{part} was moved from the section '{before}' to the section '{now}'.")
        return words.format(part=_part(change), before=change.before, now=change.now)
    words = {"added": _("{part} was added."), "removed": _("{part} was removed.")}.get(
        change.how, _("{part} was moved.")
    )
    return words.format(part=_part(change))


def _part(change: Change) -> str:
    words = {
        "questionnaire": _("The questionnaire"),
        "about": _("The part 'about'"),
        "start": _("The part 'start'"),
        "report": _("The part 'report'"),
        "section": _("The section '{name}'"),
        "end": _("The end after the section '{name}'"),
        "question": _("The question '{name}'"),
        "row": _("The row '{name}' of '{of}'"),
        "option_list": _("The list of options '{name}'"),
        "option": _("The option '{name}' of '{of}'"),
        "score": _("The score '{name}'"),
        "band": _("The band '{name}' of '{of}'"),
        "rule": _("The rule '{name}'"),
        "note": _("The note '{name}'"),
        "source": _("The source '{name}'"),
        "example": _("The example '{name}'"),
    }
    return words[change.kind].format(name=change.name, of=change.of)


def change_data(change: Change, compared: Compared) -> Mapping[str, object]:
    """One change as data, with its place and its sentence."""
    at = _place(change, compared)
    return {
        "how": change.how,
        "part": change.kind,
        "id": change.name,
        "of": change.of or None,
        "key": change.key,
        "before": change.before or None,
        "now": change.now or None,
        "file": at.file,
        "line": at.line,
        "column": at.column,
        "path": at.path,
        "message": _sentence(change),
    }
