"""How a score was made, line by line: its items as they counted, the steps after them, the band they led to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from triage.assessment import Assessment, Reading, ScoreResult, Workings, workings
from triage.logic import Condition, Name, NonAnswer, describe
from triage.logic.words import number_words, quoted
from triage.questionnaire import Contribution, Score
from triage.questionnaire.saying import non_answer_words
from triage.report.answers import answer_words
from triage.report.steps import step_lines
from triage.report.urgency import Cite
from triage.report.view import Line, LineKind
from triage.words import _


@dataclass(frozen=True, slots=True)
class Maker:
    """Writes how the scores of ``assessment`` were made; each score on the way to others is told only once."""

    assessment: Assessment
    cite: Cite
    _told: set[str] = field(default_factory=set)

    def lines(self, result: ScoreResult) -> tuple[Line, ...]:
        """The lines for ``result``, first to last."""
        made = workings(result, self.assessment)
        items = self._in_short(made) if result.score.category else self._one_by_one(made, result.score)
        return (*items, *step_lines(result, made))

    def _in_short(self, made: Workings) -> Iterator[Line]:
        """A category: what gave points, then together what gave none, and what is missing for each reason."""
        for reading in made.readings:
            for part in reading.contributions:
                yield Line(
                    "item", self.contribution_words(part), "", number_words(part.points), self.cite(part.sources)
                )
        answered = [reading.of for reading in made.readings if not reading.contributions and reading.why is None]
        yield from self._together("item", answered, _("No points"), "0")
        for why in (NonAnswer.NOT_SURE, NonAnswer.DECLINED, NonAnswer.UNANSWERED):
            missing = [reading.of for reading in made.readings if reading.why is why and not self._is_open(reading)]
            yield from self._together("missing", missing, non_answer_words(why), "")

    def _together(self, kind: LineKind, of: Sequence[Name | Condition], what: str, value: str) -> Iterator[Line]:
        labels = [self._label(name) for name in of if isinstance(name, Name)]
        if labels:
            words = _("{what}: {labels}").format(what=what, labels="; ".join(labels))
            yield Line(kind, words, "", value, ())

    def _one_by_one(self, made: Workings, score: Score) -> Iterator[Line]:
        for reading in made.readings:
            missing = reading.value is None and reading.why is not None
            value = "" if reading.value is None else number_words(reading.value)
            sources = self.cite([source for part in reading.contributions for source in part.sources])
            note = "; ".join(self._notes(reading, score))
            kind: LineKind = "missing" if missing else "item"
            yield Line(kind, self._words(reading), note, value, sources, self._inner(reading))

    def _inner(self, reading: Reading) -> tuple[Line, ...]:
        """How an earlier score was made that the report does not list by itself."""
        earlier = self._on_the_way(reading)
        if earlier is None or earlier.score.id in self._told:
            return ()
        self._told.add(earlier.score.id)
        return self.lines(earlier)

    def _on_the_way(self, reading: Reading) -> ScoreResult | None:
        """The earlier score that ``reading`` is of, where the report does not list it by itself."""
        earlier = self.assessment.scores.get(reading.of.id) if isinstance(reading.of, Name) else None
        listed = earlier is None or not earlier.score.about.working or reading.why is NonAnswer.NOT_ASKED
        return None if listed else earlier

    def _words(self, reading: Reading) -> str:
        of = reading.of
        if not isinstance(of, Name):
            said = [part.statement for part in reading.contributions if part.statement]
            return said[0] if said else _capital(describe(of))
        if of.id in self.assessment.scores:
            return of.label
        return _("{label}: {answer}").format(label=self._label(of), answer=self._answer(reading, of))

    def _answer(self, reading: Reading, of: Name) -> str:
        if self._is_open(reading):
            return _("Not asked yet")
        question = self.assessment.questionnaire.question_by_id[of.id]
        return "; ".join(answer_words(question, self.assessment.answer(question)).lines)

    def _is_open(self, reading: Reading) -> bool:
        """Whether it is not known yet that a question will be asked."""
        of = reading.of
        return isinstance(of, Name) and any(question.id == of.id for question in self.assessment.undecided_path)

    def _notes(self, reading: Reading, score: Score) -> Iterator[str]:
        """How an item came to count what it counts, where that does not go without saying."""
        earlier = self._on_the_way(reading)
        if earlier is not None and earlier.score.id in self._told:
            yield _("how this was made is shown above")
        if reading.waits_for is not None:
            yield _("this depends on {question}").format(question=quoted(reading.waits_for.label))
        if reading.case is not None:
            yield _("because {condition}").format(condition=describe(reading.case))
        if reading.plain is not None and reading.value is not None:
            yield _recoded(reading, score)
        if reading.value is None and isinstance(reading.of, Name):
            yield from self._why_no_value(reading, reading.of)
        elif not isinstance(reading.of, Name) and not reading.contributions:
            yield _("not known yet") if reading.value is None else _("this is not so")

    def _why_no_value(self, reading: Reading, of: Name) -> Iterator[str]:
        if reading.why is NonAnswer.NOT_ASKED:
            yield _("left out")
        elif of.id in self.assessment.scores:
            yield _("there is no total")

    def contribution_words(self, part: Contribution) -> str:
        """What gave points: the author's sentence, or else the answer itself; a score by its title."""
        if part.statement is not None:
            return part.statement
        if part.item is None:
            return _("A condition that counts here")
        question = self.assessment.questionnaire.question_by_id.get(part.item)
        if question is None:
            return self.assessment.scores[part.item].score.title
        if part.option is not None:
            return f"{question.label}: {question.name.codes[part.option]}"
        return f"{question.label}: {'; '.join(answer_words(question, self.assessment.answer(question)).lines)}"

    def _label(self, name: Name) -> str:
        question = self.assessment.questionnaire.question_by_id.get(name.id)
        return name.label if question is None else question.label


def _recoded(reading: Reading, score: Score) -> str:
    plain, value = number_words(reading.plain or 0), number_words(reading.value or 0)
    if score.counts_from is None:
        return _("the other way round: {plain} becomes {value}").format(plain=plain, value=value)
    if ((reading.plain or 0) >= score.counts_from) is not bool(reading.value):
        return _("gives {plain}, but counts the other way round").format(plain=plain)
    return _("gives {plain}").format(plain=plain)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
