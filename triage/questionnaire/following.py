"""What follows from answers, as written → as understood: rules, notes, the report's plan, sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from triage.logic import FIRST_DAY, LAST_DAY, Hidden, Name, Scope, ScoreType, TextType, compile_condition
from triage.questionnaire.asking import Entry, day
from triage.questionnaire.bench import Bench
from triage.questionnaire.document import AboutField, Document, ExampleField, SourceField
from triage.questionnaire.fields import (
    CaseField,
    ChoiceField,
    DecimalField,
    MatrixField,
    MultipleField,
    OptionField,
    RangeField,
    ScaleField,
    WholeField,
    YesNoField,
)
from triage.questionnaire.levels import Level
from triage.questionnaire.model import Note, ReportPlan, Rule
from triage.questionnaire.outcomes import NoteField, RuleField
from triage.questionnaire.score_fields import ScoreField
from triage.questionnaire.source import Path
from triage.words import _

Citing = RuleField | NoteField | ScoreField | OptionField | RangeField
"""What can cite sources."""


def scores_behind(names: Mapping[str, Name]) -> dict[str, Hidden]:
    """The scores among ``names``, each with why a rule above 'routine' cannot look at it."""
    message = _("'{name}' is a score, and only a routine rule can look at a score: urgency is not points.")
    cure = _('Name the answers that matter, or write "level": "routine".')
    scores = [name.id for name in names.values() if isinstance(name.type, ScoreType)]
    return {name: Hidden("score-in-urgent-rule", message.format(name=name), cure) for name in scores}


def rules_of(document: Document, scope: Scope, behind: Mapping[str, Hidden], bench: Bench) -> tuple[Rule, ...]:
    """The rules of ``document``; ``behind`` is what only a routine rule may see."""
    ids: list[tuple[Path, str]] = [(("rules", at), rule.id) for at, rule in enumerate(document.rules)]
    ids += [(("notes", at), note.id) for at, note in enumerate(document.notes)]
    bench.unique(ids, _("rules or notes"))
    _check_emergency(document, bench)
    questions = {id_: name for id_, name in scope.names.items() if id_ not in behind}
    urgent_scope = Scope(questions, {**scope.hidden, **behind}, scope.day)
    rules = []
    for at, field in enumerate(document.rules):
        seen = scope if field.level == "routine" else urgent_scope
        rule = _rule(field, seen, ("rules", at), bench)
        if rule is not None:
            rules.append(rule)
    return tuple(rules)


def _rule(field: RuleField, scope: Scope, path: Path, bench: Bench) -> Rule | None:
    when = bench.condition(field.when, scope, (*path, "when"))
    if when is None:
        return None
    return Rule(
        id=field.id,
        when=when,
        test=compile_condition(when),
        level=Level.of(field.level),
        text=bench.words(field.text),
        detail=bench.optional_words(field.detail),
        sources=field.sources,
    )


def _check_emergency(document: Document, bench: Bench) -> None:
    first = next((at for at, rule in enumerate(document.rules) if rule.level == "emergency"), None)
    if first is None:
        return
    path: Path = ("rules", first, "level")
    place = bench.place
    if not place.has_emergency_contact():
        message = _("There is an emergency rule, but no emergency number is set for this place.")
        bench.error("no-emergency-contact", path, message, _("Set the emergency number in the clinic's settings."))
    elif not place.serves(document.language):
        message = _("There is an emergency rule, but this place has no emergency contact for '{language}'.")
        served = ", ".join(place.languages)
        words = message.format(language=document.language)
        cure = _("It serves {served}. Set the contacts for this language in the clinic's settings.").format(
            served=served
        )
        bench.error("no-emergency-contact", path, words, cure)


def notes_of(document: Document, scope: Scope, bench: Bench) -> tuple[Note, ...]:
    """The notes of ``document``."""
    scores = [field.id for field in document.scores]
    notes = []
    for at, field in enumerate(document.notes):
        path: Path = ("notes", at)
        when = bench.condition(field.when, scope, (*path, "when"))
        if field.score is not None and field.score not in scores:
            message = _("There is no score called '{name}'.").format(name=field.score)
            bench.unknown("unknown-score", (*path, "score"), message, field.score, scores)
        test = None if when is None else compile_condition(when)
        notes.append(Note(field.id, when, test, field.kind, bench.words(field.text), field.score, field.sources))
    return tuple(notes)


def report_of(document: Document, entries: Sequence[Entry], scope: Scope, bench: Bench) -> ReportPlan:
    """What the report shows first; a table in ``history`` stands for all its rows."""
    field = document.report
    rows: dict[str, list[str]] = {}
    for entry in entries:
        rows.setdefault(entry.field.id, []).append(entry.id)
        rows.setdefault(entry.id, [entry.id])
    history: list[str] = []
    for at, name in enumerate(field.history):
        if name not in rows:
            message = _("There is no question called '{name}'.").format(name=name)
            bench.unknown("unknown-name", ("report", "history", at), message, name, rows)
        history += rows.get(name, [])
    _check_concern(field.main_concern, scope, bench)
    helper = bench.condition(field.helper_if, scope, ("report", "helper_if"))
    return ReportPlan(field.main_concern, None if helper is None else compile_condition(helper), tuple(history))


def _check_concern(name: str | None, scope: Scope, bench: Bench) -> None:
    path: Path = ("report", "main_concern")
    if name is None:
        return
    if name not in scope.names:
        message = _("There is no question called '{name}'.").format(name=name)
        bench.unknown("unknown-name", path, message, name, scope.names)
    elif not isinstance(scope.names[name].type, TextType):
        message = _("'{name}' is not a text question.").format(name=name)
        bench.error("wrong-type", path, message, _("Name a question of the type text or long_text."))


def sources_of(document: Document, bench: Bench) -> dict[str, SourceField]:
    """The sources by id; whoever cites one that is not there is noted."""
    sources = {source.id: _in_words(source, bench) for source in document.sources}
    bench.unique(((("sources", at), source.id) for at, source in enumerate(document.sources)), _("sources"))
    for path, name in _cited(document):
        if name not in sources:
            message = _("There is no source called '{name}'.").format(name=name)
            bench.unknown("unknown-source", path, message, name, sources)
    _check_examples(document.examples, bench)
    return sources


def _check_examples(examples: Sequence[ExampleField], bench: Bench) -> None:
    bench.unique(((("examples", at), example.id) for at, example in enumerate(examples)), _("examples"))
    for at, example in enumerate(examples):
        path: Path = ("examples", at, "on")
        found = day(example.on, path, bench)
        if found is not None and not FIRST_DAY <= found <= LAST_DAY:
            message = _("No form can be answered on this day.")
            cure = _("Write a day from {first} to {last}.")
            bench.error("bad-date", path, message, cure.format(first=FIRST_DAY.isoformat(), last=LAST_DAY.isoformat()))


def _in_words(source: SourceField, bench: Bench) -> SourceField:
    words = {"title": bench.words(source.title), "publisher": bench.optional_words(source.publisher)}
    return source.model_copy(update={**words, "note": bench.optional_words(source.note)})


def about_of(about: AboutField, bench: Bench) -> AboutField:
    """``about`` in the words of the place."""
    day(about.review_date, ("about", "review_date"), bench)
    lists = {"authors": about.authors, "references": about.references}
    words = {
        "intended_use": bench.words(about.intended_use),
        "population": bench.words(about.population),
        "licence": bench.words(about.licence),
    }
    return about.model_copy(update={**words, **{key: tuple(map(bench.words, texts)) for key, texts in lists.items()}})


def _cited(document: Document) -> Iterator[tuple[Path, str]]:
    citing: list[tuple[Path, Sequence[Citing]]] = [
        (("rules",), document.rules),
        (("notes",), document.notes),
        (("scores",), document.scores),
        *_option_lists(document),
    ]
    for path, items in citing:
        for at, item in enumerate(items):
            for number, name in enumerate(item.sources):
                yield (*path, at, "sources", number), name
    for at, score in enumerate(document.scores):
        beside: list[tuple[Path, Sequence[str]]] = [] if score.change is None else [(("change",), score.change.sources)]
        beside += [(("references", number), one.sources) for number, one in enumerate(score.references)]
        for inside, names in beside:
            yield from ((("scores", at, *inside, "sources", number), name) for number, name in enumerate(names))


def _option_lists(document: Document) -> Iterator[tuple[Path, Sequence[Citing]]]:
    for key, options in document.option_lists.items():
        yield ("option_lists", key), options
    for at, section in enumerate(document.sections):
        if isinstance(section.options, tuple):
            yield ("sections", at, "options"), section.options
        for number, question in enumerate(section.questions):
            path: Path = ("sections", at, "questions", number)
            match question:
                case ChoiceField() | MultipleField() | YesNoField() | MatrixField():
                    if isinstance(question.options, tuple):
                        yield (*path, "options"), question.options
                case WholeField() | DecimalField() | ScaleField():
                    yield from _ranges(question.points or (), (*path, "points"))
                case _:
                    pass


def _ranges(points: Sequence[RangeField] | Sequence[CaseField], path: Path) -> Iterator[tuple[Path, Sequence[Citing]]]:
    yield path, [point for point in points if isinstance(point, RangeField)]
    for at, case in enumerate(points):
        if isinstance(case, CaseField):
            yield (*path, at, "ranges"), case.ranges
