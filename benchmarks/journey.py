"""How long one interaction of the journey takes in the server: a choice on the flagship's fullest page, drawn again."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Final
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from benchmarks.printing import EXAMPLE
from triage.library import place_of, shelf_of
from triage.questionnaire import Answered
from triage.report.view import Report
from triage.settings import Settings
from triage.web.cookie import new_token
from triage.web.entries import APART, Entry, Typed
from triage.web.journey import Journey
from triage.web.runtime import Services, install
from triage.web.server import PAGE

FLAGSHIP: Final = "muscle-spasms"
_ROUNDS: Final = 30


@dataclass(frozen=True, slots=True)
class Interaction:
    """Seconds of each interaction, on a page of so many ``questions``."""

    questions: int
    seconds: tuple[float, ...]


def measure() -> Interaction:
    """Choose one answer after the other on the fullest page, as AppTest does it: no browser, no network."""
    settings = Settings()
    services = Services(settings, place_of(settings), shelf_of(settings), _no_pdf)
    install(services)
    (flagship,) = (one for one in services.shelf.offered() if one.id == FLAGSHIP)
    (example,) = (one for one in flagship.examples if one.id == EXAMPLE)
    journey = Journey(flagship, entries={name: _entry(answer) for name, answer in example.answers.items()})
    fullest = max(journey.pages, key=lambda page: len(page.questions))
    journey.at = fullest.key
    token = new_token()
    services.journeys.begin(token, journey)
    with patch("triage.web.screens.frame.token_in", return_value=token):
        app = AppTest.from_file(str(PAGE), default_timeout=30).run()
        if app.exception or not app.radio:
            raise RuntimeError(f"The page {fullest.key} was not drawn: {app.exception}")
        taken = [_choose(app, number) for number in range(_ROUNDS)]
    return Interaction(len(fullest.questions), tuple(taken))


def _entry(answer: Answered) -> Entry:
    match answer:
        case {"non_answer": str(word)}:
            return f"{APART}{word}"
        case list(codes):
            return tuple(str(code) for code in codes)
        case str(code):
            return code
        case number:
            return Typed(str(number))


def _choose(app: AppTest, number: int) -> float:
    radio = app.radio[number % len(app.radio)]
    radio.set_value(radio.options[number % len(radio.options)])
    began = time.process_time()
    app.run()
    return time.process_time() - began


def _no_pdf(_report: Report, _clinic: str) -> bytes:
    raise NotImplementedError
