"""Findings about answers that change nothing, and about those of which the file says so although it is not so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from triage.checker.lint.asked import Asked, asked_in
from triage.checker.matters import Matters, Notice, Verdict
from triage.checker.net import Net, Solver
from triage.checker.stakes import Stake
from triage.checker.unproven import Unproven
from triage.questionnaire import Finding, Questionnaire, Severity
from triage.questionnaire.fields import MultipleField
from triage.questionnaire.source import Path, Source
from triage.words import _

_MOST_NAMED: Final = 5


class _Known(NamedTuple):
    """What is known of ``stake``, and what is noticed of its question."""

    stake: Stake
    verdict: Verdict
    notice: Notice


@dataclass(frozen=True)
class _Spot:
    """A question, a row or an ``option`` of ``question``, at ``path``: whether it is marked as information only."""

    path: Path
    question: str
    option: str | None
    marked: bool
    known: tuple[_Known, ...]

    @property
    def is_idle(self) -> bool:
        """Whether nothing hangs on it."""
        return all(one.verdict == "idle" for one in self.known)

    @property
    def is_used(self) -> bool:
        """Whether something surely hangs on it."""
        return any(one.verdict == "matters" for one in self.known)


def find_idle_answers(
    questionnaire: Questionnaire, source: Source, others: Sequence[Solver] = ()
) -> Iterator[Finding | Unproven]:
    """Questions and options on which nothing hangs, unless they are marked so; and marks that are not true.

    A question of the report's history is there to be read, whether it is marked or not. One that is never asked is
    another finding. ``others`` are asked where the search gives up.
    """
    known = _all_known(Net(questionnaire, others))
    history = {*questionnaire.document.report.history}
    options: dict[Path, _Spot] = {}
    for one in asked_in(questionnaire.document):
        whole = _whole(one, known)
        if not whole.known:
            continue
        parts = tuple(_parts(one, known))
        if whole.marked or (whole.is_idle and not (parts and all(part.marked for part in parts))):
            yield from () if whole.is_idle and one.field.id in history else _said(whole, source)
        elif one.rows:
            for row in parts:
                yield from () if row.is_idle and history & {one.field.id, row.question} else _said(row, source)
        else:
            for part in parts:
                before = options.get(part.path)
                options[part.path] = part if before is None else replace(part, known=(*before.known, *part.known))
    for option in options.values():
        yield from _said(option, source)
    yield from map(Unproven, _in_doubt([one.stake for each in known.values() for one in each if one.verdict == "open"]))


def _all_known(net: Net) -> dict[str, list[_Known]]:
    """What is known of the answers to each question that anybody is asked, by its id."""
    matters = Matters(net)
    known: dict[str, list[_Known]] = {}
    for stake in matters.stakes():
        verdict = matters.verdict(stake)
        if verdict != "not asked":
            one = _Known(stake, verdict, matters.notice(stake.question))
            known.setdefault(stake.question.id, []).append(one)
    return known


def _whole(one: Asked, known: Mapping[str, Iterable[_Known]]) -> _Spot:
    about = tuple(about for name in one.ids for about in known.get(name, ()))
    return _Spot(one.path, one.field.id, None, one.field.information_only, about)


def _parts(one: Asked, known: Mapping[str, Iterable[_Known]]) -> Iterator[_Spot]:
    """The rows of a table, or the options of a multiple choice, but of one in which only the highest counts."""
    for at, row in enumerate(one.rows):
        about = tuple(known.get(row.id, ()))
        if about:
            yield _Spot((*one.path, "rows", at), row.id, None, row.information_only, about)
    ticks = {about.stake.option.id: about for about in known.get(one.field.id, ()) if about.stake.option is not None}
    alone = isinstance(one.field, MultipleField) and one.field.several == "highest"
    for at, option in enumerate(() if alone else one.options):
        if option.id in ticks:
            path: Path = (*one.options_path, at)
            yield _Spot(path, one.field.id, option.id, option.information_only, (ticks[option.id],))


def _said(spot: _Spot, source: Source) -> Iterator[Finding]:
    """What is found of ``spot``."""
    names = {"question": spot.question, "option": spot.option}
    if spot.marked and spot.is_used:
        if spot.option is None:
            message = _("It says here that '{question}' is for information only, but something hangs on its answer.")
        else:
            message = _("It says here that '{option}' is for information only, but something hangs on it.")
        cure = _('Remove "information_only".')
        path: Path = (*spot.path, "information_only")
        yield source.finding("information-used", path, message.format(**names), cure, severity=Severity.WARNING)
    elif spot.is_idle and not spot.marked:
        message, cure = _words(spot)
        code = "question-idle" if spot.option is None else "option-idle"
        yield source.finding(code, spot.path, message.format(**names), cure, severity=Severity.ADVICE)


def _words(spot: _Spot) -> tuple[str, str]:
    """What is said of ``spot``, on which nothing hangs, and what to do."""
    notices = {one.notice for one in spot.known}
    use = _('Use it in a rule, a condition or a score. Or say that people only read it: "information_only": true.')
    change = _('Change what looks at it. Or say that people only read it: "information_only": true.')
    if spot.option is not None:
        return _("Nothing hangs on the option '{option}' of '{question}'."), use
    if "state" in notices:
        message = _("Something asks whether '{question}' is answered, but nothing hangs on which answer it is.")
        return message, _('Use the answer too. Or say that people only read it: "information_only": true.')
    if "answer" in notices:
        return _("Nothing hangs on what is answered to '{question}': what looks at it comes to the same."), change
    return _("Nothing hangs on what is answered to '{question}'."), use


def _in_doubt(stakes: Sequence[Stake]) -> Iterator[str]:
    """What is not known of ``stakes``, and what its author can do."""
    questions = [f"'{stake.question.id}'" for stake in stakes if stake.option is None]
    options = [
        _("'{option}' of '{question}'").format(option=stake.option.id, question=stake.question.id)
        for stake in stakes
        if stake.option is not None
    ]
    if questions:
        words = _("whether anything hangs on the answers to {names} (mark what people only read, and leave the rest)")
        yield words.format(names=_some(questions))
    if options:
        words = _("whether anything hangs on the options {names} (mark what people only read, and leave the rest)")
        yield words.format(names=_some(options))


def _some(names: Sequence[str]) -> str:
    """``names``, or some of them and how many more."""
    more = len(names) - _MOST_NAMED
    listed = ", ".join(names[:_MOST_NAMED])
    return _("{names} and {count} more").format(names=listed, count=more) if more > 0 else listed
