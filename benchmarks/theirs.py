"""The same form and answers as survey-core reads them."""

from __future__ import annotations

from pydantic import JsonValue

from benchmarks.forms import CATEGORIES, MOST_DECIMAL, MOST_WHOLE, NOT_SURE, OPTIONS, Atom, Clause, Form, Item
from benchmarks.ours import PER_SECTION


def survey(form: Form) -> dict[str, JsonValue]:
    """The form as survey-core's JSON: scores, bands and rules are calculated values.

    Answers to hidden questions are cleared, so that they count for nothing, as they do with us.
    """
    items = form.items
    values = {
        **{name: _score(form, name) for name in CATEGORIES},
        **{band_name(name): _band(form, name) for name in CATEGORIES},
        **{alert.id: _truth(alert.when) for alert in form.alerts},
    }
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
    return "sum(" + ", ".join(_points(item) for item in form.items if item.category == name) + ")"


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
