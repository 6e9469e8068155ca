"""Which questions are asked: gates that cascade, ends of the form, what counts for nothing."""

from __future__ import annotations

import pytest

from tests.assessment.facts import facts, ids
from tests.assessment.features import DECLINED, NOT_SURE, assessed, feature
from tests.questionnaire.reading import loaded, options, question, rule, small
from triage.assessment import Completeness, assess
from triage.logic import NonAnswer
from triage.questionnaire import Answered

UNANSWERED, NOT_ASKED = NonAnswer.UNANSWERED, NonAnswer.NOT_ASKED

# Answers to the gates, the path, what may still be asked, what is ignored.
CASCADE: list[tuple[dict[str, Answered], str, str, str]] = [
    ({}, "a", "b c d e", ""),
    ({"a": "yes"}, "a b", "c d e", ""),
    ({"a": "yes", "b": "yes"}, "a b c", "e", ""),
    ({"a": "yes", "b": "no"}, "a b d", "", ""),
    ({"a": "yes", "b": "yes", "c": "no"}, "a b c e", "", ""),
    ({"a": "no"}, "a d", "", ""),
    ({"a": "no", "b": "yes", "c": "yes"}, "a d", "", "b c"),
    ({"b": "yes", "c": "yes", "e": "no"}, "a", "b c d e", "b c e"),
    ({"a": NOT_SURE}, "a e", "b c d", ""),
    ({"a": NOT_SURE, "b": "yes", "d": "no"}, "a e", "b c d", "b d"),
]


@pytest.mark.parametrize(("answers", "path", "undecided", "ignored"), CASCADE, ids=range(len(CASCADE)))
def test_gates_cascade(answers: dict[str, Answered], path: str, undecided: str, ignored: str) -> None:
    found = assessed("gates", **answers)
    assert ids(found.path) == path.split()
    assert ids(found.undecided_path) == undecided.split()
    assert ids(found.ignored) == ignored.split()


def test_slots_off_the_path_hold_nothing_of_what_is_stored() -> None:
    found = assessed("gates", a="no", b="yes", c="yes")
    assert found.slots[:5] == ("no", NOT_ASKED, NOT_ASKED, UNANSWERED, NOT_ASKED)
    found = assessed("gates", b="yes", c="yes")
    assert found.slots[:5] == (UNANSWERED,) * 5


def test_a_hidden_answer_counts_again_when_it_is_asked_again() -> None:
    stored: dict[str, Answered] = {"b": "yes", "c": "yes"}
    assert assessed("gates", a="no", **stored).level == 0
    assert ids(assessed("gates", a="yes", **stored).fired) == ["R1", "R3"]


def test_order_of_arrival_changes_nothing() -> None:
    answers: dict[str, Answered] = {"a": "yes", "b": "yes", "c": "no", "e": "yes"}
    form = feature("gates")
    assert facts(assess(form, dict(reversed(answers.items())))) == facts(assess(form, answers))


def test_the_form_goes_on_while_no_end_is_so() -> None:
    found = assessed("end_if", adult="yes", ill="yes", worse="no", since="2026-01-31")
    assert found.ended is None
    assert ids(found.path) == ["adult", "ill", "worse", "since"]


def test_an_end_takes_all_later_questions_off_the_path() -> None:
    found = assessed("end_if", adult="no", ill="yes", since="2026-01-31")
    assert found.ended is not None
    assert found.ended.id == "one"
    assert found.ended.end is not None
    assert (found.ended.end.title, found.ended.end.text) == (
        "Only for adults",
        ("Ask your GP.", "This form is for adults."),
    )
    assert ids(found.path) == ["adult"]
    assert ids(found.ignored) == ["ill", "since"]
    assert ids(found.fired) == ["R2"]


def test_a_later_end_leaves_its_own_section_asked() -> None:
    found = assessed("end_if", adult="yes", ill="no")
    assert found.ended is not None
    assert found.ended.id == "two"
    assert ids(found.path) == ["adult", "ill"]


def test_before_an_end_is_decided_nothing_behind_it_is_asked() -> None:
    found = assessed("end_if", ill="no")
    assert found.ended is None
    assert ids(found.path) == ["adult"]
    assert ids(found.undecided_path) == ["ill", "worse", "since"]
    assert ids(found.ignored) == ["ill"]


def test_an_end_is_not_said_while_one_before_it_is_open() -> None:
    """Else the page that explains it would change when the earlier question is answered."""
    end = {"title": "End", "text": ["End"]}
    sections = [
        {
            "id": "one",
            "title": "1",
            "questions": [question("a"), question("b")],
            "end_if": {"when": "a == 'no'", **end},
        },
        {"id": "two", "title": "2", "questions": [question("c")], "end_if": {"when": "b == 'no'", **end}},
        {"id": "three", "title": "3", "questions": [question("d")]},
    ]
    form = loaded(small() | {"sections": sections})

    def ended(**answers: Answered) -> str | None:
        section = assess(form, answers).ended
        return None if section is None else section.id

    assert ended(b="no") is None
    assert ended(b="no", a="yes") == "two"
    assert ended(b="no", a="no") == ended(a="no") == "one"


def test_rows_of_a_table_are_gated_together_and_answered_alone() -> None:
    assert ids(assessed("matrix", hurts="no", tried_rest="yes").path) == ["hurts"]
    assert ids(assessed("matrix").undecided_path) == ["tried_rest", "tried_heat"]
    found = assessed("matrix", hurts="yes", tried_rest="yes")
    assert ids(found.path) == ["hurts", "tried_rest", "tried_heat"]
    assert found.slots[1:3] == ("yes", UNANSWERED)


def test_completeness_counts_the_path_by_what_became_of_it() -> None:
    assert assessed("choice").completeness == Completeness(1, 0, 0, 0, 1)
    assert assessed("choice", sex=DECLINED).completeness == Completeness(1, 0, 0, 1, 0)
    assert assessed("levels", arm=NOT_SURE, mood=3).completeness == Completeness(2, 1, 1, 0, 0)
    assert assessed("gates", a="yes", b="yes").completeness == Completeness(3, 2, 0, 0, 1)
    assert assessed("gates", a="no", b="yes").completeness == Completeness(2, 1, 0, 0, 1)


def test_a_gate_may_look_at_a_score_of_earlier_questions() -> None:
    pain = question("pain", "scale", points=[{"points": 0}, {"from": 5, "points": 2}])
    gates = {"more": "s >= 2", "less": "not s >= 2", "band_gate": "band(s) == 'high'"}
    bands = [{"id": "low", "from": 0, "text": "Low"}, {"id": "high", "from": 2, "text": "High"}]
    score = {"id": "s", "title": "S", "items": ["pain"], "missing": "refuse", "bands": bands}
    form = loaded(small(pain, *(question(name, ask_if=gate) for name, gate in gates.items()), scores=[score]))
    assert ids(assess(form, {"pain": 7}).path) == ["pain", "more", "band_gate"]
    assert ids(assess(form, {"pain": 4}).path) == ["pain", "less"]
    assert ids(assess(form, {}).undecided_path) == ["more", "less", "band_gate"]


def test_what_a_gate_of_dates_and_numbers_decides() -> None:
    form = loaded(
        small(
            question("born", "date"),
            question("since", "date", ask_if="born < '2000-01-01'"),
            question("kg", "decimal", min=0, max=300, decimals=1, ask_if="since > born"),
            question("pick", "choice", options=options("a", "b"), ask_if="kg * 2 >= 100.5"),
            rules=[rule("pick != 'a'")],
        )
    )
    known: dict[str, Answered] = {"born": "1999-12-31", "since": "2020-01-01", "kg": 50.3}
    assert ids(assess(form, known).path) == ["born", "since", "kg", "pick"]
    assert ids(assess(form, known | {"kg": 50.2}).path) == ["born", "since", "kg"]
    assert ids(assess(form, known | {"born": "2000-01-01"}).path) == ["born"]
    assert ids(assess(form, known | {"kg": 50.2}).fired) == ["R1"]
