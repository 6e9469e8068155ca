"""Reads the project's documents: their code, their tables, their sections, and the files that they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
DOCS: Final = ROOT / "docs"
README: Final = ROOT / "README.md"

_FENCE: Final = re.compile(r"(?ms)^```(\w+)\n(.*?)^```$")
_HEADING: Final = re.compile(r"(?m)^(#+) (.+)$")
_CELL: Final = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Table:
    """A table: the heads of its columns, and its rows of cells as they are written."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@cache
def documents() -> dict[str, str]:
    """Every document's text by its path from the top."""
    paths = [README, *sorted(DOCS.rglob("*.md"))]
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in paths}


def code(document: str, language: str) -> list[str]:
    """The blocks of code in ``language``, in order."""
    return [text for name, text in _FENCE.findall(document) if name == language]


def sections(document: str, rank: int = 2) -> dict[str, str]:
    """The text below each heading of ``rank``, up to the next of the same rank or above; code is no heading."""
    plain = _FENCE.sub(lambda found: re.sub("(?m)^#", " ", found[0]), document)
    heads = [found for found in _HEADING.finditer(plain) if len(found[1]) <= rank]
    ends = [*(found.start() for found in heads[1:]), len(document)]
    return {
        found[2]: document[found.end() : end] for found, end in zip(heads, ends, strict=True) if len(found[1]) == rank
    }


def tables(text: str) -> list[Table]:
    """The tables in ``text``, in order."""
    found = re.findall(r"(?m)(?:^\|.*\|\n)+", text + "\n")
    return [_table(lines.splitlines()) for lines in found]


def _table(lines: list[str]) -> Table:
    heads, _rule, *rows = [_cells(line) for line in lines]
    assert {len(row) for row in rows} == {len(heads)}, heads
    return Table(heads, tuple(rows))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip().replace("\\|", "|") for cell in _CELL.split(line)[1:-1])


def plain(cell: str) -> str:
    """``cell`` without the marks of code and of emphasis."""
    return re.sub(r"[`*]", "", cell)


def flowing(text: str) -> str:
    """``text`` on one line, without the marks of quotations and lists."""
    return " ".join(re.sub(r"(?m)^\s*(?:>|-|\d+\.) ", "", text).split())
