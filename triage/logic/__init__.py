"""The language of conditions: text becomes a typed tree, which is evaluated and said in plain words.

This room knows names and their types; it knows no questionnaire. Text goes one way through it: ``lexer`` → ``parser``
→ ``checker`` → ``tree``; everything else (``evaluate``, ``words``, ``settle``) reads the typed tree and nothing else.
"""

from triage.logic.amounts import Amount, Meter
from triage.logic.checker import check_condition, check_measure
from triage.logic.evaluate import compile_condition, compile_formula
from triage.logic.lexer import names_written
from triage.logic.names import Hidden, Name, Scope
from triage.logic.problems import LogicError, Problem
from triage.logic.settle import reasons, unsettled
from triage.logic.tree import Condition, Measure
from triage.logic.types import ChoiceType, DateType, MultiType, NumberType, ScoreType, TextType, Type
from triage.logic.values import NonAnswer, Number, ScoreView, Slot, Slots, Test, Value
from triage.logic.words import describe, describe_measure

__all__ = [
    "Amount",
    "ChoiceType",
    "Condition",
    "DateType",
    "Hidden",
    "LogicError",
    "Measure",
    "Meter",
    "MultiType",
    "Name",
    "NonAnswer",
    "Number",
    "NumberType",
    "Problem",
    "Scope",
    "ScoreType",
    "ScoreView",
    "Slot",
    "Slots",
    "Test",
    "TextType",
    "Type",
    "Value",
    "check_condition",
    "check_measure",
    "compile_condition",
    "compile_formula",
    "describe",
    "describe_measure",
    "names_written",
    "reasons",
    "unsettled",
]
