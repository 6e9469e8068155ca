"""The flagship as a whole: what it asks, of whom, how it starts and ends."""

from __future__ import annotations

import re
from itertools import product
from typing import Final

import pytest

from tests.flagship.given import DECLINED, FILE, FOLLOW_UPS, NOT_SURE, Answers, assessed, flagship, option_ids, options
from triage.checker import check
from triage.logic import NonAnswer
from triage.questionnaire import MultipleAnswer, Question

SECTIONS: Final = {
    "about_you": 2,
    "help_now": 6,
    "spasms": 9,
    "daily_life": 7,
    "medicines": 4,
    "nerves": 4,
    "pregnancy_and_birth": 5,
    "other_health": 2,
    "what_you_tried": 2,
}


def shown(questions: tuple[Question, ...]) -> list[str]:
    """What a reader counts as questions: a table is one."""
    return list(dict.fromkeys(item.matrix.id if item.matrix else item.id for item in questions))


# Its shape


def test_it_asks_41_questions_in_nine_sections() -> None:
    assert {section.id: len(shown(section.questions)) for section in flagship().sections} == SECTIONS
    assert len(shown(flagship().questions)) == 41
    assert len(flagship().rules) == 39


def test_warning_signs_come_first_after_the_age() -> None:
    warning = ["emergency_signs", "back_signs", "muscle_signs", "limb_signs", "illness_signs", "wound"]
    assert shown(flagship().questions)[:8] == ["age", "answering_for", *warning]


def test_not_sure_and_declined_are_offered_where_they_should_be() -> None:
    without = {question.id for question in flagship().questions if NonAnswer.NOT_SURE not in question.non_answers}
    declined = {question.id for question in flagship().questions if NonAnswer.DECLINED in question.non_answers}
    assert without == {"age", "answering_for", "site", "pain", "pregnant", "main_question"}
    assert declined == {"alcohol", "regular_use", "pregnant"}


def test_no_option_is_a_non_answer_in_disguise() -> None:
    texts = [option.text for question in flagship().questions for option in options(question)]
    assert [text for text in texts if re.search(r"not sure|rather not|don't know", text, re.IGNORECASE)] == []


def test_none_of_these_excludes_every_other_option() -> None:
    exclusive = {
        question.id: [option.id for option in options(question) if option.exclusive]
        for question in flagship().questions
        if isinstance(question.answer, MultipleAnswer)
    }
    assert [name for name, found in exclusive.items() if not found] == ["site", "timing"]
    assert {tuple(found) for found in exclusive.values()} == {(), ("none",), ("no",)}


def test_what_was_tried_is_one_table_of_eight_rows() -> None:
    rows = [question for question in flagship().questions if question.matrix]
    assert [question.id for question in rows] == [
        "tried_stretching",
        "tried_rest",
        "tried_heat_or_cold",
        "tried_massage",
        "tried_drinking_more",
        "tried_shop_pain_tablets",
        "tried_relaxing",
        "tried_prescribed_tablets",
    ]
    assert {tuple(option_ids(row)) for row in rows} == {("helped", "did_not_help", "not_tried")}


def test_only_the_question_in_the_patients_words_can_be_left_out() -> None:
    assert [question.id for question in flagship().questions if not question.required] == ["main_question"]
    assert flagship().report.main_concern == "main_question"


def test_it_has_no_findings_and_its_examples_hold() -> None:
    assert [finding for finding in check(FILE) if not finding.accepted] == []


def test_it_is_a_draft_until_a_clinician_has_reviewed_it() -> None:
    about = flagship().about
    assert (about.reviewer, about.review_date) == (None, None)
    assert flagship().is_draft


def test_every_source_is_cited() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert [name for name in flagship().sources if text.count(f'"{name}"') < 2] == []


def test_the_clinicians_table_has_the_history_and_every_warning_sign() -> None:
    history = flagship().report.history
    assert history[:7] == ("site", "side", "onset", "frequency", "duration", "pain", "timing")
    assert {question.id for question in flagship().sections[1].questions} | {"pregnancy_signs"} <= set(history)
    assert {"impact", "trend", "tried_rest", "medicines", "conditions", "nerve_conditions"} <= set(history)


# What is asked of whom


@pytest.mark.parametrize(
    ("follow_up", "asked", "left_out"),
    [
        ("warm_up", {"activity": ["new_exercise"]}, {"activity": ["repeated_movement", "one_position"]}),
        ("warm_up", {"activity": ["hard_exercise"]}, {"activity": ["none"]}),
        ("warm_up", {"timing": ["during_exercise"]}, {"timing": ["walking_eases", "any_time"]}),
        ("warm_up", {"timing": ["after_exercise"]}, {"timing": ["night_or_bed", "sitting_or_resting"]}),
        ("new_medicine", {"medicines": ["other"]}, {"medicines": ["none"]}),
        ("new_medicine", {"medicines": NOT_SURE}, {"medicines": ["none"]}),
        ("pregnancy_weeks", {"pregnant": "pregnant"}, {"pregnant": "maybe"}),
        ("pregnancy_weeks", {"pregnant": "pregnant"}, {"pregnant": "recent_birth"}),
        ("pregnancy_signs", {"pregnant": "pregnant"}, {"pregnant": "no"}),
        ("pregnancy_signs", {"pregnant": "recent_birth"}, {"pregnant": "does_not_apply"}),
        ("pregnancy_signs", {"pregnant": "maybe"}, {"pregnant": DECLINED}),
        ("pregnancy_sickness", {"pregnant": "pregnant"}, {"pregnant": "recent_birth"}),
        ("pregnancy_sickness", {"pregnant": "maybe"}, {"pregnant": "no"}),
        ("midwife_told", {"pregnant": "pregnant"}, {"pregnant": "no"}),
        ("midwife_told", {"pregnant": "recent_birth"}, {"pregnant": "does_not_apply"}),
        ("midwife_told", {"pregnant": "maybe"}, {"pregnant": DECLINED}),
    ],
)
def test_a_follow_up_is_asked_where_it_fits(follow_up: str, asked: Answers, left_out: Answers) -> None:
    assert follow_up in shown(assessed(asked).path)
    assert follow_up not in shown(assessed(left_out).path)


def test_every_medicine_leads_to_the_question_about_a_new_one() -> None:
    listed = option_ids(flagship().question_by_id["medicines"])
    asking = [name for name in listed if "new_medicine" in shown(assessed({"medicines": [name]}).path)]
    assert asking == [name for name in listed if name != "none"]


def test_35_to_41_questions_are_shown() -> None:
    """Every way through what decides on follow-ups."""
    pregnant = [*option_ids(flagship().question_by_id["pregnant"]), DECLINED]
    counts = {
        len(shown(assessed({"pregnant": birth, "medicines": [medicine], "activity": [activity]}).path))
        for birth, medicine, activity in product(pregnant, ["none", "statins"], ["none", "new_exercise"])
    }
    assert (min(counts), max(counts)) == (35, 41)
    everybody = shown(assessed().path)
    assert len(everybody) == 35
    assert set(shown(flagship().questions)) - set(everybody) == FOLLOW_UPS.keys()


def test_under_18_ends_the_form_on_a_page_that_says_whom_to_ask() -> None:
    assessment = assessed({"age": "under_18", "emergency_signs": ["chest_pain"]})
    assert assessment.ended is flagship().sections[0]
    assert shown(assessment.path) == ["age", "answering_for"]
    end = flagship().sections[0].end
    assert end is not None
    page = " ".join(end.text)
    assert all(words in page for words in ("999", "111", "GP surgery", "an adult you trust"))


@pytest.mark.parametrize("age", ["18_to_39", "40_to_59", "60_to_74", "75_or_over"])
def test_adults_are_asked_everything(age: str) -> None:
    assessment = assessed({"age": age})
    assert assessment.ended is None
    assert len(shown(assessment.path)) == 35


@pytest.mark.parametrize(("who", "helper"), [("myself", False), ("someone_else", True)])
def test_the_report_knows_who_answered(who: str, helper: bool) -> None:
    test = flagship().report.helper
    assert test is not None
    assert test(assessed({"answering_for": who}).slots) is helper


def test_the_start_says_when_to_call_at_once() -> None:
    first = flagship().start_first
    assert first is not None
    assert first.startswith("Call 999 now")
