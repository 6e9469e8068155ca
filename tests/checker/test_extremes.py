"""How far scores go, by every answer there is, and what texts say of it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.checker.small import assessments
from tests.checker.test_search import scored_forms, small_forms
from tests.checker.test_solving import needs_z3
from tests.often import often
from tests.questionnaire.reading import QUESTIONNAIRES, Json, data, loaded, options, question, small
from triage.assessment import Status, assess
from triage.checker import check
from triage.checker.check import review
from triage.checker.extremes import claims_in, extremes_of
from triage.checker.net import Net
from triage.logic import Number
from triage.logic.words import number_words
from triage.questionnaire import Questionnaire, load
from triage.questionnaire.findings import Witness

SHIPPED = QUESTIONNAIRES.parent.parent / "questionnaires"


def ends(document: Json) -> tuple[Number | None, Number | None]:
    """The least and the greatest of the first score of ``document``, both proven."""
    extremes = next(extremes_of(Net(loaded(document))))
    assert extremes.least.proven
    assert extremes.greatest.proven
    return extremes.least.value, extremes.greatest.value


def points(name: str, *worth: float, **parts: object) -> Json:
    """A question whose answers a, b, c … have the points ``worth``."""
    codes = "abcdef"[: len(worth)]
    return question(name, "choice", options=options(*codes, **dict(zip(codes, worth, strict=True))), **parts)


def score(*items: object, **parts: object) -> Json:
    """A score of ``items``."""
    return {"id": "s", "title": "Score", "items": list(items), "missing": "refuse", **parts}


A, B = points("a", 1, 3), points("b", -2, 0, 2)
IF_NOT_ASKED: Json = {"missing": {"at_least": "all", "not_asked": 0}}
IF_A = "a == 'a'"


@pytest.mark.parametrize(
    ("document", "low", "high"),
    [
        (small(A, B, scores=[score("a", "b")]), -1, 5),
        (
            small(
                A,
                points("b", 0, 5, ask_if=IF_A),
                scores=[score("a", "b", **IF_NOT_ASKED)],
            ),
            1,
            6,
        ),
        (
            small(
                points("a", 0, 3),
                points("b", 1, 4, ask_if=IF_A),
                scores=[score("a", "b", **IF_NOT_ASKED)],
            ),
            1,
            4,
        ),
        (small(A, scores=[score("a", then="10 - value")]), 7, 9),
        (small(A, B, scores=[score("a", "b", combine="mean", round=0)]), 0, 3),
        (small(A, scores=[score("a", applies_if="a == 'a'")]), 1, 1),
        (small(A, B, scores=[score("a", "b", {"when": "a == 'b' and b == 'c'", "points": 10})]), -1, 15),
    ],
    ids=["sum", "gated", "one or the other", "turned round", "mean", "for some", "condition"],
)
def test_how_far_a_score_goes(document: Json, low: Number, high: Number) -> None:
    assert ends(document) == (low, high)


def test_what_stands_for_missing_answers_does_not_count() -> None:
    asked = [points(f"q{at}", 0, 1, required=False) for at in range(12)]
    made = score(*(one["id"] for one in asked), missing={"at_least": 1, "count_as": 50})
    assert ends(small(*asked, scores=[made])) == (0, 12)


def test_a_score_that_nobody_has_goes_nowhere() -> None:
    assert ends(small(A, scores=[score("a", applies_if="a == 'a' and a == 'b'")])) == (None, None)


@pytest.mark.parametrize(
    ("name", "which", "low", "high"),
    [
        ("phq-9", 0, 0, 27),
        ("gad-7", 0, 0, 21),
        ("phq-15", 0, 0, 30),
        ("gds-15", 0, 0, 15),
        ("penn-spasm-frequency", 1, 1, 3),
    ],
)
def test_published_instruments_go_as_far_as_is_published(name: str, which: int, low: int, high: int) -> None:
    extremes = list(extremes_of(Net(loaded_file(name))))[which]
    assert (extremes.least.value, extremes.greatest.value) == (low, high)
    assert (extremes.least.proven, extremes.greatest.proven) == (True, True)


def loaded_file(name: str) -> Questionnaire:
    """A questionnaire that ships."""
    return load(SHIPPED / f"{name}.json")


@given(st.one_of(small_forms(), scored_forms()))
@settings(max_examples=often(50), deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_the_extremes_are_those_of_all_answers(questionnaire: Questionnaire) -> None:
    every = list(assessments(questionnaire)) if questionnaire.scores else []
    for extremes in extremes_of(Net(questionnaire)):
        results = (one.scores[extremes.score.id] for one in every)
        values = [one.value for one in results if one.status is Status.COMPLETE and one.value is not None]
        least, greatest = min(values, default=None), max(values, default=None)
        for extreme, furthest in ((extremes.least, least), (extremes.greatest, greatest)):
            assert extreme.value == furthest or not extreme.proven
            assert extreme.value is None or extreme.value in values
            shown = assess(questionnaire, extreme.answers, Net(questionnaire).day).scores[extremes.score.id]
            assert extreme.value is None or (shown.status, shown.value) == (Status.COMPLETE, extreme.value)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The points of the 9 questions, from 0 to 27. All 9 answers are needed.", [(0, 27)]),
        ("Total (0–27)", [(0, 27)]),
        ("Total (0 to 27)", [(0, 27)]),
        ("It goes 0-27.", [(0, 27)]),
        ("Between 1 and 3", [(1, 3)]),
        ("from −2 to 9.5", [(-2, Fraction(19, 2))]),
        ("They can have up to 28.", [(None, 28)]),
        ("From 0 to 30, for some up to 28", [(0, 30)]),
        ("PHQ-9 total", []),
        ("GAD-7 and PHQ-15", []),
        ("Over the last 2-4 weeks", []),
        ("from 2 to 4 weeks", []),
        ("Since 2020-01-31", []),
        ("up to 3 times", []),
        ("Drinks, sweating and food", []),
    ],
)
def test_what_a_text_says(text: str, claims: list[tuple[Number | None, Number]]) -> None:
    assert list(claims_in(text)) == claims


def said(document: Json) -> list[tuple[str, str]]:
    """Path and sentence of each claim that does not hold."""
    return [(one.path, one.message) for one in check(data(document)) if one.code == "score-claim"]


GATED = small(A, points("b", 0, 5, ask_if=IF_A))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("from 1 to 6", None),
        ("from 1 to 6, for some up to 3", None),
        ("from 1 to 6, for some from 1 to 3", None),
        ("up to 6", None),
        ("from 0 to 6", "It says here that the score 's' goes from 0 to 6. It goes from 1 to 6."),
        ("from 1 to 8", "It says here that the score 's' goes from 1 to 8. It goes from 1 to 6."),
        ("from 1 to 3", "It says here that the score 's' goes from 1 to 3. It goes from 1 to 6."),
        ("up to 8", "It says here that the score 's' goes up to 8. It goes from 1 to 6."),
    ],
)
@pytest.mark.parametrize("key", ["title", "text"])
def test_a_text_is_held_to_what_the_score_comes_to(key: str, text: str, sentence: str | None) -> None:
    made = score("a", "b", **IF_NOT_ASKED) | {key: f"All points, {text}."}
    expected = [] if sentence is None else [(f"$.scores[0].{key}", sentence)]
    assert said(GATED | {"scores": [made]}) == expected


def witness(document: Json) -> Witness:
    """The answers that show the one claim that does not hold."""
    (found,) = (one.witness for one in check(data(document)) if one.code == "score-claim")
    return found


def test_the_answers_that_go_beyond_are_shown() -> None:
    made = score("a", "b", **IF_NOT_ASKED)
    assert witness(GATED | {"scores": [made | {"text": "up to 5"}]}) == (("a?", "A"), ("b?", "B"))
    assert witness(small(A, scores=[score("a", text="from 2 to 3")])) == (("a?", "A"),)
    assert witness(small(A, scores=[score("a", text="from 0 to 9")])) == ()


NUMBERS = [question(name, "whole", min=1, max=9999) for name in ("n", "k")]
SQUARE: Json = {"id": "s", "title": "S", "formula": "(n - k) * (k - n)", "missing": "refuse", "text": "from 0 to 7"}


@pytest.mark.usefixtures("search_alone")
def test_it_is_said_where_it_is_not_known() -> None:
    found = review(data(small(*NUMBERS, scores=[SQUARE])))
    assert [one for one in found.findings if one.code == "score-claim"] == []
    assert found.unproven == ("how far the score 's' goes",)


@needs_z3
def test_what_z3_knows_is_said() -> None:
    """The furthest apart are 1 and 9999: minus the square of 9998; and twice the same number makes 0."""
    (found,) = (one for one in review(data(small(*NUMBERS, scores=[SQUARE]))).findings if one.code == "score-claim")
    assert f"It goes from {number_words(-(9998**2))} to 0." in found.message


def test_all_that_is_found_with_its_place_sentence_and_cure() -> None:
    path = QUESTIONNAIRES / "extremes" / "score-claim.json"
    found = [finding for finding in check(path) if finding.code == "score-claim"]
    expected = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert [str(finding).partition(":")[2] for finding in found] == expected
