"""Which words are doubted in a text, and which are not."""

from __future__ import annotations

import pytest

from tests.checker.lint.doubting import doubts, draft, found, told
from tests.questionnaire.reading import Json, data, question
from triage.checker.lint.doubt import TextRule
from triage.checker.lint.forbidden import forbidden
from triage.checker.lint.left import phone_numbers
from triage.checker.lint.markup import markup
from triage.checker.lint.texts import sentences
from triage.checker.lint.wording import (
    answered_no,
    capitals,
    double_negation,
    long_sentences,
    please,
    two_questions,
)

TWENTY = "one two three four five six seven eight nine ten " * 2


def shouting(text: str) -> list[str]:
    return [text[doubt.at :].split(maxsplit=1)[0] for doubt in capitals(text, frozenset({"ASDAS"}))]


def starts(rule: TextRule, text: str) -> list[str]:
    """The first word of what ``rule`` doubts in ``text``."""
    return [text[doubt.at :].split(maxsplit=1)[0] for doubt in rule(text)]


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (TWENTY.strip() + ".", []),
        (TWENTY + "more.", ["one"]),
        (f"Short, e.g. {TWENTY}!", ["Short,"]),  # a small letter begins no sentence
        (f"Short. X {TWENTY}", ["X"]),
        (f"{TWENTY}\n{TWENTY}", []),
        (f"{TWENTY} – – –", []),
        ("Call {emergency_number} now. " * 9, []),
        ("Pain (in knees, hips, etc.) and so on. It is worse at 9.30 a.m. or later.", []),
    ],
)
def test_sentences_of_more_than_20_words(text: str, begins: list[str]) -> None:
    assert starts(long_sentences, text) == begins


def test_the_count_of_words_is_said() -> None:
    (doubt,) = long_sentences(f"Ask. Well {TWENTY}and more.")
    assert doubt.message == "The sentence 'Well one two three …' has 23 words."
    assert doubt.at == 5


def test_sentences_end_at_marks_before_a_capital_and_at_line_breaks() -> None:
    text = "Yes. “No.” 7 days\nor e.g. more? {doctor} knows"
    assert list(sentences(text)) == [
        (0, "Yes."),
        (5, "“No.”"),
        (11, "7 days"),
        (18, "or e.g. more?"),
        (32, "{doctor} knows"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Please say when.", ["Please"]),
        ("We are sorry to ask. Choose one, please", ["sorry", "please"]),
        ("It pleases me to see a pleased face", []),
    ],
)
def test_politeness_that_only_makes_it_longer(text: str, words: list[str]) -> None:
    assert starts(please, text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Do NOT wait, call NOW", []),
        ("STOP and READ this", ["STOP", "READ"]),
        ("COPD, MRSA and the WHOQ-5", []),
        ("The ASDAS asks", []),
        ("A stay at St JAMES", ["JAMES"]),
    ],
)
def test_words_of_four_capitals_or_more(text: str, words: list[str]) -> None:
    assert shouting(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It is not unusual", ["not"]),
        ("You are not without help", ["not"]),
        ("It is not until later", []),
        ("It is not under the arm", []),
        ("I do not take nothing", ["not"]),
        ("I don’t never go", ["don’t"]),
        ("You cannot not go", ["cannot"]),
        ("No, never", []),
        ("I do not smoke and I do not drink", []),
        ("It is not for emergencies, not a diagnosis", []),
        ("Do not walk without help", []),
        ("I know nobody", []),
        ("Rest well; I cannot take nothing", ["cannot"]),
    ],
)
def test_what_says_no_twice(text: str, words: list[str]) -> None:
    assert starts(double_negation, text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Do you not sleep well?", ["not"]),
        ("Have you never smoked?", ["never"]),
        ("Don't you sleep?", ["Don't"]),
        ("Can your leg not move?", ["not"]),
        ("I cannot sleep", ["cannot"]),
        ("Do you have a cough that does not go away?", []),
        ("Do you smoke?", []),
        ("Is it hard to sleep, or not?", []),
    ],
)
def test_yes_or_no_questions_that_ask_for_a_no(text: str, words: list[str]) -> None:
    assert starts(answered_no, text) == words


def test_only_a_yes_or_no_question_has_the_answer_no() -> None:
    text = "Do you not sleep well?"
    often = [{"id": "often", "text": "Often"}, {"id": "rarely", "text": "Rarely"}]
    choice = question("x", "choice", options=often) | {"text": text}
    assert found(draft(choice)) == []
    assert found(draft(question("x") | {"text": text})) == [("double-negation", "$.sections[0].questions[0].text")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Does it hurt? And where?", ["?"]),
        ("Do you cough and/or wheeze?", ["and/or"]),
        ("Do you cough and do you wheeze?", ["and"]),
        ("When did it start and how long does it last?", ["and"]),
        ("Do you cough and wheeze?", []),
        ("Do you smoke, or are you about to begin?", []),
        ("Moving slowly? Or being restless", []),
    ],
)
def test_two_questions_in_one(text: str, words: list[str]) -> None:
    assert starts(two_questions, text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("You have a blood clot.", ["You"]),
        ("Rest. You may have a blood clot.", ["You"]),
        ("Your answers show that you have asthma.", ["you"]),
        ("Call if you have chest pain.", []),
        ("You have told us about pain.", []),
        ("You have 2 weeks.", []),
        ("You have chosen not to say. You have answered 3 questions.", []),
        ("Take the tablets that you have.", []),
        ("It is likely to be gout, and unlikely to be cancer.", ["likely", "unlikely"]),
        ("Your risk of falls, with a 40% chance, caused by age", ["risk", "0%", "caused"]),
        ("It is safe. This is normal. There is no need to see a doctor.", ["safe.", "normal.", "no"]),
        ("Keep it in a safe place. You keep abnormal hours.", []),
        ("Stop taking it.", ["Stop"]),
        ("Do not stop taking it. Never stop taking it.", []),
        ("Take 500 mg, not 2.5mg.", ["500", "2.5mg."]),
        ("10 minutes, 4 weeks, 3 meals", []),
        ("This triage tool detects, diagnoses and predicts.", ["triage", "detects,", "diagnoses", "predicts."]),
        ("Clinically validated and NHS approved. UKCA marked.", ["Clinically", "NHS", "UKCA"]),
        ("It is not a diagnosis. A doctor diagnosed it.", []),
    ],
)
def test_what_must_never_be_said(text: str, words: list[str]) -> None:
    assert sorted(starts(forbidden, text), key=text.index) == words


QUESTION: Json = question(
    "x",
    "choice",
    hint="On a normal day.",
    options=[{"id": "a", "text": "It is safe", "statement": "You have asthma"}, {"id": "b", "text": "Normal"}],
) | {"text": "How likely is a normal day?"}


def test_a_question_may_name_anything_and_the_clinic_may_not() -> None:
    rule = {"id": "R1", "when": "x == 'a'", "level": "soon", "text": "Ask", "detail": "This is normal."}
    note = {"id": "n", "kind": "know", "text": "It is likely."}
    assert found(draft(QUESTION, rules=[rule], notes=[note], title="Triage of asthma")) == [
        ("banned-word", "$.title"),
        ("banned-word", "$.sections[0].questions[0].options[0].statement"),
        ("banned-word", "$.rules[0].detail"),
        ("banned-word", "$.notes[0].text"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a **bold** word", ["**bold**"]),
        ("a *slanted* word", ["*slanted*"]),
        ("a __bold__ and a _slanted_ word", ["__bold__", "_slanted_"]),
        ("~~gone~~", ["~~gone~~"]),
        ("[here](https://example.org)", ["[here](https://example.org)"]),
        ("type `this`", ["`this`"]),
        ("a <b>bold</b> word<br/>", ["<b>bold</b>", "<br/>"]),
        ("fish &amp; chips &#38; peas", ["&amp;", "&#38;"]),
        (":red[Now] :smile: :material/home:", [":red[Now]", ":smile:", ":material/home:"]),
        ("$x^2$", ["$x^2$"]),
        ("Now\n# Later", ["#"]),
        ("2 * 3 * 4, 2**3, x_1 and x_2, pain* or ache*", []),
        ("from $5 to $10, $5-$10, no. #7, A&E; pain <5 and >3, 10:30:00, a: b: c", []),
        ("Call {emergency_number}. Your name: ____ (or [none])", []),
    ],
)
def test_what_looks_like_markup(text: str, words: list[str]) -> None:
    assert starts(markup, text) == words


def test_markup_is_doubted_in_every_language_and_english_words_in_english_only() -> None:
    text = "**Please** CALL, it is not unlikely. Is it? Is it normal? " + TWENTY + "more"
    asked = question("x", why="It is safe.") | {"text": text}
    codes = ["all-caps", "banned-word", "double-negation", "long-sentence", "looks-like-markup", "please"]
    assert sorted({code for code, _path in found(draft(asked))}) == [*codes, "two-questions"]
    assert found(draft(asked, language="de")) == [("looks-like-markup", "$.sections[0].questions[0].text")]
    assert {code for code, _path in found(draft(asked, language="en"))} == {*codes, "two-questions"}


def test_the_place_is_that_of_the_word_even_behind_escapes() -> None:
    text = 'Say "when" \\ now, please'
    source = data(draft(question("x") | {"text": text}))
    (doubt,) = doubts(source)
    line = source.decode().splitlines()[doubt.line - 1]
    assert line[doubt.column - 1 :].startswith("please")
    assert doubt.message == "'please' makes this longer and says nothing."


def test_the_name_of_a_form_is_no_shouting() -> None:
    about = {
        "intended_use": "The ASDAS.",
        "population": "All",
        "authors": ["We"],
        "licence": "MIT",
        "references": ["BASFI"],
    }
    asked = question("x") | {"text": "ASDAS, BASFI or BASMI?"}
    message = "'BASMI' is all in capitals, which are hard to read and seem to shout."
    assert told(draft(asked, about=about), "all-caps") == [message]
    source = {"id": "basmi", "title": "The BASMI"}
    rules = [{"id": "R1", "when": "x == 'yes'", "level": "soon", "text": "Ask", "sources": ["basmi"]}]
    assert found(draft(asked, about=about, sources=[source], rules=rules)) == []


def test_the_small_print_may_have_long_sentences_and_examples_are_for_authors() -> None:
    about = {"intended_use": "Tests.", "population": "All", "authors": ["We"], "licence": TWENTY + "more"}
    example = {"id": "e", "title": f"**Please** {TWENTY}", "answers": {}, "expect": {"level": "none"}}
    print_only = draft(about=about | {"references": [TWENTY + "more"]}, examples=[example])
    assert found(print_only) == []
    assert found(draft(about=about | {"intended_use": TWENTY + "more"})) == [("long-sentence", "$.about.intended_use")]
    assert found(draft(about=about | {"licence": "**MIT**"})) == [("looks-like-markup", "$.about.licence")]


def test_a_text_that_is_all_wrong_is_said_so_five_times_by_each_rule() -> None:
    sixfold = "please **x** " * 6
    assert sorted(code for code, _path in found(draft(question("x", hint=sixfold)))) == [
        *["looks-like-markup"] * 5,
        *["please"] * 5,
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Call 999 now.", ["999"]),
        ("Ring 112 or 999, or use NHS 111 online.", ["112", "999,", "111"]),
        ("Have you phoned 111?", ["111?"]),
        ("It is an emergency. Your answer was 999.", []),  # nothing is said of calling in this sentence
        ("The number of the form is 15-112 or 112-15.", []),
        ("Call if it goes above 112 mg, 112/70 or 1.112.", []),
        ("Call 020 7999 111 or 0800 111 456.", []),
        ("Call 1999 or 9990.", []),
        ("Call 111 456 7890.", []),
        ("Call {emergency_number} now.", []),
    ],
)
def test_phone_numbers_of_one_country(text: str, numbers: list[str]) -> None:
    assert starts(phone_numbers, text) == numbers


def test_phone_numbers_are_looked_for_in_english_words_of_the_form_only() -> None:
    note = {"id": "n", "kind": "know", "text": "Call 999 now."}
    source = {"id": "s", "title": "Call 999 or 111", "publisher": "NHS 111"}
    cited = [note | {"sources": ["s"]}]
    document = draft(notes=cited, sources=[source])
    assert found(document) == [("phone-number", "$.notes[0].text")]
    assert found(document | {"language": "fr"}) == []


def test_what_is_left_of_the_file_begun_with_is_told_in_every_language() -> None:
    told_at = [("left-over-text", "$.about.licence"), ("left-over-text", "$.notes[0].text")]
    asked = question("x", "text", text="Say here what worries you", hint="Say here as much as you like.")
    note = {"id": "n", "kind": "know", "text": "Say here what people should know."}
    document = draft(asked, notes=[note])
    document["about"]["licence"] = "Say here who may use it"
    assert found(document) == told_at
    assert found(document | {"language": "fr"}) == told_at
