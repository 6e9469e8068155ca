"""A questionnaire in another language: the same logic, other words, whole or not at all."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path

import pytest
from pydantic import BaseModel

from tests.questionnaire.reading import QUESTIONNAIRES, data, options, question, small
from tests.questionnaire.translating import FILE, catalogue_for, foreign, known, marked, texts_in
from triage import shipped
from triage.assessment import assess
from triage.assessment.export import export
from triage.questionnaire import (
    Answered,
    ChoiceAnswer,
    DateAnswer,
    MultipleAnswer,
    NumberAnswer,
    Place,
    Question,
    Questionnaire,
    QuestionnaireError,
    ScaleAnswer,
    exclusive_codes,
    load,
)
from triage.questionnaire.translation import load_translated
from triage.questionnaire.translation.faults import numbers
from triage.questionnaire.translation.loading import translated
from triage.questionnaire.translation.writing import header_of, written
from triage.report import render_html, render_text
from triage.report.compose import compose
from triage.report.view import JourneyRecord

ON = date(2026, 1, 31)
WELSH = Place(languages=("en-GB", "cy"))
FORMS = sorted([*shipped.questionnaires().glob("*-[0-9]*.json"), *QUESTIONNAIRES.glob("*.json")])
FORMS += [shipped.questionnaires() / "muscle-spasms.json", shipped.questionnaires() / "penn-spasm-frequency.json"]


def in_welsh(source: bytes, place: Place = WELSH) -> Questionnaire:
    """``source`` with every text marked."""
    return load_translated(source, catalogue_for(source), place=place, catalogue_name=FILE)


def answer_to(asked: Question, dice: random.Random) -> Answered:
    """Any answer that ``asked`` accepts, or none."""
    if dice.random() < 0.2:
        return None
    if asked.non_answers and dice.random() < 0.2:
        return {"non_answer": dice.choice(asked.non_answers).value}
    match asked.answer:
        case ChoiceAnswer(options=known):
            return dice.choice(known).id
        case MultipleAnswer(options=known):
            alone = exclusive_codes(asked)
            if alone and dice.random() < 0.3:
                return [dice.choice(sorted(alone))]
            return [one.id for one in dice.sample(known, dice.randint(1, len(known))) if one.id not in alone] or None
        case NumberAnswer(low=low, high=high):
            return dice.randint(int(low) + 1, int(high))
        case ScaleAnswer():
            return dice.randint(0, 10)
        case DateAnswer():
            return None
        case _:
            return "Words"


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_any_answers_come_to_the_same_by_ids_in_another_language(path: Path) -> None:
    source = path.read_bytes()
    original, welsh = load(source), in_welsh(source)
    dice = random.Random(path.stem)  # noqa: S311 - no secret
    for _time in range(40):
        given = {asked.id: answer_to(asked, dice) for asked in original.questions}
        ours, theirs = export(assess(original, given, ON)), export(assess(welsh, given, ON))
        assert _without_words(theirs) == _without_words(ours)


def _without_words(value: object) -> object:
    """The data of an assessment without its sentences and without the hash."""
    if isinstance(value, dict):
        return {
            key: _without_words(item)
            for key, item in value.items()
            if key not in ("text", "because", "statement", "hash")
        }
    return [_without_words(item) for item in value] if isinstance(value, list) else value


NUMBERS_ONLY = Place(
    languages=("en-GB", "cy"),
    **dict.fromkeys(("emergency_number", "emergency_department", "urgent_number", "doctor", "surgery"), "1"),
    **dict.fromkeys(("pharmacist", "midwife", "maternity_unit"), "1"),
)
"""A place whose words have no letter."""

NO_TEXTS = {
    *("id", "version", "hash", "language", "place", "document", "examples", "findings", "original"),
    *("sources", "reviewer", "review_date", "accept"),
    *("history", "main_concern", "kind", "score", "item", "option", "missing", "type", "when", "gate", "stages"),
}
"""The parts of a questionnaire that hold ids, logic, or what is not translated."""


UNSEEN = ("You drink little.", "Tried")


def strings(value: object) -> Iterator[str]:
    """Every text in a part of a questionnaire as understood."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from strings(
            {key: item for key, item in value.model_dump().items() if key in ("intended_use", "population")}
        )
    elif isinstance(value, dict):
        yield from strings(list(value.values()))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings(item)
    elif is_dataclass(value) and not isinstance(value, Enum):
        parts = (part.name for part in fields(value) if part.name not in NO_TEXTS)
        yield from strings([getattr(value, name) for name in parts])


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_no_text_of_the_original_is_left(path: Path) -> None:
    """No text, nor a part of one, stands anywhere; and every text of the catalogue does."""
    source = path.read_bytes()
    catalogue = catalogue_for(source, foreign)
    form = load_translated(source, catalogue, place=NUMBERS_ONLY, catalogue_name=FILE)
    found = set(strings(form))
    own = {re.sub(r"\{\w+\}", "1", one.text): re.sub(r"\{\w+\}", "1", foreign(one.text)) for one in texts_in(source)}
    latin = [text for text in own if re.search("[A-Za-z]", text)]
    assert [text for text in latin if text in found or (" " in text and any(text in longer for longer in found))] == []
    # What is said of numbers stands in functions, and the short name of a whole table nowhere.
    assert {text for text in set(own.values()) - found if text not in map(foreign, UNSEEN)} == set()


def test_what_is_said_of_a_number_is_translated() -> None:
    source = (QUESTIONNAIRES / "category.json").read_bytes()
    contributions = export(assess(in_welsh(source), {"litres": 1}, ON))["scores"]["lifestyle"]["contributions"]
    assert [part["statement"] for part in contributions] == ["«You drink little.»"]


def test_the_report_says_no_text_of_the_original() -> None:
    source = (shipped.questionnaires() / "phq-9.json").read_bytes()
    form = load_translated(source, catalogue_for(source, foreign), place=WELSH, catalogue_name=FILE)
    given: dict[str, Answered] = {asked.id: "several_days" for asked in form.questions if asked.id != "phq9_difficulty"}
    said = {*strings(compose(assess(form, given, ON), JourneyRecord(ON)))}
    assert said & {one.text for one in texts_in(source)} == set()
    assert {foreign("Little interest or pleasure"), foreign("Several days")} <= said


def test_every_form_of_the_report_says_in_which_language_it_was_answered() -> None:
    source = data(small(question("hurts")))
    original = assess(load(source), {"hurts": "yes"})
    welsh = assess(in_welsh(source), {"hurts": "yes"})
    for render in (render_text, render_html):
        assert "Answered in Welsh (Cymraeg)." in render(welsh, made_on=ON)
        assert "Answered in" not in render(original, made_on=ON)


def test_what_is_not_translated_stays() -> None:
    source = (shipped.questionnaires() / "phq-9.json").read_bytes()
    original, welsh = load(source), in_welsh(source)
    assert (welsh.about.authors, welsh.about.licence, welsh.about.references) == (
        original.about.authors,
        original.about.licence,
        original.about.references,
    )
    assert welsh.sources == original.sources
    assert (welsh.id, welsh.version) == (original.id, original.version)


def test_words_of_the_place_stand_in_translated_texts() -> None:
    source = data(small(question("hurts"), start={"first": "Call {emergency_number}."}))
    assert in_welsh(source, Place(emergency_number="112")).start_first == "«Call 112.»"


def test_yes_and_no_are_translated() -> None:
    (hurts,) = in_welsh(data(small(question("hurts")))).questions
    assert isinstance(hurts.answer, ChoiceAnswer)
    assert [(one.id, one.text) for one in hurts.answer.options] == [("yes", "«Yes»"), ("no", "«No»")]


def test_it_has_its_language_its_original_and_a_hash_of_both_files() -> None:
    source = data(small(question("hurts")))
    catalogue = catalogue_for(source)
    welsh = load_translated(source, catalogue, catalogue_name=FILE)
    lines = "".join(f"{hashlib.sha256(each).hexdigest()}\n" for each in (source, catalogue))
    assert welsh.hash == hashlib.sha256(lines.encode()).hexdigest()
    assert (welsh.language, welsh.original is not None and welsh.original.language) == ("cy", "en-GB")
    assert load(source).original is None
    other = load_translated(source, catalogue_for(source, lambda text: f"[{text}]"), catalogue_name=FILE)
    assert len({welsh.hash, other.hash, load(source).hash}) == 3


def test_files_are_read_where_they_are(tmp_path: Path) -> None:
    source = data(small(question("hurts")))
    (tmp_path / "form.json").write_bytes(source)
    (tmp_path / "form.cy.po").write_bytes(catalogue_for(source))
    assert load_translated(tmp_path / "form.json", tmp_path / "form.cy.po").title == "«Small»"


def refusal(source: bytes, catalogue: bytes, place: Place = WELSH, file: str = FILE) -> list[tuple[str, str]]:
    """The code and the place by ids of all that is found where a translation is refused."""
    with pytest.raises(QuestionnaireError) as caught:
        load_translated(source, catalogue, place=place, catalogue_name=file)
    return [(one.code, one.path) for one in caught.value.findings]


def test_a_single_hole_refuses_the_whole() -> None:
    source = data(small(question("hurts")))
    holey = catalogue_for(source, lambda text: "" if text == "hurts?" else marked(text))
    assert refusal(source, holey) == [("translation-hole", "questions.hurts.text")]


def test_a_text_that_has_changed_since_refuses_the_whole() -> None:
    before, after = data(small(question("hurts"))), data(small(question("hurts"), title="Tiny"))
    assert refusal(after, catalogue_for(before)) == [("translation-hole", "title")]


def test_a_text_that_came_later_refuses_the_whole() -> None:
    before, after = data(small(question("hurts"))), data(small(question("hurts"), summary="A form."))
    assert refusal(after, catalogue_for(before)) == [("translation-hole", "summary")]


@pytest.mark.parametrize("change", ['#, fuzzy\nmsgctxt "title"', '#, fuzzy, no-wrap\nmsgctxt "title"'])
def test_a_fuzzy_text_refuses_the_whole(change: str) -> None:
    source = data(small(question("hurts")))
    fuzzy = catalogue_for(source).decode().replace('msgctxt "title"', change).encode()
    assert refusal(source, fuzzy) == [("translation-hole", "title")]


@pytest.mark.parametrize(
    "given",
    ["Call {emergency_nummber}.", "Call.", "Call {emergency_number} or {doctor}.", "Call { emergency_number }."],
)
def test_other_placeholders_refuse_the_whole(given: str) -> None:
    source = data(small(question("hurts"), start={"first": "Call {emergency_number}."}))
    found = refusal(source, catalogue_for(source, lambda text: given if "Call" in text else text))
    assert {*found} == {("translation-placeholder", "start.first")}


def test_placeholders_may_change_places_and_come_twice() -> None:
    source = data(small(question("hurts"), start={"first": "Call {doctor} or {midwife}."}))
    other = catalogue_for(source, lambda text: "{midwife}, {doctor}, {midwife}!" if "Call" in text else text)
    assert load_translated(source, other, catalogue_name=FILE).start_first == "midwife, GP, midwife!"


@pytest.mark.parametrize(
    ("given", "code"),
    [("Small }", "stray-bracket"), ("Small \u2e80", "missing-glyph"), ("Small" * 200, "too-long")],
)
def test_what_no_text_may_have_is_found_at_the_entry(given: str, code: str) -> None:
    source = data(small(question("hurts")))
    catalogue = catalogue_for(source, lambda text: given if text == "Small" else text)
    made = translated(load(source), source, catalogue, FILE)
    entry = known(catalogue.decode()).entries[0]
    line = catalogue.decode()[: entry.at].count("\n") + 1
    assert [(one.code, one.path, one.file, one.line, one.column) for one in made.findings] == [
        (code, "title", FILE, line, 8)
    ]
    assert made.questionnaire is None


def test_what_no_text_may_have_is_found_at_yes() -> None:
    source = data(small(question("hurts")))
    assert refusal(source, catalogue_for(source, lambda text: "\u2e80" if text == "Yes" else text)) == [
        ("missing-glyph", "yes_no.yes")
    ]


def test_an_emergency_needs_words_of_the_place_for_the_language() -> None:
    document = small(
        question("hurts"), rules=[{"id": "E1", "when": "hurts == 'yes'", "level": "emergency", "text": "Go"}]
    )
    source = data(document)
    assert refusal(source, catalogue_for(source), Place()) == [("no-emergency-contact", "$")]
    assert in_welsh(source).rules[0].text == "«Go»"


def test_the_questionnaires_own_language_is_refused() -> None:
    source = data(small(question("hurts")))
    catalogue = catalogue_for(source, language="en-GB")
    assert refusal(source, catalogue, file="form.en-GB.po") == [("translation-unreadable", "$")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Take 2 for 10 days", "10 Tage lang 2 nehmen", True),
        ("0.5 mg", "0,5 mg", True),
        ("1,000 steps", "1000 Schritte", True),
        ("1,000 steps", "1\u202f000 pas", True),
        ("18 or over", "١٨ أو أكثر", True),
        ("18 or over", "16 or over", False),
        ("Take 2", "Take two", False),
        ("2 of 2", "2", False),
        ("1.5", "15", False),
    ],
)
def test_numbers_are_compared_whatever_their_script_and_order(one: str, other: str, same: bool) -> None:
    assert (numbers(one) == numbers(other)) is same


def test_other_numbers_are_told_and_refuse_nothing() -> None:
    source = data(small(question("age", "choice", options=options("a"), label="Over 18")))
    catalogue = catalogue_for(source, lambda text: text.replace("18", "16"))
    made = translated(load(source), source, catalogue, FILE)
    assert [(one.code, one.message) for one in made.findings] == [
        ("translation-number", "The original says 18 where the translation says 16.")
    ]
    assert made.questionnaire is not None


def test_left_over_entries_are_told_and_refuse_nothing() -> None:
    before, after = data(small(question("hurts"), summary="A form.")), data(small(question("hurts")))
    made = translated(load(after), after, catalogue_for(before) + b'\nmsgid "a"\nmsgstr "b"\n', FILE)
    assert [(one.code, one.message) for one in made.findings] == [
        ("translation-left-over", "The questionnaire has no text 'summary'."),
        ("translation-left-over", "This entry has no msgctxt, so it belongs to no text."),
    ]
    assert made.questionnaire is not None


def test_an_unreadable_catalogue_refuses_the_whole() -> None:
    source = data(small(question("hurts")))
    assert refusal(source, b"\xff") == [("translation-unreadable", "$")]
    assert refusal(source, written(header_of("form", "de"), []).encode()) == [("translation-unreadable", "$")]
