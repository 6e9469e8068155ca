"""Findings about warning signs: where one can be lost, with the answers that lose it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from triage.checker.around import Around, Code, answers_of, assessed
from triage.checker.goals import Found, GaveUp, Impossible
from triage.checker.lowered import with_tick
from triage.checker.net import Net, Solver, own_gate
from triage.checker.signs import fires_by, first_question, signs_in, ways_around
from triage.checker.silenced import Look, looks_at, ruled_out
from triage.checker.states import states_in
from triage.checker.swapping import Swap
from triage.checker.unproven import Unproven
from triage.checker.witnesses import answer_words, witness_words
from triage.logic import NonAnswer, Slot, describe
from triage.logic.tree import state_of
from triage.questionnaire import Answered, Finding, Level, Question, Questionnaire, Rule, Score, Section, Severity
from triage.questionnaire.findings import Witness
from triage.questionnaire.saying import non_answer_words
from triage.questionnaire.source import Path, Source
from triage.words import _

MOST_BEFORE: Final = 20
"""A sign is late after more questions than these: they fill two pages, of ten questions each."""

MOST_BEFORE_LAST: Final = 10
"""On the last page, a sign is late after more questions than these: they fill one."""

MOST_ON_PAGE: Final = 10
"""So many questions stand on a page at most."""

_MOST_NAMED: Final = 5


def find_lost_signs(
    questionnaire: Questionnaire, source: Source, others: Sequence[Solver] = ()
) -> Iterator[Finding | Unproven]:
    """Where a warning sign can be lost: one finding for each rule and question, and one for each end of the form.

    A rule that never fires is another finding. ``others`` are asked where the search gives up.
    """
    net = Net(questionnaire, others)
    teller = _Teller(net, source)
    ended: dict[Section, list[Around]] = {}
    for rule in signs_in(questionnaire):
        if isinstance(fires_by(net, rule, net.count - 1), Impossible):
            continue
        yield from teller.late(rule)
        for around in ways_around(net, rule):
            match around.search, around.of:
                case GaveUp(), _:
                    yield Unproven(_in_doubt(around))
                case Found(), Section() as section:
                    ended.setdefault(section, []).append(around)
                case Found(given), Question() as question:
                    yield teller.lost(around, question, given)
                case _:
                    pass
    for section, cut in ended.items():
        yield teller.ended(section, cut)


def find_silenced_rules(
    questionnaire: Questionnaire, source: Source, others: Sequence[Solver] = ()
) -> Iterator[Finding | Unproven]:
    """Where a reason for no answer rules out a rule that is no warning sign, and no rule of its level fires instead.

    ``others`` are asked where the search gives up.
    """
    net = Net(questionnaire, others)
    teller = _Teller(net, source)
    for rule in questionnaire.rules:
        for around in ruled_out(net, rule) if rule.level < Level.URGENT else ():
            match around.search, around.of:
                case GaveUp(), _:
                    yield Unproven(_in_doubt(around))
                case Found(given), Question() as question:
                    yield teller.lost(around, question, given)
                case _:
                    pass


class _Teller:
    """Makes findings about the questionnaire of a net."""

    def __init__(self, net: Net, source: Source) -> None:
        self._net, self._source = net, source

    def late(self, rule: Rule) -> Iterator[Finding | Unproven]:
        """What is found of a rule that can only fire after many questions, or on the last page after some."""
        last = self._net.questionnaire.sections[-1].questions[0].index
        page = max(last, self._net.count - MOST_ON_PAGE)
        start = min(MOST_BEFORE, max(MOST_BEFORE_LAST, page - 1))
        match fires_by(self._net, rule, start) if start < self._net.count - 1 else None:
            case GaveUp():
                yield Unproven(_("whether the rule '{rule}' has to wait for many questions").format(rule=rule.id))
            case Impossible():
                question = first_question(self._net, rule).question
                if question is not None and question.index > start:
                    message = _("The rule '{rule}' can fire only after up to {count} questions.")
                    message = message.format(rule=rule.id, count=question.index)
                    yield self._at(rule, "sign-late", message, _("Ask about warning signs first."))
            case _:
                pass

    def lost(self, around: Around, question: Question, given: Mapping[int, Slot]) -> Finding:
        """That the answers ``given`` lead around a rule."""
        message, cure = self._words(around, question)
        witness = self._witness(around, question, given)
        return replace(self._at(around.rule, around.code, message, cure), witness=witness)

    def ended(self, section: Section, cut: Sequence[Around]) -> Finding:
        """That the form can end after ``section``, and what that cuts off."""
        path: Path = ("sections", section.index, "end_if", "when")
        message = _("Where the form ends here, the questions for these rules are not asked: {rules}.")
        message = message.format(rules=_listed([around.rule.id for around in cut]))
        cure = _('Ask them before. Or say what the page says instead, under "accept" in this "end_if".')
        finding = self._source.finding("sign-gated", path, message, cure, severity=Severity.WARNING)
        found = cut[0].search
        return replace(finding, witness=self._on_path(found.given) if isinstance(found, Found) else ())

    def _at(self, rule: Rule, code: Code, message: str, cure: str) -> Finding:
        path: Path = ("rules", self._net.questionnaire.rules.index(rule), "when")
        return self._source.finding(code, path, message, cure, severity=Severity.WARNING)

    def _words(self, around: Around, question: Question) -> tuple[str, str]:
        """What is found, in a sentence or two, and the cure."""
        names = {"rule": around.rule.id, "question": around.name}
        match around.code:
            case "sign-lowered":
                message = _(
                    "The rule '{rule}' no longer fires when '{tick}' is ticked as well in '{question}'. "
                    "No other rule of its level fires then."
                )
                return message.format(tick=around.tick, **names), _("Let it fire whatever else is ticked.")
            case "sign-silent" | "rule-silent":
                return self._silent_words(around, question)
            case _:
                gate = own_gate(self._net.questionnaire, question)
                assert gate is not None
                message = _("The rule '{rule}' needs '{question}', which is only asked if {condition}.")
                cure = _('Ask it of everybody. Or say why these people are enough, under "accept" in this rule.')
                return message.format(condition=describe(gate), **names), cure

    def _silent_words(self, around: Around, question: Question) -> tuple[str, str]:
        assert around.reason is not None
        message = (
            _("“{answer}” to {question} rules out the rule '{rule}', and no warning sign fires instead.")
            if around.code == "sign-silent"
            else _("“{answer}” to {question} rules out the rule '{rule}', and no such rule fires instead.")
        )
        message = message.format(
            answer=non_answer_words(around.reason), question=_called(question), rule=around.rule.id
        )
        looks = looks_at(self._net, around.rule, question, around.reason)
        return message, " ".join((_taken_out(looks, question, around.reason), _("Or add a rule for that answer.")))

    def _witness(self, around: Around, question: Question, given: Mapping[int, Slot]) -> Witness:
        """The answers that lose the sign, and what is different in them."""
        questionnaire, answers = self._net.questionnaire, answers_of(self._net, given)
        match around.code:
            case "sign-lowered":
                return self._ticked(around, question, answers)
            case "sign-silent" | "rule-silent":
                assert around.reason is not None
                swap = Swap(around.rule, question, around.reason)
                more = swap.after(self._net, assessed(self._net, answers), answers)
                held = {one.id: answers[one.id] for one in more.path if one.id in answers}
                return witness_words(questionnaire, held | {question.id: {"non_answer": around.reason.value}})
            case _:
                return self._on_path(given)

    def _ticked(self, around: Around, question: Question, answers: Mapping[str, Answered]) -> Witness:
        """The answers before the tick, the tick, and what is asked only then."""
        questionnaire, ticked = self._net.questionnaire, with_tick(answers, question, around.tick)
        before = {one.id for one in assessed(self._net, answers).path}
        after = {one.id for one in assessed(self._net, ticked).path} - before
        held = {name: answer for name, answer in answers.items() if name in before}
        more = {name: answer for name, answer in answers.items() if name in after}
        then = _("{question} (one more ticked)").format(question=question.label)
        words = answer_words(question, ticked[question.id])
        return *witness_words(questionnaire, held), (then, words), *witness_words(questionnaire, more)

    def _on_path(self, given: Mapping[int, Slot]) -> Witness:
        """Those of the answers ``given`` that are asked for."""
        answers = answers_of(self._net, given)
        path = {question.id for question in assessed(self._net, answers).path}
        asked = {name: answer for name, answer in answers.items() if name in path}
        return witness_words(self._net.questionnaire, asked)


def _called(question: Question) -> str:
    """The id of ``question``; of a row of a table, its own words and the id of the table."""
    if question.matrix is None:
        return f"'{question.id}'"
    return _("“{row}” in '{table}'").format(row=question.label, table=question.matrix.id)


def _taken_out(looks: Sequence[Look], question: Question, reason: NonAnswer) -> str:
    """What is to be taken out of which of the conditions ``looks``."""
    parts: dict[str, None] = {}
    for look in looks:
        asked = [state for name, state in states_in(look.condition) if name.index == question.index]
        names = dict.fromkeys(f"{state}()" for state in asked if state_of(state) in (None, reason))
        parts[_("{functions} out of {place}").format(functions=_(" and ").join(names), place=_place(look))] = None
    return _("Take {parts}.").format(parts=_(", and ").join(parts))


def _place(look: Look) -> str:
    """The condition of ``look``, by the part that it stands on."""
    match look.of:
        case Rule():
            return _("its condition")
        case Section(id=name):
            words = _("the \"end_if\" of '{name}'")
        case Score(id=name):
            words = _("the score '{name}'")
        case Question(id=name, matrix=matrix):
            name = name if matrix is None else matrix.id
            words = _("the \"ask_if\" of '{name}'")
    return words.format(name=name)


def _listed(names: Sequence[str]) -> str:
    told = ", ".join(f"'{name}'" for name in names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED
    return told if more <= 0 else _("{names} and {count} more").format(names=told, count=more)


def _in_doubt(around: Around) -> str:
    """What is not known of a rule, where the search gave up."""
    match around.code, around.of:
        case "sign-gated", Section():
            words = _("whether the form can end at '{of}' before the questions for the rule '{rule}'")
        case "sign-gated", _:
            words = _("whether '{of}' is asked of everybody whom the rule '{rule}' is for")
        case "sign-lowered", _:
            words = _("whether one more option in '{of}' can take the rule '{rule}' away")
        case _:
            words = _("whether a reason for no answer to '{of}' can rule out the rule '{rule}'")
    return words.format(of=around.name, rule=around.rule.id)
