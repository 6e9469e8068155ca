"""What a command gives: JSON on standard output, and files written whole."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from stat import S_IMODE
from tempfile import NamedTemporaryFile

import click

from triage.checker.solving import is_there, opens
from triage.cli.failures import unwritable
from triage.words import _


def print_json(data: Mapping[str, object]) -> None:
    """Print ``data`` as JSON in UTF-8, whatever the terminal speaks; a lone surrogate is escaped, as JSON does it.

    Raises:
        Unusable: standard output cannot be written.
    """
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    print_text(text.encode("utf-8", "backslashreplace"))


def print_text(text: str | bytes) -> None:
    """Print ``text`` and a line end.

    Raises:
        Unusable: standard output cannot be written, for example because the disk is full.
    """
    try:
        click.echo(text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(error, _("standard output")) from error


def print_way_to_more() -> None:
    """Print which extra package would prove more, where it is not installed, or is and cannot be used.

    Raises:
        Unusable: standard output cannot be written.
    """
    if not is_there():
        print_text(_("More can be proven with an extra package: pip install 'triage-questionnaires[verify]'"))
    elif not opens():
        words = _("More can be proven, but the extra package cannot be used as it is. Install it anew: {command}")
        print_text(words.format(command="pip install --force-reinstall z3-solver"))


def write_over(path: Path, data: bytes) -> None:
    """Write ``data`` in place of what the file at ``path`` holds, in the same way; whoever could read it still can.

    Raises:
        Unusable: it cannot be written.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise unwritable(error, str(path)) from error
    write_whole(path, data, mode=S_IMODE(mode))


def write_whole(path: Path, data: bytes, *, mode: int | None = None) -> None:
    """Write ``data`` to ``path`` so that it holds either all of it or what it held before.

    Only its owner can read it, unless ``mode`` gives the permissions.

    Raises:
        Unusable: it cannot be written.
    """
    target = path.resolve()
    try:
        with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            written = Path(file.name)
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
                if mode is not None:
                    written.chmod(mode)
                written.replace(target)
            except BaseException:
                written.unlink()
                raise
    except OSError as error:
        raise unwritable(error, str(path)) from error
