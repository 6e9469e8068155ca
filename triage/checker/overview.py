"""Every warning sign on one line: whom it is asked of, how early it can fire, what “not sure” leads to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from triage.checker.around import Around, answers_of, assessed
from triage.checker.asking import ask
from triage.checker.goals import Found, GaveUp, Holds
from triage.checker.net import Net, Solver, own_gate
from triage.checker.signs import first_question, signs_in, ways_around, without_answer
from triage.checker.silenced import looks_at
from triage.logic import Condition, NonAnswer, describe
from triage.questionnaire import Level, Question, Questionnaire, Rule, Section


class SignLine(NamedTuple):
    """What is known of the warning sign ``rule``.

    In ``section`` it can fire for the first time, after at most so many questions ``before``; both are ``None`` where
    it never fires. ``only_if`` are the conditions, in words, under which its questions are asked where they are not
    asked of everybody for whom it would fire; ``ends`` are the ids of the sections after which the form can end before
    them. ``unsure`` are the ids of the rules that fire where its questions are answered with “not sure”; ``stays_open``
    and ``is_ruled_out`` say what else that leads to. ``proven``: all of this is, and nothing else
    takes it away.
    """

    rule: Rule
    section: Section | None
    before: int | None
    only_if: tuple[str, ...]
    ends: tuple[str, ...]
    unsure: tuple[str, ...]
    stays_open: bool
    is_ruled_out: bool
    proven: bool


def sign_lines(questionnaire: Questionnaire, others: Sequence[Solver] = ()) -> tuple[SignLine, ...]:
    """A line for each rule for emergency or urgent help, in the order of the file.

    ``others`` are asked where the search gives up.
    """
    net = Net(questionnaire, others)
    return tuple(_line(net, rule) for rule in signs_in(questionnaire))


def _line(net: Net, rule: Rule) -> SignLine:
    question, known = first_question(net, rule)
    arounds = tuple(ways_around(net, rule))
    unsure = tuple(_unsure(net, rule))
    lost = [around for around in arounds if isinstance(around.search, Found)]
    gates = [gate for around in lost for gate in _gates(net, around)]
    other_way = any(not around.is_gate for around in lost)
    return SignLine(
        rule=rule,
        section=None if question is None else net.questionnaire.sections[question.section],
        before=None if question is None else question.index,
        only_if=tuple(dict.fromkeys(map(describe, gates))),
        ends=tuple(around.of.id for around in lost if isinstance(around.of, Section)),
        unsure=tuple(dict.fromkeys(one.id for one in unsure if isinstance(one, Rule))),
        stays_open=None in unsure,
        is_ruled_out=any(around.code == "sign-silent" and around.reason is NonAnswer.NOT_SURE for around in lost),
        proven=known and not other_way and not any(isinstance(around.search, GaveUp) for around in arounds),
    )


def _gates(net: Net, around: Around) -> Iterator[Condition]:
    """The conditions by which the way ``around`` a rule keeps somebody from its questions."""
    if not isinstance(around.of, Question):
        return
    closed = [around.of] if around.is_gate else []
    if around.reason is not None:
        looks = looks_at(net, around.rule, around.of, around.reason)
        closed += [look.of for look in looks if isinstance(look.of, Question)]
    for question in closed:
        gate = own_gate(net.questionnaire, question)
        if gate is not None:
            yield gate


def _unsure(net: Net, rule: Rule) -> Iterator[Rule | None]:
    """What “not sure” leads to, for each question of ``rule`` that offers it: rules; ``None`` where it stays open."""
    for index in net.names(rule.when):
        question = net.questionnaire.questions[index] if index < net.count else None
        if question is None or NonAnswer.NOT_SURE not in question.non_answers:
            continue
        found = without_answer(net, rule, question, NonAnswer.NOT_SURE)
        if not isinstance(found, Found):
            found = ask(net, Holds(() if question.gate is None else (question.gate,)))
        if isinstance(found, Found):
            assessment = assessed(net, answers_of(net, {**found.given, index: NonAnswer.NOT_SURE}))
            yield from (one for one in assessment.fired if one.level >= Level.URGENT and index in net.names(one.when))
            yield from (None for one in assessment.undecided_rules if one is rule)
