"""Two versions → what changed in the file, and what that does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from triage.checker.diff.changes import Change, changes_between
from triage.checker.diff.effects import Kind, Same, Verdict
from triage.checker.diff.meaning import Meaning, meaning_of
from triage.checker.diff.shared import side_by_side
from triage.checker.diff.solving import solvers
from triage.checker.diff.verdicts import verdicts
from triage.questionnaire import Questionnaire


@dataclass(frozen=True, eq=False, slots=True)
class Comparison:
    """Two versions of a questionnaire: what changed, and for each kind of outcome whether any answers show it.

    Looked at are the answers that both accept. ``lost`` and ``gained`` are the ids of the questions to which only the
    old or only the new one accepts answers; these are left out in both. ``meaning`` is what happened to the words.
    """

    old: Questionnaire
    new: Questionnaire
    changes: tuple[Change, ...]
    meaning: Meaning
    lost: tuple[str, ...]
    gained: tuple[str, ...]
    effects: Mapping[Kind, Verdict]

    @property
    def is_same(self) -> bool:
        """Whether it is proven that the same follows from all answers that both accept, as they are stored."""
        return all(isinstance(verdict, Same) for verdict in self.effects.values())


def compare(old: Questionnaire, new: Questionnaire) -> Comparison:
    """``old`` and ``new`` compared: their files, and what they make of all answers that both accept."""
    versions = side_by_side(old, new, solvers())
    changes = changes_between(old, new)
    return Comparison(
        old,
        new,
        changes,
        meaning_of(old, new, changes),
        tuple(question.id for question in old.questions if question.id not in versions.shared),
        tuple(question.id for question in new.questions if question.id not in versions.shared),
        verdicts(versions),
    )
