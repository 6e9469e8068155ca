"""Small jobs for workers: functions of a module, so that another process finds them by name."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path


def echo(text: str) -> bytes:
    return text.encode()
