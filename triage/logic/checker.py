"""The tree as written → the typed tree: names known, codes that are options, like compared with like."""

from __future__ import annotations

from collections.abc import Sequence

from triage.logic import syntax
from triage.logic.comparison import comparison
from triage.logic.lookup import CONDITIONS, Lookup
from triage.logic.mistaken import alone
from triage.logic.names import Name, Scope
from triage.logic.numbers import measure
from triage.logic.parser import parse
from triage.logic.problems import LogicError, Problem
from triage.logic.tree import All, AnyOf, Condition, HasState, Includes, IsOneOf, Measure, Not
from triage.logic.types import ChoiceType, MultiType, ScoreType
from triage.words import _


def check_condition(text: str, scope: Scope) -> tuple[Condition, tuple[Problem, ...]]:
    """The typed tree of the condition ``text``, with what is doubtful in it.

    Raises:
        LogicError: with everything that is wrong in it, or the first thing that cannot be read.
    """
    checker = _Checker(scope)
    condition = checker.condition(parse(text))
    problems = tuple(checker.look.problems)
    if condition is None or not all(problem.doubtful for problem in problems):
        raise LogicError([problem for problem in problems if not problem.doubtful])
    return condition, problems


def check_measure(text: str, scope: Scope) -> Measure:
    """The typed tree of the formula ``text``: a number made of numbers.

    Raises:
        LogicError: with everything that is wrong in it, or the first thing that cannot be read.
    """
    checker = _Checker(scope)
    found = checker.measure(parse(text))
    problems = [problem for problem in checker.look.problems if not problem.doubtful]
    if found is None or problems:
        raise LogicError(problems)
    return found


class _Checker:
    """Turns nodes as written into typed nodes; a node that has no meaning becomes ``None`` and leaves a problem."""

    def __init__(self, scope: Scope) -> None:
        self.look = Lookup(scope)

    def condition(self, node: syntax.Node) -> Condition | None:
        match node:
            case syntax.JoinNode(word, items):
                return self._joined(word, [self._part(word, at, items) for at in range(len(items))])
            case syntax.NotNode(item):
                part = self.condition(item)
                return None if part is None else Not(part)
            case syntax.CompareNode():
                return comparison(node, self.look, self.measure)
            case syntax.InCodesNode(item, codes, negated):
                return self._in_codes(item, codes, negated)
            case syntax.CodeInNode():
                return self._code_in(node)
            case syntax.CallNode(function) if function in CONDITIONS:
                return self._call(node)
            case _:
                return self._not_a_condition(node)

    def measure(self, node: syntax.Node) -> Measure | None:
        return measure(node, self.look, self.condition)

    def _part(self, word: str, at: int, items: Sequence[syntax.Node]) -> Condition | None:
        """The condition that the part ``at`` of several ``items`` is, which ``word`` joins."""
        node = items[at]
        if not isinstance(node, syntax.CodeNode):
            return self.condition(node)
        message = _("'and', 'or' and 'not' join conditions; '{code}' alone is only a code.").format(code=node.code)
        before = next((other for other in reversed(items[:at]) if not isinstance(other, syntax.CodeNode)), None)
        again = "" if before is None else _with(node.code, before)
        whole = _spread(word, items) if before is None else ""
        if whole and at:
            return None
        if whole:
            return self.look.fail("wrong-type", node.place, message, whole)
        return self.look.fail("wrong-type", node.place, message, _repeated(word, again or f"question == '{node.code}'"))

    def _joined(self, word: str, parts: list[Condition | None]) -> Condition | None:
        known = tuple(part for part in parts if part is not None)
        if len(known) < len(parts):
            return None
        return All(known) if word == "and" else AnyOf(known)

    def _in_codes(self, item: syntax.Node, codes: tuple[syntax.CodeNode, ...], negated: bool) -> Condition | None:
        if isinstance(item, syntax.CallNode) and item.function == "band":
            return self.look.band(item, codes, negated)
        name = self.look.name(item)
        if name is None:
            return None
        if isinstance(name.type, MultiType):
            listed = ", ".join(f"'{code.code}'" for code in codes)
            return self.look.fail(
                "wrong-type",
                item.place,
                _("'{name}' can have several answers at once.").format(name=name.id),
                _("Write any_of({name}, {codes}).").format(name=name.id, codes=listed),
            )
        if not isinstance(name.type, ChoiceType):
            return self.look.not_a_choice(name, item.place, codes, negated=negated)
        known = self.look.codes(name, codes, negated=negated)
        return None if known is None else IsOneOf(name, known, negated)

    def _code_in(self, node: syntax.CodeInNode) -> Condition | None:
        name = self.look.name(node.item)
        if name is None:
            return None
        if not isinstance(node.code, syntax.CodeNode):
            return self._no_code(node.code, name)
        if isinstance(name.type, ChoiceType):
            sign = "!=" if node.negated else "=="
            return self.look.fail(
                "wrong-type",
                node.place,
                _("'{name}' has one answer, not several.").format(name=name.id),
                _("Write {name} {sign} '{code}'.").format(name=name.id, sign=sign, code=node.code.code),
            )
        if not isinstance(name.type, MultiType):
            return self.look.not_a_choice(name, node.item.place, (node.code,), negated=node.negated)
        known = self.look.codes(name, (node.code,), negated=node.negated)
        return None if known is None else Includes(name, known, node.negated)

    def _no_code(self, node: syntax.Node, name: Name) -> None:
        if not isinstance(name.type, MultiType):
            return self.look.not_a_choice(name, node.place)
        message = _("Only a code in quotes can stand before 'in {name}'.").format(name=name.id)
        if isinstance(node, syntax.NameNode) and node.name in name.codes:
            return self.look.unquoted(node, message)
        cure = _("Write '{code}' in {name}.").format(code=next(iter(name.codes)), name=name.id)
        return self.look.fail("wrong-type", node.place, message, cure)

    def _call(self, node: syntax.CallNode) -> Condition | None:
        if not node.arguments:
            return self.look.fail(
                "wrong-arguments",
                node.place,
                _("{function}() needs the name of a question.").format(function=node.function),
                _("Write {function}(question …).").format(function=node.function),
            )
        name = self.look.name(node.arguments[0])
        if name is None:
            return None
        if isinstance(name.type, ScoreType):
            message = _("'{name}' is a score; {function}() asks about a question.")
            return self.look.fail(
                "wrong-type", node.place, message.format(name=name.id, function=node.function), _("Compare the score.")
            )
        match node.function:
            case "any_of":
                return self._any_of(node, name)
            case "answered" | "not_sure" | "declined" if len(node.arguments) == 1:
                return HasState(name, node.function)
            case _:
                message = _("{function}() takes one question and nothing else.").format(function=node.function)
                return self.look.fail("wrong-arguments", node.place, message, _("Ask about each question on its own."))

    def _any_of(self, node: syntax.CallNode, name: Name) -> Condition | None:
        codes = tuple(item for item in node.arguments[1:] if isinstance(item, syntax.CodeNode))
        if not isinstance(name.type, MultiType | ChoiceType):
            return self.look.not_a_choice(name, node.place, codes)
        if not codes or len(codes) + 1 < len(node.arguments):
            return self.look.fail(
                "wrong-arguments",
                node.place,
                _("any_of() takes a question and one or more codes."),
                _("Write any_of({name}, {codes}).").format(name=name.id, codes=_codes_for(name, node.arguments[1:])),
            )
        known = self.look.codes(name, codes)
        if known is None:
            return None
        return Includes(name, known, negated=False) if isinstance(name.type, MultiType) else IsOneOf(name, known, False)

    def _not_a_condition(self, node: syntax.Node) -> None:
        match node:
            case syntax.CodeNode(code):
                message = _("'and', 'or' and 'not' join conditions; '{code}' alone is only a code.").format(code=code)
                return self.look.fail("wrong-type", node.place, message, _repeated("or", f"question == '{code}'"))
            case syntax.NameNode(name):
                found = self.look.name(node)
                if found is None:
                    return None
                message = _("'{name}' alone is not a condition.").format(name=name)
                return self.look.fail("wrong-type", node.place, message, alone(found))
            case syntax.CallNode(function):
                return self.look.unknown_function(node, function)
            case _:
                message = _("A number alone is not a condition.")
                return self.look.fail("wrong-type", node.place, message, _("Compare it, for example with > 0."))


def _with(code: str, other: syntax.Node) -> str:
    """The condition ``other`` with ``code`` in place of its own; empty where it compares with no code."""
    match other:
        case syntax.CompareNode((syntax.NameNode(name), syntax.CodeNode()), (sign,)):
            return f"{name} {sign} '{code}'"
        case syntax.CodeInNode(_code, syntax.NameNode(name), negated):
            return f"'{code}' {'not in' if negated else 'in'} {name}"
        case _:
            return ""


def _spread(word: str, items: Sequence[syntax.Node]) -> str:
    """A cure for codes joined by ``word``, the last of them in a question: the question stands with each."""
    *codes, last = items
    if not isinstance(last, syntax.CodeInNode) or not isinstance(last.code, syntax.CodeNode):
        return ""
    words = [node.code for node in (*codes, last.code) if isinstance(node, syntax.CodeNode)]
    if len(words) < len(items) or not isinstance(last.item, syntax.NameNode):
        return ""
    if last.negated:
        listed = ", ".join(f"'{code}'" for code in words)
        return _("For none of them, write {condition}.").format(condition=f"not any_of({last.item.name}, {listed})")
    joined = f" {word} ".join(_with(code, last) for code in words)
    return _("Write {condition}.").format(condition=joined)


def _repeated(word: str, condition: str) -> str:
    return _("Repeat the question: … {word} {condition}.").format(word=word, condition=condition)


def _codes_for(name: Name, arguments: Sequence[syntax.Node]) -> str:
    """Codes of ``name`` in quotes: those that ``arguments`` write without, else the first ones."""
    written = [node.name for node in arguments if isinstance(node, syntax.NameNode) and node.name in name.codes]
    return ", ".join(f"'{code}'" for code in written or [*name.codes][:2])
