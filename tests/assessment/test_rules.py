"""Levels, fired rules with their reasons, undecided rules with the questions that would settle them, notes."""

from __future__ import annotations

import pytest

from tests.assessment.facts import ids
from tests.assessment.features import DECLINED, NOT_SURE, assessed
from tests.questionnaire.reading import Json, loaded, options, question, rule, small
from triage.assessment import Assessment, assess
from triage.logic import describe
from triage.questionnaire import Answered, Level

# Answers, the level, the rules that fire, the undecided ones with what would settle them.
LEVELS: list[tuple[dict[str, Answered], Level, str, dict[str, str]]] = [
    ({}, Level.NONE, "", {"E1": "arm", "U1": "arm", "S1": "arm", "R1": "mood", "R2": "arm"}),
    ({"arm": ["weak"]}, Level.EMERGENCY, "E1", {"R1": "mood", "R2": "leg"}),
    ({"arm": ["numb"]}, Level.NONE, "", {"U1": "leg", "R1": "mood", "R2": "leg"}),
    ({"arm": ["numb"], "leg": "yes", "mood": 0}, Level.URGENT, "U1", {}),
    ({"arm": ["weak", "numb"], "leg": "yes", "mood": 9}, Level.EMERGENCY, "E1 U1 R1", {}),
    ({"arm": ["none"], "mood": 5}, Level.ROUTINE, "R1", {}),
    ({"arm": ["none"], "mood": 4}, Level.NONE, "", {}),
    ({"arm": ["none"], "leg": "no", "mood": 0}, Level.NONE, "", {}),
    ({"arm": ["numb"], "leg": "no", "mood": 0}, Level.ROUTINE, "R2", {}),
    ({"arm": NOT_SURE, "mood": 0}, Level.SOON, "S1", {"E1": "arm", "U1": "arm", "R2": "arm"}),
]


@pytest.mark.parametrize(("answers", "level", "fired", "undecided"), LEVELS, ids=range(len(LEVELS)))
def test_the_level_is_the_highest_that_fired(
    answers: dict[str, Answered], level: Level, fired: str, undecided: dict[str, str]
) -> None:
    found = assessed("levels", **answers)
    assert found.level is level
    assert ids(found.fired) == fired.split()
    assert settled_by(found) == undecided


def settled_by(found: Assessment) -> dict[str, str]:
    return {open_rule.id: " ".join(ids(questions)) for open_rule, questions in found.undecided}


def test_a_fired_rule_says_why_in_plain_words() -> None:
    found = assessed("levels", arm=["numb"], leg="yes", mood=9)
    urgent, routine = found.fired
    assert [describe(part) for part in found.because(urgent)] == ["“arm?” includes “Numb”", "“leg?” is “Yes”"]
    assert [describe(part) for part in found.because(routine)] == ["“Low mood” is in the band “Low”"]
    assert found.because(found.questionnaire.rules[0]) == ()


def test_adding_an_answer_never_lowers_the_level_but_changing_one_may() -> None:
    assert assessed("levels", arm=NOT_SURE).level is Level.SOON
    assert assessed("levels", arm=["none"]).level is Level.NONE


def test_notes_come_where_they_are_called_for() -> None:
    assert [note.id for note in assessed("category").notes] == ["N2"]
    found = assessed("category", smokes="yes", sweats=["day", "night"], litres=1)
    assert [note.id for note in found.notes] == ["N1", "N2"]
    assert found.notes[0].text == "Ask about your GP."


def test_points_of_an_answer_can_raise_a_routine_rule() -> None:
    assert ids(assessed("scale", pain=5).fired) == ["R2"]
    assert ids(assessed("scale", pain=7).fired) == ["R1"]
    assert ids(assessed("yes_no", smokes="no", drinks="yes").fired) == ["R2"]


def test_two_dates_and_small_decimals_decide() -> None:
    assert ids(assessed("date", born="2008-11-21", since="2008-11-20").fired) == ["R1", "R2"]
    assert ids(assessed("date", born="2008-11-22", since="2008-11-22").fired) == []
    assert ids(assessed("decimal", kg=70.4, fine=0.000001).fired) == ["R1", "R2"]
    assert ids(assessed("decimal", kg=70.5, fine=0.000002).fired) == []


# What settles a rule behind gates, scores, and both

BANDS = [{"id": "low", "from": 0, "text": "Low"}, {"id": "high", "from": 2, "text": "High"}]


def settling(when: str, *questions: Json, answers: dict[str, Answered], **score: object) -> str:
    """The questions that would settle a routine rule."""
    scores = [{"id": "s", "title": "S", "missing": "refuse", "bands": BANDS, **score}] if score else []
    form = loaded(small(*questions, scores=scores, rules=[rule(when, "routine")]))
    return settled_by(assess(form, answers)).get("R1", "settled")


GATE = [
    question("a"),
    question("b"),
    question("c", ask_if="a == 'yes' and b == 'yes'"),
    question("d", ask_if="c == 'yes'"),
]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, "a b"),
        ({"a": "yes"}, "b"),
        ({"b": "yes", "c": "yes"}, "a"),
        ({"a": "no"}, "settled"),
        ({"a": "yes", "b": "yes"}, "c"),
        ({"a": "yes", "b": "yes", "c": "yes"}, "d"),
        ({"a": "yes", "b": "yes", "c": "no"}, "settled"),
        ({"a": "yes", "b": "yes", "c": "yes", "d": "no"}, "settled"),
    ],
)
def test_a_question_that_may_not_be_asked_stands_under_what_gates_it(
    answers: dict[str, Answered], expected: str
) -> None:
    assert settling("d == 'yes'", *GATE, answers=answers) == expected


SCORED = [
    question(name, "choice", options=options("x", "y", y=1), non_answers=["not_sure"]) for name in ("p", "q", "r")
]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, "p q r"),
        ({"p": "y"}, "q r"),
        ({"p": "y", "q": "x"}, "r"),
        ({"p": "y", "q": "y"}, "settled"),
        ({"p": "x", "q": "x"}, "settled"),
        ({"p": NOT_SURE, "q": "y"}, "p r"),
        ({"p": NOT_SURE, "q": "y", "r": "y"}, "settled"),
    ],
)
def test_a_score_stands_for_the_questions_that_it_misses(answers: dict[str, Answered], expected: str) -> None:
    assert settling("band(s) == 'high'", *SCORED, answers=answers, items=["p", "q", "r"]) == expected
    assert settling("s >= 2", *SCORED, answers=answers, items=["p", "q", "r"]) == expected


def test_a_score_that_may_not_apply_stands_for_what_decides_that_too() -> None:
    first = question("applies", non_answers=["declined"])

    def found(**answers: Answered) -> str:
        return settling("s >= 2", first, *SCORED, answers=answers, items=["p", "q", "r"], applies_if="applies == 'yes'")

    assert found() == "applies p q r"
    assert found(applies="yes", p="y") == "q r"
    assert found(applies="no") == "settled"
    assert found(p="y", q="y", r="y") == "applies"
    assert found(p="y", q="y", r="y", applies=DECLINED) == "applies"


def test_a_gated_item_of_a_score_stands_under_its_gate() -> None:
    gated = [question("gate"), *(item | {"ask_if": "gate == 'yes'"} for item in SCORED)]
    missing = {"at_least": "all", "not_asked": "leave_out"}

    def found(**answers: Answered) -> str:
        return settling("s >= 2", *gated, answers=answers, items=["p", "q", "r"], missing=missing)

    assert found() == "gate"
    assert found(gate="yes", p="y") == "q r"
    assert found(gate="no") == "settled"


def test_what_is_known_of_a_score_decides_though_an_item_may_fall_away() -> None:
    gated = [question("gate"), SCORED[0], SCORED[1] | {"ask_if": "gate == 'yes'"}]
    missing = {"at_least": "all", "not_asked": "leave_out"}
    score = {"id": "s", "title": "S", "items": ["p", "q"], "missing": missing}
    form = loaded(small(*gated, scores=[score], rules=[rule("s >= 1", "routine"), rule("s < 1", "routine", "R2")]))
    assert ids(assess(form, {"p": "y"}).fired) == ["R1"]
    assert settled_by(assess(form, {"p": "x"})) == {"R1": "gate", "R2": "gate"}
    assert settled_by(assess(form, {"gate": "yes", "p": "x"})) == {"R1": "q", "R2": "q"}


def test_an_undecided_rule_lists_each_question_once_in_order() -> None:
    when = "(r == 'y' and p == 'y') or (p == 'x' and r == 'x') or s >= 2"
    assert settling(when, *SCORED, answers={}, items=["p", "q", "r"]) == "p q r"


def test_emergency_rules_are_decided_as_soon_as_one_sign_is_enough() -> None:
    form = loaded(
        small(
            question("sign", "multiple", options=options("a", "b")),
            question("other"),
            rules=[rule("'a' in sign or other == 'yes'", "emergency")],
        )
    )
    assert assess(form, {"sign": ["a"]}).level is Level.EMERGENCY
    assert assess(form, {"other": "yes"}).level is Level.EMERGENCY
    assert settled_by(assess(form, {"sign": ["b"]})) == {"R1": "other"}
