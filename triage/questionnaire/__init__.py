"""The questionnaire: one JSON document, read with its places, checked whole, understood, and then never changed.

The way through this room: bytes → ``source`` (text with places) → ``shape`` (the document as written) → ``build`` (the
questionnaire as understood, its conditions compiled) — or findings, at any step.
"""

from triage.questionnaire.answers import AnswerError, RefusedError, exclusive_codes, refuse_later, slot_of
from triage.questionnaire.findings import Finding, QuestionnaireError, Severity
from triage.questionnaire.kinds import (
    Answer,
    ChoiceAnswer,
    DateAnswer,
    MultipleAnswer,
    NumberAnswer,
    Option,
    ScaleAnswer,
    TextAnswer,
)
from triage.questionnaire.levels import Level
from triage.questionnaire.loading import load
from triage.questionnaire.model import (
    Answered,
    Matrix,
    Note,
    Question,
    Questionnaire,
    Rule,
    Section,
)
from triage.questionnaire.place import DEFAULT_PLACE, Place
from triage.questionnaire.scores import Band, Contribution, Score

__all__ = [
    "DEFAULT_PLACE",
    "Answer",
    "AnswerError",
    "Answered",
    "Band",
    "ChoiceAnswer",
    "Contribution",
    "DateAnswer",
    "Finding",
    "Level",
    "Matrix",
    "MultipleAnswer",
    "Note",
    "NumberAnswer",
    "Option",
    "Place",
    "Question",
    "Questionnaire",
    "QuestionnaireError",
    "RefusedError",
    "Rule",
    "ScaleAnswer",
    "Score",
    "Section",
    "Severity",
    "TextAnswer",
    "exclusive_codes",
    "load",
    "refuse_later",
    "slot_of",
]
