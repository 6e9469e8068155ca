"""What happened to the emergency and urgent rules, and to the version, on a line each; and as data."""

from __future__ import annotations

from triage.checker.diff import Comparison, Number, Reason, raising, sign_changes
from triage.words import _


def signs_line(comparison: Comparison) -> str:
    """A line that says which emergency and urgent rules are new, gone, changed, reworded or moved in the file."""
    changes = sign_changes(comparison)
    said = [
        words.format(rules=", ".join(names))
        for words, names in (
            (_("new: {rules}"), changes.new),
            (_("gone: {rules}"), changes.gone),
            (_("changed: {rules}"), changes.changed),
            (_("reworded: {rules}"), changes.reworded),
            (_("moved: {rules}"), changes.moved),
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
    match found.done:
        case _ if found.is_enough:
            said = _("Version: raised from {old} to {new}. That is enough.")
        case Number.LOWERED:
            said = _("Version: it went back from {old} to {new}.")
        case Number.NONE:
            said = _("Version: still {old}.")
        case _:
            said = _("Version: raised from {old} to {new}. That is too little.")
    sentences = [said.format(old=old, new=new)]
    if not found.is_enough:
        sentences += [*map(_because, found.reasons), _cure(found.needed).format(version=found.least)]
    if comparison.meaning.words and max(found.needed, found.done) < Number.FIRST:
        words = _("If a changed text means something else now, raise the first number: {version}.")
        sentences.append(words.format(version=found.first))
    return " ".join(sentences)


def version_data(comparison: Comparison) -> dict[str, object] | None:
    """The same as data: which number is needed and which was raised, whether that is enough, what would be, and why."""
    found = raising(comparison)
    if found is None:
        return None
    return {
        "needed": found.needed.word,
        "raised": found.done.word,
        "enough": found.is_enough,
        "least": found.least,
        "reasons": [reason.value for reason in found.reasons],
    }


def _cure(needed: Number) -> str:
    match needed:
        case Number.FIRST:
            return _("Raise the first number: {version}.")
        case Number.MIDDLE:
            return _("Raise the middle number: {version}.")
        case _:
            return _("Raise the last number: {version}.")


def _because(reason: Reason) -> str:
    return {
        Reason.LESS: _("Some answers are not taken any more."),
        Reason.MEANING: _("What an answer means may be different now."),
        Reason.ORDER: _("Another rule may come first now."),
        Reason.UNIT: _("A unit is another one."),
        Reason.TEXT: _("An old text stands at another id."),
        Reason.NEW: _("Something is new."),
        Reason.LEFT_OUT: _("A question can be left out now."),
        Reason.MUST: _("A question must be answered now."),
        Reason.BESIDE: _("An option can be ticked together with others now."),
        Reason.MORE: _("A question takes more answers now."),
        Reason.OTHER: _("Something else may follow from some answers."),
        Reason.WORDS: _("Words changed."),
        Reason.FILE: _("The file is another one."),
    }[reason]
