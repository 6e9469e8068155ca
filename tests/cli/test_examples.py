"""``triage examples``: proposals on standard output, or in the file with all else as it was."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.run import SMALL, changed, run, written


def test_they_are_printed_as_json() -> None:
    result = run("examples", SMALL)
    examples = json.loads(result.stdout)
    assert result.exit_code == 0
    assert result.stderr == f"{len(examples)} examples proposed.\n"
    assert [example["confirmed"] for example in examples] == [False] * len(examples)
    assert len(json.loads(run("examples", SMALL, "--most", 2).stdout)) == 2


def test_they_are_written_into_the_file_and_checked_there(tmp_path: Path) -> None:
    path = written(tmp_path, b"\xef\xbb\xbf" + SMALL.read_bytes(), "small.json")
    assert run("examples", "--write", path).exit_code == 0
    text = path.read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    before = SMALL.read_text(encoding="utf-8")
    assert text.decode("utf-8-sig").startswith(before[: before.rindex('"expect"')])
    result = run("check", path)
    assert result.exit_code == 0
    assert "advice example-unconfirmed" in result.stdout
    assert run("examples", path).stdout == "[]\n"


def test_a_questionnaire_that_ships_and_one_with_errors_are_not_written(tmp_path: Path) -> None:
    assert run("examples", "--write", "phq-2").exit_code == 2
    path = changed(tmp_path, lambda document: document.update(titel="x"))
    before = path.read_bytes()
    assert run("examples", "--write", path).exit_code == 1
    assert path.read_bytes() == before
