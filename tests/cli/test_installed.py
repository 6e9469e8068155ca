"""The program as it is installed: a wheel that brings along what ships."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the unpacked wheel, apart from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    return folder / "site"


def triage(installed: Path, *arguments: str, given: str = "") -> str:
    """What ``triage ARGUMENTS`` prints when it runs from ``installed``."""
    code = "import triage, sys; from triage.cli import main; print(triage.__file__, file=sys.stderr); main()"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=installed.parent,
        env={**os.environ, "PYTHONPATH": str(installed)},
        input=given,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == f"{installed / 'triage' / '__init__.py'}\n"
    return done.stdout


def test_an_installed_program_finds_what_ships(installed: Path) -> None:
    result = json.loads(triage(installed, "assess", "muscle-spasms", "-", given="{}"))
    assert result["questionnaire"]["id"] == "muscle-spasms"
    triage(installed, "report", "muscle-spasms", "-", "-o", "report.txt", given="{}")
    assert (installed.parent / "report.txt").stat().st_size > 0
    triage(installed, "new", "mine.json")
    assert "0 errors" in triage(installed, "check", "mine.json")
