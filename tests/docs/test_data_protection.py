"""Data protection: the page says what the app says, and names what holds it."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Final, cast

from tests.docs.reading import documents, sections, tables
from triage.report.worker import Limits
from triage.settings import Settings
from triage.web.options import options
from triage.web.screens.opening import kept_words
from triage.web.screens.view import Visit

PAGE: Final = documents()["docs/data-protection.md"]
TOLD: Final = tables(sections(PAGE)["What patients are told"])[0].rows
MISSING: Final = "**test missing**"


def test_patients_are_told_what_the_page_says() -> None:
    visit = cast("Visit", SimpleNamespace(services=SimpleNamespace(settings=Settings())))
    said = re.findall(r"<li>(.*?)</li>", str(kept_words(visit)))
    assert [sentence for sentence, _held_by in TOLD] == said


def test_each_sentence_names_what_holds_it() -> None:
    assert [said for said, held_by in TOLD if held_by != MISSING and not re.search(r"`tests/.+::\w+`", held_by)] == []


def test_the_times_in_the_map_are_the_programs() -> None:
    kept = " ".join(until for _what, _where, until, _who in tables(sections(PAGE)["Data map"])[0].rows)
    minutes = options(Settings())["server.disconnectedSessionTTL"]
    assert isinstance(minutes, int)
    assert f"or {minutes // 60} minutes after the connection has ended" in kept
    assert f"after {Limits().jobs} reports" in kept
