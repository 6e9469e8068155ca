"""What happened to the emergency and urgent rules, and to the version, on a line each; and as data."""

from __future__ import annotations

from triage.checker.diff import Comparison, Number, raising, sign_changes
from triage.words import _


def signs_line(comparison: Comparison) -> str:
    """A line that says which emergency and urgent rules are new, gone, changed or reworded in the file."""
    changes = sign_changes(comparison)
    said = [
        words.format(rules=", ".join(names))
        for words, names in (
            (_("new: {rules}"), changes.new),
            (_("gone: {rules}"), changes.gone),
            (_("changed: {rules}"), changes.changed),
            (_("reworded: {rules}"), changes.reworded),
        )
        if names
    ]
    words = _("Emergency and urgent rules, as they are written: {what}.")
    return words.format(what="; ".join(said) or _("the same"))


def signs_data(comparison: Comparison) -> dict[str, object]:
    """The same as data: ids of rules."""
    return {**sign_changes(comparison)._asdict()}


def version_line(comparison: Comparison) -> str | None:
    """A line that says whether the version was raised far enough; ``None`` where there is nothing to raise it for."""
    found = raising(comparison)
    if found is None or found.needed is Number.NONE:
        return None
    old, new = comparison.old.version, comparison.new.version
    if found.is_enough:
        return _("Version: raised from {old} to {new}. That is enough.").format(old=old, new=new)
    match found.done:
        case Number.LOWERED:
            said = _("Version: it went back from {old} to {new}.").format(old=old, new=new)
        case Number.NONE:
            said = _("Version: still {old}.").format(old=old)
        case _:
            said = _("Version: raised from {old} to {new}. That is too little.").format(old=old, new=new)
    return f"{said} {_reason(found.needed).format(version=found.least)}"


def version_data(comparison: Comparison) -> dict[str, object] | None:
    """The same as data: which number is needed and which was raised, whether that is enough, and what would be."""
    found = raising(comparison)
    if found is None:
        return None
    return {
        "needed": found.needed.word,
        "raised": found.done.word,
        "enough": found.is_enough,
        "least": found.least,
    }


def _reason(needed: Number) -> str:
    match needed:
        case Number.FIRST:
            return _("What an answer means may be different now, so raise the first number: {version}.")
        case Number.MIDDLE:
            return _("Something is new, so raise the middle number: {version}.")
        case _:
            return _("The file is another one, so raise the last number: {version}.")
