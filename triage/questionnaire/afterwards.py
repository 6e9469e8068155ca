"""What happens to a combined value: a formula of it, rounding, a table. As written → as understood, and done."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import Final

from triage.logic import Name, Number, Scope, ScoreType, ScoreView, compile_formula
from triage.questionnaire.bench import Bench
from triage.questionnaire.parts import exact
from triage.questionnaire.score_fields import RoundField, ScoreField
from triage.questionnaire.scores import After, Rounding
from triage.questionnaire.source import Path
from triage.words import _

_MOST_ROWS: Final = 10_000

Ends = tuple[Number, Number]
"""The least and the greatest."""


def after_of(field: ScoreField, made: Ends, *, is_whole: bool, path: Path, bench: Bench) -> After | None:
    """What comes after the combined value, which lies within ``made``; ``None`` where nothing does."""
    if field.then is None and field.round_ is None and field.look_up is None:
        return None
    scope = Scope({"value": Name("value", 0, ScoreType(*made, ()), field.title)})
    then = bench.measure(field.then, scope, (*path, "then"))
    rounding = _rounding(field.round_)
    after = After(then, None if then is None else compile_formula(then, "reach"), rounding, None)
    if field.look_up is None:
        return after
    table = {exact(Fraction(key)): exact(number) for key, number in field.look_up.items()}  # type: ignore[arg-type]
    whole = (is_whole and then is None) or (rounding is not None and rounding.digits == 0)
    _check_table(field, reach_after(after, made), path, bench, whole=whole)
    return After(after.then, after.then_meter, rounding, table)


def _rounding(written: int | RoundField | None) -> Rounding | None:
    match written:
        case None:
            return None
        case RoundField(digits=digits, half=half):
            return Rounding(digits, half)
        case digits:
            return Rounding(digits, "up")


def _check_table(field: ScoreField, ends: Ends, path: Path, bench: Bench, *, whole: bool) -> None:
    where = (*path, "look_up")
    if not whole:
        message = _("The value that is looked up can lie between whole numbers.")
        return bench.error("look-up-between", where, message, _('Add "round": 0.'))
    low, high = floor(ends[0]), ceil(ends[1])
    if high - low > _MOST_ROWS:
        message = _("The table would need {count} rows.").format(count=high - low + 1)
        return bench.error("look-up-hole", where, message, _('Use a formula in "then".'))
    known = {Fraction(key) for key in field.look_up or {}}
    holes = [value for value in range(low, high + 1) if value not in known]
    if holes:
        message = _("The value can be {value}, which the table does not have ({count} are missing).")
        words = message.format(value=holes[0], count=len(holes))
        cure = _("Add a row for each value from {low} to {high}.").format(low=low, high=high)
        return bench.error("look-up-hole", where, words, cure)
    return None


def reach_after(after: After | None, ends: Ends) -> Ends:
    """What ``after`` makes of all values within ``ends``."""
    if after is None:
        return ends
    if after.then is not None and after.then_meter is not None:
        amount = after.then_meter([ScoreView(*ends, ())])
        assert isinstance(amount, tuple)
        ends = amount
    if after.rounding is not None:
        ends = rounded(ends[0], after.rounding), rounded(ends[1], after.rounding)
    if after.look_up is not None:
        within = [found for value, found in after.look_up.items() if ends[0] <= value <= ends[1]]
        ends = (min(within), max(within)) if within else (0, 0)
    return ends


def rounded(value: Number, rounding: Rounding) -> Number:
    """``value`` rounded as said; a half below 0 goes up, too."""
    scale = 10**rounding.digits
    scaled = Fraction(value) * scale
    whole = round(scaled) if rounding.half == "even" else floor(scaled + Fraction(1, 2))
    return exact_quotient(whole, scale)


def exact_quotient(dividend: int, divisor: int) -> Number:
    """The exact quotient, an ``int`` where it is whole."""
    quotient = Fraction(dividend, divisor)
    return quotient.numerator if quotient.denominator == 1 else quotient
