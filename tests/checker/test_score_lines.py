"""The list of scores: how far each goes, which values come up in its bands, and what its texts say of that."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.checker.small import assessments
from tests.checker.test_extremes import GATED, IF_A, IF_NOT_ASKED, A, points, score
from tests.checker.test_search import scored_forms
from tests.questionnaire.reading import Json, loaded, question, small
from triage.assessment import Status
from triage.checker.extremes import Extreme
from triage.checker.score_lines import BandLine, End, Reached, ScoreLine, score_lines
from triage.checker.solving import solvers
from triage.logic import Number
from triage.questionnaire import Questionnaire

YES, ESTIMATED, NEVER, UNKNOWN = Reached.YES, Reached.ESTIMATED, Reached.NEVER, Reached.UNKNOWN


def line(document: Json) -> ScoreLine:
    """The line of the first score of ``document``."""
    return next(score_lines(loaded(document), solvers()))


def bands(**starts: Json | float) -> Json:
    """Bands of a score, by where each begins."""
    made = [start if isinstance(start, dict) else {"from": start} for start in starts.values()]
    return {"bands": [{"id": name, "text": name, **start} for name, start in zip(starts, made, strict=True)]}


def row(one: BandLine) -> tuple[str, Reached, Number | None, Number | None]:
    """A band, whether it is reached, and the ends of what comes up in it, both proven."""
    assert one.least.proven
    assert one.greatest.proven
    return one.band.id, one.reached, one.least.value, one.greatest.value


EVEN = [points(name, 0, 2, 4) for name in ("p", "q")]

BANDS: dict[str, tuple[Json, list[tuple[str, Reached, Number | None, Number | None]]]] = {
    "less than where they begin and end": (
        small(*EVEN, scores=[score("p", "q", **bands(low=0, mid=3, high=7))]),
        [("low", YES, 0, 2), ("mid", YES, 4, 6), ("high", YES, 8, 8)],
    ),
    "nothing lies between two totals": (
        small(*EVEN, scores=[score("p", "q", **bands(low=0, five=5, six=6))]),
        [("low", YES, 0, 4), ("five", NEVER, None, None), ("six", YES, 6, 8)],
    ),
    "what begins above a total": (
        small(*EVEN, scores=[score("p", "q", **bands(low=0, more={"above": 4}))]),
        [("low", YES, 0, 4), ("more", YES, 6, 8)],
    ),
    "a condition lifts some": (
        small(*EVEN, scores=[score("p", "q", **bands(low=0, high={"from": 6, "or_when": "p == 'c'"}))]),
        [("low", YES, 0, 6 - 2), ("high", YES, 4, 8)],
    ),
    "a condition alone, on what a value is and on an answer": (
        small(*EVEN, scores=[score("p", "q", **bands(low=0, odd={"or_when": "value == 4 and p == 'b'"}, top=8))]),
        [("low", YES, 0, 6), ("odd", YES, 4, 4), ("top", YES, 8, 8)],
    ),
    "whoever has the score has points": (
        small(points("a", 0, 1, 3), scores=[score("a", applies_if="a != 'a'", **bands(none=0, some=1, more=3))]),
        [("none", NEVER, None, None), ("some", YES, 1, 1), ("more", YES, 3, 3)],
    ),
    "nobody has the score": (
        small(points("a", 0, 1), scores=[score("a", applies_if="a == 'a' and a == 'b'", **bands(low=0, high=1))]),
        [("low", NEVER, None, None), ("high", NEVER, None, None)],
    ),
    "only what stands for a missing answer lies there": (
        small(
            *(one | {"required": False} for one in EVEN),
            scores=[
                score("p", "q", missing={"at_least": 1, "count_as": 1}, **bands(low=0, five=5, six=6)),
            ],
        ),
        [("low", YES, 0, 4), ("five", ESTIMATED, None, None), ("six", YES, 6, 8)],
    ),
    "an average of some answers that lies between two totals, 3.5 or 5.25": (
        small(
            *(points(name, 0, 1, 2, 3) | {"required": False} for name in "abcdefg"),
            scores=[
                score(
                    *"abcdefg",
                    missing={"at_least": 4, "count_as": "average"},
                    **bands(low=0, mid={"above": 5}, high={"above": 10}),
                )
            ],
        ),
        [("low", YES, 0, 5), ("mid", YES, 6, 10), ("high", YES, 11, 21)],
    ),
    "an item that is not asked of all": (
        small(
            A, points("b", 0, 5, ask_if=IF_A), scores=[score("a", "b", **IF_NOT_ASKED, **bands(low=1, mid=2, high=4))]
        ),
        [("low", YES, 1, 1), ("mid", YES, 3, 3), ("high", YES, 6, 6)],
    ),
}


@pytest.mark.parametrize(("document", "rows"), BANDS.values(), ids=BANDS.keys())
def test_what_comes_up_in_a_band(document: Json, rows: list[tuple[str, Reached, Number | None, Number | None]]) -> None:
    assert [row(one) for one in line(document).bands] == rows


def test_the_answers_that_lead_there() -> None:
    found = line(GATED | {"scores": [score("a", "b", **IF_NOT_ASKED, **bands(low=0, high=4))]})
    assert (found.least.value, found.least.answers) == (1, (("a?", "A"), ("b?", "A")))
    assert (found.greatest.value, found.greatest.answers) == (6, (("a?", "A"), ("b?", "B")))
    low, high = found.bands
    assert (low.greatest.value, low.greatest.answers) == (3, (("a?", "B"),))
    assert (high.least.value, high.least.answers) == (6, (("a?", "A"), ("b?", "B")))


def test_a_score_that_nobody_has_leads_nowhere() -> None:
    found = line(small(A, scores=[score("a", applies_if="a == 'a' and a == 'b'")]))
    assert (found.least, found.greatest) == (End(None, (), proven=True), End(None, (), proven=True))


@pytest.mark.parametrize(
    ("title", "text", "said"),
    [
        ("Score", "All points, from 1 to 3.", [("text", True)]),
        ("Score (0 to 3)", "All points, up to 3.", [("title", False), ("text", True)]),
        ("Score", "All points.", []),
    ],
)
def test_what_its_texts_say(title: str, text: str, said: list[tuple[str, bool]]) -> None:
    found = line(small(A, scores=[score("a", title=title, text=text)]))
    assert [(one.key, one.so) for one in found.claims] == said


def test_what_the_texts_of_a_band_say() -> None:
    made = bands(low=0, high=3)
    made["bands"][0] |= {"title": "Low (0 to 2)", "text": "From 0 to 1"}
    low, high = line(small(A, scores=[score("a", **made)])).bands
    assert [(one.key, one.so) for one in low.claims] == [("title", False), ("text", False)]
    assert high.claims == ()
    low, _high = line(small(points("a", 0, 2, 3), scores=[score("a", **made)])).bands
    assert [(one.key, one.so) for one in low.claims] == [("title", True), ("text", False)]


@pytest.mark.usefixtures("search_alone")
def test_what_is_not_proven_is_not_claimed() -> None:
    numbers = [question(name, "whole", min=0, max=9999) for name in ("n", "k")]
    made = {"id": "s", "title": "S (0 to 99980001)", "formula": "(n - k) * (n - k)", "missing": "refuse"}
    found = line(small(*numbers, scores=[made | bands(low=-99980001, none=-1, high=0)]))
    assert [one.so for one in found.claims] == [None]
    assert not found.least.proven
    assert UNKNOWN in [one.reached for one in found.bands]
    assert NEVER not in [one.reached for one in found.bands]


@pytest.mark.usefixtures("search_alone")
@pytest.mark.parametrize(
    ("formula", "text", "so"), [("(n - k) * (k - n)", "up to 0", None), ("n - k", "up to 9999", True)]
)
def test_what_a_text_says_is_so_only_where_it_is_proven(formula: str, text: str, *, so: bool | None) -> None:
    """Both were found; nothing shows that the first goes no further."""
    numbers = [question(name, "whole", min=0, max=9999) for name in ("n", "k")]
    found = line(
        small(*numbers, scores=[{"id": "s", "title": "S", "formula": formula, "missing": "refuse", "text": text}])
    )
    assert found.greatest.value == (0 if so is None else 9999)
    assert [one.so for one in found.claims] == [so]


def test_a_condition_that_few_answers_meet_lifts_what_is_low() -> None:
    """Nine points begin the band; three do, too, in one way to answer out of thousands."""
    asked = [points(f"q{at}", 0, 1) for at in range(12)]
    lifted = " and ".join(f"q{at} == '{code}'" for at, code in enumerate("babababa"))
    made = bands(low=0, high={"from": 9, "or_when": f"value == 4 and {lifted}"})
    _low, high = line(small(*asked, scores=[score(*(one["id"] for one in asked), **made)])).bands
    assert row(high) == ("high", YES, 4, 12)


def test_where_no_end_is_found_only_what_is_never_reached_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("triage.checker.score_lines.furthest", lambda *_: Extreme(None, {}, proven=False))
    asked = [one | {"required": False} for one in EVEN]
    made = score("p", "q", missing={"at_least": 1, "count_as": 1}, **bands(low=0, five=5, six=6, seven=7, eight=8))
    found = line(small(*asked, scores=[made])).bands
    assert [(one.reached, one.least.proven, one.greatest.proven) for one in found] == [
        (UNKNOWN, False, False),
        (UNKNOWN, False, False),
        (UNKNOWN, False, False),
        (NEVER, True, True),
        (UNKNOWN, False, False),
    ]


@given(scored_forms())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_the_lines_are_those_of_all_answers(questionnaire: Questionnaire) -> None:
    every = list(assessments(questionnaire))
    for found in score_lines(questionnaire, solvers()):
        results = [one.scores[found.score.id] for one in every]
        for one in found.bands:
            inside = [result for result in results if result.value is not None and result.band == one.band.id]
            complete = [result.value for result in inside if result.status is Status.COMPLETE]
            if one.reached is not UNKNOWN:
                assert one.reached is (YES if complete else ESTIMATED if inside else NEVER)
            values = [value for value in complete if value is not None]
            for end, furthest in ((one.least, min(values, default=None)), (one.greatest, max(values, default=None))):
                assert end.value == furthest or not end.proven
                assert end.value is None or end.value in values
