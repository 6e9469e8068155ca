"""Functions that people know from other programs, or that sound right: how what they mean is written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from triage.logic import syntax
from triage.logic.names import Name
from triage.logic.phrases import left_out
from triage.logic.types import MultiType, TextType
from triage.words import _

_SHOWN: Final = 5
"""So many options are written out; of more, the first ones."""

EXACT: Final = {
    "none_of": "not any_of",
    "not_any_of": "not any_of",
    "not_answered": "not answered",
    "not_declined": "not declined",
}
"""What stands for the name of a function that can mean one thing only."""

_KINDS: Final = {
    "any": ("selected", "contains", "includes", "anyof", "isselected", "any", "oneof", "has", "either", "anyselected"),
    "none": ("noneof", "notanyof", "none", "notselected", "notcontains", "excludes", "neither", "isnoneof"),
    "all": ("allof", "all", "every", "containsall", "includesall", "both", "each", "allselected", "anyandall"),
    "only": ("only", "onlyof", "exactly", "exactlyone", "just", "isonly", "equals", "onlyselected"),
    "left": (
        *("unanswered", "isunanswered", "missing", "ismissing", "empty", "isempty", "blank", "isblank", "null"),
        *("isnull", "isna", "skipped", "isskipped", "noanswer"),
    ),
    "given": (
        *("notempty", "isnotempty", "notblank", "isnotblank", "notmissing", "isanswered", "hasanswer", "hasvalue"),
        *("filled", "isfilled", "exists", "defined", "given", "isset"),
    ),
    "sure": ("sure", "issure", "certain", "notunsure"),
    "not_sure": ("unsure", "isunsure", "isnotsure", "dontknow", "unknown", "isunknown", "uncertain"),
    "declined": ("refused", "isdeclined", "prefernot", "prefernottosay", "rathernotsay", "decline"),
    "not_answered": ("notanswered", "isnotanswered"),
    "not_declined": ("notdeclined", "notrefused", "isnotdeclined"),
    "until": ("daysuntil", "daystill", "daysto", "daysbefore", "yearsuntil", "daysleft"),
    "since": ("today", "now", "datediff", "age", "daysago", "daysbetween", "yearsbetween", "agein", "ageinyears"),
    "weeks": ("weekssince", "weeksbetween", "weeksago"),
    "months": ("monthssince", "monthsbetween", "monthsago"),
    "hours": ("hourssince", "minutessince", "hoursbetween"),
    "many": ("len", "length", "size", "countselected", "selectedcount", "numberof", "howmany", "countof", "atleast"),
    "count": ("countif", "countifs"),
    "mean": ("average", "avg", "mean"),
    "sum": ("total", "add", "sumof", "plus"),
    "round": ("round", "roundup", "rounddown", "floor", "ceil", "ceiling", "int", "trunc"),
    "if": ("if", "iif"),
    "square": ("square", "sqr", "squared", "pow", "power"),
    "log": ("ln",),
    "log10": ("log10", "lg"),
}
"""What each kind of function is called elsewhere, without ``_``."""


def instead_of(call: syntax.CallNode, names: Mapping[str, Name]) -> str:
    """What to write in place of ``call``, in which some of ``names`` may stand; empty where that is not known."""
    bare = call.function.replace("_", "")
    kind = next((kind for kind, words in _KINDS.items() if bare in words), "")
    name = names.get(_question(call))
    if kind in ("any", "none", "all", "only"):
        return _about_options(kind, call, name)
    if kind in ("left", "given", "sure", "not_sure", "declined", "not_answered", "not_declined"):
        return _about_answer(kind, _question(call))
    if kind in ("until", "since", "weeks", "months", "hours"):
        return _about_days(kind, _dates(call))
    if kind == "many":
        return _about_many(name)
    return _about_numbers(kind)


def count_of(name: Name) -> str:
    """The count of the options of ``name`` that were chosen; of many options, the first ones."""
    codes = [f"'{code}' in {name.id}" for code in name.codes]
    return f"count({', '.join(codes if len(codes) <= _SHOWN else [*codes[:2], '…'])})"


def written(call: syntax.CallNode) -> str:
    """``call`` as it is written, where names, codes and numbers stand in its brackets."""
    return f"{call.function}({', '.join(_argument(node) for node in call.arguments)})"


def _argument(node: syntax.Node) -> str:
    match node:
        case syntax.NameNode(name):
            return name
        case syntax.CodeNode(code):
            return f"'{code}'"
        case _:
            return "…"


def _question(call: syntax.CallNode) -> str:
    match call.arguments:
        case (syntax.NameNode(name), *_):
            return name
        case _:
            return "question"


def _dates(call: syntax.CallNode) -> str:
    """The date that ``call`` counts from, and the one until which it does, where it names one."""
    match call.arguments:
        case (syntax.NameNode(since), syntax.NameNode(until), *_):
            return f"{since}, {until}"
        case _:
            return _question(call)


def _codes(call: syntax.CallNode) -> list[str]:
    """The codes in the brackets of ``call``; those without quotes are told by standing after the question."""
    words = [node.code for node in call.arguments if isinstance(node, syntax.CodeNode)]
    return words or [node.name for node in call.arguments[1:] if isinstance(node, syntax.NameNode)]


def _about_options(kind: str, call: syntax.CallNode, name: Name | None) -> str:
    question, codes = _question(call), _codes(call) or ["a", "b"]
    conditions = any(not isinstance(node, syntax.NameNode | syntax.CodeNode) for node in call.arguments)
    listed = ", ".join(f"'{code}'" for code in codes)
    match kind:
        case "any" | "all" if conditions:
            word = "or" if kind == "any" else "and"
            return _("Write '{word}' between two conditions: (… {word} …).").format(word=word)
        case "any":
            return _write(f"any_of({question}, {listed})")
        case "none" if conditions:
            return _write("not (… or …)")
        case "none":
            return _write(f"not any_of({question}, {listed})")
        case "all":
            return _write(" and ".join(f"'{code}' in {question}" for code in codes))
        case _:
            return _only(question, codes, name)


def _only(question: str, codes: Sequence[str], name: Name | None) -> str:
    if name is not None and not isinstance(name.type, MultiType):
        return _write(f"{question} == '{codes[0]}'")
    others = [f"'{code}'" for code in ({} if name is None else name.codes) if code not in codes]
    rest = ", ".join(others if 0 < len(others) <= _SHOWN else [*others[:2], "…"])
    chosen = " and ".join(f"'{code}' in {question}" for code in codes)
    return _write(f"{chosen} and not any_of({question}, {rest})")


def _about_answer(kind: str, question: str) -> str:
    match kind:
        case "left":
            return left_out(question)
        case "given":
            return _write(f"answered({question})")
        case "sure":
            return _("Write answered({name}) for any answer, or {condition}.").format(
                name=question, condition=f"not not_sure({question})"
            )
        case "not_answered" | "not_declined":
            return _write(f"{kind.replace('_', ' ')}({question})")
        case _:
            return _write(f"{kind}({question})")


def _about_days(kind: str, dates: str) -> str:
    match kind:
        case "until":
            cure = _("Write {since}. It counts below 0 while the day is still to come: in 3 days it is -3.")
            return cure.format(since=f"days_since({dates})")
        case "since" if "," in dates:
            return _("Write days_since({name}), or years_since({name}).").format(name=dates)
        case "since":
            cure = _("Write days_since({name}), or years_since({name}). It counts until the day of the answers.")
            return cure.format(name=dates)
        case "weeks":
            return _write(f"days_since({dates}) / 7")
        case "months":
            cure = _("Count in days, such as days_since({name}) >= 90, or in years: years_since({name}) >= 1.")
            return cure.format(name=dates)
        case _:
            return _("Dates are counted in days: days_since({name}).").format(name=dates)


def _about_many(name: Name | None) -> str:
    if name is not None and isinstance(name.type, MultiType):
        return _write(count_of(name))
    if name is not None and isinstance(name.type, TextType):
        return _("How long a text is cannot be asked for. Write answered({name}).").format(name=name.id)
    return _("Write count(condition, other).") if name is None else ""


def _about_numbers(kind: str) -> str:
    match kind:
        case "count":
            return _("Write count(condition, other).")
        case "mean":
            return _('Write (a + b) / 2, or a score with "combine": "mean".')
        case "sum":
            return _("Write {function}(question, other).").format(function="sum")
        case "round":
            return _('Leave it out, and write "round": 0 in the score.')
        case "if":
            return _("Write only what has to be so, without 'if'.")
        case "square":
            return _("Write ** 2 for the square.")
        case "log":
            return _write("log(…)")
        case "log10":
            return _write("log(…) / log(10)")
        case _:
            return ""


def _write(condition: str) -> str:
    return _("Write {condition}.").format(condition=condition)
