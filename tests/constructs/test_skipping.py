"""Scores over questions that not everybody is asked: a gate, a score for each kind of person, a product."""

from __future__ import annotations

import pytest

from tests.constructs.forms import (
    COMPLETE,
    NOT_APPLICABLE,
    REFUSED,
    Answers,
    Said,
    assessed,
    numbers,
    row,
    said,
    scored,
)
from triage.assessment import AnswersError

# Drinks: ten questions of 0 to 4, the last two of 0, 2 or 4; what is not asked counts 0.

EVERY = ("low", "raised", "high", "highest")
DRINKS: list[tuple[str, Said]] = [
    ("0-------00", (COMPLETE, 0, 0, 0, "low", ("low",))),
    ("0-------42", (COMPLETE, 6, 6, 6, "low", ("low",))),
    ("0-------44", (COMPLETE, 8, 8, 8, "raised", ("raised",))),
    ("0444444400", (COMPLETE, 0, 0, 0, "low", ("low",))),
    ("100-----44", (COMPLETE, 9, 9, 9, "raised", ("raised",))),
    ("1004444400", (COMPLETE, 1, 1, 1, "low", ("low",))),
    ("1100010040", (COMPLETE, 7, 7, 7, "low", ("low",))),
    ("1100011040", (COMPLETE, 8, 8, 8, "raised", ("raised",))),
    ("4443000000", (COMPLETE, 15, 15, 15, "raised", ("raised",))),
    ("4444000000", (COMPLETE, 16, 16, 16, "high", ("high",))),
    ("4444300000", (COMPLETE, 19, 19, 19, "high", ("high",))),
    ("4444400000", (COMPLETE, 20, 20, 20, "highest", ("highest",))),
    ("4444444444", (COMPLETE, 40, 40, 40, "highest", ("highest",))),
    ("----------", (REFUSED, None, 0, 40, None, EVERY)),
    ("--------00", (REFUSED, None, 0, 32, None, EVERY)),
    ("?-------44", (REFUSED, None, 8, 40, None, ("raised", "high", "highest"))),
    ("0-------0-", (REFUSED, None, 0, 4, "low", ("low",))),
    ("0-------4-", (REFUSED, None, 4, 8, None, ("low", "raised"))),
    ("10------00", (REFUSED, None, 1, 25, None, EVERY)),
    ("111-000000", (REFUSED, None, 3, 7, "low", ("low",))),
    ("44444444-4", (REFUSED, None, 36, 40, "highest", ("highest",))),
]


@pytest.mark.parametrize(("digits", "expected"), DRINKS, ids=[digits for digits, _expected in DRINKS])
def test_ten_answers_or_three(digits: str, expected: Said) -> None:
    assert said(scored("audit-like", "drinks", row("a", digits))) == expected


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("0-------00", (COMPLETE, 0, 0, 0, "low", ("low",))),
        ("0---------", (COMPLETE, 0, 0, 0, "low", ("low",))),
        ("100-------", (COMPLETE, 1, 1, 1, "low", ("low",))),
        ("211-------", (COMPLETE, 4, 4, 4, "low", ("low",))),
        ("221-------", (COMPLETE, 5, 5, 5, "raised", ("raised",))),
        ("444-------", (COMPLETE, 12, 12, 12, "raised", ("raised",))),
        ("44--------", (REFUSED, None, 8, 12, "raised", ("raised",))),
        ("10--------", (REFUSED, None, 1, 5, None, ("low", "raised"))),
        ("---------4", (REFUSED, None, 0, 12, None, ("low", "raised"))),
    ],
)
def test_the_first_three_are_a_score_of_their_own(digits: str, expected: Said) -> None:
    assert said(scored("audit-like", "short_form", row("a", digits))) == expected


def test_one_point_of_four_is_no_answer_to_the_last_two() -> None:
    with pytest.raises(AnswersError):
        assessed("audit-like", row("a", "0-------10"))


@pytest.mark.parametrize(("digits", "asked"), [("0---", 3), ("100-", 5), ("110-", 10)])
def test_who_is_asked_what(digits: str, asked: int) -> None:
    assert len(assessed("audit-like", row("a", digits)).path) == asked


# In the way: five parts of 0 to 8, four where work is over.


def life(retired: str | None, work: str, others: str) -> Answers:
    """Answers; ``work`` is the first part."""
    answers: Answers = {"retired": retired}
    for name, digit in zip(("work", "home", "fun", "alone", "close"), work + others, strict=True):
        answers[name] = None if digit == "-" else digit
    return answers


APART: Said = (NOT_APPLICABLE, None, 0, 0, None, ())


@pytest.mark.parametrize(
    ("answers", "five", "four"),
    [
        (life("no", "8", "1000"), (COMPLETE, 9, 9, 9, "little", ("little",)), APART),
        (life("no", "8", "2000"), (COMPLETE, 10, 10, 10, "some", ("some",)), APART),
        (life("no", "8", "8300"), (COMPLETE, 19, 19, 19, "some", ("some",)), APART),
        (life("no", "8", "8400"), (COMPLETE, 20, 20, 20, "much", ("much",)), APART),
        (life("no", "8", "8888"), (COMPLETE, 40, 40, 40, "much", ("much",)), APART),
        (life("no", "-", "8000"), (REFUSED, None, 8, 16, None, ("little", "some")), APART),
        (life("no", "8", "888-"), (REFUSED, None, 32, 40, "much", ("much",)), APART),
        (life("yes", "-", "8100"), APART, (COMPLETE, 9, 9, 9, "little", ("little",))),
        (life("yes", "8", "8200"), APART, (COMPLETE, 10, 10, 10, "some", ("some",))),
        (life("yes", "-", "8830"), APART, (COMPLETE, 19, 19, 19, "some", ("some",))),
        (life("yes", "-", "8840"), APART, (COMPLETE, 20, 20, 20, "much", ("much",))),
        (life("yes", "-", "8888"), APART, (COMPLETE, 32, 32, 32, "much", ("much",))),
        (life("yes", "-", "800-"), APART, (REFUSED, None, 8, 16, None, ("little", "some"))),
        (
            life(None, "-", "8000"),
            (REFUSED, None, 8, 16, None, ("little", "some")),
            (REFUSED, None, 8, 8, "little", ("little",)),
        ),
        (
            life(None, "8", "8200"),
            (REFUSED, None, 10, 18, "some", ("some",)),
            (REFUSED, None, 10, 10, "some", ("some",)),
        ),
    ],
    ids=range(15),
)
def test_each_kind_of_person_has_a_score(answers: Answers, five: Said, four: Said) -> None:
    found = assessed("wsas-like", answers).scores
    assert said(found["five_parts"]) == five
    assert said(found["four_parts"]) == four


# Spasms: how often times how bad; how bad is not asked where there are none.


@pytest.mark.parametrize(
    ("often", "bad", "expected"),
    [
        ("0", None, (COMPLETE, 0, 0, 0, "low", ("low",))),
        ("0", "3", (COMPLETE, 0, 0, 0, "low", ("low",))),
        ("1", "1", (COMPLETE, 1, 1, 1, "low", ("low",))),
        ("1", "3", (COMPLETE, 3, 3, 3, "low", ("low",))),
        ("4", "1", (COMPLETE, 4, 4, 4, "low", ("low",))),
        ("2", "3", (COMPLETE, 6, 6, 6, "high", ("high",))),
        ("3", "2", (COMPLETE, 6, 6, 6, "high", ("high",))),
        ("4", "3", (COMPLETE, 12, 12, 12, "high", ("high",))),
        ("1", None, (REFUSED, None, 1, 3, "low", ("low",))),
        ("2", None, (REFUSED, None, 2, 6, None, ("low", "high"))),
        ("4", None, (REFUSED, None, 4, 12, None, ("low", "high"))),
        (None, None, (REFUSED, None, 0, 12, None, ("low", "high"))),
    ],
)
def test_a_product_of_two_answers(often: str | None, bad: str | None, expected: Said) -> None:
    assert said(scored("psfs-like", "burden", {"often": often, "bad": bad})) == expected


def test_what_is_not_asked_has_no_score_of_its_own() -> None:
    found = assessed("psfs-like", {"often": "0"}).scores
    assert numbers(found["how_often"]) == (COMPLETE, 0, 0, 0)
    assert numbers(found["how_bad"]) == (NOT_APPLICABLE, None, 0, 0)
    assert numbers(assessed("psfs-like", {"often": "1", "bad": "2"}).scores["how_bad"]) == (COMPLETE, 2, 2, 2)
