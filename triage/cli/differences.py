"""What changed between two versions of a questionnaire and what that does, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from triage.assessment import Assessment
from triage.assessment.export import number_data
from triage.checker.diff import (
    FINISHED,
    UNFINISHED,
    Change,
    Comparison,
    Differs,
    Kind,
    NotProven,
    Same,
    Verdict,
    seen,
)
from triage.cli.output import print_json, print_text, print_way_to_more
from triage.cli.raising import signs_data, signs_line, version_data, version_line
from triage.cli.terminal import columns, shown
from triage.questionnaire import Answered, Finding, Level, Question, slot_of
from triage.questionnaire.source import Source
from triage.report.answers import answer_words
from triage.words import _, ngettext


class Compared(NamedTuple):
    """Two versions compared, and the text of each."""

    comparison: Comparison
    old: Source
    new: Source


def print_differences(compared: Compared) -> None:
    """Print what changed with its places, then what it does, then what that means for the version."""
    comparison = compared.comparison
    lines = [*_changes(compared), signs_line(comparison), "", *_left_out(comparison), _("What this does"), ""]
    for heading, kinds in (
        (_("Where the form is filled in to the end:"), FINISHED),
        (_("While any answers are still missing:"), UNFINISHED),
    ):
        effects = [line for kind in kinds for line in _effect(kind, comparison.effects[kind], comparison)]
        lines += [heading, *effects, ""]
    lines += [line for line in (_summary(comparison), version_line(comparison)) if line is not None]
    print_text("\n".join(map(shown, lines)))
    if any(isinstance(verdict, NotProven) for verdict in comparison.effects.values()):
        print_way_to_more()


def print_differences_json(compared: Compared) -> None:
    """Print one object: ``old``, ``new``, ``changes``, ``lost`` and ``gained`` (question ids), ``effects`` by kind.

    ``signs`` are the emergency and urgent rules that changed; ``version`` says which number should be raised.
    """
    comparison = compared.comparison
    print_json(
        {
            "old": {"file": compared.old.file, "id": comparison.old.id, "version": comparison.old.version},
            "new": {"file": compared.new.file, "id": comparison.new.id, "version": comparison.new.version},
            "same": comparison.is_same,
            "changes": [_change_data(change, compared) for change in comparison.changes],
            "signs": signs_data(comparison),
            "lost": comparison.lost,
            "gained": comparison.gained,
            "effects": {kind: _effect_data(kind, one, comparison) for kind, one in comparison.effects.items()},
            "version": version_data(comparison),
        }
    )


def _changes(compared: Compared) -> Iterator[str]:
    old, new = compared.comparison.old, compared.comparison.new
    words = _("What changed, from {old} to {new}")
    yield words.format(old=f"{old.id} {old.version}", new=f"{new.id} {new.version}")
    yield ""
    for change in compared.comparison.changes:
        at = _place(change, compared)
        yield f"{at.file}:{at.line}:{at.column}: {_sentence(change)}"
        if change.key is not None:
            yield from _before_and_now(change.before or _("nothing"), change.now or _("nothing"))
    if not compared.comparison.changes:
        yield _("Nothing.")
    yield ""


def _before_and_now(before: str, now: str) -> Iterator[str]:
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


def _left_out(comparison: Comparison) -> Iterator[str]:
    """The questions of which answers are not compared."""
    told = (
        (
            _("Answers to these questions are lost, because the new version does not take them: {names}."),
            comparison.lost,
        ),
        (
            _("These questions are left open in what follows, because the old version has no answers: {names}."),
            comparison.gained,
        ),
    )
    for words, names in told:
        if names:
            yield words.format(names=", ".join(f"'{name}'" for name in names))
    if comparison.lost or comparison.gained:
        yield ""


def _effect(kind: Kind, verdict: Verdict, comparison: Comparison) -> Iterator[str]:
    match verdict:
        case Same():
            yield _("{what}: the same for all answers.").format(what=_what(kind))
        case NotProven():
            words = _("{what}: not proven. No difference was found, but there are too many answers to try them all.")
            yield words.format(what=_what(kind))
        case Differs():
            words = _("{what}: differs, for example with these answers:")
            yield (words if verdict.answers else _("{what}: differs, whatever is answered:")).format(what=_what(kind))
            yield from _table(verdict, comparison)
            yield from _before_and_now(_outcome(kind, verdict, verdict.old), _outcome(kind, verdict, verdict.new))
            if verdict.enough and verdict.answers:
                yield _("    It differs whatever else is answered.")


def _table(verdict: Differs, comparison: Comparison) -> Iterator[str]:
    rows = [(question.label, _answer(question, raw)) for question, raw in _asked(verdict, comparison)]
    if comparison.old.uses_day or comparison.new.uses_day:
        rows.append((_("Day of the answers"), verdict.on.isoformat()))
    width = max((columns(label) for label, _words in rows), default=0)
    yield from (f"      {label}{' ' * (width - columns(label))}  {words}" for label, words in rows)


def _asked(verdict: Differs, comparison: Comparison) -> Iterator[tuple[Question, Answered]]:
    """The answers of ``verdict``, each with its question as the new version words it."""
    known = comparison.new.question_by_id
    yield from ((known[name], verdict.answers[name]) for name in known if name in verdict.answers)


def _answer(question: Question, raw: Answered) -> str:
    return "; ".join(answer_words(question, slot_of(question, raw)).lines)


def _what(kind: Kind) -> str:
    return {
        "level": _("Level"),
        "rules": _("Rules that fire"),
        "open": _("Rules that stay open"),
        "bands": _("Bands"),
        "values": _("Values of scores"),
        "notes": _("Notes"),
        "path": _("Questions that are asked"),
        "unfinished_level": _("Level, if emergency or urgent"),
        "unfinished_rules": _("Emergency and urgent rules that fire"),
    }[kind]


def _outcome(kind: Kind, verdict: Differs, assessment: Assessment) -> str:
    """What ``assessment`` has of that in which it differs."""
    found = seen(kind, assessment)
    there = [name for name in verdict.names if name in found]
    match kind:
        case "level" | "unfinished_level":
            return assessment.level.word
        case "bands" | "values":
            said = [f"{name}: {_said(found[name]) if name in found else _('none')}" for name in verdict.names]
            return ", ".join(said)
        case _:
            return ", ".join(there) or _("none")


def _said(value: object) -> str | int | float:
    match value:
        case Level():
            return value.word
        case int() | Fraction():
            return number_data(value)
        case _:
            return str(value)


def _summary(comparison: Comparison) -> str:
    count = len(comparison.changes)
    changes = ngettext("{count} change", "{count} changes", count).format(count=count)
    if comparison.is_same:
        return _(
            "{changes}. The same follows from all forms that are filled in to the end, and the same signs before that."
        ).format(changes=changes)
    if any(isinstance(verdict, Differs) for verdict in comparison.effects.values()):
        return _("{changes}. Something else follows from some answers.").format(changes=changes)
    return _("{changes}. It is not proven that the same follows from all answers.").format(changes=changes)


def _change_data(change: Change, compared: Compared) -> Mapping[str, object]:
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


def _effect_data(kind: Kind, verdict: Verdict, comparison: Comparison) -> Mapping[str, object]:
    match verdict:
        case Same():
            return {"verdict": "same"}
        case NotProven():
            return {"verdict": "not_proven"}
        case Differs():
            return {
                "verdict": "differs",
                "names": verdict.names,
                "on": verdict.on.isoformat(),
                "answers": {name: _plain(raw) for name, raw in verdict.answers.items()},
                "words": [
                    {"question": question.label, "answer": _answer(question, raw)}
                    for question, raw in _asked(verdict, comparison)
                ],
                "enough": verdict.enough,
                "before": _named(kind, verdict, verdict.old),
                "now": _named(kind, verdict, verdict.new),
            }


def _named(kind: Kind, verdict: Differs, assessment: Assessment) -> Mapping[str, object]:
    """What ``assessment`` has of that in which it differs, by id; ``None`` where there is nothing."""
    found = seen(kind, assessment)
    return {name: (one if (one := found.get(name)) in (None, True) else _said(one)) for name in verdict.names}


def _plain(raw: Answered) -> object:
    return number_data(Fraction(raw)) if isinstance(raw, Decimal) else raw
