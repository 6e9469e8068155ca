"""The page on the language: its grammar is the parser's, its examples and tables hold."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import pytest

from tests.docs.grammar import Word, grammar
from tests.docs.headache import scope
from tests.docs.reading import code, documents, flowing, plain, sections, tables
from triage.logic import (
    LogicError,
    NonAnswer,
    NumberType,
    Scope,
    ScoreView,
    Slot,
    check_condition,
    compile_condition,
)
from triage.logic.days import FIRST_DAY, LAST_DAY, elapsed
from triage.logic.lexer import MAX_LENGTH, Kind, tokens
from triage.logic.lookup import FUNCTIONS
from triage.logic.names import Name, Points
from triage.logic.parser import MAX_DEPTH, MAX_SIGNS, parse
from triage.logic.slips import KEYWORDS

PAGE: Final = documents()["docs/language.md"]
PARTS: Final = sections(PAGE)
GRAMMAR: Final = grammar(code(PAGE, "ebnf")[0])
YES_NO: Final = {True: "yes", False: "no", None: "open"}

WORDS: Final = ("<", ">=", "==", "+", "-", "*", "**", "(", ")", ",", *sorted(KEYWORDS), "q", "sum", "'a'", "2", "7")
FOLLOWING: Final = (
    "q == 'a'",
    "not q",
    "q in ('a', 'b',)",
    "'a' not in q",
    "1 < q <= 3",
    "sum(q, 2) + 3 > - 7",
    "( q == 'a' ) or q < 2",
    "q ** 2 / 3 >= 0.5",
    "sum() == 2",
    "q and q or not q",
    "sum(q,)",
)


def words_of(text: str) -> list[Word]:
    """The words of a condition as the grammar names their kinds; ``and`` and the like are signs of their own."""
    kinds = {Kind.NAME: "name", Kind.CODE: "code", Kind.NUMBER: "number"}
    return [(kinds.get(token.kind, "sign"), token.text) for token in tokens(text) if token.kind is not Kind.END]


def is_read(text: str) -> bool:
    """Whether the parser reads ``text``."""
    try:
        parse(text)
    except LogicError:
        return False
    return True


@pytest.mark.parametrize("text", FOLLOWING)
def test_the_grammar_and_the_parser_take_the_same(text: str) -> None:
    assert is_read(text)
    assert GRAMMAR.follows(words_of(text), "condition")


@pytest.mark.parametrize("text", FOLLOWING)
def test_the_grammar_and_the_parser_refuse_the_same(text: str) -> None:
    """Each word left out, replaced by each other word, and each put in before it; powers in powers are no grammar."""
    start = [f"'{word}'" if kind == "code" else word for kind, word in words_of(text)]
    for at, last in [(at, at + more) for at in range(len(start) + 1) for more in (0, 1)]:
        for put in ([], *([word] for word in WORDS)):
            changed = [*start[:at], *put, *start[last:]]
            if changed.count("**") < 2:
                line = " ".join(changed)
                assert is_read(line) is GRAMMAR.follows(words_of(line), "condition"), line


def test_the_words_are_as_the_page_says() -> None:
    for kind, _what, such_as, never in tables(PARTS["Grammar"])[0].rows:
        for text in re.findall(r"`([^`]+)`", such_as):
            assert words_of(text) == [(plain(kind), text.strip("'\""))]
        for text in re.findall(r"`([^`]+)`", never):
            with pytest.raises(LogicError):
                tokens(text)


def test_the_limits_are_as_the_page_says() -> None:
    assert f"at most {MAX_LENGTH:,} characters" in PAGE
    assert f"nested at most {MAX_DEPTH} deep, with at most {MAX_SIGNS} of the signs" in PAGE
    keywords = re.search(r"((?:`\w+`,? ?(?:and )?)+) are the only keywords", PAGE)
    assert keywords is not None
    assert set(re.findall(r"`(\w+)`", keywords[1])) == KEYWORDS


def test_days_and_years_are_as_the_page_says() -> None:
    assert f"from {FIRST_DAY.isoformat()} to {LAST_DAY.isoformat()}. Where it is" in flowing(PAGE)
    assert "anniversary. That of 29 February is 1 March in a year without one." in flowing(PAGE)
    ends = [date(2027, 2, 28), date(2027, 3, 1), date(2028, 2, 28), date(2028, 2, 29), date(2024, 2, 28)]
    assert [elapsed("years", date(2024, 2, 29), until) for until in ends] == [2, 3, 3, 4, -1]


def scope_with_points() -> Scope:
    """The names of the guide's form, and ``q``, whose answers have plain points."""
    points = Name("q", 99, NumberType(0, 10), "Q", points=Points(lambda _value: 0, 0, 3))
    return Scope({**scope().names, "q": points}, day=scope().day)


EXAMPLES: Final = [
    text for _what, cell in tables(PARTS["What can be asked of what"])[0].rows for text in re.findall("`([^`]+)`", cell)
]


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_example_is_a_condition(text: str) -> None:
    assert check_condition(text, scope_with_points())[1] == ()


def test_every_function_is_there() -> None:
    listed = [cell for cell, _gives in tables(PARTS["What can be asked of what"])[1].rows]
    assert sorted(re.findall(r"`(\w+)\(", " ".join(listed))) == sorted(FUNCTIONS)


# Tables of truth

HOLDS: Final[dict[str, NonAnswer]] = {
    "not sure": NonAnswer.NOT_SURE,
    "would rather not say": NonAnswer.DECLINED,
    "left out": NonAnswer.UNANSWERED,
    "not asked": NonAnswer.NOT_ASKED,
}
ATOMS: Final[dict[str, dict[str, Slot]]] = {
    "== < in any_of": {
        "pain == 7": 7,
        "pain < 7": 6,
        "often == 'yes'": "yes",
        "since in ('weeks', 'years')": "weeks",
        "'sudden' in signs": ("sudden",),
        "any_of(signs, 'sudden')": ("sudden",),
    },
    "!= not in": {
        "pain != 7": 6,
        "often != 'yes'": "no",
        "since not in ('weeks', 'years')": "months",
        "'sudden' not in signs": ("none",),
    },
    "not_sure": {"not_sure(pain)": 7, "not_sure(worry)": "x"},
    "declined": {"declined(pain)": 7, "declined(worry)": "x"},
    "answered": {"answered(pain)": 7, "answered(worry)": "x"},
}


def comes_to(text: str, slot: Slot) -> str:
    """What a condition comes to where every name holds ``slot``."""
    slots = [slot] * (1 + max(name.index for name in scope().names.values()))
    return YES_NO[compile_condition(check_condition(text, scope())[0])(slots)]


def test_what_a_question_holds_decides_as_the_page_says() -> None:
    first, *others = tables(PARTS["What it comes to"])[0].rows
    heads = [plain(head) for head in tables(PARTS["What it comes to"])[0].heads[1:]]
    assert heads == list(ATOMS)
    for head, cell in zip(heads, first[1:], strict=True):
        found = {comes_to(text, value) for text, value in ATOMS[head].items()}
        assert found == ({"yes"} if cell == "as it is" else {cell}), head
    assert {row[0] for row in others} == HOLDS.keys()
    for holds, *cells in others:
        for head, cell in zip(heads, cells, strict=True):
            assert {comes_to(text, HOLDS[holds]) for text in ATOMS[head]} == {cell}, (holds, head)


def test_an_answer_that_does_not_fit_is_no() -> None:
    assert comes_to("pain == 7", 8) == comes_to("pain != 7", 7) == "no"


def test_arithmetic_and_scores_are_as_the_page_says() -> None:
    assert comes_to("pain + 1 > 3", NonAnswer.NOT_ASKED) == "no"
    assert comes_to("pain + 1 != 3", NonAnswer.NOT_ASKED) == "yes"
    assert comes_to("sum(pain, 2) == 2", NonAnswer.NOT_ASKED) == "yes"
    bounds = [ScoreView(3, 5, ("high",)), ScoreView(0, 2, ("low",)), ScoreView(0, 5, ("low", "high"))]
    assert [comes_to("burden >= 3", view) for view in bounds] == ["yes", "no", "open"]
    assert [comes_to("band(burden) == 'high'", view) for view in bounds] == ["yes", "no", "open"]


def test_and_or_and_not_are_as_the_page_says() -> None:
    made = {"yes": "not_sure(pain)", "no": "answered(pain)", "open": "pain == 7"}
    table = tables(PARTS["What it comes to"])[1]
    rows = table.rows
    assert [plain(head) for head in table.heads] == ["a", "b", "a and b", "a or b", "not a"]
    assert len(set(rows)) == 9
    for a, b, both, either, turned in rows:
        for text, expected in (
            (f"{made[a]} and {made[b]}", both),
            (f"{made[a]} or {made[b]}", either),
            (f"not {made[a]}", turned),
        ):
            assert comes_to(text, NonAnswer.NOT_SURE) == expected, text
