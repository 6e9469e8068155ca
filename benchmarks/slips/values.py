"""Faults in numbers, levels and settings of the form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from benchmarks.slips.edits import Edit, Json, Path, added, changed, form, keyed, listed, removed
from benchmarks.slips.known import named

_LEVELS: Final = ("emergency", "urgent", "soon", "routine")
_COMBINES: Final = ("sum", "mean", "max", "min")
_REASONS: Final = ("not_sure", "declined")
_TYPES: Final = {"choice": "multiple", "multiple": "choice", "whole": "decimal", "scale": "text", "yes_no": "text"}


def points(document: Json) -> Iterator[Edit]:
    """Points that are 1 more or less, 5 more, or have the other sign."""
    for path, value in _points(document):
        yield from _moved(document, path, value, (1, -1, 5))
        if value:
            yield changed(document, path, -value)


def points_dropped(document: Json) -> Iterator[Edit]:
    """An option without its points."""
    return (removed(document, path) for path, _value in keyed(document, "points"))


def points_elsewhere(document: Json) -> Iterator[Edit]:
    """Points that go to another score."""
    for path, value in keyed(document, "points"):
        if isinstance(value, dict):
            for name, count in value.items():
                for other in named(document, "scores"):
                    if other not in value:
                        rest = {one: it for one, it in value.items() if one != name}
                        yield changed(document, path, rest | {other: count})


def start(document: Json) -> Iterator[Edit]:
    """A band, or a range of points, that begins 1 higher or lower."""
    for path, value in keyed(document, "from", "above"):
        yield from _moved(document, path, value, (1, -1))


def limit(document: Json) -> Iterator[Edit]:
    """The least or the greatest number that a question takes, 1 higher or lower; the same of the length of a text."""
    for path, value in keyed(document, "min", "max", "max_length", "decimals"):
        if isinstance(value, int | float):
            yield from _moved(document, path, value, (1, -1))


def answers_needed(document: Json) -> Iterator[Edit]:
    """A score that needs another number of answers."""
    for path, value in keyed(document, "at_least"):
        wanted = (value + 1, value - 1, "all") if isinstance(value, int) else (1, "half", "all")
        yield from (changed(document, path, other) for other in wanted if other != value)
    for path, value in keyed(document, "missing"):
        if value == "refuse":
            yield changed(document, path, {"at_least": 1, "count_as": 0})


def missing_counts(document: Json) -> Iterator[Edit]:
    """A missing answer, or a question that was not asked, counts something else, or nothing is said of it."""
    for path, value in keyed(document, "count_as", "not_asked", "not_sure", "declined"):
        if "missing" in path:
            yield changed(document, path, value + 1 if isinstance(value, int) else 0)
            yield removed(document, path)
    for path, value in keyed(document, "missing"):
        if isinstance(value, dict):
            yield changed(document, path, "refuse")
            if "count_as" in value:
                yield changed(document, (*path, "count_as"), "average")
            elif value.get("at_least") != "all":
                yield added(document, (*path, "count_as"), 0)


def level(document: Json) -> Iterator[Edit]:
    """A rule with another level."""
    for path, value in keyed(document, "level"):
        yield from (changed(document, path, other) for other in _LEVELS if other != value)


def combine(document: Json) -> Iterator[Edit]:
    """A score that is made in another way."""
    for place, score in enumerate(document.get("scores", [])):
        usual = score.get("combine", "sum")
        if "items" in score or score.get("category"):
            path: Path = ("scores", place, "combine")
            write = changed if "combine" in score else added
            yield from (write(document, path, other) for other in _COMBINES if other != usual)


def counts_from(document: Json) -> Iterator[Edit]:
    """Another number of points from which an item counts, or another number of digits, or another row of a table."""
    for path, value in form(document):
        if isinstance(value, int | float) and not isinstance(value, bool):
            counting = path[-1] in ("counts_from", "round", "digits") or (len(path) > 1 and path[-2] == "look_up")
            if counting:
                yield from _moved(document, path, value, (1, -1))


def number_told(document: Json) -> Iterator[Edit]:
    """Another number that only the reader of the report sees: a usual limit, or the change that matters."""
    for path, value in keyed(document, "value", "by"):
        if isinstance(value, int | float):
            yield from _moved(document, path, value, (1, -1))


def exclusive(document: Json) -> Iterator[Edit]:
    """“None of these” that can be chosen together with others; an option that can not."""
    for path, question in listed(document, "questions"):
        if question["type"] == "multiple" and isinstance(question.get("options"), list):
            for place, option in enumerate(question["options"]):
                here: Path = (*path, "options", place, "exclusive")
                yield removed(document, here) if option.get("exclusive") else added(document, here, value=True)


def required(document: Json) -> Iterator[Edit]:
    """A question that can be left out; one that has to be answered."""
    for path, question in listed(document, "questions"):
        here: Path = (*path, "required")
        yield removed(document, here) if "required" in question else added(document, here, value=False)


def non_answer(document: Json) -> Iterator[Edit]:
    """“Not sure” for “would rather not say”, one of them too many, or one too few."""
    for path, question in listed(document, "questions"):
        offered = question.get("non_answers", [])
        here: Path = (*path, "non_answers")
        write = changed if "non_answers" in question else added
        for reason in _REASONS:
            if reason in offered:
                yield removed(document, (*here, offered.index(reason)))
            else:
                yield write(document, here, [*offered, reason])
                if len(offered) == 1:
                    yield changed(document, here, [reason])


def question_type(document: Json) -> Iterator[Edit]:
    """A question of another type."""
    for path, question in listed(document, "questions"):
        other = _TYPES.get(question["type"])
        if other is not None:
            yield changed(document, (*path, "type"), other)


def better(document: Json) -> Iterator[Edit]:
    """High for low as what is better; a question to ask for a thing to know; a score that is not listed any more."""
    for path, value in keyed(document, "better"):
        yield changed(document, path, "high" if value == "low" else "low")
    for path, value in keyed(document, "kind"):
        yield changed(document, path, "know" if value == "ask" else "ask")
    for place, score in enumerate(document.get("scores", [])):
        path = ("scores", place, "working")
        yield removed(document, path) if "working" in score else added(document, path, value=True)


def _points(document: Json) -> Iterator[tuple[Path, Any]]:
    for path, value in keyed(document, "points"):
        if isinstance(value, dict):
            yield from (((*path, name), count) for name, count in value.items())
        elif isinstance(value, int | float):
            yield path, value


def _moved(document: Json, path: Path, value: float, by: tuple[int, ...]) -> Iterator[Edit]:
    return (changed(document, path, value + step) for step in by)
