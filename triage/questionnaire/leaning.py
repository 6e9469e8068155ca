"""Which questions and scores of the rest of a document are not whole, and what else leans on these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from triage.logic import names_written
from triage.logic.lookup import FUNCTIONS
from triage.questionnaire.document import Document
from triage.questionnaire.fields import (
    CaseField,
    ChoiceField,
    DecimalField,
    MatrixField,
    MultipleField,
    QuestionField,
    ScaleField,
    WholeField,
    YesNoField,
)
from triage.questionnaire.salvage import Rest
from triage.questionnaire.score_fields import ScoreField
from triage.questionnaire.source import Path, written_at


@dataclass(frozen=True, slots=True)
class Torn:
    """What is left out of a document and can be missed elsewhere: at these ``paths`` of the author's file.

    ``names`` are those of the questions, rows and scores in it; ``nameless``: there may be others.
    """

    paths: frozenset[Path]
    names: frozenset[str]
    nameless: bool


def unsure_of(rest: Rest, torn: Torn) -> tuple[frozenset[str], frozenset[Path]]:
    """The names of which nothing can be said once ``torn`` is left out, and the parts of ``rest`` that are not whole.

    Such a name is that of a question or a row whose answers are not known, or of a score whose values are not.
    """
    document = rest.document
    asked = dict(_asked(document))
    marred = _marred(asked, rest, torn.paths)
    names = torn.names | {name for path in marred for name in _ids(asked[path])}
    scores: dict[Path, ScoreField] = {("scores", at): score for at, score in enumerate(document.scores)}
    inside = {path[:2] for path in torn.paths}
    doubted = {path for path in scores if written_at(path, rest.kept) in inside}
    doubted |= {path for path, score in scores.items() if score.category and (names or torn.nameless)}
    if any(_is_of_an_end(path) for path in torn.paths):
        doubted = set(scores)
    names, doubted = _spread(document, scores, names, doubted, nameless=torn.nameless)
    return names, frozenset({*marred, *doubted})


def _asked(document: Document) -> Iterator[tuple[Path, QuestionField]]:
    for number, section in enumerate(document.sections):
        for at, field in enumerate(section.questions):
            yield ("sections", number, "questions", at), field


def _ids(field: QuestionField) -> tuple[str, ...]:
    """The ids that the question ``field`` gives to itself and to its rows."""
    return (field.id, *(row.id for row in field.rows)) if isinstance(field, MatrixField) else (field.id,)


def _is_of_an_end(path: Path) -> bool:
    """Whether an end of the form stood at ``path``, or may have."""
    match path:
        case ("sections",) | ("sections", int()) | ("sections", int(), "end_if" | "?", *_):
            return True
        case _:
            return False


def _marred(asked: Mapping[Path, QuestionField], rest: Rest, torn: Iterable[Path]) -> frozenset[Path]:
    """Those of ``asked`` that lost something of their own, or of the options that they share."""
    touched = {path[:end] for path in torn for end in range(len(path) + 1)}
    lists = rest.document.option_lists
    lists_lost = not touched.isdisjoint({("option_lists",), ("?",)})
    found = set()
    for path, field in asked.items():
        section = written_at(path[:2], rest.kept)
        shared = rest.document.sections[int(path[1])].options
        own = field.options if isinstance(field, ChoiceField | MultipleField | YesNoField | MatrixField) else ()
        if own is None and not isinstance(field, YesNoField):
            own = shared
            if not touched.isdisjoint(((*section, "options"), (*section, "?"))):
                found.add(path)
        if isinstance(own, str) and (("option_lists", own) in touched or (lists_lost and own not in lists)):
            found.add(path)
        if written_at(path, rest.kept) in touched:
            found.add(path)
    return frozenset(found)


def _spread(
    document: Document, scores: Mapping[Path, ScoreField], names: frozenset[str], doubted: set[Path], *, nameless: bool
) -> tuple[frozenset[str], set[Path]]:
    """``names`` and the ``doubted`` among ``scores``, with all scores that lean on them, however far up."""
    leaning = _leaning(document, scores)
    known = {name for _path, field in _asked(document) for name in _ids(field)} | {one.id for one in scores.values()}
    found, lost = set(doubted), names | {scores[path].id for path in doubted}
    waiting = [*lost, *((leaning.keys() - known - lost) if nameless else ())]
    while waiting:
        more = leaning[waiting.pop()] - found
        found |= more
        waiting += [scores[path].id for path in more]
    return names | {scores[path].id for path in found}, found


def _leaning(document: Document, scores: Mapping[Path, ScoreField]) -> Mapping[str, set[Path]]:
    """Which of ``scores`` lean on each name: that name it, or of whose questions it decides whether they are asked."""
    needed: defaultdict[str, set[Path]] = defaultdict(set)
    for path, score in scores.items():
        for name in _needs(score):
            needed[name].add(path)
    found: defaultdict[str, set[Path]] = defaultdict(set)
    for _path, field in _asked(document):
        for name in _written(_conditions(field)):
            found[name].update(*(needed[one] for one in _ids(field)))
    for name, paths in needed.items():
        found[name] |= paths
    for name in _written(section.end_if.when for section in document.sections if section.end_if is not None):
        found[name] = set(scores)
    return found


def _conditions(field: QuestionField) -> Iterator[str | None]:
    """The conditions that stand on the question ``field``."""
    yield field.ask_if
    if isinstance(field, WholeField | DecimalField | ScaleField):
        yield from (case.when for case in field.points or () if isinstance(case, CaseField))


def _needs(score: ScoreField) -> frozenset[str]:
    """All that ``score`` names."""
    items = score.items or ()
    conditions = [item.when for item in items if not isinstance(item, str)]
    conditions += [band.or_when for band in score.bands if band.or_when is not None]
    named = _written((*conditions, score.applies_if, score.formula))
    return named | {item for item in items if isinstance(item, str)}


def _written(conditions: Iterable[str | None]) -> frozenset[str]:
    """The names in ``conditions``."""
    written = {name for condition in conditions for name in names_written(condition or "")}
    return frozenset(written - {"value", *FUNCTIONS})
