"""Small scores of small questions, and what loading them finds."""

from __future__ import annotations

from tests.questionnaire.reading import Json, data, findings, options, question, small

THREE = options("never", "some", "often", some=1, often=2)
NAMES = ["a", "b", "c"]


def asked(name: str, **parts: object) -> Json:
    """A question of 0 to 2 points."""
    return question(name, "choice", **({"options": THREE} | parts))


def score(called: str = "s", /, **parts: object) -> Json:
    """A score."""
    return {"id": called, "title": called, "missing": "refuse", **parts}


def codes(*questions: Json, scores: list[Json], **parts: object) -> list[str]:
    """What loading the questions and scores finds."""
    return [found.code for found in findings(data(small(*questions, scores=scores, **parts)))]
