"""Reports are made in processes of their own: warmed up, watched, bounded, and replaced when they hang or die.

A worker begins as a bare interpreter with a small, fixed environment. So it holds neither the web nor the clinic's
secrets, and the machine's locale, time zone and hash seed have no say in what it makes. A pool of ``multiprocessing``
would import the program's main module again in each process that it starts, and under Streamlit that is the page.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import Pipe
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Lock
from typing import ParamSpec, Self

from triage.report import paper
from triage.report.worker import DONE, TOO_BIG, Limits
from triage.words import _

_P = ParamSpec("_P")
_START_SECONDS = 60.0
_PROGRAM = "from triage.report.worker import main; main()"
_FROM_OUTSIDE = ("LD_LIBRARY_PATH", "PATH", "TMPDIR")
_FIXED = {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "TZ": "UTC"}


class ReportError(Exception):
    """A report was not made. The message is plain words for the reader, and says nothing of the answers."""


class BusyError(ReportError):
    """No worker is free, or none will be soon."""


class TooLongError(ReportError):
    """The job used up its time."""


class TooBigError(ReportError):
    """The job needs more memory than a worker has, or is nested too deeply."""


class FailedError(ReportError):
    """The job raised an error, or its worker died."""


class Workers:
    """``count`` worker processes for everybody, with room for ``waiting`` jobs more. Safe to use from many threads.

    ``warm_up`` is a function of a module, run in each worker before its first job. Close the workers when done, or
    use them in a ``with`` block; if the program dies instead, they end by themselves.
    """

    def __init__(
        self,
        count: int = 1,
        *,
        waiting: int = 16,
        limits: Limits = Limits(),  # noqa: B008 (frozen)
        warm_up: Callable[[], object] = paper.warm_up,
    ) -> None:
        self._seconds = limits.seconds
        self._room = BoundedSemaphore(count + waiting)
        self._workers = [_Worker(limits, warm_up) for _ in range(count)]
        self._idle = SimpleQueue[_Worker]()
        for worker in self._workers:
            self._idle.put(worker)

    def run(self, job: Callable[_P, bytes], *args: _P.args, **kwargs: _P.kwargs) -> bytes:
        """Call ``job``, a function of a module, in a worker, and wait for the bytes that it gives.

        Raises:
            BusyError: At once when the queue is full, or when no worker came free in the time that a job may take.
            TooLongError: The job took longer than the limits allow; its worker is replaced.
            TooBigError: The job ran out of memory or was nested too deeply.
            FailedError: The job raised something else, its worker died or did not start, or the workers are closed.
        """
        message = pickle.dumps((job, args, kwargs))
        if not self._room.acquire(blocking=False):
            raise _busy()
        try:
            return self._run(message)
        finally:
            self._room.release()

    def _run(self, message: bytes) -> bytes:
        try:
            worker = self._idle.get(timeout=self._seconds)
        except Empty:
            raise _busy() from None
        try:
            return worker.run(message)
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """End all workers now; jobs under way fail."""
        for worker in self._workers:
            worker.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


class _Worker:
    """The place of one worker. Its process is replaced when it died, hung, ran short of memory or did its share."""

    def __init__(self, limits: Limits, warm_up: Callable[[], object]) -> None:
        self._limits = limits
        self._beginning = pickle.dumps((limits, warm_up))
        self._replacing = Lock()  # close() comes from another thread
        self._closed = False
        self._warm = False
        self._start()

    def run(self, message: bytes) -> bytes:
        """Send one job and wait for the bytes that it gives; raises what :meth:`Workers.run` says."""
        if self._process.poll() is not None:
            self._replace()
        try:
            answer = self._ask(message)
        except TooLongError:
            self._replace()
            raise
        except (EOFError, OSError):
            ended_with = self._replace()
            raise _too_long() if ended_with == -signal.SIGXCPU else _failed() from None
        self._left -= 1
        if self._left <= 0 or answer[:1] == TOO_BIG:
            self._replace()
        return _bytes_or_error(answer)

    def close(self) -> None:
        """End the process, for good."""
        with self._replacing:
            self._closed = True
            self._end()

    def _ask(self, message: bytes) -> bytes:
        if not self._warm:
            self._hear(_START_SECONDS)
            self._warm = True
        self._pipe.send_bytes(message)
        return self._hear(self._limits.seconds)

    def _hear(self, seconds: float) -> bytes:
        if not self._pipe.poll(seconds):
            raise _too_long()
        return self._pipe.recv_bytes()

    def _replace(self) -> int:
        """End the process and start another, unless closed; gives what the old one ended with, as ``Popen`` says it."""
        with self._replacing:
            ended_with = self._end()
            if not self._closed:
                with suppress(OSError):  # then the next job tries again
                    self._start()
        return ended_with

    def _start(self) -> None:
        self._pipe, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 (this very interpreter, with our own program)
                [sys.executable, "-P", "-c", _PROGRAM, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl+C at a terminal is for the program, which then ends its workers
            )
        self._warm = False
        self._left = self._limits.jobs
        self._pipe.send_bytes(self._beginning)

    def _end(self) -> int:
        self._process.kill()
        return self._process.wait()


def _environment() -> dict[str, str]:
    passed = {name: os.environ[name] for name in _FROM_OUTSIDE if name in os.environ}
    return passed | _FIXED | {"PYTHONPATH": os.pathsep.join(os.path.abspath(folder) for folder in sys.path)}  # noqa: PTH100


def _bytes_or_error(answer: bytes) -> bytes:
    if answer[:1] == DONE:
        return answer[1:]
    raise _too_big() if answer[:1] == TOO_BIG else _failed()


def _busy() -> BusyError:
    return BusyError(_("Many reports are being made just now. Wait a minute, then try again."))


def _too_long() -> TooLongError:
    return TooLongError(_("Making the report took too long. Shorten very long answers, then try again."))


def _too_big() -> TooBigError:
    return TooBigError(_("The report is too big to make. Shorten very long answers, then try again."))


def _failed() -> FailedError:
    return FailedError(_("The report could not be made. Wait a minute, then try again."))
