"""Faults planted in a small form, the same in two formats: each is found, and none where nothing is planted.

What survey-core says about them is not tested, so this needs no Node.
"""

from __future__ import annotations

import json
from typing import Any, Final

import pytest

from benchmarks.faults import HELD, SUBJECTS, Edits, Fault, our_form, their_form
from benchmarks.planted import Told, our_findings
from benchmarks.tables import planted

FAULTS: Final = [fault for faults in SUBJECTS.values() for fault in faults]
OURS: Final = [fault for fault in FAULTS if fault.ours is not None]


def kind(fault: Fault) -> str:
    return fault.kind


def test_the_form_has_no_finding() -> None:
    assert our_findings({}) == set()


@pytest.mark.parametrize("fault", OURS, ids=kind)
def test_a_planted_fault_is_found(fault: Fault) -> None:
    assert fault.ours is not None
    assert fault.code in our_findings(fault.ours)


def test_every_fault_is_a_kind_of_its_own_and_changes_the_forms() -> None:
    assert len({fault.kind for fault in FAULTS}) == len(FAULTS) >= 25
    for fault in FAULTS:
        assert fault.ours is not None or fault.theirs is not None
        assert fault.ours is None or our_form(fault.ours) != our_form({})
        assert fault.theirs is None or their_form(fault.theirs) != their_form({})


def test_both_sides_have_the_same_form() -> None:
    ours = json.loads(our_form({}))
    theirs: Any = their_form({})
    asked = [question["id"] for section in ours["sections"] for question in section["questions"]]
    elements = [element for page in theirs["pages"] for element in page["elements"]]
    assert [one["name"] for one in elements if one["type"] != "html"] == asked
    assert [one["name"] for one in elements if one["type"] == "html"] == [rule["id"] for rule in ours["rules"]]
    assert [page["name"] for page in theirs["pages"]] == [section["id"] for section in ours["sections"]]


def test_both_sides_have_the_same_options_and_limits() -> None:
    ours = {one["id"]: one for section in json.loads(our_form({}))["sections"] for one in section["questions"]}
    theirs: Any = their_form({})
    for one in (element for page in theirs["pages"] for element in page["elements"] if element["type"] != "html"):
        mine = ours[one["name"]]
        words = ["Yes", "No"] if mine["type"] == "yes_no" else [option["text"] for option in mine.get("options", ())]
        assert one["title"] == mine["text"]
        assert [choice["text"] for choice in one.get("choices", ())] + (
            [one["noneText"]] if "noneText" in one else []
        ) == words
        assert [one.get("min"), one.get("max")] == [mine.get("min"), mine.get("max")]
        assert ("showDontKnowItem" in one) is ("non_answers" in mine)


def test_an_edit_sets_adds_and_takes_away() -> None:
    edits: Edits = {
        "title": "Aches",
        "rules.R1.text": "Rest",
        "rules.+": {"id": "R2"},
        "rules.++": {"id": "R3"},
        "about": None,
    }
    before, after = json.loads(our_form({})), json.loads(our_form(edits))
    assert after["title"] == "Aches"
    assert [rule["id"] for rule in after["rules"]] == ["E1", "S1", "R1", "R2", "R3"]
    assert [rule.get("text") for rule in after["rules"]][:3] == [
        *(rule["text"] for rule in before["rules"][:2]),
        "Rest",
    ]
    assert "about" not in after
    assert json.loads(our_form({})) == before


def test_an_example_stands_beside_their_form() -> None:
    plain: Any = their_form({})
    assert their_form(HELD) == {**plain, "tests": HELD["tests"]}


def test_the_table_says_what_each_side_finds_and_how_much_together() -> None:
    told = {
        "Some": (
            Told(Fault("both", "a-code", {}, {}), "a-code", ("x/one", "x/two")),
            Told(Fault("neither", "", {}, {}), "", ()),
            Told(Fault("ours", "b-code", {}, None), "b-code", ()),
        ),
        "More": (
            Told(Fault("one", "c-code", {}, {}), "c-code", ()),
            Told(Fault("theirs", "", None, {}), "", ("x/one",)),
            Told(Fault("missed", "", None, {}), "", ()),
        ),
    }
    assert planted(told).splitlines() == [
        "**Some**",
        "",
        "| fault | `triage check` | survey-core |",
        "| --- | --- | --- |",
        "| both | `a-code` | `x/one`, `x/two` |",
        "| neither | no | no |",
        "| ours | `b-code` | no such fault |",
        "",
        "**More**",
        "",
        "| fault | `triage check` | survey-core |",
        "| --- | --- | --- |",
        "| one | `c-code` | no |",
        "| theirs | no such fault | `x/one` |",
        "| missed | no such fault | no |",
        "",
        "**Together**",
        "",
        "|  | known to both formats | `triage check` finds | survey-core finds | known here only | known there only |",
        "| --- | --- | --- | --- | --- | --- |",
        "| Some | 2 | 1 | 1 | finds 1 of 1 |  |",
        "| More | 1 | 1 | 0 |  | finds 1 of 2 |",
        "| all | 3 | 2 | 1 | finds 1 of 1 | finds 1 of 2 |",
    ]
