"""Which questions what differs hangs on: answers to all others make no difference to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from triage.checker.diff.effects import Kind
from triage.checker.net import Net
from triage.logic import Condition
from triage.logic.tree import names_in


def questions_behind(net: Net, kind: Kind, names: Collection[str]) -> frozenset[str]:
    """The ids of the questions that what is called ``names``, of one ``kind``, hangs on in one version."""
    behind = net.all_behind(_indexes(net, kind, names))
    return frozenset(question.id for question in net.questionnaire.questions if behind >> question.index & 1)


def _indexes(net: Net, kind: Kind, names: Collection[str]) -> Iterator[int]:
    """The slots of the questions and scores that they look at themselves."""
    questionnaire = net.questionnaire
    match kind:
        case "level" | "heading" | "unfinished_level":
            yield from _named(rule.when for rule in questionnaire.rules)
        case "rules" | "order" | "open" | "open_order" | "unfinished_rules":
            yield from _named(rule.when for rule in questionnaire.rules if rule.id in names)
        case "notes":
            yield from _named(note.when for note in questionnaire.notes if note.id in names)
        case "bands" | "values":
            yield from (score.name.index for score in questionnaire.scores if score.id in names)
        case "path":
            yield from _named(question.gate for question in questionnaire.questions if question.id in names)


def _named(conditions: Iterator[Condition | None]) -> Iterator[int]:
    for condition in conditions:
        if condition is not None:
            yield from (name.index for name in names_in(condition))
