"""What a score does about missing answers: as written → as understood, and what is doubtful about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeGuard

from triage.logic import Name, NonAnswer, Number, ScoreType
from triage.logic.words import number_words
from triage.questionnaire.bench import Bench
from triage.questionnaire.combining import combined_span
from triage.questionnaire.itemising import Known
from triage.questionnaire.parts import exact
from triage.questionnaire.planning import ScorePlan
from triage.questionnaire.score_fields import MissingField
from triage.questionnaire.scores import AnswerItem, CasesItem, Combine, Item, Missing, ScoreItem, Span, WhenItem
from triage.words import _

_ALL: Final = Missing("all", None, None, {})


def missing_of(plan: ScorePlan, bench: Bench) -> Missing:
    """What the score of ``plan`` does about missing answers; what is left unsaid goes to ``bench``."""
    field, path = plan.field.missing, (*plan.path, "missing")
    if plan.gated:
        _ask_for_unasked(plan, _("Some questions of this score are not asked of everybody."), bench)
    if not isinstance(field, MissingField):
        return _ALL
    if field.at_least != "all" and field.count_as is None:
        message = _("It is not said what a missing answer counts.")
        cure = _('Add "count_as": 0 or another number, "average" or "ignore".')
        bench.error("missing-count-as", path, message, cure)
    count = len(plan.items) if field.of is None else len(field.of)
    if isinstance(field.at_least, int) and field.at_least > count:
        message = _("'at_least' is {count}, more than the items that count: {items}.")
        words = message.format(count=field.at_least, items=count)
        bench.error("at-least-too-large", (*path, "at_least"), words, _("Use a smaller number."))
    count_as = field.count_as if field.count_as is None or isinstance(field.count_as, str) else exact(field.count_as)
    not_asked = None if field.not_asked is None or isinstance(field.not_asked, str) else exact(field.not_asked)
    states = ((NonAnswer.NOT_SURE, field.not_sure), (NonAnswer.DECLINED, field.declined))
    stated = {state: exact(number) for state, number in states if number is not None}
    return Missing(field.at_least, count_as, not_asked, stated)


def most_missing(missing: Missing, items: Sequence[Item]) -> int:
    """How many of ``items`` can be missing where a score still has a value: below 0 where it never has one."""
    needed = sum(item.needed for item in items)
    match missing.at_least:
        case "all":
            return len(items) - needed
        case "half":
            return len(items) - -(-needed // 2)
        case int() as count:
            return len(items) - count


def with_estimates(
    made: tuple[Number, Number], items: Sequence[Item], combine: Combine, missing: Missing
) -> tuple[Number, Number]:
    """``made``, the least and the greatest once all is answered, widened to what an estimate can come to."""
    most, fill = most_missing(missing, items), missing.count_as
    if fill is None or most <= 0:
        return made
    low, high = made
    if combine in ("sum", "count") and fill != "average":
        counts = 0 if isinstance(fill, str) else fill
        below = sorted(min(0, counts - item.span.low) for item in items)
        above = sorted(max(0, counts - item.span.high) for item in items)
        return low + sum(below[:most]), high + sum(above[-most:])
    if not isinstance(fill, str):
        return min(low, fill), max(high, fill)
    some = [Span(item.span.low, item.span.high, optional=True) for item in items]
    if combine not in ("sum", "count"):
        least, greatest = combined_span(combine, some)
        return min(low, least), max(high, greatest)
    least, greatest = combined_span("mean", some)
    return min(low, least * len(items)), max(high, greatest * len(items))


def may_be_absent(name: Name, known: Known) -> bool:
    """Whether the question or score called ``name`` may not be asked of somebody, or not apply."""
    if isinstance(name.type, ScoreType):
        return name.type.optional
    return known.questions[name.id].gate is not None


def check_missing(plan: ScorePlan, items: Sequence[Item], missing: Missing, known: Known, bench: Bench) -> None:
    """Doubt parts of ``missing`` that never apply, and those that count what they should not."""
    field, path = plan.field.missing, (*plan.path, "missing")
    if len(items) < len(plan.items):
        return
    _check_absent(plan, items, bench)
    if not isinstance(field, MissingField):
        return
    for key, message, cure in _unused(field, plan, items, missing, known):
        bench.warn("missing-unused", (*path, key), message, cure)
    named = [item.name.id for item in items if not isinstance(item, WhenItem)]
    if 0 < len(named) < sum(item.needed for item in items) and most_missing(missing, items) > 0:
        message = _("A condition is always known, so it counts as an answer towards 'at_least'.")
        quoted = ", ".join(f'"{name}"' for name in named)
        bench.warn("when-as-answer", path, message, _('Add "of": [{names}].').format(names=quoted))
    if _averages(plan.field.combine, missing) and most_missing(missing, items) > 0:
        _check_ranges(plan, items, bench)


def _check_absent(plan: ScorePlan, items: Sequence[Item], bench: Bench) -> None:
    """Ask what a score counts in this one where it does not apply."""
    absent = next((item.name.id for item in items if _is_optional_score(item)), None)
    if absent is not None and len(items) > 1 and not plan.gated:
        _ask_for_unasked(plan, _("The score '{name}' does not apply to everybody.").format(name=absent), bench)


def _is_optional_score(item: Item) -> TypeGuard[ScoreItem]:
    return isinstance(item, ScoreItem) and isinstance(item.name.type, ScoreType) and item.name.type.optional


def _ask_for_unasked(plan: ScorePlan, message: str, bench: Bench) -> None:
    """Refuse a score that does not say what an item counts that is not asked."""
    field, path = plan.field.missing, (*plan.path, "missing")
    if not isinstance(field, MissingField):
        cure = _('Write "missing": {"at_least": "all", "not_asked": 0}, or another number, or "leave_out".')
        bench.error("missing-not-asked", path, message, cure)
    elif field.not_asked is None:
        bench.error("missing-not-asked", path, message, _('Add "not_asked": 0 or another number, or "leave_out".'))


def _unused(
    field: MissingField, plan: ScorePlan, items: Sequence[Item], missing: Missing, known: Known
) -> Iterator[tuple[str, str, str]]:
    """The keys of ``field`` that change nothing for anybody, why, and the cure."""
    asked = [item for item in items if isinstance(item, AnswerItem | CasesItem)]
    if field.not_asked is not None and not plan.gated and not any(map(_is_optional_score, items)):
        message = _("Whoever is asked one item of this score is asked all of them, so this changes nothing.")
        yield "not_asked", message, _('Remove "not_asked".')
    offered = {state for item in asked for state in known.questions[item.name.id].non_answers}
    for state in missing.stated:
        if state not in offered:
            message = _("No question of this score offers “{answer}”, so this changes nothing.")
            cure = _('Remove "{key}", or offer it in the "non_answers" of a question.').format(key=state.value)
            yield state.value, message.format(answer=_words_of(state)), cure
    half_of_one = plan.field.category and field.at_least == "half"
    if field.count_as is not None and most_missing(missing, items) == 0 and not half_of_one:
        message = _("There is a score only if no answer is missing, so this changes nothing.")
        yield "count_as", message, _('Remove "count_as", or ask for fewer answers in "at_least".')
    if field.of is not None and all(item.needed for item in items):
        yield "of", _("This names all items, so it changes nothing."), _('Remove "of".')


def _words_of(state: NonAnswer) -> str:
    return _("I am not sure") if state is NonAnswer.NOT_SURE else _("I would rather not say")


def _averages(combine: Combine, missing: Missing) -> bool:
    """Whether the answers that are there speak for those that are not."""
    return missing.count_as == "average" or (missing.count_as == "ignore" and combine == "mean")


def _check_ranges(plan: ScorePlan, items: Sequence[Item], bench: Bench) -> None:
    if plan.field.combine not in ("sum", "mean"):
        return
    first = items[0]
    other = next((item for item in items if item.span[:2] != first.span[:2]), None)
    if other is None:
        return
    message = _("The average of the answers stands for those that are missing, but {one}, and {other}.")
    words = message.format(one=_range(first), other=_range(other))
    cure = _('Bring the items to one range first, or write "missing": "refuse".')
    bench.warn("mixed-ranges", (*plan.path, "missing", "count_as"), words, cure)


def _range(item: Item) -> str:
    low, high = number_words(item.span.low), number_words(item.span.high)
    if isinstance(item, WhenItem):
        return _("a condition counts {low} to {high}").format(low=low, high=high)
    return _("'{name}' counts {low} to {high}").format(name=item.name.id, low=low, high=high)
