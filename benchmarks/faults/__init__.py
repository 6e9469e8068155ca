"""Single faults, planted in one small form that is written for both sides; by subject."""

from typing import Final

from benchmarks.faults.apart import APART
from benchmarks.faults.fault import Edits, Fault, our_form, their_form
from benchmarks.faults.names import NAMES
from benchmarks.faults.paths import PATHS
from benchmarks.faults.scores import SCORES
from benchmarks.faults.signs import SIGNS
from benchmarks.faults.words import EXAMPLES, HELD, WORDS

__all__ = ["HELD", "SUBJECTS", "Edits", "Fault", "our_form", "their_form"]

SUBJECTS: Final = {
    "Names and values": NAMES,
    "What can never happen, and what always does": PATHS,
    "Scores": SCORES,
    "Examples": EXAMPLES,
    "Warning signs that can be lost": SIGNS,
    "Wording, and how people are asked": WORDS,
    "Parts that only survey-core’s forms have": APART,
}
