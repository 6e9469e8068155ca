"""What each type of question accepts, and what it refuses with which sentence."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.assessment.features import DECLINED, NOT_SURE, assessed, feature, refusals, slot
from tests.questionnaire.reading import loaded, question, small
from triage.assessment import AnswersError, assess
from triage.logic import NonAnswer, Slot
from triage.questionnaire import Answered, AnswerError, slot_of

ACCEPTED: list[tuple[str, str, Answered, Slot]] = [
    ("choice", "sex", "male", "male"),
    ("choice", "sex", "constructor", "constructor"),
    ("choice", "sex", NOT_SURE, NonAnswer.NOT_SURE),
    ("choice", "sex", DECLINED, NonAnswer.DECLINED),
    ("choice", "sex", None, NonAnswer.UNANSWERED),
    ("multiple", "medicines", ["statin"], ("statin",)),
    ("multiple", "medicines", ["water", "statin"], ("statin", "water")),
    ("multiple", "medicines", ["none"], ("none",)),
    ("multiple", "medicines", NOT_SURE, NonAnswer.NOT_SURE),
    ("yes_no", "smokes", "no", "no"),
    ("whole", "age", 0, 0),
    ("whole", "age", -5, -5),
    ("whole", "age", 120, 120),
    ("decimal", "kg", 70, 70),
    ("decimal", "kg", 0.5, Fraction(1, 2)),
    ("decimal", "kg", 70.1, Fraction(701, 10)),
    ("decimal", "kg", Decimal("70.1"), Fraction(701, 10)),
    ("decimal", "kg", Decimal("70.10"), Fraction(701, 10)),
    ("decimal", "kg", 300.0, 300),
    ("decimal", "kg", Decimal("3E+2"), 300),
    ("decimal", "fine", 0.000001, Fraction(1, 10**6)),
    ("decimal", "fine", -0.0, 0),
    ("decimal", "fine", Decimal(-1), -1),
    ("scale", "pain", 0, 0),
    ("scale", "pain", 10, 10),
    ("date", "born", "2026-12-31", date(2026, 12, 31)),
    ("date", "born", "1900-01-01", date(1900, 1, 1)),
    ("date", "born", "2024-02-29", date(2024, 2, 29)),
    ("date", "since", "0001-01-01", date(1, 1, 1)),
    ("text", "name", "0123456789", "0123456789"),
    ("text", "name", "constructor"[:10], "constructo"),
    ("text", "story", "a\r\nb\rc\td", "a\nb\nc\td"),
    ("text", "story", "a\u2028b\u2029c\x85d\ve\ff", "a\nb\nc\nd\ne\nf"),
    ("text", "story", "a\x00b\x07c\x7fd\x9fe", "abcde"),
    ("text", "story", "a\ud800b", "ab"),
    ("text", "story", "a\u00a0b\u202fc\u3000d", "a\u00a0b\u202fc\u3000d"),
    ("text", "story", "\u05e9\u05dc\u05d5\u05dd\u200f \u202bx\u202c", "\u05e9\u05dc\u05d5\u05dd\u200f \u202bx\u202c"),
    (
        "text",
        "story",
        "\U0001f3f4\U000e0067\U000e007f\U0001faea\ue000",
        "\U0001f3f4\U000e0067\U000e007f\U0001faea\ue000",
    ),
    ("text", "story", "{doctor} <b>*x*</b> {{ 1 }}", "{doctor} <b>*x*</b> {{ 1 }}"),
    ("text", "story", "", NonAnswer.UNANSWERED),
    ("text", "story", " \n\t ", NonAnswer.UNANSWERED),
    ("text", "story", "\x00\x1b", NonAnswer.UNANSWERED),
    ("text", "story", "x" * 500, "x" * 500),
    ("matrix", "tried_rest", None, NonAnswer.UNANSWERED),
]


@pytest.mark.parametrize(("name", "question", "answer", "expected"), ACCEPTED, ids=range(len(ACCEPTED)))
def test_accepted(name: str, question: str, answer: Answered, expected: Slot) -> None:
    found = slot(name, question, answer)
    assert found == expected
    assert type(found) is type(expected)


ONE_OPTION = "The answer is one option id in quotes."
A_LIST = "The answer is a list of option ids."
WHOLE = "The answer is a whole number, without quotes."
NUMBER = "The answer is a number, without quotes."
A_DATE = "The answer is a date as year, month, day: '2026-01-31'."
SOME_TEXT = "The answer is text in quotes."
NON_ANSWER = 'A non-answer is {"non_answer": "not_sure"} or {"non_answer": "declined"}.'

REFUSED: list[tuple[str, str, Answered, str]] = [
    ("choice", "sex", "mael", "That is not one of its options. Did you mean 'male'?"),
    ("choice", "sex", "", "That is not one of its options. Known here: 'male', 'female', 'constructor'."),
    ("choice", "sex", "Male", "That is not one of its options. Did you mean 'male'?"),
    ("choice", "sex", ["male"], ONE_OPTION),
    ("choice", "sex", 1, ONE_OPTION),
    ("choice", "sex", True, ONE_OPTION),
    ("choice", "sex", {}, NON_ANSWER),
    ("choice", "sex", {"non_answer": "unanswered"}, NON_ANSWER),
    ("choice", "sex", {"non_answer": "not_asked"}, NON_ANSWER),
    ("choice", "sex", {"non_answer": ["not_sure"]}, NON_ANSWER),
    ("choice", "sex", {"non_answer": "not_sure", "value": "male"}, NON_ANSWER),
    ("choice", "sex", {"value": "male"}, NON_ANSWER),
    (
        "multiple",
        "medicines",
        DECLINED,
        "This question does not offer that non-answer. It offers: 'not_sure'.",
    ),
    ("whole", "age", NOT_SURE, "This question does not offer that non-answer. It offers: none."),
    ("multiple", "medicines", "statin", A_LIST),
    ("multiple", "medicines", ["statin", 1], A_LIST),
    ("multiple", "medicines", [["statin"]], A_LIST),
    ("multiple", "medicines", [None], A_LIST),
    ("multiple", "medicines", True, A_LIST),
    ("multiple", "medicines", [], "An empty list is no answer. Use null for 'not answered'."),
    ("multiple", "medicines", ["statin", "statin"], "An option is there twice. Keep one."),
    ("multiple", "medicines", ["stain"], "There is an option that it does not have. Did you mean 'statin'?"),
    ("multiple", "medicines", ["statin", "zinc", "nil"], "There is an option that it does not have. Known here: "),
    (
        "multiple",
        "medicines",
        ["none", "statin"],
        "An option such as 'None of these' cannot be chosen with another. Keep one or the other.",
    ),
    ("yes_no", "smokes", True, ONE_OPTION),
    ("yes_no", "smokes", "true", "That is not one of its options. Known here: 'yes', 'no'."),
    ("whole", "age", 121, "The answer goes from -5 to 120."),
    ("whole", "age", -6, "The answer goes from -5 to 120."),
    ("whole", "age", 10**400, "The answer goes from -5 to 120."),
    ("whole", "age", True, WHOLE),
    ("whole", "age", False, WHOLE),
    ("whole", "age", 12.0, WHOLE),
    ("whole", "age", Decimal(12), WHOLE),
    ("whole", "age", "12", WHOLE),
    ("whole", "age", [12], WHOLE),
    ("scale", "pain", 11, "The answer goes from 0 to 10."),
    ("scale", "pain", -1, "The answer goes from 0 to 10."),
    ("scale", "pain", True, WHOLE),
    ("scale", "pain", 5.0, WHOLE),
    ("decimal", "kg", True, NUMBER),
    ("decimal", "kg", "70.1", NUMBER),
    ("decimal", "kg", [70.1], NUMBER),
    ("decimal", "kg", 0.4, "The answer goes from 0.5 to 300."),
    ("decimal", "kg", 300.1, "The answer goes from 0.5 to 300."),
    ("decimal", "kg", 70.12, "The answer has at most 1 digits behind the point."),
    ("decimal", "kg", Decimal("70.11"), "The answer has at most 1 digits behind the point."),
    ("decimal", "kg", Decimal("70.1000000000000000000000000001"), "The answer has at most 1 digits behind the point."),
    ("decimal", "fine", 0.0000001, "The answer has at most 6 digits behind the point."),
    ("decimal", "kg", float("nan"), "The answer is a number with at most 15 digits."),
    ("decimal", "kg", float("inf"), "The answer is a number with at most 15 digits."),
    ("decimal", "kg", float("-inf"), "The answer is a number with at most 15 digits."),
    ("decimal", "kg", 1e300, "The answer is a number with at most 15 digits."),
    ("decimal", "kg", Decimal("1e400"), "The answer is a number with at most 15 digits."),
    ("decimal", "kg", Decimal("1e999999999"), "The answer is a number with at most 15 digits."),
    ("decimal", "kg", Decimal("1e-999999999"), "The answer is a number with at most 15 digits."),
    ("decimal", "kg", Decimal("1e15"), "The answer is a number with at most 15 digits."),
    ("decimal", "kg", Decimal("1e14"), "The answer goes from 0.5 to 300."),
    ("decimal", "kg", Decimal("1e-15"), "The answer is a number with at most 15 digits."),
    ("decimal", "kg", Decimal("1.00000000000001"), "The answer has at most 1 digits behind the point."),
    ("decimal", "fine", Decimal("1e-14"), "The answer has at most 6 digits behind the point."),
    ("decimal", "kg", Decimal("sNaN"), "The answer is a number with at most 15 digits."),
    ("decimal", "kg", 10**30, "The answer goes from 0.5 to 300."),
    ("date", "born", "1899-12-31", "The date goes from 1900-01-01 to 2026-12-31."),
    ("date", "born", "2027-01-01", "The date goes from 1900-01-01 to 2026-12-31."),
    ("date", "born", "2026-02-29", A_DATE),
    ("date", "born", "2026-1-31", A_DATE),
    ("date", "born", "31.1.2026", A_DATE),
    ("date", "born", "20260131", A_DATE),
    ("date", "born", "2026-W05-6", A_DATE),
    ("date", "born", "2026-01-31T00:00", A_DATE),
    ("date", "born", " 2026-01-31", A_DATE),
    ("date", "born", "2026-01-31\n", A_DATE),
    ("date", "born", "２０２６-01-31", A_DATE),
    ("date", "born", "0000-01-01", A_DATE),
    ("date", "born", 20260131, A_DATE),
    ("text", "name", "01234567890", "The text has at most 10 characters."),
    ("text", "story", "x" * 501, "The text has at most 500 characters."),
    ("text", "story", 5, SOME_TEXT),
    ("text", "story", ["x"], SOME_TEXT),
    ("text", "story", True, SOME_TEXT),
    ("matrix", "tried_rest", "maybe", "That is not one of its options. Known here: 'yes', 'no'."),
]


@pytest.mark.parametrize(("name", "question", "answer", "sentence"), REFUSED, ids=range(len(REFUSED)))
def test_refused(name: str, question: str, answer: Answered, sentence: str) -> None:
    (said,) = refusals(name, **{question: answer})
    assert said.startswith(f"{question}: {sentence}")


@pytest.mark.parametrize(("name", "question", "answer", "sentence"), REFUSED, ids=range(len(REFUSED)))
def test_one_question_refuses_as_the_whole_form_does(name: str, question: str, answer: Answered, sentence: str) -> None:
    with pytest.raises(AnswerError) as caught:
        slot_of(feature(name).question_by_id[question], answer)
    assert caught.value.question == question
    assert caught.value.message.startswith(sentence)


SECRETS: list[tuple[str, str, Answered]] = [
    ("choice", "sex", "secret"),
    ("multiple", "medicines", ["secret"]),
    ("whole", "age", 98765),
    ("decimal", "kg", 98765.5),
    ("date", "born", "1823-04-05"),
    ("text", "name", "secret secret"),
    ("choice", "sex", {"non_answer": "secret"}),
]


@pytest.mark.parametrize(("name", "question", "answer"), SECRETS, ids=range(len(SECRETS)))
def test_no_sentence_holds_the_answer(name: str, question: str, answer: Answered) -> None:
    (said,) = refusals(name, **{question: answer})
    assert not any(secret in said for secret in ("secret", "98765", "1823"))


def test_a_date_with_one_limit_goes_on_without_end() -> None:
    form = loaded(small(question("early", "date", min="2026-01-31"), question("late", "date", max="2026-01-31")))
    assert assess(form, {"early": "9999-12-31", "late": "0001-01-01"}).completeness.answered == 2
    with pytest.raises(AnswersError) as caught:
        assess(form, {"early": "2026-01-30", "late": "2026-02-01"})
    assert [problem.message for problem in caught.value.problems] == [
        "The date goes from 2026-01-31 to ….",
        "The date goes from … to 2026-01-31.",
    ]


def test_every_refused_answer_is_said_at_once_in_the_order_of_the_form() -> None:
    assert refusals("levels", mood=11, legg="yes", arms=["weak"], leg=1, arm="weak") == [
        "arms: There is no such question. Did you mean 'arm'?",
        "legg: There is no such question. Did you mean 'leg'?",
        "arm: The answer is a list of option ids.",
        "leg: The answer is one option id in quotes.",
        "mood: The answer goes from 0 to 10.",
    ]


def test_the_error_holds_all_problems() -> None:
    with pytest.raises(AnswersError) as caught:
        assessed("choice", sex=1, age=2)
    assert [problem.question for problem in caught.value.problems] == ["age", "sex"]
    assert len(str(caught.value).splitlines()) == 2


@pytest.mark.parametrize("name", ["tried", "refused", "two", "q5"])
def test_a_table_a_score_or_a_section_has_no_answer(name: str) -> None:
    for form in ("matrix", "sum"):
        assert refusals(form, **{name: "yes"})[0].startswith(f"{name}: There is no such question.")


def test_off_the_path_answers_are_checked_too() -> None:
    assert refusals("gates", a="no", b="perhaps") == ["b: That is not one of its options. Known here: 'yes', 'no'."]


def test_any_mapping_will_do() -> None:
    form = feature("multiple")
    answers: OrderedDict[str, Answered] = OrderedDict(medicines=["water", "statin"])
    assert assess(form, answers).answer(form.questions[0]) == ("statin", "water")
    assert answers == {"medicines": ["water", "statin"]}
