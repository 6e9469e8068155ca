"""Runs the command lines of the documents: settings before a command, ``triage …``, ``> FILE``, comments."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.run import run
from triage.settings import Settings


@dataclass
class Ran:
    """What a line printed, or wrote to a file; ``settings`` and ``port`` of the app where it starts that.

    ``printed`` is all that a reader sees, what is said beside the output included; ``status`` is how it ended.
    """

    output: str = ""
    printed: str = ""
    status: int = 0
    settings: Settings | None = None
    port: int | None = None


def run_line(line: str, monkeypatch: pytest.MonkeyPatch, *, may_fail: bool = False) -> Ran:
    """Run ``line`` to its end. The app itself is not served: a browser test does that."""
    ran = Ran()

    def serve(settings: Settings, *, port: int, address: str) -> None:
        assert address == "127.0.0.1"
        ran.settings, ran.port = settings, port

    monkeypatch.setattr("triage.web.serve.serve", serve)
    words = shlex.split(line, comments=True)
    while "=" in words[0]:
        name, _sign, value = words.pop(0).partition("=")
        monkeypatch.setenv(name, value)
    program, *arguments = words
    assert program == "triage"
    output = None
    if ">" in arguments:
        *arguments, _sign, output = arguments
    result = run(*arguments)
    assert result.exit_code == 0 or may_fail, result.output
    if output is not None:
        Path(output).write_text(result.stdout, encoding="utf-8")
    ran.output, ran.printed, ran.status = result.stdout, result.output, result.exit_code
    return ran
