"""An assessment as plain values, to compare two of them whole."""

from __future__ import annotations

from triage.assessment import Assessment
from triage.logic import describe
from triage.questionnaire import Question, Rule


def ids(items: tuple[Question, ...] | tuple[Rule, ...]) -> list[str]:
    """Their ids."""
    return [item.id for item in items]


def facts(assessment: Assessment) -> dict[str, object]:
    """All that an assessment says, but for ``ignored``."""
    return {
        "slots": list(assessment.slots),
        "path": ids(assessment.path),
        "undecided_path": ids(assessment.undecided_path),
        "ended": assessment.ended and assessment.ended.id,
        "level": assessment.level,
        "fired": ids(assessment.fired),
        "because": [[describe(part) for part in assessment.because(rule)] for rule in assessment.fired],
        "undecided": [(undecided.rule.id, ids(undecided.questions)) for undecided in assessment.undecided],
        "scores": {
            name: [*result[1:-1], [(question.id, why) for question, why in result.missing]]
            for name, result in assessment.scores.items()
        },
        "notes": [note.id for note in assessment.notes],
        "completeness": assessment.completeness,
    }
