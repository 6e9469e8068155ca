"""What is wrong with a questionnaire beyond what ``load`` refuses: its examples are run, and findings have places."""

from triage.checker.check import check

__all__ = ["check"]
