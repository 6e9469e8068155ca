"""What nobody can know any more once parts of a document are left out, and which findings could be due to that."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, NamedTuple, get_args

from pydantic import BaseModel, JsonValue

from triage.logic.likeness import nearest
from triage.questionnaire import rewriting
from triage.questionnaire.document import Document, EndField, SectionField
from triage.questionnaire.fields import (
    CaseField,
    ChoiceField,
    DateField,
    DecimalField,
    MatrixField,
    MultipleField,
    OptionField,
    QuestionField,
    RangeField,
    ScaleField,
    WholeField,
)
from triage.questionnaire.leaning import Torn, unsure_of
from triage.questionnaire.parts import NAME_PATTERN
from triage.questionnaire.salvage import Rest
from triage.questionnaire.score_fields import BandField, MissingField, RoundField, ScoreField, WhenField
from triage.questionnaire.source import Path

_MODELS: Final[tuple[type[BaseModel], ...]] = (
    *(Document, SectionField, EndField, OptionField, RangeField, CaseField, ChoiceField, MultipleField, WholeField),
    *(DecimalField, ScaleField, DateField, MatrixField, ScoreField, BandField, MissingField, RoundField, WhenField),
)
_KEYS: Final = sorted({field.alias or name for model in _MODELS for name, field in model.model_fields.items()})

_TYPES: Final = [get_args(model.model_fields["type"].annotation)[0] for model in get_args(get_args(QuestionField)[0])]
"""The types of questions."""

_MOST_STEPS: Final = 3
"""Deeper in a file, a key that is not known has no questions below it: those of a section are three steps down."""

_ANYTHING: Final = "?"
"""Stands for a key that nobody can guess."""

_HARMLESS: Final = frozenset(
    {
        *("$schema", "summary", "about", "start", "report", "rules", "notes", "examples", "version", "accept"),
        *("title", "text", "label", "hint", "why", "intro", "statement", "low_text", "high_text", "unit", "max_length"),
        *("sources", "references", "change", "better", "working", "required", "information_only"),
    }
)
"""Keys on which nothing hangs found elsewhere while a file is loaded; of ``sources``, see ``_codes``."""

_LOCAL: Final = frozenset(
    {
        *("unknown-name", "unknown-option", "unknown-band", "unknown-function", "unknown-source", "unknown-score"),
        *("syntax", "bad-token", "condition-too-deep", "condition-too-long", "wrong-type", "wrong-arguments"),
        *("forward-reference", "score-after", "date-without-limits", "duplicate-id", "bad-date", "look-up-key"),
        *("unknown-placeholder", "stray-bracket", "missing-glyph"),
    }
)
"""What is found by one look at its place and at parts that are whole: it is so, whatever else is left out beside it."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What is not known any more of a document, since parts of it are left out.

    ``names`` are the questions, rows and scores of which nothing can be said; ``nameless``: there may be others.
    ``parts`` are the questions and scores that are not whole, by their place in the rest. What has one of ``codes``
    could be due to the loss wherever it stands.
    """

    names: frozenset[str] = frozenset()
    nameless: bool = False
    parts: frozenset[Path] = frozenset()
    codes: frozenset[str] = frozenset()

    def hides(self, code: str, path: Path) -> bool:
        """Whether a finding with ``code`` at ``path`` of the rest could be due to the loss."""
        if code in self.codes or (self.nameless and code == "unknown-name"):
            return True
        return code not in _LOCAL and not self.parts.isdisjoint((path[:2], path[:4]))


NOTHING: Final = Loss()
"""Where a document is whole."""


class _Piece(NamedTuple):
    """Something that is left out: the place that was most likely meant by its author, and what stood there."""

    path: Path
    value: JsonValue


def loss_of(whole: JsonValue, rest: Rest, spoilt: Collection[Path]) -> Loss:
    """What is not known any more where only ``rest`` is left of the document ``whole``.

    Of what is ``spoilt``, the author wrote more than stands in ``whole``.
    """
    pieces = {path: _Piece(_as_meant(path), _value(whole, path)) for path in rest.left_out}
    torn = [piece for piece in pieces.values() if not _is_harmless(piece)]
    gone = {name for piece in torn for name in _names(piece)}
    nameless = None in gone or any(_is_ids(pieces[path]) for path in spoilt)
    named = frozenset(name for name in gone if name is not None)
    names, parts = unsure_of(rest, Torn(frozenset(piece.path for piece in torn), named, nameless=nameless))
    return Loss(names, nameless, parts, frozenset(_codes(pieces.values(), leaning=bool(names or parts or nameless))))


def _as_meant(path: Path) -> Path:
    """``path``, its last key the known one that was most likely meant; ``?`` where that is not clear."""
    key = path[-1]
    if isinstance(key, int) or key in _KEYS or _is_of_author(path):
        return path
    return (*path[:-1], _known_key(key))


@lru_cache(maxsize=1000)
def _known_key(key: str) -> str:
    """The known key that is written most like ``key``."""
    return nearest(key, _KEYS) or _ANYTHING


def _is_of_author(path: Path) -> bool:
    """Whether the last key of ``path`` is a word of the author."""
    return path[-2:-1] in (("points",), ("look_up",), ("option_lists",))


def _value(whole: JsonValue, path: Path) -> JsonValue:
    """What stands at ``path``; ``None`` where nothing does."""
    here = whole
    for step in path:
        if isinstance(here, dict) and step in here:
            here = here[str(step)]
        elif isinstance(here, list) and isinstance(step, int):
            here = here[step]
        else:
            return None
    return here


def _is_harmless(piece: _Piece) -> bool:
    """Whether no finding elsewhere can hang on it."""
    if piece.path == (_ANYTHING,):
        return not _holds(piece.value)
    keys = piece.path[2:] if piece.path[0] == "option_lists" else piece.path
    return not _is_of_author(piece.path) and not _HARMLESS.isdisjoint(keys)


def _names(piece: _Piece) -> Iterator[str | None]:
    """The ids of the questions, rows and scores that stood in ``piece``; ``None``: there may be others."""
    match piece.path:
        case ("sections",) | ("sections", int()):
            yield from _ids(piece.value, "sections")
        case ("sections", int(), "questions") | ("sections", int(), "questions", int()):
            yield from _ids(piece.value, "questions")
        case ("scores",) | ("scores", int()) | (*_, "rows") | (*_, "rows", int()):
            yield from _ids(piece.value, "rows")
        case (*_, str(key)) if key == _ANYTHING and len(piece.path) <= _MOST_STEPS and _holds(piece.value):
            yield None
        case _:
            pass


def _holds(value: JsonValue) -> bool:
    """Whether something can stand in ``value``."""
    return isinstance(value, dict | list)


def _ids(value: JsonValue, kind: Literal["sections", "questions", "rows"]) -> Iterator[str | None]:
    """The same for one part of ``kind``, or a list of them; scores have an id just as rows do."""
    match value:
        case [*items] if items:
            for one in items:
                yield from _ids(one, kind)
        case dict() if kind == "sections":
            asked = (item for key, item in value.items() if _as_meant((key,)) == ("questions",))
            yield from _ids(next(asked, None), "questions")
        case dict():
            name = value.get("id")
            yield name if isinstance(name, str) and re.search(NAME_PATTERN, name) else None
            if kind == "questions" and "rows" in value:
                yield from _ids(value["rows"], "rows")
            elif kind == "questions" and _may_be_table(value):
                yield None
        case _:
            yield None


def _may_be_table(question: Mapping[str, JsonValue]) -> bool:
    """Whether ``question``, which has no rows as they are written here, can have been meant to have some."""
    kind = question.get("type")
    fix = rewriting.question_type(kind, _TYPES)[1] if isinstance(kind, str) else None
    if kind in _TYPES or fix is not None:
        return "matrix" in (kind, None if fix is None else fix.instead)
    return any(_holds(item) for key, item in question.items() if key not in ("options", "points", "non_answers"))


def _is_ids(piece: _Piece) -> bool:
    """Whether something in it is, or has, the id of a question, a row or a score."""
    key = next((step for step in reversed(piece.path) if isinstance(step, str)), _ANYTHING)
    return key in ("id", "sections", "questions", "rows", "scores", _ANYTHING)


def _codes(pieces: Iterable[_Piece], *, leaning: bool) -> Iterator[str]:
    """The codes of what could be found anywhere because of ``pieces``; ``leaning``: something leans on them."""
    if leaning:
        yield "not-an-item"
    for piece in pieces:
        key = piece.path[0]
        if key in ("sources", _ANYTHING):
            yield "unknown-source"
        if key in ("option_lists", _ANYTHING):
            yield "unknown-option-list"
        if key in ("scores", _ANYTHING):
            yield "unknown-score"
        if key == "language":
            yield "no-emergency-contact"
