"""The level in words: the card at the top, the rules behind it, and what could not be ruled out."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from triage.assessment import Assessment
from triage.logic import Condition, Name, NonAnswer, describe
from triage.logic.tree import InBand, Includes, IsOneOf, names_in
from triage.questionnaire import Level, Place, Question, Rule
from triage.questionnaire.saying import non_answer_words
from triage.report.answers import answer_words
from triage.report.dates import time_words
from triage.report.view import JourneyRecord, LevelCard, OpenGroup, OpenQuestion, Reason, RuleCard
from triage.words import _

Item = TypeVar("Item", bound=Hashable)
Cite = Callable[[Sequence[str]], tuple[int, ...]]
"""Source ids → their numbers in the report."""


def urgency_words(level: Level) -> str:
    """How soon, in two or three words."""
    match level:
        case Level.EMERGENCY:
            return _("Emergency: act now")
        case Level.URGENT:
            return _("Urgent: act today")
        case Level.SOON:
            return _("Soon: in the next few days")
        case Level.ROUTINE:
            return _("Not urgent")
        case Level.NONE:
            return _("No advice from your answers")


def level_card(assessment: Assessment, groups: Sequence[OpenGroup], cite: Cite) -> LevelCard:
    """The one heading and the one thing to do: the first rule, in file order, of the highest level that fired."""
    level = assessment.level
    leading = [rule for rule in assessment.fired if rule.level == level]
    if leading:
        reasons = unique(reason for rule in leading for reason in reasons_of(rule, assessment))
        sources = cite([source for rule in leading for source in rule.sources])
        return LevelCard(level.word, urgency_words(level), leading[0].text, leading[0].detail, reasons, sources)
    if groups:
        heading = _("We cannot tell yet how soon you need help")
        detail = _("Some questions about warning signs have no clear answer. Look at them below.")
    else:
        heading = _("Your answers did not match a sign that this form looks for")
        detail = _("This form does not look for everything.")
    return LevelCard(level.word, urgency_words(level), heading, detail, (), ())


def rule_card(rule: Rule, assessment: Assessment, journey: JourneyRecord, cite: Cite) -> RuleCard:
    """A fired rule with the answers that raised it."""
    return RuleCard(
        level=rule.level.word,
        urgency=urgency_words(rule.level),
        text=rule.text,
        detail=rule.detail,
        reasons=unique(reasons_of(rule, assessment)),
        told=_told(rule, journey),
        sources=cite(rule.sources),
    )


def _told(rule: Rule, journey: JourneyRecord) -> str | None:
    shown = next((shown for shown in journey.shown if shown.rule == rule.id), None)
    if shown is None:
        return None
    words = _("Told “{text}” at {time}.").format(text=rule.text, time=time_words(shown.at))
    return f"{words} {_('Said that help was on the way.')}" if shown.got_help else words


def reasons_of(rule: Rule, assessment: Assessment) -> tuple[Reason, ...]:
    """The answers that made ``rule`` fire, in the order of its condition."""
    return tuple(_reason(condition, assessment) for condition in assessment.because(rule))


def _reason(condition: Condition, assessment: Assessment) -> Reason:
    match condition:
        case Includes(name, codes, False) | IsOneOf(name, codes, False):
            return Reason(_short(name, assessment), "; ".join(name.codes[code] for code in codes))
        case InBand(name, bands, False):
            return Reason(name.label, "; ".join(name.codes[band] for band in bands))
        case _:
            return _other_reason(condition, assessment)


def _short(name: Name, assessment: Assessment) -> str:
    return assessment.questionnaire.question_by_id[name.id].label.rstrip("?")


def _other_reason(condition: Condition, assessment: Assessment) -> Reason:
    by_id = assessment.questionnaire.question_by_id
    questions = unique(by_id[name.id] for name in names_in(condition) if name.id in by_id)
    match questions:
        case [question]:
            words = answer_words(question, assessment.answer(question))
            return Reason(question.label.rstrip("?"), "; ".join(words.lines))
        case _:
            return Reason("", describe(condition))


def open_groups(assessment: Assessment) -> tuple[OpenGroup, ...]:
    """The questions that keep an emergency or urgent rule undecided, the most pressing action first.

    Each question stands once, under the action of the most pressing rule that it could settle.
    """
    leading: dict[int, tuple[Question, Rule]] = {}
    for undecided in assessment.undecided:
        if undecided.rule.level < Level.URGENT:
            continue
        for question in undecided.questions:
            known = leading.get(question.index)
            if known is None or known[1].level < undecided.rule.level:
                leading[question.index] = (question, undecided.rule)
    groups: dict[tuple[Level, str], list[OpenQuestion]] = {}
    for index in sorted(leading):
        question, rule = leading[index]
        groups.setdefault((rule.level, rule.text), []).append(_open(question, assessment))
    pressing = sorted(groups.items(), key=lambda item: -item[0][0])
    return tuple(OpenGroup(level.word, action, tuple(questions)) for (level, action), questions in pressing)


def _open(question: Question, assessment: Assessment) -> OpenQuestion:
    slot = assessment.answer(question)
    state = non_answer_words(slot) if isinstance(slot, NonAnswer) else "; ".join(answer_words(question, slot).lines)
    return OpenQuestion(question.text, state)


def unique(items: Iterable[Item]) -> tuple[Item, ...]:
    """``items`` without repeats, in order."""
    return tuple(dict.fromkeys(items))


def safety_net(place: Place) -> str:
    """What is said with every level."""
    return _("If your symptoms change or you are worried, contact your {doctor} or {number}.").format(
        doctor=place.doctor, number=place.urgent_number
    )
