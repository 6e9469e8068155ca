"""What looks at answers by itself: conditions of every kind, and scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from triage.checker.claims import helper_condition
from triage.checker.net import Net, ends_before, made_of
from triage.checker.sights import conditions_of
from triage.logic import Condition
from triage.logic.tree import All, Not, names_in
from triage.questionnaire import Questionnaire, Score

Looker = Condition | Score
"""What looks at answers: a condition of any part, or a score."""


def all_lookers(net: Net) -> Iterator[tuple[Looker, Sequence[int]]]:
    """Everything that looks at answers, with the indexes of what it looks at itself."""
    questionnaire = net.questionnaire
    gates = {id(gate): gate for gate in net.gates if gate is not None}
    ends = (_end(questionnaire, section.index, section.end.when) for section in questionnaire.sections if section.end)
    notes = (note.when for note in questionnaire.notes if note.when is not None)
    helper = helper_condition(net)
    rules = (rule.when for rule in questionnaire.rules)
    for condition in (*rules, *gates.values(), *ends, *notes, *(() if helper is None else (helper,))):
        yield condition, net.names(condition)
    for score in questionnaire.scores:
        yield score, looked_at(net, score)


def looked_at(net: Net, looker: Looker) -> Sequence[int]:
    """The indexes of what ``looker`` looks at itself."""
    if not isinstance(looker, Score):
        return net.names(looker)
    named = (name.index for condition in conditions_of(looker) for name in names_in(condition))
    return *made_of(looker), *named


def _end(questionnaire: Questionnaire, number: int, when: Condition) -> Condition:
    """That the form ends after the section with this ``number``, where it has not ended before."""
    return All((*(Not(end) for _number, end in ends_before(questionnaire, number)), when))
