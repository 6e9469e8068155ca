"""Single faults put into a questionnaire by a program: what a slip of the hand, or of thought, may leave behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final

Json = dict[str, Any]
Path = tuple[str | int, ...]

_CONDITIONS: Final = frozenset({"when", "ask_if", "or_when", "applies_if", "helper_if", "formula", "then"})
_COMPARISONS: Final = {
    "==": ("!=",),
    "!=": ("==",),
    ">=": (">", "<"),
    "<=": ("<", ">"),
    ">": (">=", "<="),
    "<": ("<=", ">="),
}
_TOKEN: Final = re.compile(r"==|!=|>=|<=|>|<|\band\b|\bor\b|\bnot in\b|\bin\b|'[^']*'|\b\d+(?:\.\d+)?\b|\w+")
_LEVELS: Final = ("emergency", "urgent", "soon", "routine")
_COMBINES: Final = ("sum", "mean", "max", "min")
_LISTS: Final = {
    "rules": "drop a rule",
    "scores": "drop a score",
    "bands": "drop a band",
    "options": "drop an option",
    "questions": "drop a question",
    "rows": "drop a row of a table",
    "items": "drop an item of a score",
    "sections": "drop a section",
    "non_answers": "drop a non-answer",
}
_KEYS: Final = {
    "ask_if": "drop a condition",
    "or_when": "drop a condition",
    "applies_if": "drop a condition",
    "end_if": "drop an end of the form",
    "points": "drop points",
    "exclusive": "drop 'exclusive'",
    "missing": "drop a rule for missing answers",
    "not_asked": "drop a part of a rule for missing answers",
    "count_as": "drop a part of a rule for missing answers",
    "id": "drop an id",
}


@dataclass(frozen=True, slots=True)
class Slip:
    """A document with one fault: its ``kind``, and where and what was changed."""

    kind: str
    what: str
    document: Json


def slips(document: Json) -> Iterator[Slip]:
    """Every single fault of these kinds that ``document`` can have."""
    for path, value in _walk(document, ()):
        for kind, changed in _changes(path, value, document):
            yield Slip(kind, f"{_words(path)}: {_short(value)} → {_short(changed)}", _with(document, path, changed))
        for kind in _removals(path):
            yield Slip(kind, f"{_words(path)} removed", _without(document, path))
        if isinstance(value, list) and path[-1] in ("options", "questions", "rules", "bands", "rows"):
            yield from _swaps(document, path, value)


def _walk(value: object, path: Path) -> Iterator[tuple[Path, object]]:
    if path:
        yield path, value
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in steps:
        if step not in ("about", "sources", "start", "accept", "report", "notes"):
            yield from _walk(inner, (*path, step))


def _changes(path: Path, value: object, document: Json) -> Iterator[tuple[str, object]]:
    """Other values at ``path``, each with the kind of fault that it is."""
    if path[0] == "examples":
        yield from _of_example(path, value, document)
        return
    match path, value:
        case (*_, str(key)), str(text) if key in _CONDITIONS:
            yield from _of_condition(text, document)
        case (*_, "level"), str(level):
            yield from (("change a level", other) for other in _LEVELS if other != level)
        case (*_, "combine"), str(word):
            yield from (("combine otherwise", other) for other in _COMBINES if other != word)
        case (*_, "options" | "rows" | "questions" | "scores" | "rules" | "bands", int(), "id"), str(name):
            if _is_named(name, path, document):
                yield "slip in an id", _slipped(name)
        case (*_, "items" | "reverse" | "of", int()), str(name):
            yield "slip in an id", _slipped(name)
        case _:
            yield from _of_number(path, value)


def _of_number(path: Path, value: object) -> Iterator[tuple[str, object]]:
    match path, value:
        case (((*_, "points") | (*_, "points", str())), int() | float()):
            yield from (("change points", value + by) for by in (1, -1, 5))
        case (*_, "from" | "above"), int() | float():
            yield from (("move a start", value + by) for by in (1, -1))
        case (*_, "min" | "max"), int() | float():
            yield from (("move a limit", value + by) for by in (1, -1))
        case (*_, "at_least"), _:
            yield from (("count missing answers otherwise", other) for other in (1, "half", "all") if other != value)
        case (*_, "count_as" | "not_asked" | "counts_from"), int() | float():
            yield "count missing answers otherwise", value + 1
        case (*_, "missing"), "refuse":
            yield "count missing answers otherwise", {"at_least": 1, "count_as": 0}
        case _:
            pass


def _slipped(name: str) -> str:
    return name[:-1] + ("y" if name[-1] != "y" else "z")


def _is_named(name: str, path: Path, document: Json) -> bool:
    """Whether anything else in ``document`` names what is called ``name`` at ``path``."""
    return any(
        other != path and isinstance(text, str) and re.search(rf"\b{re.escape(name)}\b", text)
        for other, text in _walk(document, ())
        if other[-1] not in ("text", "title", "label", "hint", "why", "statement", "detail")
    ) or any(name in example["answers"] for example in document.get("examples", []))


def _of_condition(text: str, document: Json) -> Iterator[tuple[str, str]]:
    codes = _codes(document)
    name = ""
    for token in _TOKEN.finditer(text):
        word = token[0]
        others: Sequence[tuple[str, str]] = ()
        if word in _COMPARISONS:
            others = [("flip a comparison", other) for other in _COMPARISONS[word]]
        elif word in ("and", "or"):
            others = [("and for or", "or" if word == "and" else "and")]
        elif word in ("in", "not in"):
            others = [("flip a comparison", "not in" if word == "in" else "in")]
        elif word.startswith("'"):
            known = codes.get(name, ())
            near = [f"'{code}'" for code in known if f"'{code}'" not in text]
            others = [("swap an option id", other) for other in near[:2]]
            others += [("widen a condition", f"{word}, {near[0]}")] if near and _is_listed(text, token.end()) else []
        elif word[0].isdigit():
            others = [("change a number", f"{float(word) + by:g}") for by in (1, -1)]
        elif word in codes:
            name = word
        for kind, other in others:
            yield kind, text[: token.start()] + other + text[token.end() :]
    yield "negate a condition", f"not ({text})"


def _is_listed(text: str, end: int) -> bool:
    """Whether the code that ends there stands in a list, so that one more can follow."""
    return re.match(r"\s*[,)]", text[end:]) is not None


def _codes(document: Json) -> dict[str, tuple[str, ...]]:
    """The option ids of each question and row, and the band ids of each score."""
    found: dict[str, tuple[str, ...]] = {}
    lists = document.get("option_lists", {})
    for section in document["sections"]:
        for question in section["questions"]:
            given = question.get("options", section.get("options", []))
            options = lists.get(given, []) if isinstance(given, str) else given
            ids = tuple(option["id"] for option in options) or (("yes", "no") if question["type"] == "yes_no" else ())
            if ids or question["type"] in ("whole", "decimal", "scale"):
                found |= dict.fromkeys([question["id"], *(row["id"] for row in question.get("rows", []))], ids)
    for score in document.get("scores", []):
        found[score["id"]] = tuple(band["id"] for band in score.get("bands", []))
    return found


def _of_example(path: Path, value: object, document: Json) -> Iterator[tuple[str, object]]:
    match path, value:
        case (_, _, "expect", "level"), str(level):
            yield from (("break an example", other) for other in (*_LEVELS, "none") if other != level)
        case (_, _, "expect", "scores", str()), int() | float():
            yield "break an example", value + 1
        case (_, _, "expect", "rules" | "undecided"), list():
            yield "break an example", value[1:] if value else ["no_such_rule"]
        case (_, _, "expect", "bands", str()), str():
            yield "break an example", None
        case (_, _, "answers", str(name)), str() | list() if name in _codes(document):
            yield "break an example", "no_such_option"
        case _:
            pass


def _removals(path: Path) -> Iterator[str]:
    match path:
        case (*_, str(key), int()) if key in _LISTS and path[0] != "examples":
            yield _LISTS[key]
        case (*_, str(key)) if key in _KEYS and path[0] != "examples":
            yield _KEYS[key]


def _swaps(document: Json, path: Path, value: list[Any]) -> Iterator[Slip]:
    """Two neighbours change their ids, their points or their places."""
    for at in range(len(value) - 1):
        one, two = value[at], value[at + 1]
        for key in ("id", "points", "from", "when", "level"):
            if path[0] != "examples" and key in one and key in two and one[key] != two[key]:
                changed = deepcopy(value)
                changed[at][key], changed[at + 1][key] = two[key], one[key]
                yield Slip(
                    f"swap two neighbours' {key}", f"{_words((*path, at))}.{key}", _with(document, path, changed)
                )


def _with(document: Json, path: Path, value: object) -> Json:
    changed = deepcopy(document)
    _parent(changed, path)[path[-1]] = value
    return changed


def _without(document: Json, path: Path) -> Json:
    changed = deepcopy(document)
    del _parent(changed, path)[path[-1]]
    return changed


def _parent(document: Json, path: Path) -> Any:  # noqa: ANN401 (JSON as it comes)
    here: Any = document
    for step in path[:-1]:
        here = here[step]
    return here


def _words(path: Path) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 80 else f"{text[:77]}…"
