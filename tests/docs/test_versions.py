"""The guide's section on new versions: each verdict that it explains is one that is given."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from tests.cli.run import run
from tests.docs.headache import GUIDE, written
from tests.docs.reading import documents, sections, tables
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
def test_what_the_comparison_does_not_tell_is_as_the_guide_says() -> None:
    """Where this falls, the comparison has learned something: take its sentence out of the guide."""
    document = json.loads(written()) | {"examples": []}
    Path("headache.json").write_text(json.dumps(document), encoding="utf-8")
    (sign,) = (rule for rule in document["rules"] if rule["id"] == "E1")
    sign["when"] = f"({sign['when']}) and (answered(often) or not_sure(often))"
    Path("later.json").write_text(json.dumps(document), encoding="utf-8")
    result = run("diff", "headache.json", "later.json")
    assert "1 change. The same follows from all answers that both versions take." in result.stdout
    assert "from headache 0.1.0 to headache 0.1.0" in result.stdout
    assert result.exit_code == 0
    forms = [load(name) for name in ("headache.json", "later.json")]
    levels = [assess(form, {"age": 50, "signs": ["sudden"]}).level for form in forms]
    assert levels == [Level.EMERGENCY, Level.NONE]
    tables_of = [run("check", "--signs", name).stdout for name in ("headache.json", "later.json")]
    before, later = (next(line for line in text.splitlines() if line.startswith("E1 ")) for text in tables_of)
    assert ("at most 1 " in before, "at most 2 " in later) == (True, True)
