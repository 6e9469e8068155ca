"""Every phrase of the two articles that the flagship grew from is asked about and answered, or says why not.

``coverage.json`` has a row for each phrase. ``questions`` ask about it (``all``: the whole form). ``answers``, given by
a person who is well otherwise, must make each key of ``report`` appear:

- ``statement:question.option``: the report says the option in the words of its statement, as part of a score;
- ``rule:id``, ``note:id``: the rule fires, the note is there;
- ``history:question``: it stands in the clinician's table (a table stands for its rows);
- ``score:id``: the answers give it points;
- ``about``: the statement of what the form is for;
- ``product:…``: what the product says on every report.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, Literal

import pytest
from pydantic import BaseModel, ConfigDict, JsonValue, TypeAdapter

from tests.flagship.given import assessed, fired, flagship
from triage import Assessment
from triage.logic import NonAnswer
from triage.questionnaire import Question

PRODUCT: Final = {"not_a_diagnosis", "things_to_discuss", "safety_net"}


class Row(BaseModel):
    """A phrase of an article with what answers for it."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    row: int
    seed: Literal["S0", "S3"]
    phrase: str
    questions: list[str]
    answers: dict[str, JsonValue]
    report: list[str]
    not_asked_because: str | None


ROWS: Final = TypeAdapter(list[Row]).validate_json(Path(__file__).with_name("coverage.json").read_bytes())


@cache
def by_name() -> dict[str, tuple[Question, ...]]:
    """The questions behind a name: one, the rows of a table, or all."""
    tables = {question.matrix.id for question in flagship().questions if question.matrix}
    rows = {name: tuple(q for q in flagship().questions if q.matrix and q.matrix.id == name) for name in tables}
    single = {question.id: (question,) for question in flagship().questions}
    return {**single, **rows, "all": flagship().questions}


def statements(assessment: Assessment) -> dict[str, str | None]:
    """``question.option`` → statement of everything that gives points."""
    return {
        f"{part.item}.{part.option}": part.statement
        for score in assessment.scores.values()
        for part in score.contributions
    }


def appears(key: str, assessment: Assessment) -> bool:
    """Whether the report of ``assessment`` has what ``key`` names."""
    kind, _, name = key.partition(":")
    match kind:
        case "statement":
            return bool(statements(assessment).get(name))
        case "rule":
            return name in fired(assessment)
        case "note":
            return name in [note.id for note in assessment.notes]
        case "history":
            asked = set(assessment.path)
            return all(q.id in flagship().report.history and q in asked for q in by_name()[name])
        case "score":
            return bool(assessment.scores[name].contributions)
        case "about":
            return "not a diagnosis" in flagship().about.intended_use
        case _:
            return kind == "product" and name in PRODUCT


def test_every_phrase_of_both_articles_has_a_row() -> None:
    assert [row.row for row in ROWS] == list(range(1, 72))
    assert [row.seed for row in ROWS] == ["S0"] * 40 + ["S3"] * 31
    assert len({(row.seed, row.phrase) for row in ROWS}) == 71


def test_three_phrases_are_not_asked_and_say_why() -> None:
    assert [row.row for row in ROWS if row.not_asked_because] == [43, 68, 69]
    assert [row.row for row in ROWS if not row.questions] == [43, 68, 69]


def test_only_the_phrase_that_is_wrong_is_left_out_of_the_report() -> None:
    assert [row.row for row in ROWS if not row.report] == [43]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.row}")
def test_a_phrase_is_asked_about(row: Row) -> None:
    assert [name for name in row.questions if name not in by_name()] == []
    asked = set(assessed(row.answers).path)
    needed = {question for name in row.questions if name != "all" for question in by_name()[name]}
    assert {question.id for question in needed - asked} == set()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.row}")
def test_a_phrase_is_answered_in_the_report(row: Row) -> None:
    assessment = assessed(row.answers)
    assert [key for key in row.report if not appears(key, assessment)] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.row}")
def test_each_question_of_a_row_has_a_part_in_its_report(row: Row) -> None:
    """It is answered, or shown in the clinician's table; and no statement comes from another question."""
    shown = {*row.answers, *(key.removeprefix("history:") for key in row.report), "all"}
    assert [name for name in row.questions if name not in shown] == []
    stated = [key.removeprefix("statement:").split(".")[0] for key in row.report if key.startswith("statement:")]
    assert [name for name in stated if name not in row.questions] == []


@pytest.mark.parametrize("row", [row for row in ROWS if row.answers], ids=lambda row: f"{row.row}")
def test_the_answers_of_a_row_count(row: Row) -> None:
    """All of them are asked and given, and none is a non-answer."""
    assessment = assessed(row.answers)
    slots = {question.id: assessment.answer(question) for question in assessment.path}
    assert [name for name in row.answers if isinstance(slots.get(name, NonAnswer.NOT_ASKED), NonAnswer)] == []


def test_rules_and_notes_appear_because_of_the_answers() -> None:
    """A key that is there for everybody says nothing, but for what is meant for everybody."""
    nobody = assessed()
    idle = {
        key
        for row in ROWS
        for key in row.report
        if key.partition(":")[0] in {"statement", "rule", "note", "score"} and appears(key, nobody)
    }
    assert idle == {"note:no_cause"}
