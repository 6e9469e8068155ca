"""What both versions accept, and the search that both share, by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.questionnaire.reading import Json, loaded, options, question, rule, small
from triage.checker.diff import Differs, compare
from triage.checker.diff.goals import Found, Results, Same, Search, Truths
from triage.checker.diff.joint import seek
from triage.checker.diff.shared import accepted_by_both, side_by_side
from triage.logic import NonAnswer
from triage.logic.tree import AnyOf
from triage.questionnaire import Answer, DateAnswer, NumberAnswer, ScaleAnswer, TextAnswer

DAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (NumberAnswer(0, 9, 0, None), NumberAnswer(4, 20, 0, "cm"), NumberAnswer(4, 9, 0, None)),
        (NumberAnswer(0, 9, 2, None), NumberAnswer(0, 9, 1, None), NumberAnswer(0, 9, 1, None)),
        (NumberAnswer(0, 4, 0, None), NumberAnswer(5, 9, 0, None), None),
        (NumberAnswer(3, 40, 0, None), ScaleAnswer(None, None), NumberAnswer(3, 10, 0, None)),
        (TextAnswer(50, long=False), TextAnswer(80, long=True), TextAnswer(50, long=False)),
        (DateAnswer(date(2020, 1, 1), None), DateAnswer(None, date(2021, 1, 1)), None),
        (DateAnswer(None, None, until_today=True), DateAnswer(None, date(2025, 1, 1)), None),
        (NumberAnswer(0, 9, 0, None), TextAnswer(50, long=False), None),
    ],
)
def test_what_two_kinds_of_answer_have_in_common(one: Answer, other: Answer, both: Answer | None) -> None:
    """A date up to today and one up to a past day have the days up to that day in common."""
    if isinstance(one, DateAnswer):
        last = date(2021, 1, 1) if one.low else date(2025, 1, 1)
        both = DateAnswer(one.low, last)
    assert accepted_by_both(one, other, DAY) == both
    assert accepted_by_both(other, one, DAY) == both


def is_same(old: Json, new: Json) -> bool:
    """Whether the two forms do the same, either way round."""
    there, back = compare(loaded(old), loaded(new)).is_same, compare(loaded(new), loaded(old)).is_same
    assert there is back
    return there


def test_what_only_one_version_lets_people_leave_out_is_not_tried() -> None:
    gated = question("n", ask_if="x in ('yes', 'no')")
    must, may = question("x"), question("x", required=False)
    assert is_same(small(must, question("n")), small(may, gated))
    assert not is_same(small(may, question("n")), small(may, gated))


def test_a_way_out_that_only_one_version_offers_is_not_tried() -> None:
    unsure = question("x", non_answers=["not_sure"])
    plain, wider = [rule("x == 'yes'")], [rule("x == 'yes' or not_sure(x)")]
    assert is_same(small(question("x"), rules=plain), small(unsure, rules=wider))
    assert not is_same(small(unsure, rules=plain), small(unsure, rules=wider))


def test_what_is_exclusive_in_one_version_is_not_tried_with_another_option() -> None:
    alone = [*options("a", "b"), {"id": "none", "text": "None", "exclusive": True}]
    beside = [*options("a", "b"), {"id": "none", "text": "None"}]
    plain, narrower = [rule("'a' in m")], [rule("'a' in m and 'none' not in m")]
    of = {kind: question("m", "multiple", options=found) for kind, found in (("alone", alone), ("beside", beside))}
    assert is_same(small(of["beside"], rules=plain), small(of["alone"], rules=narrower))
    assert not is_same(small(of["beside"], rules=plain), small(of["beside"], rules=narrower))


def test_an_item_that_others_are_asked_is_no_item_that_is_the_same() -> None:
    item = question("n", "whole", min=0, max=9)
    score = {"id": "s", "title": "S", "items": ["n"], "missing": {"at_least": "all", "not_asked": 0}}
    old = small(question("x"), item | {"ask_if": "x == 'yes'"}, scores=[score])
    new = small(question("x"), item | {"ask_if": "x == 'no'"}, scores=[score])
    assert isinstance(compare(loaded(old), loaded(new)).effects["values"], Differs)


def sought(old: Json, new: Json) -> Search:
    """What the search says of the first rule of both."""
    versions = side_by_side(loaded(old), loaded(new))
    one, other = (net.questionnaire.rules[0].when for net in (versions.old, versions.new))
    return seek(versions, Truths(one, other))


def test_the_search_tries_each_reason_that_a_rule_tells_apart() -> None:
    asked = question("x", non_answers=["not_sure", "declined"])
    old, new = (small(asked, rules=[rule(when)]) for when in ("x == 'yes'", "x == 'yes' or declined(x)"))
    assert sought(old, new) == Found({"x": NonAnswer.DECLINED})
    new["rules"][0]["when"] = "x == 'yes' or x == 'yes' and declined(x)"
    assert sought(old, new) == Same()


def test_the_search_leaves_out_what_can_be_left_out() -> None:
    """'Yes or no' is open only where there is no answer, and a question that is asked of all is asked of one more."""
    for required, expected in ((False, Found({"x": NonAnswer.UNANSWERED})), (True, Same())):
        asked = question("x", required=required)
        new = loaded(small(asked, question("n", ask_if="x in ('yes', 'no')")))
        versions = side_by_side(loaded(small(asked, question("n"))), new)
        gate = versions.new.gates[1]
        assert gate is not None
        assert seek(versions, Truths(old=True, new=gate)) == expected


def test_a_rule_that_differs_is_found_behind_one_that_only_looks_so() -> None:
    """Nobody is above 5 and below 5, so R1 is the same; R2 differs for 8, and only there."""
    number, other = question("n", "whole", min=0, max=9), question("k", "whole", min=0, max=9)
    first, second = rule("n > 5", "urgent"), rule("k > 7", "urgent", "R2")
    old = loaded(small(number, other, rules=[first, second]))
    new = loaded(small(number, other, rules=[first | {"when": "n > 5 or n > 5 and n < 5"}, second | {"when": "k > 8"}]))
    versions = side_by_side(old, new)
    rules = [(one.when, two.when) for one, two in zip(old.rules, new.rules, strict=True)]
    goal = Truths(AnyOf((rules[0][0], rules[1][0])), AnyOf((rules[0][1], rules[1][1])), apart=tuple(rules))
    found = seek(versions, goal)
    assert isinstance(found, Found)
    assert found.given["k"] == 8


def scores(old: Json, new: Json) -> Search:
    """What the search says of the values of the first score of both."""
    versions = side_by_side(loaded(old), loaded(new))
    one, other = (net.questionnaire.scores[0] for net in (versions.old, versions.new))
    return seek(versions, Results(one, other, "value"))


def test_sums_and_greatest_items_are_told_apart_class_by_class() -> None:
    """From 1 to 9 a number is no tenth of its square; the sum and twice the mean of two are the same."""
    many = [question(f"i{at}", "scale") for at in range(12)]
    score = {"id": "s", "title": "S", "items": [one["id"] for one in many], "missing": "refuse", "combine": "max"}
    assert isinstance(
        scores(small(*many, scores=[score]), small(*many, scores=[score | {"then": "value * value / 10"}])), Found
    )
    few = score | {"items": ["i0", "i1"]}
    total, mean = few | {"combine": "sum"}, few | {"combine": "mean", "then": "value * 2"}
    assert scores(small(*many, scores=[total]), small(*many, scores=[mean])) == Same()
    assert isinstance(scores(small(*many, scores=[total]), small(*many, scores=[few])), Found)


def test_missing_items_are_told_apart_by_how_many_and_which() -> None:
    """Of two items both are needed, or one of them is: who leaves one out tells them apart, and who leaves out none."""
    many = [question(f"i{at}", "scale", required=False) for at in range(2)]
    score = {"id": "s", "title": "S", "items": ["i0", "i1"], "combine": "min"}
    one, two = ({"at_least": least, "count_as": 3} for least in (1, 2))
    strict, lenient = (small(*many, scores=[score | {"missing": missing}]) for missing in (two, one))
    found = scores(strict, lenient)
    assert isinstance(found, Found)
    assert sum(answer is NonAnswer.UNANSWERED for answer in found.given.values()) == 1
    other = small(*many, scores=[score | {"missing": two, "combine": "max"}])
    apart = scores(strict, other)
    assert isinstance(apart, Found)
    assert len(set(apart.given.values())) == 2


def test_items_of_two_scores_are_not_added_up() -> None:
    """The product makes a difference only where neither is 0 and the second is below 10; no sum of both says that."""
    first, second = question("i0", "whole", min=0, max=1), question("i1", "scale")
    parts = [{"id": f"s{at}", "title": "S", "items": [f"i{at}"], "missing": "refuse"} for at in range(2)]
    old, new = (
        small(first, second, scores=[{"id": "t", "title": "T", "formula": formula, "missing": "refuse"}, *parts])
        for formula in ("s0 + s1", "s0 + s1 + s0 * s1 * (10 - s1)")
    )
    found = scores(old, new)
    assert isinstance(found, Found)
    assert found.given["i0"] == 1
    assert found.given["i1"] in range(1, 10)


def test_a_band_waits_for_its_condition() -> None:
    """The sum is known before it is known whether the band applies for another reason."""
    bands: list[Json] = [
        {"id": "low", "from": 0, "text": "L"},
        {"id": "high", "or_when": "i0 > 2 and x == 'yes'", "text": "H"},
    ]
    score = {"id": "s", "title": "S", "items": ["i0"], "missing": "refuse", "bands": bands}
    asked = question("i0", "scale"), question("x")
    turned = [bands[0], bands[1] | {"or_when": "i0 > 2 and x == 'no'"}]
    forms = loaded(small(*asked, scores=[score])), loaded(small(*asked, scores=[score | {"bands": turned}]))
    versions = side_by_side(*forms)
    goal = Results(versions.old.questionnaire.scores[0], versions.new.questionnaire.scores[0], "band")
    assert isinstance(seek(versions, goal), Found)


def test_an_item_that_may_not_be_asked_waits_for_its_gate() -> None:
    """Where the second is not asked it counts 5, whatever was answered: then only the first decides."""
    asked = question("x"), question("i0", "scale"), question("i1", "scale", ask_if="x == 'yes'")
    score = {"id": "s", "title": "S", "items": ["i0", "i1"], "missing": {"at_least": "all", "not_asked": 5}}
    old, new = (small(*asked, scores=[score | {"then": then}]) for then in ("value", "min(value, 14)"))
    found = scores(old, new)
    assert isinstance(found, Found)
    given = found.given
    assert int(str(given["i0"])) + (int(str(given["i1"])) if given["x"] == "yes" else 5) > 14


def test_numbers_are_cut_where_the_points_of_either_version_begin() -> None:
    """Of 1,001 numbers only 500 has points in one version and none in the other."""
    score = {"id": "s", "title": "S", "items": ["n"], "missing": "refuse"}
    old, new = (
        small(question("n", "whole", min=0, max=1000, points=[{"from": start, "points": 1}]), scores=[score])
        for start in (500, 501)
    )
    assert scores(old, new) == scores(new, old) == Found({"n": 500})


def test_the_least_of_items_is_kept_while_they_are_put_together() -> None:
    """Only where the least is 1 do they differ; each sum of such answers is also that of answers whose least is not."""
    worths = {"i0": {"a": 0, "b": 2, "c": 1}, "i1": {"a": 5}, "i2": {"a": 2, "b": 3, "c": 4, "d": 5}}
    many = [question(name, "choice", options=options(*worth, **worth)) for name, worth in worths.items()]
    score = {"id": "s", "title": "S", "items": [*worths], "missing": "refuse", "combine": "min"}
    old, new = (small(*many, scores=[score | {"then": then}]) for then in ("value * (value - 2)", "value * 0"))
    for found in (scores(old, new), scores(new, old)):
        assert isinstance(found, Found)
        assert found.given["i0"] == "c"


def test_the_greatest_of_items_is_kept_while_they_are_put_together() -> None:
    """The same, of the greatest: only where it is 4 do they differ."""
    worths = {"i0": {"a": 5, "b": 3, "c": 4}, "i1": {"a": 0}, "i2": {"a": 0, "b": 1, "c": 2, "d": 3}}
    many = [question(name, "choice", options=options(*worth, **worth)) for name, worth in worths.items()]
    score = {"id": "s", "title": "S", "items": [*worths], "missing": "refuse", "combine": "max"}
    old, new = (small(*many, scores=[score | {"then": then}]) for then in ("(value - 3) * (value - 5)", "value * 0"))
    for found in (scores(old, new), scores(new, old)):
        assert isinstance(found, Found)
        assert found.given["i0"] == "c"
