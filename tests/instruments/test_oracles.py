"""The instruments over random answers: what the product says is what the published rules say."""

from __future__ import annotations

from itertools import islice
from random import Random
from typing import Final

import pytest

from tests.instruments.given import INSTRUMENTS, NAMES, completed, instrument, random_answers, said
from triage import assess
from triage.assessment import Status

HOW_MANY: Final = 20_000


@pytest.mark.parametrize("name", NAMES)
def test_every_score_is_what_the_published_rules_make_it(name: str) -> None:
    form, rules = instrument(name), INSTRUMENTS[name].rules
    for answers, points in random_answers(name, HOW_MANY):
        expected = rules(points)
        assert said(assess(form, answers), expected) == expected, answers


@pytest.mark.parametrize("name", NAMES)
def test_the_random_answers_reach_every_status_and_band(name: str) -> None:
    """A comparison says something only about what occurs in it."""
    rules = INSTRUMENTS[name].rules
    found = [rules(points) for _answers, points in random_answers(name, HOW_MANY)]
    for score in found[0]:
        bands = {band.id for one in instrument(name).scores if one.id == score for band in one.bands}
        seen = {(result[score].status, result[score].band) for result in found}
        for status in {status for status, _band in seen}:
            least = bands if status == "complete" else set()
            assert {band for one, band in seen if one == status} >= least, (score, status)
        assert {"complete", "refused"} <= {status for status, _band in seen}, score


@pytest.mark.parametrize("name", NAMES)
def test_once_all_is_answered_a_score_lies_within_its_bounds(name: str) -> None:
    form, random = instrument(name), Random(f"completed {name}")  # noqa: S311  # the same in each run
    for answers, _points in islice(random_answers(name, HOW_MANY), 4_000):
        before, after = assess(form, answers).scores, assess(form, completed(name, answers, random)).scores
        for score, result in after.items():
            if result.status is not Status.NOT_APPLICABLE:
                assert result.value is not None, (score, answers)
                assert before[score].low <= result.value <= before[score].high, (score, answers)
                assert result.band is None or result.band in before[score].possible, (score, answers)
