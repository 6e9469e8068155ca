"""The workbench on which a document becomes a questionnaire: where things stand, what is found, which words hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from triage.logic import DAY_ID, Condition, LogicError, Measure, Scope, check_condition, check_measure
from triage.logic.likeness import bare, meant
from triage.logic.problems import did_you_mean
from triage.logic.tree import names_in
from triage.questionnaire.findings import Finding, Fix, Severity
from triage.questionnaire.losing import NOTHING, Loss
from triage.questionnaire.measuring import Measured, clash_in
from triage.questionnaire.place import Place, fill
from triage.questionnaire.source import Path, Source
from triage.words import _


@dataclass(slots=True)
class Bench:
    """Collects findings, each once, while a questionnaire is built from ``source`` for ``place``.

    ``english``: so is the document. What could be due to its ``loss`` is not noted. ``uses_day`` tells whether a
    condition, a formula or a question so far looks at the day of the answers.
    """

    source: Source
    place: Place
    english: bool
    loss: Loss = NOTHING
    uses_day: bool = False
    _found: dict[Finding, None] = field(default_factory=dict)

    def error(
        self,
        code: str,
        path: Path,
        message: str,
        cure: str = "",
        *,
        inside: int | None = None,
        at_key: bool = False,
        fix: Fix | None = None,
    ) -> None:
        """Note what refuses the questionnaire."""
        if not self.loss.hides(code, path):
            self._found[self.source.finding(code, path, message, cure, inside=inside, at_key=at_key, fix=fix)] = None

    def warn(
        self,
        code: str,
        path: Path,
        message: str,
        cure: str = "",
        *,
        inside: int | None = None,
        fix: Fix | None = None,
    ) -> None:
        """Note what is doubtful."""
        if not self.loss.hides(code, path):
            found = self.source.finding(code, path, message, cure, inside=inside, severity=Severity.WARNING, fix=fix)
            self._found[found] = None

    def unknown(
        self, code: str, path: Path, message: str, word: str, known: Iterable[str], *, at_key: bool = False
    ) -> None:
        """Note that ``word``, which stands at ``path`` (``at_key``: is its last key), is none of ``known``."""
        if word in self.loss.names:
            return
        names = [*known, *sorted(self.loss.names)] if code == "unknown-name" else list(known)
        fix = self._slip(word, meant(word, names))
        self.error(code, path, message, did_you_mean(word, names), at_key=at_key, fix=fix)

    def _slip(self, word: str, instead: str | None) -> Fix | None:
        """``instead`` in place of ``word``, unless that stands elsewhere in the file too: then it is no slip."""
        if instead is None or (bare(word) != bare(instead) and not self.source.stands_once(word)):
            return None
        return Fix(instead)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found so far, in the order in which it was found."""
        return tuple(self._found)

    @property
    def failed(self) -> bool:
        """Whether an error was found."""
        return any(finding.severity is Severity.ERROR for finding in self._found)

    def words(self, text: str) -> str:
        """``text`` with the words of the place in it."""
        return fill(text, self.place)

    def optional_words(self, text: str | None) -> str | None:
        """The same where there may be no text."""
        return None if text is None else self.words(text)

    def condition(self, text: str | None, scope: Scope, path: Path) -> Condition | None:
        """The typed condition ``text`` that stands at ``path``; ``None`` where there is none or it has no meaning."""
        if text is None:
            return None
        try:
            condition, doubts = check_condition(text, scope)
        except LogicError as error:
            self._refuse(error, text, path)
            return None
        for doubt in doubts:
            self.warn(doubt.code, path, doubt.message, doubt.cure, inside=doubt.column)
        self._check_units(condition, path)
        self._note_day(condition)
        return condition

    def measure(self, text: str | None, scope: Scope, path: Path) -> Measure | None:
        """The typed formula ``text`` that stands at ``path``; ``None`` where there is none or it has no meaning."""
        if text is None:
            return None
        try:
            measure = check_measure(text, scope)
        except LogicError as error:
            self._refuse(error, text, path)
            return None
        self._check_units(measure, path)
        self._note_day(measure)
        return measure

    def _note_day(self, node: Condition | Measure) -> None:
        self.uses_day = self.uses_day or any(name.id == DAY_ID for name in names_in(node))

    def _check_units(self, node: Condition | Measure, path: Path) -> None:
        found = clash_in(node, english=self.english)
        if found is not None:
            self.doubt_units(*found, path)

    def doubt_units(self, one: Measured, other: Measured, path: Path) -> None:
        """Note two numbers in different units that are put together at ``path``."""
        message = _("'{one}' is in {unit} and '{other}' in {different}, but here they are put together as they are.")
        said = message.format(one=one.words, unit=one.unit, other=other.words, different=other.unit)
        self.warn("mixed-units", path, said, _("Turn one into the unit of the other first, or mend the unit."))

    def _refuse(self, error: LogicError, text: str, path: Path) -> None:
        for problem in error.problems:
            word = text[problem.column :][: problem.length].strip("'\"")
            fix = self._slip(word, problem.instead) if problem.stands is None else Fix(problem.instead, problem.stands)
            self.error(problem.code, path, problem.message, problem.cure, inside=problem.column, fix=fix)

    def unique(
        self, items: Iterable[tuple[Path, str]], what: str, cure: str | None = None, *, spare: bool = False
    ) -> None:
        """Note each id that stands a second time; ``spare``: it says nothing new there, and can go."""
        first: dict[str, Path] = {}
        for path, name in items:
            if name in first:
                message = _("There are two {what} called '{name}'.").format(what=what, name=name)
                fix = Fix(None) if spare else None
                self.error("duplicate-id", path, message, cure or _("Give each an id of its own."), fix=fix)
            first.setdefault(name, path)
