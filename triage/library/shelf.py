"""The shelf: the questionnaires of some folders as they are on the disk now, proven, and which of them are offered."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from triage.library.files import File, Refused, finding, look, shown
from triage.questionnaire import Place, Questionnaire, Severity
from triage.words import _

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _View:
    """All folders at one look; ``offered`` is by id."""

    files: Mapping[Path, File]
    offered: Mapping[str, Questionnaire]
    refused: tuple[Refused, ...]


class Shelf:
    """The questionnaires in ``folders``, in the words of ``place``.

    A questionnaire takes the place of one with the same id in an earlier folder; where its file is refused, neither is
    offered. Every call looks at the folders anew, so that a change counts at once, and a file that is broken, or still
    being copied, is refused until it is whole. What was handed out stays as it is: a journey goes on with its own.

    Safe to share between threads: none waits for another. Two that see the same change at once may each load it; the
    results are the same by their ``hash``.
    """

    def __init__(self, folders: Sequence[Path], place: Place) -> None:
        self._folders = tuple(folders)
        self._place = place
        self._latest = _View({}, {}, ())

    def offered(self) -> tuple[Questionnaire, ...]:
        """What a patient may begin, by title."""
        return tuple(sorted(self._look().offered.values(), key=lambda offer: (offer.title.casefold(), offer.id)))

    def refused(self) -> tuple[Refused, ...]:
        """What is not offered, with the reasons: folder by folder, a folder itself before its files."""
        return self._look().refused

    def find(self, wanted: str) -> Questionnaire | None:
        """The questionnaire on offer whose id is ``wanted``."""
        return self._look().offered.get(wanted)

    def _look(self) -> _View:
        before = self._latest
        files: dict[Path, File] = {}
        offered: dict[str, Questionnaire] = {}
        refused: list[Refused] = []
        for folder in self._folders:
            read, wrong = look(folder, self._place, before.files)
            judged = [_judged(file, read) for file in read]
            for file in judged:
                offered.pop(file.id, None)
            offered |= {file.id: file.questionnaire for file in judged if file.questionnaire is not None}
            refused += [Refused(folder, wrong)] if wrong else []
            refused += [Refused(file.path, file.findings) for file in judged if file.questionnaire is None]
            files |= {file.path: file for file in read}
        # One assignment, so that another thread finds the old view or the new one; an older one only costs reading.
        self._latest = view = _View(files, offered, tuple(refused))
        _log_news(before.refused, view.refused)
        return view


def _judged(file: File, beside: Sequence[File]) -> File:
    """``file``, refused where another questionnaire ``beside`` it has its id."""
    if file.questionnaire is None:
        return file
    alike = [other for other in beside if other.id == file.id and other.questionnaire is not None and other is not file]
    if not alike:
        return file
    message = _("The id '{id}' is used more than once in this folder; see also: {files}.")
    said = message.format(id=file.id, files=", ".join(shown(other.path) for other in alike))
    twice = finding(file.path, "duplicate-questionnaire", said, _("Keep one of them, or give each an id of its own."))
    return replace(file, questionnaire=None, findings=(*file.findings, twice))


def _log_news(before: Sequence[Refused], now: Sequence[Refused]) -> None:
    """Log what is refused since ``before``: names and codes only."""
    for item in now:
        if item not in before:
            codes = dict.fromkeys(found.code for found in item.findings if found.severity is Severity.ERROR)
            _log.warning("%r is not offered: %s", item.file, ", ".join(codes))
