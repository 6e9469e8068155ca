"""``triage check --scores``: how far each score goes as a table, and as data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.cli.run import SMALL, changed, run
from tests.cli.test_check import broken

TABLE = f"""\
1 file checked: 0 errors, 0 warnings.
{SMALL}: scores, where no answer is missing
Score       Band     Least  Greatest  Proven  Says
medication           0      2.75      yes
            nothing  0      0.25      yes
            some     1      2.75      yes
medication is least, 0, with:
      Which medicines do you use?  None of these
      How bad is the pain?         0 out of 10
medication is greatest, 2.75, with:
      Which medicines do you use?  Statin; Another one
      How bad is the pain?         10 out of 10
"""


def test_each_score_and_each_band_has_its_line() -> None:
    result = run("check", "--scores", SMALL)
    assert (result.exit_code, result.stdout) == (0, TABLE)


def claiming(folder: Path) -> Path:
    """The small questionnaire with texts that say how far its score goes, and a band that nobody reaches."""

    def change(document: dict[str, list[dict[str, object]]]) -> None:
        bands = [("from 0 to 0.25", 0), ("never", 2.6), ("high", 2.7)]
        made = [{"id": f"b{at}", "from": start, "text": text} for at, (text, start) in enumerate(bands)]
        document["scores"][0] |= {"title": "Medication (0 to 9)", "bands": made}
        document["rules"].pop()
        document["examples"] = []

    return changed(folder, change)


def test_what_the_texts_say_stands_beside_it(tmp_path: Path) -> None:
    lines = run("check", "--scores", claiming(tmp_path)).stdout.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("Score "))
    assert [line.split() for line in lines[at + 1 : at + 5]] == [
        ["medication", "0", "2.75", "yes", "0", "to", "9:", "not", "so"],
        ["b0", "0", "2.5", "yes", "0", "to", "0.25:", "not", "so"],
        ["b1", "never", "yes"],
        ["b2", "2.75", "2.75", "yes"],
    ]


def test_the_same_as_data(tmp_path: Path) -> None:
    path = claiming(tmp_path)
    (found,) = json.loads(run("check", "--scores", path, "--format", "json").stdout)["scores"]
    low, never, _high = found.pop("bands")
    assert found == {
        "file": str(path),
        "score": "medication",
        "least": {
            "value": 0,
            "proven": True,
            "answers": [
                {"question": "Which medicines do you use?", "answer": "None of these"},
                {"question": "How bad is the pain?", "answer": "0 out of 10"},
            ],
        },
        "greatest": {
            "value": 2.75,
            "proven": True,
            "answers": [
                {"question": "Which medicines do you use?", "answer": "Statin; Another one"},
                {"question": "How bad is the pain?", "answer": "10 out of 10"},
            ],
        },
        "claims": [{"in": "title", "says": [{"from": 0, "to": 9}], "so": False}],
    }
    assert (low["band"], low["reached"], low["greatest"]["value"]) == ("b0", "yes", 2.5)
    assert low["claims"] == [{"in": "text", "says": [{"from": 0, "to": 0.25}], "so": False}]
    nowhere: dict[str, object] = {"value": None, "proven": True, "answers": []}
    assert never == {"band": "b1", "reached": "never", "least": nowhere, "greatest": nowhere, "claims": []}


def test_answers_on_which_the_score_does_not_hang_are_left_out(tmp_path: Path) -> None:
    """Of the answers before, who is let in does not count. Who is asked how bad the pain is does."""

    def change(document: dict[str, list[dict[str, Any]]]) -> None:
        first, second = document["sections"]
        first["questions"].append({"id": "hurts", "type": "yes_no", "text": "Does it hurt?"})
        next(one for one in second["questions"] if one["id"] == "pain")["ask_if"] = "hurts == 'yes'"
        document["scores"][0]["missing"] |= {"not_asked": "leave_out"}
        document["examples"] = []

    (score,) = json.loads(run("check", "--scores", changed(tmp_path, change), "--format", "json").stdout)["scores"]
    asked = [one["question"] for one in score["greatest"]["answers"]]
    assert asked == ["Does it hurt?", "Which medicines do you use?", "How bad is the pain?"]


def test_they_are_listed_only_where_they_are_asked_for() -> None:
    assert "scores" not in json.loads(run("check", SMALL, "--format", "json").stdout)
    both = run("check", SMALL, "--signs", "--scores").stdout
    assert both.index("warning signs") < both.index("scores")


def test_a_file_with_an_error_has_no_table(tmp_path: Path) -> None:
    result = run("check", "--scores", broken(tmp_path))
    assert result.exit_code == 1
    assert "Greatest" not in result.stdout
    assert ": no list, because it needs a file without errors.\n" in result.stdout
    assert "no list" not in run("check", broken(tmp_path)).stdout
    assert "no list" not in run("check", "--scores", SMALL).stdout


def test_there_is_no_such_list_in_sarif() -> None:
    result = run("check", "--scores", SMALL, "--format", "sarif")
    assert result.exit_code == 2
    assert "shown as text or as JSON." in result.stderr
