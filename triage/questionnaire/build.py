"""The document → the questionnaire as understood, walking it in the order in which it is answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from pydantic import JsonValue

from triage.logic import Condition, Hidden, Name, NonAnswer, Scope, Test, compile_condition, day_name, names_written
from triage.logic.tree import All, Not
from triage.questionnaire.answers import reader_of
from triage.questionnaire.asking import Entry, answer_of, entries, matrix_of, type_of
from triage.questionnaire.bench import Bench
from triage.questionnaire.document import Document, EndField
from triage.questionnaire.following import about_of, notes_of, report_of, rules_of, scores_behind, sources_of
from triage.questionnaire.itemising import Known, worth_of
from triage.questionnaire.model import End, Question, Questionnaire, Reader, Section, Stage
from triage.questionnaire.planning import ScorePlan, circles, has_points, plans
from triage.questionnaire.points import points_of
from triage.questionnaire.scores import Score
from triage.questionnaire.scoring import score_of
from triage.questionnaire.source import Path
from triage.questionnaire.texts import check_texts
from triage.words import _


def build(document: Document, value: JsonValue, digest: str, bench: Bench) -> Questionnaire | None:
    """The questionnaire that ``document`` (read from ``value``) describes; ``None`` where ``bench`` holds an error."""
    check_texts(value, bench)
    walk = _Walk(document, bench)
    walk.sections()
    scope = Scope(walk.names, walk.unsaid, walk.day)
    rules = rules_of(document, scope, scores_behind(walk.names), bench)
    notes = notes_of(document, scope, bench)
    report = report_of(document, walk.entries, scope, bench)
    sources = sources_of(document, bench)
    about = about_of(document.about, bench)
    if bench.failed:
        return None
    return Questionnaire(
        id=document.id,
        version=document.version,
        title=bench.words(document.title),
        summary=bench.optional_words(document.summary),
        language=document.language,
        hash=digest,
        place=bench.place,
        about=about,
        start_minutes=document.start.minutes,
        start_text=tuple(bench.words(text) for text in document.start.text),
        start_first=bench.optional_words(document.start.first),
        sections=tuple(walk.built_sections),
        questions=tuple(walk.built.values()),
        readers=_readers(walk.built.values()),
        scores=tuple(sorted(walk.scores, key=lambda score: score.name.index)),
        stages=walk.stages,
        uses_day=bench.uses_day,
        rules=rules,
        notes=notes,
        report=report,
        sources=sources,
        examples=document.examples,
        document=document,
        findings=bench.findings,
        question_by_id=walk.built,
    )


def _readers(questions: Iterable[Question]) -> dict[str, tuple[int, Reader]]:
    """The index of each of ``questions`` and what reads its answer; those that are answered alike share theirs."""
    reader = cache(reader_of)
    return {asked.id: (asked.index, reader(asked.answer, asked.non_answers)) for asked in questions}


class _Walk:
    """Builds questions in order; a condition sees what stands before it, and scores made of that only."""

    def __init__(self, document: Document, bench: Bench) -> None:
        self._document, self._bench = document, bench
        self.entries = entries(document, bench)
        self._plans = plans(document.scores, self.entries, bench)
        self._waiting = dict(enumerate(self._plans))
        self.names: dict[str, Name] = {}
        self.day = day_name(len(self.entries) + len(self._plans))
        self._circles = circles(self._plans)
        self._unusable = self._hidden()
        self._scope = Scope(self.names, self._unusable, self.day)
        self._gates: dict[Path, Condition | None] = {}
        self._rows: dict[Path, set[str]] = {}
        for entry in self.entries:
            self._rows.setdefault(entry.field_path, set()).add(entry.id)
        self.built: dict[str, Question] = {}
        self.built_sections: list[Section] = []
        self.scores: list[Score] = []
        self._open_gates: list[tuple[int, Test]] = []
        self._stages: list[Stage] = []
        self._ends: list[Condition] = []
        self._check_ids()

    @property
    def stages(self) -> tuple[Stage, ...]:
        """What answers decide, from first to last."""
        return (*self._stages, Stage(tuple(self._open_gates), None))

    @property
    def unsaid(self) -> dict[str, Hidden | None]:
        """The names of which nothing is said, because what is wrong with them is said already."""
        return {name: None for name, why in self._unusable.items() if why is None}

    def _check_ids(self) -> None:
        named: list[tuple[Path, str]] = [(entry.path, entry.id) for entry in self.entries]
        named += {entry.field_path: entry.field.id for entry in self.entries if entry.row is not None}.items()
        named += [(plan.path, plan.field.id) for plan in self._plans]
        self._bench.unique(named, _("questions or scores"))
        sections = ((("sections", at), section.id) for at, section in enumerate(self._document.sections))
        self._bench.unique(sections, _("sections"))

    def sections(self) -> None:
        """Build every section with its questions, and the scores as soon as their questions are known."""
        at = 0
        for number, section in enumerate(self._document.sections):
            questions: list[Question] = []
            while at < len(self.entries) and self.entries[at].section == number:
                questions.append(self._question(self.entries[at], at))
                self._finish_scores(at)
                at += 1
            end = self._end(section.end_if, number)
            built = Section(
                section.id,
                number,
                self._bench.words(section.title),
                self._bench.optional_words(section.intro),
                tuple(questions),
                end,
            )
            self.built_sections.append(built)

    def _hidden(self) -> dict[str, Hidden | None]:
        """Why a name cannot be used until it is among ``names``."""
        cure = _("Move this below, or ask that question first.")
        later = {entry.id: _("'{name}' is asked later.") for entry in self.entries}
        unfinished = {plan.field.id: _("'{name}' is made from questions that are asked later.") for plan in self._plans}
        messages = (later | unfinished).items()
        hidden: dict[str, Hidden | None] = {
            name: Hidden("forward-reference", message.format(name=name), cure) for name, message in messages
        }
        hidden |= {name: _in_a_circle(way) for name, way in self._circles.items()}
        return hidden | dict.fromkeys(self._bench.loss.names)

    def _own_gate(self, entry: Entry) -> Condition | None:
        """The condition that stands on ``entry``, or on the table that it is a row of, as seen from above the table."""
        path = (*entry.field_path, "ask_if")
        if path not in self._gates:
            self._gates[path] = self._bench.condition(entry.field.ask_if, self._scope_above(entry), path)
        return self._gates[path]

    def _scope_above(self, entry: Entry) -> Scope:
        """What the condition on ``entry`` may name: all before it, and so neither it nor another row of its table."""
        cure = _("Name a question that comes before it.")
        own = {
            name: Hidden("forward-reference", _("'{name}' is asked only if this holds.").format(name=name), cure)
            for name in names_written(entry.field.ask_if or "")
            if name in self._rows[entry.field_path]
        }
        return Scope(self.names, {**self._unusable, **own}, self.day) if own else self._scope

    def _question(self, entry: Entry, index: int) -> Question:
        bench, field = self._bench, entry.field
        answer = answer_of(entry, bench)
        gate = _both([Not(end) for end in self._ends], self._own_gate(entry))
        text = bench.words(field.text if entry.row is None else entry.row.text)
        label = bench.optional_words(field.label if entry.row is None else entry.row.label) or text
        codes = {option.id: bench.words(option.text) for option in entry.options}
        single = has_points(entry) and not entry.has_cases
        points = points_of(worth_of(entry, answer, None, bench)) if single else None
        question = Question(
            id=entry.id,
            index=index,
            section=entry.section,
            text=text,
            label=label,
            hint=bench.optional_words(field.hint) if entry.row is None else None,
            why=bench.optional_words(field.why) if entry.row is None else None,
            answer=answer,
            required=field.required,
            non_answers=tuple(NonAnswer(word) for word in field.non_answers),
            matrix=matrix_of(entry, bench),
            conditional=field.ask_if is not None,
            gate=gate,
            name=Name(entry.id, index, type_of(answer), text, codes, points),
        )
        self.built[entry.id] = question
        if gate is not None:
            self._open_gates.append((index, compile_condition(gate)))
        self._add(question.name)
        return question

    def _finish_scores(self, at: int) -> None:
        """Build the scores whose questions are all known after question ``at``."""
        while (ready := self._ready(at)) is not None:
            number, plan = ready
            del self._waiting[number]
            count = len(self.entries)
            known = Known(self.built, self._scope, self.day.index + 1)
            score = score_of(plan, count + number, known, self._bench)
            if score is None:
                if self._bench.failed:
                    self._unusable[plan.field.id] = None
                continue
            self.scores.append(score)
            self._stages.append(Stage(tuple(self._open_gates), score))
            self._open_gates.clear()
            if score.id not in self.names:
                self._add(score.name)

    def _add(self, name: Name) -> None:
        """Let conditions use ``name`` from now on, if all that they can ask of it is known."""
        if name.id not in self._bench.loss.names:
            self.names[name.id] = name

    def _ready(self, at: int) -> tuple[int, ScorePlan] | None:
        """The next score that can be made after question ``at``, by number; after the last question, any that is left.

        A score waits for all that it names and that is still to come, be it a question or a score.
        """
        if not self._waiting:
            return None
        coming = self._scope.hidden.keys() - self.names.keys()
        able = (ready for ready in self._waiting.items() if coming.isdisjoint(ready[1].needs))
        rest = self._waiting.items() if at == len(self.entries) - 1 else ()
        circling = (ready for ready in rest if ready[1].field.id in self._circles)
        return next(able, next(circling, next(iter(rest), None)))

    def _end(self, field: EndField | None, number: int) -> End | None:
        if field is None:
            return None
        bench = self._bench
        when = bench.condition(field.when, self._scope, ("sections", number, "end_if", "when"))
        if when is None:
            return None
        self._ends.append(when)
        text = tuple(bench.words(paragraph) for paragraph in field.text)
        return End(when, compile_condition(when), bench.words(field.title), text)


def _in_a_circle(way: Sequence[str]) -> Hidden:
    """Why a score cannot be used that lies on ``way``, which leads back to where it begins."""
    if len(set(way)) == 1:
        cure = _("Say what it is made of without it. A band calls it 'value'.")
        return Hidden("score-after", _("The score '{name}' is made of itself.").format(name=way[0]), cure)
    steps = [_("'{one}' needs '{other}'").format(one=one, other=other) for one, other in pairwise(way)]
    message = _("These scores go round in a circle: {steps}.").format(steps=", ".join(steps))
    return Hidden("score-after", message, _("Say for one of them what it is made of without the next one."))


def _both(ends: Sequence[Condition], own: Condition | None) -> Condition | None:
    parts = [*ends, *([] if own is None else [own])]
    if len(parts) <= 1:
        return parts[0] if parts else None
    return All(tuple(parts))
