"""``triage check``: exit status, what is said where, and the three formats."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import SMALL, changed, run, written
from tests.docs.reading import ROOT
from triage.checker.solving import is_there, opens
from triage.cli import inputs
from triage.questionnaire import DEFAULT_PLACE
from triage.questionnaire.source import MAX_BYTES

MORE = "More about a finding: triage explain CODE\n"
LATER = [
    "the examples",
    "what can never happen",
    "parts of conditions that decide nothing",
    "whether a warning sign can be lost",
    "what “not sure” leads to",
    "how far scores go",
    "rules that always fire together",
    "answers on which nothing hangs",
    "what is doubtful",
]
"""What is looked at once the errors are mended."""

HANGING = ["what hangs on an error", *LATER]
"""The same where parts of a file had to be left out."""


def mended_first(later: list[str]) -> str:
    """The last lines of a check that found errors."""
    return f"Not looked at until the errors are mended: {', '.join(later)}.\n{MORE}"


def broken(folder: Path, name: str = "broken.json") -> Path:
    return changed(folder, lambda document: document.update(titel="Small"), name)


def test_a_good_questionnaire_is_said_to_be_so() -> None:
    result = run("check", SMALL)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "1 file checked: 0 errors, 0 warnings.\n", "")


def test_an_error_shows_its_place_and_cure_and_line(tmp_path: Path) -> None:
    path = written(tmp_path, SMALL.read_bytes().replace(b'"title": "Small"', b'"titel": "Small"', 1), "wrong.json")
    result = run("check", path)
    line = next(number for number, text in enumerate(path.read_text().split("\n"), 1) if "titel" in text)
    assert result.exit_code == 1
    assert result.stderr == ""
    assert f"{path}:{line}:3: error unknown-key\n" in result.stdout
    assert "'titel' is not known here. Did you mean 'title'?\n" in result.stdout
    assert '    |   "titel": "Small",\n    |   ^\n' in result.stdout
    assert result.stdout.endswith(f"1 file checked: 2 errors, 0 warnings.\n{mended_first(HANGING)}")


def lines_of_duplicate(stdout: str) -> tuple[str, str]:
    """The source line that is shown of a key that is written twice, and that of the caret, without their margins."""
    _place, _sentence, source, caret, *_rest = stdout.partition("error duplicate-key")[2].split("\n")
    return source.removeprefix("    | "), caret.removeprefix("    | ")


@pytest.mark.parametrize(
    "text",
    [
        '{\n\t"x": 1,\n\t"x": 2\n}',
        '{\r\n"x": 1,\r\n"x": 2\r\n}\r\n',
        '\ufeff{"x": 1, "x": 2}',
        json.dumps({"a": "y" * 500, "x": 1})[:-1] + ', "x": 2, "z": "' + "y" * 500 + '"}',
    ],
    ids=["tab", "windows", "byte-order mark", "one long line"],
)
def test_the_caret_stands_under_the_place(tmp_path: Path, text: str) -> None:
    source, caret = lines_of_duplicate(run("check", written(tmp_path, text, "twice.json")).stdout)
    assert source[caret.index("^") :].startswith('"x": 2')
    assert len(source) <= 100


def test_the_caret_minds_how_wide_signs_are(tmp_path: Path) -> None:
    text = '{"漢字": 1, "e\u0301": 1, "漢字": 2}'
    source, caret = lines_of_duplicate(run("check", written(tmp_path, text, "wide.json")).stdout)
    assert (source, caret) == (text, " " * 20 + "^")


def test_a_file_cannot_steer_the_terminal(tmp_path: Path) -> None:
    result = run("check", written(tmp_path, b'{"\\u001b[2J": 1}\x1b[31m', "steer.json"))
    result_key = run("check", written(tmp_path, b'{"\\u001b[2J": 1}', "steer.json"))
    assert result.exit_code == result_key.exit_code == 1
    assert "\x1b" not in result.stdout + result_key.stdout
    assert "\N{REPLACEMENT CHARACTER}[31m" in result.stdout
    assert "\N{REPLACEMENT CHARACTER}[2J" in result_key.stdout


def test_a_failing_example_is_an_error_at_its_expectation(tmp_path: Path) -> None:
    path = changed(tmp_path, lambda document: document["examples"][0]["expect"].update(level="urgent"))
    result = run("check", path)
    assert result.exit_code == 1
    assert "error example-failed" in result.stdout
    assert '|         "level": "urgent",\n    |                  ^\n' in result.stdout


def test_warnings_alone_are_no_failure(tmp_path: Path) -> None:
    path = changed(tmp_path, lambda document: document["examples"].append({"id": "x", "answers": {}, "expect": {}}))
    result = run("check", path)
    assert result.exit_code == 0
    assert "warning example-empty" in result.stdout
    assert result.stdout.endswith(f"1 file checked: 0 errors, 1 warning.\n{MORE}")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"", "not-json"),
        (b"\xff\x00\x01", "not-utf-8"),
        (b" " * (MAX_BYTES + 1), "too-large"),
        (b"[" * 100, "too-deep"),
    ],
    ids=["empty", "binary", "huge", "deep"],
)
def test_what_is_no_questionnaire_is_a_finding(tmp_path: Path, text: bytes, code: str) -> None:
    result = run("check", written(tmp_path, text, "odd.json"), "--format", "json")
    assert result.exit_code == 1
    assert [finding["code"] for finding in json.loads(result.stdout)["findings"]] == [code]


def test_a_missing_file_does_not_keep_others_from_being_checked(tmp_path: Path) -> None:
    result = run("check", tmp_path / "none.json", broken(tmp_path), tmp_path, SMALL)
    assert result.exit_code == 2
    assert result.stdout.endswith(f"2 files checked: 1 error, 0 warnings.\n{mended_first(HANGING)}")
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == ["Error", "Error"]
    assert f"There is no file '{tmp_path / 'none.json'}'" in result.stderr
    assert f"'{tmp_path}' is a folder. Name a file in it." in result.stderr


def test_nothing_is_printed_where_nothing_could_be_read(tmp_path: Path) -> None:
    result = run("check", tmp_path / "none.json", "--format", "json")
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (PermissionError(13, "Permission denied"), "You may not read 'secret.json'. Change its permissions."),
        (OSError(5, "Input/output error"), "'secret.json' cannot be read (Input/output error). Check the file."),
    ],
)
def test_a_file_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch, error: OSError, sentence: str) -> None:
    def refuse(_source: str) -> tuple[bytes, str]:
        raise error

    monkeypatch.setattr(inputs, "contents", refuse)
    result = run("check", "secret.json")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"Error: {sentence}\n")


def test_standard_input_is_read_once(tmp_path: Path) -> None:
    result = run("check", "-", given=broken(tmp_path).read_bytes())
    assert result.exit_code == 1
    assert "<stdin>:" in result.stdout
    twice = run("check", "-", "-", given=SMALL.read_bytes())
    assert (twice.exit_code, twice.stdout) == (2, "")
    assert "Standard input can be read only once." in twice.stderr


def test_a_questionnaire_that_ships_is_known_by_its_id() -> None:
    assert run("check", "muscle-spasms").exit_code == 0
    result = run("check", "muscle-spasm")
    assert result.exit_code == 2
    assert "Did you mean 'muscle-spasms'?" in result.stderr
    assert run("check", "questionnaire.schema").exit_code == 2


@pytest.mark.parametrize("arguments", [["check"], ["check", SMALL, "--format", "yaml"], ["check", SMALL, "--what"]])
def test_misuse(arguments: list[object]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage: " in result.stderr


def test_json_has_these_keys(tmp_path: Path) -> None:
    path = broken(tmp_path)
    result = run("check", SMALL, path, "--format", "json")
    line = next(number for number, text in enumerate(path.read_text().split("\n"), 1) if "titel" in text)
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "files": [str(SMALL), str(path)],
        "counts": {"error": 1, "warning": 0, "advice": 0},
        "findings": [
            {
                "file": str(path),
                "line": line,
                "column": 3,
                "path": "$.titel",
                "severity": "error",
                "code": "unknown-key",
                "message": "'titel' is not known here.",
                "cure": "Did you mean 'title'?",
                "fix": None,
                "witness": [],
                "compared": None,
                "accepted": None,
            }
        ],
        "not_proven": [],
        "not_looked_at": [{"file": str(path), "what": what} for what in HANGING],
    }


def test_json_without_findings_is_a_success() -> None:
    result = run("check", SMALL, "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["findings"] == []


def hopeless(folder: Path, count: int = 1) -> Path:
    """A file with notes of which nobody knows whether they are ever there: that takes too long."""
    total = f"sum({', '.join(f'q{at}' for at in range(12))})"

    def change(document: dict[str, Any]) -> None:
        scales = [{"id": f"q{at}", "type": "scale", "text": f"Scale {at}?"} for at in range(12)]
        document["sections"][1]["questions"] += scales
        document["notes"] = [
            {"id": f"N{at}", "kind": "ask", "text": "Ask.", "when": f"{total} == {at} and {total} == 99"}
            for at in range(20, 20 + count)
        ]

    return changed(folder, change)


@pytest.fixture
def _without_z3(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra package is not installed that could prove it."""
    monkeypatch.setattr("triage.checker.solving.find_spec", lambda _name: None)


@pytest.fixture
def _broken_z3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As where the extra package is installed, and its library is not there."""
    folder = tmp_path / "packages"
    folder.mkdir()
    (folder / "z3.py").write_text("raise OSError('libz3.so')", encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    for name in [name for name in sys.modules if name == "z3" or name.startswith("z3.")]:
        monkeypatch.delitem(sys.modules, name)
    opens.cache_clear()
    yield
    opens.cache_clear()


@pytest.mark.usefixtures("_broken_z3")
def test_a_broken_extra_package_counts_as_none_and_is_told(tmp_path: Path) -> None:
    result = run("check", hopeless(tmp_path))
    assert result.exit_code == 0
    assert ": not proven: " in result.stdout
    assert result.stdout.endswith(
        "More can be proven, but the extra package cannot be used as it is. "
        "Install it anew: pip install --force-reinstall z3-solver\n"
    )


@pytest.mark.usefixtures("_without_z3")
def test_what_is_not_proven_is_said_after_the_summary(tmp_path: Path) -> None:
    path = hopeless(tmp_path)
    result = run("check", path)
    assert result.exit_code == 0
    assert result.stdout.endswith("an extra package: pip install 'triage-questionnaires[verify]'\n")
    assert f"0 warnings.\n{path}: not proven: whether the condition of the note 'N20' can be so" in result.stdout


@pytest.mark.usefixtures("_without_z3")
def test_what_is_not_proven_is_there_as_data(tmp_path: Path) -> None:
    path = hopeless(tmp_path)
    left, *_parts = json.loads(run("check", path, "--format", "json").stdout)["not_proven"]
    assert left == {"file": str(path), "what": "whether the condition of the note 'N20' can be so"}


@pytest.mark.usefixtures("_without_z3")
def test_of_much_that_is_not_proven_the_beginning_is_said(tmp_path: Path) -> None:
    *_before, words, _hint = run("check", hopeless(tmp_path, 12)).stdout.splitlines()
    assert re.search(r"; whether the condition of the note 'N29' can be so; and \d\d more\.$", words)


def test_where_all_is_proven_no_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("triage.checker.solving.find_spec", lambda _name: None)
    assert "verify" not in run("check", changed(tmp_path, lambda _document: None)).stdout


@pytest.mark.skipif(not is_there(), reason="z3 is not installed: it comes with the extra 'verify'")
def test_with_the_extra_package_more_is_proven(tmp_path: Path) -> None:
    said = run("check", hopeless(tmp_path)).stdout
    assert "condition-always-false" in said
    assert "not proven" not in said
    assert "verify" not in said


def test_sarif_has_rules_levels_and_regions(tmp_path: Path) -> None:
    def change(document: dict[str, list[object]]) -> None:
        document["examples"] += [
            {"id": "x", "answers": {}, "expect": {}},
            {"id": "y", "answers": {}, "expect": {"level": "urgent"}},
        ]

    path = changed(tmp_path, change, "two words.json")
    result = run("check", path, "--format", "sarif")
    log = json.loads(result.stdout)
    (only,) = log["runs"]
    rules = only["tool"]["driver"]["rules"]
    assert result.exit_code == 1
    assert log["version"] == "2.1.0"
    assert only["columnKind"] == "unicodeCodePoints"
    assert [(rules[found["ruleIndex"]]["id"], found["level"]) for found in only["results"]] == [
        ("example-failed", "error"),
        ("example-empty", "warning"),
    ]
    assert all(found["ruleId"] == rules[found["ruleIndex"]]["id"] for found in only["results"])
    first = only["results"][1]
    (location,) = first["locations"]
    line = next(number for number, text in enumerate(path.read_text().split("\n"), 1) if '"expect": {}' in text)
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": path.as_uri()},
        "region": {"startLine": line, "startColumn": 17},
    }
    assert location["logicalLocations"] == [{"fullyQualifiedName": "$.examples[2].expect"}]
    assert first["message"]["text"].startswith("The example 'x' expects nothing")


def test_sarif_names_a_file_as_it_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(tmp_path, "a b.json")
    monkeypatch.chdir(tmp_path)
    log = json.loads(run("check", "a b.json", "--format", "sarif").stdout)
    (found,) = log["runs"][0]["results"]
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.json"


def test_a_name_that_is_no_text_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = os.fsdecode(b"\xff.json")
    broken(tmp_path, name)
    monkeypatch.chdir(tmp_path)
    assert "\N{REPLACEMENT CHARACTER}.json:" in run("check", name).stdout
    assert json.loads(run("check", name, "--format", "json").stdout)["files"] == [name]
    assert '"uri": "%FF.json"' in run("check", name, "--format", "sarif").stdout


def test_the_place_comes_from_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    german = changed(tmp_path, lambda document: document.update(language="de"))
    assert "no-emergency-contact" in run("check", german).stdout
    words = dict.fromkeys(DEFAULT_PLACE.words(), "112")
    monkeypatch.setenv("TRIAGE_PLACE", json.dumps({"languages": ["de"], **words}))
    assert run("check", german).exit_code == 0


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("TRIAGE_PLACE", "{", "Check TRIAGE_PLACE."),
        ("TRIAGE_PLACE", '{"emergency_numbr": "112"}', "Did you mean 'emergency_number'?"),
        ("TRIAGE_REPORT_WORKERS", "0", "The setting TRIAGE_REPORT_WORKERS cannot be used"),
    ],
)
def test_a_setting_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str) -> None:
    monkeypatch.setenv(name, value)
    result = run("check", SMALL)
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr


ASIDE = "describes the format, and is not a questionnaire."


def test_the_schema_beside_questionnaires_is_left_aside(tmp_path: Path) -> None:
    schema = written(tmp_path, run("schema").stdout, "questionnaire.schema.json")
    result = run("check", SMALL, schema)
    assert (result.exit_code, result.stdout) == (0, "1 file checked: 0 errors, 0 warnings.\n")
    assert result.stderr == f"{schema} {ASIDE} It is left aside.\n"
    assert json.loads(run("check", schema, SMALL, "--format", "json").stdout)["files"] == [str(SMALL)]
    assert run("check", schema, broken(tmp_path)).exit_code == 1
    assert run("check", schema, tmp_path / "gone.json", SMALL).exit_code == 2


@pytest.mark.parametrize("command", [("check",), ("examples",), ("assess", "-"), ("check", "--fix")])
def test_the_schema_alone_is_a_mistake(tmp_path: Path, command: tuple[str, ...]) -> None:
    schema = written(tmp_path, run("schema").stdout, "questionnaire.schema.json")
    result = run(command[0], schema, *command[1:])
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{schema} {ASIDE} Name the file of a questionnaire." in result.stderr
    assert run("check", schema, schema).exit_code == 2


@pytest.mark.parametrize(
    "text",
    [
        '{"$schema": "https://json-schema.org/draft/2020-12/schema", "id": "small"}',
        '{"$schema": "./questionnaire.schema.json", "properties": {}, "summary": "https://json-schema.org/"}',
        '["https://json-schema.org/"]',
        '{"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": {}',
    ],
    ids=["nothing is described", "another schema", "a list", "not JSON"],
)
def test_what_is_no_schema_is_checked(tmp_path: Path, text: str) -> None:
    result = run("check", written(tmp_path, text, "it.json"), SMALL)
    assert (result.exit_code, result.stderr) == (1, "")


def test_a_whole_folder_of_questionnaires_can_be_named() -> None:
    files = sorted((ROOT / "questionnaires").glob("*.json"))
    assert ROOT / "questionnaires/questionnaire.schema.json" in files
    result = run("check", *files)
    assert result.exit_code == 0
    assert f"{len(files) - 1} files checked: 0 errors" in result.stdout
