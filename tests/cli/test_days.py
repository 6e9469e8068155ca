"""The day of the answers at the command line: handed in, today where it is not, and named in what comes out."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.run import SMALL, run, written
from tests.questionnaire.reading import Json, data, question, rule, small

ANSWERS = json.dumps({"birth": "2008-01-31", "began": "2026-01-03"})


def form(folder: Path, **parts: object) -> Path:
    """A questionnaire that asks for two dates."""
    limits = {"min": "1900-01-01", "max": "today"}
    age = {
        "id": "age",
        "title": "Age",
        "formula": "years_since(birth)",
        "missing": "refuse",
        "bands": [{"id": "child", "from": 0, "text": "Child"}, {"id": "adult", "from": 18, "text": "Adult"}],
    }
    asked = [question("birth", "date", **limits), question("began", "date", why="It helps.", **limits)]
    rules = [rule("days_since(began) >= 28", "urgent", "U1")]
    return written(folder, data(small(*asked, scores=[age], rules=rules, **parts)), "dated.json")


def assessed(path: Path, *options: str) -> Json:
    result = run("assess", path, "-", *options, given=ANSWERS)
    assert (result.exit_code, result.stderr) == (0, "")
    found: Json = json.loads(result.stdout)
    return found


@pytest.mark.parametrize(
    ("day", "age", "band", "level"),
    [("2026-01-30", 17, "child", "none"), ("2026-01-31", 18, "adult", "urgent"), ("2026-02-01", 18, "adult", "urgent")],
)
def test_the_day_is_handed_in(tmp_path: Path, day: str, age: int, band: str, level: str) -> None:
    found = assessed(form(tmp_path), "--on", day)
    score = found["scores"]["age"]
    assert (found["on"], score["value"], score["band"], found["level"]) == (day, age, band, level)
    again = run("assess", form(tmp_path), "-", "--on", found["on"], given=json.dumps(found["answers"]))
    assert json.loads(again.stdout) == found


def test_without_it_the_day_is_today(tmp_path: Path) -> None:
    found = datetime.fromisoformat(assessed(form(tmp_path))["on"]).date()
    assert abs(found - datetime.now(UTC).date()) <= timedelta(days=1)


def test_a_form_that_does_not_look_at_the_day_names_none() -> None:
    one, other = (run("assess", SMALL, "-", "--on", day, given="{}") for day in ("2026-01-31", "2020-01-01"))
    assert one.stdout == other.stdout
    assert json.loads(one.stdout)["on"] is None


def test_the_summary_names_the_day(tmp_path: Path) -> None:
    lines = run("assess", form(tmp_path), "-", "--on", "2026-01-31", "--format", "text", given=ANSWERS).stdout
    assert lines.splitlines()[1:3] == ["Answered on: 2026-01-31", "Level: urgent"]
    assert "    because the number of days from “began?” until the day of the answers is 28 or more" in lines
    assert "Answered on" not in run("assess", SMALL, "-", "--format", "text", given="{}").stdout


@pytest.mark.parametrize("day", ["1999-12-31", "2200-01-01", "31.01.2026", "today", "2026-02-30"])
def test_a_day_that_cannot_be_used(tmp_path: Path, day: str) -> None:
    result = run("assess", form(tmp_path), "-", "--on", day, given=ANSWERS)
    assert (result.exit_code, result.stdout) == (2, "")
    assert day in result.stderr
    assert "Traceback" not in result.stderr


def test_a_date_after_the_day_is_refused(tmp_path: Path) -> None:
    result = run("assess", form(tmp_path), "-", "--on", "2026-01-02", given=ANSWERS)
    assert (result.exit_code, result.stdout) == (1, "")
    sentence = "<stdin>, question 'began': The date is not after the day of the answers, 2026-01-02."
    assert sentence in result.stderr


@pytest.mark.parametrize(
    ("options", "adult"),
    [
        (("--date", "2026-01-31"), True),
        (("--date", "2026-01-30"), False),
        (("--date", "2026-01-30", "--on", "2026-01-31"), True),
        (("--date", "2026-01-31", "--on", "2026-01-30"), False),
        (("--on", "2026-01-30"), False),
    ],
)
def test_a_report_is_on_the_day_that_it_names_unless_told(
    tmp_path: Path, options: tuple[str, ...], adult: bool
) -> None:
    path = tmp_path / "report.txt"
    result = run("report", form(tmp_path), "-", "-o", path, *options, given=ANSWERS)
    assert (result.exit_code, result.stderr) == (0, "")
    text = path.read_text(encoding="utf-8")
    assert ("Age: 18. Adult." in text) is adult
    assert adult or "Age: 17. Child." in text


def example(day: str | None, band: str | None) -> Json:
    day_given = {} if day is None else {"on": day}
    answers = json.loads(ANSWERS)
    return {"id": "it", **day_given, "answers": answers, "expect": {"bands": {"age": band}}}


def checked(folder: Path, *examples: Json) -> list[tuple[str, str]]:
    """Code and path of what ``triage check`` finds."""
    result = run("check", form(folder, examples=list(examples)), "--format", "json")
    return [(found["code"], found["path"]) for found in json.loads(result.stdout)["findings"]]


def test_an_example_is_run_on_its_day(tmp_path: Path) -> None:
    assert checked(tmp_path, example("2026-01-31", "adult")) == []
    assert checked(tmp_path, example("2026-01-30", "adult")) == [("example-failed", "$.examples[0].expect.bands.age")]
    assert checked(tmp_path, example(None, None)) == []
    assert checked(tmp_path, example("2026-01-02", None)) == [("example-answer", "$.examples[0].answers.began")]


@pytest.mark.parametrize(
    ("day", "code"),
    [("2026-02-30", "bad-date"), ("1999-12-31", "bad-date"), ("2200-01-01", "bad-date"), ("x", "bad-text")],
)
def test_the_day_of_an_example_is_one(tmp_path: Path, day: str, code: str) -> None:
    assert checked(tmp_path, example(day, "adult")) == [(code, "$.examples[0].on")]
    assert checked(tmp_path, example("2000-01-01", None) | {"answers": {}}) == []


def test_a_review_is_as_old_as_the_day_of_the_check_says(tmp_path: Path) -> None:
    about = {"intended_use": "Tests.", "population": "Adults", "authors": ["The project"], "licence": "MIT"}
    path = form(tmp_path, about=about | {"reviewer": "A clinician", "review_date": "2001-01-31"})
    assert "old-review" not in run("check", path, "--on", "2003-01-31").stdout
    assert "old-review" in run("check", path, "--on", "2003-02-01").stdout
    assert "old-review" in run("check", path).stdout
    assert "old-review" in run("check", path, "--fix").stdout


def test_mending_takes_out_an_acceptance_only_where_the_day_says_that_it_is_idle(tmp_path: Path) -> None:
    accept = [{"code": "old-review", "because": "Nothing has changed."}]
    about = {"intended_use": "Tests.", "population": "Adults", "authors": ["The project"], "licence": "MIT"}
    path = form(tmp_path, about=about | {"reviewer": "A", "review_date": "2001-01-31", "accept": accept})
    run("check", path, "--fix", "--on", "2003-02-01")
    assert "Nothing has changed." in path.read_text(encoding="utf-8")
    run("check", path, "--fix", "--on", "2003-01-31")
    assert "Nothing has changed." not in path.read_text(encoding="utf-8")
