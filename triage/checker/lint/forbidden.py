"""Words that must never reach a patient: a form gives no diagnosis, no all-clear and no dose (English only).

Looked for in what the clinic itself says. A question may name anything: "Have you had a normal day?"
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from triage.checker.lint.doubt import Doubt
from triage.questionnaire import Severity
from triage.words import _


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_YOU_HAVE: Final = re.compile(
    r"(?:^|[.!?:;]\s+|\b(?:mean|show|suggest|say)s?(?: that)? )(you (?:may |might |could |probably )?have)\b"
    r"(?! (?:to|been|not|no|had|the right|a right|told|said|left|chosen|given|taken|felt|got|done|gone|seen|begun|made"
    r"|\w+ed|\d+)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_DIAGNOSIS: Final = _any(r"\b(?:un)?likely\b", r"\brisk of\b", r"\d ?% chance\b", r"\bcaused by\b")
_ALL_CLEAR: Final = _any(
    r"\bsafe\b(?! (?:place|distance))",
    r"\bnormal\b",
    r"\bno need to (?:see|call|worry)\b",
    r"\bnothing to worry about\b",
    r"\bdo not worry\b",
)
_MEDICINE: Final = _any(r"(?<!not )(?<!never )(?<!just )\bstop taking\b", r"\b\d+(?:\.\d+)? ?(?:mg|mcg|micrograms?)\b")
_CLAIM: Final = _any(
    r"\btriag\w+\b",
    r"\b(?:diagnoses|detects|predicts)\b",
    r"\bclinically (?:validated|proven)\b",
    r"\bNHS[- ]approved\b",
    r"\b(?:CE|UKCA)[- ]mark\w*\b",
)


def forbidden(text: str) -> Iterator[Doubt]:
    """What reads as a diagnosis, as an all-clear, as advice on a medicine, or as more than a form can do."""
    message, cure = _("'{words}' can be read as a diagnosis."), _("Say what the person told you.")
    yield from _found(_YOU_HAVE, text, message, cure)
    yield from _found(_DIAGNOSIS, text, message, _("Say what was answered, and what to talk about."))
    message, cure = _("'{words}' can be read as an all-clear, which no form can give."), _("Say what was answered.")
    yield from _found(_ALL_CLEAR, text, message, cure)
    message, cure = _("'{words}' can be read as advice on a medicine."), _("Say whom to ask about the medicine.")
    yield from _found(_MEDICINE, text, message, cure)
    message, cure = _("'{words}' claims more than a form can do."), _("Say that it asks, and sums up the answers.")
    yield from _found(_CLAIM, text, message, cure)


def _found(pattern: re.Pattern[str], text: str, message: str, cure: str) -> Iterator[Doubt]:
    """A doubt for each place where ``pattern`` fits: its last group if it has one, else all of it."""
    for match in pattern.finditer(text):
        group = match.lastindex or 0
        said = message.format(words=match[group])
        yield Doubt("banned-word", match.start(group), said, cure, Severity.WARNING)
