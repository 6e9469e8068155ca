"""Claims of a questionnaire that could be proven neither way, each in words for its author."""

from __future__ import annotations

from collections.abc import Sequence

from triage.checker.claims import Claim
from triage.checker.goals import Lies
from triage.questionnaire import Band, Question, Questionnaire, Rule, Section
from triage.questionnaire.score_fields import ScoreField
from triage.questionnaire.source import Path, path_words
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
            ever, always = _("whether {condition} can be so"), _("whether {condition} is always so")
            words = ever if claim.code == "condition-always-false" else always
            return words.format(condition=_condition(claim.path, questionnaire))


def parts_in_doubt(path: Path, questionnaire: Questionnaire) -> str:
    """That it is not known which parts decide of the condition at ``path``."""
    words = _("which parts of {condition} decide something")
    return words.format(condition=_condition(path, questionnaire))


def _condition(path: Path, questionnaire: Questionnaire) -> str:
    """The condition that stands at ``path``, in words."""
    document = questionnaire.document
    match path:
        case ("rules", int(at), *_rest):
            return _("the condition of the rule '{name}'").format(name=document.rules[at].id)
        case ("notes", int(at), *_rest):
            return _("the condition of the note '{name}'").format(name=document.notes[at].id)
        case ("report", *_rest):
            return '"helper_if"'
        case ("scores", int(at), *rest):
            return _condition_of_score(document.scores[at], rest)
        case ("sections", int(number), "end_if", *_rest):
            return _("\"end_if\" of the section '{name}'").format(name=document.sections[number].id)
        case ("sections", int(number), "questions", int(at), "points", int(case), *_rest):
            words = _("the condition of case {case} of the points of '{name}'")
            return words.format(case=case + 1, name=document.sections[number].questions[at].id)
        case ("sections", int(number), "questions", int(at), *_rest):
            name = document.sections[number].questions[at].id
            return _("the condition of the question '{name}'").format(name=name)
        case _:
            raise ValueError(f"No condition stands at {path_words(path)}.")


def _condition_of_score(score: ScoreField, rest: Sequence[str | int]) -> str:
    match rest:
        case ("items", int(at), *_rest):
            return _("the condition of item {item} of the score '{score}'").format(item=at + 1, score=score.id)
        case ("bands", int(at), *_rest):
            words = _("\"or_when\" of the band '{band}' of the score '{score}'")
            return words.format(band=score.bands[at].id, score=score.id)
        case _:
            return _("\"applies_if\" of the score '{score}'").format(score=score.id)
