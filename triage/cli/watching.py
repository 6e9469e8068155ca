"""What a command says while it takes long."""

from __future__ import annotations

from threading import Timer
from types import TracebackType
from typing import Final, Self

import click

from triage.words import _

PATIENCE: Final = 1.0
"""So many seconds are nothing to speak of."""


class Watch:
    """Says on standard error what is being looked at in ``file``, once that takes longer than ``PATIENCE``."""

    def __init__(self, file: str) -> None:
        """Watch the check of ``file``."""
        self._file = file
        self._what = ""
        self._late = False
        self._timer = Timer(PATIENCE, self._tell)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        """Begin to count."""
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Say nothing any more."""
        self._timer.cancel()

    def begin(self, what: str) -> None:
        """Note that ``what`` is looked at from now on."""
        self._what = what
        if self._late:
            self._say()

    def _tell(self) -> None:
        self._late = True
        self._say()

    def _say(self) -> None:
        words = _("{file}: looking at {what} … (Ctrl-C stops, and shows what is found so far)")
        click.echo(words.format(file=self._file, what=self._what), err=True)
