"""The words of the flagship: short, plain, without blame, and never a diagnosis."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

import pytest

from tests.flagship.expected import POINTS
from tests.flagship.given import FILE, flagship, options
from triage.questionnaire import DateAnswer, Question, TextAnswer

Said = tuple[str, str]
"""Where a text stands, and the text as a patient in Britain reads it."""

NEVER: Final = (
    r"\byou have\b",
    r"\blikely\b",
    r"\brisk of\b",
    r"% chance",
    r"\bcaused by\b",
    r"safe",
    r"no need to see",
    r"normal",
    r"\bstop taking\b",
    r"\d+ ?(mg|mcg|micrograms?|ml|g|units?)\b",
)
"""What the product never tells a patient; questions and options may ("normal day", "have any of these")."""

DISEASES: Final = (
    r"\b(cauda|rhabdo|tetanus|lockjaw|thrombo|clot|stroke|heart attack|meningitis|sepsis|heat ?stroke|eclampsia|"
    r"ischaemi|compartment|hypocalc|neuroleptic|motor neurone|MND\b|ALS\b|sclerosis|parkinson|dystonia|neuropath|"
    r"stenosis|slipped disc|trapped nerve|arter|cirrhosis|liver|kidney|diabet|fibromyalgia|withdrawal|"
    r"dehydrat|seizure|epilep)"
)

RUDE_OR_HARD: Final = (
    r"\b(please|sorry|valid|invalid|must|failed|error occurred|this field|should have|urine|urinat\w+|faeces|stools?|"
    r"bowel|abdomen\w*|oedema|vomit\w*|physician|medication|commence|prior to|utili[sz]e|etc|via)\b"
)

CLAIMS: Final = (
    r"\b(diagnos(e|es|ed)|detects?|predicts?|monitors?|interprets?|calculat\w+|analys\w+|alarms?|triage|"
    r"clinically validated|NHS approved|UKCA|CE mark\w*|FDA|risk score)\b"
)

MARKUP: Final = r"[*_`~#|<>$\[\]{}\\]|://|^\s*[-+] |^\s*\d+[.)] |:\w+:|\n|  "


def asked() -> Iterator[Said]:
    """Everything that a patient is asked: questions, hints, reasons, options."""
    for section in flagship().sections:
        yield section.id, section.title
        for question in section.questions:
            table = question.matrix
            for text in (question.text, question.label, question.hint, question.why):
                yield from ((question.id, text),) if text else ()
            for text in (table.text, table.hint, table.why) if table else ():
                yield from ((question.id, text),) if text else ()
            yield from ((f"{question.id}.{option.id}", option.text) for option in options(question))


def stated() -> Iterator[Said]:
    """How the report says what was answered."""
    for question in flagship().questions:
        for option in options(question):
            yield from ((f"{question.id}.{option.id}", text) for text in (option.statement,) if text)


def advised() -> Iterator[Said]:
    """What the cards, categories, bands and notes say."""
    for rule in flagship().rules:
        yield from ((rule.id, text) for text in (rule.text, rule.detail) if text)
    for score in flagship().scores:
        yield from ((score.id, text) for text in (score.title, score.about.text) if text)
        yield from ((f"{score.id}.{band.id}", text) for band in score.bands for text in (band.title, band.text))
    yield from ((note.id, note.text) for note in flagship().notes)


def framing() -> Iterator[Said]:
    """What stands around the questions: title, start, end, purpose."""
    questionnaire = flagship()
    for text in (questionnaire.title, questionnaire.summary, questionnaire.start_first, *questionnaire.start_text):
        yield from (("start", text),) if text else ()
    for section in questionnaire.sections:
        if section.end:
            yield from ((f"{section.id}.end", text) for text in (section.end.title, *section.end.text))
    about = questionnaire.about
    yield from (("about", text) for text in (about.intended_use, about.population, *about.references))


def told() -> Iterator[Said]:
    """Everything that the flagship tells a patient."""
    yield from stated()
    yield from advised()
    yield from framing()


def found(pattern: str, texts: Iterator[Said]) -> list[Said]:
    """The texts in which ``pattern`` occurs, whatever the case of letters."""
    return [(place, text) for place, text in texts if re.search(pattern, text, re.IGNORECASE)]


@pytest.mark.parametrize("pattern", NEVER)
def test_nothing_that_is_told_diagnoses_or_reassures(pattern: str) -> None:
    assert found(pattern, told()) == []


def test_no_card_band_or_note_names_a_disease() -> None:
    assert found(DISEASES, advised()) == []


def test_a_statement_names_only_the_disease_that_was_ticked() -> None:
    added = [
        (option.id, name)
        for question in flagship().questions
        for option in options(question)
        for name in re.findall(DISEASES, option.statement or "", re.IGNORECASE)
        if name.lower() not in option.text.lower()
    ]
    assert added == []


def test_words_are_kind_and_plain() -> None:
    assert found(RUDE_OR_HARD, asked()) == []
    assert found(RUDE_OR_HARD, told()) == []


def test_nothing_claims_what_a_form_cannot_do() -> None:
    assert found(CLAIMS, asked()) == []
    assert found(CLAIMS, told()) == []


def test_sentences_have_at_most_20_words() -> None:
    sentences = [
        (place, sentence)
        for texts in (asked(), told())
        for place, text in texts
        for sentence in re.split(r"(?<=[.!?])\s+", text)
    ]
    assert [(place, sentence) for place, sentence in sentences if len(sentence.split()) > 20] == []


def test_numbers_are_numerals() -> None:
    words = r"\b(two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty)\b"
    assert found(words, asked()) + found(words, told()) == []


def test_nothing_reads_as_markup() -> None:
    assert found(MARKUP, asked()) + found(MARKUP, told()) == []


def test_nothing_is_shouted() -> None:
    allowed = {"MS", "MND", "ALS", "COPD", "HRT", "A&E", "GP", "MIT"}
    words = [word for texts in (asked(), told()) for _, text in texts for word in re.findall(r"\b[A-Z][A-Z&]+\b", text)]
    assert set(words) <= allowed
    assert [text for _, text in told() if "!" in text] == []


def test_a_statement_stands_without_a_full_stop_and_a_sentence_with_one() -> None:
    assert found(r"[.?]$", stated()) == []
    sentences = [note.text for note in flagship().notes] + [rule.detail or "" for rule in flagship().rules]
    assert [text for text in sentences if not text.endswith((".", "?"))] == []


# Questions


def headings() -> list[str]:
    """The headings of pages and questions; the rows of a table share one."""
    tables = {question.matrix.text for question in flagship().questions if question.matrix}
    single = [question.text for question in flagship().questions if not question.matrix]
    return [*(section.title for section in flagship().sections), *single, *tables]


def test_headings_are_unique() -> None:
    assert [text for text, count in Counter(headings()).items() if count > 1] == []


def test_labels_are_unique_and_short() -> None:
    labels = [question.label for question in flagship().questions]
    assert [text for text, count in Counter(labels).items() if count > 1] == []
    assert [text for text in labels if len(text.split()) > 6] == []


def test_every_question_says_why_it_is_asked() -> None:
    reasons = {
        question.id: question.matrix.why if question.matrix else question.why for question in flagship().questions
    }
    assert [name for name, why in reasons.items() if not why] == []
    assert [why for why in reasons.values() if why and len(re.findall(r"[.!?]", why)) != 1] == []


def test_every_question_is_one_question() -> None:
    texts = [question.matrix.text if question.matrix else question.text for question in flagship().questions]
    assert [text for text in texts if text.count("?") != 1 or not text.endswith("?")] == []


def test_an_option_that_counts_says_how_the_report_puts_it() -> None:
    rules = " ".join(field.when for field in flagship().document.rules)
    counted = {name for table in POINTS.values() for name in table}
    silent = [
        f"{question.id}.{option.id}"
        for question in flagship().questions
        for option in options(question)
        if option.statement is None
        and (f"{question.id}.{option.id}" in counted or named_with(question, option.id, rules))
    ]
    assert silent == []


def named_with(question: Question, option: str, rules: str) -> bool:
    """Whether a rule asks for ``option`` of ``question``."""
    name, code = re.escape(question.id), re.escape(option)
    forms = (
        rf"'{code}' in {name}\b",
        rf"\b{name} == '{code}'",
        rf"any_of\({name},[^)]*'{code}'",
        rf"\b{name} in \([^)]*'{code}'",
    )
    return any(re.search(form, rules) for form in forms)


def test_a_change_of_colour_comes_with_how_it_shows_on_brown_and_black_skin() -> None:
    colours = r"\b(pale|red|blue(?! inhaler)|purple|grey|colour)\b"
    places = {place.partition(".")[0] for place, _ in found(colours, asked())}
    hints = {name: flagship().question_by_id[name].hint or "" for name in places}
    assert hints.keys() == {"limb_signs"}
    assert [name for name, hint in hints.items() if "brown or black skin" not in hint] == []
    assert "cold, numb or pale" in " ".join(text for _, text in asked()), "signs without colour come first"


def test_no_personal_data_is_asked_for() -> None:
    free = [q.id for q in flagship().questions if isinstance(q.answer, TextAnswer | DateAnswer)]
    assert free == ["main_question"]
    assert "name or address" in (flagship().question_by_id["main_question"].hint or "")
    personal = r"\b(name|born|birthday|date of birth|NHS number|address|post ?code|e-?mail|phone|telephone)\b"
    questions = ((question.id, f"{question.id} {question.text} {question.label}") for question in flagship().questions)
    assert found(personal, questions) == []


def test_the_note_on_medicines_says_whom_to_ask() -> None:
    (note,) = (note for note in flagship().notes if note.id == "do_not_stop_medicines")
    assert note.text == "Do not stop a medicine on your own. Ask a pharmacist or GP first."
    assert note.score == "medication"


def test_contacts_are_placeholders() -> None:
    """Numbers and names of services are the clinic's to set, so none is written into the file."""
    texts = FILE.read_text(encoding="utf-8")
    sections = texts[texts.index('"sections"') : texts.index('"examples"')]
    assert re.findall(r"\b(?:999|111|112|A&E|GPs?)\b", sections) == []
