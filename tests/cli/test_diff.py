"""``triage diff``: exit status, what is said where, and both formats."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import SMALL, changed, run
from triage.checker.solving import is_there

Document = dict[str, Any]

SAME = "All answers that both versions take lead to the same."
IF_OTHER = "If a changed text means something else now, raise the first number: 2.0.0."
LAST = f"Version: still 1.2.3. Words changed. Raise the last number: 1.2.4. {IF_OTHER}"
FIRST = "Version: still 1.2.3. What an answer means may be different now. Raise the first number: 2.0.0."


def version(folder: Path, change: Callable[[Document], object]) -> Path:
    """A new version of the small questionnaire."""
    return changed(folder, change, "new.json")


def reworded(document: Document) -> None:
    document["sections"][1]["questions"][2]["text"] = "How much does it hurt?"


def heavier(document: Document) -> None:
    document["rules"][1]["when"] = "weight < 40"


def test_a_version_and_itself_are_the_same() -> None:
    result = run("diff", SMALL, SMALL)
    assert (result.exit_code, result.stderr) == (0, "")
    head = "What changed, from small 1.2.3 to small 1.2.3\n\nNothing.\n\n"
    signs = "Emergency and urgent rules, as they are written: the same.\n\n"
    assert result.stdout.startswith(f"{head}{signs}What this does\n")
    assert "\nLevel: the same for all answers.\n" in result.stdout
    assert result.stdout.endswith(f"\n0 changes. {SAME}\n")


def test_another_wording_has_its_place_and_both_texts_and_is_no_failure(tmp_path: Path) -> None:
    path = version(tmp_path, reworded)
    line, text = next(found for found in enumerate(path.read_text().split("\n"), 1) if "How much" in found[1])
    result = run("diff", SMALL, path)
    assert result.exit_code == 0
    assert f"""{path}:{line}:{text.index('"How') + 1}: The question 'pain': "text" was reworded.""" in result.stdout
    assert "    before  How bad is the pain?\n    now     How much does it hurt?\n" in result.stdout
    assert result.stdout.endswith(f"1 change. {SAME}\n{LAST}\n")


def test_a_number_in_a_rule_is_shown_by_answers(tmp_path: Path) -> None:
    result = run("diff", SMALL, version(tmp_path, heavier))
    assert result.exit_code == 1
    assert "now     “How heavy are you?” is less than 40\n" in result.stdout
    level = result.stdout.partition("Level: ")[2].partition("Rules that fire")[0]
    assert level.startswith("differs, for example with these answers:\n")
    weight = next(line for line in level.split("\n") if "How heavy" in line)
    assert 35.5 <= float(weight.split()[-2]) < 40
    assert weight.endswith(" kg")
    assert "\n    before  none\n    now     urgent\n    It differs whatever else is answered.\n" in level
    assert "\nValues of scores: the same for all answers.\n" in result.stdout
    assert result.stdout.endswith(f"1 change. Some answers lead to something else now.\n{FIRST}\n")


def test_what_is_gone_has_its_place_in_the_old_file(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        del document["sections"][1]["questions"][6]

    result = run("diff", SMALL, version(tmp_path, change))
    line = next(at for at, text in enumerate(SMALL.read_text().split("\n"), 1) if '"Where does it hurt?"' in text)
    assert result.exit_code == 1
    assert f"{SMALL}:{line}:" in result.stdout
    assert "The question 'place' was removed.\n" in result.stdout
    assert (
        "Answers to these questions are lost, because the new version does not take them: 'place'.\n" in result.stdout
    )
    assert "Questions that are asked: differs" in result.stdout
    assert "Level: the same for all answers.\n" in result.stdout


def test_what_is_new_is_left_open(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        document["sections"][1]["questions"].append({"id": "more", "type": "yes_no", "text": "More?"})

    result = run("diff", SMALL, version(tmp_path, change))
    assert "The question 'more' was added.\n" in result.stdout
    assert "because the old version has no answers: 'more'.\n" in result.stdout


def test_json_has_these_keys(tmp_path: Path) -> None:
    path = version(tmp_path, heavier)
    result = run("diff", SMALL, path, "--format", "json")
    found = json.loads(result.stdout)
    line = next(at for at, text in enumerate(path.read_text().split("\n"), 1) if "weight < 40" in text)
    assert result.exit_code == 1
    assert list(found) == ["old", "new", "same", "changes", "signs", "meaning", "lost", "gained", "effects", "version"]
    assert found["new"] == {"file": str(path), "id": "small", "version": "1.2.3"}
    assert (found["same"], found["lost"], found["gained"]) == (False, [], [])
    assert found["changes"] == [
        {
            "how": "changed",
            "part": "rule",
            "id": "U1",
            "of": None,
            "key": "when",
            "before": "“How old are you?” is “18 or older” and “How heavy are you?” is less than 35.5",
            "now": "“How heavy are you?” is less than 40",
            "file": str(path),
            "line": line,
            "column": 15,
            "path": "$.rules[1].when",
            "message": """The rule 'U1': "when" was changed.""",
        }
    ]
    effects = found["effects"]
    ended = ["level", "heading", "rules", "order", "open", "open_order", "bands", "values", "notes", "path"]
    assert list(effects) == [*ended, "unfinished_level", "unfinished_rules"]
    assert found["signs"] == {"new": [], "gone": [], "changed": ["U1"], "reworded": [], "moved": []}
    assert found["meaning"] == {"units": [], "texts": [], "words": []}
    assert found["version"] == {
        "needed": "first",
        "raised": "none",
        "enough": False,
        "least": "2.0.0",
        "reasons": ["meaning"],
    }
    assert effects["values"] == {"verdict": "same"}
    rules = effects["rules"]
    assert list(rules) == ["verdict", "names", "on", "answers", "words", "enough", "before", "now"]
    assert (rules["names"], rules["before"], rules["now"]) == (["U1"], {"U1": None}, {"U1": True})
    assert 35.5 <= rules["answers"]["weight"] < 40
    assert {"question": "How old are you?", "answer": "18 or older"} in rules["words"]


def test_a_sign_that_waits_for_one_more_answer_differs_before_the_end(tmp_path: Path) -> None:
    """Of the two only one fires while it is not known how bad the pain is. At the end all is the same."""

    def change(document: Document) -> None:
        document["version"] = "1.2.4"
        document["rules"][1]["when"] += " and (answered(pain) or not_sure(pain) or declined(pain))"

    result = run("diff", SMALL, version(tmp_path, change))
    assert result.exit_code == 1
    assert "\nEmergency and urgent rules, as they are written: changed: U1.\n" in result.stdout
    at_the_end, _sign, before = result.stdout.partition("\nWhile any answers are still missing:\n")
    assert "\nWhere the form is filled in to the end:\nLevel: the same for all answers.\n" in at_the_end
    assert "differs" not in at_the_end
    level, _sign, rules = before.partition("Emergency and urgent rules that fire: differs")
    assert level.startswith("Level, if emergency or urgent: differs, for example with these answers:\n")
    assert "\n    before  urgent\n    now     none\n" in level
    assert "How bad is the pain?" not in before
    assert "\n    before  U1\n    now     none\n" in rules
    said = "Version: raised from 1.2.3 to 1.2.4. That is too little. What an answer means may be different now"
    assert said in result.stdout


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("1.3.0", "Version: raised from 1.2.3 to 1.3.0. That is enough.\n"),
        ("1.2.2", "Version: it went back from 1.2.3 to 1.2.2. Something is new. Raise the middle number: 1.3.0.\n"),
    ],
)
def test_the_version_is_held_against_the_change(tmp_path: Path, now: str, said: str) -> None:
    def change(document: Document) -> None:
        document["version"] = now
        document["notes"].append({"id": "NEW", "kind": "know", "text": "Know this."})

    assert run("diff", SMALL, version(tmp_path, change)).stdout.endswith(said)


def swapped(document: Document) -> None:
    """Two urgent rules, the second one first."""
    more = {"id": "U2", "when": "pain >= 9", "level": "urgent", "text": "Go to the {emergency_department}"}
    document["rules"].insert(1, more)


def test_another_rule_that_comes_first_is_shown_by_answers_and_by_its_text(tmp_path: Path) -> None:
    old = version(tmp_path, swapped).rename(tmp_path / "old.json")

    def change(document: Document) -> None:
        swapped(document)
        document["version"] = "1.2.4"
        document["rules"].insert(1, document["rules"].pop(2))

    result = run("diff", old, version(tmp_path, change))
    assert result.exit_code == 1
    assert "\nEmergency and urgent rules, as they are written: moved: U1.\n" in result.stdout
    assert "\nLevel: the same for all answers.\n" in result.stdout
    heading = result.stdout.partition("Rule that comes first, the heading of the report: differs")[2]
    heading, _sign, order = heading.partition("Order of the rules that fire: differs")
    assert "      How heavy are you?" in heading
    assert "      How bad is the pain?" in heading
    assert "\n    before  U2: Go to the A&E\n    now     U1: Call 111\n" in heading
    assert "\n    before  U2, U1\n    now     U1, U2\n" in order
    said = "That is too little. Another rule may come first now. Raise the first number: 2.0.0.\n"
    assert result.stdout.endswith(said)
    data = json.loads(run("diff", old, version(tmp_path, change), "--format", "json").stdout)
    assert data["signs"]["moved"] == ["U1"]
    order_data = data["effects"]["order"]
    assert (order_data["before"]["U2"] < order_data["before"]["U1"], order_data["names"]) == (True, ["U2", "U1"])
    assert order_data["now"]["U1"] < order_data["now"]["U2"]


def test_another_unit_is_another_meaning_though_all_numbers_lead_to_the_same(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        document["sections"][1]["questions"][3]["unit"] = "lb"

    path = version(tmp_path, change)
    result = run("diff", SMALL, path)
    assert result.exit_code == 1
    line = "\nThe unit changed: for 'weight' from “kg” to “lb”. The same number may mean something else now.\n"
    assert line in result.stdout
    assert "As they are stored, all answers lead to the same. Some stand for something else now." in result.stdout
    assert result.stdout.endswith("Version: still 1.2.3. A unit is another one. Raise the first number: 2.0.0.\n")
    data = json.loads(run("diff", SMALL, path, "--format", "json").stdout)
    assert data["same"] is False
    assert data["meaning"]["units"] == [{"part": "question", "id": "weight", "of": None, "key": "unit"}]


def test_texts_that_change_places_are_another_meaning(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        one, other = document["sections"][0]["questions"][0]["options"]
        one["text"], other["text"] = other["text"], one["text"]

    result = run("diff", SMALL, version(tmp_path, change))
    assert result.exit_code == 1
    assert "“18 or older” was at 'adult' and is at 'under_18'" in result.stdout
    assert "“Under 18” was at 'under_18' and is at 'adult'" in result.stdout
    assert "\n2 texts changed. Read them: only a person can tell whether they still mean the same.\n" in result.stdout
    said = "Version: still 1.2.3. An old text stands at another id. Raise the first number: 2.0.0.\n"
    assert result.stdout.endswith(said)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("1.2.4", f"Version: raised from 1.2.3 to 1.2.4. That is enough. {IF_OTHER}\n"),
        ("2.0.0", "Version: raised from 1.2.3 to 2.0.0. That is enough.\n"),
    ],
)
def test_whether_another_wording_means_the_same_is_left_to_people(tmp_path: Path, now: str, said: str) -> None:
    result = run("diff", SMALL, version(tmp_path, lambda document: (reworded(document), document.update(version=now))))
    assert "\n1 text changed. Read it: only a person can tell whether it still means the same.\n" in result.stdout
    assert result.stdout.endswith(said)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda body: body[6].update(required=False), "A question can be left out now."),
        (lambda body: body[2].update(required=True), None),
        (lambda body: body[4].update(max=60), "A question takes more answers now."),
        (lambda body: body[0]["options"][2].pop("exclusive"), "An option can be ticked together with others now."),
    ],
)
def test_what_can_be_answered_now_is_said_as_it_is(
    tmp_path: Path, change: Callable[[list[Document]], object], said: str | None
) -> None:
    result = run("diff", SMALL, version(tmp_path, lambda document: change(document["sections"][1]["questions"])))
    because = f"{said} Raise the middle number: 1.3.0." if said else "The file is another one. Raise the last number"
    assert f"Version: still 1.2.3. {because}" in result.stdout


def test_ids_of_what_ships_and_standard_input_are_known() -> None:
    assert run("diff", "phq-9", "phq-9").exit_code == 0
    assert run("diff", "-", SMALL, given=SMALL.read_bytes()).exit_code == 0
    both = run("diff", "-", "-", given=SMALL.read_bytes())
    assert (both.exit_code, both.stdout) == (2, "")
    assert "Only one of the two can come from standard input." in both.stderr


@pytest.mark.parametrize("order", [0, 1])
def test_a_file_that_cannot_be_used_is_no_difference(tmp_path: Path, order: int) -> None:
    broken = version(tmp_path, lambda document: document.update(titel="Small"))
    for path, sentence in ((broken, "To see it, run: triage check"), (tmp_path / "none.json", "There is no file")):
        files = [SMALL, path]
        result = run("diff", files[order], files[1 - order])
        assert (result.exit_code, result.stdout) == (2, "")
        assert sentence in result.stderr


def test_a_text_of_the_file_cannot_steer_the_terminal(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        document["notes"][0]["text"] = "Ask about\u202e your medicines."

    assert "\u202e" not in run("diff", SMALL, version(tmp_path, change)).stdout


def at_113(when: str) -> Callable[[Document], object]:
    """A rule about the sum of twelve scales: too many answers to try them all."""
    total = f"sum({', '.join(f'q{at}' for at in range(12))})"

    def change(document: Document) -> None:
        scales = [{"id": f"q{at}", "type": "scale", "text": f"Scale {at}?"} for at in range(12)]
        document["sections"][1]["questions"] += scales
        document["rules"].append({"id": "S1", "level": "soon", "text": "Rest.", "when": when.format(total=total)})

    return change


def both_at_113(folder: Path) -> tuple[Path, Path]:
    """Two ways to say that the sum is 113."""
    old = changed(folder, at_113("{total} == 113"), "old.json")
    return old, changed(folder, at_113("{total} >= 113 and {total} <= 113"), "new.json")


def test_what_is_not_proven_is_said_and_what_would_prove_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("triage.checker.solving.find_spec", lambda _name: None)
    result = run("diff", *both_at_113(tmp_path))
    assert result.exit_code == 1
    assert "\nRules that fire: not proven. No difference was found," in result.stdout
    assert result.stdout.endswith("an extra package: pip install 'triage-questionnaires[verify]'\n")


@pytest.mark.skipif(not is_there(), reason="z3 is not installed: it comes with the extra 'verify'")
def test_with_the_extra_package_it_is_proven(tmp_path: Path) -> None:
    result = run("diff", *both_at_113(tmp_path))
    assert result.exit_code == 0
    assert "\nRules that fire: the same for all answers.\n" in result.stdout
    assert "verify" not in result.stdout
