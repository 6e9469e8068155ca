"""The comparing side of the checker: like is compared with like, and what can never be or always is so is said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from triage.logic import syntax
from triage.logic.lookup import CONDITIONS, FUNCTIONS, Lookup
from triage.logic.measures import Range, range_of
from triage.logic.mistaken import (
    TODAY,
    Said,
    is_number,
    listed,
    no_date,
    quoted_number,
    stands_alone,
    state_for,
    with_code,
)
from triage.logic.names import Name
from triage.logic.syntax import CompareSign
from triage.logic.tree import All, Compare, CompareDates, Condition, InBand, IsOneOf, Measure, names_in
from triage.logic.types import ChoiceType, DateType, MultiType, NumberType, ScoreType
from triage.logic.values import day_of
from triage.logic.words import number_words
from triage.words import _

ToMeasure = Callable[[syntax.Node], Measure | None]
MIRRORED: Final[dict[CompareSign, CompareSign]] = {
    "==": "==",
    "!=": "!=",
    "<": ">",
    "<=": ">=",
    ">": "<",
    ">=": "<=",
}


def comparison(node: syntax.CompareNode, look: Lookup, measure: ToMeasure) -> Condition | None:
    """The typed comparison of ``node``; ``None`` where it has no meaning (``look`` holds why)."""
    left, sign, right = node.items[0], node.signs[0], node.items[1]
    if node.items[2:]:
        first = _numbers(left, sign, right, look, measure)
        second = _numbers(right, node.signs[1], node.items[2], look, measure)
        return None if first is None or second is None else All((first, second))
    if isinstance(left, syntax.CodeNode) and not isinstance(right, syntax.CodeNode):
        left, sign, right = right, MIRRORED[sign], left
    if _compares_a_condition(left, sign, right, look) or _compares_a_condition(right, sign, left, look):
        return None
    if isinstance(right, syntax.CodeNode):
        return _with_code(left, sign, right, look)
    if _unquoted(left, sign, right, look) or _unquoted(right, MIRRORED[sign], left, look):
        return None
    if _either(left, sign, right, look) or _strange_date(left, right, look) or _strange_date(right, left, look):
        return None
    dates = _dates(left, sign, right, look)
    return dates if dates is not None else _numbers(left, sign, right, look, measure)


def _compares_a_condition(node: syntax.Node, sign: CompareSign, other: syntax.Node, look: Lookup) -> bool:
    """Whether ``node`` asks something that is so or not so, where it is compared with ``other``, which is then said."""
    if not isinstance(node, syntax.CallNode) or (node.function in FUNCTIONS and node.function not in CONDITIONS):
        return False
    if node.function not in FUNCTIONS:
        return isinstance(other, syntax.CodeNode) and look.unknown_function(node, node.function) is None
    look.say(node.place, stands_alone(node, other, negated=sign == "!="))
    return True


def _unquoted(question: syntax.Node, sign: CompareSign, code: syntax.Node, look: Lookup) -> bool:
    """Whether ``code`` is an answer to ``question`` that lacks its quotes, or no answer at all, which is then said."""
    name, banded = _asked_of(question, look)
    if name is not None and isinstance(code, syntax.NumberNode):
        return sign in ("==", "!=") and _number_as_code(name, code, look)
    if name is None or not isinstance(code, syntax.NameNode) or look.known(code):
        return False
    if code.name not in name.codes:
        said = _no_answer(name, sign, code.name)
        return said is not None and look.say(code.place, said) is None
    if isinstance(name.type, ScoreType) and not banded:
        look.not_a_choice(name, code.place, (syntax.CodeNode(code.name, code.place),), negated=sign == "!=")
        return True
    message = _("'{code}' is an answer to '{name}', and answers stand in quotes.")
    if banded:
        message = _("'{code}' is a band of '{name}', and bands stand in quotes.")
    look.unquoted(code, message.format(code=code.name, name=name.id))
    return True


def _number_as_code(name: Name, number: syntax.NumberNode, look: Lookup) -> bool:
    """Whether ``number`` is the code of an option of ``name``, which is then said."""
    code = str(number.value)
    if code not in name.codes or not isinstance(name.type, ChoiceType):
        return False
    message = _("'{code}' is an answer to '{name}', and answers stand in quotes.").format(code=code, name=name.id)
    look.unquoted(syntax.NameNode(code, number.place), message)
    return True


def _asked_of(node: syntax.Node, look: Lookup) -> tuple[Name | None, bool]:
    """The name that ``node`` is, or whose band it asks for, and whether it does that."""
    if isinstance(node, syntax.CallNode) and node.function == "band" and len(node.arguments) == 1:
        return look.known(node.arguments[0]), True
    return look.known(node), False


def _no_answer(name: Name, sign: CompareSign, word: str) -> Said | None:
    """What to say of a ``word`` in place of an answer that says whether, or how, ``name`` was answered."""
    if isinstance(name.type, DateType) and word in TODAY:
        return no_date(name, word)
    if word in ("true", "false") and "yes" in name.codes:
        written = with_code(name, "yes" if word == "true" else "no")
        message = _("'{word}' is no answer to '{name}'.").format(word=word, name=name.id)
        return Said("unknown-name", message, _("Write {condition}.").format(condition=written))
    return state_for(name, word, negated=sign == "!=")


def _either(left: syntax.Node, sign: CompareSign, right: syntax.Node, look: Lookup) -> bool:
    """Whether ``right`` is several codes with 'or' between them, which is then said."""
    name = look.known(left)
    if name is None or not isinstance(right, syntax.JoinNode):
        return False
    codes = [item.code for item in right.items if isinstance(item, syntax.CodeNode)]
    if len(codes) < len(right.items):
        return False
    look.say(right.place, listed(name, codes, negated=sign == "!="))
    return True


def _with_code(left: syntax.Node, sign: CompareSign, right: syntax.CodeNode, look: Lookup) -> Condition | None:
    if isinstance(left, syntax.CallNode) and left.function == "band":
        return _band(left, sign, right, look)
    if not isinstance(left, syntax.NameNode):
        message = _("A number cannot be compared with text.")
        cure = _("Compare the answer to a question, or a score.")
        if not isinstance(left, syntax.NumberNode | syntax.CodeNode):
            cure = _("Remove the quotes.") if is_number(right.code) else _("Compare it, for example with > 0.")
        return look.fail("wrong-type", right.place, message, cure)
    name = look.name(left)
    if name is None:
        return None
    said = _other_than_code(name, sign, right.code)
    if said is not None:
        return look.say(left.place if isinstance(name.type, MultiType) else right.place, said)
    if isinstance(name.type, DateType):
        return _with_date(name, sign, right, look)
    if not isinstance(name.type, ChoiceType):
        return look.not_a_choice(name, right.place, (right,), negated=sign == "!=")
    if sign not in ("==", "!="):
        message = _("The answers to '{name}' have no order.").format(name=name.id)
        return look.fail("wrong-type", left.place, message, _("Use == or in (…)."))
    known = look.codes(name, (right,), negated=sign == "!=")
    return None if known is None else IsOneOf(name, known, sign == "!=")


def _other_than_code(name: Name, sign: CompareSign, code: str) -> Said | None:
    """What to say where ``code`` is no answer to ``name``, or where it cannot be compared so."""
    state = state_for(name, code, negated=sign == "!=")
    if state is not None:
        return state
    match name.type:
        case MultiType():
            message = _("'{name}' can have several answers at once.").format(name=name.id)
            written = f"'{code}' {'not in' if sign == '!=' else 'in'} {name.id}"
            return Said("wrong-type", message, _("Write {condition}.").format(condition=written))
        case NumberType():
            return quoted_number(name, code)
        case ScoreType() if is_number(code):
            return quoted_number(name, code)
        case _:
            return None


def _band(call: syntax.CallNode, sign: CompareSign, code: syntax.CodeNode, look: Lookup) -> InBand | None:
    if sign in ("==", "!="):
        return look.band(call, (code,), sign == "!=")
    return look.fail("wrong-type", call.place, _("Bands are compared with == or in (…)."), _("Or compare the score."))


def _with_date(name: Name, sign: CompareSign, code: syntax.CodeNode, look: Lookup) -> CompareDates | None:
    day = day_of(code.code)
    if day is None:
        return look.say(code.place, no_date(name, code.code))
    return CompareDates(name, sign, day)


def _strange_date(date: syntax.Node, other: syntax.Node, look: Lookup) -> bool:
    """Whether ``date`` is one, and ``other`` a name that may be one but is not known, of which that is then said."""
    known = look.known(date)
    if known is None or not isinstance(known.type, DateType):
        return False
    return isinstance(other, syntax.NameNode) and look.name(other) is None


def _dates(left: syntax.Node, sign: CompareSign, right: syntax.Node, look: Lookup) -> CompareDates | None:
    one, two = look.known(left), look.known(right)
    if one is None or two is None or not isinstance(one.type, DateType) or not isinstance(two.type, DateType):
        return None
    return CompareDates(one, sign, two)


def _numbers(
    left: syntax.Node, sign: CompareSign, right: syntax.Node, look: Lookup, measure: ToMeasure
) -> Compare | None:
    one, two = measure(left), measure(right)
    if one is None or two is None:
        return None
    compared = Compare(one, sign, two)
    place = left.place.to(right.place)
    range_one, range_two = range_of(one), range_of(two)
    settled = _settled(sign, range_one, range_two)
    if settled is not None:
        words = _("This is always so: {why}") if settled else _("This is never so: {why}")
        code = "always-true" if settled else "always-false"
        why, cure = _why((left, one, range_one), (right, two, range_two))
        look.doubt(code, place, words.format(why=why), cure)
    return compared


def _settled(sign: CompareSign, left: Range, right: Range) -> bool | None:
    """Whether the ranges alone decide the comparison."""
    if sign in (">", ">=", "!="):
        negation: dict[str, CompareSign] = {">": "<=", ">=": "<", "!=": "=="}
        settled = _settled(negation[sign], left, right)
        return None if settled is None else not settled
    (low, high), (least, most) = left, right
    if sign == "==":
        apart = True in (_settled("<", left, right), _settled("<", right, left))
        same = low is not None and low == high == least == most
        return False if apart else (same or None)
    strict = sign == "<"
    if high is not None and least is not None and (high < least if strict else high <= least):
        return True
    if low is not None and most is not None and (low >= most if strict else low > most):
        return False
    return None


_Side = tuple[syntax.Node, Measure, Range]
"""One side of a comparison: as written, as understood, and how far it goes."""


def _why(left: _Side, right: _Side) -> tuple[str, str]:
    """Why a comparison is settled before any answer, and the cure."""
    if any(names_in(left[1])):
        return _reach(left, _("the left side")), _("Check the number.")
    if any(names_in(right[1])):
        return _reach(right, _("the right side")), _("Check the number.")
    return _("no question and no score stands in it."), _("Compare the answer to a question, or a score.")


def _reach(side: _Side, words: str) -> str:
    """How far ``side`` goes; ``words`` stand for it where it is more than a name."""
    node, _measure, (low, high) = side
    what = f"'{node.name}'" if isinstance(node, syntax.NameNode) else words
    if low is not None and low == high:
        return _("{what} is always {low}.").format(what=what, low=number_words(low))
    if low is not None and high is not None:
        return _("{what} goes from {low} to {high}.").format(what=what, low=number_words(low), high=number_words(high))
    if low is not None:
        return _("{what} is {low} at least.").format(what=what, low=number_words(low))
    return "" if high is None else _("{what} is {high} at most.").format(what=what, high=number_words(high))
