"""Answers → path, scores, level, contributions: all that follows from a questionnaire and answers.

The one public function is :func:`assess`: pure, and the order in which answers arrived changes nothing. Words are made
on demand, from what is here and the questionnaire, by whoever shows it.
"""

from triage.assessment.assess import AnswersError, DayError, assess
from triage.assessment.reach import narrowed
from triage.assessment.result import Assessment, Completeness, ScoreResult, Status, Undecided
from triage.assessment.workings import Reading, Workings, asked_for, missing_from, workings

__all__ = [
    "AnswersError",
    "Assessment",
    "Completeness",
    "DayError",
    "Reading",
    "ScoreResult",
    "Status",
    "Undecided",
    "Workings",
    "asked_for",
    "assess",
    "missing_from",
    "narrowed",
    "workings",
]
