"""The files of a folder: each read when it has changed, and proven before it counts."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from heapq import nsmallest
from pathlib import Path
from typing import Final, NamedTuple

from triage.checker import check
from triage.questionnaire import Finding, Place, Questionnaire, Severity, load
from triage.questionnaire.loading import contents
from triage.words import _

MOST_FILES: Final = 200
"""How many files of one folder are looked at, in the order of their names."""

SCHEMA: Final = "questionnaire.schema.json"
"""The file that helps editors; it may stand beside questionnaires and is none."""

# Two changes within one tick of a file system's clock can leave the same stamp.
_COARSE_NS: Final = 2_000_000_000

_WRITTEN_ID: Final = re.compile(rb'"id"\s*:\s*"([a-z][a-z0-9-]*)"')


@dataclass(frozen=True, slots=True)
class Refused:
    """A file, or a folder, that is not offered, and all that was found in it."""

    path: Path
    findings: tuple[Finding, ...]

    @property
    def file(self) -> str:
        """Its name, fit to be shown."""
        return shown(self.path)


class Stamp(NamedTuple):
    """What changes when a file does: its number on the disk, size in bytes, and times in nanoseconds."""

    inode: int
    size: int
    modified: int
    changed: int


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was last read; ``questionnaire`` is ``None`` where ``findings`` refuse it.

    ``id`` is the questionnaire's; of a refused file, the first that it writes, or else its name without ``.json``.
    ``digest`` is the SHA-256 of its bytes, empty where they could not be read. While ``stamp`` stays, so do the bytes;
    ``None`` where only reading them can tell.
    """

    path: Path
    id: str
    findings: tuple[Finding, ...]
    questionnaire: Questionnaire | None = None
    digest: str = ""
    stamp: Stamp | None = None


def shown(path: Path) -> str:
    """The name of ``path``; bytes in it that are no UTF-8 become U+FFFD."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def finding(path: Path, code: str, message: str, cure: str) -> Finding:
    """An error in ``path`` as a whole."""
    return Finding(code, Severity.ERROR, message, cure, "$", shown(path), 1, 1)


def look(folder: Path, place: Place, known: Mapping[Path, File]) -> tuple[tuple[File, ...], tuple[Finding, ...]]:
    """The files of ``folder`` in the order of their names, and what is wrong with the folder itself.

    ``known`` are files read earlier for the same ``place``; those that have not changed are not read again.
    """
    try:
        names = _names(folder)
    except OSError:
        message = _("This folder is not there, or cannot be read.")
        return (), (finding(folder, "unreadable-folder", message, _("Look for it, and who may read it.")),)
    paths = [folder / name for name in names[:MOST_FILES]]
    files = tuple(_looked_at(path, place, known.get(path)) for path in paths)
    if len(names) <= MOST_FILES:
        return files, ()
    message = _("This folder has more than {most} questionnaires. Those after '{file}' are left out.")
    said = message.format(most=MOST_FILES, file=shown(paths[-1]))
    return files, (finding(folder, "too-many-files", said, _("Move those that are not in use.")),)


def _names(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        names = (entry.name for entry in entries if _may_hold(entry.name) and not entry.is_dir(follow_symlinks=False))
        return nsmallest(MOST_FILES + 1, names)


def _may_hold(name: str) -> bool:
    return name.endswith(".json") and not name.startswith(".") and name != SCHEMA


def _looked_at(path: Path, place: Place, known: File | None) -> File:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return _odd(path, "not-a-file", _("This is not a plain file."), _("Put a JSON file in its place."))
        if leads_out(path):
            message = _("This is a link to a file in another folder.")
            return _odd(path, "outside-folder", message, _("Copy the file itself to this folder."))
        stamp = stamp_of(status)
        if known is not None and stamp is not None and known.stamp == stamp:
            return known
        data, _name = contents(path)
    except OSError:
        return _odd(path, "unreadable-file", _("This file cannot be read."), _("Look who may read it."))
    digest = hashlib.sha256(data).hexdigest()
    if known is None or known.digest != digest:
        known = _proven(path, data, digest, place)
    return replace(known, stamp=stamp)


def _odd(path: Path, code: str, message: str, cure: str) -> File:
    return File(path, path.stem, (finding(path, code, message, cure),))


def leads_out(path: Path) -> bool:
    """Whether ``path`` is a link to a file in another folder."""
    return path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve())


def stamp_of(status: os.stat_result) -> Stamp | None:
    """The stamp of a file, or ``None`` where it changed so lately that its next change may leave the same one."""
    if time.time_ns() - status.st_ctime_ns < _COARSE_NS:
        return None
    return Stamp(status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def _proven(path: Path, data: bytes, digest: str, place: Place) -> File:
    written = _WRITTEN_ID.search(data)
    name = path.stem if written is None else written[1].decode()
    try:
        findings = check(data, place=place, name=shown(path))
        if any(found.severity is Severity.ERROR for found in findings):
            return File(path, name, findings, None, digest)
        questionnaire = load(data, place=place, name=shown(path))
    except Exception as error:  # noqa: BLE001 - a file that the checker fails on must not take the others with it
        message = _("The program failed on this file ({error}).").format(error=type(error).__name__)
        cure = _("Tell the people who look after the program.")
        return File(path, name, (finding(path, "check-failed", message, cure),), None, digest)
    return File(path, questionnaire.id, findings, questionnaire, digest)
