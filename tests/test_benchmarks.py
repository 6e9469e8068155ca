"""What ``make bench`` measures is what it says: forms without faults, the same on both sides. No time is looked at."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path

import pytest

from benchmarks import checking, engine, ours, tables, theirs
from benchmarks.forms import CATEGORIES, NOT_SURE, draw_answers, make_form
from triage import assess, load
from triage.logic import NonAnswer

DOCS = Path(__file__).parents[1] / "docs" / "benchmarks.md"


@pytest.mark.parametrize("count", [12, 40, 200])
def test_a_made_up_form_is_a_questionnaire_without_findings(count: int) -> None:
    questionnaire = load(ours.document(make_form(count)))
    assert questionnaire.findings == ()
    assert (len(questionnaire.questions), len(questionnaire.rules)) == (count, count // 10)
    assert {len(score.bands) for score in questionnaire.scores} == {len(CATEGORIES)}


def test_a_form_is_as_the_page_describes_it() -> None:
    items = make_form(1000).items
    assert sum(item.kind == "yes_no" for item in items) == 500
    assert 400 < sum(item.gate is not None for item in items) < 600
    assert any(item.gate and any(atom.item.gate for atom in item.gate.atoms) for item in items)


def test_the_same_seed_gives_the_same_form_and_answers() -> None:
    one, two = make_form(40, seed=7), make_form(40, seed=7)
    assert ours.document(one) == ours.document(two) != ours.document(make_form(40, seed=8))
    assert draw_answers(one, 1, unsure=0.5) == draw_answers(two, 1, unsure=0.5) != draw_answers(one, 2, unsure=0.5)


def test_answer_sets_keep_to_the_path_and_the_first_are_complete() -> None:
    form = make_form(200)
    questionnaire = load(ours.document(form))
    found = [assess(questionnaire, ours.answers(drawn)) for drawn in engine.answer_sets(form, questionnaire)]
    assert [len(assessment.ignored) for assessment in found] == [0, 0, 0, 0, 0]
    complete = [assessment.completeness.answered == len(assessment.path) for assessment in found]
    assert complete == [True, True, False, False, False]
    decided = [assessment.undecided_path == () for assessment in found]
    assert decided[: engine.DECIDED] == [True] * engine.DECIDED
    assert not any(decided[engine.DECIDED :])
    assert any(slot is NonAnswer.NOT_SURE for slot in found[3].slots)


@pytest.mark.parametrize("bounds", [False, True])
def test_survey_core_gets_the_same_form(bounds: bool) -> None:
    form = make_form(40)
    survey = json.loads(json.dumps(theirs.survey(form, bounds=bounds)))
    questions = [question for page in survey["pages"] for question in page["elements"]]
    assert [question["name"] for question in questions] == [item.id for item in form.items]
    assert [question["name"] for question in questions if "visibleIf" in question] == [
        item.id for item in form.items if item.gate
    ]
    named = [item["name"] for item in survey["calculatedValues"]]
    bands = [theirs.band_name(name) for name in CATEGORIES]
    known = [*CATEGORIES, *bands, *(alert.id for alert in form.alerts)]
    assert named[: len(known)] == known
    assert (len(named) > len(known)) is bounds
    assert all(NOT_SURE in question["choices"] for question in questions if "yes" in question.get("choices", ()))


def test_measuring_works_without_node() -> None:
    measured = engine.measure(40, engine.Plan(rounds=2, warming=1, loads=1, best_of=0.1), None)
    assert [taken.ours > 0 for taken in measured.rounds] == [True, True]
    assert all(math.isnan(taken.lean) for taken in measured.rounds)


def test_the_search_is_measured_on_a_form_of_the_size_asked_for() -> None:
    measured = checking.search(12)
    assert measured.questions == 12
    assert len(measured.seconds) == 5
    assert all(seconds > 0 for seconds in measured.seconds)


def test_z3_is_asked_of_weighted_sums() -> None:
    pytest.importorskip("z3")
    asked = checking.asked(60)
    assert asked.times > 0
    assert asked.left == 0


def test_what_checking_takes_is_said_by_its_middle_round() -> None:
    seconds = (0.009, 0.001, 0.002, 0.004, 0.003)
    found = [checking.Checked("all of it", 1000, seconds, goal=5), checking.Checked("a part", 1000, ())]
    words = "z3 is asked 3 times; after that, 1 things are proven neither way."
    assert tables.checking(found, checking.Asked(3, 1)).splitlines() == [
        "| what is looked at | questions | median | goal |",
        "| --- | --- | --- | --- |",
        "| all of it | 1,000 | 3 ms | 5 s |",
        "| a part | 1,000 | too long |  |",
        "",
        f"In the whole check of the form with weighted sums, {words}",
    ]


def test_tables_go_where_the_page_has_a_place_for_them() -> None:
    text = "before\n<!-- begin rates -->\nold\n<!-- end rates -->\nafter\n"
    assert tables.written(text, "rates", "| new |") == (
        "before\n<!-- begin rates -->\n\n| new |\n\n<!-- end rates -->\nafter\n"
    )
    with pytest.raises(LookupError, match="elsewhere"):
        tables.written(text, "elsewhere", "")


def test_the_page_has_a_place_for_each_table() -> None:
    places = re.findall(r"<!-- begin (\w+) -->\n.*?<!-- end \1 -->", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    expected = [
        "machine",
        "assessing",
        "growth",
        "loading",
        "instruments",
        "mutation",
        "misses",
        "wording",
        "unread",
        "kinds",
        "planted",
        "checking",
        "printing",
        "rates",
        "interaction",
    ]
    assert places == expected


@pytest.mark.parametrize(
    ("seconds", "words"), [(1.5, "1.5 s"), (0.0123, "12.3 ms"), (0.000044, "44 µs"), (123.4, "123 s"), (4e-7, "0.4 µs")]
)
def test_times_are_said_with_the_unit_that_suits(seconds: float, words: str) -> None:
    assert tables.time(seconds) == words
