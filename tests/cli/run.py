"""Runs the command line within the tests' own process, and makes the files it is given."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from triage.cli.program import program

SMALL = Path(__file__).parent / "small.json"


def run(*arguments: object, given: str | bytes = b"") -> Result:
    """The result of ``triage ARGUMENTS`` with ``given`` on standard input; what is no exit is raised."""
    asked = [str(argument) for argument in arguments]
    return CliRunner().invoke(program, asked, input=given, catch_exceptions=False, prog_name="triage")


def changed(folder: Path, change: Callable[[dict[str, Any]], object], name: str = "changed.json") -> Path:
    """A copy of the small questionnaire in ``folder``, changed by ``change``."""
    document = json.loads(SMALL.read_text(encoding="utf-8"))
    change(document)
    path = folder / name
    path.write_text(json.dumps(document, indent=2, ensure_ascii=False), encoding="utf-8")
    return path


def written(folder: Path, text: str | bytes, name: str = "answers.json") -> Path:
    """A file in ``folder`` that holds ``text``."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path
