"""Whole questionnaires drawn at random, with the answers that their questions accept.

A form is built in its order, as an author would: a question may be gated by what stands before it, and now and then
the questions so far are added up in a score. With ``positive`` set nothing is negated and no score takes part, which
is what property B of the design asks for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from hypothesis import strategies as st

from tests.questionnaire.reading import Json, data, question, small
from triage.questionnaire import Answered, Questionnaire, load

NOT_SURE: Json = {"non_answer": "not_sure"}
DECLINED: Json = {"non_answer": "declined"}
Answers = dict[str, Answered]
ON = date(2026, 1, 31)
"""The day of the answers."""


@dataclass
class Form:
    """A document while it is drawn: what conditions may name so far, and what each question accepts."""

    positive: bool
    sections: list[Json] = field(default_factory=list)
    scores: list[Json] = field(default_factory=list)
    rules: list[Json] = field(default_factory=list)
    atoms: list[str] = field(default_factory=list)
    score_atoms: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    accepts: dict[str, list[Answered]] = field(default_factory=dict)

    def document(self) -> Json:
        """The document as its author writes it."""
        return small() | {"sections": self.sections, "scores": self.scores, "rules": self.rules}

    def load(self) -> Questionnaire:
        """The questionnaire."""
        return load(data(self.document()))


def _points(draw: st.DrawFn, kind: str) -> object:
    worth = draw(st.sampled_from([0, 1, 2, -1, 0.5, 3]))
    return worth if kind == "plain" else {"general": worth}


def _options(draw: st.DrawFn, codes: list[str], kind: str | None) -> list[Json]:
    options = [{"id": code, "text": code} for code in codes]
    return [option if kind is None else option | {"points": _points(draw, kind)} for option in options]


def _ranges(draw: st.DrawFn, starts: list[float], kind: str) -> list[Json]:
    first: Json = {"points": _points(draw, kind)}
    return [first, *({"from": start, "points": _points(draw, kind)} for start in starts)]


def _subsets(codes: list[str]) -> list[Answered]:
    return [list(chosen) for size in range(1, len(codes) + 1) for chosen in combinations(codes, size)]


def _made(draw: st.DrawFn, name: str) -> tuple[Json, dict[str, list[Answered]], list[str]]:
    """A question, what it and its rows accept, and the atoms that it gives to conditions."""
    worth = draw(st.sampled_from([None, "plain", "named"]))
    kind = draw(st.sampled_from(["choice", "multiple", "yes_no", "whole", "decimal", "scale", "matrix", "date"]))
    match kind:
        case "choice":
            codes = ["a", "b", "c"][: draw(st.integers(2, 3))]
            made = question(name, kind, options=_options(draw, codes, worth))
            return made, {name: [*codes]}, [f"{name} == 'a'", f"{name} != 'b'", f"{name} in ('a', 'b')"]
        case "multiple":
            alone = {"id": "none", "text": "None", "exclusive": True}
            made = question(name, kind, options=[*_options(draw, ["a", "b", "c"], worth), alone])
            atoms = [f"'a' in {name}", f"'b' not in {name}", f"any_of({name}, 'b', 'c')", f"'none' in {name}"]
            return made, {name: [*_subsets(["a", "b", "c"]), ["none"]]}, atoms
        case "yes_no":
            made = question(name, kind, options=_options(draw, ["yes", "no"], worth))
            return made, {name: ["yes", "no"]}, [f"{name} == 'yes'", f"not {name} == 'no'"]
        case "matrix":
            rows = [{"id": f"{name}_{row}", "text": row} for row in ("x", "y")]
            made = question(name, kind, options=_options(draw, ["a", "b"], worth), rows=rows)
            accepts: dict[str, list[Answered]] = {f"{name}_{row}": ["a", "b"] for row in ("x", "y")}
            return made, accepts, [f"{name}_x == 'a'", f"{name}_y != 'a'"]
        case "date":
            made = question(name, kind, min="1950-01-01", max="today")
            atoms = [f"days_since({name}) >= 28", f"years_since({name}) < 18", f"not days_since({name}) > 0"]
            return made, {name: ["1950-01-01", "2008-01-31", "2008-02-01", "2026-01-04", "2026-01-31"]}, atoms
        case "decimal":
            limits = {"min": 0, "max": 2, "decimals": 1}
            numbers: list[Answered] = [0, 0.5, 1.5, 2]
        case "whole":
            limits, numbers = {"min": -1, "max": 3}, [-1, 0, 2, 3]
        case _:
            limits, numbers = {}, [0, 1, 6, 10]
    points = {} if worth is None else {"points": _ranges(draw, [0.5, 2], worth)}
    atoms = [f"{name} >= 2", f"{name} < 1", f"{name} == 0", f"{name} + 1 > 2", f"not {name} > 0.5"]
    return question(name, kind, **limits, **points), {name: numbers}, atoms


POSITIVE = ("not ", " not ", "!=", " < ", "band(", "points(")


def _condition(draw: st.DrawFn, form: Form, *, scores: bool) -> str | None:
    atoms = [*form.atoms, *(form.score_atoms if scores else [])]
    if form.positive:
        atoms = [atom for atom in atoms if not any(mark in f"{atom} " for mark in POSITIVE)]
    if not atoms:
        return None
    chosen = draw(st.lists(st.sampled_from(atoms), min_size=1, max_size=3))
    joined = draw(st.sampled_from([" and ", " or "])).join(chosen)
    if form.positive:
        return joined
    return draw(st.sampled_from([joined, joined, f"not ({joined})", f"count({', '.join(chosen)}) >= 1"]))


def _add_question(draw: st.DrawFn, form: Form) -> Json:
    name = f"q{len(form.accepts)}"
    made, accepts, atoms = _made(draw, name)
    offered = draw(st.sampled_from([[], ["not_sure"], ["not_sure", "declined"]]))
    gate = _condition(draw, form, scores=True) if draw(st.booleans()) else None
    made |= {"non_answers": offered} | ({} if gate is None else {"ask_if": gate})
    for each, values in accepts.items():
        form.accepts[each] = [*values, *(NOT_SURE if word == "not_sure" else DECLINED for word in offered)]
        atoms += [f"answered({each})", f"not_sure({each})", f"declined({each})"]
        text = str(made)
        if "'points': {" in text:
            form.named.append(each)
        elif "'points'" in text:
            form.plain.append(each)
            atoms += [f"points({each}) >= 1"]
        elif made["type"] in ("whole", "decimal", "scale"):
            form.plain.append(each)
    form.atoms += atoms
    return made


def _missing(draw: st.DrawFn) -> Json:
    at_least = draw(st.sampled_from(["all", "half", 1]))
    counts = {} if at_least == "all" else {"count_as": draw(st.sampled_from([0, 1, 0.5]))}
    return {"at_least": at_least, "not_asked": draw(st.sampled_from(["leave_out", 0, 2])), **counts}


BANDS = [
    {"id": "low", "from": -100, "text": "Low"},
    {"id": "mid", "from": 1, "text": "M"},
    {"id": "high", "from": 3, "text": "H"},
]


def _add_score(draw: st.DrawFn, form: Form, name: str, **kind: object) -> None:
    made: Json = {"id": name, "title": name, "missing": _missing(draw), "bands": BANDS, **kind}
    gate = _condition(draw, form, scores=True) if draw(st.integers(0, 3)) == 0 else None
    form.scores.append(made | ({} if gate is None else {"applies_if": gate}))
    form.score_atoms += [f"{name} >= 2", f"{name} < 1", f"band({name}) == 'mid'", f"band({name}) != 'low'"]


@st.composite
def forms(draw: st.DrawFn, *, positive: bool = False) -> Form:
    """A whole questionnaire, which loads."""
    form = Form(positive)
    for number in range(draw(st.integers(1, 3))):
        questions = []
        for _question in range(draw(st.integers(1, 3))):
            questions.append(_add_question(draw, form))
            if form.plain and not positive and draw(st.booleans()):
                items = draw(st.lists(st.sampled_from(form.plain), min_size=1, max_size=4, unique=True))
                _add_score(draw, form, f"s{len(form.scores)}", items=items)
        section: Json = {"id": f"section{number}", "title": "Section", "questions": questions}
        when = None if positive or draw(st.integers(0, 2)) else _condition(draw, form, scores=True)
        end = {} if when is None else {"end_if": {"when": when, "title": "End", "text": ["End"]}}
        form.sections.append(section | end)
    if form.named:
        _add_score(draw, form, "general", category=True)
    for number, level in enumerate(["emergency", "urgent", "soon", "routine", "routine"]):
        when = _condition(draw, form, scores=level == "routine" and not positive)
        if when is not None:
            form.rules.append({"id": f"R{number}", "when": when, "level": level, "text": "Get help"})
    return form


@st.composite
def answers(draw: st.DrawFn, form: Form) -> Answers:
    """Answers to some of the questions of ``form``, each of which its question accepts."""
    drawn: Answers = {}
    for name, values in form.accepts.items():
        if draw(st.booleans()):
            drawn[name] = draw(st.sampled_from(values))
    return drawn


@st.composite
def more(draw: st.DrawFn, form: Form, before: Answers) -> Answers:
    """``before`` with answers to some of the questions that had none."""
    return {**draw(answers(form)), **before}


@st.composite
def all_answered(draw: st.DrawFn, form: Form) -> Answers:
    """A value for every question."""
    values = {name: [value for value in known if not isinstance(value, dict)] for name, known in form.accepts.items()}
    return {name: draw(st.sampled_from(known)) for name, known in values.items()}
