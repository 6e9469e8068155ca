"""``triage new``: a questionnaire to begin with, which is whole from the start."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.run import run, written


def test_the_starter_has_no_error_and_tells_what_to_write(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    result = run("new", path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == f"Written: {path}"
    left = path.read_text(encoding="utf-8").count("Say here")
    checked = run("check", path)
    assert checked.exit_code == 0
    assert checked.stdout.count("warning left-over-text") == left > 0
    assert f"1 file checked: 0 errors, {left} warnings.\n" in checked.stdout


def test_the_starter_shows_what_there_is(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    run("new", path)
    document = json.loads(path.read_text(encoding="utf-8"))
    assert {"option_lists", "sources", "scores", "rules", "notes", "examples"} <= document.keys()
    assert {rule["level"] for rule in document["rules"]} >= {"emergency", "urgent", "routine"}
    assert all(example["expect"] for example in document["examples"])


def test_the_examples_of_the_starter_can_fail(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    run("new", path)
    path.write_text(path.read_text(encoding="utf-8").replace("'second_sign')", "'none')"), encoding="utf-8")
    result = run("check", path)
    assert result.exit_code == 1
    assert "The example 'bad_pain_for_months' expects the level 'routine', but it is 'emergency'." in result.stdout


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    path = written(tmp_path, "mine", "mine.json")
    result = run("new", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"Error: '{path}' is there already. Choose another name.\n"
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    path = tmp_path / "none" / "mine.json"
    result = run("new", path)
    assert result.exit_code == 2
    assert result.stderr == f"Error: The folder of '{path}' does not exist. Make it first.\n"
