"""The program as a process: its ways in and out, and what it leaves alone."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.cli.run import SMALL, run
from triage.settings import Settings
from triage.web import serve

COMMANDS = ("serve", "check", "explain", "diff", "examples", "translate", "assess", "report", "new", "schema")
TRIAGE = (sys.executable, "-m", "triage")


def test_version_and_help_are_said_in_plain_words() -> None:
    asked = run("--version")
    assert (asked.exit_code, asked.stdout) == (0, f"triage {version('triage-questionnaires')}\n")
    asked = run("--help")
    assert asked.exit_code == 0
    assert all(f"\n  {command} " in asked.stdout for command in COMMANDS)
    assert [line for line in asked.stdout.splitlines() if line.startswith("  ") and line.endswith("...")] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(command: str) -> None:
    asked = run(command, "-h")
    assert asked.exit_code == 0
    assert asked.stdout.startswith(f"Usage: triage {command} ")
    assert run(command, "--what").exit_code == 2


def test_an_unknown_command_is_misuse() -> None:
    asked = run("chek")
    assert (asked.exit_code, asked.stdout) == (2, "")
    assert "chek" in asked.stderr


def test_serve_hands_down_port_address_and_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    served = []

    def note(settings: Settings, *, port: int, address: str) -> None:
        served.append((settings.idle_minutes, port, address))

    monkeypatch.setattr(serve, "serve", note)
    monkeypatch.setenv("TRIAGE_IDLE_MINUTES", "45")
    assert run("serve").exit_code == 0
    assert run("serve", "--port", "8600", "--address", "0.0.0.0").exit_code == 0  # noqa: S104 - nothing listens
    assert served == [(45, 8501, "127.0.0.1"), (45, 8600, "0.0.0.0")]  # noqa: S104
    assert run("serve", "--port", "65536").exit_code == 2
    monkeypatch.setenv("TRIAGE_IDLE_MINUTES", "soon")
    wrong = run("serve")
    assert (wrong.exit_code, len(served)) == (2, 2)
    assert "The setting TRIAGE_IDLE_MINUTES cannot be used" in wrong.stderr
    assert "soon" not in wrong.stderr


def test_a_worker_process_imports_neither_streamlit_nor_weasyprint() -> None:
    """A worker imports the program's main module once more, under another name."""
    code = (
        "import runpy, sys; runpy.run_module('triage', run_name='__mp_main__');"
        "print([name for name in ('streamlit', 'weasyprint', 'pydantic') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "['pydantic']\n"


def test_a_check_imports_neither_streamlit_nor_weasyprint() -> None:
    code = (
        "import atexit, runpy, sys; sys.argv = ['triage', 'check', sys.argv[1]];"
        "atexit.register(lambda: print('streamlit' in sys.modules, 'weasyprint' in sys.modules, file=sys.stderr));"
        "runpy.run_module('triage', run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", code, SMALL], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "False False\n")


def test_the_process_leaves_with_the_status_of_its_command(tmp_path: Path) -> None:
    good = subprocess.run([*TRIAGE, "check", SMALL], capture_output=True, text=True, check=False)
    bad = subprocess.run([*TRIAGE, "check", "-"], input="{", capture_output=True, text=True, check=False)
    none = subprocess.run([*TRIAGE, "check", tmp_path / "none"], capture_output=True, text=True, check=False)
    assert [done.returncode for done in (good, bad, none)] == [0, 1, 2]
    assert [good.stderr, bad.stderr, none.stdout] == ["", "", ""]
    assert none.stderr.startswith("Error: There is no file")


def test_a_reader_that_goes_away_is_no_fault() -> None:
    with subprocess.Popen([*TRIAGE, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""


def test_a_full_disk_is_said_in_one_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*TRIAGE, "schema"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        2,
        "Error: 'standard output' cannot be written (No space left on device). Choose another place.\n",
    )


def test_standard_input_that_is_closed_is_said_in_one_sentence() -> None:
    closed = f"{shlex.quote(sys.executable)} -m triage assess {shlex.quote(str(SMALL))} - <&-"
    done = subprocess.run(["sh", "-c", closed], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "Error: '-' cannot be read (Bad file descriptor). Check the file.\n")


def test_a_terminal_that_knows_few_letters_gets_what_it_can_show() -> None:
    given = '{"age": "adult", "meds": ["statin"], "pain": 8}'
    plain = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    text = [*TRIAGE, "assess", str(SMALL), "-", "--format", "text"]
    done = subprocess.run(text, input=given, env=plain, capture_output=True, encoding="latin-1", check=False)
    assert done.returncode == 0
    assert "?Which medicines do you use?? includes ?Statin?" in done.stdout
    exact = subprocess.run(text[:-2], input=given.encode(), env=plain, capture_output=True, check=True)
    assert "“Which medicines do you use?” includes “Statin”".encode() in exact.stdout
