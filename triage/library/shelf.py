"""The shelf: the questionnaires of some folders as they are on the disk now, proven, and which of them are offered."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from triage.library.files import File, Refused, finding, look, shown
from triage.library.translations import Translation, translations
from triage.questionnaire import Finding, Place, Questionnaire, Severity
from triage.questionnaire.translation.faults import HOLE
from triage.words import _

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _View:
    """All folders at one look; ``offered`` is by id: the questionnaire, and behind it its translations."""

    files: Mapping[Path, File]
    catalogues: Mapping[Path, Translation]
    offered: Mapping[str, tuple[Questionnaire, ...]]
    refused: tuple[Refused, ...]


class Shelf:
    """The questionnaires in ``folders``, in the words of ``place``, each in its languages.

    A translation is offered while its catalogue has no error and no hole; where a text of the questionnaire changes, it
    is not, until the catalogue is renewed.

    A questionnaire takes the place of one with the same id in an earlier folder; where its file is refused, neither is
    offered. Every call looks at the folders anew, so that a change counts at once, and a file that is broken, or still
    being copied, is refused until it is whole. What was handed out stays as it is: a journey goes on with its own.

    Safe to share between threads: none waits for another. Two that see the same change at once may each load it; the
    results are the same by their ``hash``.
    """

    def __init__(self, folders: Sequence[Path], place: Place) -> None:
        self._folders = tuple(folders)
        self._place = place
        self._latest = _View({}, {}, {}, ())

    def offers(self) -> tuple[tuple[Questionnaire, ...], ...]:
        """What a patient may begin, by title: each questionnaire, and behind it its translations."""
        return tuple(sorted(self._look().offered.values(), key=lambda one: (one[0].title.casefold(), one[0].id)))

    def offered(self) -> tuple[Questionnaire, ...]:
        """What a patient may begin, each in its own language, by title."""
        return tuple(own for own, *_others in self.offers())

    def languages(self, wanted: str) -> tuple[Questionnaire, ...]:
        """The questionnaire on offer whose id is ``wanted``, and then its translations; nothing where there is none."""
        return self._look().offered.get(wanted, ())

    def refused(self) -> tuple[Refused, ...]:
        """What is not offered, with the reasons: folder by folder, a folder itself before its files."""
        return self._look().refused

    def find(self, wanted: str) -> Questionnaire | None:
        """The questionnaire on offer whose id is ``wanted``, in its own language."""
        return next(iter(self.languages(wanted)), None)

    def _look(self) -> _View:
        before = self._latest
        files: dict[Path, File] = {}
        catalogues: dict[Path, Translation] = {}
        offered: dict[str, tuple[Questionnaire, ...]] = {}
        refused: list[Refused] = []
        for folder in self._folders:
            read, wrong = look(folder, self._place, before.files)
            judged = [_judged(file, read) for file in read]
            found, too_many = translations(folder, judged, before.catalogues)
            for file in judged:
                offered.pop(file.id, None)
            offered |= {file.id: _languages(file.questionnaire, found) for file in judged if file.questionnaire}
            refused += [Refused(folder, (*wrong, *too_many))] if wrong or too_many else []
            refused += [Refused(file.path, file.findings) for file in judged if file.questionnaire is None]
            refused += [Refused(item.path, item.findings) for item in found if item.questionnaire is None]
            files |= {file.path: file for file in read}
            catalogues |= {item.path: item for item in found}
        # One assignment, so that another thread finds the old view or the new one; an older one only costs reading.
        self._latest = view = _View(files, catalogues, offered, tuple(refused))
        _log_news(before.refused, view.refused)
        return view


def _languages(own: Questionnaire, found: Sequence[Translation]) -> tuple[Questionnaire, ...]:
    """``own`` and then its translations among those ``found``."""
    others = (item.questionnaire for item in found if item.questionnaire is not None)
    return (own, *(other for other in others if other.original is not None and other.original.hash == own.hash))


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
            codes = dict.fromkeys(found.code for found in item.findings if _refuses(found))
            _log.warning("%r is not offered: %s", item.file, ", ".join(codes))


def _refuses(found: Finding) -> bool:
    return found.severity is Severity.ERROR or found.code == HOLE
