"""The page of recipes: each loads as it stands, and gives the scores that the page says."""

from __future__ import annotations

import json
import re
from datetime import date
from fractions import Fraction
from typing import Any, Final

import pytest

from tests.docs.reading import code, documents, plain, sections, tables
from tests.questionnaire.reading import loaded, small
from triage import Questionnaire, assess
from triage.assessment import ScoreResult, Status
from triage.checker import check
from triage.questionnaire import Answered
from triage.questionnaire.score_fields import MissingField, ScoreField

PAGE: Final = documents()["docs/scores.md"]
PARTS: Final = sections(PAGE)
RECIPES: Final = sections(PAGE, 3)
WEEKS: Final[dict[str, Any]] = json.loads(code(PAGE, "json")[0])
WORDS: Final = {Status.REFUSED: "no score", Status.NOT_APPLICABLE: "not for them"}


def pieces(recipe: str) -> list[dict[str, Any]]:
    """The questions and scores of a recipe."""
    (text,) = code(RECIPES[recipe], "json")
    found: list[dict[str, Any]] = json.loads(f"[{text}]")
    return found


def document(recipe: str) -> dict[str, Any]:
    """A small form of the page's questions and those of a recipe, with its scores."""
    found = pieces(recipe)
    questions = [piece for piece in found if "type" in piece]
    return small(WEEKS, *questions, scores=[piece for piece in found if "type" not in piece])


def answers(form: Questionnaire, cell: str) -> dict[str, Answered]:
    """The answers of a cell such as ``pain: 7, signs: sudden + stiff``."""
    found: dict[str, Answered] = {}
    for name, text in re.findall(r"(\w+): ([^,]+)", plain(cell)):
        several = type(form.question_by_id[name].answer).__name__ == "MultipleAnswer"
        number: Answered = json.loads(text) if re.fullmatch(r"[\d.]+", text) else text
        found[name] = [*text.split(" + ")] if several else number
    return found


def day(cell: str) -> date | None:
    """The day that a cell begins with, such as ``on 2026-01-31``."""
    found = re.match(r"on (\d{4}-\d{2}-\d{2}),", plain(cell))
    return None if found is None else date.fromisoformat(found[1])


def said(result: ScoreResult, band: bool) -> str:
    """A score as a cell says it."""
    if result.value is None:
        return WORDS[result.status]
    value = Fraction(result.value)
    assert value == Fraction(f"{float(value):.6g}")
    return f"{float(value):g}, {result.band}" if band else f"{float(value):g}"


ROWS: Final = [
    (recipe, row, plain(name), cell)
    for recipe, text in RECIPES.items()
    for table in tables(text)
    for row, *cells in table.rows
    for name, cell in zip(table.heads[1:], cells, strict=True)
]


@pytest.mark.parametrize(("recipe", "row", "score", "cell"), ROWS)
def test_a_recipe_gives_what_the_page_says(recipe: str, row: str, score: str, cell: str) -> None:
    form = loaded(document(recipe))
    result = assess(form, answers(form, row), day(row)).scores[score]
    assert said(result, band="," in cell) == cell


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_passes_the_check(recipe: str) -> None:
    found = check(json.dumps(document(recipe)).encode())
    small = (
        "points-without-source",
        "question-idle",
    )  # the points are made up, and not every question counts in a score
    assert [str(one) for one in found if one.code not in small] == []


@pytest.mark.parametrize("recipe", RECIPES)
def test_every_score_of_a_recipe_is_stated_or_used_by_one_that_is(recipe: str) -> None:
    stated = {score for name, _row, score, _cell in ROWS if name == recipe}
    scores = {piece["id"]: piece for piece in pieces(recipe) if "type" not in piece}
    assert stated
    assert {name for name, piece in scores.items() if not piece.get("working")} <= stated
    assert stated <= scores.keys()


@pytest.mark.parametrize("row", tables(PARTS["What to write for missing answers"])[0].rows)
def test_what_a_publication_says_of_missing_answers(row: tuple[str, ...]) -> None:
    _publication, missing, cell = row
    items = ["tired", "tense", "low", "sore"]
    score = {"id": "s", "title": "S", "items": items, "missing": json.loads(plain(missing))}
    found = assess(loaded(small(WEEKS, scores=[score])), dict.fromkeys(items[:3], "often")).scores["s"]
    assert said(found, band=False) == cell


@pytest.mark.parametrize("state", ["not_sure", "declined"])
def test_a_way_out_can_count(state: str) -> None:
    assert f'`"{state}": 0`' in PAGE
    items = ["tired", "tense", "low", "sore"]
    score = {"id": "s", "title": "S", "items": items, "missing": {"at_least": "all", state: 1}}
    form = loaded(small(WEEKS | {"non_answers": ["not_sure", "declined"]}, scores=[score]))
    given: dict[str, Answered] = {**dict.fromkeys(items[:3], "often"), "sore": {"non_answer": state}}
    assert said(assess(form, given).scores["s"], band=False) == "7"
    other = "declined" if state == "not_sure" else "not_sure"
    assert said(assess(form, given | {"sore": {"non_answer": other}}).scores["s"], band=False) == "no score"


def test_every_part_of_a_score_is_shown() -> None:
    known = {field.alias or name for name, field in ScoreField.model_fields.items()}
    shown = set(re.findall(r'"(\w+)":', PAGE))
    in_the_guide = {"category", "text", "sources", "accept"}
    assert known - shown <= in_the_guide
    assert {field.alias or name for name, field in MissingField.model_fields.items()} <= shown


def test_the_table_of_parts_names_parts_only() -> None:
    known = {field.alias or name for name, field in ScoreField.model_fields.items()}
    assert {plain(part) for part, _does in tables(PARTS["The parts of a score"])[0].rows} <= known


def test_the_guide_leads_here() -> None:
    assert "(scores.md)" in documents()["docs/authoring.md"]
