"""Two versions of a questionnaire compared: what changed, and whether any answers now lead somewhere else.

The way through this room: both versions → ``shared`` (what both accept) → ``alike`` (what decides alike part by part) →
trials, then ``joint`` (the search for answers of which they make different things) → ``verdicts``. Beside it stands
``changes``: what changed in the file, and ``meaning``: what happened to its words. Behind
all stands ``raising``: which number of the version that should raise.
"""

from triage.checker.diff.changes import Change
from triage.checker.diff.comparison import Comparison, compare
from triage.checker.diff.effects import FINISHED, KINDS, UNFINISHED, Differs, Kind, NotProven, Same, Verdict, seen
from triage.checker.diff.meaning import Meaning, MovedText
from triage.checker.diff.raising import Number, Raising, Reason, raising
from triage.checker.diff.rules import SignChanges, sign_changes

__all__ = [
    "FINISHED",
    "KINDS",
    "UNFINISHED",
    "Change",
    "Comparison",
    "Differs",
    "Kind",
    "Meaning",
    "MovedText",
    "NotProven",
    "Number",
    "Raising",
    "Reason",
    "Same",
    "SignChanges",
    "Verdict",
    "compare",
    "raising",
    "seen",
    "sign_changes",
]
