"""The hazard log: its risks follow its matrix, and each control is held by a test that is run."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cache
from typing import Final

import pytest

from tests.docs.reading import ROOT, documents, sections, tables

LOG: Final = documents()["docs/hazards.md"]
SEVERITIES: Final = ("minor", "significant", "considerable", "major", "catastrophic")
MATRIX: Final = {
    "very high": (3, 4, 4, 5, 5),
    "high": (2, 3, 3, 4, 5),
    "medium": (2, 2, 3, 3, 4),
    "low": (1, 2, 2, 3, 4),
    "very low": (1, 1, 2, 2, 3),
}
"""Risk by likelihood and severity, as the public template of a hospital's safety team gives it."""

MISSING: Final = "**test missing**"
NOT_RUN: Final = r"\b(skip|skipif|xfail|importorskip)\b"


@dataclass(frozen=True)
class Hazard:
    """A hazard as the log tells it; ``controls`` are what is done, each with what holds it."""

    heading: str
    severity: str
    before: str
    after: str
    risks: tuple[int, int]
    left_over: str
    controls: dict[str, list[str]]


def _hazard(heading: str, body: str) -> Hazard:
    facts, _controls, listed = body.partition("\nControls:\n")
    rated = re.search(
        r"- Severity: (\w+)\. Likelihood: ([\w ]+) before, ([\w ]+) after\. Risk: (\d) before, (\d) after\.", facts
    )
    assert rated is not None, heading
    left = re.search(r"- Left over: (.+)", facts)
    controls = {}
    for control in re.split(r"(?m)^- ", listed)[1:]:
        said, *held_by = control.strip().splitlines()
        controls[said] = [line.strip().strip("`") for line in held_by]
    severity, before, after = rated.group(1, 2, 3)
    return Hazard(heading, severity, before, after, (int(rated[4]), int(rated[5])), left[1] if left else "", controls)


HAZARDS: Final = [_hazard(heading, body) for heading, body in sections(LOG, 3).items()]
EACH: Final = pytest.mark.parametrize("hazard", HAZARDS, ids=lambda hazard: hazard.heading.split()[0])
NAMED: Final = sorted({name for hazard in HAZARDS for names in hazard.controls.values() for name in names})


@cache
def module(path: str) -> ast.Module:
    """A test module, read and not run."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def definition(path: str, name: str) -> ast.stmt | None:
    """Where ``name`` is defined at the top of a test module: a function, a class, or a state machine's test case."""
    for node in module(path).body:
        match node:
            case ast.FunctionDef(name=found) | ast.ClassDef(name=found) if found == name:
                return node
            case ast.Assign(targets=[ast.Name(id=found)], value=ast.Attribute(attr="TestCase")) if found == name:
                return node
            case _:
                pass
    return None


def test_the_matrix_is_the_one_of_the_template() -> None:
    table = tables(sections(LOG)["How risk is read"])[0]
    assert table.heads == ("likelihood", *SEVERITIES)
    assert {row[0]: tuple(map(int, row[1:])) for row in table.rows} == MATRIX


def test_the_hazards_are_numbered_without_a_gap() -> None:
    assert [hazard.heading.split()[0] for hazard in HAZARDS] == [f"H{at + 1}" for at in range(len(HAZARDS))]
    assert len(HAZARDS) >= 12


def test_the_list_of_all_hazards_is_that_of_the_log() -> None:
    assert list(tables(sections(LOG)["All hazards"])[0].rows) == [
        (*hazard.heading.split(" ", 1), hazard.severity, *map(str, hazard.risks)) for hazard in HAZARDS
    ]


@EACH
def test_a_risk_follows_from_severity_and_likelihood(hazard: Hazard) -> None:
    column = SEVERITIES.index(hazard.severity)
    assert hazard.risks == (MATRIX[hazard.before][column], MATRIX[hazard.after][column])
    likelihoods = list(MATRIX)
    assert likelihoods.index(hazard.after) > likelihoods.index(hazard.before)
    assert max(hazard.risks) < 4
    assert hazard.left_over or hazard.risks[1] < 3


@EACH
def test_each_control_names_what_holds_it(hazard: Hazard) -> None:
    assert hazard.controls
    assert [said for said, held_by in hazard.controls.items() if not held_by] == []


def test_controls_without_a_test_are_counted() -> None:
    missing = [said for hazard in HAZARDS for said, held_by in hazard.controls.items() if MISSING in held_by]
    assert re.findall(r"Controls that no test holds yet: (\d+)", LOG) == [str(len(missing))]


@pytest.mark.parametrize("name", [name for name in NAMED if name != MISSING])
def test_a_test_that_is_named_exists_and_is_not_skipped(name: str) -> None:
    path, _, test = name.partition("::")
    assert re.fullmatch(r"tests/[\w/]+/test_\w+\.py", path)
    assert test.lower().startswith("test")
    found = definition(path, test)
    assert found is not None
    marks = [ast.unparse(item) for item in getattr(found, "decorator_list", [])]
    whole = [ast.unparse(node) for node in module(path).body if "pytestmark" in ast.unparse(node).split("=")[0]]
    calls = [ast.unparse(node.func) for node in ast.walk(found) if isinstance(node, ast.Call)]
    assert [text for text in (*marks, *whole, *calls) if re.search(NOT_RUN, text)] == []


def test_a_test_that_is_gone_or_skipped_would_be_seen() -> None:
    path = "tests/docs/test_hazards.py"
    assert definition(path, "test_each_control_names_what_holds_it") is not None
    assert definition(path, "test_that_nobody_wrote") is None
    assert re.search(NOT_RUN, "pytest.mark.skipif(True)")
