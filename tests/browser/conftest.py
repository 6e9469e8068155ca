"""One server and one browser for all browser tests of a worker; a fresh window, cookie and all, for each test.

Both end with this folder's tests: Playwright keeps an event loop running that other tests must not meet.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).parents[2]
START_SECONDS = 60

Visit = Callable[..., Page]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: drives a real browser")


@dataclass(frozen=True)
class Server:
    """A server under test: where it is, and what it has written to its log so far."""

    url: str
    log_file: Path

    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8")


def free_port() -> int:
    """Find a port of the loopback address that nobody uses."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def answers(url: str) -> bool:
    """Whether the server at ``url`` is healthy."""
    with suppress(OSError), urllib.request.urlopen(f"{url}/_stcore/health", timeout=1) as answer:  # noqa: S310
        return bool(answer.status == 200)
    return False


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The made-up journey of ``demo.py``, served by its own process."""
    port = free_port()
    found = Server(f"http://127.0.0.1:{port}", tmp_path_factory.mktemp("server") / "log.txt")
    with found.log_file.open("w") as log:
        command = [sys.executable, "-m", "tests.browser.serve", str(port)]
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
        try:
            until = time.monotonic() + START_SECONDS
            while not answers(found.url):
                assert process.poll() is None, found.log()
                assert time.monotonic() < until, found.log()
                time.sleep(0.1)
            yield found
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium where it is there, else the one that Playwright installed."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def visit(server: Server, browser: Browser) -> Iterator[Visit]:
    """Open the app in a browser of its own: ``visit(width=320, color_scheme="dark")``."""
    contexts: list[BrowserContext] = []

    def open_page(width: int = 1280, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, base_url=server.url, **options)  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.goto("/")
        page.wait_for_selector("h1")
        return page

    yield open_page
    for context in contexts:
        context.close()
