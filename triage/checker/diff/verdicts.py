"""What both versions make of the same answers: proven part by part, shown by answers, or searched for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import Final, TypeVar

from triage.assessment import Assessment, assess
from triage.checker.diff.alike import Alike
from triage.checker.diff.asking import ask
from triage.checker.diff.cones import questions_behind
from triage.checker.diff.effects import (
    FINISHED,
    KINDS,
    UNFINISHED,
    Differs,
    Kind,
    NotProven,
    Same,
    Verdict,
    differences,
    is_for_good,
)
from triage.checker.diff.goals import Found, Goal, Results, Truths, Whether
from triage.checker.diff.goals import Same as Nowhere
from triage.checker.diff.ranks import any_of, heading_goals, open_order_goals, order_goals
from triage.checker.diff.shared import Versions, unfinished
from triage.checker.trial import Trials
from triage.logic import Condition
from triage.questionnaire import Answered, Level, Note, Question, Rule, Score

_RANDOM: Final = 24
_WALKS: Final = 3
_SIGNS: Final = (Level.EMERGENCY, Level.URGENT)
_URGENT_FIRST: Final = (*_SIGNS, Level.SOON, Level.ROUTINE)
_RULES: Final[tuple[Kind, ...]] = ("rules", "unfinished_rules")
_LEVELS: Final[tuple[Kind, ...]] = ("level", "unfinished_level")
_MADE_UP_MORE: Final[tuple[Kind, ...]] = ("values", "bands")
_RULES_FIRST: Final[tuple[Kind, ...]] = (
    *(*_RULES, *_LEVELS, "heading", "order", "path", *_MADE_UP_MORE, "notes", "open", "open_order"),
)
"""The order of the searches: what is found of rules helps to find the level, and what matters most comes early."""
_Part = TypeVar("_Part", Rule, Score)


def verdicts(versions: Versions) -> dict[Kind, Verdict]:
    """Whether both ``versions`` differ in each kind of outcome."""
    alike = Alike(versions)
    found = _Weighing(versions, alike, FINISHED).found() | _Weighing(unfinished(versions), alike, UNFINISHED).found()
    return {kind: found[kind] for kind in KINDS}


class _Weighing:
    """The search for differences of some ``kinds``, where it is known what of both versions is ``alike``."""

    def __init__(self, versions: Versions, alike: Alike, kinds: Collection[Kind]) -> None:
        self._versions = versions
        self._alike, self._kinds = alike, kinds
        self._trials = Trials(versions.old), Trials(versions.new)
        self._verdicts: dict[Kind, Verdict] = {}
        self._firing: set[str] = set()
        """Rules that were found to fire for the same answers."""

    def found(self) -> dict[Kind, Verdict]:
        """The verdict on each kind."""
        self._verdicts |= {kind: Same() for kind in self._kinds if not any(self._goals(kind))}
        self._try(self._made_up(), self._kinds)
        self._try(self._on_the_way(), [kind for kind in _MADE_UP_MORE if kind in self._kinds])
        for kind in (one for one in _RULES_FIRST if one in self._kinds):
            known = self._verdicts.get(kind)
            if known is None or (kind in _LEVELS and isinstance(known, Differs)):
                found = self._search(kind, tuple(self._goals(kind)))
                self._verdicts[kind] = found if known is None or isinstance(found, Differs) else known
        return self._verdicts

    def _try(self, made_up: Iterator[Mapping[str, Answered]], kinds: Collection[Kind]) -> None:
        """Look at answers as long as there is one of ``kinds`` in which they show no difference yet."""
        for answers in made_up:
            if self._verdicts.keys() >= set(kinds):
                return
            self._look(answers)

    def _made_up(self) -> Iterator[Mapping[str, Answered]]:
        for trials in self._trials:
            yield from (trial.answers for trial in trials.first())
            yield from (trials.around({}).answers for _number in range(_RANDOM))

    def _on_the_way(self) -> Iterator[Mapping[str, Answered]]:
        """From the least answers to others, one answer at a time: so scores pass through most of their values."""
        random = Random(0)  # noqa: S311 (nothing secret)
        for trials in self._trials:
            least = next(trials.first()).answers
            for _walk in range(_WALKS):
                answers, aim = dict(least), trials.around({}).answers
                for name in random.sample(sorted(answers), len(answers)):
                    answers[name] = aim[name]
                    yield answers

    def _look(self, answers: Mapping[str, Answered]) -> None:
        """Note the differences of each kind that ``answers`` show for the first time."""
        shared = {name: answer for name, answer in answers.items() if name in self._versions.shared}
        old, new = self._both(shared)
        for kind in self._kinds:
            if kind not in self._verdicts and differences(kind, old, new):
                self._verdicts[kind] = self._shown(kind, shared)

    def _shown(self, kind: Kind, answers: Mapping[str, Answered]) -> Differs:
        """The difference of ``kind`` that ``answers`` show, with no more answers than it takes."""
        found = self._assessed(kind, answers)
        assert found is not None, "answers that were found show no difference"
        if kind in UNFINISHED:
            return self._fewest(kind, found)
        if not found.enough:
            nets = self._versions.old, self._versions.new
            behind = frozenset[str]().union(*(questions_behind(net, kind, found.names) for net in nets))
            return replace(found, answers={name: one for name, one in found.answers.items() if name in behind})
        for name in reversed(tuple(found.answers)):
            fewer = self._assessed(kind, {other: answer for other, answer in found.answers.items() if other != name})
            if fewer is not None and fewer.enough:
                found = fewer
        return found

    def _fewest(self, kind: Kind, found: Differs) -> Differs:
        """The same difference with fewer answers, where answers can be missing."""
        for name in reversed(tuple(found.answers)):
            fewer = self._assessed(kind, {other: answer for other, answer in found.answers.items() if other != name})
            if fewer is not None and _what_differs(kind, fewer) == _what_differs(kind, found):
                found = fewer
        return found

    def _both(self, answers: Mapping[str, Answered]) -> tuple[Assessment, Assessment]:
        """What both make of ``answers``."""
        versions = self._versions
        return (
            assess(versions.old.questionnaire, answers, versions.day),
            assess(versions.new.questionnaire, answers, versions.day),
        )

    def _assessed(self, kind: Kind, answers: Mapping[str, Answered]) -> Differs | None:
        """What both make of ``answers``, if it differs; only of what differs for good, where something does."""
        old, new = self._both(answers)
        names = differences(kind, old, new)
        if not names:
            return None
        lasting = tuple(name for name in names if is_for_good(kind, name, old) and is_for_good(kind, name, new))
        path = {question.id for one in (old, new) for question in one.path}
        used = {name: answer for name, answer in answers.items() if name in path and answer is not None}
        return Differs(used, self._versions.day, old, new, lasting or names, enough=bool(lasting))

    def _search(self, kind: Kind, goals: tuple[tuple[str, Goal], ...]) -> Verdict:
        """Goal after goal, up to the first that is reached."""
        proven = True
        for name, goal in goals:
            found = ask(self._versions, goal)
            if isinstance(found, Found):
                indexes = self._versions.old.questionnaire.question_by_id
                given = {indexes[asked].index: slot for asked, slot in found.given.items()}
                answers = self._trials[0].around(given).answers
                return self._shown(kind, {name: one for name, one in answers.items() if name in self._versions.shared})
            proven = proven and isinstance(found, Nowhere)
            if kind in _RULES and isinstance(found, Nowhere):
                self._firing.add(name)
        return Same() if proven else NotProven()

    def _goals(self, kind: Kind) -> Iterator[tuple[str, Goal]]:
        """Where both may differ in ``kind``, each with the id of what differs there."""
        old, new = self._versions.old.questionnaire, self._versions.new.questionnaire
        match kind:
            case "rules" | "open":
                yield from self._truths(_whens(old.rules), _whens(new.rules), is_open=kind == "open")
            case "heading":
                yield from heading_goals(old.rules, new.rules, self._alike.condition, self._firing)
            case "order":
                yield from order_goals(old.rules, new.rules)
            case "open_order":
                yield from open_order_goals(old.rules, new.rules)
            case "notes":
                yield from self._truths(_whens(old.notes), _whens(new.notes))
            case "path":
                yield from self._truths(_gates(old.questions), _gates(new.questions))
            case "values" | "bands":
                yield from self._results(kind, _by_id(old.scores), _by_id(new.scores))
            case "level":
                yield from self._levels(_URGENT_FIRST)
            case "unfinished_level":
                yield from self._levels(_SIGNS)
            case "unfinished_rules":
                yield from self._truths(_whens(_signs(old.rules)), _whens(_signs(new.rules)))

    def _truths(self, old: _Conditions, new: _Conditions, *, is_open: bool = False) -> Iterator[tuple[str, Goal]]:
        for name in {**old, **new}:
            before, after = old.get(name, False), new.get(name, False)
            if not self._alike.condition(before, after):
                yield name, Truths(before, after, is_open)

    def _results(self, kind: Kind, old: Mapping[str, Score], new: Mapping[str, Score]) -> Iterator[tuple[str, Goal]]:
        known = self._alike.value if kind == "values" else self._alike.score
        for name in {**old, **new}:
            if not known(name):
                yield name, Results(old.get(name), new.get(name), "value" if kind == "values" else "band")

    def _levels(self, levels: Iterable[Level]) -> Iterator[tuple[str, Goal]]:
        """The levels differ where a rule fires at a level or above it in one version, and none does in the other."""
        for level in levels:
            old, new = (_reaching(net.questionnaire.rules, level) for net in (self._versions.old, self._versions.new))
            pairs = {name: (old.get(name, False), new.get(name, False)) for name in {**old, **new}}
            known = self._firing & old.keys() & new.keys()
            apart = {
                name: pair for name, pair in pairs.items() if name not in known and not self._alike.condition(*pair)
            }
            if apart:
                ordered = [*apart.values(), *(pair for name, pair in pairs.items() if name not in apart)]
                before, now = (any_of(pair[side] for pair in ordered) for side in (0, 1))
                yield level.word, Truths(before, now, apart=tuple(apart.values()))


_Conditions = Mapping[str, Whether]
"""Conditions by the id of what has them; a truth stands for none."""


def _what_differs(kind: Kind, found: Differs) -> tuple[object, ...]:
    return (found.old.level, found.new.level) if kind in _LEVELS else found.names


def _signs(rules: Iterable[Rule]) -> Iterator[Rule]:
    return (rule for rule in rules if rule.level in _SIGNS)


def _reaching(rules: Iterable[Rule], level: Level) -> dict[str, Condition]:
    return {rule.id: rule.when for rule in rules if rule.level >= level}


def _by_id(parts: Iterable[_Part]) -> dict[str, _Part]:
    return {part.id: part for part in parts}


def _whens(parts: Iterable[Rule | Note]) -> _Conditions:
    return {part.id: True if part.when is None else part.when for part in parts}


def _gates(questions: Iterable[Question]) -> _Conditions:
    return {question.id: True if question.gate is None else question.gate for question in questions}
