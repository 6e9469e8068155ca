"""Where the folders that ship with the program are: beside the package in a checkout, inside it when installed."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _folder(name: str) -> Path:
    installed = _PACKAGE / "shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def questionnaires() -> Path:
    """The questionnaires that ship."""
    return _folder("questionnaires")


def report_templates() -> Path:
    """The templates and stylesheets of the report."""
    return _folder("report_templates")
