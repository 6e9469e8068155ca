"""Faults in conditions and formulas."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from benchmarks.slips.edits import Edit, Json, changed, form, keyed, removed
from benchmarks.slips.known import codes, mistyped, others

_WHERE: Final = frozenset({"when", "ask_if", "or_when", "applies_if", "helper_if", "formula", "then"})
_COMPARISONS: Final = {
    "==": ("!=",),
    "!=": ("==",),
    ">=": (">", "<"),
    "<=": ("<", ">"),
    ">": (">=", "<="),
    "<": ("<=", ">="),
    "in": ("not in",),
    "not in": ("in",),
}
_MISWRITTEN: Final = {"==": "=", "!=": "<>", ">=": "=>", "<=": "=<", "and": "&", "or": "|"}
_FUNCTIONS: Final = {
    "not_sure": "declined",
    "declined": "not_sure",
    "answered": "declined",
    "any_of": "answered",
    "points": "band",
    "band": "points",
    "min": "max",
    "max": "min",
    "sum": "max",
    "count": "sum",
}
_TOKEN: Final = re.compile(r"==|!=|>=|<=|>|<|\band\b|\bor\b|\bnot in\b|\bin\b|'[^']*'|\b\d+(?:\.\d+)?\b|\w+|[()]")
_CODES: Final = re.compile(r"'[^']*'(?:\s*,\s*'[^']*')+")

Retelling = Callable[[str, Json], Iterator[str]]
"""A condition → each condition with one fault in it."""


def another_comparison(document: Json) -> Iterator[Edit]:
    """``>`` for ``>=``, ``!=`` for ``==``, ``not in`` for ``in``."""
    return _retold(document, lambda text, _document: _put(text, _COMPARISONS))


def and_for_or(document: Json) -> Iterator[Edit]:
    """``and`` for ``or``, or the other way round."""
    return _retold(document, lambda text, _document: _put(text, {"and": ("or",), "or": ("and",)}))


def negated(document: Json) -> Iterator[Edit]:
    """The opposite of a condition."""
    return _retold(document, lambda text, _document: iter((f"not ({text})",)))


def miswritten(document: Json) -> Iterator[Edit]:
    """A sign as other languages write it: ``=`` for ``==``, ``&`` for ``and``."""
    return _retold(document, lambda text, _document: _put(text, {sign: (it,) for sign, it in _MISWRITTEN.items()}))


def another_function(document: Json) -> Iterator[Edit]:
    """``declined`` for ``not_sure``, ``min`` for ``max``, ``points`` for ``band``."""
    return _retold(document, lambda text, _document: _put(text, {one: (it,) for one, it in _FUNCTIONS.items()}))


def mark_left_out(document: Json) -> Iterator[Edit]:
    """A condition without one of its quotes or brackets."""
    return _retold(
        document,
        lambda text, _document: (text[: mark.start()] + text[mark.end() :] for mark in re.finditer(r"['()]", text)),
    )


def another_number(document: Json) -> Iterator[Edit]:
    """A number that is 1 greater or less."""
    return _retold(document, _numbers)


def another_option(document: Json) -> Iterator[Edit]:
    """Another option of the same question, or another band of the same score."""
    return _retold(document, lambda text, document: _options(text, document, widened=False))


def option_more(document: Json) -> Iterator[Edit]:
    """A list of options with one more."""
    return _retold(document, lambda text, document: _options(text, document, widened=True))


def option_fewer(document: Json) -> Iterator[Edit]:
    """A list of options with one fewer."""
    return _retold(document, _narrowed)


def another_name(document: Json) -> Iterator[Edit]:
    """Another question that takes the same answers, or another score with the same bands."""
    return _retold(document, _renamed)


def mistyped_name(document: Json) -> Iterator[Edit]:
    """The id of a question or a score with another last letter."""

    def retell(text: str, document: Json) -> Iterator[str]:
        return _put(text, {name: (mistyped(name),) for name in codes(document)})

    return _retold(document, retell)


def part_dropped(document: Json) -> Iterator[Edit]:
    """A condition without one of the parts that ``and`` and ``or`` join."""
    return _retold(document, _shortened)


def condition_dropped(document: Json) -> Iterator[Edit]:
    """A question asked of everybody, a note shown to everybody, a score that always applies, an end that is gone."""
    for path, _value in keyed(document, "ask_if", "or_when", "applies_if", "helper_if", "end_if"):
        yield removed(document, path)
    for path, _value in keyed(document, "when"):
        if path[0] == "notes":
            yield removed(document, path)


def _retold(document: Json, retell: Retelling) -> Iterator[Edit]:
    for path, value in form(document):
        if path[-1] in _WHERE and isinstance(value, str):
            yield from (changed(document, path, text) for text in retell(value, document))


def _put(text: str, instead: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """``text`` with one word of it replaced by what may stand ``instead``."""
    for token in _TOKEN.finditer(text):
        for word in instead.get(token[0], ()):
            yield text[: token.start()] + word + text[token.end() :]


def _numbers(text: str, _document: Json) -> Iterator[str]:
    for token in _TOKEN.finditer(text):
        if token[0][0].isdigit():
            yield from (text[: token.start()] + f"{float(token[0]) + by:g}" + text[token.end() :] for by in (1, -1))


def _options(text: str, document: Json, *, widened: bool) -> Iterator[str]:
    known = codes(document)
    name = ""
    for token in _TOKEN.finditer(text):
        if token[0].startswith("'"):
            near = [code for code in known.get(name, ()) if f"'{code}'" not in text][:2]
            if not widened:
                yield from (f"{text[: token.start()]}'{code}'{text[token.end() :]}" for code in near)
            elif near and re.match(r"\s*[,)]", text[token.end() :]):
                yield f"{text[: token.end()]}, '{near[0]}'{text[token.end() :]}"
        elif token[0] in known:
            name = token[0]


def _narrowed(text: str, _document: Json) -> Iterator[str]:
    for found in _CODES.finditer(text):
        listed = [code.strip() for code in found[0].split(",")]
        for place in range(len(listed)):
            left = ", ".join(listed[:place] + listed[place + 1 :])
            yield text[: found.start()] + left + text[found.end() :]


def _renamed(text: str, document: Json) -> Iterator[str]:
    known = codes(document)
    return _put(text, {name: others(name, known) for name in known})


def _shortened(text: str, _document: Json) -> Iterator[str]:
    """``text`` without what stands before, between or after the ``and`` and ``or`` that stand in no bracket."""
    depth, joints = 0, [(0, 0)]
    for token in _TOKEN.finditer(text):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if depth == 0 and token[0] in ("and", "or"):
            joints.append(token.span())
    if len(joints) == 1:
        return
    yield text[joints[1][1] :].strip()
    for place, (start, _end) in enumerate(joints[1:], 1):
        rest = text[joints[place + 1][0] :] if place + 1 < len(joints) else ""
        yield f"{text[:start].strip()} {rest}".strip()
