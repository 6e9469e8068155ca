"""Follows a part of a document as its reader would: makes its files, makes the changes, and runs the commands.

A block of ``console`` holds commands behind ``$``, each with what it prints; a line ``…`` stands for lines left out. A
block of ``sh`` holds commands whose output is not shown. A block of ``diff`` takes lines out of a file, wherever they
stand, and puts others in; an empty line parts one place from the next. Which file that is, or what a whole file of
``json`` is called, is the last name of a file in the words before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.docs.shell import run_line

_BLOCK: Final = re.compile(r"(?ms)^( *)```(\w+)\n(.*?)^ *```$")
_FILE: Final = re.compile(r"`([\w.-]+\.json)`")
LEFT_OUT: Final = "…"


class Block(NamedTuple):
    """A block of code in ``language``; ``files`` are those that the words before it name, the nearest last."""

    language: str
    text: str
    files: tuple[str, ...]


class Said(NamedTuple):
    """A command with what the document shows of its output, and what it printed; ``status`` is how it ended."""

    command: str
    shown: str
    printed: str
    status: int


def blocks(document: str) -> list[Block]:
    """The blocks of code in ``document``, in order."""
    found = []
    for block in _BLOCK.finditer(document):
        text = re.sub(f"(?m)^{block[1]}", "", block[3])
        found.append(Block(block[2], text, tuple(_FILE.findall(document[: block.start()]))))
    return found


def commands(block: Block) -> list[tuple[str, str]]:
    """The commands of a block, each with the output that is shown."""
    if block.language == "sh":
        return [(line, "") for line in block.text.splitlines()]
    assert block.text.startswith("$ "), block.text
    parts = [part.partition("\n") for part in re.split(r"(?m)^\$ ", block.text)[1:]]
    return [(command, shown.rstrip()) for command, _sign, shown in parts]


def follow(document: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Said]:
    """Do what ``document`` says, in the folder of now, and tell what its commands with an output printed."""
    for block in blocks(document):
        match block.language:
            case "json" if '"sections":' in block.text:
                Path(block.files[-1]).write_text(block.text, encoding="utf-8")
            case "diff":
                change(block)
            case "sh" | "console":
                for command, shown in commands(block):
                    ran = run_line(command, monkeypatch, may_fail=block.language == "console")
                    if block.language == "console":
                        yield Said(command, shown, ran.printed.rstrip(), ran.status)
            case _:
                pass


def change(block: Block) -> None:
    """Make the change of ``block``; a file that is not there yet begins as a copy of the one named before it."""
    path = Path(block.files[-1])
    text = (path if path.exists() else Path(block.files[-2])).read_text(encoding="utf-8")
    for lines in (part.splitlines() for part in block.text.split("\n\n")):
        before = "".join(f"{line[1:]}\n" for line in lines if line[0] == "-")
        after = "".join(f"{line[1:]}\n" for line in lines if line[0] == "+")
        assert before in text, before
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")


def fits(shown: str, printed: str) -> bool:
    """Whether ``printed`` is what is ``shown``, where that may leave lines out."""
    parts = re.split(rf"(?m)^{LEFT_OUT}\n?", shown)
    return re.fullmatch("(?s:.*)".join(re.escape(part) for part in parts), printed) is not None
