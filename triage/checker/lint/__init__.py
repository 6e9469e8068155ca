"""What is doubtful in a questionnaire, and needs no proof: wording, questions, sources, the small print.

One module for each subject; every rule is a small function of a text, or of the questionnaire and its source.
"""

from triage.checker.lint.rules import find_doubts

__all__ = ["find_doubts"]
