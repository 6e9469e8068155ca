"""One worker process: it takes jobs from a pipe, one at a time, and answers with bytes or with what went wrong.

:mod:`triage.report.workers` starts it and speaks to it. A job is a function of a module and its arguments, pickled.
What a job raises never leaves the process, since its message may hold words of an answer; nor is anything printed
or logged. The process ends when the pipe is closed, so it never outlives the program that started it.
"""

from __future__ import annotations

import math
import os
import pickle
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread

READY, DONE, TOO_BIG, FAILED = b"r", b"d", b"b", b"f"
"""The first byte of what the worker says; after ``DONE`` stand the bytes that the job gave."""

_NOT_HERE = ("starlette", "streamlit")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one worker may use.

    ``seconds`` is for each job, by the clock and by the processor; ``memory`` is the address space of the process in
    bytes; after ``jobs`` jobs it makes room for a fresh one.
    """

    seconds: float = 30
    memory: int = 1 << 30
    jobs: int = 500


def main() -> None:
    """Serve the pipe whose file descriptor is the command's one argument: first limits and warm-up, then jobs."""
    pipe: Connection[bytes, bytes] = Connection(int(sys.argv[1]))
    sys.modules.update(dict.fromkeys(_NOT_HERE))  # type: ignore[arg-type]  # None: importing it is an error
    limits, warm_up = pickle.loads(pipe.recv_bytes())  # noqa: S301 (from the program that started this one)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    warm_up()
    _fall_silent()
    pipe.send_bytes(READY)
    jobs = SimpleQueue[bytes]()
    Thread(target=_listen, args=(pipe, jobs), daemon=True).start()
    while True:
        job = jobs.get()
        _allow_processor(limits.seconds)
        pipe.send_bytes(_answer(job))


def _fall_silent() -> None:
    """Send errors where output goes already: nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _listen(pipe: Connection[bytes, bytes], jobs: SimpleQueue[bytes]) -> None:
    """Pass on the jobs; when the other end of the pipe is gone, end the process, whatever it is doing."""
    try:
        while True:
            jobs.put(pipe.recv_bytes())
    finally:
        os._exit(0)


def _allow_processor(seconds: float) -> None:
    most = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time() + seconds), most))


def _answer(job: bytes) -> bytes:
    function: Callable[..., bytes]
    try:
        function, args, kwargs = pickle.loads(job)  # noqa: S301 (from the program that started this one)
        return DONE + function(*args, **kwargs)
    except (MemoryError, RecursionError):
        return TOO_BIG
    except Exception:  # noqa: BLE001 (whatever it is, it must not take the worker down)
        return FAILED
