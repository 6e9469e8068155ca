"""What is wrong in shape takes nothing sound with it, and nothing is found that is only due to what was left out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Final

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.questionnaire.reading import QUESTIONNAIRES, Json, data, options, question, rule, small
from triage.questionnaire import DEFAULT_PLACE, Finding, Severity
from triage.questionnaire.loading import Reading, understood
from triage.shipped import questionnaires

Way = tuple[str | int, ...]
"""Keys and positions from the root."""

_LONGEST: Final = 12_000


def sound() -> list[Json]:
    """The documents of the repository that load, but for the long ones."""
    files = [*sorted(QUESTIONNAIRES.glob("*.json")), *sorted(questionnaires().glob("*-*.json"))]
    texts = [path.read_text(encoding="utf-8") for path in files]
    return [json.loads(text) for text in texts if len(text) < _LONGEST]


SOUND: Final = sound()


def reading(document: Json) -> Reading:
    return understood(data(document), "x.json", DEFAULT_PLACE)


def said(found: tuple[Finding, ...]) -> set[tuple[str, str]]:
    return {(one.code, one.message) for one in found}


def codes(document: Json) -> list[str]:
    """What is found in the meaning of ``document``, whose shape is wrong."""
    found = reading(document)
    assert found.wrong
    assert found.questionnaire is None
    return [one.code for one in found.found]


def ways(value: object, way: Way = ()) -> Iterator[Way]:
    """The ways to everything in ``value``, but not to itself."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in steps:
        yield (*way, step)
        yield from ways(item, (*way, step))


def break_at(document: Json, way: Way, how: int) -> None:
    """Delete, misspell or replace what stands at ``way``."""
    inside: object = document
    for step in way[:-1]:
        inside = inside[step]  # type: ignore[index]
    last = way[-1]
    assert isinstance(inside, dict | list)
    old = inside[last]  # type: ignore[index]
    if isinstance(inside, dict) and how < 3:
        del inside[str(last)]
        word = str(last)
        misspelt = ("", f"{word[1:]}x", f"{word[:1]}{word[2:]}{word[1:2]}")[how]
        inside.update({misspelt: old} if misspelt else {})
    else:
        inside[last] = [None, 7, "No such word!", [], {}, [old], {"id": old}, "", True, str(old)][how]  # type: ignore[index]


def is_wrong(document: Json, way: Way, how: int) -> bool:
    """Whether ``document`` has the wrong shape once it is broken there; a part that need not be there can just go."""
    copy = deepcopy(document)
    break_at(copy, way, how)
    return bool(reading(copy).wrong)


@st.composite
def breaks(draw: st.DrawFn) -> tuple[Json, list[tuple[Way, int]]]:
    """A sound document and one to three ways to break its shape; each stands elsewhere than the others."""
    document = draw(st.sampled_from(SOUND))
    places = list(ways(document))
    found: list[tuple[Way, int]] = []
    for _at in range(draw(st.integers(1, 3))):
        way, how = draw(st.sampled_from(places)), draw(st.integers(0, 9))
        if is_wrong(document, way, how) and not any(
            other[: len(way)] == way or way[: len(other)] == other for other, _how in found
        ):
            found.append((way, how))
    assume(found)
    return document, found


@settings(max_examples=150)
@given(breaks())
def test_what_is_left_out_is_never_missed(broken: tuple[Json, list[tuple[Way, int]]]) -> None:
    document, places = broken
    copy = deepcopy(document)
    for way, how in places:
        break_at(copy, way, how)
    found = reading(copy)
    assert found.wrong
    assert said(found.found) <= said(reading(document).found)


SPARE: Final[Json] = {
    "id": "spare_section",
    "title": "Spare",
    "questions": [
        question("spare", "choice", options=options("one", "two")),
        question("spare_number", "whole", min=0, max=10),
        question("spare_day", "date", min="2026-01-31"),
    ],
}
FAULTS: Final = {
    "spare == 'three'": "unknown-option",
    "spare_number > 10": "always-false",
    "spare_number == 'x'": "wrong-type",
    "spare_number >= ": "syntax",
    "days_since(spare_day) > 3": "date-without-limits",
    "10 / spare_number > 3": "division-by-zero",
    "how_many(spare) > 1": "unknown-function",
}
"""What is wrong in a condition, whatever else the questionnaire asks."""


@settings(max_examples=150)
@given(breaks(), st.sampled_from(sorted(FAULTS)))
def test_a_fault_elsewhere_is_told_all_the_same(broken: tuple[Json, list[tuple[Way, int]]], fault: str) -> None:
    document, places = broken
    copy = deepcopy(document)
    copy["sections"].append(SPARE)
    copy.setdefault("rules", []).append(rule(fault, name="SPARE"))
    number = len(copy["rules"]) - 1
    for way, how in places:
        assume(len(way) > 1)
        break_at(copy, way, how)
    source = data(copy)
    (found,) = (one for one in understood(source, "x.json", DEFAULT_PLACE).found if one.code == FAULTS[fault])
    assert found.path == f"$.rules[{number}].when"
    assert source.decode().split("\n")[found.line - 1].strip() == f'"when": "{fault}",'


PAIN: Final = question("pain", "whole", min=0, max=10)
SEX: Final = question("sex", "choice", options=options("male", "female"))
COUNTED: Final = question("sex", "choice", options=options("male", "female", male=1))
WRONG_OPTION: Final = rule("sex == 'man'", name="SEX")


@pytest.mark.parametrize(
    ("wrong", "when"),
    [
        (question("pain", "wohle", min=0, max=10), "pain > 3"),
        (question("pain", "whole", min="none", max=10), "pain > 3"),
        (question("pain", "whole", min=0), "pain > 3"),
        (question("Pain!", "whole", min=0, max=10), "pain > 3"),
        (question("pain", "choice", options=[]), "pain == 'yes'"),
        (question("pain", "choice", options=[{"id": "yes"}, {"text": "No"}]), "pain == 'no'"),
        (question("pain", "choice", option=options("yes", "no")), "pain == 'yes'"),
        (question("pain", "matrix", options=options("yes", "no"), rows=[{"text": "x?"}]), "row == 'yes'"),
        (question("pain", "table", rows=[{"id": "row", "text": "x?"}], point=1), "row == 'yes'"),
        (question("pain", "matrix", options=options("yes", "no"), zzz=[{"id": "row", "text": "x?"}]), "row == 'yes'"),
        (question("pain", "yes_no", frobnicate=options("yes", "no", "perhaps")), "pain == 'perhaps'"),
        ("pain", "pain > 3"),
        ({}, "pain > 3"),
    ],
)
def test_a_question_that_lost_something_is_lost_to_conditions(wrong: object, when: str) -> None:
    document = small(SEX, rules=[rule(when), WRONG_OPTION])
    document["sections"][0]["questions"].insert(0, wrong)
    assert codes(document) == ["unknown-option"]


@pytest.mark.parametrize("harmless", [{"hnt": "x"}, {"hint": 1}, {"labl": "x"}, {"text": None}, {"isRequired": True}])
def test_a_question_that_lost_words_is_whole(harmless: Json) -> None:
    document = small(PAIN | harmless, rules=[rule("pain == 'high' or pian > 1")])
    assert codes(document) == ["wrong-type", "unknown-name"]


def test_places_are_those_of_the_authors_file() -> None:
    rules = [{"id": "R0"}, rule("pian > 3", name="R1"), "what", rule("pain > 3 or pan > 3", name="R3")]
    document = small(question("other", "what"), PAIN, rules=rules)
    text = data(document)
    found = understood(text, "x.json", DEFAULT_PLACE).found
    assert [one.path for one in found] == ["$.rules[1].when", "$.rules[3].when"]
    lines = text.decode().split("\n")
    assert [lines[one.line - 1][one.column - 1 :][:4] for one in found] == ["pian", "pan "]


def test_who_knows_what_a_part_was_called_that_has_no_id() -> None:
    document = small(PAIN, rules=[rule("pian > 3")])
    assert codes(document | {"titel": "x"}) == ["unknown-name"]
    document["sections"].insert(0, [])
    assert codes(document) == []


def test_nothing_is_said_of_a_name_that_is_left_out_but_a_slip_in_it_is_told() -> None:
    paint = question("paint", "whole", min=0, max=10)
    document = small(question("pain", "whole"), paint, rules=[rule("pain > 3 and pian > 3 and qqq > 3")])
    first, second = reading(document).found
    assert (first.code, first.cure, first.fix and first.fix.instead) == ("unknown-name", "Did you mean 'pain'?", "pain")
    assert (second.code, second.message) == ("unknown-name", "There is no question or score called 'qqq'.")


def test_a_slip_in_a_list_of_names_is_never_mended_to_another_question() -> None:
    paint = question("paint", "whole", min=0, max=10)
    scores = [{"id": "one", "title": "One", "items": ["pian", "paint"], "missing": "refuse"}]
    (found,) = reading(small(question("pain", "whole"), paint, scores=scores)).found
    assert (found.code, found.path, found.fix and found.fix.instead) == ("unknown-name", "$.scores[0].items[0]", "pain")


def test_what_cannot_stand_in_goes_with_its_part() -> None:
    document = small(SEX, rules=[WRONG_OPTION])
    document["sections"][0]["end_if"] = {"when": "sex == 'male'", "title": "The end"}
    assert codes(document) == ["unknown-option"]
    rest = reading(document).shaped
    assert rest is not None
    assert rest.document.sections[0].end_if is None


def test_a_key_that_is_written_twice_can_be_unknown_as_well() -> None:
    text = data(small(SEX, zzz=1)).replace(b'"zzz": 1', b'"zzz": 1, "zzz": 2')
    assert [one.code for one in understood(text, "x.json", DEFAULT_PLACE).wrong] == ["duplicate-key", "unknown-key"]


def score(name: str, *items: object, **parts: object) -> Json:
    return {"id": name, "title": "Score", "items": [*items], "missing": "refuse", **parts}


HIGH: Final = [{"id": "low", "from": 0, "text": "Low"}, {"id": "high", "from": 99, "text": "High"}]
"""Bands of which the second is out of reach."""


@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        (question("other", "scale"), 1),
        (question("other", "skale"), 0),
        (question("other", "scale", points=[{"from": 0}]), 0),
        (question("other", "scale", label=""), 1),
        (question("other", "scale", ask_if="lost == 'yes'"), 0),
        (question("other", "scale", ask_if=7), 0),
    ],
)
def test_a_score_leans_on_its_questions(wrong: Json, found: int) -> None:
    scores = [score("one", "pain", bands=HIGH), score("two", "other", bands=HIGH), score("three", "two", bands=HIGH)]
    lost = question("lost", "nothing_like_it")
    assert codes(small(PAIN, lost, wrong, scores=scores)) == ["band-out-of-reach"] * (1 + 2 * found)


@pytest.mark.parametrize(
    "wrong",
    [
        {"bands": [{"id": "low", "from": "zero", "text": "Low"}]},
        {"item": ["pain"]},
        {"combine": "avg."},
        {"missing": "refused"},
        {"then": 7},
        {"look_up": {"1": "x"}},
        {"missing": None},
    ],
)
def test_a_score_that_lost_something_is_lost_to_all_that_look_at_it(wrong: Json) -> None:
    scores = [score("one", "pain") | wrong, score("two", "one", bands=HIGH), score("other", "sex")]
    document = small(PAIN, SEX, scores=scores, rules=[rule("one > 99 or band(one) == 'no'", "routine"), WRONG_OPTION])
    assert codes(document) == ["no-points", "unknown-option"]


def test_what_is_so_by_itself_is_told_in_a_part_that_lost_something() -> None:
    asked = question("other", "scale", points=[{"from": 0}], ask_if="sex == 'man'") | {"text": "Other}?"}
    torn = {"id": "one", "title": "One", "formula": "pian * 2", "missing": "refuse", "bnds": HIGH}
    assert sorted(codes(small(SEX, PAIN, asked, scores=[torn]))) == ["stray-bracket", "unknown-name", "unknown-option"]


def test_a_category_may_have_lost_points_that_any_lost_question_gave() -> None:
    given = question("other", "choice", options=options("x", "y", x={"total": 1}))
    category = {"id": "total", "title": "Total", "category": True, "missing": "refuse", "bands": HIGH}
    assert codes(small(given, scores=[category], titel="x")) == ["band-out-of-reach"]
    assert codes(small(given, question("lost", "what?"), scores=[category], titel="x")) == []


def test_no_score_knows_its_questions_where_an_end_is_lost() -> None:
    missing = {"at_least": "all", "not_asked": 0}
    document = small(COUNTED, scores=[score("one", "pain", "sex", missing=missing, counts_from=1, combine="count")])
    document["sections"].append({"id": "two", "title": "Two", "questions": [PAIN]})
    document["titel"] = "x"
    assert codes(document) == ["missing-unused"]
    document["sections"][0]["end_if"] = {"when": "sex == 'male'"}
    assert codes(document) == []


def test_no_score_knows_its_questions_where_an_end_hangs_on_what_is_lost() -> None:
    """Whether anybody lacks the score 'one' is for the end to say, whose question is lost."""
    both = score("both", "one", "other", missing={"at_least": "all", "not_asked": 0})
    ended = question("ended", "yes_no")
    document = small(ended, COUNTED, scores=[score("one", "pain"), score("other", "sex"), both], titel="x")
    document["sections"].append({"id": "two", "title": "Two", "questions": [PAIN]})
    assert codes(document) == ["missing-unused"]
    document["sections"][0]["end_if"] = {"when": "ended == 'yes'", "title": "The end", "text": ["Call."]}
    assert codes(document) == []
    ended["type"] = "what"
    assert codes(document) == []


def test_what_shares_lost_options_is_lost() -> None:
    lists = {"often": [{"id": "never", "text": "Never"}, {"id": "Always", "text": "Always"}]}
    asked = question("how_often", "choice", options="often")
    whens = [rule("how_often == 'always'"), WRONG_OPTION]
    assert codes(small(SEX, asked, option_lists=lists, rules=whens)) == ["unknown-option"]
    assert codes(small(SEX, asked, option_lists={"often": 7}, rules=whens)) == ["unknown-option"]
    assert codes(small(SEX, asked, option_list=lists, rules=whens)) == ["unknown-option"]
    document = small(SEX, question("how_often", "choice"), rules=whens)
    document["sections"][0]["options"] = [{"id": "never"}, 7]
    assert codes(document) == ["unknown-option"]
    document["sections"][0]["options"] = "often"
    assert codes(document | {"option_lists": {"Often": lists["often"]}}) == ["unknown-option"]


def test_points_may_be_for_a_score_that_is_lost() -> None:
    given = question("other", "choice", options=options("x", "y", x={"one": 1}))
    assert codes(small(given, titel="x")) == ["unknown-score"]
    assert codes(small(given, scores=[7])) == []
    assert codes(small(given, scoers=[score("one", "other")])) == []
    assert codes(small(given, PAIN, scores=[score("one", "pain")], titel="x")) == ["not-an-item"]
    assert codes(small(given, PAIN, scores=[score("one", "pain", 7)])) == []


def test_a_score_or_a_list_may_be_called_as_a_part_is() -> None:
    given = question("other", "choice", options=options("x", "y", x={"text": 9, "hint": "x"}))
    scores = [score("text", "other", bands=HIGH), score("hint", "other", bands=HIGH)]
    assert codes(small(given, scores=scores)) == []
    asked, lists = question("other", "choice", options="unit"), {"unit": [*options("x"), 7]}
    assert codes(small(asked, option_lists=lists, rules=[rule("other == 'y'")])) == []
    given = question("other", "choice", options=options("x", "y", x={"unit": 1}))
    text = data(small(given, scores=[score("unit", "other", bands=HIGH)]))
    assert [one.code for one in understood(text, "x.json", DEFAULT_PLACE).found] == ["band-out-of-reach"]
    text = text.replace(b'"unit": 1', b'"unit": 99, "unit": 1')
    assert understood(text, "x.json", DEFAULT_PLACE).found == ()


def test_a_range_that_lost_words_gives_its_points() -> None:
    asked = question("other", "scale", points=[{"from": 0, "points": 1, "statment": "x"}])
    assert codes(small(asked, scores=[score("one", "other", bands=HIGH)])) == ["band-out-of-reach"]


def test_sources_that_are_lost_are_not_called_unknown() -> None:
    cited = rule("sex == 'male'") | {"sources": ["nhs"]}
    assert codes(small(SEX, sources=[7], rules=[cited, WRONG_OPTION])) == ["unknown-option"]
    assert codes(small(SEX, source=[{"id": "nhs", "title": "NHS"}], rules=[cited, WRONG_OPTION])) == ["unknown-option"]
    assert codes(small(SEX, sources=[{"id": "nhs", "title": "NHS", "ulr": "x"}], rules=[cited, WRONG_OPTION])) == [
        "unknown-option"
    ]
    assert codes(small(SEX, rules=[cited], titel="x")) == ["unknown-source"]


@pytest.mark.parametrize("level", ["soonish", None, 7])
def test_a_rule_of_an_unknown_level_is_looked_at_all_the_same(level: object) -> None:
    document = small(PAIN, scores=[score("one", "pain")], rules=[rule("one > 3 and pian > 3") | {"level": level}])
    assert codes(document) == ["unknown-name"]


def test_nobody_knows_whom_to_call_in_a_language_that_nobody_knows() -> None:
    emergency = rule("pain > 3 and pian > 3", "emergency")
    assert codes(small(PAIN, rules=[emergency]) | {"language": "??"}) == ["unknown-name"]
    assert codes(small(PAIN, rules=[emergency], titel="x") | {"language": "de"}) == [
        "no-emergency-contact",
        "unknown-name",
    ]


@pytest.mark.parametrize(
    ("before", "after", "when"),
    [
        ('"max": 10', '"max": 3, "max": 10', "pain > 10"),
        ('"max": 10', '"max": 1e99', "pain > 0"),
        ('"id": "pain"', '"id": "ache", "id": "pain"', "ache > 3"),
        ('"id": "pain"', '"id": "\\ud800pain"', "ache > 3"),
        ('"questions": [', '"questions": [], "questions": [', "ache > 3"),
    ],
)
def test_what_is_not_what_the_author_wrote_is_left_out(before: str, after: str, when: str) -> None:
    document = small(PAIN, rules=[rule(when), WRONG_OPTION])
    document["sections"].append({"id": "two", "title": "Two", "questions": [SEX]})
    text = json.dumps(document)
    assert text.count(before) >= 1
    found = understood(text.replace(before, after, 1).encode(), "x.json", DEFAULT_PLACE)
    assert len(found.wrong) == 1
    assert [one.code for one in found.found] == ["unknown-option"]


def test_a_score_that_cannot_be_made_is_not_called_unknown() -> None:
    """The error is at the score; there is one of this name."""
    scores = [{"id": "one", "title": "One", "formula": "pian * 2", "missing": "refuse"}]
    found = reading(small(PAIN, scores=scores, rules=[rule("one > 3", "routine")]))
    assert [(one.code, one.path) for one in found.found] == [("unknown-name", "$.scores[0].formula")]


@pytest.mark.parametrize("document", [{"sections": []}, {"sections": {}}, {}, 7, [small(PAIN)], None])
def test_where_nothing_is_left_only_the_shape_is_told(document: object) -> None:
    found = understood(json.dumps(document).encode(), "x.json", DEFAULT_PLACE)
    assert found.wrong
    assert (found.found, found.shaped) == ((), None)


def test_what_is_left_out_is_as_little_as_can_be() -> None:
    listed = [*options("male", "female"), {"id": "other", "text": ""}]
    asked = question("sex", "choice", options=listed)
    whole = small(PAIN | {"hint": 7}, asked, rules=[{"id": "R"}, rule("pain > 3") | {"text": 7}], notes={"id": "N"})
    whole["sections"][0]["questions"].append("x")
    rest = reading(whole).shaped
    assert rest is not None
    left = question("sex", "choice", options=[*options("male", "female"), {"id": "other", "text": "–"}])
    expected = small(PAIN, left, rules=[rule("pain > 3") | {"text": "–"}])
    assert rest.value == expected


def test_every_kind_of_fault_is_told_beside_a_fault_of_shape() -> None:
    """A part of the document that nothing hangs on is wrong: all that was found before is found."""
    for path in sorted((QUESTIONNAIRES / "invalid").glob("*.json")):
        _tell_beside(path)


def _tell_beside(path: Path) -> None:
    before = understood(path.read_bytes(), "x.json", DEFAULT_PLACE)
    if before.wrong or not isinstance(before.value, dict):
        return
    text = path.read_text(encoding="utf-8").rstrip().removesuffix("}") + ', "summary": 7}'
    after = understood(text.encode(), "x.json", DEFAULT_PLACE)
    assert [one.code for one in after.wrong] == ["wrong-type"]
    assert after.found == before.found
    assert any(one.severity in (Severity.ERROR, Severity.WARNING) for one in after.found)
