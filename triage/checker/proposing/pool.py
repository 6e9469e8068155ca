"""Answers to choose examples from: quiet ones, each changed in one place, and those that show what is hard to reach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import combinations, pairwise
from random import Random
from typing import Final

from triage.assessment import assess
from triage.checker.domains import line_of, starts_of
from triage.checker.goals import Goal, Holds, Witness
from triage.checker.net import Net, made_of
from triage.checker.proposing.facets import Watched, counting_goals, deciding_goals
from triage.checker.reachability import prove
from triage.checker.search import find
from triage.checker.sights import Alone, Sight, sights_of
from triage.checker.survey import survey
from triage.checker.trial import Trial, raw_of
from triage.logic import Condition, Number
from triage.logic.tree import Includes, IsOneOf, names_in
from triage.questionnaire import Answered, ChoiceAnswer, MultipleAnswer, Question, Score, TextAnswer, exclusive_codes

_MIXED: Final = 3000
_CHANGED: Final = (2, 4, 6)
_CLIMBS: Final = 12
_SEEK: Final = partial(find, most=2000)


class Pool:
    """Makes answers to the questionnaire of ``net``, in which these ``conditions`` are to decide."""

    def __init__(self, net: Net, conditions: Sequence[Watched]) -> None:
        self._net, self._conditions = net, conditions
        self._looks = _looks(net)
        self._values = {question.id: tuple(self._answers(question)) for question in net.questionnaire.questions}
        self._quiet = {name: values[0] for name, values in self._values.items()}

    def trials(self) -> Iterator[Trial]:
        """All of them: first the quiet ones, then one change at a time, from there and from each witness."""
        yield self._trial(self._quiet)
        yield from self._changed(self._quiet, self._values)
        yield from self._stairs()
        yield from self._gaps()
        for answers, names in self._shown():
            yield self._trial(answers)
            yield from self._changed(answers, names)
        yield from self._deciding()
        yield from self._counting()
        yield from self._together()
        yield from self._mixed()

    def _shown(self) -> Iterator[tuple[Mapping[str, Answered], Sequence[str]]]:
        """Answers that show something, quiet elsewhere, and the questions that this hangs on."""
        for claim, verdict in prove(self._net):
            if isinstance(verdict, Witness):
                shown = self._behind(claim.goal, verdict)
                yield {**self._quiet, **shown}, list(shown)
                yield {**self._quiet, **verdict.answers}, list(shown)

    def _behind(self, goal: Goal, witness: Witness) -> Mapping[str, Answered]:
        """The answers of ``witness`` to all that ``goal`` hangs on."""
        behind = self._net.all_behind(_named(goal))
        questions = self._net.questionnaire.questions
        return {one.id: witness.answers.get(one.id) for one in questions if behind >> one.index & 1}

    def _deciding(self) -> Iterator[Trial]:
        """Answers with which a part of a condition decides it, and all other answers to the questions of this part."""
        asked = [(one.edges, *pair) for one in self._conditions for pair in deciding_goals(one.condition)]
        verdicts = survey(self._net, [goal for _edges, goal, _part in asked])
        for (edges, goal, part), verdict in zip(asked, verdicts, strict=True):
            if isinstance(verdict, Witness):
                answers = {**self._quiet, **self._behind(goal, verdict)}
                yield self._trial(answers)
                yield from self._changed(answers, self._named_in(part))
                if id(part) in edges:
                    yield from self._climbs(answers, self._named_in(part))

    def _named_in(self, part: Condition) -> Sequence[str]:
        names = self._net.names(part)
        return [one.id for one in self._net.questionnaire.questions if one.index in names]

    def _climbs(self, answers: Mapping[str, Answered], names: Sequence[str]) -> Iterator[Trial]:
        """From the quietest answers to the questions called ``names`` up to the loudest, one after another.

        Each time it begins at another question, and within a multiple choice at another option.
        """
        low = {**answers, **{name: self._quiet[name] for name in names}}
        ladders = {name: _ladder(self._net.questionnaire.question_by_id[name], self._values[name]) for name in names}
        starts = range(max([len(names), *map(len, ladders.values())]))
        for start in starts[:: 1 + len(starts) // _CLIMBS]:
            at = start % len(names)
            climbed = dict(low)
            for name in (*names[at:], *names[:at]):
                for value in ladders[name][start % len(ladders[name])]:
                    climbed[name] = value
                    yield self._trial(climbed)

    def _counting(self) -> Iterator[Trial]:
        """Answers with which a thing that is counted or added up decides, or all of these but a few are there."""
        goals = [goal for one in self._conditions for goal in counting_goals(one)]
        for goal, verdict in zip(goals, survey(self._net, goals, _SEEK), strict=True):
            if isinstance(verdict, Witness):
                yield self._trial({**self._quiet, **self._behind(goal, verdict)})

    def _together(self) -> Iterator[Trial]:
        """Answers with which two rules of one level fire, and then more and more of them."""
        pairs = [pair for pair in combinations(self._net.questionnaire.rules, 2) if pair[0].level is pair[1].level]
        goals = [Holds((one.when, other.when)) for one, other in pairs]
        pile = self._trial(self._quiet)
        for goal, verdict in zip(goals, survey(self._net, goals, _SEEK), strict=True):
            if not isinstance(verdict, Witness):
                continue
            shown = self._behind(goal, verdict)
            yield self._trial({**self._quiet, **shown})
            more = self._trial({**self._quiet, **pile.answers, **shown})
            if len(more.assessment.fired) > len(pile.assessment.fired):
                pile = more
                yield pile

    def _changed(self, answers: Mapping[str, Answered], names: Sequence[str] | Mapping[str, object]) -> Iterator[Trial]:
        for name in names:
            for value in (*self._values[name], *self._reasons(name)):
                if value != answers[name]:
                    yield self._trial({**answers, name: value})

    def _stairs(self) -> Iterator[Trial]:
        """From the quiet answers up and down: one question after another goes through all of its answers."""
        for forth in (True, False):
            answers = dict(self._quiet)
            names = list(answers) if forth else list(reversed(answers))
            for name in names:
                for value in self._values[name]:
                    answers[name] = value
                    yield self._trial(answers)
            for name in names:
                for value in self._reasons(name):
                    yield self._trial({**answers, name: value})
                answers[name] = None
                yield self._trial(answers)

    def _gaps(self) -> Iterator[Trial]:
        """What a score is made of, left out bit by bit: from the quiet answers, and from those with the most points."""
        for start in (self._quiet, {name: values[-1] for name, values in self._values.items()}):
            for score in self._net.questionnaire.scores:
                items = self._items(score)
                for order in (items, list(reversed(items))):
                    for most in range(1, len(order) + 1):
                        yield self._trial({**start, **dict.fromkeys(order[:most])})

    def _items(self, score: Score) -> Sequence[str]:
        """The questions that ``score`` is made of; those that decide who is asked another one come last."""
        net, questions = self._net, self._net.questionnaire.questions
        deciding = {index for gate in net.gates if gate is not None for index in net.names(gate)}
        items = [index for index in dict.fromkeys(made_of(score)) if index < net.count]
        return [questions[index].id for index in sorted(items, key=lambda index: index in deciding)]

    def _mixed(self) -> Iterator[Trial]:
        """Quiet answers with some changed at random: one example then touches what would take several."""
        luck, names = Random(0), list(self._quiet)  # noqa: S311 (nothing secret)
        for at in range(_MIXED):
            changed = luck.sample(names, min(len(names), _CHANGED[at % len(_CHANGED)]))
            yield self._trial({**self._quiet, **{name: luck.choice(self._values[name]) for name in changed}})

    def _reasons(self, name: str) -> Iterator[Answered]:
        question = self._net.questionnaire.question_by_id[name]
        yield from map(raw_of, question.non_answers)
        yield None

    def _trial(self, answers: Mapping[str, Answered]) -> Trial:
        """``answers``, without those that are not asked for, and what follows."""
        net = self._net
        assessment = assess(net.questionnaire, answers, net.day)
        kept = {one.id: answers[one.id] for one in assessment.path if answers[one.id] is not None}
        return Trial(kept, assessment._replace(ignored=()))

    def _answers(self, question: Question) -> Iterator[Answered]:
        """The answers worth trying, the quietest first: that of 'none of these', or the one with the fewest points."""
        match question.answer:
            case ChoiceAnswer(options):
                yield from self._quietest(question, [option.id for option in options])
            case MultipleAnswer(options):
                alone = sorted(exclusive_codes(question))
                others = [option.id for option in options if option.id not in alone]
                sets = [(code,) for code in [*alone, *self._quietest(question, others)]]
                yield from map(raw_of, [*sets, *pairwise(others)])
            case TextAnswer():
                yield "…"
            case answer:
                line = line_of(answer, self._net.day)
                assert line is not None
                near = {at for cut in self._cuts(question) for at in line.around(cut, 1)}
                yield from (raw_of(line.value(at)) for at in sorted({line.low, line.high, *near}))

    def _quietest(self, question: Question, codes: list[str]) -> list[str]:
        """``codes`` with the one first that says the least: no condition looks at it, and it has the fewest points."""
        looked_at = {code for sight in self._looks.get(question.index, ()) for code in _codes(sight)}
        points, several = question.name.points, isinstance(question.answer, MultipleAnswer)

        def loud(code: str) -> tuple[bool, Number]:
            return code in looked_at, 0 if points is None else points.of((code,) if several else code)

        return sorted(codes, key=loud)

    def _cuts(self, question: Question) -> Iterator[Number | date]:
        yield from starts_of(self._net.questionnaire).get(question.id, ())
        for sight in self._looks.get(question.index, ()):
            if isinstance(sight, Alone) and sight.cut is not None:
                yield sight.cut


def _ladder(question: Question, values: Sequence[Answered]) -> Sequence[Sequence[Answered]]:
    """Ways up through the answers to ``question``: its ``values``; of a multiple choice, more and more options."""
    if not isinstance(question.answer, MultipleAnswer):
        return (values,)
    codes = [option.id for option in question.answer.options if not option.exclusive]
    turned = [[*codes[at:], *codes[:at]] for at in range(len(codes))]
    return [[raw_of(tuple(order[:most])) for most in range(1, len(order) + 1)] for order in turned] or (values,)


def _named(goal: Goal) -> Iterator[int]:
    if goal.score is not None:
        yield goal.score.name.index
    if isinstance(goal, Holds):
        yield from (name.index for condition in goal.conditions for name in names_in(condition))


def _looks(net: Net) -> Mapping[int, Sequence[Sight]]:
    """All that looks at the answer to each question, by its index."""
    found: dict[int, list[Sight]] = {}
    whens = [rule.when for rule in net.questionnaire.rules]
    whens += [note.when for note in net.questionnaire.notes if note.when is not None]
    seen = [pair for when in whens for pair in sights_of(when)]
    seen += [pair for event in net.events for pair in net.sights(event.at)]
    for index, sight in seen:
        found.setdefault(index, []).append(sight)
    return found


def _codes(sight: Sight) -> tuple[str, ...]:
    match sight:
        case Alone(IsOneOf(codes=codes) | Includes(codes=codes)):
            return codes
        case _:
            return ()
