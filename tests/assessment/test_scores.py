"""Scores: what answers add up to, what is done about those that are missing, bounds and bands."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.assessment.facts import ids
from tests.assessment.features import DECLINED, NOT_SURE, assessed
from tests.questionnaire.reading import loaded, options, question, rule, small
from triage.assessment import ScoreResult, Status, assess
from triage.logic import NonAnswer, Number
from triage.questionnaire import Answered

COMPLETE, ESTIMATED, REFUSED, NOT_APPLICABLE = Status

Said = tuple[Status, Number | None, Number, Number, str | None, tuple[str, ...]]
"""Status, value, low, high, band, possible bands."""


def said(result: ScoreResult) -> Said:
    return result[1:7]


# Four questions of 0 to 3 points; bands: low from 0, mid from 3, high from 8.
ALL: dict[str, Answered] = {"q1": "always", "q2": "often", "q3": "some", "q4": "never"}
BOTH = ("low", "mid")
EVERY = ("low", "mid", "high")

SUMS: list[tuple[dict[str, Answered], str, Said]] = [
    (ALL, "refused", (COMPLETE, 6, 6, 6, "mid", ("mid",))),
    (ALL, "half", (COMPLETE, 6, 6, 6, "mid", ("mid",))),
    (ALL, "unbanded", (COMPLETE, 6, 6, 6, None, ())),
    ({}, "refused", (REFUSED, None, 0, 12, None, EVERY)),
    ({}, "half", (REFUSED, None, 0, 12, None, EVERY)),
    ({"q1": "some"}, "half", (REFUSED, None, 1, 10, None, EVERY)),
    ({"q1": "some", "q2": "some"}, "half", (ESTIMATED, 2, 2, 8, "low", EVERY)),
    ({"q1": "some", "q2": "some"}, "three", (REFUSED, None, 2, 8, None, EVERY)),
    ({"q1": "some", "q2": "some", "q3": "never"}, "three", (ESTIMATED, Fraction(7, 2), 2, 5, "mid", BOTH)),
    ({"q1": "some", "q2": "some", "q3": "never"}, "all_of", (REFUSED, None, 2, 5, None, BOTH)),
    ({"q1": "some", "q2": "some", "q3": "never"}, "refused", (REFUSED, None, 2, 5, None, BOTH)),
    ({"q1": "always", "q2": "always", "q3": "always"}, "refused", (REFUSED, None, 9, 12, "high", ("high",))),
    ({"q1": "always", "q2": "always", "q3": NOT_SURE}, "refused", (REFUSED, None, 6, 12, None, ("mid", "high"))),
    ({**ALL, "q4": NOT_SURE}, "half", (ESTIMATED, 6, 6, 9, "mid", ("mid", "high"))),
    ({**ALL, "q4": NOT_SURE}, "refused", (REFUSED, None, 6, 9, None, ("mid", "high"))),
    ({"q1": "always", "q2": "always", "q3": "often"}, "unbanded", (REFUSED, None, 8, 11, None, ())),
]


@pytest.mark.parametrize(("answers", "score", "expected"), SUMS, ids=range(len(SUMS)))
def test_sums(answers: dict[str, Answered], score: str, expected: Said) -> None:
    assert said(assessed("sum", **answers).scores[score]) == expected


def test_missing_answers_are_listed_with_why() -> None:
    result = assessed("sum", q1="some", q2=NOT_SURE).scores["refused"]
    missing = [(question.id, why) for question, why in result.missing]
    assert missing == [("q2", NonAnswer.NOT_SURE), ("q3", NonAnswer.UNANSWERED), ("q4", NonAnswer.UNANSWERED)]
    assert result.asked == 4


def test_half_of_an_odd_number_is_rounded_up() -> None:
    names = ["a", "b", "c"]
    questions = [question(name, "choice", options=options("x", "y", y=2)) for name in names]
    score = {"id": "s", "title": "S", "items": names, "missing": {"at_least": "half", "count_as": 0}}
    form = loaded(small(*questions, scores=[score]))
    assert assess(form, {"a": "y"}).scores["s"].status is REFUSED
    assert assess(form, {"a": "y", "b": "x"}).scores["s"].status is ESTIMATED


# `first` gates q1 and q2, 0 to 2 points each; bands: low from 0, high from 3.
LOW, HIGH = ("low",), ("high",)
GATED: list[tuple[dict[str, Answered], str, Said]] = [
    ({"first": "never"}, "left_out", (COMPLETE, 0, 0, 0, "low", LOW)),
    ({"first": "never"}, "zero", (COMPLETE, 0, 0, 0, "low", LOW)),
    ({"first": "never"}, "one", (COMPLETE, 2, 2, 2, "low", LOW)),
    ({"first": "never"}, "only", (NOT_APPLICABLE, None, 0, 0, None, ())),
    ({}, "left_out", (REFUSED, None, 0, 5, None, ("low", "high"))),
    ({}, "one", (REFUSED, None, 0, 5, None, ("low", "high"))),
    ({"first": "often"}, "one", (REFUSED, None, 1, 5, None, ("low", "high"))),
    ({"first": "often", "q1": "often"}, "one", (ESTIMATED, 3, 3, 5, "high", HIGH)),
    ({"first": "often", "q1": "often"}, "zero", (REFUSED, None, 3, 5, "high", HIGH)),
    ({"first": "often", "q1": "some", "q2": "often"}, "zero", (COMPLETE, 4, 4, 4, "high", HIGH)),
    ({"first": "never", "q1": "often", "q2": "often"}, "zero", (COMPLETE, 0, 0, 0, "low", LOW)),
    ({"q1": "often", "q2": "often"}, "zero", (REFUSED, None, 0, 5, None, ("low", "high"))),
]


@pytest.mark.parametrize(("answers", "score", "expected"), GATED, ids=range(len(GATED)))
def test_what_was_not_asked_is_left_out_or_counts(answers: dict[str, Answered], score: str, expected: Said) -> None:
    assert said(assessed("not_asked", **answers).scores[score]) == expected


def test_who_was_asked_less_has_less_to_answer() -> None:
    asked = {name: result.asked for name, result in assessed("not_asked", first="never").scores.items()}
    assert asked == {"left_out": 1, "zero": 3, "one": 3, "only": 2}


# pregnancy: tired (2 from 5 on) and sick (1), where pregnant; bands: low from 0, high from 2. heavy: tired again.
SICK: dict[str, Answered] = {"tired": 7, "sick": "yes"}
APPLIES: list[tuple[dict[str, Answered], Said, list[str], list[str]]] = [
    ({"pregnant": "yes", **SICK}, (COMPLETE, 3, 3, 3, "high", HIGH), ["R1", "R3"], []),
    ({"pregnant": "yes", "tired": 0, "sick": "yes"}, (COMPLETE, 1, 1, 1, "low", LOW), ["R2"], []),
    ({"pregnant": "no", **SICK}, (NOT_APPLICABLE, None, 0, 0, None, ()), ["R2"], []),
    (SICK, (REFUSED, None, 3, 3, "high", HIGH), [], ["R1", "R2", "R3"]),
    ({"pregnant": DECLINED, **SICK}, (REFUSED, None, 3, 3, "high", HIGH), [], ["R1", "R2", "R3"]),
    ({"pregnant": "yes", "tired": 7}, (REFUSED, None, 2, 3, "high", HIGH), ["R1"], ["R3"]),
]


@pytest.mark.parametrize(("answers", "expected", "fired", "undecided"), APPLIES, ids=range(len(APPLIES)))
def test_a_score_that_may_not_apply(
    answers: dict[str, Answered], expected: Said, fired: list[str], undecided: list[str]
) -> None:
    found = assessed("applies_if", **answers)
    assert said(found.scores["pregnancy"]) == expected
    assert [item.id for item in found.fired if item.id in ("R1", "R2", "R3")] == fired
    assert [item.id for item in found.undecided_rules] == undecided


def test_a_score_that_does_not_apply_takes_nothing() -> None:
    result = assessed("applies_if", pregnant="no", **SICK).scores["pregnancy"]
    assert result.contributions == ()
    assert result.missing == ()


def test_contributions_say_whence_they_come() -> None:
    found = assessed("category", smokes="yes", sweats=["day", "night"], litres=1.4)
    lifestyle, other = found.scores["lifestyle"], found.scores["other"]
    assert [tuple(getattr(part, key) for key in part.__slots__) for part in lifestyle.contributions] == [
        ("smokes", "yes", 2, "You smoke.", ("nhs",)),
        ("sweats", "day", 1, None, ()),
        ("sweats", "night", 1, None, ()),
        ("litres", None, 1, "You drink little.", ()),
    ]
    assert [(part.item, part.option, part.points) for part in other.contributions] == [("sweats", "night", 3)]
    assert said(lifestyle) == (COMPLETE, 5, 5, 5, "several", ("several",))
    assert said(other) == (COMPLETE, 3, 3, 3, None, ())
    assert ids(found.fired) == ["R1", "R2"]


def test_the_contributions_add_up_to_what_is_known() -> None:
    found = assessed("category", smokes="yes", sweats=["night"], litres=7)
    for result in found.scores.values():
        assert sum(part.points for part in result.contributions) == result.low == result.value


@pytest.mark.parametrize(
    ("litres", "lifestyle", "other"), [(1.4, 1, 0), (1.5, 0, 0), (5.9, 0, 0), (6, 0, -1), (10, 0, -1), (0, 1, 0)]
)
def test_ranges_begin_where_they_say(litres: float, lifestyle: int, other: int) -> None:
    found = assessed("category", litres=litres, smokes="no", sweats=["none"])
    assert (found.scores["lifestyle"].value, found.scores["other"].value) == (lifestyle, other)


def test_bounds_of_a_multiple_choice_and_of_ranges() -> None:
    found = assessed("category", smokes="no")
    assert said(found.scores["lifestyle"]) == (REFUSED, None, 0, 3, None, ("none", "some"))
    assert said(found.scores["other"]) == (REFUSED, None, -1, 3, None, ())


@pytest.mark.parametrize(
    ("start", "low", "high", "possible"),
    [(2, 0, 1, ["a"]), (2, 0, 2, ["a", "b"]), (2, 2, 2, ["b"]), (2, 1, 9, ["a", "b", "c"]), (2, 5, 9, ["c"])],
)
def test_bands_are_closed_below_and_open_above(start: int, low: int, high: int, possible: list[str]) -> None:
    worths = options("least", "most", least=low, most=high)
    bands = [{"id": name, "from": at, "text": "B"} for name, at in (("a", -9), ("b", start), ("c", 5))]
    score = {"id": "s", "title": "S", "items": ["q"], "missing": "refuse", "bands": bands}
    form = loaded(small(question("q", "choice", options=worths), scores=[score]))
    result = assess(form, {}).scores["s"]
    assert list(result.possible) == possible
    assert result.band == (possible[0] if len(possible) == 1 else None)
    assert assess(form, {"q": "least"}).scores["s"].band == possible[0]
    assert assess(form, {"q": "most"}).scores["s"].band == possible[-1]


def test_thirds_are_exact() -> None:
    """Three times 0.1 is 0.3, on the edge of a band."""
    names = ["a", "b", "c"]
    questions = [question(name, "choice", options=options("x", "y", y=0.1)) for name in names]
    bands = [{"id": "low", "from": 0, "text": "Low"}, {"id": "high", "from": 0.3, "text": "High"}]
    score = {"id": "s", "title": "S", "items": names, "missing": "refuse", "bands": bands}
    result = assess(loaded(small(*questions, scores=[score])), dict.fromkeys(names, "y")).scores["s"]
    assert (result.value, result.band) == (Fraction(3, 10), "high")


def test_one_question_may_count_in_several_scores() -> None:
    both = [
        {"id": "yes", "text": "Yes", "points": {"one": 1, "two": 5}},
        {"id": "no", "text": "No", "points": {"two": 1}},
    ]
    scores = [{"id": name, "title": name, "category": True, "missing": "refuse"} for name in ("one", "two")]
    form = loaded(small(question("q", options=both), scores=scores))
    assert [assess(form, {"q": "yes"}).scores[name].value for name in ("one", "two")] == [1, 5]
    assert [assess(form, {"q": "no"}).scores[name].value for name in ("one", "two")] == [0, 1]


def test_points_for_any_score_and_for_one_may_stand_side_by_side() -> None:
    worths = options("any", "named", "nothing", any=2, named={"one": 5})
    scores = [{"id": name, "title": name, "items": ["q"], "missing": "refuse"} for name in ("one", "two")]
    rules = [rule("points(q) == 2", "routine", "R2"), rule("points(q) == 0", "routine", "R0")]
    form = loaded(small(question("q", "choice", options=worths), scores=scores, rules=rules))

    def found(answer: str) -> tuple[list[Number | None], list[str]]:
        assessment = assess(form, {"q": answer})
        return [assessment.scores[name].value for name in ("one", "two")], ids(assessment.fired)

    assert found("any") == ([2, 2], ["R2"])
    assert found("named") == ([5, 0], ["R0"])
    assert found("nothing") == ([0, 0], ["R0"])


def test_scores_stand_in_the_order_of_the_file() -> None:
    assert list(assessed("sum").scores) == ["refused", "all_of", "half", "three", "unbanded"]
    assert list(assessed("applies_if").scores) == ["pregnancy", "heavy"]


# Behind an end of the form


def behind_an_end(**missing: object) -> dict[str, ScoreResult]:
    """Scores over `a` before an end and `b`, `c` behind it, of 1 or 2 points; the end is when `a` is x."""
    worths = options("x", "y", x=1, y=2)
    questions = [question(name, "choice", options=worths) for name in ("a", "b", "c")]
    sections = [
        {
            "id": "one",
            "title": "1",
            "questions": questions[:1],
            "end_if": {"when": "a == 'x'", "title": "E", "text": ["E"]},
        },
        {"id": "two", "title": "2", "questions": questions[1:]},
    ]
    handled = {"at_least": "all", **missing}
    scores = [
        {"id": "both", "title": "Both", "items": ["a", "b"], "missing": handled},
        {"id": "late", "title": "Late", "items": ["b", "c"], "missing": handled},
    ]
    form = loaded(small() | {"sections": sections, "scores": scores})
    results = {word: assess(form, {} if word == "open" else {"a": word}).scores for word in ("open", "x", "y")}
    return {f"{name} {word}": result for word, found in results.items() for name, result in found.items()}


def test_what_stands_behind_an_end_is_left_out() -> None:
    found = behind_an_end(not_asked="leave_out")
    assert said(found["both x"])[:4] == (COMPLETE, 1, 1, 1)
    assert said(found["late x"])[:4] == (NOT_APPLICABLE, None, 0, 0)
    assert said(found["both y"])[:4] == (REFUSED, None, 3, 4)
    assert said(found["late y"])[:4] == (REFUSED, None, 2, 4)
    assert said(found["both open"])[:4] == (REFUSED, None, 1, 4)


def test_what_stands_behind_an_end_counts() -> None:
    """Where nothing at all was asked there is no score, whatever a question counts that was not asked."""
    found = behind_an_end(not_asked=5)
    assert said(found["both x"])[:4] == (COMPLETE, 6, 6, 6)
    assert said(found["late x"])[:4] == (NOT_APPLICABLE, None, 0, 0)
    assert said(found["both open"])[:4] == (REFUSED, None, 2, 7)
    assert said(found["late open"])[:4] == (REFUSED, None, 2, 4)
