"""Rules that always fire together: whoever sees one of them sees the other, too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from triage.checker.asking import ask
from triage.checker.goals import Found, GaveUp, Holds, Impossible, Search
from triage.checker.net import Net, Solver
from triage.checker.trial import Trials
from triage.checker.unproven import Unproven
from triage.questionnaire import Finding, Questionnaire, Rule, Severity
from triage.questionnaire.source import Source
from triage.words import _


def find_twin_rules(
    questionnaire: Questionnaire, source: Source, others: Sequence[Solver] = ()
) -> Iterator[Finding | Unproven]:
    """Of rules that fire for the same people, the later ones. A rule that never fires is another finding.

    ``others`` are asked where the search gives up.
    """
    net = Net(questionnaire, others)
    beside = _seen_beside(net)
    told: set[str] = set()
    for one, other in combinations(questionnaire.rules, 2):
        if other.id in told or other.id not in beside.get(one.id, ()) or one.id not in beside.get(other.id, ()):
            continue
        apart = [ask(net, Holds((one.when,), other.when)), ask(net, Holds((other.when,), one.when))]
        if all(isinstance(search, Impossible) for search in apart):
            told.add(other.id)
            message = _("The rules '{one}' and '{other}' always fire together.")
            cure = _("Make one rule of them, or change what one of them compares.")
            said = message.format(one=one.id, other=other.id)
            path = ("rules", questionnaire.rules.index(other), "when")
            yield source.finding("rules-alike", path, said, cure, severity=Severity.WARNING)
        elif any(isinstance(search, GaveUp) for search in apart) and not any(map(_is_found, apart)):
            words = _("whether the rules '{one}' and '{other}' always fire together")
            yield Unproven(words.format(one=one.id, other=other.id))


def _is_found(search: Search) -> bool:
    return isinstance(search, Found)


def _seen_beside(net: Net) -> Mapping[str, frozenset[str]]:
    """The rules that fired whenever one did, by its id, in answers that were made up to fire each."""
    trials = Trials(net)
    fired = [_fired(trial.assessment.fired) for trial in trials.first()]
    for rule in net.questionnaire.rules:
        found = ask(net, Holds((rule.when,)))
        if isinstance(found, Found):
            fired.append(_fired(trials.around(found.given).assessment.fired))
    ids = {name for names in fired for name in names}
    return {name: frozenset.intersection(*(names for names in fired if name in names)) for name in ids}


def _fired(rules: tuple[Rule, ...]) -> frozenset[str]:
    return frozenset(rule.id for rule in rules)
