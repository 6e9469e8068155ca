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
from triage.logic import Condition, Number
from triage.logic.syntax import CompareSign
from triage.logic.tree import Compare, Constant, InBand, ValueOf
from triage.logic.words import number_words
from triage.questionnaire import Answered, Band, Finding, Questionnaire, Score, Severity
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


class Sample(NamedTuple):
    """Answers made up for a questionnaire: those ``made`` at first, with what follows, and ``trials`` for more."""

    trials: Trials
    made: tuple[tuple[Mapping[str, Answered], Assessment], ...]


class Aim(NamedTuple):
    """The furthest value of ``score`` that is looked for: its least or its greatest, by ``sign``.

    Where there is a ``band``, only what lies in it counts. No value lies beyond ``end``; one at ``jump``, or beyond it,
    is looked for first.
    """

    score: Score
    sign: Literal["<", ">"]
    end: Number
    jump: Number
    band: Band | None = None


def sample_of(net: Net) -> Sample:
    """Answers to begin with."""
    trials = Trials(net)
    return Sample(trials, tuple((on_path(trial), trial.assessment) for trial in trials.first()))


def extremes_of(net: Net) -> Iterator[Extremes]:
    """The extremes of every score of the questionnaire of ``net``, in their order."""
    sample = sample_of(net)
    for score in net.questionnaire.scores:
        yield extremes_in(net, score, sample)


def extremes_in(net: Net, score: Score, sample: Sample) -> Extremes:
    """The extremes of ``score``, from those in ``sample`` on."""
    least = furthest(net, Aim(score, "<", score.low, score.low), sample)
    return Extremes(score, least, furthest(net, Aim(score, ">", score.high, score.high), sample))


def furthest(net: Net, aim: Aim, sample: Sample) -> Extreme:
    """From the furthest value that is known, further and further, until no answers go beyond it."""
    best = Extreme(None, {}, proven=False)
    for answers, assessment in sample.made:
        best = _further(best, aim, assessment, answers)
    at_jump = _so(aim, "<=" if aim.sign == "<" else ">=", aim.jump)
    goals = [at_jump] if _is_beyond(aim, aim.jump, best.value) else []
    for _step in range(_MOST_STEPS):
        if best.value == aim.end:
            return best._replace(proven=True)
        goal = goals.pop() if goals else _beyond(aim, best.value)
        found = ask(net, Holds(goal))
        if isinstance(found, Found):
            further = _whole(aim, best, found, sample.trials)
            if further is best:
                return best
            best = further
        elif goal is not at_jump:
            return best._replace(proven=isinstance(found, Impossible))
    return best


def _beyond(aim: Aim, known: Number | None) -> tuple[Condition, ...]:
    """That the score goes beyond what is ``known``; where nothing is, that it has a value."""
    return _so(aim, ">=", aim.score.low) if known is None else _so(aim, aim.sign, known)


def _so(aim: Aim, sign: CompareSign, value: Number) -> tuple[Condition, ...]:
    compared = Compare(ValueOf(aim.score.name), sign, Constant(value))
    return (compared,) if aim.band is None else (InBand(aim.score.name, (aim.band.id,), negated=False), compared)


def _whole(aim: Aim, best: Extreme, found: Found, trials: Trials) -> Extreme:
    """The answers that were found made whole; ``best``, where that takes too many trials."""
    for _trial in range(_MOST_TRIALS):
        trial = trials.around(found.given)
        further = _further(best, aim, trial.assessment, on_path(trial))
        if further is not best:
            return further
    return best


def _further(best: Extreme, aim: Aim, assessment: Assessment, answers: Mapping[str, Answered]) -> Extreme:
    value = _value(aim, assessment)
    if value is None or not _is_beyond(aim, value, best.value):
        return best
    return Extreme(value, answers, proven=False)


def _is_beyond(aim: Aim, value: Number, known: Number | None) -> bool:
    return known is None or (value < known if aim.sign == "<" else value > known)


def _value(aim: Aim, assessment: Assessment) -> Number | None:
    result = assessment.scores[aim.score.id]
    here = aim.band is None or (result.band is not None and result.band == aim.band.id)
    return result.value if here and result.status is Status.COMPLETE else None


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
        so = is_so(claims, extremes)
        if so is None:
            yield Unproven(_("how far the score '{score}' goes").format(score=extremes.score.id))
        elif not so and extremes.least.value is not None:
            path: Path = ("scores", at, key)
            yield _finding(net, path, extremes, claims[0], source)


def is_so(claims: Sequence[Claimed], extremes: Extremes) -> bool | None:
    """Whether one of ``claims``, which a text makes of one score, is so; ``None`` where that is not proven."""
    least, greatest = extremes.least, extremes.greatest
    for claim in claims:
        low_is_so = claim.low is None or (least.proven and claim.low == least.value)
        if low_is_so and greatest.proven and claim.high == greatest.value:
            return True
    return False if least.proven and greatest.proven else None


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
    return finding if beyond is None else replace(finding, witness=witness_of(net, extremes.score, beyond))


def witness_of(net: Net, score: Score, extreme: Extreme) -> Witness:
    """Of the answers that show ``extreme``, those that ``score`` hangs on, in words; who ends the form has no score."""
    behind = net.without((), [section.index for section in net.questionnaire.sections]).rests[score.name.index]
    known = net.questionnaire.question_by_id
    answers = {name: answer for name, answer in extreme.answers.items() if behind >> known[name].index & 1}
    return witness_words(net.questionnaire, answers)
