"""The catalogues of a folder: each looked at anew when it or its questionnaire has changed, and proven to be whole."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from pathlib import Path
from typing import Final

from triage.checker.translations import ENDING, check_translation, is_catalogue_of
from triage.library.files import File, Stamp, finding, leads_out, shown, stamp_of
from triage.questionnaire import Finding, Questionnaire
from triage.questionnaire.loading import contents
from triage.questionnaire.translation import reading
from triage.words import _

MOST_CATALOGUES: Final = 400
"""How many catalogues of one folder are looked at, in the order of their names."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A catalogue as it was last read; ``questionnaire`` is ``None`` where ``findings`` keep it from patients.

    ``digest`` is the SHA-256 of its bytes, and ``of`` that of its questionnaire's. While ``stamp`` stays, so do the
    bytes; ``None`` where only reading them can tell.
    """

    path: Path
    findings: tuple[Finding, ...]
    questionnaire: Questionnaire | None = None
    digest: str = ""
    of: str = ""
    stamp: Stamp | None = None


def translations(
    folder: Path, files: Sequence[File], known: Mapping[Path, Translation]
) -> tuple[tuple[Translation, ...], tuple[Finding, ...]]:
    """The catalogues of ``folder`` whose questionnaire is among its ``files`` on offer, and what is wrong with others.

    ``known`` are those that were read earlier. A catalogue beside a file that is refused waits for it.
    """
    names = _names(folder)
    found = tuple(_of_files(folder, names[:MOST_CATALOGUES], files, known))
    if len(names) <= MOST_CATALOGUES:
        return found, ()
    message = _("This folder has more than {most} catalogues. Those after '{file}' are left out.")
    said = message.format(most=MOST_CATALOGUES, file=shown(folder / names[MOST_CATALOGUES - 1]))
    return found, (finding(folder, "too-many-files", said, _("Move those that are not in use.")),)


def _names(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            names = (entry.name for entry in entries if entry.name.endswith(ENDING) and not entry.name.startswith("."))
            return nsmallest(MOST_CATALOGUES + 1, names)
    except OSError:
        return []


def _of_files(
    folder: Path, names: Sequence[str], files: Sequence[File], known: Mapping[Path, Translation]
) -> Iterator[Translation]:
    for name in names:
        path = folder / name
        file = next((file for file in files if is_catalogue_of(name, file.path.name)), None)
        if file is None:
            message = _("No questionnaire beside this catalogue has its name.")
            cure = _("Call it NAME.LANG.po, with the name of the questionnaire NAME.json, and put it beside that.")
            yield _odd(path, "no-questionnaire", message, cure)
        elif file.questionnaire is not None:
            yield _looked_at(path, file, file.questionnaire, known.get(path))


def _odd(path: Path, code: str, message: str, cure: str) -> Translation:
    return Translation(path, (finding(path, code, message, cure),))


def _looked_at(path: Path, file: File, original: Questionnaire, known: Translation | None) -> Translation:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _odd(path, "not-a-file", _("This is not a plain file."), _("Put a catalogue in its place."))
        if leads_out(path):
            message = _("This is a link to a file in another folder.")
            return _odd(path, "outside-folder", message, _("Copy the file itself to this folder."))
        stamp = stamp_of(status)
        same = known if known is not None and known.of == file.digest else None
        if same is not None and stamp is not None and same.stamp == stamp:
            return same
        data = reading.contents(path)
    except OSError:
        return _odd(path, "unreadable-file", _("This file cannot be read."), _("Look who may read it."))
    digest = hashlib.sha256(data).hexdigest()
    made = same if same is not None and same.digest == digest else _proven(path, data, file, original)
    return replace(made, digest=digest, stamp=stamp if made.of else None)


def _proven(path: Path, data: bytes, file: File, original: Questionnaire) -> Translation:
    """The translation with ``data``; without ``of`` where its questionnaire is being changed just now."""
    try:
        source, _name = contents(file.path)
        if hashlib.sha256(source).hexdigest() != file.digest:
            message = _("The questionnaire of this catalogue is being changed.")
            return _odd(path, "unreadable-file", message, _("Wait until it is whole."))
        made = check_translation(original, source, data, shown(path))
    except Exception as error:  # noqa: BLE001 - a catalogue that the checker fails on must not take the others with it
        message = _("The program failed on this file ({error}).").format(error=type(error).__name__)
        return _odd(path, "check-failed", message, _("Tell the people who look after the program."))
    return Translation(path, made.findings, made.questionnaire, of=file.digest)
