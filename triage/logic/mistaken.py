"""Comparisons with what is no value of a question or a score: what was meant, and how it is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from triage.logic import syntax
from triage.logic.borrowed import count_of, written
from triage.logic.likeness import nearest
from triage.logic.names import Name
from triage.logic.phrases import NOTHING, left_out
from triage.logic.types import DateType, MultiType, NumberType, ScoreType, TextType
from triage.words import _

STATES: Final = ("not_sure", "declined", "answered")
TODAY: Final = ("today", "now")
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class Said(NamedTuple):
    """The code of a finding, what is wrong, and how to mend it."""

    code: str
    message: str
    cure: str


def state_for(name: Name, word: str, *, negated: bool) -> Said | None:
    """What to say where ``name`` is compared with a ``word`` for how it was answered, which is no option of it."""
    if word in name.codes or isinstance(name.type, ScoreType):
        return None
    if word in STATES:
        message = _("'{word}' says how '{name}' was answered; it is not one of its answers.")
        written = f"{'not ' if negated else ''}{word}({name.id})"
        return Said("unknown-option", message.format(word=word, name=name.id), _write(written))
    if word in ("", "none", *NOTHING):
        message = _("'{name}' is compared with nothing.").format(name=name.id)
        return Said("unknown-option", message, _write(f"answered({name.id})") if negated else left_out(name.id))
    return None


def state_in_list(name: Name, word: str, *, negated: bool) -> Said | None:
    """The same where ``word`` stands in a list with others."""
    if word in name.codes or word not in STATES:
        return None
    message = _("'{word}' says how '{name}' was answered; it is not one of its answers.")
    added = f"(… and not {word}({name.id}))" if negated else f"(… or {word}({name.id}))"
    cure = _("Take it out of the list, and write: {added}.").format(added=added)
    return Said("unknown-option", message.format(word=word, name=name.id), cure)


def band_for(name: Name, codes: Sequence[str], *, negated: bool) -> Said | None:
    """What to say where a score with bands is compared with ``codes`` that are no numbers."""
    if not isinstance(name.type, ScoreType) or not name.type.bands or not codes or any(map(_NUMBER.fullmatch, codes)):
        return None
    meant = [nearest(code, name.type.bands) for code in codes]
    known = [f"'{band}'" for band in meant if band is not None]
    message = _("'{name}' is a number; its bands have names.").format(name=name.id)
    if len(known) < len(codes):
        bands = ", ".join(f"'{band}'" for band in name.type.bands)
        return Said(
            "wrong-type", message, _("Compare band({name}) with one of: {bands}.").format(name=name.id, bands=bands)
        )
    if len(known) == 1:
        return Said("wrong-type", message, _write(f"band({name.id}) {'!=' if negated else '=='} {known[0]}"))
    listed = f"({', '.join(known)})"
    return Said("wrong-type", message, _write(f"band({name.id}) {'not in' if negated else 'in'} {listed}"))


def other_kind(name: Name, codes: Sequence[str] = (), *, negated: bool = False) -> Said:
    """What ``name`` is, where a choice was expected, or is compared with ``codes``."""
    first = next(iter(name.codes), "code")
    match name.type:
        case NumberType() | ScoreType():
            message = _("'{name}' is a number; it cannot be compared with text.")
            cure = _among_numbers(name.id, codes, negated=negated)
        case DateType():
            message = _("'{name}' is a date; it has no options.")
            cure = _("Compare it with a date: {name} < '2026-01-31'. For a number, write days_since({name}).")
        case TextType():
            message = _("'{name}' is free text; its words take part in no condition.")
            cure = _("Use answered({name}).")
        case MultiType():
            message = _("'{name}' can have several answers at once.")
            cure = _("Write '{code}' in {name}. For how many were chosen, write {count}.")
        case _:
            message = _("'{name}' is one of several answers; it is not a number.")
            cure = _("Compare it with an option in quotes: {name} == '{code}'.")
            if name.points is not None:
                cure = _("Compare it with an option in quotes: {name} == '{code}'. For a number, write points({name}).")
    return Said("wrong-type", message.format(name=name.id), cure.format(name=name.id, code=first, count=count_of(name)))


def quoted_number(name: Name, code: str) -> Said:
    """What to say where the number ``name`` is compared with ``code`` in quotes."""
    message = _("'{name}' is a number; it cannot be compared with text.").format(name=name.id)
    return Said("wrong-type", message, _("Remove the quotes.") if is_number(code) else _such_as(name.id))


def is_number(code: str) -> bool:
    """Whether ``code`` is a number in quotes."""
    return _NUMBER.fullmatch(code) is not None


def no_date(name: Name, code: str) -> Said:
    """What to say where the date ``name`` is compared with ``code``, which is none."""
    message = _("'{code}' is not a date.").format(code=code)
    cure = _("Write year, month, day: '2026-01-31'.")
    if code in TODAY:
        cure = _("To count until the day of the answers, write days_since({name}) >= 7.").format(name=name.id)
    return Said("bad-date", message, cure)


def with_code(name: Name, code: str) -> str:
    """The condition that the answer to ``name`` is, or includes, ``code``; of a score, that it is its band."""
    match name.type:
        case MultiType():
            return f"'{code}' in {name.id}"
        case ScoreType():
            return f"band({name.id}) == '{code}'"
        case _:
            return f"{name.id} == '{code}'"


def listed(name: Name, codes: Sequence[str], *, negated: bool) -> Said:
    """What to say where ``name`` is compared with several ``codes`` and 'or' between them."""
    message = _("'or' joins conditions, not codes.")
    codes_listed = ", ".join(f"'{code}'" for code in codes)
    if isinstance(name.type, MultiType):
        written = f"{'not ' if negated else ''}any_of({name.id}, {codes_listed})"
        return Said("wrong-type", message, _write(written))
    return Said("wrong-type", message, _write(f"{name.id} {'not in' if negated else 'in'} ({codes_listed})"))


def alone(name: Name) -> str:
    """What to compare ``name`` with, where it stands alone."""
    first = next(iter(name.codes), "code")
    match name.type:
        case NumberType() | ScoreType():
            return _("Compare it: {name} > 0.").format(name=name.id)
        case DateType():
            return _("Compare it: {name} < '2026-01-31'.").format(name=name.id)
        case TextType():
            return _("Use answered({name}).").format(name=name.id)
        case MultiType():
            return _write(f"'{first}' in {name.id}")
        case _:
            return _("Compare it: {name} == '{code}'.").format(name=name.id, code=first)


def stands_alone(call: syntax.CallNode, other: syntax.Node, *, negated: bool) -> Said:
    """What to say where ``call``, which is a condition, is compared with ``other``."""
    message = _("{function}() stands alone; it is not compared with anything.").format(function=call.function)
    match other:
        case syntax.CodeNode(word) | syntax.NameNode(word):
            is_no = word in ("no", "false", "0")
        case syntax.NumberNode(number) if number in (0, 1):
            is_no = number == 0
        case _:
            return Said("wrong-type", message, _("For how many of several are so, write count(condition, other)."))
    return Said("wrong-type", message, _write(f"{'not ' if is_no is not negated else ''}{written(call)}"))


def _among_numbers(name: str, codes: Sequence[str], *, negated: bool) -> str:
    if not codes or not all(map(is_number, codes)):
        return _such_as(name)
    sign, word = ("!=", " and ") if negated else ("==", " or ")
    return _write(word.join(f"{name} {sign} {code}" for code in codes))


def _such_as(name: str) -> str:
    return _("Compare it with a number, such as {name} > 0.").format(name=name)


def _write(condition: str) -> str:
    return _("Write {condition}.").format(condition=condition)
