"""The examples of a questionnaire: each is assessed, and what follows is compared with what it expects."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from triage.assessment import AnswersError, Assessment, assess
from triage.assessment.export import number_data
from triage.logic import NonAnswer, Number, Slot
from triage.logic.problems import did_you_mean
from triage.logic.values import day_of
from triage.questionnaire import AnswerError, Finding, Questionnaire, Severity
from triage.questionnaire.document import ExampleField
from triage.questionnaire.findings import Compared
from triage.questionnaire.parts import exact
from triage.questionnaire.source import Path, Source
from triage.words import _

_State = Literal["fired", "undecided", "ruled out"]


def run_examples(questionnaire: Questionnaire, source: Source) -> Iterator[Finding]:
    """What is wrong with the examples of ``questionnaire``; no finding means that there are some, and all hold."""
    if questionnaire.rules and not questionnaire.examples:
        message, cure = (
            _("No example says what must follow."),
            _("Write some, or let this command propose them: triage examples."),
        )
        yield source.finding("no-examples", ("rules",), message, cure, at_key=True, severity=Severity.ADVICE)
    for at, example in enumerate(questionnaire.examples):
        run = _Run(questionnaire, source, example, ("examples", at))
        unknown = tuple(run.unknown_names())
        yield from unknown
        yield from run.outcome(compare=not unknown)


@dataclass(frozen=True, slots=True)
class _Run:
    """One example, which stands at ``path``."""

    questionnaire: Questionnaire
    source: Source
    example: ExampleField
    path: Path

    def unknown_names(self) -> Iterator[Finding]:
        """The rules, notes, scores, bands and sections that are expected and do not exist."""
        expect, questionnaire = self.example.expect, self.questionnaire
        rules = [rule.id for rule in questionnaire.rules]
        bands = {score.id: [band.id for band in score.bands] for score in questionnaire.scores}
        ends = [section.id for section in questionnaire.sections if section.end is not None]
        for key, names in (("rules", expect.rules), ("undecided", expect.undecided)):
            for at, name in enumerate(names or ()):
                yield from self._known(name, rules, (key, at), _("There is no rule called '{name}'."))
        for at, name in enumerate(expect.notes or ()):
            notes = [note.id for note in questionnaire.notes]
            yield from self._known(name, notes, ("notes", at), _("There is no note called '{name}'."))
        for key, scores in (("scores", expect.scores), ("bands", expect.bands)):
            for name in scores:
                yield from self._known(name, bands, (key, name), _("There is no score called '{name}'."))
        for score, band in expect.bands.items():
            if band is not None and score in bands:
                yield from self._known(
                    band, bands[score], ("bands", score), _("This score has no band called '{name}'.")
                )
        if expect.ends is not None:
            yield from self._known(expect.ends, ends, ("ends",), _("No section called '{name}' can end the form."))

    def _known(self, name: str, among: Collection[str], inside: Path, message: str) -> Iterator[Finding]:
        if name not in among:
            cure = did_you_mean(name, among)
            yield self._finding("unknown-reference", ("expect", *inside), message.format(name=name), cure)

    def outcome(self, *, compare: bool) -> Iterator[Finding]:
        """Answers that cannot be given, or else, to ``compare``, what differs from what is expected."""
        try:
            assessment = assess(self.questionnaire, self.example.answers, day_of(self.example.on or ""))
        except AnswersError as error:
            yield from map(self._refused, error.problems)
            return
        if compare:
            yield from self._unconfirmed()
            yield from self._nothing_expected()
            yield from self._ignored(assessment)
            yield from self._unanswered(assessment)
            yield from self._level(assessment)
            yield from self._rules(assessment)
            yield from self._notes(assessment)
            yield from self._scores(assessment)
            yield from self._end(assessment)

    def _refused(self, problem: AnswerError) -> Finding:
        known, name = self.questionnaire.question_by_id, problem.question
        if name not in known:
            message = _("There is no question called '{name}'.").format(name=name)
            return self._finding("unknown-reference", ("answers", name), message, did_you_mean(name, known))
        message = _("The example '{example}' has an answer to '{name}' that cannot be given.")
        said = message.format(example=self.example.id, name=name)
        return self._finding("example-answer", ("answers", name), said, problem.message)

    def _unconfirmed(self) -> Iterator[Finding]:
        if not self.example.confirmed:
            message = _("Nobody has confirmed the example '{example}' yet.").format(example=self.example.id)
            cure = _('Read what it expects. If that is right, remove "confirmed": false.')
            yield self._finding("example-unconfirmed", ("confirmed",), message, cure, severity=Severity.ADVICE)

    def _nothing_expected(self) -> Iterator[Finding]:
        if not self.example.expect.model_fields_set:
            message = _("The example '{example}' expects nothing, so it cannot fail.").format(example=self.example.id)
            cure = _('Say what must follow, such as "level": "routine".')
            yield self._finding("example-empty", ("expect",), message, cure, severity=Severity.WARNING)

    def _ignored(self, assessment: Assessment) -> Iterator[Finding]:
        for question in assessment.ignored:
            message = _("The example '{example}' answers '{name}', which is not asked then.")
            said = message.format(example=self.example.id, name=question.id)
            cure = _("Remove the answer, or mend what decides whether it is asked.")
            yield self._finding("example-ignored", ("answers", question.id), said, cure, severity=Severity.WARNING)

    def _unanswered(self, assessment: Assessment) -> Iterator[Finding]:
        expected = self.example.expect.unanswered
        if expected is None:
            return
        found = {question.id for question in assessment.path if _is_left(assessment.answer(question))}
        for name in sorted(found.symmetric_difference(expected)):
            message = _("The example '{example}' expects that '{name}' is asked and not answered, but it is not so.")
            if name in found:
                message = _("In the example '{example}' the question '{name}' is asked too, and has no answer.")
            yield self._failed(("unanswered",), message, Compared(_names(expected), _names(found)), name=name)

    def _level(self, assessment: Assessment) -> Iterator[Finding]:
        expected, found = self.example.expect.level, assessment.level.word
        if expected is not None and expected != found:
            message = _("The example '{example}' expects the level '{expected}', but it is '{found}'.")
            yield self._failed(("level",), message, Compared(expected, found))

    def _rules(self, assessment: Assessment) -> Iterator[Finding]:
        expect, states = self.example.expect, _states(assessment)
        wanted: tuple[tuple[str, _State, Collection[str] | None], ...] = (
            ("rules", "fired", expect.rules),
            ("undecided", "undecided", expect.undecided),
        )
        for key, state, names in wanted:
            if names is not None:
                yield from self._of_state(key, state, names, states)
        if expect.rules is not None and (found := misplaced(expect.rules, assessment)):
            first, then = found
            message = _(
                "The example '{example}' expects the rule '{name}' before '{other}', but '{other}' comes first."
            )
            compared = Compared(_names(expect.rules), _names(rule.id for rule in assessment.fired))
            yield self._failed(("rules", expect.rules.index(first)), message, compared, name=first, other=then)

    def _of_state(
        self, key: str, state: _State, names: Collection[str], states: Mapping[str, _State]
    ) -> Iterator[Finding]:
        """Rules that should be in ``state`` and are not, or that are and should not be."""
        compared = Compared(_names(names), _names(name for name in states if states[name] == state))
        for at, name in enumerate(names):
            if states[name] != state:
                message = _("The example '{example}' expects that the rule '{name}' {wanted}, but it {instead}.")
                words = {"wanted": _words(state), "instead": _words(states[name])}
                yield self._failed((key, at), message, compared, name=name, **words)
        for name in states:
            if states[name] == state and name not in names:
                message = _("In the example '{example}' the rule '{name}' {instead}, which is not expected.")
                yield self._failed((key,), message, compared, name=name, instead=_words(state))

    def _notes(self, assessment: Assessment) -> Iterator[Finding]:
        expected = self.example.expect.notes
        if expected is None:
            return
        always = [note.id for note in self.questionnaire.notes if note.when is None]
        found = [note.id for note in assessment.notes if note.when is not None]
        compared = Compared(_names(expected), _names(found))
        for at, name in enumerate(expected):
            if name not in found:
                message = _("The example '{example}' expects the note '{name}', but it is not shown.")
                if name in always:
                    message = _(
                        "The example '{example}' names the note '{name}', which has no condition: it is always shown."
                    )
                yield self._failed(("notes", at), message, compared, name=name)
        for name in found:
            if name not in expected:
                message = _("In the example '{example}' the note '{name}' is shown, which is not expected.")
                yield self._failed(("notes",), message, compared, name=name)

    def _scores(self, assessment: Assessment) -> Iterator[Finding]:
        message = _("The example '{example}' expects {expected} for the score '{name}', but there is {found}.")
        for name, value in self.example.expect.scores.items():
            expected, found = None if value is None else exact(value), assessment.scores[name].value
            if expected != found:
                yield self._failed(("scores", name), message, Compared(_value(expected), _value(found)), name=name)
        for name, band in self.example.expect.bands.items():
            shown = assessment.scores[name].band
            if band != shown:
                yield self._failed(("bands", name), message, Compared(_band(band), _band(shown)), name=name)

    def _end(self, assessment: Assessment) -> Iterator[Finding]:
        expect = self.example.expect
        found = None if assessment.ended is None else assessment.ended.id
        if "ends" in expect.model_fields_set and expect.ends != found:
            message = _("The example '{example}' expects that the form {expected}, but it {found}.")
            yield self._failed(("ends",), message, Compared(_ending(expect.ends), _ending(found)))

    def _failed(self, inside: Path, message: str, compared: Compared, **words: str) -> Finding:
        said = message.format(example=self.example.id, **compared._asdict(), **words)
        finding = self._finding("example-failed", ("expect", *inside), said, _("Mend the example, or what it tests."))
        return replace(finding, compared=compared)

    def _finding(
        self, code: str, inside: Path, message: str, cure: str, *, severity: Severity = Severity.ERROR
    ) -> Finding:
        at_key = inside[0] == "answers" and code == "unknown-reference"
        return self.source.finding(code, (*self.path, *inside), message, cure, at_key=at_key, severity=severity)


def misplaced(names: Sequence[str], assessment: Assessment) -> tuple[str, str] | None:
    """Two of the rules called ``names``, of one level, that fire in the other order; ``None`` where all are in order.

    The order of rules of one level is that in which they are shown, and the first makes the heading.
    """
    places = {rule.id: (rule.level, at) for at, rule in enumerate(assessment.fired)}
    for first, then in combinations([name for name in names if name in places], 2):
        if places[first][0] is places[then][0] and places[first][1] > places[then][1]:
            return first, then
    return None


def _is_left(slot: Slot) -> bool:
    return slot is NonAnswer.UNANSWERED


def _states(assessment: Assessment) -> dict[str, _State]:
    fired = {rule.id for rule in assessment.fired}
    undecided = {rule.id for rule in assessment.undecided_rules}
    return {
        rule.id: "fired" if rule.id in fired else "undecided" if rule.id in undecided else "ruled out"
        for rule in assessment.questionnaire.rules
    }


def _words(state: _State) -> str:
    match state:
        case "fired":
            return _("fires")
        case "undecided":
            return _("is undecided")
        case "ruled out":
            return _("is ruled out")


def _names(names: Iterable[str]) -> str:
    """``names`` on one line."""
    return ", ".join(names) or _("none")


def _value(value: Number | None) -> str:
    return _("no value") if value is None else _("the value {value}").format(value=number_data(value))


def _band(band: str | None) -> str:
    return _("no band") if band is None else _("the band '{band}'").format(band=band)


def _ending(section: str | None) -> str:
    if section is None:
        return _("goes on to its last section")
    return _("ends after the section '{section}'").format(section=section)
