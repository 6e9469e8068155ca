"""``triage check``: what it mends, what is accepted, answers that show a finding, and how it stops."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import triage.checker.check  # noqa: F401 - the module, which the function of the same name hides
from tests.cli.run import SMALL, changed, run, written
from triage.questionnaire import Finding, Questionnaire, Severity
from triage.questionnaire.source import Source

CHECK = sys.modules["triage.checker.check"]


def slipped(folder: Path) -> Path:
    text = SMALL.read_text(encoding="utf-8")
    when = json.loads(text)["rules"][0]["when"]
    assert "pain" in when
    return written(folder, text.replace(when, when.replace("pain", "pian")), "slipped.json")


def test_slips_are_mended_in_the_file(tmp_path: Path) -> None:
    path = slipped(tmp_path)
    path.chmod(0o640)
    result = run("check", "--fix", path)
    assert (result.exit_code, result.stdout) == (0, "1 file checked: 0 errors, 0 warnings.\n")
    line, column = next(
        (at, line.index("pain") + 1) for at, line in enumerate(SMALL.read_text().splitlines(), 1) if '"E1"' in line
    )
    assert result.stderr == f"{path}:{line}:{column}: here it says 'pain' now.\n{path}: 1 place mended.\n"
    assert path.read_bytes() == SMALL.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_mended_name_shows_the_next_slip(tmp_path: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        document["rules"][1]["when"] = "pian >= 3 or 'statn' in mdes"

    path = changed(tmp_path, change)
    result = run("check", "--fix", path)
    assert "pain >= 3 or 'statin' in meds" in path.read_text()
    assert [line.split("'")[1] for line in result.stderr.splitlines()[:-1]] == ["pain", "meds", "statin"]
    assert result.stderr.endswith(": 3 places mended.\n")


def test_a_slip_that_hides_the_next_one_is_mended_with_it(tmp_path: Path) -> None:
    """Each round only shows one more slip, so no round alone leaves fewer findings."""

    def change(document: dict[str, Any]) -> None:
        document["rules"][1]["when"] = "[pain] => 3 AND ${pain}<>5"

    path = changed(tmp_path, change)
    result = run("check", "--fix", path)
    assert json.loads(path.read_text(encoding="utf-8"))["rules"][1]["when"] == "pain >= 3 and pain!=5"
    told = [line.partition(": here it says ")[2] for line in result.stderr.splitlines()[:-1]]
    assert told == [
        "pain now, not [pain].",
        ">= now, not =>.",
        "and now, not AND.",
        "pain now, not ${pain}.",
        "!= now, not <>.",
    ]


def test_a_file_from_a_word_processor_is_mended_whole(tmp_path: Path) -> None:
    """Every quote of it is curly: far more slips than there are rounds for what can be read."""
    parts = SMALL.read_text(encoding="utf-8").split('"')
    assert len(parts) > 200
    curly = "".join(part + ("“" if at % 2 == 0 else "”") for at, part in enumerate(parts[:-1])) + parts[-1]
    path = written(tmp_path, curly, "curly.json")
    assert run("check", "--fix", path).exit_code == 0
    assert path.read_bytes() == SMALL.read_bytes()


def test_what_is_taken_out_is_told_with_its_place(tmp_path: Path) -> None:
    unused = '    { "code": "no-licence", "because": "It has one." }'
    text = SMALL.read_text(encoding="utf-8").replace('"about": {', f'"about": {{\n  "accept": [\n{unused}\n  ],')
    path = written(tmp_path, text, "taken.json")
    place = f"{path}:{1 + text.splitlines().index(unused)}:5"
    result = run("check", "--fix", path)
    assert result.stderr == f"{place}: what stood here is taken out.\n{path}: 1 place mended.\n"


def test_a_mended_slip_may_show_more_doubts_than_there_were_errors(tmp_path: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        document["rules"][0]["when"] = "pian >= 7 and pain >= 0 and pain <= 10"
        document["examples"] = [{"id": "nobody", "answers": {}, "expect": {"level": "none"}}]

    path = changed(tmp_path, change)
    result = run("check", "--fix", path)
    assert "1 place mended." in result.stderr
    assert "0 errors" in result.stdout
    assert result.stdout.count(": warning always-true\n") == 2
    assert "pain >= 7 and pain >= 0" in path.read_text(encoding="utf-8")


def test_a_mended_part_may_show_more_errors_in_conditions_than_there_were(tmp_path: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        for name in ("X", "Y", "Z"):
            document["rules"].append({**document["rules"][1], "id": name, "when": "weather == 'bad'"})
        document["rules"][-1]["txet"] = document["rules"][-1].pop("text")

    path = changed(tmp_path, change)
    result = run("check", "--fix", path)
    assert "1 place mended." in result.stderr
    assert result.stdout.count(": error unknown-name\n") == 3
    assert "txet" not in path.read_text(encoding="utf-8")


def test_a_word_that_is_close_but_does_not_fit_is_left_alone(tmp_path: Path) -> None:
    path = changed(tmp_path, lambda document: document["rules"][0].update(when="pian == 'bad'"))
    before = path.read_bytes()
    assert "0 places mended." in run("check", "--fix", path).stderr
    assert path.read_bytes() == before


def test_without_it_nothing_is_written(tmp_path: Path) -> None:
    path = slipped(tmp_path)
    before = path.read_bytes()
    assert run("check", path).exit_code == 1
    assert path.read_bytes() == before


def test_a_byte_order_mark_and_line_ends_stay(tmp_path: Path) -> None:
    text = slipped(tmp_path).read_text(encoding="utf-8").replace("\n", "\r\n")
    path = written(tmp_path, b"\xef\xbb\xbf" + text.encode(), "windows.json")
    assert run("check", "--fix", path).exit_code == 0
    assert path.read_bytes() == b"\xef\xbb\xbf" + SMALL.read_bytes().replace(b"\n", b"\r\n")


def test_what_ships_and_standard_input_are_not_mended() -> None:
    for name in ("phq-2", "-"):
        result = run("check", "--fix", name, given=SMALL.read_bytes())
        assert result.exit_code == 2
        assert f"Only a file at a path of your own can be mended: {name}." in result.stderr


def test_a_file_that_is_no_json_is_left_alone(tmp_path: Path) -> None:
    path = written(tmp_path, b'{"id": ', "half.json")
    assert run("check", "--fix", path).exit_code == 1
    assert path.read_bytes() == b'{"id": '


def accepted(document: dict[str, Any]) -> None:
    document["rules"][1]["when"] = "age == 'adult' and pain >= 0 and weight < 35.5"
    document["rules"][1]["accept"] = [{"code": "always-true", "because": "Everybody is told."}]
    document["examples"] = [{"id": "nobody", "answers": {}, "expect": {"level": "none"}}]


def test_what_is_accepted_is_counted_and_not_told(tmp_path: Path) -> None:
    path = changed(tmp_path, accepted)
    result = run("check", path)
    assert "always-true" not in result.stdout
    assert result.stdout.endswith(", 1 accepted.\n")
    (told,) = [one for one in json.loads(run("check", path, "--format", "json").stdout)["findings"] if one["accepted"]]
    assert (told["code"], told["accepted"]) == ("always-true", "Everybody is told.")
    sarif = json.loads(run("check", path, "--format", "sarif").stdout)["runs"][0]["results"]
    assert [one["suppressions"] for one in sarif if one["ruleId"] == "always-true"] == [
        [{"kind": "inSource", "justification": "Everybody is told."}]
    ]


def shows(_questionnaire: Questionnaire, source: Source) -> Iterator[Finding]:
    found = source.finding("shown", (), "It is so.", severity=Severity.WARNING)
    yield replace(found, witness=(("Age", "Under 18"), ("Medicines", "Statin")))


def stops(_questionnaire: Questionnaire, _source: Source) -> Iterator[Finding]:
    raise KeyboardInterrupt


def test_answers_that_show_a_finding_stand_under_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CHECK, "proofs", lambda *_given: (("all", shows),))
    result = run("check", SMALL)
    assert "    Answers that show it:\n      Age        Under 18\n      Medicines  Statin\n" in result.stdout
    (told,) = json.loads(run("check", SMALL, "--format", "json").stdout)["findings"]
    assert told["witness"][0] == {"question": "Age", "answer": "Under 18"}


def test_stopped_it_shows_what_was_found_so_far_and_what_was_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CHECK, "proofs", lambda *_given: (("a", shows), ("b", stops), ("c", shows)))
    result = run("check", SMALL, SMALL)
    assert result.exit_code == 130
    assert result.stdout.count("warning shown") == 1
    assert result.stderr == "Stopped. Not looked at to the end: b, c.\n"


def test_slips_of_shape_and_of_meaning_are_mended_together(tmp_path: Path) -> None:
    def change(document: dict[str, Any]) -> None:
        document["rules"][0]["levle"] = document["rules"][0].pop("level")
        document["rules"][1]["when"] = "pian >= 3"
        document["sections"][1]["questions"][0]["hnt"] = "Now."

    path = changed(tmp_path, change)
    result = run("check", "--fix", path)
    told = [line.partition("here it says ")[2] for line in result.stderr.splitlines()]
    assert sorted(told) == ["", "'hint' now.", "'level' now.", "'pain' now."]


def test_a_slip_is_mended_though_that_brings_back_what_hung_on_it(tmp_path: Path) -> None:
    """The question is left out at first, so its conditions are not looked at: one finding becomes four."""

    def change(document: dict[str, Any]) -> None:
        weight = next(one for one in document["sections"][1]["questions"] if one["id"] == "weight")
        weight["maxx"] = weight.pop("max")
        document["rules"][1]["when"] = "weight == 'a' or weight == 'b' or weight == 'c'"
        document["sections"][0]["questions"][0]["frobnicate"] = 1

    path = changed(tmp_path, change)
    before = path.read_text(encoding="utf-8")
    run("check", "--fix", path)
    assert path.read_text(encoding="utf-8") == before.replace('"maxx"', '"max"') != before
