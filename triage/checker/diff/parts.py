"""The parts of a questionnaire as its author wrote them, each with its id, its place, and what is said of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from triage.checker.diff.trees import bare, renamed, renamed_measure
from triage.checker.net import own_gate
from triage.logic import Condition, Measure, describe, describe_measure
from triage.questionnaire import Band, Question, Questionnaire, Score
from triage.questionnaire.document import SectionField
from triage.questionnaire.fields import MatrixField, OptionsField, QuestionField
from triage.questionnaire.source import Path

PartKind = Literal[
    "questionnaire",
    "about",
    "start",
    "report",
    "section",
    "end",
    "question",
    "row",
    "option_list",
    "option",
    "score",
    "band",
    "rule",
    "note",
    "source",
    "example",
]
"""What a part is."""

Identity = tuple[PartKind, str, str]
"""A part: what it is, the id of what it belongs to (empty where it belongs to the whole), and its own id."""


class Said(NamedTuple):
    """What stands under a key of a part: ``key`` is equal where it means the same, ``words`` show it."""

    key: object
    words: str
    path: Path


class Part(NamedTuple):
    """A part of a questionnaire.

    ``owner`` is the part that it belongs to, and without which it is not told of. ``group`` is where it stands among
    others: the section of a question. ``said`` is what stands under each of its keys.
    """

    identity: Identity
    owner: Identity | None
    group: str
    path: Path
    said: Mapping[str, Said]


_OWN_PARTS: Final = frozenset(
    {"id", "questions", "options", "rows", "bands", "end_if", "accept", "schema_", "about", "start", "report"}
    | {"option_lists", "sources", "sections", "scores", "rules", "notes", "examples"}
)
"""Keys that hold parts, or nothing that is told."""

_Trees = Mapping[str, Condition | Measure | None]
"""What the conditions and formulas of a part mean, by key."""


def parts_of(questionnaire: Questionnaire) -> Iterator[Part]:
    """All parts of ``questionnaire``, in the order of its file."""
    document = questionnaire.document
    whole = _said(document, (), {}) | {"id": Said(document.id, document.id, ("id",))}
    yield Part(("questionnaire", "", ""), None, "", (), whole)
    yield _part("about", "", document.about, ("about",))
    yield _part("start", "", document.start, ("start",))
    yield _part("report", "", document.report, ("report",))
    for name, options in document.option_lists.items():
        path: Path = ("option_lists", name)
        yield Part(("option_list", "", name), None, "", path, {})
        yield from _options(("option_list", "", name), name, options, path)
    for at, source in enumerate(document.sources):
        yield _part("source", source.id, source, ("sources", at))
    for number, section in enumerate(document.sections):
        yield from _of_section(questionnaire, section, number)
    for at, (score, field) in enumerate(zip(questionnaire.scores, document.scores, strict=True)):
        yield _part("score", score.id, field, ("scores", at), _trees_of(score))
        yield from _bands(score, field.bands, ("scores", at, "bands"))
    for at, (rule, written) in enumerate(zip(questionnaire.rules, document.rules, strict=True)):
        yield _part("rule", rule.id, written, ("rules", at), {"when": rule.when})
    for at, (note, told) in enumerate(zip(questionnaire.notes, document.notes, strict=True)):
        yield _part("note", note.id, told, ("notes", at), {"when": note.when})
    for at, example in enumerate(document.examples):
        yield _part("example", example.id, example, ("examples", at))


def _trees_of(score: Score) -> _Trees:
    formula = None if score.formula is None else score.formula.measure
    then = None if score.after is None else score.after.then
    return {"applies_if": score.applies_if, "formula": formula, "then": then}


def _part(kind: PartKind, name: str, field: BaseModel, path: Path, trees: _Trees | None = None) -> Part:
    return Part((kind, "", name), None, "", path, _said(field, path, trees or {}))


def _of_section(questionnaire: Questionnaire, section: SectionField, number: int) -> Iterator[Part]:
    path: Path = ("sections", number)
    identity: Identity = ("section", "", section.id)
    yield Part(identity, None, "", path, _said(section, path, {}) | _list_named(section.options, path))
    yield from _options(identity, section.id, section.options, (*path, "options"))
    for at, field in enumerate(section.questions):
        yield from _of_question(questionnaire, field, section.id, (*path, "questions", at))
    end = questionnaire.sections[number].end
    if section.end_if is not None and end is not None:
        place = (*path, "end_if")
        yield Part(("end", "", section.id), identity, "", place, _said(section.end_if, place, {"when": end.when}))


def _of_question(questionnaire: Questionnaire, field: QuestionField, section: str, path: Path) -> Iterator[Part]:
    identity: Identity = ("question", "", field.id)
    rows = field.rows if isinstance(field, MatrixField) else ()
    question: Question = questionnaire.question_by_id[rows[0].id if rows else field.id]
    said = _said(field, path, {"ask_if": own_gate(questionnaire, question)})
    options = getattr(field, "options", None)
    yield Part(identity, None, section, path, said | _list_named(options, path))
    for at, row in enumerate(rows):
        place = (*path, "rows", at)
        yield Part(("row", field.id, row.id), identity, "", place, _said(row, place, {}))
    yield from _options(identity, field.id, options, (*path, "options"))


def _options(owner: Identity, name: str, options: OptionsField | None, path: Path) -> Iterator[Part]:
    if options is None or isinstance(options, str):
        return
    for at, option in enumerate(options):
        yield Part(("option", name, option.id), owner, "", (*path, at), _said(option, (*path, at), {}))


def _list_named(options: OptionsField | None, path: Path) -> dict[str, Said]:
    """The list that ``options`` name, where they do."""
    return {"options": Said(options, options, (*path, "options"))} if isinstance(options, str) else {}


def _bands(score: Score, fields: Sequence[BaseModel], path: Path) -> Iterator[Part]:
    owner: Identity = ("score", "", score.id)
    bands: Sequence[Band] = score.bands
    for at, (band, field) in enumerate(zip(bands, fields, strict=True)):
        said = _said(field, (*path, at), {"or_when": band.or_when})
        yield Part(("band", score.id, band.id), owner, "", (*path, at), said)


def _said(field: BaseModel, path: Path, trees: _Trees) -> dict[str, Said]:
    """What stands under each key of ``field``, which is at ``path``, but for what is nothing."""
    found: dict[str, Said] = {}
    for name, info in type(field).model_fields.items():
        value: object = getattr(field, name)
        key = info.alias or name
        if name in _OWN_PARTS or value is None or value == ():
            continue
        tree = trees.get(key)
        known = _plain(value) if tree is None else _tree_key(tree)
        words = _words(known) if tree is None else _tree_words(tree)
        found[key] = Said(known, words, (*path, key))
    return found


def _tree_key(tree: Condition | Measure) -> object:
    return renamed(tree, bare) if isinstance(tree, Condition) else renamed_measure(tree, bare)


def _tree_words(tree: Condition | Measure) -> str:
    return describe(tree) if isinstance(tree, Condition) else describe_measure(tree)


def _plain(value: object) -> object:
    """``value`` as JSON has it, with nothing in it that only says what is usual."""
    match value:
        case BaseModel():
            return {
                info.alias or name: _plain(getattr(value, name))
                for name, info in type(value).model_fields.items()
                if getattr(value, name) not in (info.default, None, ())
            }
        case tuple() | list():
            return [_plain(one) for one in value]
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case Decimal():
            return int(value) if value == int(value) else float(value)
        case _:
            return to_jsonable_python(value)


def _words(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
