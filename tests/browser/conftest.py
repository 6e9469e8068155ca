"""Servers and one browser for all browser tests of a worker; a fresh window, cookie and all, for each test.

All end with this folder's tests: Playwright keeps an event loop running that other tests must not meet.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.serving import Server, clinic_folder, serving

SECONDS = 20_000
"""Milliseconds that a busy machine may take for a step; a quick one waits for none of them."""

Visit = Callable[..., Page]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: drives a real browser")


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The project's own command, serving the questionnaires that ship, and beside them the tests' small ones."""
    home = tmp_path_factory.mktemp("server")
    settings = {
        "TRIAGE_CLINIC_NAME": "Riverside Clinic",
        "TRIAGE_QUESTIONNAIRES": str(clinic_folder(home)),
        "TRIAGE_TRY_TOKEN": "a-token-for-staff",
    }
    with serving(home, "triage", "serve", "--port", settings=settings) as found:
        yield found


@pytest.fixture(scope="package")
def odd_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The same app, impatient and with a printer that breaks: see ``odd.py``."""
    home = tmp_path_factory.mktemp("odd")
    settings = {"TRIAGE_QUESTIONNAIRES": str(clinic_folder(home))}
    with serving(home, "tests.browser.odd", settings=settings) as found:
        yield found


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium where it is there, else the one that Playwright installed."""
    expect.set_options(timeout=SECONDS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A browser of its own, with its own cookies: ``window(server, width=320, color_scheme="dark")``."""
    contexts: list[BrowserContext] = []

    def open_window(server: Server, width: int = 1280, **options: object) -> BrowserContext:
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, base_url=server.url, **options)  # type: ignore[arg-type]
        context.set_default_timeout(SECONDS)
        contexts.append(context)
        return context

    yield open_window
    for context in contexts:
        context.close()


@pytest.fixture
def visit(server: Server, window: Callable[..., BrowserContext]) -> Visit:
    """Open the app's first page in a browser of its own: ``visit(width=320)``."""

    def open_page(**options: object) -> Page:
        page = window(server, **options).new_page()
        page.goto("/")
        page.wait_for_selector("h1")
        return page

    return open_page
