"""Two versions of a questionnaire compared: what changed, and whether any answers now lead somewhere else.

The way through this room: both versions → ``shared`` (what both accept) → ``alike`` (what decides alike part by part) →
trials, then ``joint`` (the search for answers of which they make different things) → ``verdicts``. Beside it stands
``changes``: what changed in the file.
"""

from triage.checker.diff.changes import Change
from triage.checker.diff.comparison import Comparison, compare
from triage.checker.diff.effects import FINISHED, KINDS, UNFINISHED, Differs, Kind, NotProven, Same, Verdict, seen

__all__ = [
    "FINISHED",
    "KINDS",
    "UNFINISHED",
    "Change",
    "Comparison",
    "Differs",
    "Kind",
    "NotProven",
    "Same",
    "Verdict",
    "compare",
    "seen",
]
