"""What is doubtful in a questionnaire, and needs no proof: wording, questions, sources, the small print.

One module for each subject; every rule is a small function of a text, or of the questionnaire and its source.
"""

from triage.checker.lint.rules import NEED_A_DAY, find_doubtful_words, find_doubts

__all__ = ["NEED_A_DAY", "find_doubtful_words", "find_doubts"]
