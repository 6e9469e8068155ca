"""How a score was made, in plain words: what was combined, what was missing, what came after."""

from __future__ import annotations

from collections.abc import Iterator

from triage.assessment import ScoreResult, Status
from triage.logic import Number, describe, describe_measure
from triage.logic.words import number_words
from triage.questionnaire import Score
from triage.questionnaire.scores import AnswerItem, CasesItem, Item, Missing, ScoreItem, WhenItem
from triage.words import _, ngettext


def method_words(result: ScoreResult) -> tuple[str, ...]:
    """The steps by which ``result`` was made, or why it was not; one sentence for each."""
    score = result.score
    if result.value is None:
        return (_not_made(result),)
    return (*_combined(score), *_filled(result), *_afterwards(score))


def _combined(score: Score) -> Iterator[str]:
    if score.formula is not None:
        yield _("Worked out as {formula}.").format(formula=describe_measure(score.formula.measure))
        return
    match score.combine:
        case "sum":
            yield _("The points of the answers, added up.")
        case "mean":
            yield _("The average of the points of the answers.")
        case "max":
            yield _("The highest of the points of the answers.")
        case "min":
            yield _("The lowest of the points of the answers.")
        case "count":
            words = _("How many answers have {count} points or more.")
            yield words.format(count=number_words(score.counts_from or 0))


def _filled(result: ScoreResult) -> Iterator[str]:
    count, missing = len(result.missing), result.score.missing
    if result.status is not Status.ESTIMATED:
        return
    if not count:
        yield _("A part of it is an estimate, so this is one, too.")
        return
    words = ngettext("{count} answer is missing; {rule}.", "{count} answers are missing; {rule}.", count)
    yield words.format(count=count, rule=_rule(missing, count))


def _rule(missing: Missing, count: int) -> str:
    match missing.count_as:
        case None | "ignore":
            return ngettext("it is left out", "they are left out", count)
        case "average":
            return ngettext("it counts the average of the others", "each counts the average of the others", count)
        case number:
            words = ngettext("it counts {number}", "each counts {number}", count)
            return words.format(number=number_words(number))


def _afterwards(score: Score) -> Iterator[str]:
    after = score.after
    if after is None:
        return
    if after.then is not None:
        yield _("Then worked out as {formula}.").format(formula=describe_measure(after.then))
    if after.rounding is not None:
        digits = after.rounding.digits
        words = ngettext(
            "Rounded to {digits} digit behind the point.", "Rounded to {digits} digits behind the point.", digits
        )
        yield _("Rounded to a whole number.") if digits == 0 else words.format(digits=digits)
    if after.look_up is not None:
        yield _("Looked up in the table of the instrument.")


def _not_made(result: ScoreResult) -> str:
    valued = result.asked - len(result.missing)
    words = _("No total: {valued} of {asked} questions have an answer, and {needed} are needed.")
    return words.format(valued=valued, asked=result.asked, needed=_needed(result))


def _needed(result: ScoreResult) -> int:
    match result.score.missing.at_least:
        case "all":
            return result.asked
        case "half":
            return (result.asked + 1) // 2
        case count:
            return count


def value_words(value: Number, unit: str | None) -> str:
    """``value`` with its unit."""
    return number_words(value) if unit is None else f"{number_words(value)} {unit}"


def item_words(item: Item, labels: dict[str, str]) -> str:
    """What ``item`` is; ``labels`` are those of the questions by id."""
    match item:
        case AnswerItem(name=name) | CasesItem(name=name) | ScoreItem(name=name):
            return labels.get(name.id, name.label)
        case WhenItem(when=when, part=part):
            statement = part[0].statement
            return describe(when) if statement is None else statement
