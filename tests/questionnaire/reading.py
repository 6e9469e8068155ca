"""Documents to change, and what loading finds in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from triage.questionnaire import DEFAULT_PLACE, Finding, Place, Questionnaire, QuestionnaireError, load

QUESTIONNAIRES = Path(__file__).parent.parent / "questionnaires"
Json = dict[str, Any]
"""An object of a file, as an author may write it: anything at all."""


def data(document: Json) -> bytes:
    """``document`` as the bytes of a file."""
    return json.dumps(document, indent=2, ensure_ascii=False).encode()


def findings(source: bytes, place: Place = DEFAULT_PLACE) -> tuple[Finding, ...]:
    """What loading ``source`` finds, whether it refuses it or not."""
    try:
        return load(source, place=place).findings
    except QuestionnaireError as error:
        return error.findings


def lines(source: bytes, place: Place = DEFAULT_PLACE) -> list[str]:
    """The findings as they are printed, without the name of the file."""
    return [str(finding).partition(":")[2] for finding in findings(source, place)]


def loaded(document: Json, place: Place = DEFAULT_PLACE) -> Questionnaire:
    """The questionnaire that ``document`` describes."""
    return load(data(document), place=place)


def small(*questions: Json, **parts: object) -> Json:
    """A document with ``questions`` in one section, and other ``parts``."""
    section: Json = {"id": "one", "title": "One", "questions": list(questions)}
    return {
        "id": "small",
        "version": "1.0.0",
        "language": "en-GB",
        "title": "Small",
        "about": {"intended_use": "Tests.", "population": "Nobody", "authors": ["The project"], "licence": "MIT"},
        "sections": [section],
        **parts,
    }


def question(name: str, kind: str = "yes_no", **parts: object) -> Json:
    """A question called ``name``."""
    return {"id": name, "type": kind, "text": f"{name}?", **parts}


def options(*codes: str, **points: object) -> list[Json]:
    """Options called ``codes``, those among ``points`` with points."""
    named = ({"id": code, "text": code.capitalize()} for code in codes)
    return [option | ({"points": points[option["id"]]} if option["id"] in points else {}) for option in named]


def rule(when: str, level: str = "soon", name: str = "R1") -> Json:
    """A rule that fires when ``when`` is true."""
    return {"id": name, "when": when, "level": level, "text": "Get help"}
