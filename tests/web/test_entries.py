"""What stands in a widget, read as an answer or refused with a way to mend it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.web.small import small
from triage.assessment import assess
from triage.questionnaire import Answered
from triage.web.entries import Entry, EntryError, Typed, answer_for_warning, answer_from, is_empty

QUESTIONS = small().question_by_id


@pytest.mark.parametrize(
    ("name", "entry", "answer"),
    [
        ("age", "adult", "adult"),
        ("who", "?declined", {"non_answer": "declined"}),
        ("signs", ("chest", "tired"), ["chest", "tired"]),
        ("signs", ("?not_sure",), {"non_answer": "not_sure"}),
        ("pain", "10", 10),
        ("drinks", Typed(" 12 "), 12),
        ("weight", Typed("70,5"), Decimal("70.5")),
        ("weight", Typed("70.5"), Decimal("70.5")),
        ("weight", Typed("", "not_sure"), {"non_answer": "not_sure"}),
        ("since", Typed("2026-01-31"), "2026-01-31"),
        ("tried_rest", "helped", "helped"),
        ("concern", Typed("My legs"), "My legs"),
        ("concern", Typed("   "), None),
        ("signs", (), None),
        ("drinks", None, None),
    ],
)
def test_an_entry_is_read_as_its_answer(name: str, entry: Entry | None, answer: Answered) -> None:
    assert answer_from(QUESTIONS[name], entry) == answer


@pytest.mark.parametrize(
    ("name", "entry", "message"),
    [
        ("signs", ("none", "tired"), "Some of these answers cannot go together. Untick what does not fit: Signs"),
        ("signs", ("tired", "?not_sure"), "Some of these answers cannot go together. Untick what does not fit: Signs"),
        ("drinks", Typed("six"), "Enter a whole number from 0 to 30: Drinks"),
        ("drinks", Typed("31"), "Enter a whole number from 0 to 30: Drinks"),
        ("drinks", Typed("-1"), "Enter a whole number from 0 to 30: Drinks"),
        ("drinks", Typed("1e1"), "Enter a whole number from 0 to 30: Drinks"),
        ("drinks", Typed("\uff16"), "Enter a whole number from 0 to 30: Drinks"),
        ("weight", Typed("70.55"), "Enter a number from 20 to 300, with at most 1 digit after the point: Weight"),
        ("weight", Typed("7.0.5"), "Enter a number from 20 to 300, with at most 1 digit after the point: Weight"),
        ("weight", Typed("70", "not_sure"), "There is an answer, and a tick beside it. Keep one of the two: Weight"),
        ("concern", Typed("x" * 501), "Shorten your answer to 500 letters or fewer: To ask"),
    ],
)
def test_an_entry_that_cannot_be_meant_says_how_to_mend_it(name: str, entry: Entry, message: str) -> None:
    with pytest.raises(EntryError, match=f"^{message}$".replace(".", r"\.")):
        answer_from(QUESTIONS[name], entry)


def test_a_warning_reads_the_signs_alone() -> None:
    assert answer_for_warning(QUESTIONS["signs"], ("chest", "none", "?not_sure")) == ["chest"]
    assert answer_for_warning(QUESTIONS["signs"], ("none",)) == ["none"]
    assert answer_for_warning(QUESTIONS["drinks"], Typed("six")) is None


ENTRIES = st.one_of(
    st.text(max_size=12),
    st.lists(st.sampled_from(["chest", "breath", "tired", "none", "?not_sure", "x"]), unique=True).map(tuple),
    st.builds(Typed, st.text(max_size=30), st.sampled_from(["", "not_sure", "declined"])),
)


@given(name=st.sampled_from(sorted(QUESTIONS)), entry=ENTRIES)
def test_what_can_be_read_the_engine_takes(name: str, entry: Entry) -> None:
    question = QUESTIONS[name]
    try:
        answer = answer_from(question, entry)
    except EntryError:
        return
    assessment = assess(small(), {name: answer})
    assert is_empty(entry) == (answer is None)
    assert assessment.questionnaire.question_by_id[name].label == question.label
