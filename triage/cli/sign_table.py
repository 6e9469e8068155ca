"""The warning signs of questionnaires as a table for people, and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from triage.checker.overview import SignLine
from triage.cli.output import print_text
from triage.cli.terminal import columns, shown
from triage.words import _

_WIDEST = 60


def print_signs(name: str, lines: Sequence[SignLine]) -> None:
    """Print a table of ``lines``, which are those of the questionnaire file ``name``."""
    heads = (_("Rule"), _("Level"), _("Section"), _("Questions before"), _("Asked of"), _("Not sure"), _("Proven"))
    rows = [heads, *(_row(line) for line in lines)]
    widths = [min(_WIDEST, max(columns(cell) for cell in column)) for column in zip(*rows, strict=True)]
    print_text(_("{file}: warning signs").format(file=shown(name)))
    for row in rows:
        for cells in _folded(row):
            padded = [cell + " " * (width - columns(cell)) for cell, width in zip(cells, widths, strict=True)]
            print_text("  ".join(padded).rstrip())


def sign_data(name: str, line: SignLine) -> dict[str, object]:
    """A line of the table as data: ids and words; ``section`` is ``None`` where the rule never fires."""
    return {
        "file": name,
        "rule": line.rule.id,
        "level": line.rule.level.word,
        "section": None if line.section is None else line.section.id,
        "questions_before": line.before,
        "only_if": [*line.only_if],
        "ends_before": [*line.ends],
        "not_sure": {"rules": [*line.unsure], "stays_open": line.stays_open, "ruled_out": line.is_ruled_out},
        "proven": line.proven,
    }


def _row(line: SignLine) -> tuple[str, ...]:
    section = _("never fires") if line.section is None else line.section.id
    before = "" if line.before is None else _("at most {count}").format(count=line.before)
    proven = _("yes") if line.proven else _("no")
    cells = (line.rule.id, line.rule.level.word, section, before, _asked_of(line), _not_sure(line), proven)
    return tuple(shown(cell) for cell in cells)


def _asked_of(line: SignLine) -> str:
    said = [_("only if {condition}").format(condition=condition) for condition in line.only_if]
    said += [_("not if the form ends after {section}").format(section=section) for section in line.ends]
    return "; ".join(said) or _("everybody")


def _not_sure(line: SignLine) -> str:
    said = [*line.unsure]
    said += [_("stays open")] if line.stays_open else []
    said += [_("is ruled out")] if line.is_ruled_out else []
    return ", ".join(said) or _("not offered")


def _folded(row: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """``row`` as lines: what is wider than a column goes on below."""
    parts = [wrap(cell, _WIDEST) or [""] for cell in row]
    for at in range(max(map(len, parts))):
        yield tuple(part[at] if at < len(part) else "" for part in parts)
