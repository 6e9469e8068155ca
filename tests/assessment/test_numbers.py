"""Numbers that count as themselves, scores of what was not asked, and values beside their bounds."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.constructs.forms import HERE
from tests.questionnaire.reading import Json, loaded, options, question, rule, small
from triage.assessment import ScoreResult, Status, assess, narrowed
from triage.logic import Number
from triage.questionnaire import Answered

COMPLETE, ESTIMATED, REFUSED, NOT_APPLICABLE = Status

PAIN = question("pain", "scale")
WORST = question("worst", "scale", non_answers=["not_sure"])
SLEEP = question("sleep", "decimal", min=0.5, max=12, decimals=1, unit="hours")
DAYS = question("days", "whole", min=1, max=7)


def scored(items: list[str], answers: dict[str, Answered], **parts: object) -> ScoreResult:
    """The score of ``items``, made as ``parts`` say, for ``answers``."""
    made: Json = {"id": "s", "title": "S", "items": items, "missing": "refuse", **parts}
    return assess(loaded(small(PAIN, WORST, SLEEP, DAYS, scores=[made])), answers).scores["s"]


def numbers(result: ScoreResult) -> tuple[Status, Number | None, Number, Number]:
    """Status, value, low, high."""
    return result.status, result.value, result.low, result.high


FILLED = {"at_least": 1, "count_as": "average"}
STATED = {"at_least": "all", "not_sure": 5}
UNSURE: dict[str, Answered] = {"pain": 3, "worst": {"non_answer": "not_sure"}}
BOTH: dict[str, Answered] = {"pain": 3, "worst": 8}

ITEMS: list[tuple[list[str], dict[str, object], dict[str, Answered], tuple[Status, Number | None, Number, Number]]] = [
    (["pain", "worst"], {}, BOTH, (COMPLETE, 11, 11, 11)),
    (["pain", "worst"], {"combine": "mean"}, BOTH, (COMPLETE, Fraction(11, 2), Fraction(11, 2), Fraction(11, 2))),
    (["pain", "worst"], {"combine": "max"}, BOTH, (COMPLETE, 8, 8, 8)),
    (["pain", "worst"], {}, {"pain": 0, "worst": 0}, (COMPLETE, 0, 0, 0)),
    (["pain", "worst"], {}, {"pain": 3}, (REFUSED, None, 3, 13)),
    (["pain", "worst"], {}, {}, (REFUSED, None, 0, 20)),
    (["pain", "worst"], {"missing": FILLED}, {"pain": 3}, (ESTIMATED, 6, 3, 13)),
    (["pain", "worst"], {"missing": STATED}, UNSURE, (COMPLETE, 8, 8, 8)),
    (["pain", "worst"], {"reverse": ["worst"]}, BOTH, (COMPLETE, 5, 5, 5)),  # 3 + (0 + 10 - 8)
    (["pain", "worst"], {"combine": "count", "counts_from": 8}, BOTH, (COMPLETE, 1, 1, 1)),
    (["days"], {"reverse": ["days"]}, {"days": 2}, (COMPLETE, 6, 6, 6)),  # 1 + 7 - 2
    (["days", "pain"], {}, {"pain": 3}, (REFUSED, None, 4, 10)),
    (["sleep"], {}, {"sleep": Decimal("7.1")}, (COMPLETE, Fraction(71, 10), Fraction(71, 10), Fraction(71, 10))),
    (["sleep"], {"reverse": ["sleep"]}, {"sleep": 7.1}, (COMPLETE, Fraction(27, 5), Fraction(27, 5), Fraction(27, 5))),
    (["sleep"], {}, {}, (REFUSED, None, Fraction(1, 2), 12)),
]  # fmt: skip


@pytest.mark.parametrize(("items", "parts", "answers", "expected"), ITEMS)
def test_a_number_without_points_counts_as_itself(
    items: list[str],
    parts: dict[str, object],
    answers: dict[str, Answered],
    expected: tuple[Status, Number | None, Number, Number],
) -> None:
    assert numbers(scored(items, answers, **parts)) == expected


def test_its_part_names_the_question_and_no_option() -> None:
    (part,) = scored(["pain", "worst"], {"pain": 3, "worst": 0}).contributions
    assert (part.item, part.option, part.points, part.statement, part.sources) == ("pain", None, 3, None, ())


def test_a_number_with_points_counts_by_its_points() -> None:
    ranges = question("ache", "scale", points=[{"points": 0}, {"from": 4, "points": 1}])
    made: Json = {"id": "s", "title": "S", "items": ["ache", "pain"], "missing": "refuse"}
    result = assess(loaded(small(ranges, PAIN, scores=[made])), {"ache": 9, "pain": 9}).scores["s"]
    assert numbers(result) == (COMPLETE, 10, 10, 10)


def test_bounds_of_numbers_can_be_narrowed() -> None:
    """Whoever says how bad the pain is twice over counts once: pain and pain again make 0 to 20 in steps of 2."""
    first: Json = {"id": "first", "title": "F", "items": ["pain"], "missing": "refuse"}
    back: Json = {"id": "s", "title": "S", "items": ["pain", "first"], "reverse": ["first"], "missing": "refuse"}
    found = assess(loaded(small(PAIN, WORST, scores=[first, back])), {})
    assert numbers(found.scores["s"]) == (REFUSED, None, 0, 20)
    assert numbers(narrowed(found.scores["s"], found)[0]) == (REFUSED, None, 10, 10)


# Scores of what is not asked

OFTEN = question("often", "choice", options=options("never", "daily", daily=1))
BAD = question("bad", "choice", ask_if="often == 'daily'", options=options("mild", "severe", mild=1, severe=3))


@pytest.mark.parametrize(
    ("formula", "often", "expected"),
    [
        ("points(often) + points(bad)", "never", (NOT_APPLICABLE, None, 0, 0)),
        ("points(often) + sum(points(bad))", "never", (COMPLETE, 0, 0, 0)),
        ("points(often) + points(bad)", "daily", (REFUSED, None, 2, 4)),
        ("points(often) + points(bad)", None, (REFUSED, None, 1, 4)),
    ],
)
def test_a_formula_of_what_is_not_asked_does_not_apply(
    formula: str, often: Answered, expected: tuple[Status, Number | None, Number, Number]
) -> None:
    made: Json = {"id": "s", "title": "S", "formula": formula, "missing": "refuse"}
    form = loaded(small(OFTEN, BAD, scores=[made]))
    assert form.findings == ()
    assert numbers(assess(form, {"often": often}).scores["s"]) == expected


# A value outside its bounds


def test_the_band_is_of_the_value_and_rules_look_at_the_bounds() -> None:
    """Seven groups of 1 make a mean of 1, by the rule of the instrument, though an aid makes the eighth at least 2."""
    written = json.loads((HERE / "haq-like.json").read_text(encoding="utf-8"))
    written["rules"] = [rule("difficulty > 1", "routine", "above"), rule("difficulty <= 1", "routine", "below")]
    form = loaded(written)
    tasks = [item for score in form.scores[:8] for item in score.items[:-1]]
    given: dict[str, Answered] = {item.name.id: "1" for item in tasks if "clothes" not in item.name.id}  # type: ignore[union-attr]
    found = assess(form, given | {"aids": ["clothes"]})
    result = found.scores["difficulty"]
    assert numbers(result) == (ESTIMATED, 1, Fraction(9, 8), Fraction(5, 4))
    assert (result.band, result.possible) == ("little", ("some",))
    assert [fired.id for fired in found.fired] == ["above"]


def test_a_formula_of_an_estimate_is_one_where_only_the_bounds_are_sure() -> None:
    """Whatever is answered to the second it is worth 1, so the sum is 3. Left out it counts 0, which makes it 2."""
    both = [
        question("one", "choice", options=options("a", "b", a=1, b=2)),
        question("two", "choice", required=False, options=options("a", "b", a=1, b=1)),
    ]
    some: Json = {"at_least": 1, "count_as": 0}
    total: Json = {"id": "s", "title": "S", "items": ["one", "two"], "missing": some}
    form = loaded(small(*both, scores=[total, {"id": "t", "title": "T", "formula": "s * 2", "missing": "refuse"}]))
    found = assess(form, {"one": "b"}).scores
    assert numbers(found["s"]) == (ESTIMATED, 2, 3, 3)
    assert numbers(found["t"]) == (ESTIMATED, 4, 6, 6)


@pytest.mark.parametrize(("formula", "when"), [("later * 1", "s <= 3"), ("sum(later, 1)", "s >= 2")])
@pytest.mark.parametrize(
    ("given", "fired", "undecided"),
    [({}, [], ["R1"]), ({"x": "no"}, [], []), ({"x": "yes", "later": 2}, ["R1"], [])],
)
def test_a_formula_of_what_may_not_be_asked_is_unknown_to_conditions(
    formula: str, when: str, given: dict[str, Answered], fired: list[str], undecided: list[str]
) -> None:
    """From 1 to 3 where it is asked; but it may turn out not to be, and then the rule does not fire."""
    later = question("later", "whole", min=1, max=3, ask_if="x == 'yes'")
    made: Json = {"id": "s", "title": "S", "formula": formula, "missing": "refuse"}
    form = loaded(small(question("x"), later, scores=[made], rules=[rule(when, "routine")]))
    found = assess(form, given)
    assert [one.id for one in found.fired] == fired
    assert [one.id for one in found.undecided_rules] == undecided
