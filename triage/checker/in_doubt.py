"""Claims of a questionnaire that could be proven neither way, each in words for its author."""

from __future__ import annotations

from triage.checker.claims import Claim
from triage.checker.goals import Lies
from triage.questionnaire import Band, Question, Questionnaire, Rule, Section
from triage.questionnaire.source import Path
from triage.words import _


def in_doubt(claim: Claim, questionnaire: Questionnaire) -> str:
    """What is not known: whether ``claim``, which ``questionnaire`` makes, is so."""
    match claim.of:
        case Question() as question:
            name = question.id if question.matrix is None else question.matrix.id
            return _("whether the question '{name}' is ever asked").format(name=name)
        case Rule(id=name):
            never, always = _("whether the rule '{name}' can fire"), _("whether the rule '{name}' always fires")
            return (never if claim.code == "rule-never-fires" else always).format(name=name)
        case Section(id=name):
            never = _("whether the form can end after the section '{name}'")
            always = _("whether the form always ends after the section '{name}'")
            return (never if claim.code == "section-end-never" else always).format(name=name)
        case Band(id=name) if isinstance(claim.goal, Lies):
            words = _("whether the score '{score}' can come to the band '{name}'")
            return words.format(score=claim.goal.score.id, name=name)
        case _:
            ever, always = _of_condition(claim, questionnaire)
            return ever if claim.code == "condition-always-false" else always


def parts_in_doubt(path: Path, questionnaire: Questionnaire) -> str:
    """That it is not known which parts decide of the condition at ``path``, which stands on a rule or a question."""
    document = questionnaire.document
    match path:
        case ("rules", int(at), *_rest):
            words = _("which parts of the condition of the rule '{name}' decide something")
            return words.format(name=document.rules[at].id)
        case ("sections", int(number), "questions", int(at), *_rest):
            words = _("which parts of the condition of the question '{name}' decide something")
            return words.format(name=document.sections[number].questions[at].id)
        case _:
            raise ValueError(f"No rule and no question stands at {path}.")


def _of_condition(claim: Claim, questionnaire: Questionnaire) -> tuple[str, str]:
    """Whether the condition at the place of ``claim`` can be so, and whether it always is."""
    document = questionnaire.document
    match claim.path:
        case ("notes", int(at), *_rest):
            names = {"name": document.notes[at].id}
            ever, always = _("whether the note '{name}' is ever shown"), _("whether the note '{name}' is always shown")
        case ("report", *_rest):
            names = {}
            ever, always = _('whether "helper_if" can be so'), _('whether "helper_if" is always so')
        case ("scores", int(at), *rest):
            return _of_score(document.scores[at].id, rest, questionnaire, at)
        case ("sections", int(number), "questions", int(at), "ask_if"):
            names = {"name": document.sections[number].questions[at].id}
            ever = _("whether the question '{name}' is ever asked")
            always = _("whether the question '{name}' is asked of everybody")
        case ("sections", int(number), "questions", int(at), "points", int(case), *_rest):
            names = {"name": document.sections[number].questions[at].id, "case": str(case + 1)}
            ever = _("whether case {case} of the points of '{name}' can hold")
            always = _("whether case {case} of the points of '{name}' always holds")
        case _:
            raise ValueError(f"No condition stands at {claim.path}.")
    return ever.format(**names), always.format(**names)


def _of_score(score: str, rest: list[str | int], questionnaire: Questionnaire, number: int) -> tuple[str, str]:
    """The same of a condition inside of a ``score``."""
    match rest:
        case ["items", int(at), *_rest]:
            names = {"score": score, "item": str(at + 1)}
            ever = _("whether the condition of item {item} of the score '{score}' can be so")
            always = _("whether the condition of item {item} of the score '{score}' is always so")
        case ["bands", int(at), *_rest]:
            names = {"score": score, "band": questionnaire.document.scores[number].bands[at].id}
            ever = _("whether \"or_when\" of the band '{band}' of the score '{score}' can be so")
            always = _("whether \"or_when\" of the band '{band}' of the score '{score}' is always so")
        case _:
            names = {"score": score}
            ever = _("whether the score '{score}' ever applies")
            always = _("whether the score '{score}' applies to everybody")
    return ever.format(**names), always.format(**names)
