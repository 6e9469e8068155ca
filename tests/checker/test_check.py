"""The checker: findings of loading come through, and each example is held to what it expects."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import SMALL, changed
from tests.docs.reading import ROOT
from triage.checker import check, review
from triage.questionnaire import Finding, Place, Severity
from triage.questionnaire.findings import Compared

ADULT = {"age": "adult", "meds": ["statin"], "pain": 8, "weight": 70.5}


def example(answers: dict[str, Any], expect: dict[str, Any]) -> Callable[[dict[str, Any]], None]:
    """A change that leaves this example only."""

    def change(document: dict[str, Any]) -> None:
        document["examples"] = [{"id": "it", "answers": answers, "expect": expect}]

    return change


def found(folder: Path, answers: dict[str, Any], expect: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Code, path within the example and sentence of each finding."""
    findings = check(changed(folder, example(answers, expect)))
    return [(one.code, one.path.removeprefix("$.examples[0]."), one.message) for one in findings]


def test_a_questionnaire_whose_examples_hold_has_no_findings() -> None:
    assert check(SMALL) == ()
    assert check(str(SMALL)) == check(SMALL.read_bytes()) == ()


@pytest.mark.parametrize(
    ("answers", "expect"),
    [
        (ADULT, {"level": "emergency"}),
        (ADULT, {"rules": ["R1", "E1"]}),
        (ADULT, {"undecided": []}),
        ({"age": "adult", "meds": ["statin"]}, {"undecided": ["U1", "E1"], "rules": ["R1"]}),
        (ADULT, {"scores": {"medication": 2.5}}),
        (ADULT, {"bands": {"medication": "some"}}),
        ({"age": "adult"}, {"bands": {"medication": None}, "scores": {"medication": None}}),
        (ADULT, {"ends": None}),
        ({"age": "under_18"}, {"ends": "who", "rules": []}),
        ({"age": "adult", "pain": None, "meds": {"non_answer": "declined"}}, {"level": "none"}),
    ],
)
def test_an_example_that_holds(tmp_path: Path, answers: dict[str, Any], expect: dict[str, Any]) -> None:
    assert found(tmp_path, answers, expect) == []


@pytest.mark.parametrize(
    ("expect", "place", "message"),
    [
        ({"level": "urgent"}, "level", "The example 'it' expects the level 'urgent', but it is 'emergency'."),
        (
            {"rules": ["R1", "E1", "U1"]},
            "rules[2]",
            "The example 'it' expects that the rule 'U1' fires, but it is ruled out.",
        ),
        ({"rules": ["E1"]}, "rules", "In the example 'it' the rule 'R1' fires, which is not expected."),
        (
            {"undecided": ["E1"]},
            "undecided[0]",
            "The example 'it' expects that the rule 'E1' is undecided, but it fires.",
        ),
        (
            {"scores": {"medication": 2.51}},
            "scores.medication",
            "The example 'it' expects the value 2.51 for the score 'medication', but there is the value 2.5.",
        ),
        (
            {"scores": {"medication": None}},
            "scores.medication",
            "The example 'it' expects no value for the score 'medication', but there is the value 2.5.",
        ),
        (
            {"bands": {"medication": "nothing"}},
            "bands.medication",
            "The example 'it' expects the band 'nothing' for the score 'medication', but there is the band 'some'.",
        ),
        (
            {"bands": {"medication": None}},
            "bands.medication",
            "The example 'it' expects no band for the score 'medication', but there is the band 'some'.",
        ),
        (
            {"ends": "who"},
            "ends",
            "The example 'it' expects that the form ends after the section 'who', but it goes on to its last section.",
        ),
    ],
)
def test_an_example_that_does_not_hold(tmp_path: Path, expect: dict[str, Any], place: str, message: str) -> None:
    assert found(tmp_path, ADULT, expect) == [("example-failed", f"expect.{place}", message)]


def test_what_is_missing_is_told_from_what_differs(tmp_path: Path) -> None:
    answers = {"age": "adult", "meds": ["statin"]}
    messages = [message for _code, _path, message in found(tmp_path, answers, {"rules": ["E1", "R1"], "undecided": []})]
    assert messages == [
        "The example 'it' expects that the rule 'E1' fires, but it is undecided.",
        "In the example 'it' the rule 'E1' is undecided, which is not expected.",
        "In the example 'it' the rule 'U1' is undecided, which is not expected.",
    ]
    child = found(tmp_path, {"age": "under_18"}, {"ends": None, "scores": {"medication": 0}})
    assert [message for _code, _path, message in child] == [
        "The example 'it' expects that the form goes on to its last section, but it ends after the section 'who'.",
        "The example 'it' expects the value 0 for the score 'medication', but there is no value.",
    ]


@pytest.mark.parametrize(
    ("expect", "place", "cure"),
    [
        ({"rules": ["R1", "E1", "E2"]}, "rules[2]", "Known here: 'E1', 'U1', 'R1'."),
        ({"undecided": ["X"]}, "undecided[0]", "Known here: 'E1', 'U1', 'R1'."),
        ({"scores": {"medicaton": 1}}, "scores.medicaton", "Did you mean 'medication'?"),
        ({"bands": {"medicaton": None}}, "bands.medicaton", "Did you mean 'medication'?"),
        ({"bands": {"medication": "som"}}, "bands.medication", "Did you mean 'some'?"),
        ({"ends": "whoo"}, "ends", "Did you mean 'who'?"),
        ({"ends": "body"}, "ends", "Known here: 'who'."),
    ],
)
def test_names_that_do_not_exist(tmp_path: Path, expect: dict[str, Any], place: str, cure: str) -> None:
    (finding,) = check(changed(tmp_path, example(ADULT, expect)))
    assert (finding.code, finding.path, finding.severity, finding.cure) == (
        "unknown-reference",
        f"$.examples[0].expect.{place}",
        Severity.ERROR,
        cure,
    )


def test_nothing_is_compared_while_a_name_is_unknown(tmp_path: Path) -> None:
    assert [code for code, *_rest in found(tmp_path, ADULT, {"level": "none", "rules": ["E2"]})] == [
        "unknown-reference"
    ]


def test_answers_that_cannot_be_given(tmp_path: Path) -> None:
    path = changed(tmp_path, example(ADULT | {"pain": 11, "wait": 1, "age": "adul"}, {"level": "none", "rules": ["X"]}))
    findings = {finding.path.removeprefix("$.examples[0]."): finding for finding in check(path)}
    assert {place: finding.code for place, finding in findings.items()} == {
        "answers.age": "example-answer",
        "answers.pain": "example-answer",
        "answers.wait": "unknown-reference",
        "expect.rules[0]": "unknown-reference",
    }
    assert findings["answers.pain"].message == "The example 'it' has an answer to 'pain' that cannot be given."
    assert findings["answers.pain"].cure == "The answer goes from 0 to 10."
    assert findings["answers.wait"].message == "There is no question called 'wait'."
    assert text_at(path, findings["answers.wait"]).startswith('"wait": 1')
    assert text_at(path, findings["answers.pain"]).startswith("11,")


def text_at(path: Path, finding: Finding) -> str:
    """What stands at the place of ``finding``."""
    return path.read_text(encoding="utf-8").split("\n")[finding.line - 1][finding.column - 1 :]


def test_a_finding_stands_at_its_expectation(tmp_path: Path) -> None:
    path = changed(tmp_path, example(ADULT, {"rules": ["E1", "U1", "R1"], "scores": {"medication": 7}}))
    assert [text_at(path, finding) for finding in check(path)] == ['"U1",', "7"]


def test_an_example_that_expects_nothing_is_doubtful(tmp_path: Path) -> None:
    (finding,) = check(changed(tmp_path, example(ADULT, {})))
    assert (finding.code, finding.severity) == ("example-empty", Severity.WARNING)


def test_findings_are_in_the_order_of_the_file(tmp_path: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        document["examples"] = [
            {"id": "one", "answers": {}, "expect": {"level": "urgent", "rules": ["E1"], "ends": "who"}},
            {"id": "two", "answers": {"pain": 11, "age": "x"}, "expect": {}},
        ]

    findings = check(changed(tmp_path, change))
    places = [(finding.line, finding.column) for finding in findings]
    assert places == sorted(places)
    assert len(places) == 5


def test_what_load_finds_comes_through(tmp_path: Path) -> None:
    refused = check(changed(tmp_path, lambda document: document.update(titel="x")), name="mine.json")
    assert [(finding.code, finding.file) for finding in refused] == [("unknown-key", "mine.json")]
    elsewhere = Place(languages=("de",))
    assert [finding.code for finding in check(SMALL, place=elsewhere)] == ["no-emergency-contact"]


def test_warnings_of_load_come_through(tmp_path: Path) -> None:
    def doubt(document: dict[str, Any]) -> None:
        document["rules"][1]["when"] = "age == 'adult' and pain >= 0 and weight < 35.5"
        example({"age": "adult", "pain": 3, "weight": 30}, {"level": "none"})(document)

    findings = check(changed(tmp_path, doubt))
    assert {finding.severity for finding in findings} == {Severity.WARNING, Severity.ERROR}
    assert [finding.code for finding in findings][:2] == ["example-failed", "always-true"]


def test_a_file_that_cannot_be_read_is_the_callers_matter(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        check(tmp_path / "none.json")


def test_the_answers_of_examples_do_not_change_the_file() -> None:
    before = SMALL.read_bytes()
    check(SMALL)
    assert SMALL.read_bytes() == before
    assert json.loads(before)["examples"]


def test_an_answer_that_is_not_asked_for_is_a_warning(tmp_path: Path) -> None:
    told = found(tmp_path, {"age": "under_18", "pain": 3}, {"level": "none"})
    assert told == [("example-ignored", "answers.pain", "The example 'it' answers 'pain', which is not asked then.")]


def test_who_is_asked_can_be_expected(tmp_path: Path) -> None:
    left = ["helper", "new_dose", "cups", "since", "place", "concern", "tried_rest", "tried_heat"]
    assert found(tmp_path, ADULT, {"unanswered": left}) == []
    assert [message for _code, _path, message in found(tmp_path, ADULT, {"unanswered": ["pain", *left[1:]]})] == [
        "In the example 'it' the question 'helper' is asked too, and has no answer.",
        "The example 'it' expects that 'pain' is asked and not answered, but it is not so.",
    ]


NOTED = [
    {"id": "N1", "kind": "know", "text": "It is a test."},
    {"id": "N2", "kind": "ask", "when": "pain >= 5", "text": "What helps?"},
    {"id": "N3", "kind": "ask", "when": "pain >= 7", "text": "What else helps?"},
]


def found_of_notes(folder: Path, pain: int, notes: list[str]) -> list[tuple[str, str, str]]:
    """What is found where an example with this ``pain`` expects these ``notes``: N2 from 5 on, N3 from 7 on."""

    def change(document: dict[str, Any]) -> None:
        document["notes"] = NOTED
        example(ADULT | {"pain": pain}, {"notes": notes})(document)

    findings = check(changed(folder, change))
    return [(one.code, one.path.removeprefix("$.examples[0].expect."), one.message) for one in findings]


@pytest.mark.parametrize(("pain", "notes"), [(4, []), (5, ["N2"]), (6, ["N2"]), (7, ["N2", "N3"]), (7, ["N3", "N2"])])
def test_the_notes_whose_condition_is_so_are_expected(tmp_path: Path, pain: int, notes: list[str]) -> None:
    assert found_of_notes(tmp_path, pain, notes) == []


@pytest.mark.parametrize(
    ("pain", "notes", "place", "message"),
    [
        (4, ["N2"], "notes[0]", "The example 'it' expects the note 'N2', but it is not shown."),
        (6, ["N2", "N3"], "notes[1]", "The example 'it' expects the note 'N3', but it is not shown."),
        (6, [], "notes", "In the example 'it' the note 'N2' is shown, which is not expected."),
        (
            6,
            ["N1", "N2"],
            "notes[0]",
            "The example 'it' names the note 'N1', which has no condition: it is always shown.",
        ),
    ],
)
def test_other_notes_than_those_are_told(tmp_path: Path, pain: int, notes: list[str], place: str, message: str) -> None:
    assert found_of_notes(tmp_path, pain, notes) == [("example-failed", place, message)]


def test_a_note_that_there_is_not_cannot_be_expected(tmp_path: Path) -> None:
    assert found_of_notes(tmp_path, 6, ["N22"]) == [("unknown-reference", "notes[0]", "There is no note called 'N22'.")]


def test_what_is_shown_instead_is_told_without_notes_that_are_always_there(tmp_path: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        document["notes"] = NOTED
        example(ADULT | {"pain": 7}, {"notes": ["N2"]})(document)

    (finding,) = check(changed(tmp_path, change))
    assert finding.compared == Compared("N2", "N2, N3")


URGENT = [
    {"id": f"U{at}", "when": f"pain >= {least}", "level": level, "text": "Go."}
    for at, (least, level) in enumerate([(5, "urgent"), (6, "soon"), (7, "urgent")], 1)
]


@pytest.mark.parametrize(
    ("order", "rules", "told"),
    [
        ((0, 1, 2), ["U1", "U2", "U3"], None),
        ((1, 0, 2), ["U1", "U2", "U3"], None),
        ((0, 2, 1), ["U2", "U1", "U3"], None),
        ((2, 1, 0), ["U1", "U2", "U3"], ("rules[0]", "U1", "U3", "U3, U2, U1")),
        ((0, 1, 2), ["U2", "U3", "U1"], ("rules[1]", "U3", "U1", "U1, U2, U3")),
    ],
)
def test_rules_of_one_level_are_expected_in_their_order(
    tmp_path: Path, order: tuple[int, ...], rules: list[str], told: tuple[str, ...] | None
) -> None:
    """Those of another level stand above or below them on the page, wherever they stand in the file."""

    def change(document: dict[str, Any]) -> None:
        document["rules"] = [URGENT[at] for at in order]
        example(ADULT, {"rules": rules})(document)

    failed = [finding for finding in check(changed(tmp_path, change)) if finding.code == "example-failed"]
    said = [(one.path.removeprefix("$.examples[0].expect."), one.message, one.compared) for one in failed]
    if told is None:
        assert said == []
    else:
        place, first, then, fired = told
        message = f"The example 'it' expects the rule '{first}' before '{then}', but '{then}' comes first."
        assert said == [(place, message, Compared(", ".join(rules), fired))]


REVIEWED = {"reviewer": "A clinician", "review_date": "2024-01-31"}


def reviewed(folder: Path, **accept: str) -> Path:
    """The small questionnaire, reviewed on a day, which its author perhaps accepts."""

    def change(document: dict[str, Any]) -> None:
        document["about"] |= REVIEWED | ({"accept": [accept]} if accept else {})

    return changed(folder, change)


@pytest.mark.parametrize(
    ("today", "codes"),
    [(date(2026, 1, 31), []), (date(2026, 2, 1), ["old-review"]), (None, [])],
    ids=["still counts", "too old", "no day, so nothing is said"],
)
def test_a_review_is_as_old_as_the_day_that_is_handed_in_says(
    tmp_path: Path, today: date | None, codes: list[str]
) -> None:
    assert [one.code for one in check(reviewed(tmp_path), today=today)] == codes
    assert [one.code for one in review(reviewed(tmp_path), today=today).findings] == codes


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (date(2026, 2, 1), [("old-review", "It stays.")]),
        (date(2026, 1, 31), [("accept-unused", "")]),
        (None, []),
    ],
    ids=["accepted", "not yet so", "not known without a day"],
)
def test_what_hangs_on_the_day_can_be_accepted(
    tmp_path: Path, today: date | None, found: list[tuple[str, str]]
) -> None:
    path = reviewed(tmp_path, code="old-review", because="It stays.")
    assert [(one.code, one.accepted) for one in check(path, today=today)] == found


@pytest.mark.parametrize("room", ["logic", "questionnaire", "assessment", "checker", "report"])
def test_no_room_behind_the_surfaces_reads_a_clock(room: str) -> None:
    """The day is handed in: to the engine, to the checker and to the report."""
    read = re.compile(r"\b(?:date|datetime)\.(?:today|now|utcnow)\(|\btime\.(?:time|time_ns|localtime|gmtime)\(")
    files = sorted((ROOT / "triage" / room).rglob("*.py"))
    assert files
    assert [path.name for path in files if read.search(path.read_text(encoding="utf-8"))] == []
