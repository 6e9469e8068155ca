"""How hypothesis looks for counterexamples: at random at a desk, the same way each time in CI.

And which tests are measured for coverage: the engine's own. Measuring makes a test three times as slow.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings

settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

TESTS: Final = Path(__file__).parent
MEASURED: Final = frozenset({"logic", "questionnaire", "assessment", "constructs"})
"""The folders whose tests are there for the rooms that coverage is asked of."""


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    for item in items:
        if item.path.relative_to(TESTS).parts[0] not in MEASURED:
            item.add_marker("no_cover")
