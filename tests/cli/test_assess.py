"""``triage assess``: what it prints, what it refuses, and that what it understood can be assessed again."""

from __future__ import annotations

import hashlib
import json
from contextlib import AbstractContextManager, nullcontext
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.run import SMALL, changed, run, written
from triage import assess, load
from triage.assessment.export import export
from triage.cli import assessing
from triage.questionnaire.source import MAX_BYTES

ANSWERS = {"age": "adult", "meds": ["other", "statin"], "pain": 8, "weight": 70.1, "since": "2026-01-31", "cups": None}


def test_all_that_follows_is_printed(tmp_path: Path) -> None:
    result = run("assess", SMALL, written(tmp_path, json.dumps(ANSWERS)))
    assert (result.exit_code, result.stderr) == (0, "")
    questions = ["age", "helper", "meds", "new_dose", "pain", "weight", "cups", "since", "place", "concern"]
    questions += ["tried_rest", "tried_heat"]
    none: dict[str, object] = {"statement": None, "sources": []}
    assert json.loads(result.stdout) == {
        "questionnaire": {"id": "small", "version": "1.2.3", "hash": hashlib.sha256(SMALL.read_bytes()).hexdigest()},
        "on": None,
        "path": questions,
        "level": "emergency",
        "rules": [
            {
                "id": "E1",
                "level": "emergency",
                "text": "Call 999",
                "because": [
                    "“How old are you?” is “18 or older”",
                    "“Which medicines do you use?” includes “Statin”",
                    "“How bad is the pain?” is 7 or more",
                ],
            },
            {
                "id": "R1",
                "level": "routine",
                "text": "Talk to your GP",
                "because": ["“Medication” is in the band “Some”"],
            },
        ],
        "undecided": [],
        "scores": {
            "medication": {
                "value": 2.75,
                "low": 2.75,
                "high": 2.75,
                "exact": True,
                "status": "complete",
                "band": "some",
                "possible": ["some"],
                "contributions": [
                    {
                        "item": "meds",
                        "option": "statin",
                        "points": 1.5,
                        "statement": "You use a statin.",
                        "sources": ["leaflet"],
                    },
                    {"item": "meds", "option": "other", "points": 0.25, **none},
                    {"item": "pain", "option": None, "points": 1, **none},
                ],
                "missing": [],
                "settled_by": [],
            }
        },
        "answers": dict.fromkeys(questions) | ANSWERS | {"meds": ["statin", "other"]},
        "ignored": [],
    }


def test_what_is_undecided_and_what_is_ignored_is_named(tmp_path: Path) -> None:
    answers = {"meds": {"non_answer": "not_sure"}, "new_dose": "no", "pain": {"non_answer": "declined"}}
    del answers["pain"]
    data = json.loads(run("assess", SMALL, written(tmp_path, json.dumps(answers))).stdout)
    assert data["level"] == "none"
    assert data["undecided"] == [
        {"rule": "E1", "level": "emergency", "questions": ["age"]},
        {"rule": "U1", "level": "urgent", "questions": ["age"]},
        {"rule": "R1", "level": "routine", "questions": ["age"]},
    ]
    adult = json.dumps(answers | {"age": "adult"})
    data = json.loads(run("assess", SMALL, written(tmp_path, adult)).stdout)
    assert data["undecided"][0] == {"rule": "E1", "level": "emergency", "questions": ["meds", "pain"]}
    assert data["answers"]["meds"] == {"non_answer": "not_sure"}
    child = json.dumps({"age": "under_18", "pain": 3})
    data = json.loads(run("assess", SMALL, written(tmp_path, child)).stdout)
    assert (data["path"], data["ignored"]) == (["age", "helper"], ["pain"])
    assert data["answers"] == {"age": "under_18", "helper": None}
    score = data["scores"]["medication"]
    assert (score["value"], score["status"], score["band"], score["possible"]) == (None, "not_applicable", None, [])


QUESTIONNAIRE = load(SMALL)
GIVEN = st.fixed_dictionaries(
    {},
    optional={
        "age": st.sampled_from(["adult", "under_18", None]),
        "meds": st.sampled_from([["statin"], ["other", "statin"], ["none"], {"non_answer": "declined"}]),
        "new_dose": st.sampled_from(["yes", "no", {"non_answer": "not_sure"}]),
        "pain": st.integers(0, 10),
        "weight": st.decimals(2, 400, places=2),
        "since": st.dates().filter(lambda day: day.year >= 1900).map(str),
        "concern": st.text(max_size=20),
        "tried_heat": st.sampled_from(["yes", "no"]),
    },
)


@given(GIVEN)
def test_what_was_understood_is_understood_the_same_again(answers: dict[str, object]) -> None:
    data = export(assess(QUESTIONNAIRE, answers))  # type: ignore[arg-type]
    again = json.loads(json.dumps(data["answers"]), parse_float=Decimal)
    assert export(assess(QUESTIONNAIRE, again)) == data | {"ignored": []}


def test_the_order_of_answers_changes_nothing(tmp_path: Path) -> None:
    there = run("assess", SMALL, written(tmp_path, json.dumps(ANSWERS)))
    back = run("assess", SMALL, written(tmp_path, json.dumps(dict(reversed(ANSWERS.items())))))
    assert there.stdout == back.stdout


@pytest.mark.parametrize("text", ['\ufeff{"pain": 3}', '{\r\n"pain": 3\r\n}\r\n'], ids=["byte-order mark", "windows"])
def test_files_of_other_systems_are_read(tmp_path: Path, text: str) -> None:
    result = run("assess", SMALL, written(tmp_path, json.dumps({"age": "adult"})))
    assert result.exit_code == 0
    result = run("assess", SMALL, "-", given=text.replace("{", '{"age": "adult",'))
    assert json.loads(result.stdout)["answers"]["pain"] == 3


def test_decimals_stay_as_they_are_written() -> None:
    result = run("assess", SMALL, "-", given='{"age": "adult", "weight": 70.10}')
    assert '"weight": 70.1,' in result.stdout


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "This is not JSON: the file is empty."),
        ("[1]", '<stdin> does not hold answers. Write {"question": "answer"}, with the ids of the questionnaire.'),
        ('"pain"', "does not hold answers."),
        ("null", "does not hold answers."),
        ('{"pain": 1, "pain": 2}', "<stdin>:1:13: 'pain' is written twice here."),
        ('{"pain": NaN}', "NaN is not a number that can be used."),
        ('{"weight": -Infinity}', "-Infinity is not a number that can be used."),
        (b'{"place": "\xe9"}', "<stdin>:1:12: The file is not UTF-8 text from here on."),
        ("{" + " " * MAX_BYTES, "<stdin> is larger than 2 MB."),
        ('{"pian": 3}', "<stdin>, question 'pian': There is no such question. Did you mean 'pain'?"),
        ('{"pain": 11}', "<stdin>, question 'pain': The answer goes from 0 to 10."),
        ('{"pain": "3"}', "<stdin>, question 'pain': The answer is a whole number, without quotes."),
        ('{"meds": ["statin", "none"]}', "cannot be chosen with another."),
        ('{"pain": {"non_answer": "not_sure"}}', "This question does not offer that non-answer."),
    ],
)
def test_answers_that_cannot_be_meant(text: str | bytes, sentence: str) -> None:
    result = run("assess", SMALL, "-", given=text)
    assert (result.exit_code, result.stdout) == (1, "")
    assert sentence in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_every_answer_that_cannot_be_meant_is_named() -> None:
    result = run("assess", SMALL, "-", given='{"pain": 11, "age": "ten", "\\u001b[2J": 1}')
    lines = result.stderr.splitlines()
    assert len(lines) == 3
    assert "\x1b" not in result.stderr
    assert [name in line for name, line in zip(("[2J", "'age'", "'pain'"), lines, strict=True)] == [True] * 3


def test_a_questionnaire_with_errors_is_refused(tmp_path: Path) -> None:
    path = changed(tmp_path, lambda document: document.update(titel="x", idd="x"))
    result = run("assess", path, "-", given="{}")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"Error: {path} has 2 errors. To see them, run: triage check {path}\n"


def test_either_can_come_from_standard_input_but_not_both(tmp_path: Path) -> None:
    result = run("assess", "-", written(tmp_path, json.dumps(ANSWERS)), given=SMALL.read_bytes())
    assert json.loads(result.stdout)["level"] == "emergency"
    both = run("assess", "-", "-", given=SMALL.read_bytes())
    assert (both.exit_code, both.stdout) == (2, "")
    assert "Only one of the two can come from standard input." in both.stderr


def test_files_that_are_not_there(tmp_path: Path) -> None:
    nowhere = tmp_path / "none.json"
    questionnaire = run("assess", nowhere, "-", given="{}")
    answers = run("assess", SMALL, nowhere)
    folder = run("assess", SMALL, tmp_path)
    assert [result.exit_code for result in (questionnaire, answers, folder)] == [2, 2, 2]
    assert questionnaire.stdout + answers.stdout + folder.stdout == ""
    assert f"There is no file '{nowhere}', and no questionnaire with this id." in questionnaire.stderr
    assert answers.stderr == f"Error: There is no file '{nowhere}'. Check its name.\n"
    assert folder.stderr == f"Error: '{tmp_path}' is a folder. Name a file in it.\n"


def test_a_questionnaire_that_ships_is_named_by_its_id() -> None:
    result = run("assess", "muscle-spasms", "-", given="{}")
    assert json.loads(result.stdout)["questionnaire"]["id"] == "muscle-spasms"


def test_the_place_comes_from_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIAGE_PLACE", '{"emergency_number": "112"}')
    data = json.loads(run("assess", SMALL, "-", given=json.dumps(ANSWERS)).stdout)
    assert data["rules"][0]["text"] == "Call 112"


def test_reasons_are_in_the_language_of_the_questionnaire(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    spoken = []

    def speak(code: str) -> AbstractContextManager[None]:
        spoken.append(code)
        return nullcontext()

    monkeypatch.setattr(assessing, "language", speak)
    calm = changed(tmp_path, lambda document: document.update(language="cy", rules=[], examples=[]))
    assert run("assess", calm, "-", given="{}").exit_code == 0
    assert spoken == ["cy"]


def test_the_summary_is_for_reading(tmp_path: Path) -> None:
    answers = {"age": "adult", "meds": ["statin"], "concern": "a\nb", "pain": 7, "helper": "yes"}
    result = run("assess", SMALL, written(tmp_path, json.dumps(answers)), "--format", "text")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[:6] == [
        "Small (small 1.2.3)",
        "Level: emergency",
        "  E1 (emergency): Call 999",
        "    because “How old are you?” is “18 or older”",
        "    because “Which medicines do you use?” includes “Statin”",
        "    because “How bad is the pain?” is 7 or more",
    ]
    assert "  U1 (urgent), which needs: weight" in lines
    assert "  medication: 2.5 (some), complete, from 2.5 to 2.5" in lines
    assert lines[lines.index("Answers:") + 1 :] == [
        "  age: adult",
        "  helper: yes",
        "  meds: statin",
        "  new_dose: not answered",
        "  pain: 7",
        "  weight: not answered",
        "  cups: not answered",
        "  since: not answered",
        "  place: not answered",
        "  concern: a b",
        "  tried_rest: not answered",
        "  tried_heat: not answered",
    ]


def test_the_summary_says_what_is_not_known() -> None:
    given = '{"age": "adult", "meds": {"non_answer": "not_sure"}, "new_dose": "no"}'
    lines = run("assess", SMALL, "-", "--format", "text", given=given).stdout.splitlines()
    assert "  medication: not enough answers (no band), refused, from 0 to 2.75" in lines
    assert "  meds: (not_sure)" in lines
    assert lines[-2:] == ["Not counted, because not asked:", "  new_dose"]
    nothing = run(
        "assess", SMALL, "-", "--format", "text", given='{"age": "adult", "meds": ["none"], "pain": 0}'
    ).stdout
    assert "  medication: 0 (nothing), complete, from 0 to 0\n" in nothing
    child = run("assess", SMALL, "-", "--format", "text", given='{"age": "under_18"}').stdout
    assert "  medication: does not apply\n" in child
