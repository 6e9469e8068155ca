"""The catalogues beside a questionnaire: which there are, and what is found in each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from triage.checker.lint.markup import markup
from triage.checker.lint.rules import MOST_DOUBTS
from triage.questionnaire import Finding, Questionnaire, Severity
from triage.questionnaire.translation.faults import at_entry
from triage.questionnaire.translation.loading import Translated, translated

ENDING: Final = ".po"

_ORDER: Final = tuple(Severity)


class Translation(NamedTuple):
    """What a catalogue makes of a questionnaire: this in its language, if nothing is in the way; and all findings."""

    questionnaire: Questionnaire | None
    findings: tuple[Finding, ...]


def catalogues_of(file: Path) -> tuple[Path, ...]:
    """The catalogues beside the questionnaire at ``file``, in the order of their names.

    Raises:
        OSError: the folder cannot be read.
    """
    beside = (path for path in file.parent.iterdir() if is_catalogue_of(path.name, file.name))
    return tuple(sorted(path for path in beside if not path.is_dir()))


def is_catalogue_of(name: str, file: str) -> bool:
    """Whether a file called ``name`` is named as a catalogue of the questionnaire called ``file`` is: NAME.LANG.po."""
    stem, _dot, language = name.removesuffix(ENDING).rpartition(".")
    return name.endswith(ENDING) and bool(language) and stem == file.removesuffix(".json")


def check_translation(original: Questionnaire, data: bytes, catalogue: bytes, file: str) -> Translation:
    """What is found in ``catalogue``, which findings call ``file``, as a translation of ``original``.

    ``original`` was loaded from ``data``. The important comes first. Rules about English words are not asked.
    """
    made = translated(original, data, catalogue, file)
    found = sorted([*made.findings, *_markup(made)], key=_rank)
    return Translation(made.questionnaire, tuple(dict.fromkeys(found)))


def _markup(made: Translated) -> Iterator[Finding]:
    for entry in made.texts:
        for doubt in islice(markup(entry.translation), MOST_DOUBTS):
            yield at_entry(made.catalogue, entry, doubt.code, doubt.message, doubt.cure, severity=doubt.severity)


def _rank(finding: Finding) -> tuple[int, int, int, str]:
    return _ORDER.index(finding.severity), finding.line, finding.column, finding.code
