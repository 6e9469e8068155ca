"""What a reader gets of a score: the ladder of its bands, what helps to read it, what would settle it."""

from __future__ import annotations

from datetime import date

from tests.questionnaire.reading import Json, loaded, options, question, small
from triage import assess
from triage.questionnaire import Answered
from triage.report.compose import compose
from triage.report.view import JourneyRecord, Rung, ScoreWords

JOURNEY = JourneyRecord(date(2026, 11, 22))

POINTS = options("none", "some", "most", none=0, some=1, most=3)
BANDS = [
    {"id": "low", "from": 0, "title": "Low", "text": "Few."},
    {"id": "mid", "above": 2, "title": "Middle", "text": "Some."},
    {"id": "high", "from": 5, "or_when": "a == 'most'", "title": "High", "text": "Many."},
]


def words(answers: dict[str, Answered], **parts: object) -> ScoreWords:
    made: Json = {"id": "s", "title": "Strain", "items": ["a", "b"], "missing": "refuse", **parts}
    if "formula" in parts:
        del made["items"]
    numbers = [question("n", "whole", min=1, max=100, unit="kg", label="Weight")]
    questions = [question(name, "choice", options=POINTS, label=name.upper()) for name in "ab"]
    form = loaded(small(*questions, *numbers, scores=[made]))
    (found,) = compose(assess(form, answers), JOURNEY).scores
    return found


FULL: dict[str, Answered] = {"a": "some", "b": "most", "n": 64}
HALF: dict[str, Answered] = {"b": "most"}


def test_the_ladder_has_all_bands_and_says_where_they_begin() -> None:
    assert words(FULL, bands=BANDS).ladder == (
        Rung("from 0", "Low", here=False),
        Rung("above 2", "Middle", here=True),
        Rung("from 5, or where “a?” is “Most”", "High", here=False),
    )
    assert [rung.here for rung in words(HALF | {"a": "most"}, bands=BANDS).ladder] == [False, False, True]
    assert not any(rung.here for rung in words({}, bands=BANDS).ladder)


def test_what_helps_to_read_it() -> None:
    found = words(
        FULL,
        better="low",
        unit="points",
        change={"by": 2.5},
        references=[{"text": "Most people.", "value": 1}],
    )
    assert found.value == "4 points"
    assert found.context == (
        "A lower score is better.",
        "A change of 2.5 or more means something.",
        "To compare: 1 – Most people.",
    )
    assert words(FULL, better="high", change={"by": 2, "text": "Two points matter."}).context == (
        "A higher score is better.",
        "Two points matter.",
    )
    assert words(FULL).context == ()


def test_a_band_without_a_total_is_told_only_where_all_lead_to_it() -> None:
    found = words(HALF, bands=[{"id": "low", "from": 0, "text": "Few."}, {"id": "high", "from": 3, "text": "Many."}])
    assert (found.value, found.band) == ("no total", "Many.")
    assert found.band_text == "Many. There is no total, but every answer that is missing leads here."
    assert words({}, bands=BANDS).band == "Not enough answers"


def test_the_answers_that_would_settle_a_band_are_named() -> None:
    assert words(HALF, bands=BANDS).settling == "What would settle it: A."
    assert words({}, bands=BANDS).settling == "What would settle it: A; B."
    assert words(FULL, bands=BANDS).settling == ""
    assert words(HALF).settling == "What would settle it: A."


def test_a_refused_score_without_bands_is_not_called_nought() -> None:
    assert (words({}).band, words({}).value) == ("Not enough answers", "no total")


def test_bounds_that_may_be_too_wide_say_at_most() -> None:
    assert words(HALF).bounds.startswith("With the missing answers it would be from 3 to 6.")
    twice = words(HALF, then="value * value")
    assert twice.bounds.startswith("With the missing answers it would be 9 at least, and 36 at most.")


def test_what_is_only_on_the_way_is_not_shown() -> None:
    made = {"id": "s", "title": "S", "items": ["a"], "missing": "refuse", "working": True}
    form = loaded(small(question("a", "choice", options=POINTS), scores=[made]))
    report = compose(assess(form, {"a": "most"}), JOURNEY)
    assert (report.scores, report.categories) == ((), ())


def test_a_score_cites_what_it_rests_on_each_once() -> None:
    source = {"id": "paper", "title": "A paper"}
    made: Json = {
        "id": "s",
        "title": "S",
        "items": ["a"],
        "missing": "refuse",
        "sources": ["paper"],
        "change": {"by": 1, "sources": ["paper"]},
        "references": [{"text": "Most.", "value": 1, "sources": ["other"]}],
    }
    sources = [source, {"id": "other", "title": "Another"}]
    form = loaded(small(question("a", "choice", options=POINTS), scores=[made], sources=sources))
    report = compose(assess(form, {"a": "most"}), JOURNEY)
    assert report.scores[0].sources == (1, 2)
    assert [named.title for named in report.sources] == ["A paper", "Another"]
