"""The instruments as they ship, and random answers to them with what their paper forms count for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from tests.instruments import oracle
from tests.instruments.oracle import Expected, Given, Oracle
from triage import Assessment, Questionnaire, load
from triage.questionnaire import Answered

FOLDER: Final = Path(__file__).parents[2] / "questionnaires"
NAMES: Final = ("phq-2", "phq-9", "phq-15", "gad-7", "gds-15", "penn-spasm-frequency")

Answers = dict[str, Answered]
Paper = Mapping[str, int]
"""The codes of a question's answers, with the points that the paper form prints beside them."""

DAYS: Final[Paper] = {"not_at_all": 0, "several_days": 1, "more_than_half": 2, "nearly_every_day": 3}
BOTHERED: Final[Paper] = {"not_at_all": 0, "a_little": 1, "a_lot": 2}
YES_COUNTS: Final[Paper] = {"no": 0, "yes": 1}
NO_COUNTS: Final[Paper] = {"yes": 0, "no": 1}
FREQUENCY: Final[Paper] = {"none": 0, "induced": 1, "under_1_an_hour": 2, "over_1_an_hour": 3, "over_10_an_hour": 4}
SEVERITY: Final[Paper] = {"mild": 1, "moderate": 2, "severe": 3}
NO_IS_LOW: Final = (1, 5, 7, 11, 13)
"""The questions of the GDS-15 for which no, not yes, counts."""


@dataclass(frozen=True)
class Instrument:
    """An instrument: its paper form, its published rules, and the way out that this project adds to its questions."""

    paper: Mapping[str, Paper]
    rules: Oracle
    way_out: str = "declined"


def _numbered(name: str, count: int, paper: Paper) -> dict[str, Paper]:
    return {f"{name}_{at}": paper for at in range(1, count + 1)}


_GDS: Final = {f"gds_{at}": NO_COUNTS if at in NO_IS_LOW else YES_COUNTS for at in range(1, 16)}
INSTRUMENTS: Final = {
    "phq-2": Instrument(_numbered("phq2", 2, DAYS), oracle.phq2),
    "phq-9": Instrument(_numbered("phq9", 9, DAYS), oracle.phq9),
    "phq-15": Instrument({"periods": YES_COUNTS, **_numbered("phq15", 15, BOTHERED)}, oracle.phq15),
    "gad-7": Instrument(_numbered("gad7", 7, DAYS), oracle.gad7),
    "gds-15": Instrument(_GDS, oracle.gds),
    "penn-spasm-frequency": Instrument(
        {"spasm_frequency": FREQUENCY, "spasm_severity": SEVERITY}, oracle.penn, "not_sure"
    ),
}


@cache
def instrument(name: str) -> Questionnaire:
    """The instrument as it ships."""
    return load(FOLDER / f"{name}.json")


def answers_for(name: str, points: Given) -> Answers:
    """Answers that count ``points``; ``None`` leaves a question out."""
    codes = {question: {worth: code for code, worth in paper.items()} for question, paper in _paper(name).items()}
    return {question: codes[question][worth] for question, worth in points.items() if worth is not None}


def _paper(name: str) -> Mapping[str, Paper]:
    return INSTRUMENTS[name].paper


def random_answers(name: str, count: int) -> Iterator[tuple[Answers, Given]]:
    """``count`` sets of answers, always the same, with their points: from all to few answered, from low to high."""
    random = Random(f"instruments {name}")  # noqa: S311  # the same answers in each run
    form = INSTRUMENTS[name]
    options = {question: tuple(paper.items()) for question, paper in form.paper.items()}
    for _ in range(count):
        gaps, height = random.choice((0.0, 0.0, 0.05, 0.2, 0.6)), random.choice((0.3, 0.6, 1.0, 1.6, 3.0))
        answers: Answers = {}
        points: dict[str, int | None] = {}
        for question, codes in options.items():
            if random.random() < gaps:
                points[question] = None
                if random.random() < 0.5:
                    answers[question] = {"non_answer": form.way_out}
            else:
                answers[question], points[question] = codes[int(random.random() ** (1 / height) * len(codes))]
        yield answers, points


def completed(name: str, answers: Answers, random: Random) -> Answers:
    """``answers`` with an answer to every question that has none."""
    return {
        question: answers[question] if isinstance(answers.get(question), str) else random.choice(tuple(paper))
        for question, paper in _paper(name).items()
    }


def said(assessment: Assessment, scores: Mapping[str, object]) -> dict[str, Expected]:
    """What the product makes of ``scores``, in the words of the oracle."""
    results = ((score, assessment.scores[score]) for score in scores)
    return {
        score: Expected(result.status.value, result.value, result.low, result.high, result.band)  # type: ignore[arg-type]
        for score, result in results
    }
