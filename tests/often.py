"""How often tests that make forms at random do so: a few times in each run, many times where somebody asks for it."""

from __future__ import annotations

import os
from typing import Final

TIMES: Final = int(os.environ.get("TEST_TIMES", "1"))


def often(count: int) -> int:
    """``count``, as many times over as the environment's ``TEST_TIMES`` says."""
    return count * TIMES
