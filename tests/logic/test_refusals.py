"""What is not in the language is refused, with its place in characters, a sentence and a cure."""

from __future__ import annotations

import json
import re
from itertools import product
from pathlib import Path

import pytest

from tests.logic.world import DECLINED, NOT_SURE, SCOPE, UNANSWERED, VALUES, problems, read, truth
from triage.logic import LogicError, Slot, check_condition, names_written

REFUSED: dict[str, list[list[object]]] = json.loads(
    (Path(__file__).parent / "refused.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("text", REFUSED)
def test_refused_with_place_sentence_and_cure(text: str) -> None:
    found = [[item.column, item.length, item.code, item.message, item.cure] for item in problems(text)]
    assert found == REFUSED[text]


@pytest.mark.parametrize("text", REFUSED)
def test_the_place_lies_in_the_text_and_the_words_are_plain(text: str) -> None:
    for problem in problems(text):
        assert 0 <= problem.column <= len(text)
        assert problem.length >= 1
        assert not problem.doubtful
        assert not set("{}") & set(problem.message + problem.cure) - set(text)
        assert problem.message.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "medicines == 'not_sure'",
        "sex != 'declined'",
        "age == not_sure",
        "age != null",
        "phq != 'mlid'",
        "phq in ('mild', 'severe')",
        "phq == mild",
        "age in ('12', '13')",
        "age not in ('12', '13')",
        "male",
        "medicines",
        "medicines == 'statin'",
        "sex == ('male' or 'other')",
        "medicines == ('statin' or 'water')",
        "[medicines(statin)] = '1'",
        "age between 7 and 10",
        "more than 7 age",
        "age is less than 18",
        "age at most 18",
        "age 18 or more",
        "sex is not male",
        "sex equals 'male'",
        "medicines contains 'statin'",
        "age is not empty",
        "age > 7 and < 10",
        "born before '2020-01-31'",
        "none_of(medicines, 'statin', 'water')",
        "all_of(medicines, 'statin', 'water')",
        "not_answered(age)",
        "notempty(age)",
        "not_declined(sex)",
        "unsure(age)",
        "refused(sex)",
        "exactly(medicines, 'statin')",
        "only(sex, 'male')",
        "selected(medicines, statin)",
        "answered(medicines) == 'yes'",
        "any_of(medicines, 'statin', 'water') != 'no'",
        "'statin' and 'water' in medicines",
        "medicines does not contain 'statin'",
        "age not between 7 and 10",
        "age no more than 7",
        "sex is not sure",
        "age is not answered",
        "sex is declined",
    ],
)
def test_the_cure_works_when_it_is_followed(text: str) -> None:
    (problem,) = problems(text)
    written = re.fullmatch(r"Write:? (.+)\.", problem.cure)
    assert written is not None
    assert not problems(written[1])


MENDED = {
    "[age] > 7": "age > 7",
    "${age} > 7": "age > 7",
    "{age} > 7": "age > 7",
    "[medicines(statin)] = '1'": "'statin' in medicines",
    "[medicines(statin)] = '0'": "'statin' not in medicines",
    "[medicines(statin)] <> 1": "'statin' not in medicines",
    "[medicines(statin)] <> 0": "'statin' in medicines",
    "age > 7&&pain > 3": "age > 7 and pain > 3",
    "age > 7 || pain > 3": "age > 7 or pain > 3",
    "age > 7 AND pain > 3": "age > 7 and pain > 3",
    "age = 7": "age == 7",
    "age === 7": "age == 7",
    "age <> 7": "age != 7",
    "age !== 7": "age != 7",
    "age => 7": "age >= 7",
    "age ≤ 7": "age <= 7",
    "Age > 7": "age > 7",
    "age > 1,000": "age > 1000",
    "sex == ‘male’": "sex == 'male'",
    "sex == male": "sex == 'male'",
    "band(phq) == mild": "band(phq) == 'mild'",
    "born < 2020-01-31": "born < '2020-01-31'",
    "none_of(medicines, 'statin', 'water')": "not any_of(medicines, 'statin', 'water')",
    "age > 3 and not_answered(age)": "age > 3 and not answered(age)",
    "not not_declined( sex )": "not not declined( sex )",
}


@pytest.mark.parametrize("text", MENDED)
def test_a_slip_with_one_answer_says_what_stands_there_and_what_is_meant(text: str) -> None:
    (problem,) = problems(text)
    assert problem.stands is not None
    assert text[problem.column :].startswith(problem.stands)
    meant = text[: problem.column] + str(problem.instead) + text[problem.column + len(problem.stands) :]
    assert meant == MENDED[text]


UNSURE = (
    *(
        "!answered(age)",
        "age ! 7",
        "age % 7 > 1",
        "age > 7,5",
        "age is 7",
        "unanswered(age)",
        "missing(age)",
        "sure(age)",
    ),
    *("none_of(age > 3, pain > 2)", "all_of(medicines, 'statin', 'water')", "days_until(born) > 2", "sqr(age) > 4"),
)


@pytest.mark.parametrize("text", UNSURE)
def test_a_slip_with_more_than_one_answer_is_not_mended(text: str) -> None:
    assert [problem.instead for problem in problems(text)] == [None]


def test_columns_count_characters_not_bytes() -> None:
    (problem,) = problems("'🦵ä' == sex or sex == 'male' or agee > 3")[1:]
    assert (problem.column, problem.length) == (32, 4)


def test_the_error_says_all_its_problems() -> None:
    with pytest.raises(LogicError) as caught:
        check_condition("agee > 3 or sex == 'mael'", SCOPE)
    assert str(caught.value) == ("There is no question or score called 'agee'.; Question 'sex' has no answer 'mael'.")
    assert len(caught.value.problems) == 2


@pytest.mark.parametrize("length", [2000, 2001])
def test_a_condition_has_at_most_2000_characters(length: int) -> None:
    found = problems("age > 3".ljust(length))
    said = [(item.code, item.column, item.length) for item in found]
    assert said == ([] if length == 2000 else [("condition-too-long", 2000, 1)])


NESTED = {
    "(": ")",
    "not ": "",
    "answered(age) and (": ")",
    "count(": ") > 0",
}


@pytest.mark.parametrize("opening", NESTED)
@pytest.mark.parametrize("depth", [40, 41])
def test_a_condition_is_nested_at_most_40_deep(opening: str, depth: int) -> None:
    text = opening * depth + "age > 3" + NESTED[opening] * depth
    assert [item.code for item in problems(text)] == ([] if depth == 40 else ["condition-too-deep"])


def test_the_depth_of_minus_signs_is_limited_too() -> None:
    assert not problems("-" * 40 + "age > 3")
    assert [(item.code, item.column) for item in problems("-" * 41 + "age > 3")] == [("condition-too-deep", 41)]


@pytest.mark.parametrize("closed", ["(age > 3)", "not age > 3", "count(age > 3) > 0", "-age > 3", "(age) > 3"])
def test_what_is_closed_makes_no_room_for_more(closed: str) -> None:
    text = f"{closed} or " * 5 + "(" * 41 + "age > 3" + ")" * 41
    assert [item.code for item in problems(text)] == ["condition-too-deep"]


def test_brackets_side_by_side_are_not_deep() -> None:
    assert not problems(" or ".join(["(age > 3)"] * 60 + ["not age > 3"] * 60))


@pytest.mark.parametrize("sign", ["+", "-", "*"])
def test_a_chain_of_signs_ends_at_40(sign: str) -> None:
    assert not problems(sign.join(["age"] * 41) + " >= -1000000000")
    found = problems(sign.join(["age"] * 42) + " > 3")
    assert [(item.code, item.column) for item in found] == [("condition-too-deep", 41 * 4 - 1)]


def test_signs_are_counted_through_brackets() -> None:
    """Or a chain of chains would be deeper than Python can walk."""
    text = "(" * 20 + "age" + ("+age" * 19 + ")") * 20 + " > 3"
    assert [item.code for item in problems(text)] == ["condition-too-deep"]


def test_powers_of_powers_would_never_end() -> None:
    text = "(" * 30 + "age" + "**3)" * 30 + " > 3"
    assert [(item.code, item.message) for item in problems(text)] == [
        ("syntax", "A power cannot stand inside another power.")
    ]
    assert not problems("age ** 2 + weight ** 2 + (age + 1) ** 3 > 0.5")


def test_hundreds_of_alternatives_are_flat() -> None:
    assert not problems(" or ".join(["age > 3"] * 180))


def test_names_are_read_even_from_what_has_no_meaning() -> None:
    assert names_written("foo == 'a' and bar(baz) >") == {"foo", "bar", "baz"}
    assert names_written("foo = 3") == frozenset()


ACCEPTED = {
    "sex in ('male')": "sex == 'male'",
    "sex in ('male',)": "sex in ('male')",
    "any_of(sex, 'male', 'other')": "sex in ('male', 'other')",
    "any_of(medicines, 'statin')": "'statin' in medicines",
    "'male' == sex": "sex == 'male'",
    "'male' != sex": "sex not in ('male')",
    'sex == "male"': "sex == 'male'",
    "'2000-01-01' < born": "born > '2000-01-01'",
    "'2000-01-01' >= born": "born <= '2000-01-01'",
    "12 <= age < 50": "12 <= age and age < 50",
    "sex not in ('male', 'other')": "sex not in ('male', 'other')",
    "band(phq) == 'mild'": "band(phq) in ('mild')",
    "not sex == 'male' and age > 3": "(not sex == 'male') and age > 3",
    "age > 3 or age > 4 and age > 5": "age > 3 or (age > 4 and age > 5)",
    "age + 2 * 3 > 1": "age + (2 * 3) > 1",
    "age - 2 - 3 > 1": "(age - 2) - 3 > 1",
    "-age ** 2 < 1": "-(age ** 2) < 1",
    "age * -weight < 1": "age * (-weight) < 1",
    "not not age > 3": "not (not age > 3)",
    "count(age > 3, age > 4,) > 1": "count(age > 3, age > 4) > 1",
    "\tage>3\nand\n age>4 ": "age > 3 and age > 4",
    "age > 3.50": "age > 3.5",
    "age > 1.0": "age > 1",
}


@pytest.mark.parametrize("text", ACCEPTED)
def test_two_ways_of_writing_the_same(text: str) -> None:
    assert read(text) == read(ACCEPTED[text])


DIFFERENT = [
    ("not sex == 'male' and age > 3", "not (sex == 'male' and age > 3)"),
    ("age > 3 or age > 4 and age > 5", "(age > 3 or age > 4) and age > 5"),
    ("age - 2 - 3 > 1", "age - (2 - 3) > 1"),
    ("-age ** 2 < 1", "(-age) ** 2 < 1"),
    ("12 <= age < 50", "12 <= age <= 50"),
    ("age < weight", "age > weight"),
    ("born < '2000-01-01'", "'2000-01-01' < born"),
]


@pytest.mark.parametrize(("one", "two"), DIFFERENT)
def test_two_ways_of_writing_something_else(one: str, two: str) -> None:
    assert read(one) != read(two)


OPPOSITE = {
    "none_of(medicines, 'statin')": "'statin' not in medicines",
    "medicines does not contain 'statin'": "'statin' not in medicines",
    "age not between 7 and 10": "not (7 <= age <= 10)",
    "age no more than 7": "not age > 7",
    "age is not less than 7": "not age < 7",
    "answered(medicines) == 'no'": "not answered(medicines)",
    "answered(medicines) != 'no'": "not not answered(medicines)",
    "not_answered(age)": "not answered(age)",
    "'statin' and 'water' in medicines": "not ('statin' not in medicines or 'water' not in medicines)",
}


@pytest.mark.parametrize("text", OPPOSITE)
def test_what_is_to_be_written_means_the_same_and_not_the_opposite(text: str) -> None:
    (problem,) = problems(text)
    written = re.fullmatch(r"Write:? (.+)\.", problem.cure)
    assert written is not None
    ages: tuple[Slot, ...] = (0, 6, 7, 8, 10, 11, 120)
    states = (NOT_SURE, DECLINED, UNANSWERED)
    for medicines, age in product((*VALUES["medicines"], *states), (*ages, *states)):
        meant = truth(OPPOSITE[text], medicines=medicines, age=age)
        assert truth(written[1], medicines=medicines, age=age) is meant
