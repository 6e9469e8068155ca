"""Tokens → the tree of a condition as written, by recursive descent (grammar: ``docs/language.md``)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Literal, cast

from triage.logic.lexer import Kind, Token, tokens
from triage.logic.phrases import cure_of
from triage.logic.problems import LogicError, Problem
from triage.logic.syntax import (
    ArithmeticNode,
    ArithmeticSign,
    CallNode,
    CodeInNode,
    CodeNode,
    CompareNode,
    CompareSign,
    InCodesNode,
    JoinNode,
    NameNode,
    NegativeNode,
    Node,
    NotNode,
    NumberNode,
    Place,
    PowerNode,
    number_of,
)
from triage.words import _

MAX_DEPTH: Final = 40
MAX_SIGNS: Final = 40
_COMPARE: Final = ("==", "!=", "<", "<=", ">", ">=")
_ADD: Final = ("+", "-")
_MULTIPLY: Final = ("*", "/")
_UP: Final = ("<", "<=")


def column_of(text: str, way: Sequence[int]) -> int:
    """Where a part of the condition ``text`` begins, in characters from 0.

    ``way`` leads there: the number of the part in the whole, the number of the part in that, and so on. A comparison of
    three numbers is not taken apart.

    Raises:
        LogicError: it cannot be read.
    """
    node = parse(text)
    for at in way:
        if not isinstance(node, JoinNode):
            break
        node = node.items[at]
    return node.place.column


def parse(text: str) -> Node:
    """The tree of the condition ``text``.

    Raises:
        LogicError: with the first thing that cannot be read.
    """
    reader = _Reader(text)
    node = reader.either()
    reader.end()
    return node


class _Reader:
    """Reads tokens from left to right, one method for each line of the grammar."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = tokens(text)
        self._at = 0
        self._depth = 0
        self._signs = 0
        self._powers = 0

    def either(self) -> Node:
        return self._joined("or", lambda: self._joined("and", self._negated))

    def end(self) -> None:
        token = self._now
        if token.kind is Kind.END:
            return
        previous = self._words[self._at - 1]
        if token.kind is Kind.CODE and previous.kind is Kind.CODE:
            raise self._problem(_("Two codes stand side by side."), _("Put a comma or 'or' between them."))
        cure = _("Join two conditions with 'and' or 'or'.")
        if token.text == ")":
            cure = _("Remove it, or open a bracket before.")
        raise self._problem(_("'{word}' is not expected here.").format(word=token.text), cure)

    @property
    def _now(self) -> Token:
        return self._words[self._at]

    def _take(self) -> Token:
        token = self._words[self._at]
        self._at += 1
        return token

    def _sees(self, *texts: str) -> bool:
        return self._now.kind in (Kind.SIGN, Kind.KEYWORD) and self._now.text in texts

    def _accept(self, text: str) -> bool:
        if not self._sees(text):
            return False
        self._at += 1
        return True

    def _expect(self, text: str, cure: str) -> Token:
        if not self._sees(text):
            raise self._problem(_("'{sign}' is missing here.").format(sign=text), cure)
        return self._take()

    def _problem(self, message: str, cure: str, code: str = "syntax") -> LogicError:
        column = self._now.column
        said = cure_of(self._text, column) if code == "syntax" else ""
        if said:
            message, cure = _("'{word}' is not expected here.").format(word=self._now.text), said
        return LogicError([Problem(code, column, self._now.length, message, cure)])

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            message = _("This condition is nested more than {most} deep.").format(most=MAX_DEPTH)
            cure = _("Split it: give a part of it a score or a question of its own.")
            raise self._problem(message, cure, "condition-too-deep")

    def _joined(self, word: Literal["and", "or"], part: Callable[[], Node]) -> Node:
        first = part()
        items = [first]
        while self._accept(word):
            items.append(part())
        if len(items) == 1:
            return first
        return JoinNode(word, tuple(items), first.place.to(items[-1].place))

    def _negated(self) -> Node:
        if not self._sees("not"):
            return self._compared()
        start = _place(self._take())
        self._deeper()
        item = self._negated()
        self._depth -= 1
        return NotNode(item, start.to(item.place))

    def _compared(self) -> Node:
        left = self._sum()
        if self._sees("not") or self._sees("in"):
            return self._membership(left)
        items = [left]
        signs: list[CompareSign] = []
        while self._sees(*_COMPARE):
            if signs and (signs[1:] or signs[0] not in _UP or self._now.text not in _UP):
                message = _("Only a range such as 12 <= age < 50 can be written in one go.")
                raise self._problem(message, self._joined_cure(items[-2:], signs[-1]))
            signs.append(cast("CompareSign", self._take().text))
            items.append(self._sum())
        if not signs:
            return left
        return CompareNode(tuple(items), tuple(signs), left.place.to(items[-1].place))

    def _joined_cure(self, sides: Sequence[Node], sign: CompareSign) -> str:
        """How to write two comparisons whose middle is the second of ``sides``, or is compared with the first."""
        left, middle = (self._text[side.place.column :][: side.place.length] for side in sides)
        again = left if isinstance(sides[1], NumberNode | CodeNode) else middle
        written = f"{left} {sign} {middle} and {again} {self._now.text} …"
        return _("Join with 'and': {condition}").format(condition=written)

    def _membership(self, left: Node) -> Node:
        negated = self._accept("not")
        self._expect("in", _("Write: not in ('a', 'b')."))
        if self._now.kind is Kind.NAME:
            item = _name(self._take())
            return CodeInNode(left, item, negated, left.place.to(item.place))
        self._expect("(", _("Write the codes in brackets: in ('a', 'b')."))
        codes = [self._code()]
        while self._accept(",") and not self._sees(")"):
            codes.append(self._code())
        close = self._expect(")", _("Put a comma between codes and close the bracket."))
        return InCodesNode(left, tuple(codes), negated, left.place.to(_place(close)))

    def _code(self) -> CodeNode:
        if self._now.kind is not Kind.CODE:
            raise self._problem(_("A code in quotes is expected here."), _("Write codes such as 'yes'."))
        token = self._take()
        return CodeNode(token.text, _place(token))

    def _sum(self) -> Node:
        left = self._product()
        while self._sees(*_ADD):
            left = self._arithmetic(left, self._product)
        return left

    def _product(self) -> Node:
        left = self._power()
        while self._sees(*_MULTIPLY):
            left = self._arithmetic(left, self._power)
        return left

    def _arithmetic(self, left: Node, part: Callable[[], Node]) -> Node:
        self._signs += 1
        if self._signs > MAX_SIGNS:
            message = _("This condition has more than {most} of the signs + - * /.").format(most=MAX_SIGNS)
            raise self._problem(message, _("Add up with sum(…), or make it a score."), "condition-too-deep")
        sign = cast("ArithmeticSign", self._take().text)
        right = part()
        return ArithmeticNode(sign, left, right, left.place.to(right.place))

    def _power(self) -> Node:
        if self._sees("-"):
            start = _place(self._take())
            self._deeper()
            item = self._power()
            self._depth -= 1
            return NegativeNode(item, start.to(item.place))
        powers = self._powers
        base = self._atom()
        if not self._sees("**"):
            return base
        if self._powers > powers:
            raise self._problem(_("A power cannot stand inside another power."), _("Write it as a product."))
        self._powers += 1
        self._take()
        if self._now.kind is not Kind.NUMBER or self._now.text not in ("2", "3"):
            raise self._problem(_("Only the powers 2 and 3 can be used."), _("Write ** 2 or ** 3."))
        token = self._take()
        return PowerNode(base, int(token.text), base.place.to(_place(token)))

    def _atom(self) -> Node:
        token = self._now
        if token.kind is Kind.NUMBER:
            return NumberNode(number_of(self._take().text), _place(token))
        if token.kind is Kind.CODE:
            return self._code()
        if token.kind is Kind.NAME:
            self._at += 1
            return self._call(token) if self._sees("(") else _name(token)
        if self._accept("("):
            self._deeper()
            inner = self.either()
            self._depth -= 1
            self._expect(")", _("Close the bracket that was opened before."))
            return inner
        if token.kind is Kind.END:
            raise self._problem(_("The condition ends too early."), _("Write what is to be compared."))
        message = _("'{word}' is not expected here.").format(word=token.text)
        raise self._problem(message, self._cure_for_sign(token))

    def _cure_for_sign(self, token: Token) -> str:
        before = self._words[self._at - 1] if self._at else None
        if token.text in _COMPARE and before is not None and before.text in _COMPARE:
            return _("Write one sign, such as < or >=.")
        if token.text in ("and", "or"):
            return _("Write a condition on both sides of it.")
        return _("A question or a value goes here.")

    def _call(self, name: Token) -> Node:
        self._take()
        self._deeper()
        arguments: list[Node] = []
        while not self._sees(")"):
            arguments.append(self.either())
            if not self._accept(","):
                break
        close = self._expect(")", _("Put a comma between the parts and close the bracket."))
        self._depth -= 1
        return CallNode(name.text, tuple(arguments), _place(name).to(_place(close)))


def _place(token: Token) -> Place:
    return Place(token.column, token.length)


def _name(token: Token) -> NameNode:
    return NameNode(token.text, _place(token))
