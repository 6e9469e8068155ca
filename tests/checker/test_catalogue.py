"""The catalogue of findings: every code has its entry, and what each entry shows is so."""

from __future__ import annotations

import ast
import re
from datetime import date
from gettext import NullTranslations
from pathlib import Path
from typing import Final

import pytest

from tests.checker.pieces import in_form
from tests.questionnaire.reading import QUESTIONNAIRES
from triage.checker import check
from triage.checker.catalogue import FORM, Explanation, explained, subjects
from triage.checker.catalogue.translations import TRANSLATIONS
from triage.checker.lint.about import MOST_YEARS
from triage.checker.lint.questions import MOST_ROWS
from triage.checker.lint.wording import MOST_WORDS
from triage.logic.lexer import MAX_LENGTH
from triage.logic.parser import MAX_DEPTH as MAX_BRACKETS
from triage.questionnaire import Finding, Severity, load
from triage.questionnaire.source import MAX_BYTES, MAX_DEPTH
from triage.words import language

ROOMS: Final = [Path(__file__).parents[2] / "triage" / room for room in ("logic", "questionnaire", "checker")]
LONG: Final = "pain >= 7 or " * 160 + "pain >= 7"

LEFT_OUT: Final = r".+-idle|no-examples"
"""Advice on what a small piece leaves out."""

TODAY: Final = date(2026, 1, 31)

WITHOUT_PIECES: Final = {
    "not-utf-8": FORM.replace("Headaches", "Caf\u00e9").encode("latin-1"),
    "too-large": b" " * (MAX_BYTES + 1),
    "condition-too-long": in_form(
        f'"rules": [{{ "id": "R1", "when": "{LONG}", "level": "soon", "text": "Rest" }}]'
    ).text.encode(),
}
"""Files for what no small piece can show."""

IN_CATALOGUES: Final = {one.code for one in TRANSLATIONS.explanations}
"""What stands in no questionnaire but in a catalogue beside it; test_translations holds that it is found."""

ENTRIES: Final = list(explained().values())
SHOWN: Final = [one for one in ENTRIES if one.code not in {*WITHOUT_PIECES, *IN_CATALOGUES}]


def codes_in(path: Path) -> set[str]:
    """What stands in the code at ``path`` and is written as a finding's code of two words or more."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text for text in texts if re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", text)}


def test_every_code_is_explained_and_nothing_else() -> None:
    """A code of one word is known by its file: each has one."""
    written = {
        code
        for room in ROOMS
        for path in room.rglob("*.py")
        if path.parent.name != "catalogue"
        for code in codes_in(path)
    }
    files = {path.stem for path in QUESTIONNAIRES.glob("*/*.txt")}
    codes, entries = written | files, set(explained())
    assert {"without an entry": codes - entries, "without a code": entries - codes} == {
        "without an entry": set(),
        "without a code": set(),
    }


def test_no_code_is_explained_twice() -> None:
    codes = [one.code for subject in subjects() for one in subject.explanations]
    assert len(codes) == len(set(codes))


def found(one: Explanation, piece: str) -> list[Finding]:
    """What is found in the form with ``piece``, which explains ``one``.

    Advice counts only where that is meant: small pieces leave much out. The form itself has questions without use.
    """
    whole = in_form(piece)
    findings = [
        each
        for each in check(whole.text.encode(), today=TODAY)
        if each.line in whole.lines or each.code != "question-idle"
    ]
    if one.severity is Severity.ADVICE:
        return [each for each in findings if each.code == one.code or not re.fullmatch(LEFT_OUT, each.code)]
    return [each for each in findings if each.severity is not Severity.ADVICE]


def test_the_form_has_no_finding_but_that_nothing_hangs_on_its_answers_yet() -> None:
    assert {one.code for one in check(FORM.encode())} == {"question-idle"}


@pytest.mark.parametrize("one", SHOWN, ids=lambda one: one.code)
def test_the_first_piece_has_the_finding_at_the_piece_and_no_other(one: Explanation) -> None:
    lines = in_form(one.wrong).lines
    said = {(finding.code, finding.severity, finding.line in lines) for finding in found(one, one.wrong)}
    assert said == {(one.code, one.severity, True)}


@pytest.mark.parametrize("one", SHOWN, ids=lambda one: one.code)
def test_the_second_piece_loads_and_has_no_finding(one: Explanation) -> None:
    assert load(in_form(one.right).text.encode()).findings == ()
    assert [str(finding) for finding in found(one, one.right)] == []


@pytest.mark.parametrize("one", SHOWN, ids=lambda one: one.code)
def test_pieces_are_small(one: Explanation) -> None:
    for piece in (one.wrong, one.right):
        assert len(piece.splitlines()) <= 12
        assert max(map(len, piece.splitlines())) <= 110


@pytest.mark.parametrize("one", SHOWN, ids=lambda one: one.code)
def test_parts_of_a_piece_stand_with_a_comma_between(one: Explanation) -> None:
    for piece in (one.wrong, one.right):
        lines = piece.splitlines()
        starts = [at for at, line in enumerate(lines) if at and line.startswith(('"', "{"))]
        assert [lines[at - 1] for at in starts if not lines[at - 1].endswith(",")] == []


def test_only_what_cannot_be_small_has_no_pieces() -> None:
    assert {one.code for one in ENTRIES if not one.wrong or not one.right} == WITHOUT_PIECES.keys() | IN_CATALOGUES


@pytest.mark.parametrize("code", WITHOUT_PIECES)
def test_what_has_no_piece_is_found_in_a_file(code: str) -> None:
    findings = check(WITHOUT_PIECES[code], today=TODAY)
    assert {(one.code, one.severity) for one in findings} == {(code, explained()[code].severity)}


@pytest.mark.parametrize("one", ENTRIES, ids=lambda one: one.code)
def test_sentences_are_few_short_and_plain(one: Explanation) -> None:
    counts = {}
    for part in ("means", "matters", "mend"):
        text = getattr(one, part)
        sentences = re.split(r"(?<=[.?]) (?=[A-Z])", text)
        assert text.endswith(".")
        assert max(len(sentence.split()) for sentence in sentences) <= 22
        assert not re.search(r"\b(please|sorry|invalid|fail(s|ed)?|user)\b", text, re.IGNORECASE)
        counts[part] = len(sentences)
    assert counts["means"] == counts["mend"] == 1
    assert counts["matters"] <= 2


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("too-large", f"than a questionnaire can be: {MAX_BYTES:,} bytes."),
        ("too-deep", f"more than {MAX_DEPTH} deep"),
        ("condition-too-long", f"more than {MAX_LENGTH:,} characters"),
        ("condition-too-deep", f"more than {MAX_BRACKETS} deep"),
        ("long-sentence", f"more than {MOST_WORDS} words"),
        ("long-page", f"more than {MOST_ROWS} rows"),
    ],
)
def test_numbers_are_the_programs(code: str, words: str) -> None:
    assert words in explained()[code].means


def test_a_review_counts_for_two_years() -> None:
    assert MOST_YEARS == 2
    assert "more than two years old" in explained()["old-review"].means


def test_sentences_are_translated_when_they_are_spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    class Loud(NullTranslations):
        def gettext(self, message: str) -> str:
            return message.upper()

    quiet = explained()["not-json"]
    monkeypatch.setattr("gettext.translation", lambda *_names, **_ways: Loud())
    with language("de"):
        loud, titles = explained()["not-json"], [subject.title for subject in subjects()]
    assert (loud.means, loud.matters, loud.mend) == (quiet.means.upper(), quiet.matters.upper(), quiet.mend.upper())
    assert loud.wrong == quiet.wrong
    assert titles == [subject.title.upper() for subject in subjects()]
