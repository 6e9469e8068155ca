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


ONE_LINE = """{
  "id": "small", "version": "1.0.0", "language": "en-GB", "title": "Small",
  "about": {"intended_use": "Tests.", "population": "Nobody", "authors": ["The project"], "licence": "MIT"},
  "sections": [{"id": "one", "title": "One", "questions": [
    {"id": "n", "type": "whole", "text": "How many?", "min": 0, "max": 9,
      "points": [{"points": 0}, {"from": LEAST, "points": 2}]},
    {"id": "x", "type": "yes_no", "text": "Is it so?"}
  ]}],
  "scores": [{"id": "s", "title": "S", "items": ["n"], "missing": "refuse",
    "bands": [{"id": "low", "from": 0, "text": "Low"}, {"id": "high", "from": 1, "text": "High"}]}],
  "rules": [
    {"id": "E1", "when": "n >= LEAST", "level": "emergency", "text": "Call {emergency_number}"},
    {"id": "S1", "when": "x == 'yes'", "level": "soon", "text": "Rest"}
  ],
  "examples": [
    {"id": "held",   "answers": {"n": 1},  "expect": {"level": "none",  "undecided": ["S1"]}},
    {
      "id": "all",
      "title": "All that can be expected",
      "answers": {"n": 5},
      "expect": {
        "level": "emergency",
        "rules": ["E1"],   "undecided": ["S1"],
        "unanswered": ["x"],
        "scores": {"s": 2}, "bands": {"s": "high"}, "ends": null
      }
    },
    {"id": "some", "confirmed": true, "answers": {"n": 5, "x": "yes"},
      "expect": {"rules": ["S1", "E1"], "level": "emergency"}},
    { "id": "short", "expect": { "level": "emergency" }, "answers": { "n": 5 } },
    {"id": "refused", "answers": {"n": 10}, "expect": {"level": "emergency"}}
  ]
}
"""
"""Held for a LEAST of 5; the last answer cannot be given."""


def test_examples_that_fail_are_renewed_and_nothing_else_is_touched(tmp_path: Path) -> None:
    """From 5 on becomes from 6 on: 5 leads to no emergency any more, and to no points."""
    path = written(tmp_path, b"\xef\xbb\xbf" + ONE_LINE.replace("LEAST", "6").encode(), "small.json")
    expected = ONE_LINE.replace("LEAST", "6")
    for before, after in (
        ('      "answers": {"n": 5},\n', '      "confirmed": false,\n      "answers": {"n": 5},\n'),
        ('"level": "emergency",\n        "rules": ["E1"],', '"level": "none",\n        "rules": [],'),
        ('"scores": {"s": 2}, "bands": {"s": "high"}', '"scores": {"s": 0}, "bands": {"s": "low"}'),
        ('{ "level": "emergency" }, "answers"', '{ "level": "none" }, "confirmed": false, "answers"'),
        ('"confirmed": true,', '"confirmed": false,'),
        ('{"rules": ["S1", "E1"], "level": "emergency"}', '{"rules": ["S1"], "level": "soon"}'),
    ):
        assert expected.count(before) == 1
        expected = expected.replace(before, after)
    result = run("examples", "--renew", path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert path.read_bytes() == b"\xef\xbb\xbf" + expected.encode()
    line = next(at for at, text in enumerate(ONE_LINE.split("\n"), 1) if text == '        "level": "emergency",')
    told = f"""{path}:{line}:18: The example 'all' expects another "level" now.\n"""
    assert result.stdout.startswith(f"{told}      Expected  emergency\n      Found     none\n")
    assert "      Expected  s: high\n      Found     s: low\n" in result.stdout
    assert "      Expected  S1, E1\n      Found     S1\n" in result.stdout
    assert result.stdout.endswith("\n3 examples renewed. Nobody has confirmed them: read each.\n")
    codes = [one["code"] for one in json.loads(run("check", path, "--format", "json").stdout)["findings"]]
    assert (codes.count("example-unconfirmed"), codes.count("example-failed")) == (3, 0)


def test_where_every_example_holds_nothing_is_written(tmp_path: Path) -> None:
    path = written(tmp_path, ONE_LINE.replace("LEAST", "5"), "small.json")
    before = path.stat()
    result = run("examples", "--renew", path)
    assert (result.exit_code, result.stdout) == (0, "No example expects anything else than what follows now.\n")
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


def test_an_example_that_names_what_is_gone_is_renewed(tmp_path: Path) -> None:
    """The rule E1 is called E2 now, and the score has another id."""
    text = ONE_LINE.replace("LEAST", "5").replace('"id": "E1"', '"id": "E2"').replace('"id": "s"', '"id": "t"')
    path = written(tmp_path, text, "small.json")
    assert run("examples", "--renew", path).stdout.endswith(
        "\n2 examples renewed. Nobody has confirmed them: read each.\n"
    )
    _held, every, some, _short, _refused = json.loads(path.read_bytes())["examples"]
    assert every["expect"] | {"unanswered": []} == {
        "level": "emergency",
        "rules": ["E2"],
        "undecided": ["S1"],
        "unanswered": [],
        "scores": {},
        "bands": {},
        "ends": None,
    }
    assert (some["expect"], some["confirmed"]) == ({"rules": ["E2", "S1"], "level": "emergency"}, False)


def test_notes_are_renewed_without_those_that_are_always_there(tmp_path: Path) -> None:
    """The note from 3 on is shown with 5; the example expected the one from 6 on."""
    document = json.loads(ONE_LINE.replace("LEAST", "6"))
    document["notes"] = [
        {"id": "N1", "kind": "know", "text": "It is a test."},
        {"id": "N3", "kind": "ask", "when": "n >= 3", "text": "What helps?"},
        {"id": "N6", "kind": "ask", "when": "n >= 6", "text": "What else helps?"},
    ]
    document["examples"] = [{"id": "it", "answers": {"n": 5}, "expect": {"notes": ["N6"]}}]
    path = written(tmp_path, json.dumps(document), "small.json")
    result = run("examples", "--renew", path)
    assert (
        """The example 'it' expects another "notes" now.\n      Expected  N6\n      Found     N3\n""" in result.stdout
    )
    (it,) = json.loads(path.read_bytes())["examples"]
    assert (it["expect"], it["confirmed"]) == ({"notes": ["N3"]}, False)


def test_another_order_of_rules_is_renewed_only_within_a_level(tmp_path: Path) -> None:
    document = json.loads(ONE_LINE.replace("LEAST", "5"))
    document["rules"].append({"id": "S2", "when": "n >= 4", "level": "soon", "text": "Drink"})
    ids = {"level": ["S1", "S2", "E1"], "order": ["E1", "S2", "S1"]}
    answers = {"n": 5, "x": "yes"}
    document["examples"] = [{"id": name, "answers": answers, "expect": {"rules": ids[name]}} for name in ids]
    path = written(tmp_path, json.dumps(document), "small.json")
    result = run("examples", "--renew", path)
    assert "      Expected  E1, S2, S1\n      Found     E1, S1, S2\n" in result.stdout
    assert result.stdout.endswith("\n1 example renewed. Nobody has confirmed it: read it.\n")
    rules = [one["expect"]["rules"] for one in json.loads(path.read_bytes())["examples"]]
    assert rules == [["S1", "S2", "E1"], ["E1", "S1", "S2"]]


def test_renewing_is_for_files_of_ones_own_and_by_itself(tmp_path: Path) -> None:
    assert run("examples", "--renew", "phq-2").exit_code == 2
    path = written(tmp_path, ONE_LINE.replace("LEAST", "6"), "small.json")
    for more in (("--write",), ("--most", 1)):
        result = run("examples", "--renew", *more, path)
        assert result.exit_code == 2
        assert "--renew goes with neither" in result.stderr
    assert path.read_text(encoding="utf-8") == ONE_LINE.replace("LEAST", "6")
    broken = changed(tmp_path, lambda document: document.update(titel="x"), "broken.json")
    assert run("examples", "--renew", broken).exit_code == 1


def test_a_value_that_no_file_can_hold_exactly_is_not_expected(tmp_path: Path) -> None:
    """A third of 5 has no end as a decimal number: its band is still held."""
    text = ONE_LINE.replace("LEAST", "5").replace('"items": ["n"]', '"formula": "n / 3"')
    path = written(tmp_path, text, "small.json")
    assert run("examples", "--renew", path).exit_code == 0
    every = json.loads(path.read_bytes())["examples"][1]
    assert (every["expect"]["scores"], every["expect"]["bands"]) == ({}, {"s": "high"})
    assert run("check", path).stdout.count("example-failed") == 0
