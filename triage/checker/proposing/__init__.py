"""Examples that cover a questionnaire: proposed by a program, and never confirmed by it."""

from triage.checker.proposing.propose import Proposal, propose

__all__ = ["Proposal", "propose"]
