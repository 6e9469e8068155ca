"""The published rules of the instruments in plain Python, written from the publications; nothing of the product here.

Each oracle takes what was answered, as the points that the paper form prints beside an answer, and ``None`` where there
is no answer. It says for each score: status, value, the least and the greatest it can still be, and the band.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Final, NamedTuple

Given = Mapping[str, int | None]
"""Question → points, or ``None`` for no answer."""


class Expected(NamedTuple):
    """What the published rules make of some answers."""

    status: str
    value: int | None
    low: int
    high: int
    band: str | None


Oracle = Callable[[Given], dict[str, Expected]]

COMPLETE: Final = "complete"
ESTIMATED: Final = "estimated"
REFUSED: Final = "refused"
NOT_APPLICABLE: Final = "not_applicable"

Cuts = Sequence[tuple[int, str]]
"""From which total on, which band."""

PHQ2_CUTS: Final[Cuts] = ((0, "below"), (3, "above"))
PHQ9_CUTS: Final[Cuts] = (
    (0, "minimal"),
    (5, "mild"),
    (10, "moderate"),
    (15, "moderately_severe"),
    (20, "severe"),
)
PHQ15_CUTS: Final[Cuts] = ((0, "minimal"), (5, "low"), (10, "medium"), (15, "high"))
GAD7_CUTS: Final[Cuts] = ((0, "minimal"), (5, "mild"), (10, "moderate"), (15, "severe"))
GDS_CUTS: Final[Cuts] = ((0, "few"), (5, "mild"), (10, "severe"))


def cut(total: int, cuts: Cuts) -> str:
    """The band that ``total`` lies in."""
    return [name for start, name in cuts if total >= start][-1]


def only(bands: set[str]) -> str | None:
    """The band where one alone is possible."""
    return bands.pop() if len(bands) == 1 else None


def total_of(points: Sequence[int | None], most: int, cuts: Cuts) -> Expected:
    """A sum for which every answer is needed, each from 0 to ``most``."""
    known = [point for point in points if point is not None]
    low, high = sum(known), sum(known) + most * (len(points) - len(known))
    band = only({cut(total, cuts) for total in range(low, high + 1)})
    if len(known) == len(points):
        return Expected(COMPLETE, low, low, high, band)
    return Expected(REFUSED, None, low, high, band)


def phq2(given: Given) -> dict[str, Expected]:
    """The first 2 questions of the PHQ-9; 3 is the limit of 2003."""
    return {"phq2": total_of([given["phq2_1"], given["phq2_2"]], 3, PHQ2_CUTS)}


def gad7(given: Given) -> dict[str, Expected]:
    """7 questions of 0 to 3; limits at 5, 10 and 15."""
    return {"gad7": total_of([given[f"gad7_{at}"] for at in range(1, 8)], 3, GAD7_CUTS)}


def phq9(given: Given) -> dict[str, Expected]:
    """The total, and the pattern of symptoms."""
    points = [given[f"phq9_{at}"] for at in range(1, 10)]
    return {"phq9": total_of(points, 3, PHQ9_CUTS), "pattern": _pattern(points)}


def syndrome(core: int, symptoms: int) -> str:
    """Major: 5 symptoms or more, one of them core. Other: 2 to 4, one of them core."""
    if core == 0 or symptoms < 2:
        return "none"
    return "major" if symptoms >= 5 else "other"


def _pattern(points: Sequence[int | None]) -> Expected:
    """A symptom is there on more than half the days (2); the thoughts of question 9 are from several days (1) on."""
    needed = [2, 2, 2, 2, 2, 2, 2, 2, 1]
    there = [None if point is None else point >= least for point, least in zip(points, needed, strict=True)]
    known, open_ = there.count(True), there.count(None)
    bands = set()
    for first, second in product(*([False, True] if one is None else [one] for one in there[:2])):
        core = first + second
        others, free = there[2:].count(True), there[2:].count(None)
        bands |= {syndrome(core, core + symptoms) for symptoms in range(others, others + free + 1)}
    return Expected(REFUSED if open_ else COMPLETE, None if open_ else known, known, known + open_, only(bands))


def phq15(given: Given) -> dict[str, Expected]:
    """15 questions of 0 to 2; the one about periods (4) counts 0 for those whom it is not for.

    ``periods`` is 1 for those who have them and 0 for others; while it is not known, neither is question 4.
    """
    points = [given[f"phq15_{at}"] for at in range(1, 16)]
    points[3] = {1: points[3], 0: 0, None: None}[given["periods"]]
    return {"phq15": total_of(points, 2, PHQ15_CUTS)}


def gds(given: Given) -> dict[str, Expected]:
    """15 questions of 0 or 1; a missing answer counts 0, as long as 12 are there."""
    points = [given[f"gds_{at}"] for at in range(1, 16)]
    strict = total_of(points, 1, GDS_CUTS)
    missing = points.count(None)
    if missing == 0 or missing > 3:
        return {"gds": strict}
    return {"gds": Expected(ESTIMATED, strict.low, strict.low, strict.high, cut(strict.low, GDS_CUTS))}


def penn(given: Given) -> dict[str, Expected]:
    """Part 1 from 0 to 4. Part 2 from 1 to 3, for those whose part 1 is above 0. No bands, and no sum of the two.

    While part 1 is open, part 2 may not be asked at all; then it has no score.
    """
    often, severe = given["spasm_frequency"], given["spasm_severity"]
    first = Expected(REFUSED, None, 0, 4, None) if often is None else Expected(COMPLETE, often, often, often, None)
    if often == 0:
        second = Expected(NOT_APPLICABLE, None, 0, 0, None)
    elif often is None or severe is None:
        second = Expected(REFUSED, None, 1, 3, None)
    else:
        second = Expected(COMPLETE, severe, severe, severe, None)
    return {"frequency": first, "severity": second}
