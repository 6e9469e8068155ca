"""Answers to choose examples from: quiet ones, each changed in one place, and those that show what is hard to reach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from triage.assessment import assess
from triage.checker.domains import line_of, starts_of
from triage.checker.goals import Goal, Holds, Witness
from triage.checker.net import Net
from triage.checker.reachability import prove
from triage.checker.sights import Alone, Sight, sights_of
from triage.checker.trial import Trial, raw_of
from triage.logic import Number
from triage.logic.tree import Includes, IsOneOf, names_in
from triage.questionnaire import Answered, ChoiceAnswer, MultipleAnswer, Question, TextAnswer, exclusive_codes


class Pool:
    """Makes answers to the questionnaire of ``net``."""

    def __init__(self, net: Net) -> None:
        self._net = net
        self._looks = _looks(net)
        self._values = {question.id: tuple(self._answers(question)) for question in net.questionnaire.questions}
        self._quiet = {name: values[0] for name, values in self._values.items()}

    def trials(self) -> Iterator[Trial]:
        """All of them: first the quiet ones, then one change at a time, from there and from each witness."""
        yield self._trial(self._quiet)
        yield from self._changed(self._quiet, self._values)
        yield from self._stairs()
        for answers, names in self._shown():
            yield self._trial(answers)
            yield from self._changed(answers, names)

    def _shown(self) -> Iterator[tuple[Mapping[str, Answered], Sequence[str]]]:
        """Answers that show something, quiet elsewhere, and the questions that this hangs on."""
        questionnaire = self._net.questionnaire
        for claim, verdict in prove(self._net):
            if isinstance(verdict, Witness):
                behind = self._net.all_behind(_named(claim.goal))
                names = [question.id for question in questionnaire.questions if behind >> question.index & 1]
                yield {**self._quiet, **{name: verdict.answers.get(name) for name in names}}, names
                yield {**self._quiet, **verdict.answers}, names

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

    def _reasons(self, name: str) -> Iterator[Answered]:
        question = self._net.questionnaire.question_by_id[name]
        yield from map(raw_of, question.non_answers)
        yield None

    def _trial(self, answers: Mapping[str, Answered]) -> Trial:
        """``answers``, without those that are not asked for, and what follows."""
        net = self._net
        path = assess(net.questionnaire, answers, net.day).path
        kept = {question.id: answers[question.id] for question in path if answers[question.id] is not None}
        return Trial(kept, assess(net.questionnaire, kept, net.day))

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


def _named(goal: Goal) -> Iterator[int]:
    if goal.score is not None:
        yield goal.score.name.index
    if isinstance(goal, Holds):
        yield from (name.index for condition in goal.conditions for name in names_in(condition))


def _looks(net: Net) -> Mapping[int, Sequence[Sight]]:
    """All that looks at the answer to each question, by its index."""
    found: dict[int, list[Sight]] = {}
    seen = [pair for rule in net.questionnaire.rules for pair in sights_of(rule.when)]
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
