"""What a change from one version of a questionnaire to the next does, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from triage.assessment import Assessment
from triage.assessment.export import number_data
from triage.checker.diff import FINISHED, UNFINISHED, Comparison, Differs, Kind, NotProven, Same, Verdict, seen
from triage.cli.changing import Compared, before_and_now, change_data, change_lines
from triage.cli.meaning import meaning_data, meaning_lines
from triage.cli.output import print_json, print_text, print_way_to_more
from triage.cli.raising import signs_data, signs_line, version_data, version_line
from triage.cli.terminal import columns, shown
from triage.questionnaire import Answered, Level, Question, slot_of
from triage.report.answers import answer_words
from triage.words import _, ngettext


def print_differences(compared: Compared) -> None:
    """Print what changed with its places, then what it does, then what that means for the version."""
    comparison = compared.comparison
    lines = [*change_lines(compared), signs_line(comparison), *meaning_lines(comparison.meaning), ""]
    lines += [*_left_out(comparison), _("What this does"), ""]
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

    ``same``: whether the same answers are proven to lead to the same, and nothing shows that they mean something else.
    ``signs`` are the emergency and urgent rules that changed, ``meaning`` is what happened to units and texts, and
    ``version`` says which number should be raised.
    """
    comparison = compared.comparison
    print_json(
        {
            "old": {"file": compared.old.file, "id": comparison.old.id, "version": comparison.old.version},
            "new": {"file": compared.new.file, "id": comparison.new.id, "version": comparison.new.version},
            "same": comparison.is_same and comparison.meaning.is_kept,
            "changes": [change_data(change, compared) for change in comparison.changes],
            "signs": signs_data(comparison),
            "meaning": meaning_data(comparison.meaning),
            "lost": comparison.lost,
            "gained": comparison.gained,
            "effects": {kind: _effect_data(kind, one, comparison) for kind, one in comparison.effects.items()},
            "version": version_data(comparison),
        }
    )


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
            yield from before_and_now(_outcome(kind, verdict, verdict.old), _outcome(kind, verdict, verdict.new))
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
        "heading": _("Rule that comes first, the heading of the report"),
        "rules": _("Rules that fire"),
        "order": _("Order of the rules that fire"),
        "open": _("Rules that stay open"),
        "open_order": _("Order of the emergency and urgent rules that stay open"),
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
    match kind:
        case "level" | "unfinished_level":
            return assessment.level.word
        case "heading":
            return "".join(f"{rule.id}: {rule.text}" for rule in assessment.fired if rule.id in found) or _("none")
        case "bands" | "values":
            said = [f"{name}: {_said(found[name]) if name in found else _('none')}" for name in verdict.names]
            return ", ".join(said)
        case "order" | "open_order":
            return ", ".join(name for name in found if name in verdict.names)
        case _:
            return ", ".join(name for name in verdict.names if name in found) or _("none")


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
    if comparison.is_same and not comparison.meaning.is_kept:
        words = _("{changes}. As they are stored, all answers lead to the same. Some stand for something else now.")
        return words.format(changes=changes)
    if comparison.is_same:
        return _("{changes}. All answers that both versions take lead to the same.").format(changes=changes)
    if any(isinstance(verdict, Differs) for verdict in comparison.effects.values()):
        return _("{changes}. Some answers lead to something else now.").format(changes=changes)
    return _("{changes}. It is not proven that all answers lead to the same.").format(changes=changes)


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
