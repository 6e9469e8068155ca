"""What is wrong with a questionnaire beyond what ``load`` refuses: its examples are run, and findings have places."""

from triage.checker.check import Review, check, review

__all__ = ["Review", "check", "review"]
