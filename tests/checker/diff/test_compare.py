"""What a change does, by hand: for each kind of difference answers that show it, or that there are none."""

from __future__ import annotations

import json
import re
from time import perf_counter

import pytest

from benchmarks.forms import make_form
from benchmarks.ours import document
from tests.questionnaire.reading import Json, loaded, options, question, rule, small
from triage.assessment import assess
from triage.checker.diff import KINDS, UNFINISHED, Comparison, Differs, Kind, NotProven, Same, Verdict, compare
from triage.questionnaire import Level, load

NUMBER = question("n", "whole", min=0, max=100)
YES = question("x")


def compared(old: Json, new: Json) -> Comparison:
    return compare(loaded(old), loaded(new))


def differing(comparison: Comparison) -> set[str]:
    """The kinds in which answers show a difference; all others are proven to be the same."""
    assert not any(isinstance(verdict, NotProven) for verdict in comparison.effects.values())
    return {kind for kind, verdict in comparison.effects.items() if isinstance(verdict, Differs)}


def shown(comparison: Comparison, kind: Kind) -> Differs:
    verdict: Verdict = comparison.effects[kind]
    assert isinstance(verdict, Differs)
    return verdict


def test_a_number_in_a_rule() -> None:
    """More than 50 becomes more than 51: only 51 tells them apart."""
    found = compared(small(NUMBER, rules=[rule("n > 50")]), small(NUMBER, rules=[rule("n > 51")]))
    assert differing(found) == {"level", "heading", "rules"}
    level = shown(found, "level")
    assert level.answers == {"n": 51}
    assert (level.old.level, level.new.level, level.enough) == (Level.SOON, Level.NONE, True)
    assert shown(found, "rules").names == ("R1",)


def test_a_number_that_no_answer_reaches() -> None:
    """Whole numbers above 50 and those from 51 on are the same ones."""
    found = compared(small(NUMBER, rules=[rule("n > 50")]), small(NUMBER, rules=[rule("n >= 51")]))
    assert found.is_same
    assert [change.key for change in found.changes] == ["when"]


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("x == 'yes' or n > 5", "not (x != 'yes' and n <= 5)", True),
        ("x == 'yes' or n > 5", "not (not x == 'yes' and not n > 5)", True),
        ("x == 'yes'", "x != 'no'", False),
        ("x == 'yes'", "not (x == 'no')", False),
        ("x == 'yes'", "x == 'yes' and answered(x)", False),
        ("not_sure(x)", "not_sure(x) and not (x == 'yes')", False),
        ("x == 'yes' or n > 5", "x == 'yes' and n > 5", False),
    ],
)
def test_conditions_that_are_written_in_another_way(old: str, new: str, same: bool) -> None:
    """Where ``x`` is not asked, 'is yes' is no and 'is not no' is yes; not sure leaves both open."""
    asked = question("x", ask_if="n > 2", non_answers=["not_sure"])
    found = compared(small(NUMBER, asked, rules=[rule(old)]), small(NUMBER, asked, rules=[rule(new)]))
    assert found.is_same is same


def test_a_rule_that_another_always_hides() -> None:
    """Whoever fires the rule that is gone fires an urgent one, too."""
    urgent, soon = rule("n > 5", "urgent", "U"), rule("n > 7", "soon", "S")
    found = compared(small(NUMBER, rules=[urgent, soon]), small(NUMBER, rules=[urgent]))
    assert differing(found) == {"rules"}


def test_a_rule_of_another_level() -> None:
    found = compared(small(NUMBER, rules=[rule("n > 5", "soon")]), small(NUMBER, rules=[rule("n > 5", "urgent")]))
    assert differing(found) == {"level", *UNFINISHED}
    level = shown(found, "level")
    assert (level.old.level, level.new.level) == (Level.SOON, Level.URGENT)


def test_the_most_urgent_difference_is_shown() -> None:
    one = [rule("n > 10", "routine", "R"), rule("n > 90", "emergency", "E")]
    other = [rule("n > 20", "routine", "R"), rule("n > 91", "emergency", "E")]
    found = shown(compared(small(NUMBER, rules=one), small(NUMBER, rules=other)), "level")
    assert (found.answers, found.old.level, found.new.level) == ({"n": 91}, Level.EMERGENCY, Level.ROUTINE)


def test_what_is_shown_is_all_that_it_takes_and_no_less() -> None:
    """An emergency has to be ruled out before another level is sure; nothing else is asked for."""
    other = question("k", "whole", min=0, max=9)
    emergency = rule("k > 5", "emergency", "E")
    old, new = (small(NUMBER, YES, other, rules=[rule(f"n > {least}"), emergency]) for least in (50, 51))
    level = shown(compared(old, new), "level")
    assert level.enough
    assert level.answers.keys() == {"n", "k"}
    assert level.answers["n"] == 51
    assert shown(compared(old, new), "rules").answers == {"n": 51}


def test_what_could_still_come_to_the_same_is_answered() -> None:
    """That x is yes fires the old rule at once; the new one is out only when n is known, too."""
    either, one = "x == 'yes' or n > 50", "n > 50"
    rules = compared(small(YES, NUMBER, rules=[rule(either)]), small(YES, NUMBER, rules=[rule(one)]))
    assert shown(rules, "rules").answers.keys() == {"x", "n"}
    asked = question("q")
    path = compared(*(small(YES, NUMBER, asked | {"ask_if": when}) for when in (either, one)))
    assert shown(path, "path").answers.keys() == {"x", "n"}


def test_a_rule_that_is_only_written_in_another_way_can_have_another_level() -> None:
    """Who is asked x has an n of 777; so both fire for the same answers, one of them more urgently."""
    number, asked = question("n", "whole", min=0, max=1000), question("x", ask_if="n == 777")
    old = small(number, asked, rules=[rule("x == 'yes'", "soon")])
    new = small(number, asked, rules=[rule("x == 'yes' and n == 777", "urgent")])
    assert differing(compared(old, new)) == {"level", *UNFINISHED}
    assert compared(old, small(number, asked, rules=[rule("x == 'yes' and n == 777", "soon")])).is_same


def test_the_order_of_questions_makes_no_difference() -> None:
    old = small(NUMBER, YES, rules=[rule("n > 50")])
    new = small(YES, NUMBER, rules=[rule("not (n <= 50)")])
    assert compared(old, new).is_same


def test_an_item_that_counts_the_other_way_round() -> None:
    item = question("p", "choice", options=options("a", "b", b=1))
    score: Json = {"id": "s", "title": "S", "items": ["p"], "missing": "refuse"}
    found = compared(small(item, scores=[score]), small(item, scores=[score | {"reverse": ["p"]}]))
    assert differing(found) == {"values"}


def test_points_of_a_number_that_begin_elsewhere() -> None:
    """Of 1,001 numbers only 500 has points in one version and none in the other."""
    score: Json = {"id": "s", "title": "S", "items": ["n"], "missing": "refuse"}
    old, new = (
        small(question("n", "whole", min=0, max=1000, points=[{"from": start, "points": 1}]), scores=[score])
        for start in (500, 501)
    )
    for one, other in ((old, new), (new, old)):
        assert shown(compared(one, other), "values").answers == {"n": 500}


def scored(start: int = 3, points: int = 2, **score: object) -> Json:
    """Nine items with 0 to 3 points, ``points`` for the third option of the first, and a band from ``start`` on."""
    items = [
        question(f"i{at}", "choice", options=options("a", "b", "c", "d", b=1, c=points if at == 0 else 2, d=3))
        for at in range(9)
    ]
    bands = [{"id": "low", "from": 0, "text": "L"}, {"id": "high", "from": start, "text": "H"}]
    named = [item["id"] for item in items]
    made = {"id": "s", "title": "S", "items": named, "missing": "refuse", "bands": bands} | score
    return small(*items, scores=[made], rules=[rule("band(s) == 'high'", "routine")])


def test_a_band_that_begins_elsewhere() -> None:
    """From 20 on becomes from 21 on: only a sum of 20 tells them apart."""
    found = compared(scored(20), scored(21))
    assert differing(found) == {"level", "heading", "rules", "bands"}
    bands = shown(found, "bands")
    assert [one.scores["s"].value for one in (bands.old, bands.new)] == [20, 20]
    assert [one.scores["s"].band for one in (bands.old, bands.new)] == ["high", "low"]


def test_a_band_that_begins_between_the_same_sums() -> None:
    """All sums are whole: from 20 on, and from 19.5 on, are the same. It takes all sums of nine items to see it."""
    new = scored(20)
    new["scores"][0]["bands"][1]["from"] = 19.5
    started = perf_counter()
    found = compared(scored(20), new)
    assert found.is_same
    assert perf_counter() - started < 10


def test_points_of_an_option() -> None:
    found = compared(scored(points=2), scored(points=1))
    values = shown(found, "values")
    assert values.answers["i0"] == "c"
    (old, new) = (one.scores["s"].value for one in (values.old, values.new))
    assert old is not None
    assert new == old - 1


def test_the_order_of_items_and_of_options_makes_no_difference() -> None:
    new = scored()
    new["scores"][0]["items"].reverse()
    for item in new["sections"][0]["questions"]:
        item["options"].reverse()
    found = compared(scored(), new)
    assert found.is_same
    assert {change.how for change in found.changes} == {"moved", "changed"}


def test_what_is_done_about_missing_answers() -> None:
    items = [question("p", "scale", required=False), question("q", "scale", required=False)]
    old = small(*items, scores=[{"id": "s", "title": "S", "items": ["p", "q"], "missing": "refuse"}])
    new = small(*items, scores=[old["scores"][0] | {"missing": {"at_least": 1, "count_as": 0}}])
    found = compared(old, new)
    assert differing(found) == {"values"}
    values = shown(found, "values")
    assert len(values.answers) == 1
    assert values.old.scores["s"].value is None


def test_a_question_that_others_are_asked() -> None:
    old, new = (small(NUMBER, question("x", ask_if=f"n > {least}")) for least in (50, 60))
    found = compared(old, new)
    assert differing(found) == {"path"}
    path = shown(found, "path")
    assert path.names == ("x",)
    assert 50 < int(str(path.answers["n"])) <= 60


def test_a_note_that_others_read() -> None:
    note = {"id": "N", "kind": "know", "text": "Know.", "when": "n > 5"}
    found = compared(small(NUMBER, notes=[note]), small(NUMBER, notes=[note | {"when": "n > 6"}]))
    assert differing(found) == {"notes"}
    assert shown(found, "notes").answers == {"n": 6}


def test_a_rule_that_stays_open_for_others() -> None:
    """Both fire for 'yes'. The first stays open for who is not sure, the second does not."""
    asked = question("x", non_answers=["not_sure"])
    found = compared(
        small(asked, rules=[rule("x == 'yes'")]), small(asked, rules=[rule("x == 'yes' and not not_sure(x)")])
    )
    assert differing(found) == {"open"}
    assert shown(found, "open").answers == {"x": {"non_answer": "not_sure"}}


def test_answers_are_those_that_both_accept() -> None:
    """Above 50 the rules differ, but the new form takes no such number."""
    old = small(NUMBER, rules=[rule("n > 50")])
    new = small(NUMBER | {"max": 50}, rules=[rule("n > 45 and n < 45 or n == 51", "soon")])
    new["rules"][0]["when"] = "n >= 0 and n < 0 or n > 49 and n < 50"
    assert compared(old, new).is_same


def test_other_ids_have_nothing_in_common() -> None:
    """Answers to the one are none to the other: its questions are asked for nothing, and the other way round."""
    old = small(question("a"), rules=[rule("a == 'yes'")])
    new = small(question("b"), rules=[rule("b == 'yes'")])
    found = compared(old, new)
    assert (found.lost, found.gained) == (("a",), ("b",))
    assert differing(found) == {"path"}
    assert shown(found, "path").answers == {}


def test_another_type_of_the_same_id_loses_its_answers() -> None:
    old = small(question("a", "choice", options=options("u", "v")), rules=[rule("a == 'u'")])
    new = small(question("a", "multiple", options=options("u", "v")), rules=[rule("'u' in a")])
    found = compared(old, new)
    assert (found.lost, found.gained) == (("a",), ("a",))


@pytest.mark.usefixtures("search_alone")
def test_what_counts_up_to_a_day_is_not_proven() -> None:
    """Another day could tell them apart: the search alone claims nothing of all days."""
    asked = question("d", "date", min="2020-01-01", max="today")
    old, new = (
        small(asked, rules=[rule(when)]) for when in ("days_since(d) >= 7", "not (days_since(d) < 7) and answered(d)")
    )
    found = compared(old, new)
    assert isinstance(found.effects["level"], NotProven)
    assert not found.is_same
    assert isinstance(found.effects["values"], Same)


def test_points_that_a_condition_looks_at() -> None:
    """The rule is written the same, but the option it looks for is worth less now."""
    old, new = (
        small(question("p", "choice", options=options("a", "b", b=worth)), rules=[rule("points(p) >= 2")])
        for worth in (2, 1)
    )
    found = compared(old, new)
    assert differing(found) == {"level", "heading", "rules"}
    assert shown(found, "rules").answers == {"p": "b"}


def test_what_is_left_out_keeps_a_question_from_being_asked() -> None:
    """'Yes or no' is so for every answer, and open where there is none."""
    left_out = question("x", required=False)
    old, new = small(left_out, NUMBER), small(left_out, NUMBER | {"ask_if": "x in ('yes', 'no')"})
    path = shown(compared(old, new), "path")
    assert (path.names, path.answers) == (("n",), {})
    assert compared(small(YES, NUMBER), small(YES, NUMBER | {"ask_if": "x in ('yes', 'no')"})).is_same


def test_one_answer_among_too_many_is_not_proven_away() -> None:
    """Two of 100,001 answers make the rules differ: they may be found, but nothing is ever called the same."""
    many = question("d", "decimal", min=0, max=1000, decimals=2)
    old, new = (small(YES, many, rules=[rule(f"x == 'yes' or d * 2 == {double}")]) for double in (1234.54, 1234.56))
    found = compared(old, new)
    assert not isinstance(found.effects["rules"], Same)
    assert not isinstance(found.effects["level"], Same)


@pytest.mark.parametrize("count", [40, 200])
def test_a_rewritten_form_is_proven_the_same_at_once(count: int) -> None:
    """Every 'a or b' becomes 'not (not a and not b)'."""
    old = json.loads(document(make_form(count)))
    new = json.loads(json.dumps(old))
    parts = [*new["rules"], *(each for section in new["sections"] for each in section["questions"])]
    rewritten = 0
    for part in parts:
        key = "when" if "when" in part else "ask_if"
        if " or " in part.get(key, ""):
            part[key] = "not (" + " and ".join(f"not {atom}" for atom in part[key].split(" or ")) + ")"
            rewritten += 1
    assert rewritten > count // 10
    one, other = load(json.dumps(old).encode()), load(json.dumps(new).encode())
    started = perf_counter()
    found = compare(one, other)
    assert perf_counter() - started < 2
    assert found.is_same
    assert len(found.changes) == rewritten


@pytest.mark.parametrize("count", [40, 200])
def test_one_changed_number_in_a_large_form_is_shown(count: int) -> None:
    old = json.loads(document(make_form(count)))
    new = json.loads(json.dumps(old))
    changed = next(one for one in new["rules"] if " >= 7" in one["when"])
    changed["when"] = re.sub(" >= 7", " >= 8", changed["when"], count=1)
    one, other = load(json.dumps(old).encode()), load(json.dumps(new).encode())
    found = shown(compare(one, other), "rules")
    assert found.names == (changed["id"],)
    fired = [{rule.id for rule in assess(form, found.answers).fired} for form in (one, other)]
    assert (changed["id"] in fired[0], changed["id"] in fired[1]) == (True, False)


def test_all_kinds_are_looked_at() -> None:
    assert tuple(compared(small(YES), small(YES)).effects) == KINDS
