"""The README: each command and snippet runs, and its table of settings is the program's.

``make run`` and ``make test`` are what CI calls; that they exist is held in ``tests/test_house.py``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from tests.docs.reading import README, ROOT, code, plain, sections, tables
from tests.docs.shell import run_line
from triage import Assessment, assess, load
from triage.questionnaire import Level
from triage.settings import Settings

TEXT: Final = README.read_text(encoding="utf-8")
PARTS: Final = sections(TEXT)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in that has the questionnaires where a checkout has them."""
    (tmp_path / "questionnaires").symlink_to(ROOT / "questionnaires")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_two_commands_are_all_the_set_up() -> None:
    assert code(PARTS["Start"], "sh") == ["make run\nmake test\n"]


def test_five_lines_make_a_summary(checkout: Path) -> None:
    (snippet,) = code(TEXT, "python")
    assert len([line for line in snippet.splitlines() if line and "import" not in line]) == 5
    names: dict[str, object] = {}
    exec(snippet, names)  # noqa: S102 (what a reader would run)
    assert (checkout / "summary.pdf").read_bytes().startswith(b"%PDF-")
    assessment, answers = names["assessment"], names["answers"]
    assert isinstance(assessment, Assessment)
    assert isinstance(answers, dict)
    assert assessment.level is Level.EMERGENCY
    without_age = assess(assessment.questionnaire, {name: value for name, value in answers.items() if name != "age"})
    assert without_age.level is Level.NONE
    assert without_age.undecided[0].rule.level is Level.EMERGENCY


def test_eight_command_lines_do_the_same(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = code(PARTS["For developers"], "sh")[0].splitlines()
    assert len(lines) == 8
    (checkout / "answers.json").write_text(code(PARTS["For developers"], "json")[0], encoding="utf-8")
    _new, checked, explained, compared, assessed, _report, schema, served = (
        run_line(line, monkeypatch) for line in lines
    )
    assert "0 errors" in checked.output
    assert explained.output.startswith("always-true (warning)\n")
    assert "0 changes. All answers that both versions take lead to the same." in compared.output
    assert json.loads(assessed.output)["level"] == "emergency"
    assert (checkout / "summary.pdf").read_bytes().startswith(b"%PDF-")
    assert json.loads(schema.output)["title"] == "Questionnaire"
    assert served.port == 8600


def shown(default: object) -> str:
    """A setting's usual value as the table writes it: empty where nothing is set."""
    return "" if default in ("", None, ()) or default == {} else str(default)


def test_the_settings_are_the_programs() -> None:
    table = tables(PARTS["For clinics"])[0]
    written = [tuple(plain(cell) for cell in row[:2]) + row[2:] for row in table.rows]
    fields = Settings.model_fields.items()
    assert written == [
        (f"TRIAGE_{name.upper()}", shown(field.get_default(call_default_factory=True)), field.description)
        for name, field in fields
    ]


def test_what_it_says_of_the_questionnaire_is_so() -> None:
    questionnaire = load(ROOT / "questionnaires" / "muscle-spasms.json")
    assert questionnaire.is_draft
    assert sum(example.confirmed for example in questionnaire.examples) == 12
    assert questionnaire.about.licence == "MIT"


def test_the_usual_port_is_the_one_it_names(monkeypatch: pytest.MonkeyPatch) -> None:
    port = run_line("triage serve", monkeypatch).port
    assert f"http://localhost:{port}`" in TEXT


def test_pictures_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in (ROOT / "docs" / "pictures").iterdir()}
    assert sizes.keys() == {"form.png", "summary.png"}
    assert [name for name, size in sizes.items() if size > 150_000] == []
    assert [name for name in sizes if f"docs/pictures/{name}" not in TEXT] == []
