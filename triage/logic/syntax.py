"""The tree of a condition as it is written, before anything is known of its names."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from triage.logic.values import Number

CompareSign = Literal["==", "!=", "<", "<=", ">", ">="]
ArithmeticSign = Literal["+", "-", "*", "/"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece of a condition stands: ``column`` in characters from 0, and its ``length``."""

    column: int
    length: int

    def to(self, other: Place) -> Place:
        """The place from the start of this one to the end of ``other``."""
        return Place(self.column, other.column + other.length - self.column)


@dataclass(frozen=True, slots=True)
class NumberNode:
    """A number as written."""

    value: Number
    place: Place


@dataclass(frozen=True, slots=True)
class CodeNode:
    """A quoted code."""

    code: str
    place: Place


@dataclass(frozen=True, slots=True)
class NameNode:
    """The name of a question or a score."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True)
class NegativeNode:
    """A minus sign before ``item``."""

    item: Node
    place: Place


@dataclass(frozen=True, slots=True)
class ArithmeticNode:
    """Two numbers joined by a sign."""

    sign: ArithmeticSign
    left: Node
    right: Node
    place: Place


@dataclass(frozen=True, slots=True)
class PowerNode:
    """``base`` to the power of 2 or 3."""

    base: Node
    exponent: int
    place: Place


@dataclass(frozen=True, slots=True)
class CallNode:
    """A function with its arguments."""

    function: str
    arguments: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class CompareNode:
    """Two or three things compared: ``items`` is one longer than ``signs``."""

    items: tuple[Node, ...]
    signs: tuple[CompareSign, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class InCodesNode:
    """``item in ('a', 'b')``, or ``not in``."""

    item: Node
    codes: tuple[CodeNode, ...]
    negated: bool
    place: Place


@dataclass(frozen=True, slots=True)
class CodeInNode:
    """``'a' in item``, or ``not in``."""

    code: Node
    item: Node
    negated: bool
    place: Place


@dataclass(frozen=True, slots=True)
class NotNode:
    """``not item``."""

    item: Node
    place: Place


@dataclass(frozen=True, slots=True)
class JoinNode:
    """Two or more ``items`` joined by ``and`` or by ``or``."""

    word: Literal["and", "or"]
    items: tuple[Node, ...]
    place: Place


Node = (
    NumberNode
    | CodeNode
    | NameNode
    | NegativeNode
    | ArithmeticNode
    | PowerNode
    | CallNode
    | CompareNode
    | InCodesNode
    | CodeInNode
    | NotNode
    | JoinNode
)


def number_of(text: str) -> Number:
    """The exact value of a number as written."""
    return Fraction(text) if "." in text else int(text)
