"""What is doubted about sources, reviews and licences."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.checker.lint.doubting import DAY, doubts, draft, found, told
from tests.questionnaire.reading import Json, data, options, question
from triage.questionnaire import Severity

SOURCES: list[Json] = [{"id": "book", "title": "A book"}]
BOOK: Json = {"sources": ["book"]}
UNFOUNDED = [("points-without-source", "$.scores[0]")]


def choice(name: str = "x", **parts: object) -> Json:
    """A question of which one option has a point."""
    return question(name, "choice", options=[{"id": "a", "text": "A"}, {"id": "b", "text": "B", "points": 1} | parts])


def score(*items: object, name: str = "s", **parts: object) -> Json:
    """A score of ``items``."""
    return {"id": name, "title": name, "items": list(items), "missing": "refuse", **parts}


def about(**parts: object) -> Json:
    """What a document says about itself."""
    said: Json = {"intended_use": "Tests.", "population": "All", "authors": ["We"], "licence": "MIT"}
    return said | parts


# Points


def test_points_that_count_have_a_source() -> None:
    assert found(draft(choice(), scores=[score("x")])) == UNFOUNDED
    assert told(draft(choice(), scores=[score("x")]), "points-without-source") == [
        "No source says why the answers to 'x' count in the score 's'."
    ]
    assert found(draft(choice(**BOOK), scores=[score("x")], sources=SOURCES)) == []
    assert found(draft(choice(), scores=[score("x", **BOOK)], sources=SOURCES)) == []


def test_no_points_need_no_source() -> None:
    assert found(draft(choice(points=0), scores=[score("x")])) == []
    assert found(draft(question("n", "scale"), scores=[score("n")])) == []
    assert found(draft(choice(), question("n", "scale"), scores=[score("n")])) == []


def test_only_the_questions_without_a_source_are_named() -> None:
    asked = [choice(name) for name in "ijklm"] + [choice("n", **BOOK)]
    (message,) = told(draft(*asked, scores=[score(*"ijklmn")], sources=SOURCES), "points-without-source")
    assert message == "No source says why the answers to 'i', 'j', 'k', 'l' … count in the score 's'."


def test_points_by_range_and_by_score_count_too() -> None:
    ranges: list[Json] = [{"points": 0}, {"from": 5, "points": {"s": 2}}]
    number = question("n", "scale", points=ranges)
    category: Json = {"id": "s", "title": "S", "category": True, "missing": "refuse"}
    document = draft(number, scores=[category])
    assert found(document) == UNFOUNDED
    cited = [ranges[0], ranges[1] | BOOK]
    assert found(document | draft(number | {"points": cited}, sources=SOURCES, scores=[category])) == []
    cases = [{"when": "x == 'a'", "ranges": ranges}, {"ranges": cited}]
    gated = draft(choice(points=0), number | {"points": cases}, sources=SOURCES, scores=[category])
    assert found(gated) == UNFOUNDED


def test_a_score_made_of_scores_speaks_for_them() -> None:
    inner = [score("x", name="one"), score("y", name="two")]
    asked = [choice("x"), choice("y")]
    outer = [("points-without-source", "$.scores[2]")]
    assert found(draft(*asked, scores=[*inner, score("one", "two")])) == outer
    assert found(draft(*asked, scores=[*inner, score("one", "two", **BOOK)], sources=SOURCES)) == []
    assert (
        found(draft(*asked, scores=[*inner, {"id": "s", "title": "S", "formula": "one + two", "missing": "refuse"}]))
        == outer
    )
    cited = [one | BOOK for one in inner]
    assert found(draft(*asked, scores=[*cited, score("one", "two")], sources=SOURCES)) == []
    assert found(draft(*asked, scores=[cited[0], inner[1], score("one", "two")], sources=SOURCES)) == outer
    when = {"when": "one >= 1 and two >= 1"}
    assert found(draft(*asked, scores=[*inner, score(when)])) == outer


# Sources


@pytest.mark.parametrize(
    "parts",
    [
        {"rules": [{"id": "R", "when": "x == 'a'", "level": "soon", "text": "Ask", **BOOK}]},
        {"notes": [{"id": "n", "kind": "know", "text": "Know.", **BOOK}]},
        {"scores": [score("x", **BOOK)]},
        {"scores": [score("x", change={"by": 1, **BOOK}, sources=["other"])]},
        {"scores": [score({"when": "x == 'a'", **BOOK})]},
    ],
)
def test_whatever_cites_a_source_needs_it(parts: dict[str, Any]) -> None:
    asked = choice(points=0)
    sources = [*SOURCES, {"id": "other", "title": "Other"}]
    uncited = [code for code, path in found(draft(asked, sources=sources, **parts)) if path == "$.sources[0].id"]
    assert uncited == []
    bare = [path for code, path in found(draft(asked, sources=sources)) if code == "source-never-cited"]
    assert bare == ["$.sources[0].id", "$.sources[1].id"]


# Reviews


def test_a_review_has_a_reviewer_and_a_day_or_neither() -> None:
    person, day = {"reviewer": "A clinician"}, {"review_date": "2026-01-31"}
    assert found(draft(about=about())) == found(draft(about=about(**person, **day))) == []
    assert found(draft(about=about(**person))) == [("half-review", "$.about.reviewer")]
    assert found(draft(about=about(**day))) == [("half-review", "$.about.review_date")]
    assert told(draft(about=about(**day)), "half-review") == [
        "There is a day of the review, but no reviewer. So people still see the mark 'Draft'."
    ]


@pytest.mark.parametrize(
    ("day", "today", "old"),
    [
        ("2024-11-23", DAY, False),
        ("2024-11-22", DAY, True),
        ("2020-02-29", date(2022, 2, 28), False),
        ("2020-02-29", date(2022, 3, 1), True),
        ("2027-01-01", DAY, False),
    ],
)
def test_a_review_counts_for_two_years(day: str, today: date, old: bool) -> None:
    document = draft(about=about(reviewer="A clinician", review_date=day))
    assert found(document, today) == ([("old-review", "$.about.review_date")] if old else [])


# Licences


@pytest.mark.parametrize("licence", ["unknown", "TBC", "To be confirmed.", "None", "n/a", "?", "(not known)", "TODO"])
def test_a_licence_that_says_nothing(licence: str) -> None:
    document = draft(about=about(licence=licence))
    assert found(document) == [("no-licence", "$.about.licence")]
    assert told(document, "no-licence") == [f"'{licence}' does not say who may use this, and how."]


@pytest.mark.parametrize("licence", ["MIT", "Public domain", "None needed: public domain", "Unknown Press permits it"])
def test_a_licence_that_says_something(licence: str) -> None:
    assert found(draft(about=about(licence=licence))) == []


def test_what_must_not_go_out_is_a_warning_and_all_else_advice() -> None:
    document = draft(choice(), scores=[score("x", text="It is safe.")], about=about(licence="?"))
    severities = {one.code: one.severity for one in doubts(data(document))}
    assert severities == {
        "banned-word": Severity.WARNING,
        "no-licence": Severity.WARNING,
        "points-without-source": Severity.ADVICE,
    }


def test_options_by_list_are_looked_at_where_they_are_used() -> None:
    lists = {"often": options("a", "b", b=2)}
    assert found(draft(question("x", "choice", options="often"), option_lists=lists, scores=[score("x")])) == UNFOUNDED


def test_points_for_another_score_do_not_count_here() -> None:
    asked = question("x", "choice", options=options("a", "b", a={"one": 1}, b={"one": 0, "two": 1}))
    one, two = ({"id": name, "title": name, "category": True, "missing": "refuse"} for name in ("one", "two"))
    second = [("points-without-source", "$.scores[1]")]
    assert found(draft(asked, scores=[one | BOOK, two], sources=SOURCES)) == second
    cited = [option | BOOK for option in asked["options"]]
    half = asked | {"options": [cited[0], asked["options"][1]]}
    assert found(draft(half, scores=[one, two], sources=SOURCES)) == second
    assert found(draft(asked | {"options": [asked["options"][0], cited[1]]}, scores=[one, two], sources=SOURCES)) == [
        ("points-without-source", "$.scores[0]")
    ]
