"""On what machine a measurement was made, without its name."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version


def description() -> str:
    """One line: the day, processors and how busy they were, versions."""
    day = datetime.now(UTC).strftime("%Y-%m-%d")
    busy = os.getloadavg()[1]
    parts = [
        f"{os.cpu_count()} processor cores (load over five minutes {busy:.1f})",
        f"Python {platform.python_version()}",
        f"Node {_node_version() or 'none'}",
        f"WeasyPrint {version('weasyprint')}",
        f"Streamlit {version('streamlit')}",
    ]
    return f"{day}: " + ", ".join(parts)


def _node_version() -> str | None:
    if shutil.which("node") is None:
        return None
    return subprocess.run(["node", "--version"], capture_output=True, check=True, text=True).stdout.strip().lstrip("v")
