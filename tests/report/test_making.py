"""How a score was made: its items as they counted, what is missing and why, every step, the band."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from tests.questionnaire.reading import Json, loaded, options, question, small
from triage import assess
from triage.questionnaire import Answered
from triage.report.compose import compose
from triage.report.view import JourneyRecord, Line, ScoreWords

JOURNEY = JourneyRecord(date(2026, 11, 22))
POINTS = options("none", "some", "most", none=0, some=1, most=3)
STATES = ["not_sure", "declined"]
QUESTIONS = [
    question("a", "choice", options=POINTS, label="A", non_answers=STATES),
    question("b", "choice", options=POINTS, label="B", non_answers=STATES),
    question("c", "choice", options=POINTS, label="C", ask_if="a == 'most'"),
    question("n", "whole", min=1, max=100, unit="kg", label="Weight"),
]
NOT_SURE: Answered = {"non_answer": "not_sure"}
DECLINED: Answered = {"non_answer": "declined"}


def score(name: str, *items: object, **parts: object) -> Json:
    return {"id": name, "title": name.upper(), "items": list(items), "missing": "refuse", **parts}


def told(answers: dict[str, Answered], *scores: Json, questions: Sequence[Json] = QUESTIONS) -> list[ScoreWords]:
    form = loaded(small(*questions, scores=list(scores)))
    report = compose(assess(form, answers), JOURNEY)
    return [*report.categories, *report.scores]


def flat(lines: Sequence[Line], depth: int = 0) -> Iterator[str]:
    for line in lines:
        note = f" ({line.note})" if line.note else ""
        value = f" = {line.value}" if line.value else ""
        yield f"{'  ' * depth}{line.words}{note}{value}"
        yield from flat(line.inner, depth + 1)


def made(answers: dict[str, Answered], *scores: Json) -> list[str]:
    return [line for found in told(answers, *scores) for line in flat(found.making)]


FULL: dict[str, Answered] = {"a": "some", "b": "most", "n": 64}
FILLED = {"at_least": 1, "count_as": "average"}


@pytest.mark.parametrize(
    ("parts", "steps"),
    [
        ({}, ["Added up = 4"]),
        ({"combine": "mean"}, ["The average of these = 2"]),
        ({"combine": "max"}, ["The highest of these = 3"]),
        ({"combine": "min"}, ["The lowest of these = 1"]),
        (
            {"then": "value / 3", "round": 1, "look_up": None},
            ["Added up = 4", "Worked out as “result so far” ÷ 3 = 1.333", "Rounded to 1 digit behind the point = 1.3"],
        ),
        (
            {"then": "value * 25", "round": 0, "look_up": {str(at): at + 7 for at in range(151)}},
            [
                "Added up = 4",
                "Worked out as “result so far” × 25 = 100",
                "Rounded to a whole number = 100",
                "From the table of the instrument = 107",
            ],
        ),
    ],
    ids=range(6),
)
def test_every_step_says_what_it_comes_to(parts: Json, steps: list[str]) -> None:
    given = {key: value for key, value in parts.items() if value is not None}
    assert made(FULL, score("s", "a", "b", **given)) == ["A: Some = 1", "B: Most = 3", *steps]


def test_a_reversed_item_says_what_it_was() -> None:
    lines = made(FULL, score("s", "a", "b", reverse=["b"]))
    assert lines == ["A: Some = 1", "B: Most (the other way round: 3 becomes 0) = 0", "Added up = 1"]


def test_counted_items_say_what_their_answers_give() -> None:
    lines = made(FULL, score("s", "a", "b", {"when": "n > 60"}, combine="count", counts_from=2, reverse=["a"]))
    assert lines == [
        "A: Some (gives 1, but counts the other way round) = 1",
        "B: Most (gives 3) = 1",
        "“n?” is more than 60 = 1",
        "How many count, from 2 points on = 3",
    ]


@pytest.mark.parametrize(
    ("count_as", "steps"),
    [
        ("average", ["The missing answer counts the average of the others = 3", "Added up = 6"]),
        ("ignore", ["The missing answer is left out", "Added up = 3"]),
        (0.5, ["The missing answer counts = 0.5", "Added up = 3.5"]),
    ],
)
def test_what_stands_for_a_missing_answer_is_said(count_as: object, steps: list[str]) -> None:
    lines = made({"a": NOT_SURE, "b": "most"}, score("s", "a", "b", missing=FILLED | {"count_as": count_as}))
    assert lines == ["A: Not sure", "B: Most = 3", *steps]


def test_each_missing_item_is_named_with_its_reason() -> None:
    rule = {"at_least": "all", "not_asked": "leave_out"}
    assert made({"a": DECLINED}, score("s", "a", "b", "c", missing=rule)) == [
        "A: Would rather not say",
        "B: Not answered",
        "C: Not asked yet",
        "No total: 0 of 3 have a value, and 3 are needed",
    ]
    assert made({"a": "none", "b": NOT_SURE}, score("s", "a", "b", "c", missing=rule))[1:3] == [
        "B: Not sure",
        "C: Not asked (left out)",
    ]


def test_a_non_answer_and_a_question_not_asked_can_count_as_the_score_says() -> None:
    rule = {"at_least": "all", "not_asked": 2, "not_sure": 1}
    assert made({"a": "none", "b": NOT_SURE}, score("s", "a", "b", "c", missing=rule)) == [
        "A: None = 0",
        "B: Not sure = 1",
        "C: Not asked = 2",
        "Added up = 3",
    ]


def test_the_items_of_a_score_on_the_way_stand_under_it_once() -> None:
    half = score("half", "a", "b", working=True, combine="mean")
    lines = made(FULL, half, score("s", "half", {"when": "a == 'none'", "points": 5}), score("t", "half", "b"))
    assert lines == [
        "HALF = 2",
        "  A: Some = 1",
        "  B: Most = 3",
        "  The average of these = 2",
        "“a?” is “None” (this is not so) = 0",
        "Added up = 2",
        "HALF (how this was made is shown above) = 2",
        "B: Most = 3",
        "Added up = 5",
    ]


def test_a_listed_score_does_not_repeat_its_items() -> None:
    lines = made(FULL, score("half", "a"), score("s", "half", "b"))
    assert lines == ["A: Some = 1", "HALF = 1", "B: Most = 3", "Added up = 4"]


def test_a_formula_shows_the_answers_it_names() -> None:
    formula = {"id": "s", "title": "S", "formula": "n / 2 + points(a)", "missing": "refuse"}
    assert made(FULL, formula) == [
        "Weight: 64 kg = 64",
        "A: Some = 1",
        "Worked out as (“n?” ÷ 2) + the number of points of “a?” = 33",
    ]
    assert made({"a": "some"}, formula) == [
        "Weight: Not answered",
        "A: Some = 1",
        "No total: 1 of 2 have a value, and 2 are needed",
    ]


def test_points_that_rest_on_another_answer_say_so() -> None:
    cases = [{"when": "a == 'some'", "ranges": [{"from": 50, "points": 2}]}, {"ranges": [{"points": 1}]}]
    questions = [QUESTIONS[0], question("m", "whole", min=1, max=100, label="M", points=cases)]
    (found,) = told({"a": "some", "m": 64}, score("s", "m"), questions=questions)
    assert [*flat(found.making)] == ["M: 64 (because “a?” is “Some”) = 2"]
    (found,) = told({"m": 64}, score("s", "m"), questions=questions)
    assert [*flat(found.making)] == ["M: 64 (this depends on “a?”)", "There is no total"]


def test_the_band_says_where_it_begins_or_what_led_to_it() -> None:
    bands = [
        {"id": "low", "from": 0, "title": "Low", "text": "Low."},
        {"id": "high", "from": 5, "or_when": "b == 'most'", "title": "High", "text": "High."},
    ]
    assert made(FULL, score("s", "a", "b", bands=bands))[-1] == "Band: High (where “b?” is “Most”)"
    assert made(FULL | {"a": "most"}, score("s", "a", "b", bands=bands))[-1] == "Band: High (from 5)"
    assert made(FULL | {"b": "some"}, score("s", "a", "b", bands=bands))[-1] == "Band: Low (from 0)"
    assert made({"b": "most"}, score("s", "a", "b", bands=bands))[-2:] == [
        "No total: 1 of 2 have a value, and 2 are needed",
        "Band: High (every answer that is missing leads here)",
    ]


def test_a_category_names_together_what_gives_nothing() -> None:
    named = [{"id": "yes", "text": "Yes", "points": {"k": 2}, "statement": "It is so."}, {"id": "no", "text": "No"}]
    questions = [question(name, options=named, label=name.upper(), non_answers=STATES) for name in "abcde"]
    category = {
        "id": "k",
        "title": "K",
        "category": True,
        "missing": {"at_least": "half", "count_as": 0, "not_asked": "leave_out"},
    }
    answers: dict[str, Answered] = {"a": "yes", "b": "no", "c": "no", "d": NOT_SURE}
    (found,) = told(answers, category, questions=questions)
    assert [*flat(found.making)] == [
        "It is so. = 2",
        "No points: B; C = 0",
        "Not sure: D",
        "Not answered: E",
        "Each missing answer counts = 0",
        "Added up = 2",
    ]


def test_what_a_score_on_the_way_misses_is_counted_in_questions() -> None:
    half = score("half", "a", "b", working=True)
    (found,) = told({"a": "some"}, half, score("s", "half"))
    assert found.missing == ("You did not answer 1 of 2 questions here.",)
