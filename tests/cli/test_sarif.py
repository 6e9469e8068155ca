"""``triage check --format sarif``: held to what SARIF 2.1.0 says of each object that is written, and to ``--fix``."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final
from urllib.parse import unquote

import pytest

from tests.cli.run import SMALL, run, written
from tests.questionnaire.reading import QUESTIONNAIRES, Json
from triage.checker.catalogue import explained

FILES: Final = sorted((QUESTIONNAIRES / "invalid").glob("*.json"))

SHAPES: Final[Mapping[str, tuple[set[str], set[str]]]] = {
    "log": ({"version", "runs"}, {"$schema"}),
    "run": ({"tool"}, {"results", "columnKind"}),
    "tool": ({"driver"}, set()),
    "driver": ({"name"}, {"semanticVersion", "rules"}),
    "rule": ({"id"}, {"shortDescription", "fullDescription", "helpUri", "help", "defaultConfiguration"}),
    "configuration": (set(), {"level"}),
    "message string": ({"text"}, {"markdown"}),
    "message": ({"text"}, set()),
    "result": (
        {"message"},
        {"ruleId", "ruleIndex", "level", "locations", "suppressions", "fixes"},
    ),
    "suppression": ({"kind"}, {"justification"}),
    "location": (set(), {"physicalLocation", "logicalLocations"}),
    "physical location": ({"artifactLocation"}, {"region"}),
    "logical location": (set(), {"fullyQualifiedName"}),
    "artifact location": ({"uri"}, set()),
    "region": ({"startLine"}, {"startColumn", "endLine", "endColumn"}),
    "fix": ({"artifactChanges"}, {"description"}),
    "artifact change": ({"artifactLocation", "replacements"}, set()),
    "replacement": ({"deletedRegion"}, {"insertedContent"}),
    "content": ({"text"}, set()),
}
"""What must stand in each object, and what else may, of all that the standard knows."""

LEVELS: Final = {"none", "note", "warning", "error"}


def shaped(name: str, value: Json) -> Json:
    """``value`` as an object of the kind ``name``: with all that must be there, and nothing that must not."""
    assert isinstance(value, dict), name
    must, may = SHAPES[name]
    assert must <= value.keys() <= must | may, (name, value)
    return value


def said(name: str, value: Json) -> None:
    """A message with words in it."""
    message = shaped(name, value)
    assert all(isinstance(text, str) and text.strip() for text in message.values())


def located(value: Json) -> None:
    """A URI reference, in which no character stands that does not belong there."""
    uri = shaped("artifact location", value)["uri"]
    assert re.fullmatch(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+", uri)
    assert not re.search(r"%(?![0-9A-F]{2})", uri)


def placed(value: Json) -> None:
    """Lines and columns from 1; the end is not before the start."""
    region = shaped("region", value)
    assert all(isinstance(number, int) and number >= 1 for number in region.values())
    start = region["startLine"], region.get("startColumn", 1)
    assert start <= (region.get("endLine", region["startLine"]), region.get("endColumn", region.get("startColumn", 1)))


def ruled(rules: list[Json]) -> None:
    """Each rule once; where it has an address, an absolute one."""
    ids = [shaped("rule", rule)["id"] for rule in rules]
    assert len(set(ids)) == len(ids)
    for rule in rules:
        for key in ("shortDescription", "fullDescription", "help"):
            said("message string", rule[key])
        assert "helpUri" not in rule or re.match(r"https?://[^/]+/", rule["helpUri"])
        assert shaped("configuration", rule["defaultConfiguration"])["level"] in LEVELS


def resulted(result: Json, rules: list[Json]) -> None:
    """A result and all that is in it."""
    shaped("result", result)
    said("message", result["message"])
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert result["level"] in LEVELS
    for location in result["locations"]:
        physical = shaped("physical location", shaped("location", location)["physicalLocation"])
        located(physical["artifactLocation"])
        placed(physical["region"])
        for logical in location["logicalLocations"]:
            shaped("logical location", logical)
    for suppression in result.get("suppressions", ()):
        assert shaped("suppression", suppression)["kind"] in {"inSource", "external"}
    for fix in result.get("fixes", ()):
        fixed(fix)


def fixed(fix: Json) -> None:
    """At least one change, and in each at least one replacement."""
    changes = shaped("fix", fix)["artifactChanges"]
    said("message", fix["description"])
    assert changes
    for change in changes:
        located(shaped("artifact change", change)["artifactLocation"])
        assert change["replacements"]
        for replacement in change["replacements"]:
            placed(shaped("replacement", replacement)["deletedRegion"])
            if "insertedContent" in replacement:
                assert shaped("content", replacement["insertedContent"])["text"]


def log(*arguments: object) -> list[Json]:
    """The results of ``triage check``, once all that is written holds to the standard."""
    made = shaped("log", json.loads(run("check", *arguments, "--format", "sarif").stdout))
    assert made["version"] == "2.1.0"
    (only,) = made["runs"]
    assert shaped("run", only)["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    rules = shaped("driver", shaped("tool", only["tool"])["driver"])["rules"]
    ruled(rules)
    for result in only["results"]:
        resulted(result, rules)
    found: list[Json] = only["results"]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_written_is_sarif(path: Path) -> None:
    assert path.stem in {result["ruleId"] for result in log(path)}


def test_of_several_files_and_of_what_ships() -> None:
    assert {result["ruleId"] for result in log("phq-9", "muscle-spasms")} <= explained().keys()
    assert log(SMALL) == []


def applied(text: str, replacement: Json) -> str:
    """``text`` with the replacement, as a program reads it that knows nothing of this one."""
    region = replacement["deletedRegion"]
    lines = text.splitlines(keepends=True)
    start = sum(map(len, lines[: region["startLine"] - 1])) + region["startColumn"] - 1
    end = sum(map(len, lines[: region["endLine"] - 1])) + region["endColumn"] - 1
    inserted: str = replacement.get("insertedContent", {"text": ""})["text"]
    return text[:start] + inserted + text[end:]


SLIPS: Final = {
    "the id of an option": ("'statin' in meds", "'sttin' in meds"),
    "the name of a part": ('"level": "urgent"', '"levle": "urgent"'),
    "the id of a source": ('"sources": ["leaflet"],\n      "missing"', '"sources": ["laeflet"],\n      "missing"'),
    "a line that can go, and those above it": (
        '"id": "N1",',
        '"id": "N1",\n      "accept": [\n        {"code": "always-true",\n          "because": "It is \N{SNOWMAN}."}],',
    ),
}


@pytest.mark.parametrize(("right", "slip"), SLIPS.values(), ids=SLIPS.keys())
def test_a_fix_does_what_the_program_would_do(tmp_path: Path, right: str, slip: str) -> None:
    whole = SMALL.read_text(encoding="utf-8")
    assert right in whole
    text = whole.replace(right, slip, 1)
    path = written(tmp_path, text, "slip.json")
    (fix,) = (fix for result in log(path) for fix in result.get("fixes", ()))
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    assert unquote(change["artifactLocation"]["uri"]) == path.as_uri()
    run("check", "--fix", path)
    mended = path.read_text(encoding="utf-8")
    assert mended != text
    assert applied(text, replacement) == mended


def test_a_byte_order_mark_moves_nothing(tmp_path: Path) -> None:
    text = SMALL.read_text(encoding="utf-8").replace("'statin' in meds", "'sttin' in meds", 1)
    plain = log(written(tmp_path, text, "it.json"))
    assert log(written(tmp_path, b"\xef\xbb\xbf" + text.encode(), "it.json")) == plain


def test_what_only_its_author_can_mend_has_no_fix(tmp_path: Path) -> None:
    path = written(tmp_path, SMALL.read_bytes().replace(b'"level": "urgent"', b'"level": "now"', 1), "it.json")
    assert [(result["ruleId"], "fixes" in result) for result in log(path)] == [("wrong-value", False)]


def test_a_rule_tells_all_that_the_catalogue_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, SMALL.read_bytes().replace(b'"level": "urgent"', b'"level": "now"', 1), "it.json")
    one = explained()["wrong-value"]

    def rule() -> Json:
        output = json.loads(run("check", path, "--format", "sarif").stdout)
        (found,) = output["runs"][0]["tool"]["driver"]["rules"]
        return dict(found)

    assert rule()["fullDescription"] == {"text": f"{one.means} {one.matters}"}
    markdown = rule()["help"]["markdown"]
    assert all(part in markdown for part in (one.means, one.matters, one.mend, one.wrong, one.right))
    assert "helpUri" not in rule()
    monkeypatch.setenv("TRIAGE_FINDINGS_PAGE", "https://example.org/findings.html")
    assert rule()["helpUri"] == "https://example.org/findings.html#wrong-value"
    log(path)
    monkeypatch.setenv("TRIAGE_FINDINGS_PAGE", "findings.html")
    assert run("check", path, "--format", "sarif").exit_code == 2


def test_an_address_leads_to_a_heading_of_the_page() -> None:
    page = run("explain", "--markdown").stdout
    assert all(f"\n### {code}\n" in page for code in explained())
