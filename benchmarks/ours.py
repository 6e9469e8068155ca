"""A made-up form, its answers and what follows from them, as this project has them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from pydantic import JsonValue

from benchmarks.forms import CATEGORIES, MOST_DECIMAL, MOST_WHOLE, NOT_SURE, OPTIONS, Atom, Clause, Form, Item, Value
from triage import Assessment

PER_SECTION: Final = 10


def document(form: Form) -> bytes:
    """The questionnaire as a file."""
    items = form.items
    sections = [
        {"id": f"s{at}", "title": f"Part {at}", "questions": [_question(item) for item in items[at : at + PER_SECTION]]}
        for at in range(0, len(items), PER_SECTION)
    ]
    value = {
        "id": "made-up",
        "version": "1.0.0",
        "language": "en-GB",
        "title": "Made up for measuring",
        "about": {"intended_use": "Measuring", "population": "Nobody", "authors": ["A program"], "licence": "MIT"},
        "sections": sections,
        "scores": [_score(form, name) for name in CATEGORIES],
        "rules": [
            {"id": alert.id, "when": _clause(alert.when), "level": alert.level, "text": f"What {alert.id} says"}
            for alert in form.alerts
        ],
    }
    return json.dumps(value, separators=(",", ":")).encode()


def _question(item: Item) -> dict[str, JsonValue]:
    question: dict[str, JsonValue] = {"id": item.id, "type": item.kind, "text": f"What about {item.id}?"}
    if item.gate is not None:
        question["ask_if"] = _clause(item.gate)
    match item.kind:
        case "yes_no":
            yes: JsonValue = {"id": "yes", "text": "Yes", "points": {item.category: item.points[0]}}
            return question | {"options": [yes, {"id": "no", "text": "No"}], "non_answers": [NOT_SURE]}
        case "choice" | "multiple":
            return question | {"options": _options(item)}
        case "whole":
            return question | {"min": 0, "max": MOST_WHOLE, "points": _ranges(item)}
        case "decimal":
            return question | {"min": 0, "max": MOST_DECIMAL, "decimals": 1, "points": _ranges(item)}


def _options(item: Item) -> list[JsonValue]:
    coded = zip(OPTIONS, item.points, strict=True)
    return [{"id": code, "text": f"Option {code}", "points": {item.category: points}} for code, points in coded]


def _ranges(item: Item) -> list[JsonValue]:
    starting = zip(item.steps, item.points, strict=True)
    return [{"from": start, "points": {item.category: points}} for start, points in starting]


def _clause(clause: Clause) -> str:
    return f" {clause.joined} ".join(_atom(atom) for atom in clause.atoms)


def _atom(atom: Atom) -> str:
    codes = ", ".join(f"'{code}'" for code in atom.codes)
    match atom.item.kind:
        case "yes_no":
            return f"{atom.item.id} == {codes}"
        case "choice":
            return f"{atom.item.id} in ({codes})"
        case "multiple":
            return f"any_of({atom.item.id}, {codes})"
        case "whole" | "decimal":
            return f"{atom.item.id} >= {atom.least}"


def _score(form: Form, name: str) -> dict[str, JsonValue]:
    return {
        "id": name,
        "title": name.capitalize(),
        "category": True,
        "missing": {"at_least": "half", "count_as": 0, "not_asked": "leave_out"},
        "bands": [{"id": band.id, "from": band.start, "text": f"What {band.id} says"} for band in form.bands],
    }


def answers(drawn: Mapping[str, Value]) -> dict[str, JsonValue]:
    """Answers as JSON carries them to ``assess``."""
    return {
        name: list[JsonValue](value)
        if isinstance(value, list)
        else {"non_answer": value}
        if value == NOT_SURE
        else value
        for name, value in drawn.items()
    }


def result(assessment: Assessment) -> dict[str, JsonValue]:
    """What both sides must agree on where it is decided who is asked what.

    The questions asked, the rules that fired; of each score its bounds, its status, the bands of what is known and of
    the greatest it can become.
    """
    scores = [assessment.scores[name] for name in CATEGORIES]
    fired = {rule.id for rule in assessment.fired}
    return {
        "path": [question.id for question in assessment.path],
        "scores": [float(score.low) for score in scores],
        "bands": [score.possible[0] for score in scores],
        "rules": [int(rule.id in fired) for rule in assessment.questionnaire.rules],
        "highs": [float(score.high) for score in scores],
        "high_bands": [score.possible[-1] for score in scores],
        "statuses": [score.status.value for score in scores],
    }
