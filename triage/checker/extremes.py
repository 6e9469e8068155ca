"""The least and the greatest that each score comes to, over all answers; and what its texts say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal, NamedTuple

from triage.assessment import Assessment
from triage.assessment.result import Status
from triage.checker.asking import ask
from triage.checker.goals import Found, Holds, Impossible
from triage.checker.net import Net, Solver
from triage.checker.trial import Trials, on_path
from triage.checker.unproven import Unproven
from triage.checker.witnesses import witness_words
from triage.logic import Number
from triage.logic.tree import Compare, Constant, ValueOf
from triage.logic.words import number_words
from triage.questionnaire import Answered, Finding, Questionnaire, Score, Severity
from triage.questionnaire.findings import Witness
from triage.questionnaire.source import Path, Source
from triage.words import _

_MOST_STEPS: Final = 60
_MOST_TRIALS: Final = 20
_NUMBER: Final = r"([-\u2212]?\d+(?:\.\d+)?)"
_TIMES: Final = r"(?!\s*(?:%|per\b|(?:day|night|week|month|year|hour|minute|second|time|question|item|answer)s?\b))"
_BEFORE: Final = r"(?<![\w.,\u2013-])"
_AFTER: Final = r"(?![\w\u2013-]|[.,]\d)"
_RANGES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bfrom {_NUMBER} (?:up )?to {_NUMBER}{_AFTER}{_TIMES}",
        rf"\bbetween {_NUMBER} and {_NUMBER}{_AFTER}{_TIMES}",
        rf"\({_NUMBER} to {_NUMBER}\)",
        rf"{_BEFORE}{_NUMBER}\s?[\u2013-]\s?{_NUMBER}{_AFTER}{_TIMES}",
    )
)
_GREATEST: Final = re.compile(rf"\bup to {_NUMBER}{_AFTER}{_TIMES}", re.IGNORECASE)


class Extreme(NamedTuple):
    """The least or the greatest that a score comes to, with ``answers`` that show it; ``proven``: none go further.

    ``value`` is ``None`` where no answers were found that give it one.
    """

    value: Number | None
    answers: Mapping[str, Answered]
    proven: bool


class Extremes(NamedTuple):
    """What ``score`` comes to at least and at most, where every question on the path has its answer."""

    score: Score
    least: Extreme
    greatest: Extreme


class Claimed(NamedTuple):
    """What a text says a score comes to; ``low`` is ``None`` where it says only how far it goes up."""

    low: Number | None
    high: Number


def extremes_of(net: Net) -> Iterator[Extremes]:
    """The extremes of every score of the questionnaire of ``net``, in their order."""
    trials = Trials(net)
    made = [(on_path(trial), trial.assessment) for trial in trials.first()]
    for score in net.questionnaire.scores:
        least, greatest = (_extreme(net, score, sign, made, trials) for sign in _SIGNS)
        yield Extremes(score, least, greatest)


_Sign = Literal["<", ">"]
_SIGNS: Final[tuple[_Sign, _Sign]] = ("<", ">")
_Made = list[tuple[dict[str, Answered], Assessment]]
"""Answers that were made up, and what follows from them."""


def _extreme(net: Net, score: Score, sign: _Sign, made: _Made, trials: Trials) -> Extreme:
    """From the furthest value that is known, further and further, until no answers go beyond it."""
    best = Extreme(None, {}, proven=False)
    for answers, assessment in made:
        best = _further(best, sign, _value(score, assessment), answers)
    value, end = ValueOf(score.name), score.low if sign == "<" else score.high
    at_end = Compare(value, "<=" if sign == "<" else ">=", Constant(end))
    goals: list[Compare] = [at_end] if best.value != end else []
    for _step in range(_MOST_STEPS):
        if best.value == end:
            return best._replace(proven=True)
        goal = goals.pop() if goals else _beyond(score, sign, best.value)
        found = ask(net, Holds((goal,)))
        if isinstance(found, Found):
            further = _whole(score, sign, best, found, trials)
            if further is best:
                return best
            best = further
        elif goal is not at_end:
            return best._replace(proven=isinstance(found, Impossible))
    return best


def _beyond(score: Score, sign: _Sign, known: Number | None) -> Compare:
    """That ``score`` goes beyond what is ``known``; where nothing is, that it has a value."""
    value = ValueOf(score.name)
    return Compare(value, ">=", Constant(score.low)) if known is None else Compare(value, sign, Constant(known))


def _whole(score: Score, sign: _Sign, best: Extreme, found: Found, trials: Trials) -> Extreme:
    """The answers that were found made whole; ``best``, where that takes too many trials."""
    for _trial in range(_MOST_TRIALS):
        trial = trials.around(found.given)
        further = _further(best, sign, _value(score, trial.assessment), on_path(trial))
        if further is not best:
            return further
    return best


def _value(score: Score, assessment: Assessment) -> Number | None:
    result = assessment.scores[score.id]
    return result.value if result.status is Status.COMPLETE else None


def _further(best: Extreme, sign: _Sign, value: Number | None, answers: Mapping[str, Answered]) -> Extreme:
    if value is None or (best.value is not None and (value >= best.value if sign == "<" else value <= best.value)):
        return best
    return Extreme(value, answers, proven=False)


def claims_in(text: str) -> tuple[Claimed, ...]:
    """What ``text`` says a score comes to: from where to where; where it does not say that, up to where."""
    found = [match for pattern in _RANGES for match in pattern.finditer(text)]
    if found:
        return tuple(Claimed(_number(match[1]), _number(match[2])) for match in found)
    return tuple(Claimed(None, _number(match[1])) for match in _GREATEST.finditer(text))


def _number(digits: str) -> Number:
    value = Fraction(Decimal(digits.replace("\u2212", "-")))
    return value.numerator if value.denominator == 1 else value


def find_wrong_claims(
    questionnaire: Questionnaire, source: Source, others: Sequence[Solver] = ()
) -> Iterator[Finding | Unproven]:
    """Where the title or the text of a score says that it goes from and to other numbers than it does.

    ``others`` are asked where the search gives up.
    """
    claiming = [
        (at, key, claims)
        for at, score in enumerate(questionnaire.scores)
        for key, text in (("title", score.title), ("text", score.about.text or ""))
        if (claims := claims_in(text))
    ]
    if not claiming:
        return
    net = Net(questionnaire, others)
    all_extremes = tuple(extremes_of(net))
    for at, key, claims in claiming:
        extremes = all_extremes[at]
        if any(_holds(claim, extremes) for claim in claims):
            continue
        if not extremes.least.proven or not extremes.greatest.proven:
            yield Unproven(_("how far the score '{score}' goes").format(score=extremes.score.id))
        elif extremes.least.value is not None and extremes.greatest.value is not None:
            path: Path = ("scores", at, key)
            yield _finding(net, path, extremes, claims[0], source)


def _holds(claim: Claimed, extremes: Extremes) -> bool:
    return claim.low in (None, extremes.least.value) and claim.high == extremes.greatest.value


def _finding(net: Net, path: Path, extremes: Extremes, claim: Claimed, source: Source) -> Finding:
    least, greatest = extremes.least, extremes.greatest
    assert least.value is not None
    assert greatest.value is not None
    words = {"score": extremes.score.id, "low": number_words(least.value), "high": number_words(greatest.value)}
    if claim.low is None:
        message = _("It says here that the score '{score}' goes up to {most}. It goes from {low} to {high}.")
    else:
        message = _("It says here that the score '{score}' goes from {least} to {most}. It goes from {low} to {high}.")
        words["least"] = number_words(claim.low)
    message = message.format(most=number_words(claim.high), **words)
    finding = source.finding(
        "score-claim", path, message, _("Correct the text, or the points."), severity=Severity.WARNING
    )
    beyond = greatest if greatest.value > claim.high else least if least.value < (claim.low or least.value) else None
    return finding if beyond is None else replace(finding, witness=_shown(net, extremes.score, beyond))


def _shown(net: Net, score: Score, extreme: Extreme) -> Witness:
    """The answers that ``score`` hangs on."""
    behind = net.rests[score.name.index]
    known = net.questionnaire.question_by_id
    answers = {name: answer for name, answer in extreme.answers.items() if behind >> known[name].index & 1}
    return witness_words(net.questionnaire, answers)
