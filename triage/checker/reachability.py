"""What can never happen in a questionnaire, or always does: nothing is said here that is not proven."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from triage.checker.asking import ask
from triage.checker.claims import Claim, claims_of
from triage.checker.goals import Found, GaveUp, Holds, Impossible, Lies, Verdict
from triage.checker.in_doubt import in_doubt
from triage.checker.net import Net, Solver
from triage.checker.reasons import what_instead, why_not
from triage.checker.survey import survey
from triage.checker.unproven import Unproven
from triage.questionnaire import Band, Finding, Question, Questionnaire, Rule, Score, Section, Severity
from triage.questionnaire.scores import WhenItem
from triage.questionnaire.source import Source, path_words
from triage.words import _

_SETTLED_AT_LOAD = ("always-true", "always-false", "band-out-of-reach")


def prove(net: Net) -> tuple[tuple[Claim, Verdict], ...]:
    """All that the questionnaire of ``net`` claims, each with answers that show it, or that none do, or neither."""
    claims = claims_of(net)
    return tuple(zip(claims, survey(net, [claim.goal for claim in claims]), strict=True))


def find_unreachable(
    questionnaire: Questionnaire, source: Source, others: Sequence[Solver] = ()
) -> Iterator[Finding | Unproven]:
    """What is proven never to happen in ``questionnaire``, or always; what follows from a finding is not one more.

    ``others`` are asked where the search gives up.
    """
    net = Net(questionnaire, others)
    proven = prove(net)
    refuted = Refuted(net, [claim for claim, verdict in proven if isinstance(verdict, Impossible)])
    told = tuple(refuted.told())
    for claim in (*(claim for claim, verdict in proven if isinstance(verdict, GaveUp)), *refuted.doubtful):
        yield Unproven(in_doubt(claim, questionnaire))
    known = {finding.path for finding in questionnaire.findings if finding.code in _SETTLED_AT_LOAD}
    for claim in told:
        if path_words(claim.path) not in known:
            message, cure = refuted.words(claim)
            yield source.finding(claim.code, claim.path, message, cure, severity=Severity.WARNING)


class Refuted:
    """Claims that do not hold: of which of them something is said, and what.

    ``doubtful`` are those of which it is not known whether anything is to be said, once it was said of the others.
    """

    def __init__(self, net: Net, claims: Sequence[Claim]) -> None:
        self._net, self._claims = net, claims
        self._dead = {one.index: one for claim in claims for one in _dead(net.questionnaire, claim)}
        self._freed = net.without(self._dead)
        self._followers: dict[int, list[Question]] = {}
        self._roots: dict[int, int] = {}
        self.doubtful: list[Claim] = []

    def told(self) -> Iterator[Claim]:
        """The claims of which something is said, but for those that do not hold because another does not."""
        ends = [one.of for one in self._claims if one.code == "section-end-always" and isinstance(one.of, Section)]
        last = min((section.index for section in ends), default=len(self._net.questionnaire.sections))
        for claim in self._claims:
            match claim.of, claim.goal:
                case Question(section=section) as question, Holds() as goal:
                    told = section <= last and not self._follows_another(question, goal)
                case Rule(), _ if claim.code == "rule-never-fires":
                    told = True
                case Band() as band, Lies(score):
                    told = (band is not score.bands[0] or self._is_reached(score)) and not self._follows(claim)
                case _:
                    told = self._is_looked_at(claim) and not self._follows(claim)
            if told:
                yield claim

    def _follows(self, claim: Claim) -> bool:
        """Whether ``claim`` would hold if every question were asked that never is."""
        return bool(self._dead) and isinstance(ask(self._freed, claim.goal), Found)

    def _is_reached(self, score: Score) -> bool:
        """Whether any band of ``score`` is; where none is, it never has a value, and something else says why."""
        never = [claim for claim in self._claims if isinstance(claim.goal, Lies) and claim.goal.score is score]
        return len(never) < len(score.bands)

    def _follows_another(self, question: Question, goal: Holds) -> bool:
        """Whether ``question`` would be asked if those before it were that never are; one of these then has it."""
        behind = self._net.rests[question.index]
        rows = {index: one for index, one in self._dead.items() if one is question or _is_mate(one, question)}
        before = {index for index in self._dead if index < question.index}
        first = next((at for at, bits in self._roots.items() if behind & bits), None)
        if first is None or not isinstance(ask(self._net.without(before), goal), Found):
            self._followers[question.index] = []
            self._roots[question.index] = sum(1 << index for index in rows)
            return False
        self._followers[first].append(question)
        return True

    def _is_looked_at(self, claim: Claim) -> bool:
        """Whether the condition of ``claim`` is ever looked at."""
        goal = claim.goal
        assert isinstance(goal, Holds)
        before = goal.so if goal.not_so is not None else goal.so[:-1]
        found = ask(self._net, Holds(before, None, goal.score)) if before else Found({})
        if isinstance(found, GaveUp):
            self.doubtful.append(claim)
        return isinstance(found, Found)

    def words(self, claim: Claim) -> tuple[str, str]:
        """What is said of ``claim``, and how to mend it."""
        message, cure = _words(claim)
        return " ".join(part for part in (message, self._why(claim), *self._effects(claim)) if part), cure

    def _why(self, claim: Claim) -> str:
        if isinstance(claim.goal, Lies):
            return what_instead(self._net, claim.goal)
        if claim.code in ("question-never-asked", "rule-never-fires", "condition-always-false", "section-end-never"):
            return why_not(self._net, claim.goal, self._dead)
        return ""

    def _effects(self, claim: Claim) -> Iterator[str]:
        """What else is never there because a question is not."""
        if not isinstance(claim.of, Question):
            return
        followers = [_named(question) for question in self._followers[claim.of.index]]
        if followers:
            yield _("So these are never asked either: {names}.").format(names=_listed(followers))
        rows = [one.id for one in self._dead.values() if one is claim.of or _is_mate(one, claim.of)]
        scores = [score.id for score in self._net.questionnaire.scores if _takes(score, rows)]
        if scores:
            yield _("It never counts in these scores: {names}.").format(names=_listed(scores))


def _dead(questionnaire: Questionnaire, claim: Claim) -> Iterator[Question]:
    """The questions that are never asked where ``claim`` does not hold: a question, or all rows of a table."""
    if isinstance(claim.of, Question):
        asked = claim.of
        yield from (one for one in questionnaire.questions if one is asked or _is_mate(one, asked))


def _is_mate(one: Question, other: Question) -> bool:
    """Whether both are rows of the same table."""
    return one.matrix is not None and other.matrix is not None and one.matrix.id == other.matrix.id


def _named(question: Question) -> str:
    return question.id if question.matrix is None else question.matrix.id


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def _takes(score: Score, names: Collection[str]) -> bool:
    """Whether any of the questions called ``names`` is an item of ``score``."""
    return any(not isinstance(item, WhenItem) and item.name.id in names for item in score.items)


def _words(claim: Claim) -> tuple[str, str]:
    """What ``claim`` not holding means, in a sentence, and the cure."""
    match claim.of, claim.goal:
        case Question() as question, _:
            message = _("The question '{name}' is never asked: no answers make its condition so.")
            return message.format(name=_named(question)), _("Change the condition, or remove the question.")
        case Rule(id=name), _ if claim.code == "rule-never-fires":
            message = _("The rule '{name}' never fires: no answers make its condition so.")
            return message.format(name=name), _("Change the condition, or remove the rule.")
        case Rule(id=name), _:
            message = _("The rule '{name}' fires whatever is answered.")
            return message.format(name=name), _("Say in its condition for which answers it is meant.")
        case Section(id=name), _ if claim.code == "section-end-never":
            message = _("The form never ends after the section '{name}': no answers make this condition so.")
            return message.format(name=name), _('Change the condition, or remove "end_if".')
        case Section(id=name), _:
            message = _("The form always ends after the section '{name}': nothing after it is ever asked.")
            return message.format(name=name), _("Say in the condition for which answers the form ends.")
        case Band(id=name) as band, Lies(score):
            message = _("No answers bring the score '{score}' to the band '{name}'.").format(score=score.id, name=name)
            if band is score.bands[0]:
                return message, _("Change the points, or remove the band and let the next one begin here.")
            return message, _("Change where the band begins, or remove it.")
        case _, Holds(so) if claim.code == "condition-always-true":
            always, here = _("This condition is so whatever is answered."), _("By now this condition is always so.")
            return here if so else always, _("Remove it, or change what it compares.")
        case _:
            return _("No answers make this condition so."), _("Change what it compares, or remove it.")
