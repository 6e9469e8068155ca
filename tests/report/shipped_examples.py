"""The reports on the worked examples of the questionnaires that ship, and on answers made to be awkward."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Final

from triage.assessment import assess
from triage.questionnaire import Answered, Questionnaire, load
from triage.report.compose import compose
from triage.report.view import JourneyRecord, Report
from triage.shipped import questionnaires

DAY: Final = date(2026, 11, 22)
EXAMPLES: Final = (
    "runner_in_the_heat",
    "statin_and_water_tablets",
    "statin_and_dark_urine",
    "late_pregnancy_night_cramps",
    "pregnant_with_headache",
    "weak_arm_and_twitching",
    "pain_on_walking",
    "stressed_at_a_desk",
    "not_sure_about_anything",
    "dialysis",
    "dirty_wound_and_stiff_jaw",
    "mild_and_rare",
)


@cache
def flagship() -> Questionnaire:
    """The flagship, loaded once."""
    return load(questionnaires() / "muscle-spasms.json")


def answers_of(example: str) -> dict[str, Answered]:
    """The answers of one worked example."""
    found = next(item for item in flagship().examples if item.id == example)
    return dict(found.answers)


def report_on(answers: Mapping[str, Answered]) -> Report:
    """The report on ``answers`` to the flagship."""
    return compose(assess(flagship(), answers), JourneyRecord(DAY))


@cache
def report_of(example: str) -> Report:
    """The report on one worked example."""
    return report_on(answers_of(example))
