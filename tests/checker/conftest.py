"""The search by itself, as where nothing else is installed."""

from __future__ import annotations

import pytest


@pytest.fixture
def search_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask nobody else where the search gives up."""
    monkeypatch.setattr("triage.checker.solving.find_spec", lambda _name: None)
