"""Services for the pages' tests: a folder of questionnaires, a printer that prints nothing, one browser's cookie."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.runtime import context

from tests.web.small import SMALL
from tests.web.visits import TOKEN, TRY_TOKEN, print_pdf
from triage.library import Shelf
from triage.questionnaire import DEFAULT_PLACE
from triage.settings import Settings
from triage.web.runtime import Services, install


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small questionnaire."""
    (tmp_path / "small.json").write_text(json.dumps(SMALL), encoding="utf-8")
    return tmp_path


@pytest.fixture
def cookies(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The cookies that the browser sends; Streamlit's test runner can give none."""
    sent = {"journey": TOKEN}
    monkeypatch.setattr(context, "_get_client_context", lambda: SimpleNamespace(cookies=sent, headers=[]))
    return sent


@pytest.fixture
def serving(folder: Path, cookies: dict[str, str]) -> Iterator[Services]:
    """The services of a clinic whose staff may try questionnaires."""
    assert cookies
    settings = Settings(clinic_name="Riverside", try_token=TRY_TOKEN)  # type: ignore[arg-type]
    services = Services(settings, DEFAULT_PLACE, Shelf((folder,), DEFAULT_PLACE), print_pdf)
    install(services)
    yield services
    services.journeys.erase(TOKEN)
