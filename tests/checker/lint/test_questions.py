"""What is doubted in questions: their reason, their ways out, their size, their signs, and that they are asked once."""

from __future__ import annotations

import pytest

from tests.checker.lint.doubting import draft, found, told
from tests.questionnaire.reading import Json, options, question, rule
from triage.checker.lint.questions import MOST_ROWS
from triage.web.steps import MOST_WIDGETS

FIRST = "$.sections[0].questions[0]"
NONE: Json = {"id": "none", "text": "None of these", "exclusive": True}


def worded(name: str, text: str, kind: str = "yes_no", **parts: object) -> Json:
    """A question with a text of its own."""
    return question(name, kind, **parts) | {"text": text}


def several(*codes: str, **parts: object) -> Json:
    """A multiple choice without a way out."""
    return question("m", "multiple", options=options(*codes), **parts)


def table(name: str, count: int, **parts: object) -> Json:
    """A table with ``count`` rows."""
    rows = [{"id": f"{name}_{at}", "text": f"Row {at}"} for at in range(count)]
    return question(name, "matrix", options=options("a", "b"), rows=rows, **parts)


# Why


@pytest.mark.parametrize("level", ["emergency", "urgent"])
def test_a_warning_sign_says_why_it_is_asked(level: str) -> None:
    asked = question("x", non_answers=["not_sure"])
    rules = [rule("x == 'yes'", level)]
    assert found(draft(asked, rules=rules)) == [("missing-why", FIRST)]
    assert told(draft(asked, rules=rules), "missing-why") == [
        "The question 'x' is a warning sign, and does not say why it is asked."
    ]
    assert found(draft(asked | {"why": "It helps."}, rules=rules)) == []


@pytest.mark.parametrize("level", ["soon", "routine"])
def test_what_is_less_pressing_is_no_warning_sign(level: str) -> None:
    assert found(draft(question("x"), rules=[rule("x == 'yes'", level)])) == []


def test_a_row_makes_its_table_a_warning_sign() -> None:
    rows = table("t", 2, non_answers=["declined"])
    assert found(draft(rows, rules=[rule("t_1 == 'a'", "urgent")])) == [("missing-why", FIRST)]


@pytest.mark.parametrize(
    ("text", "private"),
    [
        ("Do you drink alcohol?", True),
        ("Are you pregnant?", True),
        ("Have you thought of hurting yourself?", True),
        ("Is your skin sexless?", False),
        ("Do you drink tea?", False),
        ("Have you hurt your knee?", False),
    ],
)
def test_what_is_private_says_why_it_is_asked(text: str, private: bool) -> None:
    asked = worded("x", text)
    assert found(draft(asked)) == ([("missing-why", FIRST)] if private else [])
    assert found(draft(asked | {"why": "It helps."})) == found(draft(asked, language="fr")) == []


def test_a_row_can_be_private() -> None:
    rows = table("t", 1) | {"rows": [{"id": "t_0", "text": "Pain after sex"}]}
    assert found(draft(rows)) == [("missing-why", FIRST)]


# Ways out

LEFT_OUT = ("sign-optional", f"{FIRST}.required")


def test_a_multiple_choice_that_must_be_answered_offers_a_way_out() -> None:
    assert found(draft(several("a", "b"))) == [("no-way-out", FIRST)]
    assert found(draft(several("a", "b", required=False))) == []
    assert found(draft(several("a", "b", non_answers=["declined"]))) == []
    assert found(draft(several("a") | {"options": [*options("a"), NONE]})) == []
    fine = {"id": "fine", "text": "All is well", "exclusive": True}
    assert found(draft(several("a") | {"options": [*options("a"), fine]})) == []
    other = {"id": "other", "text": "Somewhere else"}
    assert found(draft(several("a") | {"options": [*options("a"), other]})) == []
    assert found(draft(several("a") | {"options": [*options("a"), other]}, language="de")) == [("no-way-out", FIRST)]


def test_a_sign_that_is_left_out_is_not_ruled_out() -> None:
    signs = several("a", "b", required=False, why="It helps.")
    assert found(draft(signs, rules=[rule("'a' in m", "urgent")])) == [("no-way-out", FIRST), LEFT_OUT]
    assert found(draft(signs, rules=[rule("'a' in m", "soon")])) == []


@pytest.mark.parametrize("kind", ["yes_no", "choice"])
def test_a_warning_sign_lets_people_be_unsure(kind: str) -> None:
    given = {"options": options("yes", "no")} if kind == "choice" else {}
    sign = question("x", kind, why="It helps.", **given)
    rules = [rule("x == 'yes'", "emergency")]
    assert found(draft(sign, rules=rules)) == [("no-way-out", FIRST)]
    assert found(draft(sign | {"non_answers": ["not_sure"]}, rules=rules)) == []
    assert found(draft(sign | {"required": False}, rules=rules)) == [LEFT_OUT]
    assert found(draft(sign, rules=[rule("x == 'yes'", "soon")])) == []
    assert found(draft(question("n", "scale", why="It helps."), rules=[rule("n > 3", "urgent")])) == []


def test_a_row_is_a_sign_that_may_be_left_out() -> None:
    rows, rules = table("t", 2, why="It helps."), [rule("t_1 == 'a'", "urgent")]
    assert found(draft(rows, rules=rules)) == [("no-way-out", FIRST)]
    assert found(draft(rows | {"required": False}, rules=rules)) == [LEFT_OUT]


def test_an_option_for_people_who_do_not_know_is_a_way_out() -> None:
    unsure = [*options("yes", "no"), {"id": "unsure", "text": "I do not know"}]
    sign = question("x", "choice", why="It helps.", options=unsure)
    assert found(draft(sign, rules=[rule("x == 'yes'", "urgent")])) == []


# Pages


def test_a_table_has_no_more_rows_than_a_page_has_questions() -> None:
    assert MOST_ROWS == MOST_WIDGETS
    assert found(draft(table("t", 10))) == []
    assert found(draft(table("t", 11))) == [("long-page", f"{FIRST}.rows")]
    assert told(draft(table("t", 12)), "long-page") == ["The table 't' has 12 rows, all on one page."]
    assert found(draft(*(question(f"q{at}") for at in range(30)))) == []


# Signs by colour


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Is your leg red and warm?", "red"),
        ("Are you pale?", "pale"),
        ("Blue lips", "Blue"),
        ("Do you have a rash?", "rash"),
        ("Do you eat red meat?", None),
        ("Do you feel blue?", None),
        ("Do you use a blue inhaler?", None),
        ("Is your poo pale poo?", None),
        ("Was it reduced?", None),
    ],
)
def test_a_sign_by_its_colour(text: str, word: str | None) -> None:
    said = [] if word is None else [f"'{word}' is hard to see on brown or black skin."]
    assert told(draft(worded("x", text)), "skin-colour") == said
    assert told(draft(worded("x", text), language="de"), "skin-colour") == []


def test_what_stands_beside_it_says_how_else_it_shows() -> None:
    hint = "On brown or black skin it can look purple."
    red = worded("x", "Is it red?")
    assert found(draft(red)) == [("skin-colour", f"{FIRST}.text")]
    assert found(draft(red | {"hint": hint})) == found(draft(red | {"why": "Dark skin shows it less."})) == []
    page = {"id": "one", "title": "One", "questions": [red]}
    assert found(draft(sections=[page | {"intro": "A change in skin colour is hard to see."}])) == []
    assert found(draft(sections=[page | {"intro": "Look at a black shoe. Then at your skin."}])) != []


def test_options_and_rows_are_signs_too() -> None:
    lists = {"signs": [{"id": "a", "text": "Swollen"}, {"id": "b", "text": "Red"}]}
    chosen = question("x", "choice", options="signs")
    assert found(draft(chosen, worded("y", "Which?", "choice", options="signs"), option_lists=lists)) == [
        ("skin-colour", "$.option_lists.signs[1].text")
    ]
    page = {"id": "one", "title": "One", "options": lists["signs"]}
    assert found(draft(sections=[page | {"questions": [question("x", "choice")]}])) == [
        ("skin-colour", "$.sections[0].options[1].text")
    ]
    assert found(draft(sections=[page | {"questions": [question("x")]}])) == []
    rows = table("t", 1) | {"rows": [{"id": "t_0", "text": "Pale"}]}
    assert found(draft(rows)) == [("skin-colour", f"{FIRST}.rows[0].text")]


# Twice


def test_one_person_is_asked_once() -> None:
    again = worded("y", "How, old are YOU")
    assert found(draft(worded("x", "How old are you?"), again)) == [
        ("same-question-twice", "$.sections[0].questions[1].text")
    ]
    assert told(draft(worded("x", "How old are you?"), again), "same-question-twice") == ["'x' and 'y' ask the same."]
    assert found(draft(worded("x", "How old are you?"), worded("y", "How cold are you?"))) == []


def test_two_that_are_never_asked_of_one_person_may_ask_the_same() -> None:
    gate = question("g")
    one, two = (worded(name, "Since when?") for name in ("x", "y"))
    yes, no = {"ask_if": "g == 'yes'"}, {"ask_if": "g == 'no'"}
    twice = [("same-question-twice", "$.sections[0].questions[2].text")]
    assert found(draft(gate, one | yes, two | no)) == []
    assert found(draft(gate, one | yes, two | yes)) == twice
    assert found(draft(gate, one, two | no)) == found(draft(gate, one | yes, two)) == twice


def test_tables_share_a_question_and_no_table_has_a_row_twice() -> None:
    tables = [table(name, 2) | {"text": "How often?"} for name in ("s", "t")]
    assert found(draft(*tables)) == []
    rows = [{"id": "t_0", "text": "Rest"}, {"id": "t_1", "text": "Heat"}, {"id": "t_2", "text": "rest."}]
    assert found(draft(table("t", 1) | {"rows": rows})) == [("same-question-twice", f"{FIRST}.rows[2].text")]


def test_no_two_pages_have_the_same_heading() -> None:
    titles = ["About you", "Your pain", "About you:"]
    pages = [{"id": f"s{at}", "title": title, "questions": [question(f"q{at}")]} for at, title in enumerate(titles)]
    assert found(draft(sections=pages)) == [("same-heading-twice", "$.sections[2].title")]
    assert told(draft(sections=pages), "same-heading-twice") == ["The sections 's0' and 's2' have the same heading."]


def test_an_option_can_say_it_for_all() -> None:
    swollen, red = {"id": "a", "text": "Swollen"}, {"id": "b", "text": "Red"}
    hint, other = {"hint": "Darker on brown skin."}, {"text": "Red, or darker on black skin"}
    assert found(draft(question("x", "choice", options=[swollen, red | hint]))) == []
    assert found(draft(question("x", "choice", options=[swollen, red | other]))) == []
    assert found(draft(question("x", "choice", options=[swollen, red]))) != []


# Options


@pytest.mark.parametrize("text", ["None of these", "No", "Nothing", "I do not take any", "Never"])
def test_an_option_that_none_fits_excludes_the_others(text: str) -> None:
    none: Json = {"id": "none", "text": text}
    asked = question("m", "multiple", options=[*options("a", "b"), none])
    assert ("none-with-others", f"{FIRST}.options[2]") in found(draft(asked))
    alone = question("m", "multiple", options=[*options("a", "b"), none | {"exclusive": True}])
    assert "none-with-others" not in {code for code, _path in found(draft(alone))}


@pytest.mark.parametrize("text", ["Noisy breathing", "Nonetheless", "Neverland"])
def test_a_word_that_only_begins_so_is_something_else(text: str) -> None:
    asked = question("m", "multiple", options=[*options("a", "b"), {"id": "n", "text": text}, NONE])
    assert "none-with-others" not in {code for code, _path in found(draft(asked))}


def test_marks_of_which_the_highest_counts_may_stand_together() -> None:
    several_marks = [{"id": "none", "text": "None", "points": 0}, {"id": "a", "text": "A", "points": 1}]
    asked = question("m", "multiple", options=several_marks, several="highest")
    assert "none-with-others" not in {code for code, _path in found(draft(asked))}


def pair(one: str, first: str, two: str, second: str) -> set[str]:
    """The codes found where the option ``one`` reads ``first``, and ``two`` reads ``second``."""
    both = [{"id": one, "text": first}, {"id": two, "text": second}]
    return {code for code, _path in found(draft(question("c", "choice", options=both)))}


def test_ids_at_each_others_texts_are_told() -> None:
    assert "ids-swapped" in pair("several_days", "Nearly every day", "nearly_every_day", "Several days")
    assert "ids-swapped" in pair("calf", "Thighs", "thigh", "My calf")


def test_ids_that_say_something_else_or_fit_their_own_text_are_not() -> None:
    assert "ids-swapped" not in pair("a", "Thigh", "b", "Calf")
    assert "ids-swapped" not in pair("thigh", "Thigh", "calf", "Calf")
    assert "ids-swapped" not in pair("less", "Less than a week, or more", "more", "More than a week, or less")
    assert "ids-swapped" not in pair("calf", "Thigh", "b", "Calf")


def test_options_that_read_the_same_are_told() -> None:
    twins = [{"id": "a", "text": "In my calf"}, {"id": "b", "text": "in my calf."}, {"id": "c", "text": "In my calves"}]
    found_here = found(draft(question("c", "choice", options=twins)))
    assert found_here == [("same-option-twice", f"{FIRST}.options[1].text")]
