"""What a form can do on another day is not said to be out of reach."""

from __future__ import annotations

import pytest

from tests.questionnaire.reading import Json, data, question, rule, small
from triage.checker import check


def form(**limits: str) -> Json:
    """A form of one date, in which everything hangs on the days since then."""
    ill = {"id": "ill", "title": "Ill", "formula": "days_since(began)", "missing": "refuse"}
    bands = [{"id": "short", "from": -40_000, "text": "Short"}, {"id": "long", "from": 28, "text": "Long"}]
    return small(
        question("began", "date", **limits),
        question("more", ask_if="days_since(began) >= 28"),
        scores=[ill | {"bands": bands}],
        rules=[rule("days_since(began) >= 28", "urgent", "U1"), rule("ill >= 10", "routine", "R1")],
    )


@pytest.mark.parametrize(
    "limits",
    [
        {"min": "2026-01-01", "max": "2026-03-01"},
        {"min": "2026-01-01", "max": "today"},
        {"min": "1900-01-01", "max": "today"},
        {"min": "1999-01-01", "max": "2180-03-01"},
        {"min": "2090-01-01", "max": "today"},
    ],
)
def test_no_part_of_a_form_is_out_of_reach_on_every_day(limits: dict[str, str]) -> None:
    found = [finding.code for finding in check(data(form(**limits)))]
    assert not [code for code in found if "never" in code or "always" in code]
