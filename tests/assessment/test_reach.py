"""Bounds are exact where one answer counts in two places, and honest where that cannot be found out."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from tests.questionnaire.reading import Json, loaded, options, question, small
from triage import assess
from triage.assessment import Assessment, ScoreResult, Status, narrowed
from triage.assessment.export import export
from triage.assessment.reach import MOST_CASES
from triage.logic import Number
from triage.questionnaire import Answered, ChoiceAnswer, Questionnaire

YES = options("yes", "no", yes=1)


def score(name: str, **parts: object) -> Json:
    return {"id": name, "title": name, "missing": "refuse", **parts}


def reach(assessment: Assessment, name: str = "s") -> tuple[Number, Number, tuple[str, ...], bool]:
    result, exact = narrowed(assessment.scores[name], assessment)
    return result.low, result.high, result.possible, exact


def completions(form: Questionnaire, given: dict[str, Answered]) -> list[ScoreResult]:
    """The score of every way to answer all questions that were not answered."""
    left = [found for found in form.questions if found.id not in given]
    answers = [
        [option.id for option in found.answer.options] for found in left if isinstance(found.answer, ChoiceAnswer)
    ]
    ids = [found.id for found in left]
    made = [assess(form, given | dict(zip(ids, chosen, strict=True))).scores["s"] for chosen in product(*answers)]
    return [result for result in made if result.status is not Status.NOT_APPLICABLE]


TWICE = loaded(
    small(
        question("a", "choice", options=YES),
        question("b", "choice", options=YES),
        question("c", "choice", options=YES, ask_if="a == 'yes'"),
        question("d", "choice", options=options("yes", "no", no=2), ask_if="a == 'no'"),
        scores=[
            score(
                "s",
                items=["a", "b", {"when": "a == 'no'", "points": 3}, "c", "d"],
                missing={"at_least": "all", "not_asked": "leave_out"},
                bands=[
                    {"id": "low", "from": 0, "text": "Low"},
                    {"id": "both", "or_when": "a == 'yes' and value <= 2", "text": "Both"},
                    {"id": "high", "from": 5, "text": "High"},
                ],
            )
        ],
    )
)
ANSWERS: list[dict[str, Answered]] = [
    dict(zip("abcd", (code for code in codes), strict=True)) for codes in product(("yes", "no", None), repeat=4)
]


@pytest.mark.parametrize("given", ANSWERS, ids=range(len(ANSWERS)))
def test_bounds_and_bands_are_those_of_all_completions(given: dict[str, Answered]) -> None:
    known: dict[str, Answered] = {name: code for name, code in given.items() if code is not None}
    on_path = {name: code for name, code in known.items() if "a" in known or name in "ab"}
    made = completions(TWICE, on_path)
    bands = {result.band for result in made}
    expected = tuple(band for band in ("low", "both", "high") if band in bands)
    low, high = min(result.low for result in made), max(result.high for result in made)
    assert reach(assess(TWICE, known)) == (low, high, expected, True)


def test_a_band_is_told_where_all_completions_agree() -> None:
    scores = [
        score(
            "s",
            items=["a", {"when": "a == 'no'", "points": 1}],
            bands=[{"id": "none", "from": 0, "text": "None"}, {"id": "one", "from": 1, "text": "One"}],
        )
    ]
    form = loaded(small(question("a", "choice", options=YES), scores=scores))
    plain = assess(form, {}).scores["s"]
    assert (plain.low, plain.high, plain.band) == (0, 2, None)
    result, exact = narrowed(plain, assess(form, {}))
    assert (result.low, result.high, result.band, exact) == (1, 1, "one", True)


def test_every_answer_is_tried_where_there_are_few() -> None:
    kinds = [
        question("q", "multiple", options=options("a", "b", "none", a=1, b=2)),
        question("q", "scale", points=[{"points": 0}, {"from": 5, "points": 3}]),
        question("q", "whole", min=1, max=20, points=[{"points": 0}, {"from": 5, "points": 3}]),
    ]
    for asked in kinds:
        items = ["q", {"when": "points(q) == 3", "points": -3}]
        form = loaded(small(asked, scores=[score("s", items=items)]))
        assert reach(assess(form, {})) == (0, 2 if asked["type"] == "multiple" else 0, (), True)


def test_too_many_answers_are_not_tried_and_it_is_said() -> None:
    asked = question("q", "decimal", min=0, max=100, decimals=2)
    form = loaded(small(asked, scores=[score("s", formula="q - q")]))
    assert reach(assess(form, {})) == (-100, 100, (), False)
    assert reach(assess(form, {"q": 3.25})) == (0, 0, (), True)


def test_cases_are_tried_as_long_as_they_are_few() -> None:
    count = 9
    assert 2 ** (count - 1) <= MOST_CASES < 2**count
    names = [f"q{at}" for at in range(count)]
    items = [*names, *({"when": f"{name} == 'yes'", "points": -1} for name in names)]
    form = loaded(small(*(question(name, "choice", options=YES) for name in names), scores=[score("s", items=items)]))
    assert reach(assess(form, {})) == (-1, 1, (), False)
    assert reach(assess(form, {"q0": "yes"})) == (0, 0, (), True)


def test_a_formula_of_the_value_that_reads_it_twice_is_not_called_exact() -> None:
    form = loaded(small(question("a", "choice", options=YES), scores=[score("s", items=["a"], then="value - value")]))
    assert reach(assess(form, {})) == (-1, 1, (), False)


def test_an_estimate_keeps_its_value_and_band() -> None:
    scores = [
        score(
            "s",
            items=["a", "b", {"when": "b == 'no'", "points": 1}],
            combine="mean",
            missing={"at_least": 1, "of": ["a", "b"], "count_as": "ignore"},
            bands=[{"id": "low", "from": 0, "text": "Low"}, {"id": "high", "from": 0.9, "text": "High"}],
        )
    ]
    form = loaded(small(*(question(name, "choice", options=YES) for name in "ab"), scores=scores))
    assessment = assess(form, {"a": "yes"})
    result, exact = narrowed(assessment.scores["s"], assessment)
    assert (result.status, result.value, result.band) == (Status.ESTIMATED, 1, "high")
    assert (result.low, result.high, result.possible, exact) == (Fraction(2, 3), Fraction(2, 3), ("low",), True)


def test_what_a_score_misses_is_told_with_why() -> None:
    asked = [question(name, "choice", options=YES, non_answers=["not_sure", "declined"]) for name in "abc"]
    form = loaded(small(*asked, scores=[score("s", items=["a", "b", "c"]), score("t", items=["s"])]))
    told = export(assess(form, {"a": {"non_answer": "not_sure"}, "b": {"non_answer": "declined"}}))["scores"]
    assert told["s"]["missing"] == [
        {"item": "a", "why": "not_sure"},
        {"item": "b", "why": "declined"},
        {"item": "c", "why": "unanswered"},
    ]
    assert told["t"]["missing"] == [{"item": "s", "why": "unanswered"}]


def test_what_would_settle_a_score_is_told_by_question() -> None:
    bands = [{"id": "low", "from": 0, "text": "Low"}, {"id": "high", "from": 3, "text": "High"}]
    gate = question("c", "choice", options=YES, ask_if="a == 'yes'")
    rule = {"at_least": "all", "not_asked": 0}
    half = score("half", items=["a", "b"], working=True)
    whole = score("s", items=["half", "c"], bands=bands, missing=rule)
    form = loaded(
        small(question("a", "choice", options=YES), question("b", "choice", options=YES), gate, scores=[half, whole])
    )
    assert export(assess(form, {"a": "yes"}))["scores"]["s"]["settled_by"] == ["b", "c"]
    assert export(assess(form, {"a": "no"}))["scores"]["s"]["settled_by"] == []
    assert export(assess(form, {"b": "yes"}))["scores"]["s"]["settled_by"] == ["a"]
    assert export(assess(form, {"a": "yes"}))["scores"]["half"]["settled_by"] == ["b"]


FORMULAS = (
    "sum(o, p)",
    "max(o, p)",
    "min(o, p)",
    "o + p",
    "sum(o, p, r) * 2",
    "max(o, r) - min(p, o)",
    "sum(o, 1) / p",
)


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_within_its_bounds_whether_its_questions_are_asked_or_not(formula: str) -> None:
    form = loaded(
        small(
            question("a"),
            question("o", "whole", min=1, max=3, ask_if="a == 'yes'"),
            question("p", "whole", min=1, max=3),
            question("r", "whole", min=2, max=3, ask_if="a == 'no' or p >= 2"),
            scores=[score("s", formula=formula)],
        )
    )
    every: list[dict[str, Answered]] = [
        {"a": a, "o": o, "p": p, "r": r} for a, o, p, r in product(("yes", "no"), (1, 2, 3), (1, 2, 3), (2, 3))
    ]
    for given in ((), ("a",), ("p",), ("a", "p"), ("p", "r"), ("a", "o", "r")):
        for whole in every:
            begun = assess(form, {name: whole[name] for name in given}).scores["s"]
            path = {asked.id for asked in assess(form, whole).path}
            ended = assess(form, {name: answer for name, answer in whole.items() if name in path}).scores["s"]
            if ended.value is not None and begun.status is not Status.NOT_APPLICABLE:
                assert begun.low <= ended.value <= begun.high, (given, whole)


def test_of_many_questions_that_may_not_be_asked_the_bounds_are_those_of_all() -> None:
    asked = [question(f"q{at}", "whole", min=1, max=3, ask_if="a == 'yes'") for at in range(8)]
    names = ", ".join(one["id"] for one in asked)
    form = loaded(small(question("a"), *asked, scores=[score("s", formula=f"sum({names}, 1)")]))
    assert reach(assess(form, {}))[:2] == (1, 25)
    assert reach(assess(form, {"a": "yes"}))[:2] == (9, 25)
