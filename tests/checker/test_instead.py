"""A condition with another answer put in is as true as the condition itself is for that answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations, product

import pytest

from tests.questionnaire.reading import Json, loaded, options, question, rule, small
from triage.checker.instead import Sides, Truth, sides_of_answer, sides_of_option
from triage.checker.net import Net
from triage.checker.stakes import Stake, others
from triage.logic import Condition, NonAnswer, ScoreView, Slot, Value
from triage.questionnaire import MultipleAnswer, Questionnaire

NOT_ASKED, NOT_SURE = NonAnswer.NOT_ASKED, NonAnswer.NOT_SURE
DAYS = [date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 4)]
NONE = {"id": "none", "text": "None", "exclusive": True}
SETS: list[Value] = [("none",), *(codes for size in (1, 2, 3) for codes in combinations("abc", size))]
CONDITIONS = [
    "'a' in m",
    "any_of(m, 'a', 'b') and x == 'yes'",
    "not any_of(m, 'b', 'none') or x != 'yes'",
    "count('a' in m, 'b' in m, x == 'yes', 'c' not in m) >= 2",
    "count('a' in m, 'b' in m) + n == 3",
    "points(m) >= 3",
    "points(m) - n > 1 or 'c' in m",
    "max(points(m), n) == 2 and answered(m)",
    "n >= 2 and not n == 3",
    "n + points(m) >= 4",
    "sum(n, points(m)) < 3 or x == 'no'",
    "d < e",
    "e <= d and x == 'yes'",
    "days_since(e, d) >= 1",
    "days_since(e, '2026-01-03') >= 1 or d == e",
    "d >= '2026-01-02' and days_since(d) >= 2",
    "answered(x) and x == 'no'",
    "not_sure(x) or n > 1",
]


def form(when: str, **several: str) -> Questionnaire:
    signs: Json = question("m", "multiple", options=[*options(*"abc", a=1, b=2, c=2), NONE | {"points": 0}], **several)
    asked = [
        signs,
        question("n", "whole", min=0, max=3),
        question("d", "date", min="2026-01-01", max="2026-01-04"),
        question("e", "date", min="2026-01-01", max="2026-01-04"),
        question("x", non_answers=["not_sure"]),
    ]
    return loaded(small(*asked, rules=[rule(when)]))


def worlds(net: Net) -> Iterator[list[Slot]]:
    """Answers to all questions of the form, of every kind."""
    states: list[list[Slot]] = [
        [*SETS, NOT_ASKED],
        [0, 2, 3, NOT_ASKED],
        [*DAYS[:2]],
        [*DAYS[1:], NOT_ASKED],
        ["yes", "no", NOT_SURE, NonAnswer.UNANSWERED],
    ]
    for slots in product(*states):
        yield [*slots, *net.blank[len(slots) :]]


def truth(net: Net, condition: Truth, slots: list[Slot]) -> bool | None:
    return condition if isinstance(condition, bool) else net.test(condition)(slots)


def matching(net: Net, sides: tuple[Sides, ...], slots: list[Slot]) -> list[Sides]:
    return [side for side in sides if all(net.test(one)(slots) is True for one in side.given)]


def put_in(net: Net, condition: Condition, slots: list[Slot], index: int, value: Slot) -> bool | None:
    return net.test(condition)([*slots[:index], value, *slots[index + 1 :]])


@pytest.mark.parametrize("several", ["add", "highest"])
@pytest.mark.parametrize("when", CONDITIONS)
def test_without_and_with_a_tick_it_is_as_it_would_be(when: str, several: str) -> None:
    questionnaire = form(when, several=several)
    net, condition, asked = Net(questionnaire), questionnaire.rules[0].when, questionnaire.questions[0]
    assert isinstance(asked.answer, MultipleAnswer)
    for option in asked.answer.options:
        sides = sides_of_option(net, condition, asked, option)
        assert sides is not None
        for slots in worlds(net):
            held, found = slots[0], matching(net, sides, slots)
            if isinstance(held, NonAnswer | ScoreView) or f"'{option.id}'" in str(held):
                assert found == []
                continue
            (ticked,) = others(Stake(asked, option), held, ())
            assert len(found) == 1
            assert truth(net, found[0].before, slots) is put_in(net, condition, slots, 0, held)
            assert truth(net, found[0].after, slots) is put_in(net, condition, slots, 0, ticked)


@pytest.mark.parametrize("when", CONDITIONS)
def test_with_another_answer_it_is_as_it_would_be(when: str) -> None:
    questionnaire = form(when)
    net, condition = Net(questionnaire), questionnaire.rules[0].when
    values: dict[int, list[Value]] = {0: SETS[:3], 1: [0, 3], 2: [*DAYS[:2]], 3: [*DAYS[1:]], 4: ["yes", "no"]}
    for asked in questionnaire.questions:
        for value in values[asked.index]:
            sides = sides_of_answer(net, condition, asked, value)
            if sides is None:
                assert "days_since(e, d)" in when
                continue
            for slots in worlds(net):
                held, found = slots[asked.index], matching(net, sides, slots)
                assert len(found) == (not isinstance(held, NonAnswer))
                for side in found:
                    assert truth(net, side.before, slots) is net.test(condition)(slots)
                    assert truth(net, side.after, slots) is put_in(net, condition, slots, asked.index, value)


def test_what_is_counted_until_today_is_sure_for_no_other_day() -> None:
    questionnaire = form("days_since(d) >= 2 and x == 'yes'")
    net, condition = Net(questionnaire), questionnaire.rules[0].when
    for name, value, sure in (("d", DAYS[0], False), ("x", "yes", True)):
        sides = sides_of_answer(net, condition, questionnaire.question_by_id[name], value)
        assert sides is not None
        assert [side.sure for side in sides] == [sure]
