"""The search by itself, as where nothing else is installed."""

from __future__ import annotations

import pytest


@pytest.fixture
def search_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask nobody else where the search gives up."""
    for room in ("reachability", "score_lines"):
        monkeypatch.setattr(f"triage.checker.{room}.solvers", tuple)
