"""Faults in examples: another answer, or something else that is expected."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from benchmarks.slips.edits import Edit, Json, Path, added, changed, exchanged, inserted, removed
from benchmarks.slips.known import codes, mistyped, named, options

_LEVELS: Final = ("emergency", "urgent", "soon", "routine", "none")


def another_answer(document: Json) -> Iterator[Edit]:
    """Another option of the same question, or a number that is 1 more or less."""
    known = options(document)
    for path, name, answer in _answers(document):
        match answer:
            case str() if answer in known.get(name, ()):
                yield from (changed(document, path, other) for other in known[name] if other != answer)
            case [str(first), *rest]:
                left = [code for code in known.get(name, ()) if code not in answer]
                yield from (changed(document, path, [other, *rest]) for other in left[:2] if first in known[name])
            case int() | float():
                yield from (changed(document, path, answer + by) for by in (1, -1))
            case _:
                pass


def answer_dropped(document: Json) -> Iterator[Edit]:
    """An example with one answer fewer."""
    return (removed(document, path) for path, _name, _answer in _answers(document))


def answer_withheld(document: Json) -> Iterator[Edit]:
    """“Not sure” or “would rather not say” in the place of an answer."""
    for path, _name, answer in _answers(document):
        for reason in ("not_sure", "declined"):
            if answer != {"non_answer": reason}:
                yield changed(document, path, {"non_answer": reason})


def mistyped_answer(document: Json) -> Iterator[Edit]:
    """An option, or a question, named with another last letter."""
    for path, name, answer in _answers(document):
        if isinstance(answer, str) and name in options(document):
            yield changed(document, path, mistyped(answer))
        (*where, _name) = path
        edit = added(document, (*where, mistyped(name)), answer)
        yield Edit(path, f"{name} → {mistyped(name)}", removed(edit.document, path).document)


def answers_exchanged(document: Json) -> Iterator[Edit]:
    """Two questions with each other's answer."""
    for place, example in enumerate(document.get("examples", [])):
        names = list(example["answers"])
        for one, two in pairwise(names):
            if example["answers"][one] != example["answers"][two]:
                path: Path = ("examples", place, "answers")
                yield exchanged(document, (*path, one), (*path, two))


def expects_level(document: Json) -> Iterator[Edit]:
    """Another level is expected."""
    for path, value in _expected(document, "level"):
        yield from (changed(document, path, other) for other in _LEVELS if other != value)


def expects_number(document: Json) -> Iterator[Edit]:
    """A score is expected to be 1 more or less."""
    for path, value in _expected(document, "scores"):
        for name, number in value.items():
            if number is not None:
                yield from (changed(document, (*path, name), number + by) for by in (1, -1))


def expects_nothing(document: Json) -> Iterator[Edit]:
    """No value, or no band, is expected of a score that has one; or one of a score that has none."""
    for key, instead in (("scores", 0), ("bands", None)):
        for path, value in _expected(document, key):
            for name, found in value.items():
                bands = codes(document).get(name, ())
                other = (instead if key == "scores" else next(iter(bands), None)) if found is None else None
                yield changed(document, (*path, name), other)


def expects_band(document: Json) -> Iterator[Edit]:
    """Another band is expected."""
    known = codes(document)
    for path, value in _expected(document, "bands"):
        for name, band in value.items():
            yield from (changed(document, (*path, name), other) for other in known.get(name, ()) if other != band)


def expects_rule(document: Json) -> Iterator[Edit]:
    """One rule more is expected to fire, or to stay open, or one note to be shown; or one fewer."""
    yield from _more_or_fewer(document, ("rules", "undecided"), named(document, "rules"))
    yield from _more_or_fewer(document, ("notes",), named(document, "notes"))


def expects_question(document: Json) -> Iterator[Edit]:
    """One question more is expected to be left out, or one fewer."""
    yield from _more_or_fewer(document, ("unanswered",), tuple(options(document)))


def mistyped_expectation(document: Json) -> Iterator[Edit]:
    """A rule, a note, a score or a band that there is not."""
    for key in ("rules", "undecided", "notes", "unanswered"):
        for path, value in _expected(document, key):
            yield from (changed(document, (*path, place), mistyped(name)) for place, name in enumerate(value))
    for path, value in _expected(document, "bands"):
        for name, band in value.items():
            if band is not None:
                yield changed(document, (*path, name), mistyped(band))
    for key in ("scores", "bands"):
        for path, value in _expected(document, key):
            for name in value:
                yield changed(document, path, {mistyped(one) if one == name else one: it for one, it in value.items()})


def expectations_exchanged(document: Json) -> Iterator[Edit]:
    """Two neighbours with what is expected of the other."""
    for place, (one, two) in enumerate(pairwise(document.get("examples", []))):
        if one["expect"] != two["expect"]:
            yield exchanged(document, ("examples", place, "expect"), ("examples", place + 1, "expect"))


def expects_less(document: Json) -> Iterator[Edit]:
    """Something is expected no more."""
    for place, example in enumerate(document.get("examples", [])):
        yield from (removed(document, ("examples", place, "expect", key)) for key in example["expect"])


def answer_misshapen(document: Json) -> Iterator[Edit]:
    """A list for one option, one option for a list, a text for a number."""
    for path, name, answer in _answers(document):
        match answer:
            case str() if name in options(document):
                yield changed(document, path, [answer])
            case [only]:
                yield changed(document, path, only)
            case int() | float():
                yield changed(document, path, str(answer))
            case _:
                pass


def mistyped_key(document: Json) -> Iterator[Edit]:
    """A key of an example, or of what it expects, without its last letter."""
    for place, example in enumerate(document.get("examples", [])):
        inner: Path = ("examples", place)
        for path, part in ((inner, example), ((*inner, "expect"), example["expect"])):
            for key in part:
                renamed = {one[:-1] if one == key else one: value for one, value in part.items()}
                yield Edit((*path, key), f"{key} → {key[:-1]}", changed(document, path, renamed).document)


def example_copied(document: Json) -> Iterator[Edit]:
    """An example that stands twice."""
    return (inserted(document, ("examples", at), example) for at, example in enumerate(document.get("examples", [])))


def _answers(document: Json) -> Iterator[tuple[Path, str, Any]]:
    for place, example in enumerate(document.get("examples", [])):
        yield from ((("examples", place, "answers", name), name, answer) for name, answer in example["answers"].items())


def _expected(document: Json, key: str) -> Iterator[tuple[Path, Any]]:
    for place, example in enumerate(document.get("examples", [])):
        if key in example["expect"]:
            yield ("examples", place, "expect", key), example["expect"][key]


def _more_or_fewer(document: Json, keys: tuple[str, ...], known: tuple[str, ...]) -> Iterator[Edit]:
    for key in keys:
        for path, value in _expected(document, key):
            yield from (removed(document, (*path, place)) for place in range(len(value)))
            more = [name for name in known if name not in value]
            yield from (changed(document, path, [*value, name]) for name in more[:2])
