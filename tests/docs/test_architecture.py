"""Architecture and decisions: rooms are those of the house, each decision has its page, what is named exists."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

import pytest

from tests.docs.reading import DOCS, README, ROOT, code, documents, sections

PAGE: Final = documents()["docs/architecture.md"]
DECISIONS: Final = sorted((DOCS / "decisions").glob("*.md"))
CODE: Final = re.compile(r"(?ms)^ *```.*?^ *```$")


def layers() -> list[set[str]]:
    """The floors of the house as the linter of imports knows them, from the top."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    (found,) = (contract["layers"] for contract in contracts["contracts"] if contract["type"] == "layers")
    return [set(re.findall(r"\w+", layer)) for layer in found]


def test_the_floors_are_those_of_the_linter() -> None:
    lines = code(sections(PAGE)["Rooms"], "text")[0].splitlines()
    assert [set(re.split(r"  +", line.strip())[0].split(", ")) for line in lines] == layers()


def test_every_room_and_leaf_is_named() -> None:
    package = ROOT / "triage"
    rooms = {path.parent.name for path in package.glob("*/__init__.py")}
    leaves = {path.stem for path in package.glob("*.py") if not path.stem.startswith("_")}
    assert rooms == set().union(*layers())
    assert {name for name in leaves if f"`{name}`" in sections(PAGE)["Rooms"]} == leaves


def test_decisions_are_numbered_and_listed() -> None:
    assert [path.name[:5] for path in DECISIONS] == [f"{at + 1:04}-" for at in range(len(DECISIONS))]
    titles = [path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ") for path in DECISIONS]
    listed = re.findall(r"(?m)^(\d+)\. \[(.+)\]\((.+)\)$", sections(PAGE)["Decisions"])
    assert [f"{number}. {title}" for number, title, _link in listed] == titles
    assert [link for _number, _title, link in listed] == [f"decisions/{path.name}" for path in DECISIONS]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_is_one_page_in_three_parts(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert list(sections(text)) == ["Context", "Decision", "Consequences"]
    assert len(text.splitlines()) <= 50
    assert re.search(r"(?m)^- ", sections(text)["Consequences"])


# What documents name


@pytest.mark.parametrize("path", documents())
def test_links_lead_somewhere(path: str) -> None:
    folder = (ROOT / path).parent
    text = CODE.sub("", documents()[path])
    found = [*re.findall(r"\]\(([^)]+)\)", text), *re.findall(r'src="([^"]+)"', text)]
    lost = []
    for link in found:
        name, _, anchor = link.partition("#")
        if link.startswith(("http://", "https://")):
            continue
        target = (folder / name).resolve() if name else ROOT / path
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


def anchors(path: Path) -> set[str]:
    """The anchors of a document's headings."""
    headings = re.findall(r"(?m)^#+ (.+)$", path.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", documents())
def test_files_that_are_named_are_there(path: str) -> None:
    named = re.findall(
        r"`((?:triage|tests|docs|tools|questionnaires|report_templates|requirements)/[\w./-]+)", documents()[path]
    )
    assert [name for name in named if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("path", documents())
def test_tests_that_are_named_are_there(path: str) -> None:
    lost = [
        f"{file}::{name}"
        for file, name in re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", documents()[path])
        if not re.search(rf"(?m)^(def|class) {name}\b|^{name} = ", (ROOT / file).read_text(encoding="utf-8"))
    ]
    assert lost == []


def test_every_document_can_be_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    waiting = [README]
    while waiting:
        page = waiting.pop()
        if page in seen or page.suffix != ".md" or not page.exists():
            continue
        seen.add(page)
        links = re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
        waiting += [(page.parent / link).resolve() for link in links if "://" not in link]
    assert {README, *DOCS.rglob("*.md")} - seen <= {DOCS / "benchmarks.md"}
