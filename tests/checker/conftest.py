"""The search with little time, and by itself, as where nothing else is installed."""

from __future__ import annotations

import pytest


@pytest.fixture
def little_effort(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the search give up sooner."""
    monkeypatch.setattr("triage.checker.net.MOST_WORK", 100_000)


@pytest.fixture
def search_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask nobody else where the search gives up."""
    monkeypatch.setattr("triage.checker.solving.find_spec", lambda _name: None)
