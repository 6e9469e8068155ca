"""survey-core in a node process beside us, asked over its standard input."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from pydantic import JsonValue

from benchmarks.forms import CATEGORIES, Form, Value
from benchmarks.theirs import band_name, high_name, status_name, survey

HERE: Final = Path(__file__).parent


class SurveyCore:
    """A running node process that holds one form at a time, built in two ways; for use in a ``with``."""

    def __enter__(self) -> Self:
        """Start node."""
        command = ["node", "--max-old-space-size=4096", str(HERE / "survey_core.mjs")]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End node."""
        self._process.kill()
        self._process.communicate()

    def load(self, form: Form, answers: Sequence[Mapping[str, Value]]) -> float:
        """Build ``form`` twice from its JSON, lean and with bounds; the seconds that the lean one took.

        ``answers`` are the sets that will be asked about.
        """
        self._ask(task="answers", sets=answers)
        lean = {
            "scores": CATEGORIES,
            "bands": [band_name(name) for name in CATEGORIES],
            "rules": [alert.id for alert in form.alerts],
        }
        bounds = {
            "highs": [high_name(name) for name in CATEGORIES],
            "high_bands": [band_name(high_name(name)) for name in CATEGORIES],
            "statuses": [status_name(name) for name in CATEGORIES],
        }
        self._ask(task="load", name="bounds", form=json.dumps(survey(form, bounds=True)), reads=lean | bounds)
        return _seconds(self._ask(task="load", name="lean", form=json.dumps(survey(form, bounds=False)), reads=lean))

    def assess(self, number: int, *, checking: bool = False, bounds: bool = False) -> tuple[float, JsonValue]:
        """Set all answers of set ``number`` at once and read what follows: the seconds that took, and what was read.

        ``checking``: have them checked as well. ``bounds``: by the form that has them.
        """
        reply = self._ask(task="assess", name="bounds" if bounds else "lean", set=number, checking=checking)
        return _seconds(reply), reply["result"]

    def _ask(self, **task: object) -> dict[str, JsonValue]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(task) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("survey-core has stopped: node says above why.")
        reply: dict[str, JsonValue] = json.loads(line)
        return reply


def _seconds(reply: Mapping[str, JsonValue]) -> float:
    seconds = reply["seconds"]
    assert isinstance(seconds, float)
    return seconds
