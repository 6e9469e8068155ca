"""Findings that an author accepts: at a part and inside it, for a reason, and never an error."""

from __future__ import annotations

from typing import Any

import pytest

from tests.questionnaire.reading import Json, data, question, small
from triage.checker import check

REASON = "The scale is the publisher's."


def form(where: str | None, code: str = "always-true") -> Json:
    """A form whose only rule is always so, with an acceptance on the part called ``where``."""
    rule: Json = {"id": "R1", "when": "pain >= 0", "level": "soon", "text": "Ask."}
    document = small(question("pain", "scale"), rules=[rule, rule | {"id": "R2", "when": "pain >= 3"}])
    parts: dict[str | None, Any] = {
        "document": document,
        "rule": rule,
        "other": document["rules"][1],
        "section": document["sections"][0],
    }
    if where is not None:
        parts[where]["accept"] = [{"code": code, "because": REASON}]
    return document


def found(document: Json) -> list[tuple[str, str]]:
    return [(one.code, one.accepted) for one in check(data(document)) if one.code in CODES]


CODES = ("always-true", "accept-unused", "always-false")


@pytest.mark.parametrize("where", ["document", "rule"])
def test_it_reaches_what_is_at_the_part_and_inside_it(where: str) -> None:
    assert found(form(where)) == [("always-true", REASON)]


@pytest.mark.parametrize("where", ["other", "section"])
def test_it_reaches_nothing_beside_it_and_is_told_as_idle(where: str) -> None:
    assert sorted(found(form(where))) == [("accept-unused", ""), ("always-true", "")]


def test_another_code_is_not_accepted() -> None:
    assert sorted(found(form("rule", "always-false"))) == [("accept-unused", ""), ("always-true", "")]


def test_the_innermost_counts_and_the_other_is_idle() -> None:
    document = form("document")
    document["rules"][0]["accept"] = [{"code": "always-true", "because": "This one."}]
    assert sorted(found(document)) == [("accept-unused", ""), ("always-true", "This one.")]


def test_no_error_is_accepted() -> None:
    document = form(None)
    document["accept"] = [{"code": "example-failed", "because": REASON}]
    document["examples"] = [{"id": "x", "answers": {"pain": 1}, "expect": {"level": "urgent"}}]
    found_here = [one for one in check(data(document)) if one.code in ("example-failed", "accept-unused")]
    assert [(one.code, one.accepted) for one in found_here] == [("example-failed", ""), ("accept-unused", "")]


def test_an_example_may_have_a_question_of_that_name() -> None:
    document = small(question("accept", "multiple", options=[{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]))
    document["examples"] = [{"id": "x", "answers": {"accept": ["a", "b"]}, "expect": {"level": "none"}}]
    assert not [one for one in check(data(document)) if one.code == "accept-unused"]
