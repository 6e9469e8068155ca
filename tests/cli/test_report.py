"""``triage report``: which files it writes, when, and that it writes all or nothing."""

from __future__ import annotations

import json
import os
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.run import SMALL, run, written
from triage import Assessment
from triage.cli import reporting

ANSWERS = json.dumps({"age": "adult", "meds": ["statin"], "pain": 8, "concern": "My leg"})


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    return written(tmp_path, ANSWERS)


@pytest.mark.parametrize(("ending", "start"), [("pdf", b"%PDF-"), ("PDF", b"%PDF-"), ("html", b"<!"), ("txt", b"")])
def test_the_name_says_what_is_made(tmp_path: Path, answers: Path, ending: str, start: bytes) -> None:
    path = tmp_path / f"report.{ending}"
    result = run("report", SMALL, answers, "-o", path, "--date", "2026-01-31")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    made = path.read_bytes()
    assert made.lower().startswith(start.lower())
    assert made.startswith(b"%PDF-") or ("Call 999" in made.decode() and "31 January 2026" in made.decode())
    run("report", SMALL, answers, "-o", path, "--date", "2026-01-31")
    assert path.read_bytes() == made


def test_the_clinic_stands_on_the_report(tmp_path: Path, answers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIAGE_CLINIC_NAME", "The clinic by the river")
    path = tmp_path / "report.html"
    run("report", SMALL, answers, "-o", path)
    assert "The clinic by the river" in path.read_text(encoding="utf-8")


def test_a_report_is_of_today_unless_told(tmp_path: Path, answers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    days = []

    def render(_assessment: Assessment, *, made_on: date) -> str:
        days.append(made_on)
        return "report"

    monkeypatch.setattr(reporting, "render_text", render)
    run("report", SMALL, answers, "-o", tmp_path / "report.txt")
    assert abs(days[0] - datetime.now(UTC).date()) <= timedelta(days=1)


@pytest.mark.parametrize("name", ["report.doc", "report", ".pdf", "report.pdf.exe"])
def test_another_ending_is_refused_before_anything_is_read(tmp_path: Path, name: str) -> None:
    result = run("report", "none.json", "none.json", "-o", tmp_path / name)
    assert result.exit_code == 2
    assert "The name of the report must end in .pdf, .html or .txt." in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_only_its_owner_can_read_a_report(tmp_path: Path, answers: Path) -> None:
    path = tmp_path / "report.txt"
    run("report", SMALL, answers, "-o", path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_is_followed(tmp_path: Path, answers: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(tmp_path / "report.txt")
    run("report", SMALL, answers, "-o", link)
    assert link.is_symlink()
    assert "Call 999" in (tmp_path / "report.txt").read_text(encoding="utf-8")


def test_a_report_that_cannot_be_finished_leaves_the_old_one(
    tmp_path: Path, answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    path = written(tmp_path, "old", "report.txt")
    monkeypatch.setattr(os, "fsync", full)
    result = run("report", SMALL, answers, "-o", path)
    assert result.exit_code == 2
    assert result.stderr == f"Error: '{path}' cannot be written (No space left on device). Choose another place.\n"
    assert path.read_text(encoding="utf-8") == "old"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["answers.json", "report.txt"]


def test_places_where_no_report_can_be(tmp_path: Path, answers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder.txt").mkdir()
    folder = run("report", SMALL, answers, "-o", tmp_path / "folder.txt")
    nowhere = run("report", SMALL, answers, "-o", tmp_path / "none" / "report.txt")
    within_file = run("report", SMALL, answers, "-o", answers / "report.txt")
    assert [result.exit_code for result in (folder, nowhere, within_file)] == [2, 2, 2]
    assert "is a folder. Add the name of a file." in folder.stderr
    assert "does not exist. Make it first." in nowhere.stderr
    assert "does not exist. Make it first." in within_file.stderr

    def refuse(_path: Path, _target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    refused = run("report", SMALL, answers, "-o", tmp_path / "report.txt")
    assert (refused.exit_code, "Choose another folder." in refused.stderr) == (2, True)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["answers.json", "folder.txt"]


@pytest.mark.parametrize("day", ["31.01.2026", "2026-02-30", "today"])
def test_a_day_is_written_as_year_month_day(tmp_path: Path, answers: Path, day: str) -> None:
    result = run("report", SMALL, answers, "-o", tmp_path / "report.txt", "--date", day)
    assert (result.exit_code, "--date" in result.stderr) == (2, True)


def test_answers_that_cannot_be_meant_make_no_report(tmp_path: Path) -> None:
    result = run("report", SMALL, "-", "-o", tmp_path / "report.pdf", given='{"pain": 11}')
    assert (result.exit_code, list(tmp_path.iterdir())) == (1, [])
