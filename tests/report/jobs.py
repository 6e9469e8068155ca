"""Jobs for the tests of workers: functions of a module, so that another process finds them by name."""

from __future__ import annotations

import importlib
import json
import logging
import os
import resource
import signal
import sys
import time
from pathlib import Path

WORDS = "I take 40 mg of simvastatin"


def echo(text: str, *, times: int = 1) -> bytes:
    return (text * times).encode()


def no_bytes() -> bytes:
    return "no bytes"  # type: ignore[return-value]


def pid() -> bytes:
    return str(os.getpid()).encode()


def state() -> bytes:
    """What the process is: its modules, environment and session, and how much its processor time may still grow."""
    modules = sorted(name for name in sys.modules if sys.modules.get(name) is not None)
    left = resource.getrlimit(resource.RLIMIT_CPU)[0] - time.process_time()
    return json.dumps(
        {"modules": modules, "environment": dict(os.environ), "seconds": left, "session": os.getsid(0)}
    ).encode()


def load(module: str) -> bytes:
    importlib.import_module(module)
    return b"loaded"


def wait_for(begun: Path, go: Path) -> bytes:
    """Make the file ``begun``, then wait until there is a file ``go``."""
    begun.write_text(str(os.getpid()), encoding="utf-8")
    while not go.exists():
        time.sleep(0.01)
    return b"gone"


def hang() -> bytes:
    while True:
        time.sleep(1)


def fill_memory() -> bytes:
    return bytes(2 << 30)[:1]


def dig(depth: int = 0) -> bytes:
    return dig(depth + 1)


def die(by: signal.Signals) -> bytes:
    os.kill(os.getpid(), by)
    return b"alive"


def blurt() -> bytes:
    """Say a patient's words wherever a program can say something, then fail with them."""
    print(WORDS)  # noqa: T201
    print(WORDS, file=sys.stderr)  # noqa: T201
    os.write(2, WORDS.encode())
    logging.getLogger("weasyprint").error(WORDS)
    logging.basicConfig(level=logging.DEBUG)
    logging.getLogger("job").error(WORDS)
    raise ValueError(WORDS)


def no_warm_up() -> None:
    """Nothing to warm up."""


def failing_warm_up() -> None:
    raise OSError("a library is missing")
