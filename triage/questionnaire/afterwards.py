"""What happens to a combined value: a formula of it, rounding, a table. As written → as understood, and done."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Final

from triage.logic import Name, Number, Scope, ScoreType, ScoreView, compile_formula
from triage.logic.measures import divide
from triage.questionnaire import measuring
from triage.questionnaire.bench import Bench
from triage.questionnaire.parts import NUMBER_PATTERN, exact
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
    scope = Scope({"value": Name("value", 0, ScoreType(*made, (), whole=is_whole), _("result so far"))})
    then = bench.measure(field.then, scope, (*path, "then"))
    rounding = _rounding(field.round_)
    after = After(then, None if then is None else compile_formula(then, "reach"), rounding, None)
    if field.look_up is None:
        return after
    table = _table(field.look_up, (*path, "look_up"), bench)
    _check_table(table, reach_after(after, made), (*path, "look_up"), bench, whole=whole_after(after, is_whole))
    return After(after.then, after.then_meter, rounding, table)


def whole_after(after: After | None, is_whole: bool) -> bool:
    """Whether a score is whole after ``after``; ``is_whole``: it is before."""
    if after is None:
        return is_whole
    if after.look_up is not None:
        return all(found.denominator == 1 for found in after.look_up.values())
    if after.rounding is not None and after.rounding.digits == 0:
        return True
    return is_whole if after.then is None else measuring.is_whole(after.then)


def _rounding(written: int | RoundField | None) -> Rounding | None:
    match written:
        case None:
            return None
        case RoundField(digits=digits, half=half):
            return Rounding(digits, half)
        case digits:
            return Rounding(digits, "up")


def _table(written: Mapping[str, int | Decimal], path: Path, bench: Bench) -> dict[Number, Number]:
    """The table by value; a value that is no number, or stands there twice, goes to ``bench``."""
    table: dict[Number, Number] = {}
    for key, number in written.items():
        if not re.fullmatch(NUMBER_PATTERN, key):
            message = _("'{key}' is not a number.").format(key=key)
            bench.error("look-up-key", (*path, key), message, _('Write the value in digits, such as "12".'))
            continue
        value = exact(Decimal(key))
        if value in table:
            message = _("The value {key} stands there twice.").format(key=key)
            bench.error("look-up-key", (*path, key), message, _("Remove one of the rows."))
        table[value] = exact(number)
    return table


def _check_table(table: Mapping[Number, Number], ends: Ends, where: Path, bench: Bench, *, whole: bool) -> None:
    if not whole:
        message = _("The value that is looked up can lie between whole numbers.")
        return bench.error("look-up-between", where, message, _('Add "round": 0.'))
    low, high = floor(ends[0]), ceil(ends[1])
    if high - low > _MOST_ROWS:
        message = _("The table would need {count} rows.").format(count=high - low + 1)
        return bench.error("look-up-hole", where, message, _('Use a formula in "then".'))
    holes = [value for value in range(low, high + 1) if value not in table]
    if holes:
        message = _("The value can be {value}, which the table does not have.")
        cure = _('Add the row "{value}".')
        if len(holes) > 1:
            message = _("The value can be {value}, which the table does not have; {count} rows are missing.")
            cure = _("Add a row for each value from {low} to {high}.")
        words, cure = message.format(value=holes[0], count=len(holes)), cure.format(value=holes[0], low=low, high=high)
        return bench.error("look-up-hole", where, words, cure)
    return None


def reach_after(after: After | None, ends: Ends) -> Ends:
    """What ``after`` makes of all values within ``ends``."""
    return ends if after is None else steps_after(after, ends)[-1]


def steps_after(after: After, ends: Ends) -> tuple[Ends, Ends, Ends]:
    """The same, step by step: what the formula makes of them, then the rounding, then the table."""
    if after.then is not None and after.then_meter is not None:
        amount = after.then_meter([ScoreView(*ends, ())])
        assert isinstance(amount, tuple)
        ends = amount
    kept = ends if after.rounding is None else _rounded_ends(ends, after.rounding)
    if after.look_up is None:
        return ends, kept, kept
    within = [found for value, found in after.look_up.items() if kept[0] <= value <= kept[1]]
    return ends, kept, (min(within), max(within)) if within else (0, 0)


def _rounded_ends(ends: Ends, rounding: Rounding) -> Ends:
    low = rounded(ends[0], rounding)
    return low, low if ends[1] is ends[0] else rounded(ends[1], rounding)


def rounded(value: Number, rounding: Rounding) -> Number:
    """``value`` rounded as said; a half below 0 goes up, too."""
    scale = 10**rounding.digits
    if rounding.half == "even":
        return divide(round(Fraction(value) * scale), scale)
    over, under = value.numerator, value.denominator
    return divide((2 * over * scale + under) // (2 * under), scale)
