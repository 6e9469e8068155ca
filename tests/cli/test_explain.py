"""``triage explain``: one finding, the list of all, the page on all; and where the check sends people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import SMALL, changed, run, written
from triage.checker.catalogue import explained


def test_one_finding_is_explained() -> None:
    result = run("explain", "bad-limits")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "bad-limits (error)\n"
        "The least that can be answered is not below the most.\n"
        "\n"
        "Why it matters: No answer, or only one, would be taken, and the patient could not go on.\n"
        "To mend it: Swap the two, or mend the one that is wrong.\n"
        "\n"
        "This has the finding:\n"
        '    { "id": "days", "type": "whole", "text": "On how many days in a month?", "min": 31, "max": 0 }\n'
        "\n"
        "This does not:\n"
        '    { "id": "days", "type": "whole", "text": "On how many days in a month?", "min": 0, "max": 31 }\n'
    )


def test_what_has_no_small_example_is_explained_without() -> None:
    result = run("explain", "not-utf-8")
    assert result.stdout.endswith("\nTo mend it: Save the file as UTF-8 in your editor.\n")


def test_without_a_code_all_are_listed() -> None:
    result = run("explain")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    listed = [tuple(line.split(maxsplit=1)) for line in lines if line.startswith("  ")]
    assert listed == [(one.code, one.means) for one in explained().values()]
    assert lines[0] == "The text of the file"
    assert lines[-1] == "More about one of them: triage explain CODE"


@pytest.mark.parametrize(
    ("code", "cure"),
    [
        ("allways-true", "Did you mean 'always-true'?"),
        ("xyzzy", "To see all: triage explain"),
        ("Always-True", "always"),
    ],
)
def test_a_code_that_there_is_not(code: str, cure: str) -> None:
    result = run("explain", code)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"There is no finding called '{code}'." in result.stderr
    assert cure in result.stderr


def test_a_code_and_the_page_are_not_asked_for_together() -> None:
    result = run("explain", "bad-limits", "--markdown")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Name a code, or ask for the page: not both." in result.stderr


MORE = "More about a finding: triage explain CODE\n"


def test_the_check_says_where_to_read_more_where_something_is_told(tmp_path: Path) -> None:
    def accepted(document: dict[str, list[dict[str, object]]]) -> None:
        document["rules"][1] |= {
            "when": "age == 'adult' and pain >= 0 and weight < 35.5",
            "accept": [{"code": "always-true", "because": "All are told."}],
        }
        document["examples"] = [{"id": "nobody", "answers": {}, "expect": {"level": "none"}}]

    wrong = run("check", SMALL, written(tmp_path, "{"))
    assert wrong.stdout.endswith(f"what is doubtful.\n{MORE}")
    assert wrong.stdout.count(MORE) == 1
    for path in (SMALL, changed(tmp_path, accepted)):
        assert MORE not in run("check", path).stdout
    assert MORE not in run("check", written(tmp_path, "{"), "--format", "json").stdout


def test_sarif_rules_say_what_they_mean(tmp_path: Path) -> None:
    def change(document: dict[str, list[object]]) -> None:
        document["examples"].append({"id": "x", "answers": {}, "expect": {}})

    (run_of,) = json.loads(run("check", changed(tmp_path, change), "--format", "sarif").stdout)["runs"]
    known = explained()["example-empty"]
    (rule,) = run_of["tool"]["driver"]["rules"]
    assert rule["help"].pop("markdown").startswith(f"Warning. {known.means}")
    assert [rule] == [
        {
            "id": "example-empty",
            "shortDescription": {"text": known.means},
            "fullDescription": {"text": f"{known.means} {known.matters}"},
            "help": {"text": known.mend},
            "defaultConfiguration": {"level": "warning"},
        }
    ]
