"""How long published kinds of scores take, beside scores that only add up points.

Each form is measured beside its *plain twin*: the same questions, all asked of everybody, and as many scores of as many
items with as many bands, but every score just adds up the points of answers.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any, Final

from pydantic import JsonValue

from triage import assess, load
from triage.questionnaire import (
    Answered,
    ChoiceAnswer,
    MultipleAnswer,
    NumberAnswer,
    Question,
    Questionnaire,
    ScaleAnswer,
    exclusive_codes,
)
from triage.shipped import questionnaires

_ROOT: Final = Path(__file__).parents[1]
_SETS: Final = 60
_PASSES: Final = 60
_COUNTED: Final = {"choice", "multiple", "yes_no", "matrix", "whole", "decimal", "scale"}

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Instrument:
    """A form and its plain twin: seconds for one assessment each, at best of many passes."""

    name: str
    questions: int
    scores: int
    seconds: float
    plain: float


def measure() -> tuple[Instrument, ...]:
    """Every instrument that ships and every construct of the tests, complete answers each."""
    return tuple(_measured(path) for path in _forms())


def _forms() -> Iterator[Path]:
    shipped = (path for path in sorted(questionnaires().glob("*.json")) if "." not in path.stem)
    yield from (path for path in shipped if path.stem != "muscle-spasms")
    yield from sorted((_ROOT / "tests" / "constructs").glob("*.json"))


def _measured(path: Path) -> Instrument:
    form = load(path)
    twin = load(json.dumps(plain_twin(json.loads(path.read_bytes()))).encode())
    luck = Random(path.stem)  # noqa: S311 (nothing secret)
    sets = [{question.id: _answer(question, luck) for question in form.questions} for _set in range(_SETS)]
    seconds, plain = _best((form, twin), sets)
    return Instrument(form.id, len(form.questions), len(form.scores), seconds, plain)


def _best(forms: Sequence[Questionnaire], sets: Sequence[Mapping[str, Answered]]) -> list[float]:
    """Seconds for one assessment of each of ``forms``, which have their turns one after the other."""
    best = [float("inf")] * len(forms)
    for _pass in range(_PASSES):
        for at, form in enumerate(forms):
            began = time.process_time()
            for answers in sets:
                assess(form, answers)
            best[at] = min(best[at], (time.process_time() - began) / len(sets))
    return best


def plain_twin(document: Json) -> Json:
    """``document`` with the same questions, and scores of the same size that only add up points."""
    twin: Json = {key: document[key] for key in ("id", "version", "language", "title", "about")}
    lists = {name: _pointed(options) for name, options in document.get("option_lists", {}).items()}
    sections = [_plain_section(section) for section in document["sections"]]
    names = [name for section in sections for question in section["questions"] for name in _counting(question)]
    return twin | {
        "option_lists": lists,
        "sections": sections,
        "scores": list(_plain_scores(document["scores"], names)),
    }


def _plain_section(section: Json) -> Json:
    plain = {key: section[key] for key in ("id", "title")}
    if isinstance(section.get("options"), list):
        plain["options"] = _pointed(section["options"])
    elif "options" in section:
        plain["options"] = section["options"]
    return plain | {"questions": [_plain_question(question) for question in section["questions"]]}


def _plain_question(question: Json) -> Json:
    plain = {key: value for key, value in question.items() if key not in ("ask_if", "points", "several")}
    if question["type"] in ("whole", "decimal", "scale"):
        return plain | {"points": [{"points": 0}, {"from": 5, "points": 1}]}
    if isinstance(question.get("options"), list):
        return plain | {"options": _pointed(question["options"])}
    if question["type"] == "yes_no":
        return plain | {"options": _pointed([{"id": "yes", "text": "Yes"}, {"id": "no", "text": "No"}])}
    return plain


def _pointed(options: Sequence[Json]) -> list[Json]:
    return [{**option, "points": at} for at, option in enumerate(options)]


def _counting(question: Json) -> list[str]:
    if question["type"] not in _COUNTED:
        return []
    return [row["id"] for row in question["rows"]] if question["type"] == "matrix" else [question["id"]]


def _plain_scores(scores: Sequence[Json], names: Sequence[str]) -> Iterator[Json]:
    begin = 0
    for score in scores:
        size = min(len(names), len(score.get("items", [])) or 1)
        items = list(islice([*names, *names], begin, begin + size))
        begin = (begin + size) % len(names)
        bands = [{"id": band["id"], "from": at, "text": band["id"]} for at, band in enumerate(score.get("bands", []))]
        yield {"id": score["id"], "title": score["id"], "items": items, "missing": "refuse", "bands": bands}


def _answer(question: Question, luck: Random) -> Answered:
    match question.answer:
        case ChoiceAnswer(options):
            return luck.choice(options).id
        case MultipleAnswer(options):
            alone = exclusive_codes(question)
            chosen = [option.id for option in options if option.id not in alone and luck.random() < 0.5]
            return list[JsonValue](chosen or [luck.choice(options).id])
        case NumberAnswer(low, high, decimals):
            scale: int = 10**decimals
            units = luck.randint(int(low * scale), int(high * scale))
            return units / scale if units % scale else units // scale
        case ScaleAnswer():
            return luck.randint(0, 10)
        case _:
            return None
