"""The warning signs of questionnaires as a table for people, and as data for programs."""

from __future__ import annotations

from collections.abc import Sequence

from triage.checker.overview import SignLine
from triage.cli.output import print_text
from triage.cli.tables import print_table
from triage.cli.terminal import shown
from triage.words import _


def print_signs(name: str, lines: Sequence[SignLine]) -> None:
    """Print a table of ``lines``, which are those of the questionnaire file ``name``."""
    heads = (_("Rule"), _("Level"), _("Section"), _("Questions before"), _("Asked of"), _("Not sure"), _("Proven"))
    print_text(_("{file}: warning signs").format(file=shown(name)))
    print_table([heads, *(_row(line) for line in lines)])


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
    return line.rule.id, line.rule.level.word, section, before, _asked_of(line), _not_sure(line), proven


def _asked_of(line: SignLine) -> str:
    said = [_("only if {condition}").format(condition=condition) for condition in line.only_if]
    said += [_("not if the form ends after {section}").format(section=section) for section in line.ends]
    return "; ".join(said) or _("everybody")


def _not_sure(line: SignLine) -> str:
    said = [*line.unsure]
    said += [_("stays open")] if line.stays_open else []
    said += [_("is ruled out")] if line.is_ruled_out else []
    return ", ".join(said) or _("not offered")
