"""The language of conditions: text becomes a typed tree, which is evaluated and said in plain words.

This room knows names and their types; it knows no questionnaire. Text goes one way through it: ``lexer`` → ``parser``
→ ``checker`` → ``tree``; everything else (``evaluate``, ``words``, ``settle``) reads the typed tree and nothing else.
"""

from triage.logic.amounts import Amount, Meter
from triage.logic.checker import check_condition, check_measure
from triage.logic.days import FIRST_DAY, LAST_DAY
from triage.logic.evaluate import compile_condition, compile_formula
from triage.logic.lexer import names_written
from triage.logic.names import DAY_ID, Hidden, Name, Scope, day_name
from triage.logic.parser import column_of
from triage.logic.problems import LogicError, Problem
from triage.logic.settle import reasons, unsettled
from triage.logic.tree import Condition, Measure
from triage.logic.types import ChoiceType, DateType, MultiType, NumberType, ScoreType, TextType, Type
from triage.logic.values import NonAnswer, Number, ScoreView, Slot, Slots, Test, Value
from triage.logic.words import describe, describe_measure

__all__ = [
    "DAY_ID",
    "FIRST_DAY",
    "LAST_DAY",
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
    "column_of",
    "compile_condition",
    "compile_formula",
    "day_name",
    "describe",
    "describe_measure",
    "names_written",
    "reasons",
    "unsettled",
]
