"""What z3 says of a goal: both versions are told it with the same answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import z3

from triage.checker import goals
from triage.checker.diff.goals import Found, GaveUp, Goal, Results, Same, Search, Together, Truths, Whether
from triage.checker.diff.joint import differ_by, sides_of
from triage.checker.diff.shared import Versions
from triage.checker.solving.banding import lies_in, possible_of
from triage.checker.solving.conditions import truth_of
from triage.checker.solving.deciding import solved
from triage.checker.solving.slots import Slots
from triage.checker.solving.truths import FALSE, TRUE, Truth, every, exactly, none, some
from triage.checker.solving.whole import Whole, slots_of
from triage.logic import NonAnswer
from triage.questionnaire import Question, Score


def decide(versions: Versions, goal: Goal, seconds: Callable[[], float]) -> Search:
    """Answers that make both ``versions`` differ in the way of ``goal``, or that none do.

    Neither where z3 cannot tell in as many ``seconds`` as are left.
    """
    said = solved(lambda fine: whole_of(versions, goal, fine=fine), seconds)
    match said:
        case goals.Impossible():
            return Same()
        case goals.GaveUp():
            return GaveUp()
        case given:
            return Found(given) if differ_by(versions, goal, given) else GaveUp()


def whole_of(versions: Versions, goal: Goal, *, fine: bool) -> Whole:
    """All that ``goal`` hangs on in both versions; ``fine`` as for one of them."""

    def reasons(question: Question) -> Sequence[NonAnswer] | None:
        if question.id not in versions.shared:
            return None
        return (*question.non_answers, *(() if question.required else (NonAnswer.UNANSWERED,)))

    old, new = (slots_of(side.net, side.cone, reasons, fine=fine) for side in sides_of(versions, goal))
    asked = (asked for slots in (old, new) for asked in slots.asked.values() if asked.question.id in versions.shared)
    differ = _differ(goal, old, new)
    return Whole((*old.rules, *new.rules, differ), old.day == versions.day.toordinal(), tuple(asked))


def _differ(goal: Goal, old: Slots, new: Slots) -> z3.BoolRef:
    """That both come to something else."""
    match goal:
        case Truths(one, other, _, _, (unless, also_unless)):
            before, after = _truth(one, old), _truth(other, new)
            if goal.open:
                return z3.Xor(before.open, after.open)
            barred, also_barred = _truth(unless, old).yes, _truth(also_unless, new).yes
            return z3.Xor(every((before.yes, none(barred))), every((after.yes, none(also_barred))))
        case Together(all_old, all_new):
            found = [*(truth_of(one, old) for one in all_old), *(truth_of(one, new) for one in all_new)]
            return every(truth.open if goal.open else truth.yes for truth in found)
        case Results(one, other, "value"):
            (valued, value), (also, other_value) = _value(one, old), _value(other, new)
            return some((z3.Xor(valued, also), every((valued, also, value != other_value))))
        case Results(one, other):
            bands, others = _bands(one, old), _bands(other, new)
            return some(z3.Xor(bands.get(name, FALSE), others.get(name, FALSE)) for name in {**bands, **others})


def _truth(whether: Whether, slots: Slots) -> Truth:
    if isinstance(whether, bool):
        return Truth(TRUE if whether else FALSE)
    return truth_of(whether, slots)


def _value(score: Score | None, slots: Slots) -> tuple[z3.BoolRef, z3.ArithRef]:
    """When ``score`` has a value, and which."""
    if score is None:
        return FALSE, z3.IntVal(0)
    scored = slots.scored[score.name.index]
    return scored.valued, scored.value


def _bands(score: Score | None, slots: Slots) -> Mapping[str, z3.BoolRef]:
    """When ``score`` is said to lie in each of its bands: by its value, or else where only one is possible."""
    if score is None:
        return {}
    scored = slots.scored[score.name.index]
    by_value = possible_of(score, exactly(scored.value), slots)

    def lies(band: str) -> z3.BoolRef:
        open_still = every((none(scored.valued), lies_in(scored.possible, band)))
        return some((every((scored.valued, lies_in(by_value, band))), open_still))

    return {band.id: lies(band.id) for band in score.bands}
