"""The app in a process of its own, at a port of the loopback address; its folders are its own too."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.browser.payloads import odd_form
from tests.web.small import SMALL

ROOT = Path(__file__).parents[2]
START_SECONDS = 90


@dataclass(frozen=True)
class Server:
    """A server under test: where it is, and the folder that holds all that it may write."""

    url: str
    home: Path

    @property
    def clinic(self) -> Path:
        """The folder of the clinic's own questionnaires."""
        return self.home / "clinic"

    def log(self) -> str:
        """What it has said so far."""
        return (self.home / "log.txt").read_text(encoding="utf-8")


def free_port() -> int:
    """Find a port of the loopback address that nobody uses."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def clinic_folder(home: Path) -> Path:
    """Make a clinic's folder with the tests' small questionnaire, and one of odd texts."""
    folder = home / "clinic"
    folder.mkdir()
    (folder / "small.json").write_text(json.dumps(SMALL, indent=1), encoding="utf-8")
    (folder / "odd.json").write_text(json.dumps(odd_form()), encoding="utf-8")
    return folder


@contextmanager
def serving(home: Path, *command: str, settings: Mapping[str, str], port: int = 0) -> Iterator[Server]:
    """Run ``python -m command… port`` until the block ends; it writes in ``home`` only, if it is told so."""
    port = port or free_port()
    found = Server(f"http://127.0.0.1:{port}", home)
    with (home / "log.txt").open("a") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *command, str(port)],
            cwd=_folder(home / "work"),
            env={**_environment(home), **settings},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            until = time.monotonic() + START_SECONDS
            while not _answers(found.url):
                assert process.poll() is None, found.log()
                assert time.monotonic() < until, found.log()
                time.sleep(0.1)
            yield found
        finally:
            process.terminate()
            process.wait(timeout=30)


def _environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TRIAGE_", "STREAMLIT_", "COV_"))}
    own = {"HOME": _folder(home / "home"), "TMPDIR": _folder(home / "temporary")}
    return kept | own | {"XDG_CACHE_HOME": own["HOME"], "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT)}


def _folder(path: Path) -> str:
    path.mkdir(exist_ok=True)
    return str(path)


def _answers(url: str) -> bool:
    """Whether the server at ``url`` is healthy."""
    with suppress(OSError), urllib.request.urlopen(f"{url}/_stcore/health", timeout=1) as answer:  # noqa: S310
        return bool(answer.status == 200)
    return False
