"""What ``triage check`` says about planted faults, and what survey-core's own checkers say about the same ones."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from typing import NamedTuple

from pydantic import JsonValue

from benchmarks.faults import HELD, SUBJECTS, Edits, Fault, our_form, their_form
from benchmarks.survey_core import HERE
from triage.checker import check


class Told(NamedTuple):
    """A fault, what ``triage check`` calls it, and all that survey-core says about it; empty where it is not found."""

    fault: Fault
    ours: str
    theirs: tuple[str, ...]


def our_findings(edits: Edits) -> frozenset[str]:
    """The codes of all that ``triage check`` finds in our form with ``edits``."""
    return frozenset(finding.code for finding in check(our_form(edits)))


def measure() -> dict[str, tuple[Told, ...]]:
    """What is said about each fault, by subject.

    Of what we find, only the code that is meant for the fault counts; of what survey-core says, everything.

    Raises:
        RuntimeError: something is said about the forms without a fault.
    """
    faults = [fault for planted in SUBJECTS.values() for fault in planted]
    sound, *theirs = _their_findings([HELD, *(fault.theirs or {} for fault in faults)])
    if sound or our_findings({}):
        raise RuntimeError("Something is said about a form without a fault.")
    told = [Told(fault, _found(fault), said) for fault, said in zip(faults, theirs, strict=True)]
    return {subject: tuple(one for one in told if one.fault in planted) for subject, planted in SUBJECTS.items()}


def _found(fault: Fault) -> str:
    found = fault.ours is not None and fault.code in our_findings(fault.ours)
    return fault.code if found else ""


def _their_findings(planted: Sequence[Edits]) -> list[tuple[str, ...]]:
    """What survey-core says about its form with each of these edits."""
    forms: list[JsonValue] = [their_form(edits) for edits in planted]
    command = ["node", str(HERE / "planted.mjs")]
    ran = subprocess.run(command, input=json.dumps(forms), stdout=subprocess.PIPE, check=True, text=True)
    return [tuple(messages) for messages in json.loads(ran.stdout)]
