"""The same form and answers as survey-core reads them."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import JsonValue

from benchmarks.forms import CATEGORIES, MOST_DECIMAL, MOST_WHOLE, NOT_SURE, OPTIONS, Atom, Clause, Form, Item
from benchmarks.ours import PER_SECTION


def survey(form: Form, *, bounds: bool) -> dict[str, JsonValue]:
    """The form as survey-core's JSON: scores, bands and rules are calculated values.

    Answers to hidden questions are cleared, so that they count for nothing, as they do with us. With ``bounds``, each
    score also has the greatest that it can become, the band of that, and whether enough was answered; these repeat the
    conditions of the questions, because an expression cannot see whether an empty question is asked. (The least that a
    score can become is the score: no answer of these forms takes points away.)
    """
    items = form.items
    values = {
        **{name: _score(form, name) for name in CATEGORIES},
        **{band_name(name): _band(form, name) for name in CATEGORIES},
        **{alert.id: _truth(alert.when) for alert in form.alerts},
    }
    if bounds:
        values |= {name: value for score in CATEGORIES for name, value in _bounds(form, score).items()}
    return {
        "pages": [
            {"name": f"s{at}", "elements": [_question(item) for item in items[at : at + PER_SECTION]]}
            for at in range(0, len(items), PER_SECTION)
        ],
        "clearInvisibleValues": "onHidden",
        "calculatedValues": [{"name": name, "expression": expression} for name, expression in values.items()],
    }


def band_name(score: str) -> str:
    """What the calculated value with a score's band is called."""
    return f"{score}_band"


def high_name(score: str) -> str:
    """What the calculated value with the greatest that a score can become is called."""
    return f"{score}_high"


def status_name(score: str) -> str:
    """What the calculated value that says whether enough was answered is called."""
    return f"{score}_status"


def _bounds(form: Form, score: str) -> dict[str, str]:
    items = [item for item in form.items if item.category == score]
    asked, missing, high = f"{score}_asked", f"{score}_missing", high_name(score)
    left = f"({{{asked}}} - {{{missing}}}) * 2 >= {{{asked}}}"
    return {
        asked: _sum(f"iif({_gate(item)}, 1, 0)" for item in items),
        missing: _sum(f"iif({_missing(item)}, 1, 0)" for item in items),
        high: f"{{{score}}} + {_sum(f'iif({_missing(item)}, {_most(item)}, 0)' for item in items)}",
        band_name(high): _band(form, high),
        status_name(score): f"iif({{{missing}}} = 0, 'complete', iif({left}, 'estimated', 'refused'))",
    }


def _gate(item: Item) -> str:
    return "true" if item.gate is None else _clause(item.gate)


def _missing(item: Item) -> str:
    empty = f"{{{item.id}}} empty"
    unknown = f"({empty} or {{{item.id}}} = '{NOT_SURE}')" if item.kind == "yes_no" else empty
    return unknown if item.gate is None else f"{unknown} and ({_gate(item)})"


def _most(item: Item) -> int:
    return sum(item.points) if item.kind == "multiple" else max(item.points)


def _question(item: Item) -> dict[str, JsonValue]:
    question: dict[str, JsonValue] = {"name": item.id, "title": f"What about {item.id}?"}
    if item.gate is not None:
        question["visibleIf"] = _clause(item.gate)
    match item.kind:
        case "yes_no":
            return question | {"type": "radiogroup", "choices": ["yes", "no", NOT_SURE]}
        case "choice":
            return question | {"type": "radiogroup", "choices": list(OPTIONS)}
        case "multiple":
            return question | {"type": "checkbox", "choices": list(OPTIONS)}
        case "whole" | "decimal":
            most = MOST_WHOLE if item.kind == "whole" else MOST_DECIMAL
            return question | {"type": "text", "inputType": "number", "min": 0, "max": most}


def _clause(clause: Clause) -> str:
    return f" {clause.joined} ".join(f"({_atom(atom)})" for atom in clause.atoms)


def _truth(clause: Clause) -> str:
    return f"iif({_clause(clause)}, 1, 0)"


def _atom(atom: Atom) -> str:
    name = f"{{{atom.item.id}}}"
    match atom.item.kind:
        case "yes_no" | "choice":
            return " or ".join(f"{name} = '{code}'" for code in atom.codes)
        case "multiple":
            return " or ".join(f"{name} contains '{code}'" for code in atom.codes)
        case "whole" | "decimal":
            return f"{name} >= {atom.least}"


def _score(form: Form, name: str) -> str:
    return _sum(_points(item) for item in form.items if item.category == name)


def _sum(terms: Iterable[str]) -> str:
    return f"sum({', '.join(terms)})"


def _band(form: Form, name: str) -> str:
    expression = f"'{form.bands[0].id}'"
    for band in form.bands[1:]:
        expression = f"iif({{{name}}} >= {band.start}, '{band.id}', {expression})"
    return expression


def _points(item: Item) -> str:
    name = f"{{{item.id}}}"
    match item.kind:
        case "yes_no":
            return f"iif({name} = 'yes', {item.points[0]}, 0)"
        case "choice" | "multiple":
            sign = "=" if item.kind == "choice" else "contains"
            coded = zip(OPTIONS, item.points, strict=True)
            return " + ".join(f"iif({name} {sign} '{code}', {points}, 0)" for code, points in coded)
        case "whole" | "decimal":
            (middle, upper), (some, more) = item.steps, item.points
            return f"iif({name} >= {upper}, {more}, iif({name} >= {middle}, {some}, 0))"
