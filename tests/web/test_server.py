"""Starting the server, and what the browser component is told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from starlette.applications import Starlette
from streamlit import config
from streamlit.testing.v1 import AppTest
from streamlit.web.server.app_discovery import discover_asgi_app

from tests.web.asgi import ask
from triage.settings import Settings
from triage.web.server import PAGE, configure, parts

ROOT = Path(__file__).parents[2]

# A worker is spawned while Streamlit runs a page, when the page's script is the program's main module.
SPAWN = """
import multiprocessing, sys, types
sys.path.insert(0, {root!r})
import triage.web.serve
main = types.ModuleType("__main__")
main.__file__ = {page!r}
sys.modules["__main__"] = main
with multiprocessing.get_context("spawn").Pool(1) as pool:
    found = pool.apply(eval, ("'streamlit' in __import__('sys').modules",))
print("streamlit" in sys.modules, found)
"""


def test_worker_processes_stay_free_of_streamlit() -> None:
    code = SPAWN.format(root=str(ROOT), page=str(PAGE))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_streamlit_run_finds_the_app() -> None:
    assert discover_asgi_app(ROOT / "app.py").import_string == "app:app"


def test_streamlit_run_gets_the_same_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "_config_options", None)
    configure(Settings(allowed_hosts=("clinic.example",)))
    assert config.get_option("browser.gatherUsageStats") is False
    assert config.get_option("server.allowedHosts") == ["clinic.example"]


def test_only_the_clinics_own_names_are_answered() -> None:
    def status(host: str) -> int:
        made = parts(Settings(allowed_hosts=(host,)))
        return ask(Starlette(routes=made["routes"], middleware=made["middleware"]), "/").status

    assert (status("clinic.example"), status("other.example")) == (200, 400)


def _two_questions() -> None:
    import streamlit as st  # noqa: PLC0415

    from triage.web.browser import Field, Page, sync  # noqa: PLC0415

    fields = [Field("a", "First?"), *([Field("b", "Second?")] if st.checkbox("more", key="more") else [])]
    sync(Page("step", "Title", fields=fields), lambda _event: None)


def told(test: AppTest) -> str:
    """The data that the browser component got."""
    (element,) = test.get("bidi_component")
    return str(element.proto.json or element.proto.mixed.json)


def test_questions_that_appear_are_announced_once() -> None:
    test = AppTest.from_function(_two_questions).run()
    assert not test.exception
    assert '"announce": ""' in told(test)
    assert '"announce": "New question: Second?"' in told(test.checkbox(key="more").check().run())
    assert '"announce": ""' in told(test.run())
