"""The order in which a report has its rules, and where two versions may differ in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from triage.checker.diff.goals import Goal, Together, Truths, Whether
from triage.logic import Condition
from triage.logic.tree import AnyOf
from triage.questionnaire import Level, Rule

DecideAlike = Callable[[Whether, Whether], bool]
"""Whether it is known of two conditions that they decide alike."""

_Whens = Mapping[str, Condition]
"""The conditions of rules, by id."""


def ranked(rules: Iterable[Rule]) -> list[Rule]:
    """``rules`` as a report has them: the most urgent first, and those of one level as they stand in the file."""
    return sorted(rules, key=lambda rule: -rule.level)


def any_of(conditions: Iterable[Whether]) -> Whether:
    """Whether one of ``conditions`` is so; a truth among them is left out."""
    parts = tuple(one for one in conditions if not isinstance(one, bool))
    return AnyOf(parts) if parts else False


def heading_goals(
    old: Sequence[Rule], new: Sequence[Rule], alike: DecideAlike, firing: Collection[str]
) -> Iterator[tuple[str, Goal]]:
    """Where one rule may be the first of all that fire in one version, and not in the other.

    ``firing`` are the ids of rules that are known to fire for the same answers. Where two versions have different first
    rules, one of these two fires for other answers, or the two have changed places: only such rules are looked at.
    """
    before, after = ({rule.id: rule.when for rule in ranked(rules)} for rules in (old, new))
    known = {name for name in before.keys() & after.keys() if name in firing or alike(before[name], after[name])}
    turned = {name for pair in _turned(old, new) for name in pair}
    for name in {**before, **after}:
        if name in known and name not in turned:
            continue
        one, other = _up_to(before, name), _up_to(after, name)
        apart = [each for each in {**one, **other} if not (each in known and each in one and each in other)]
        if apart:
            pairs = tuple((one.get(each, False), other.get(each, False)) for each in apart)
            unless = _ahead(one, name, apart), _ahead(other, name, apart)
            yield name, Truths(before.get(name, False), after.get(name, False), apart=pairs, unless=unless)


def order_goals(old: Sequence[Rule], new: Sequence[Rule]) -> Iterator[tuple[str, Goal]]:
    """Where two rules may both fire that have changed places."""
    yield from _together(old, new, is_open=False)


def open_order_goals(old: Iterable[Rule], new: Iterable[Rule]) -> Iterator[tuple[str, Goal]]:
    """Where two rules for emergency or urgent help may both stay open that have changed places."""
    yield from _together(
        *([rule for rule in rules if rule.level >= Level.URGENT] for rules in (old, new)), is_open=True
    )


def _together(old: Sequence[Rule], new: Sequence[Rule], *, is_open: bool) -> Iterator[tuple[str, Goal]]:
    before, after = ({rule.id: rule.when for rule in rules} for rules in (old, new))
    for one, other in _turned(old, new):
        yield one, Together((before[one], before[other]), (after[one], after[other]), is_open)


def _turned(old: Iterable[Rule], new: Iterable[Rule]) -> Iterator[tuple[str, str]]:
    """The ids of each two rules that have changed places in the report."""
    places = {rule.id: place for place, rule in enumerate(ranked(new))}
    both = [rule.id for rule in ranked(old) if rule.id in places]
    yield from ((one, other) for one, other in combinations(both, 2) if places[one] > places[other])


def _up_to(whens: _Whens, name: str) -> _Whens:
    """The rule called ``name``, if there is one, and all ahead of it."""
    found: dict[str, Condition] = {}
    for each, when in whens.items() if name in whens else ():
        found[each] = when
        if each == name:
            break
    return found


def _ahead(whens: _Whens, name: str, first: Collection[str]) -> Whether:
    """Whether a rule ahead of the one called ``name`` fires; those in ``first`` are looked at first."""
    ordered = sorted((each for each in whens if each != name), key=lambda each: each not in first)
    return any_of(whens[each] for each in ordered)
