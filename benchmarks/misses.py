"""Why a fault is not found: what a comparison with the original proves, or shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random
from typing import Final, NamedTuple

from triage.assessment import AnswersError, assess
from triage.checker.diff import KINDS, Change, Comparison, Differs, Kind, NotProven, compare, seen
from triage.logic.values import day_of
from triage.questionnaire import Level, Questionnaire

_DECIDING: Final = frozenset(
    {"when", "ask_if", "or_when", "applies_if", "helper_if", "formula", "then", "missing", "points", "from", "above"}
    | {"combine", "counts_from", "items", "round", "look_up"}
)
"""Keys that only decide what follows: where the same follows from all answers, another value changes nothing."""

_ACCEPTING: Final = frozenset({"required", "non_answers", "exclusive", "options", "type", "max_length"})
"""Keys that say which answers are taken."""

_MOST: Final = 3
_TRIES: Final = 400


class Miss(NamedTuple):
    """Why nothing finds a fault: in short (``why``), and what shows it (``shown``)."""

    why: str
    shown: str


def missed(original: Questionnaire, other: Questionnaire) -> Miss | None:
    """Why ``other`` is not told from ``original``; ``None`` where it changes nothing: that is proven."""
    if _form(original) == _form(other):
        return None
    compared = compare(original, other)
    changes = [change for change in compared.changes if change.kind != "example"]
    differing = [kind for kind, verdict in compared.effects.items() if isinstance(verdict, Differs)]
    if _begins_below_all(original, other, changes):
        return None
    if differing == ["notes"] and not _conditional(original, other, compared):
        return Miss("only notes without a condition differ, and no example names these", _shown(compared, "notes"))
    if differing:
        return Miss("no example shows it", _shown(compared, differing[0]))
    if any(isinstance(verdict, NotProven) for verdict in compared.effects.values()):
        by_chance = _by_chance(original, other)
        return Miss(
            "no example shows it" if by_chance else "what follows is neither proven to be the same nor shown to differ",
            by_chance,
        )
    if compared.lost or compared.gained or any(map(_is_of_accepting, changes)):
        return Miss("it takes other answers; of those that both take, the same follows: proven", _told(changes))
    if changes and all(change.key in _DECIDING for change in changes):
        return None
    return Miss(
        "the same follows from all answers: proven; only a reader can tell", _told(changes) or "sources changed"
    )


def _conditional(original: Questionnaire, other: Questionnaire, compared: Comparison) -> bool:
    """Whether one of the notes that differ has a condition, in the original or now."""
    verdict = compared.effects["notes"]
    assert isinstance(verdict, Differs)
    notes = (note for questionnaire in (original, other) for note in questionnaire.notes)
    return any(note.when is not None for note in notes if note.id in verdict.names)


def _form(questionnaire: Questionnaire) -> object:
    """All of ``questionnaire`` but its examples."""
    return questionnaire.document.model_copy(update={"examples": ()})


def _is_of_accepting(change: Change) -> bool:
    return change.key in _ACCEPTING or (change.kind == "option" and change.key is None and change.how != "moved")


def _begins_below_all(original: Questionnaire, other: Questionnaire, changes: Sequence[Change]) -> bool:
    """Whether only a first band begins elsewhere, and no score lies below either beginning."""
    if len(changes) != 1 or (changes[0].kind, changes[0].key) != ("band", "from"):
        return False
    for questionnaire in (original, other):
        score = next(one for one in questionnaire.scores if one.id == changes[0].of)
        first = score.bands[0]
        if first.id != changes[0].name or first.start is None or first.start > score.low:
            return False
    return True


def _by_chance(original: Questionnaire, other: Questionnaire) -> str:
    """What differs for the answers of an example with some left out, if any do."""
    luck = Random(0)  # noqa: S311 (nothing secret)
    examples = [example for example in original.examples if example.answers]
    for example in luck.choices(examples, k=_TRIES) if examples else ():
        share = luck.random()
        answers = {name: answer for name, answer in example.answers.items() if luck.random() < share}
        try:
            old, new = (assess(one, answers, day_of(example.on or "")) for one in (original, other))
        except AnswersError:
            continue
        for kind in KINDS:
            before, after = seen(kind, old), seen(kind, new)
            names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
            if names:
                told = f"{names[0]} {_value(before.get(names[0]))} → {_value(after.get(names[0]))}"
                return f"{kind}: {told}, with {len(answers)} of the answers of {example.id}"
    return ""


def _shown(compared: Comparison, kind: Kind) -> str:
    """What differs in ``kind``, and answers that show it."""
    verdict = compared.effects[kind]
    assert isinstance(verdict, Differs)
    old, new = (seen(kind, one) for one in (verdict.old, verdict.new))
    differs = ", ".join(f"{name} {_value(old.get(name))} → {_value(new.get(name))}" for name in verdict.names[:2])
    answers = [f"{name}: {_value(answer)}" for name, answer in verdict.answers.items()]
    more = f" and {len(answers) - _MOST} more answers" if len(answers) > _MOST else ""
    return f"{kind}: {differs}, with {', '.join(answers[:_MOST]) or 'any answers'}{more}"


def _value(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case True:
            return "yes"
        case Level():
            return value.word
        case list() | tuple():
            return " and ".join(map(str, value))
        case dict():
            return ", ".join(map(str, value.values()))
        case _:
            return str(value)


def _told(changes: Iterable[Change]) -> str:
    """What changed, each thing once."""
    told = (
        f"{change.kind} {change.key} {change.how}" if change.key else f"{change.kind} {change.how}"
        for change in changes
    )
    return ", ".join(dict.fromkeys(told))
