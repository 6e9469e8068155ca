"""``triage check --signs``: the warning signs as a table, and as data."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.run import SMALL, changed, run
from tests.cli.test_check import broken

TABLE = f"""\
1 file checked: 0 errors, 0 warnings.
{SMALL}: warning signs
Rule  Level      Section  Questions before  Asked of   Not sure    Proven
E1    emergency  body     at most 3         everybody  stays open  yes
U1    urgent     body     at most 5         everybody  stays open  yes
"""


def test_each_sign_has_its_line() -> None:
    result = run("check", "--signs", SMALL)
    assert (result.exit_code, result.stdout) == (0, TABLE)


def test_what_is_wide_goes_on_below(tmp_path: Path) -> None:
    def follow(document: dict[str, list[dict[str, object]]]) -> None:
        document["rules"][1] |= {"when": "new_dose == 'yes'"}
        document["examples"] = []

    lines = run("check", "--signs", changed(tmp_path, follow)).stdout.splitlines()
    heads, _first, *second = lines[lines.index(next(line for line in lines if line.startswith("Rule "))) : -1]
    at = heads.index("Asked of")
    assert [line[at : at + 60].rstrip() for line in second] == [
        "only if “Which medicines do you use?” includes “Statin”; not",
        "if the form ends after who",
    ]
    assert second[0].startswith("U1")
    assert second[1].startswith(" ")


def test_the_same_as_data() -> None:
    result = run("check", "--signs", SMALL, "--format", "json")
    first, second = json.loads(result.stdout)["signs"]
    assert first == {
        "file": str(SMALL),
        "rule": "E1",
        "level": "emergency",
        "section": "body",
        "questions_before": 3,
        "only_if": [],
        "ends_before": [],
        "not_sure": {"rules": [], "stays_open": True, "ruled_out": False},
        "proven": True,
    }
    assert second["rule"] == "U1"


def test_they_are_listed_only_where_they_are_asked_for() -> None:
    assert "signs" not in json.loads(run("check", SMALL, "--format", "json").stdout)
    assert "warning signs" not in run("check", SMALL).stdout


def test_a_file_with_an_error_has_no_table(tmp_path: Path) -> None:
    result = run("check", "--signs", broken(tmp_path))
    assert result.exit_code == 1
    assert "warning signs" not in result.stdout
    assert ": no list, because it needs a file without errors.\n" in result.stdout
    assert json.loads(run("check", "--signs", SMALL, broken(tmp_path), "--format", "json").stdout)["signs"]


def test_there_is_no_such_list_in_sarif() -> None:
    result = run("check", "--signs", SMALL, "--format", "sarif")
    assert result.exit_code == 2
    assert "shown as text or as JSON." in result.stderr
