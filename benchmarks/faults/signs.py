"""Faults by which a warning sign can be lost."""

from __future__ import annotations

from typing import Final

from benchmarks.faults.fault import THEIR_YOU, YOU, Fault

SIGNS: Final = (
    Fault(
        "a warning sign is asked only after a certain answer",
        "sign-gated",
        {f"{YOU}signs.ask_if": "screen == 'yes'"},
        {f"{THEIR_YOU}signs.visibleIf": "{screen} = 'yes'"},
    ),
    Fault(
        "“not sure” about a warning sign leads to silence",
        "sign-silent",
        {"rules.E1.when": "answered(signs) and any_of(signs, 'sudden', 'stiff_neck')"},
        {f"{THEIR_YOU}E1.visibleIf": "{signs} notempty and {signs} anyof ['sudden', 'stiff_neck']"},
    ),
    Fault(
        "one sign more, and the emergency is gone",
        "sign-lowered",
        {"rules.E1.when": "'sudden' in signs and 'stiff_neck' not in signs"},
        {f"{THEIR_YOU}E1.visibleIf": "{signs} contains 'sudden' and {signs} notcontains 'stiff_neck'"},
    ),
)
"""What is said of warning signs that can be lost."""
