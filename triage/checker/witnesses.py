"""Answers that show a finding, in the words of the questionnaire."""

from __future__ import annotations

from collections.abc import Mapping

from triage.questionnaire import Answered, Question, Questionnaire, slot_of
from triage.questionnaire.findings import Witness
from triage.questionnaire.saying import slot_words


def witness_words(questionnaire: Questionnaire, answers: Mapping[str, Answered]) -> Witness:
    """``answers``, as ``assess`` takes them, in the order of the questions; what is left out says so.

    Raises:
        AnswerError: a question does not accept its answer.
    """
    given = (question for question in questionnaire.questions if question.id in answers)
    return tuple((question.label, answer_words(question, answers[question.id])) for question in given)


def answer_words(question: Question, answer: Answered) -> str:
    """``answer`` to ``question`` on one line.

    Raises:
        AnswerError: the question does not accept it.
    """
    return "; ".join(slot_words(question, slot_of(question, answer)))
