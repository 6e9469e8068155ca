"""The words of the instruments: those published, unchanged, and those around them, which promise nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import pytest

from tests.instruments import wording
from tests.instruments.given import FOLDER, NAMES, instrument
from triage.checker import check

NEVER: Final = (
    r"\byou (have|suffer from)\b (?!felt|thoughts)",
    r"\blikely\b|\brisk of\b|% chance|\bcaused by\b",
    r"\bsafe(ly|ty)?\b|no need to see|\bnormal",
    r"\bstop taking\b|\d+ ?mg\b",
    r"\b(depression|anxiety disorder|depressed|somatisation|somatization)\b",
    r"\b(please|sorry|invalid|must)\b",
)
"""What no rule, band, note or start page says; the published questions may."""


def document(name: str) -> dict[str, Any]:
    """The file, as its author wrote it."""
    data: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return data


def asked(name: str) -> list[tuple[str, dict[str, object]]]:
    """Each question's text with the texts of its options and their points."""
    file = document(name)
    found = []
    for section in file["sections"]:
        for question in section["questions"]:
            options = question.get("options", section.get("options"))
            options = file["option_lists"][options] if isinstance(options, str) else options or []
            printed = {option["text"]: option.get("points") for option in options}
            found += [(row["text"], printed) for row in question.get("rows", [question])]
    return found


def told(name: str) -> Iterator[str]:
    """What the file says beside the published questions and answers, and beside its sources."""
    file = document(name)
    yield from (file["title"], file["summary"], file["start"]["first"], *file["start"]["text"])
    for rule in file.get("rules", []):
        yield from (rule["text"], rule["detail"])
    for score in file["scores"]:
        yield from (score["title"], score.get("text", score["title"]))
        yield from (text for band in score.get("bands", []) for text in (band["title"], band["text"]))
        yield from (reference["text"] for reference in score.get("references", []))
    yield from (note["text"] for note in file["notes"])


@pytest.mark.parametrize("name", NAMES)
def test_the_checker_finds_nothing_and_every_example_holds(name: str) -> None:
    assert [str(finding) for finding in check(FOLDER / f"{name}.json") if not finding.accepted] == []


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_draft_with_its_licence_credit_and_sources(name: str) -> None:
    about = instrument(name).about
    assert instrument(name).is_draft
    assert "The rest of this file: MIT" in about.licence
    assert "Not yet reviewed by a clinician." in about.references
    shown = [score for score in document(name)["scores"] if not score.get("working")]
    assert all(score["sources"] and score["text"] and score["better"] == "low" for score in shown)


def test_the_questions_and_answers_of_the_phq_and_the_gad_are_those_published() -> None:
    assert asked("phq-9") == [
        *((text, wording.DAYS) for text in wording.PHQ9),
        (wording.PHQ9_DIFFICULTY, dict.fromkeys(wording.DIFFICULTY)),
    ]
    assert asked("phq-2") == [(text, wording.DAYS) for text in wording.PHQ9[:2]]
    assert asked("gad-7") == [(text, wording.DAYS) for text in wording.GAD7]
    for name in ("phq-2", "phq-9", "gad-7"):
        (table,) = (q for q in document(name)["sections"][0]["questions"])
        assert table["text"] == wording.TWO_WEEKS


def test_the_questions_and_answers_of_the_phq_15_are_those_published() -> None:
    (_periods, _yes_no), *published = asked("phq-15")
    assert published == [(text, wording.BOTHERED) for text in wording.PHQ15]
    assert [section["intro"] for section in document("phq-15")["sections"][1:]] == [wording.FOUR_WEEKS] * 2


def test_the_questions_of_the_gds_are_those_published_and_count_the_way_they_should() -> None:
    counts = {"Yes": {"Yes": 1, "No": 0}, "No": {"Yes": 0, "No": 1}}
    assert asked("gds-15") == [(text, counts[answer]) for text, answer in wording.GDS]
    assert [section["intro"] for section in document("gds-15")["sections"]] == [wording.PAST_WEEK] * 2


def test_the_answers_of_the_penn_scale_are_those_published() -> None:
    assert tuple(answers for _text, answers in asked("penn-spasm-frequency")) == wording.PENN


@pytest.mark.parametrize("name", NAMES)
def test_nothing_around_the_questions_diagnoses_or_reassures(name: str) -> None:
    texts = [text.replace("Only a clinician can diagnose.", "") for text in told(name)]
    named = [
        text.replace("calls other depressive syndrome", "").replace("calls major depressive syndrome", "")
        for text in texts
    ]
    assert [text for text in named for pattern in NEVER if re.search(pattern, text, re.IGNORECASE)] == []
    assert [text for text in named if re.search(r"diagnos(e|es|ed)\b|depressi", text)] == []


def test_a_pattern_of_symptoms_says_who_can_diagnose() -> None:
    (pattern,) = (score for score in instrument("phq-9").scores if score.id == "pattern")
    assert [band.id for band in pattern.bands] == ["none", "other", "major"]
    assert all(band.text.endswith("Only a clinician can diagnose.") for band in pattern.bands)
    assert "fit the pattern" in pattern.bands[1].text


@pytest.mark.parametrize("name", NAMES)
def test_sentences_are_short_and_numbers_are_numerals(name: str) -> None:
    sentences = [sentence for text in told(name) for sentence in re.split(r"(?<=[.!?])\s+", text)]
    assert [sentence for sentence in sentences if len(sentence.split()) > 20] == []
    words = r"\b(two|three|four|five|six|seven|eight|nine|ten|fifteen)\b"
    assert [text for text in told(name) if re.search(words, text, re.IGNORECASE)] == []
    assert [text for text in told(name) if re.search(r"\b(999|111|GP)\b", text)] == []


def test_a_change_that_means_something_has_a_source() -> None:
    changes = {
        score["id"]: score["change"] for name in NAMES for score in document(name)["scores"] if "change" in score
    }
    assert {score: (change["by"], change["sources"]) for score, change in changes.items()} == {
        "phq9": (5, ["loewe_2004"]),
        "gad7": (4, ["toussaint_2020"]),
    }
