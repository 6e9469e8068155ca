"""The 39 rules: each can be reached in every way it should, and in no way that only comes close."""

from __future__ import annotations

import re
from typing import Final

import pytest

from tests.flagship.expected import HEADINGS, LEVELS, NEAR_MISSES, WITNESSES
from tests.flagship.given import FILE, NOT_SURE, Answers, assessed, fired, flagship, well
from triage import Assessment, assess, load
from triage.questionnaire import DEFAULT_PLACE, Place, QuestionnaireError, Rule

RULES: Final = {rule.id.split("_")[0]: rule for rule in flagship().rules}


def fires(code: str, assessment: Assessment) -> bool:
    """Whether the rule with this code fired."""
    return RULES[code].id in fired(assessment)


def said(rule: Rule) -> str:
    """The condition of ``rule`` as it is written."""
    (written,) = (field.when for field in flagship().document.rules if field.id == rule.id)
    return written


def test_there_are_39_rules_with_the_levels_of_their_codes() -> None:
    assert {code: rule.level.word for code, rule in RULES.items()} == {code: LEVELS[code[0]] for code in HEADINGS}


@pytest.mark.parametrize("code", HEADINGS)
def test_a_card_says_the_one_thing_to_do(code: str) -> None:
    assert RULES[code].text == HEADINGS[code]


@pytest.mark.parametrize("code", HEADINGS)
def test_a_rule_can_be_reached(code: str) -> None:
    assert code in {reached for reached, _ in WITNESSES}


@pytest.mark.parametrize(("code", "changes"), WITNESSES)
def test_a_rule_fires(code: str, changes: Answers) -> None:
    assessment = assessed(changes)
    assert fires(code, assessment)
    assert assessment.level >= RULES[code].level


@pytest.mark.parametrize(("code", "changes"), WITNESSES)
def test_a_rule_fires_on_these_answers_alone(code: str, changes: Answers) -> None:
    """Nothing else needs to be answered, not even for a sum of points that is high enough already."""
    assert fires(code, assess(flagship(), {"age": "40_to_59", **changes}))


@pytest.mark.parametrize(
    ("code", "changes", "back"), [(code, changes, name) for code, changes in WITNESSES for name in changes]
)
def test_a_rule_does_not_fire_with_one_answer_changed_back(code: str, changes: Answers, back: str) -> None:
    assert not fires(code, assessed({**changes, back: well()[back]}))


@pytest.mark.parametrize(("code", "changes"), NEAR_MISSES)
def test_a_rule_does_not_fire_on_what_only_comes_close(code: str, changes: Answers) -> None:
    assert not fires(code, assessed(changes))


@pytest.mark.parametrize("code", HEADINGS)
def test_every_option_that_a_rule_names_has_a_witness(code: str) -> None:
    named = {word for word in re.findall(r"'(\w+)'", said(RULES[code])) if word != "several"}
    values = [value for reached, changes in WITNESSES if reached == code for value in changes.values()]
    shown = [word for value in values for word in (value if isinstance(value, list) else [value])]
    assert [word for word in named if word not in shown] == []


@pytest.mark.parametrize("reason", [{"new_medicine": "yes"}, {"weakness": ["limb_weaker"]}, {"pain": 7}])
def test_a_statin_alone_is_not_urgent_and_each_of_three_reasons_makes_it_so(reason: Answers) -> None:
    assert assessed({"medicines": ["statins"]}).level.word == "none"
    assert assessed({"medicines": ["statins"], **reason}).level.word == "urgent"
    assert assessed({"medicines": ["insulin"], **reason}).level.word != "urgent"


def test_calling_stands_before_going_among_emergencies() -> None:
    """The first of several that fire gives the one instruction."""
    headings = list(dict.fromkeys(rule.text for rule in flagship().rules if rule.level.word == "emergency"))
    assert headings == [HEADINGS["E1"], HEADINGS["E8"], HEADINGS["E6"]]


def test_rules_stand_from_the_highest_level_to_the_lowest_and_the_sooner_first() -> None:
    levels = [rule.level for rule in flagship().rules]
    assert levels == sorted(levels, reverse=True)
    urgent = [rule.text for rule in flagship().rules if rule.level.word == "urgent"]
    assert urgent.index(HEADINGS["U8"]) < urgent.index(HEADINGS["U14"]) < urgent.index(HEADINGS["U1"])
    assert urgent[-1] == HEADINGS["U15"]


def test_conditions_are_positive() -> None:
    """So that adding an answer, or ticking one more sign, never lowers the level."""
    document = flagship().document
    conditions = [question.ask_if for section in document.sections for question in section.questions]
    conditions += [*(rule.when for rule in document.rules), *(note.when for note in document.notes)]
    conditions += [score.applies_if for score in document.scores]
    written = [condition for condition in conditions if condition is not None]
    assert len(written) > 39
    assert [text for text in written if re.search(r"\bnot\b(?!_)|!=|<|\banswered\(|\bdeclined\(", text)] == []


def test_points_decide_only_on_a_routine_appointment() -> None:
    assert [code for code, rule in RULES.items() if "band(" in said(rule)] == ["R5"]


@pytest.mark.parametrize("code", [code for code in HEADINGS if code not in {"U14", "U15", "R5"}])
def test_a_rule_names_its_source(code: str) -> None:
    assert RULES[code].sources


def test_a_sign_left_open_is_never_a_no() -> None:
    signs = ["emergency_signs", "back_signs", "muscle_signs", "limb_signs", "illness_signs", "wound"]
    for state in (NOT_SURE, None):
        assessment = assessed(dict.fromkeys(signs, state))
        undecided = {item.rule.id: [question.id for question in item.questions] for item in assessment.undecided}
        assert {name.split("_")[0] for name in undecided} >= {f"E{number}" for number in range(1, 14)}
        assert undecided[RULES["E7"].id] == ["muscle_signs"]


def test_an_emergency_counts_whatever_else_was_answered() -> None:
    for example in (one for one in flagship().examples if one.confirmed):
        answers: Answers = {**example.answers, "back_signs": ["both_legs"]}
        assert assess(flagship(), answers).level.word == "emergency"


def test_the_words_of_another_place_stand_in_every_card() -> None:
    place = Place(
        emergency_number="112",
        emergency_department="the emergency room",
        urgent_number="116117",
        doctor="doctor",
        surgery="practice",
        pharmacist="chemist",
        midwife="birth helper",
        maternity_unit="birth clinic",
    )
    questionnaire = load(FILE, place=place)
    words = [text for rule in questionnaire.rules for text in (rule.text, rule.detail or "")]
    words += [note.text for note in questionnaire.notes]
    british = "|".join(str(word) for word in DEFAULT_PLACE.words().values())
    assert [text for text in words if re.search(rf"\b({british})\b", text)] == []


def test_it_is_refused_where_no_emergency_number_is_known() -> None:
    with pytest.raises(QuestionnaireError, match="no-emergency-contact"):
        load(FILE, place=Place(emergency_number=""))
