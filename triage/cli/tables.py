"""Rows of cells for people, one column under the other; and answers that show something, as text and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

from triage.cli.output import print_text
from triage.cli.terminal import columns, shown
from triage.questionnaire.findings import Witness

_WIDEST: Final = 60


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Print ``rows``, all of the same length; the first are the heads."""
    safe = [tuple(shown(cell) for cell in row) for row in rows]
    widths = [min(_WIDEST, max(columns(cell) for cell in column)) for column in zip(*safe, strict=True)]
    for row in safe:
        for cells in _folded(row):
            padded = [cell + " " * (width - columns(cell)) for cell, width in zip(cells, widths, strict=True)]
            print_text("  ".join(padded).rstrip())


def answer_lines(answers: Witness) -> Iterator[str]:
    """A line for each of ``answers``, what is answered one under the other."""
    width = max((columns(question) for question, _answer in answers), default=0)
    for question, answer in answers:
        yield f"      {shown(question)}{' ' * (width - columns(question))}  {shown(answer)}"


def answer_data(answers: Witness) -> list[dict[str, str]]:
    """``answers`` as data."""
    return [{"question": question, "answer": answer} for question, answer in answers]


def _folded(row: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """``row`` as lines: what is wider than a column goes on below."""
    parts = [wrap(cell, _WIDEST) or [""] for cell in row]
    for at in range(max(map(len, parts))):
        yield tuple(part[at] if at < len(part) else "" for part in parts)
