"""The guide's section on new versions: each verdict that it explains is one that is given."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from tests.cli.run import run
from tests.docs.headache import GUIDE, written
from tests.docs.reading import documents, sections, tables
from tests.questionnaire.reading import Json
from triage import assess, load
from triage.questionnaire import Level

SECTION: Final = sections(documents()[GUIDE], 3)["Compare with the last version"]


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the form of the guide, and the next version of it that the section names."""
    monkeypatch.chdir(tmp_path)
    assert written().count("days >= 15") == 1
    (tmp_path / "headache.json").write_text(written(), encoding="utf-8")
    (tmp_path / "headache-next.json").write_text(written().replace("days >= 15", "days >= 14"), encoding="utf-8")
    return tmp_path


def test_a_change_of_wording_alone_is_no_difference(both: Path) -> None:
    document = json.loads(written())
    document["title"], document["version"] = "Headaches and migraine", "0.1.1"
    document["sections"][1]["questions"][0]["text"] = "Do you have any of these now?"
    (both / "headache-next.json").write_text(json.dumps(document), encoding="utf-8")
    assert run("diff", "headache.json", "headache-next.json").exit_code == 0


@pytest.mark.usefixtures("both")
def test_the_verdicts_are_those_that_the_guide_explains(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("triage.checker.solving.find_spec", lambda _name: None)
    output = run("diff", "headache.json", "headache-next.json").stdout
    same, differs, open_one = (row[0] for row in tables(SECTION)[0].rows)
    assert f": {same}." in output
    assert f": {differs} with" in output
    date = '{"id": "day", "type": "date", "text": "When?", "min": "2020-01-01", "max": "today"}'
    before = json.loads(written())
    before["sections"][0]["questions"].append(json.loads(date))
    before["rules"].append({"id": "D", "when": "days_since(day) >= 7", "level": "soon", "text": "Look"})
    after = json.loads(json.dumps(before))
    after["rules"][-1]["when"] = "not (days_since(day) < 7) and answered(day)"
    Path("before.json").write_text(json.dumps(before), encoding="utf-8")
    Path("after.json").write_text(json.dumps(after), encoding="utf-8")
    assert f"Level: {open_one}." in run("diff", "before.json", "after.json").stdout


@pytest.mark.usefixtures("both")
def test_a_sign_that_waits_for_one_more_answer_is_told_as_the_guide_says() -> None:
    """It fires for the same people at the end: only the part on missing answers tells of it."""
    document = json.loads(written()) | {"examples": []}
    Path("headache.json").write_text(json.dumps(document), encoding="utf-8")
    (sign,) = (rule for rule in document["rules"] if rule["id"] == "E1")
    sign["when"] = f"({sign['when']}) and (answered(often) or not_sure(often))"
    Path("later.json").write_text(json.dumps(document), encoding="utf-8")
    result = run("diff", "headache.json", "later.json")
    assert result.exit_code == 1
    finished, _sign, unfinished = result.stdout.partition("While any answers are still missing:")
    assert "differs" not in finished
    assert unfinished.count("differs, for example") == 2
    forms = [load(name) for name in ("headache.json", "later.json")]
    levels = [assess(form, {"age": 50, "signs": ["sudden"]}).level for form in forms]
    assert levels == [Level.EMERGENCY, Level.NONE]
    assert "Raise the first number: 1.0.0." in unfinished


def test_the_numbers_of_the_table_are_those_that_the_comparison_asks_for(both: Path) -> None:
    """One change for each row of the guide's table, in its order."""
    changes: tuple[Callable[[Json], object], ...] = (
        lambda new: new.update(title="Headaches and migraine"),
        lambda new: new["notes"].append({"id": "N9", "kind": "know", "text": "Know this."}),
        lambda new: new["rules"][-1].update(when="pain >= 6"),
    )
    rows = tables(sections(documents()[GUIDE], 2)["Versions"])[0].rows
    assert len(rows) == len(changes)
    for (_what, number, _example), change in zip(rows, changes, strict=True):
        document = json.loads(written())
        change(document)
        (both / "headache-next.json").write_text(json.dumps(document), encoding="utf-8")
        last = run("diff", "headache.json", "headache-next.json").stdout.splitlines()[-1]
        assert f". Raise {number} number: " in last


def test_what_is_said_of_units_and_texts_is_what_the_guide_explains(both: Path) -> None:
    """Of each line that the guide names, its beginning or its end is printed, and all of them together."""
    document = json.loads(written())
    questions = {question["id"]: question for section in document["sections"] for question in section["questions"]}
    questions["days"]["unit"] = "days"
    (both / "headache.json").write_text(json.dumps(document), encoding="utf-8")
    questions["days"]["unit"] = "weeks"
    one, other = questions["signs"]["options"][:2]
    one["text"], other["text"] = other["text"], one["text"]
    (both / "headache-next.json").write_text(json.dumps(document), encoding="utf-8")
    result = run("diff", "headache.json", "headache-next.json")
    assert result.exit_code == 1
    unit, text, words = (row[0] for row in tables(SECTION)[1].rows)
    assert f"\n{unit}: for 'days' from “days” to “weeks”." in result.stdout
    assert f"\n{text}: “" in result.stdout
    assert f"\n2{words.removeprefix('…')}: " in result.stdout
