"""What holds for every condition: nothing but a tree or LogicError, a subset of Python, monotone, said in words."""

from __future__ import annotations

import ast
from fractions import Fraction

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.logic.expressions import comparisons, conditions, known, measures, two_moments, values
from tests.logic.world import NOT_ASKED, SCOPE, doubts, problems, read, slots, truth
from triage.logic import Condition, Slot, compile_condition, describe, reasons, syntax, unsettled
from triage.logic.amounts import compile_measure
from triage.logic.measures import range_of
from triage.logic.parser import parse
from triage.logic.tree import Compare, names_in

Plain = str | Fraction | tuple["Plain", ...]
"""A tree without places: the same for our own and for Python's."""

_SIGNS: dict[type[ast.AST], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.And: "and",
    ast.Or: "or",
}


def plain(node: syntax.Node) -> Plain:
    match node:
        case syntax.CompareNode(items, signs):
            return ("compare", *signs, *map(plain, items))
        case syntax.InCodesNode(item, codes, negated):
            listed = plain(codes[0]) if len(codes) == 1 else ("codes", *map(plain, codes))
            return ("compare", "not in" if negated else "in", plain(item), listed)
        case syntax.CodeInNode(code, item, negated):
            return ("compare", "not in" if negated else "in", plain(code), plain(item))
        case syntax.NotNode(item):
            return ("not", plain(item))
        case syntax.JoinNode(word, items):
            return (word, *map(plain, items))
        case _:
            return plain_number(node)


def plain_number(node: syntax.Node) -> Plain:
    match node:
        case syntax.NumberNode(value):
            return Fraction(value)
        case syntax.CodeNode(code):
            return ("code", code)
        case syntax.NameNode(name):
            return name
        case syntax.NegativeNode(item):
            return ("minus", plain(item))
        case syntax.ArithmeticNode(sign, left, right):
            return (sign, plain(left), plain(right))
        case syntax.PowerNode(base, exponent):
            return ("**", plain(base), Fraction(exponent))
        case syntax.CallNode(function, arguments):
            return ("call", function, *map(plain, arguments))
        case _:
            pytest.fail(f"no tree of ours: {node}")


def pythons(node: ast.expr) -> Plain:
    match node:
        case ast.Constant(value=str(code)):
            return ("code", code)
        case ast.Constant(value=int(number) | float(number)):
            return Fraction(repr(number))
        case ast.Name(id=name):
            return name
        case ast.UnaryOp(op=ast.USub(), operand=item):
            return ("minus", pythons(item))
        case ast.UnaryOp(op=ast.Not(), operand=item):
            return ("not", pythons(item))
        case ast.BinOp(left=left, op=sign, right=right):
            return (_SIGNS[type(sign)], pythons(left), pythons(right))
        case ast.Call(func=ast.Name(id=function), args=arguments, keywords=[]):
            return ("call", function, *map(pythons, arguments))
        case ast.Compare(left=left, ops=signs, comparators=items):
            return ("compare", *(_SIGNS[type(sign)] for sign in signs), *map(pythons, [left, *items]))
        case ast.BoolOp(op=word, values=items):
            return (_SIGNS[type(word)], *map(pythons, items))
        case ast.Tuple(elts=[one]):
            return pythons(one)
        case ast.Tuple(elts=items):
            return ("codes", *map(pythons, items))
        case _:
            pytest.fail(f"Python reads something else: {ast.dump(node)}")


def as_python_reads_it(text: str) -> Plain:
    return pythons(ast.parse(f"({text}\n)", mode="eval").body)


PIECES = [
    *SCOPE.names,
    *("and", "or", "not", "in", "is", "if", "else", "lambda", "True", "None", "class", "b", "f"),
    *("==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "**", "(", ")", ",", "=", "'", '"', ".", ":", "[", "]"),
    *("any_of", "answered", "not_sure", "points", "band", "sum", "count", "abs", "min"),
    *("'male'", "'statin'", "'mild'", "'2000-01-01'", "3", "0.5", "40", "''", "'é'", "1e9", "0x1", "07", "\n", "\t"),
]
TEXTS = st.one_of(
    st.text(max_size=20),
    st.text("abcdefghijklmnop_019 .()<>=!+-*/,'\"\\\n#&|éａ２", max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
)


@st.composite
def nearly_conditions(draw: st.DrawFn) -> str:
    """A condition in which a stretch was dropped, doubled, or replaced."""
    text = draw(conditions())
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 6)))
    return text[:start] + draw(st.sampled_from(["", text[start:end] * 2, " ", *PIECES])) + text[end:]


@given(st.one_of(TEXTS, nearly_conditions()))
@example("'\x00' == sex")
@example("sex == '\ud800'")
@example("sex == 'a\rb'")
@example("\U0001d41age > 3")
@example("'''")
@example("'a'" * 100)
def test_any_text_is_a_tree_as_python_reads_it_or_a_logic_error(text: str) -> None:
    found = problems(text)
    for problem in found:
        assert problem.message
        assert 0 <= problem.column <= len(text)
        assert problem.column + problem.length <= len(text) + 1
    if not found:
        assert plain(parse(text)) == as_python_reads_it(text)


@settings(max_examples=200)
@given(conditions(), two_moments(), values())
def test_every_condition(
    text: str, moments: tuple[dict[str, Slot], dict[str, Slot]], everything: dict[str, Slot]
) -> None:
    assume(not problems(text))
    assert plain(parse(text)) == as_python_reads_it(text)
    condition, (earlier, later) = read(text), moments
    assert condition == read(text)
    assert describe(condition).strip()
    check_moment(condition, slots(**earlier))
    check_moment(condition, slots(**later))

    before = truth(text, **earlier)
    assert before is None or truth(text, **later) is before
    assert truth(text, **everything) is not None
    assert truth(text, **dict.fromkeys(SCOPE.names, NOT_ASKED)) is not None


def check_moment(condition: Condition, holds: tuple[Slot, ...]) -> None:
    """Every condition can be decided, and explained, at any moment."""
    decided = compile_condition(condition)(holds)
    assert decided in (True, False, None)
    assert bool(reasons(condition, holds)) == (decided is True)
    assert all(compile_condition(part)(holds) is True for part in reasons(condition, holds))
    open_names = unsettled(condition, holds)
    assert bool(open_names) == (decided is None)
    assert {name.id for name in open_names} <= {name.id for name in names_in(condition)}
    assert not [name for name in open_names if holds[name.index] is NOT_ASKED]


@given(comparisons(), values())
def test_what_is_said_to_be_always_so_is(text: str, value: dict[str, Slot]) -> None:
    assume(not problems(text))
    found = [doubt for doubt in doubts(text) if (doubt.column, doubt.length) == (0, len(text))]
    for doubt in found:
        assert truth(text, **value) is (doubt.code == "always-true")


@given(measures(), known())
def test_a_measure_stays_in_its_range(text: str, slot: dict[str, Slot]) -> None:
    compared = f"{text} == 0"
    assume(not problems(compared))
    condition = read(compared)
    assert isinstance(condition, Compare)
    low, high = range_of(condition.left)
    amount = compile_measure(condition.left, compile_condition)(slots(**slot))
    if amount is not None and amount is not NOT_ASKED:
        assert isinstance(amount, tuple)
        assert low is not None
        assert high is not None
        assert low <= amount[0] <= amount[1] <= high
