"""Servers and one browser for all browser tests of a worker; a fresh window, cookie and all, for each test.

All end with this folder's tests: Playwright keeps an event loop running that other tests must not meet.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.serving import ROOT, Server, clinic_folder, serving

PATIENCE = 20_000
"""Milliseconds that a busy machine may take for a step; a quick one waits for none of them."""

Visit = Callable[..., Page]
Window = Callable[..., BrowserContext]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: drives a real browser")


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """A machine that is busy can starve a browser: what fails is tried once more, and what fails twice is a fault."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The project's own command, serving the questionnaires that ship, and beside them the tests' small ones."""
    home = tmp_path_factory.mktemp("server")
    settings = {
        "TRIAGE_CLINIC_NAME": "Riverside Clinic",
        "TRIAGE_CLINIC_LOGO": str(ROOT / "triage/web/assets/icon.svg"),
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
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def usual(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """A browser whose cookie each test clears: it has the app's scripts already, which saves a second each time."""
    context = browser.new_context(base_url=server.url)
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def window(browser: Browser) -> Iterator[Window]:
    """A browser of its own, with its own cookies: ``window(server, color_scheme="dark")``."""
    contexts: list[BrowserContext] = []

    def open_window(server: Server, **options: object) -> BrowserContext:
        context = browser.new_context(base_url=server.url, **options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context

    yield open_window
    for context in contexts:
        context.close()


@pytest.fixture
def visit(server: Server, window: Window, usual: BrowserContext) -> Iterator[Visit]:
    """Open the app's first page, each time as somebody else: ``visit(width=320)``.

    With ``own=True`` or a browser's options it is a browser of its own, else a usual one.
    """

    def open_page(width: int = 1280, *, own: bool = False, **options: object) -> Page:
        context = window(server, **options) if own or options or usual.pages else usual
        context.clear_cookies()
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("/")
        page.wait_for_selector("h1")
        return page

    yield open_page
    for page in usual.pages:
        page.close()
