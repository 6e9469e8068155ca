"""Rules that always fire together: whoever sees one of them sees the other, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from triage.checker.asking import ask
from triage.checker.goals import Found, GaveUp, Holds, Impossible
from triage.checker.net import Net, Solver
from triage.checker.trial import Trials
from triage.checker.unproven import Unproven
from triage.questionnaire import Finding, Questionnaire, Rule, Severity
from triage.questionnaire.source import Path, Source
from triage.words import _


def find_twin_rules(
    questionnaire: Questionnaire, source: Source, others: Sequence[Solver] = ()
) -> Iterator[Finding | Unproven]:
    """Of rules that fire for the same people, all but the first. A rule that never fires is another finding."""
    net = Net(questionnaire, others)
    for alike in _seen_together(net):
        apart: list[Rule] = []
        for rule in alike:
            twin, doubtful = _twin(net, rule, apart)
            if twin is None:
                apart.append(rule)
            else:
                yield _finding(questionnaire, source, twin, rule)
            if doubtful is not None and twin is None:
                words = _("whether the rules '{one}' and '{other}' always fire together")
                yield Unproven(words.format(one=doubtful.id, other=rule.id))


def _twin(net: Net, rule: Rule, among: Sequence[Rule]) -> tuple[Rule | None, Rule | None]:
    """The first ``among`` those before that fires for the same people; and one of which that is not known."""
    doubtful = None
    for other in among:
        searches = ask(net, Holds((other.when,), rule.when)), ask(net, Holds((rule.when,), other.when))
        if all(isinstance(search, Impossible) for search in searches):
            return other, None
        if not any(isinstance(search, Found) for search in searches):
            doubtful = other
        if any(isinstance(search, GaveUp) for search in searches) and net.effort.left < 0:
            break
    return None, doubtful


def _finding(questionnaire: Questionnaire, source: Source, one: Rule, other: Rule) -> Finding:
    message = _("The rules '{one}' and '{other}' always fire together.").format(one=one.id, other=other.id)
    cure = _("Make one rule of them, or change what one of them compares.")
    path: Path = ("rules", questionnaire.rules.index(other), "when")
    return source.finding("rules-alike", path, message, cure, severity=Severity.WARNING)


def _seen_together(net: Net) -> list[list[Rule]]:
    """The rules that fired with the same of many answers, put together; among these are some that fire each."""
    rules = net.questionnaire.rules
    seen: dict[str, int] = {}
    for number, fired in enumerate(_worlds(net)):
        for rule in fired:
            seen[rule.id] = seen.get(rule.id, 0) | 1 << number
    groups: dict[int, list[Rule]] = {}
    for rule in rules:
        if rule.id in seen:
            groups.setdefault(seen[rule.id], []).append(rule)
    return [group for group in groups.values() if len(group) > 1]


def _worlds(net: Net) -> Iterator[tuple[Rule, ...]]:
    """What fires with answers that were made up, as far as the effort goes."""
    trials, rules = Trials(net), net.questionnaire.rules
    yield from (trial.assessment.fired for trial in trials.first())
    for rule in rules:
        net.effort.left -= net.count + len(rules)
        found = ask(net, Holds((rule.when,)))
        if isinstance(found, Found):
            yield trials.around(found.given).assessment.fired
