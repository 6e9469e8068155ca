"""What can be wrong with the bands of a score."""

from __future__ import annotations

from typing import Final

from triage.checker.catalogue.explanation import Explanation, Subject
from triage.questionnaire import Severity
from triage.words import later as _

BANDS: Final = Subject(
    _("Scores: bands"),
    (
        Explanation(
            "band-start",
            Severity.ERROR,
            _("It is not said when a band applies, or it is said twice."),
            _("A score at its edge could be called high or low, and nobody could tell which."),
            _('Give the band one of "from" and "above", or only "or_when".'),
            wrong="""
            "scores": [{
              "id": "burden", "title": "Burden", "items": ["pain"], "missing": "refuse",
              "bands": [{ "id": "low", "from": 0, "text": "Low" }, { "id": "high", "text": "High" }]
            }]
            """,
            right="""
            "scores": [{
              "id": "burden", "title": "Burden", "items": ["pain"], "missing": "refuse",
              "bands": [{ "id": "low", "from": 0, "text": "Low" }, { "id": "high", "from": 7, "text": "High" }]
            }]
            """,
        ),
        Explanation(
            "band-above-lowest",
            Severity.ERROR,
            _("The score can be lower than where its lowest band begins."),
            _("Those patients would have a score that nothing is said about."),
            _("Let the first band begin at the lowest score."),
            wrong="""
            "scores": [{
              "id": "burden", "title": "Burden", "items": ["pain"], "missing": "refuse",
              "bands": [{ "id": "low", "from": 1, "text": "Low" }, { "id": "high", "from": 7, "text": "High" }]
            }]
            """,
            right="""
            "scores": [{
              "id": "burden", "title": "Burden", "items": ["pain"], "missing": "refuse",
              "bands": [{ "id": "low", "from": 0, "text": "Low" }, { "id": "high", "from": 7, "text": "High" }]
            }]
            """,
        ),
        Explanation(
            "bands-not-ascending",
            Severity.ERROR,
            _("The bands do not go up."),
            _("The last band that applies wins. In another order, a high score could be called low."),
            _("Sort the bands from low to high."),
            wrong="""
            "scores": [{
              "id": "burden", "title": "Burden", "items": ["pain"], "missing": "refuse",
              "bands": [
                { "id": "low", "from": 0, "text": "Low" }, { "id": "high", "from": 7, "text": "High" },
                { "id": "some", "from": 4, "text": "Some" }
              ]
            }]
            """,
            right="""
            "scores": [{
              "id": "burden", "title": "Burden", "items": ["pain"], "missing": "refuse",
              "bands": [
                { "id": "low", "from": 0, "text": "Low" }, { "id": "some", "from": 4, "text": "Some" },
                { "id": "high", "from": 7, "text": "High" }
              ]
            }]
            """,
        ),
        Explanation(
            "band-out-of-reach",
            Severity.WARNING,
            _("A band begins above the highest score that there can be."),
            _("Nobody is ever in it. Patients that it is meant for are called better off than they are."),
            _("Mend the number, or remove the band."),
            wrong="""
            "scores": [{
              "id": "burden", "title": "Burden", "items": ["pain"], "missing": "refuse",
              "bands": [{ "id": "low", "from": 0, "text": "Low" }, { "id": "high", "from": 11, "text": "High" }]
            }]
            """,
            right="""
            "scores": [{
              "id": "burden", "title": "Burden", "items": ["pain"], "missing": "refuse",
              "bands": [{ "id": "low", "from": 0, "text": "Low" }, { "id": "high", "from": 7, "text": "High" }]
            }]
            """,
        ),
    ),
)
"""Findings in the bands of a score."""
