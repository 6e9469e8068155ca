"""Classes of answers, outcomes of items, and where the search gives up: what it is built of, by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.checker.small import found_in
from tests.questionnaire.reading import Json, data, loaded, options, question, rule, small
from triage.checker.claims import claims_of
from triage.checker.domains import Domain, Domains
from triage.checker.goals import Found, GaveUp, Goal, Impossible, Lies, Witness
from triage.checker.net import Net
from triage.checker.reachability import Refuted, prove
from triage.checker.search import find
from triage.checker.sights import Sight, sights_of, sights_of_score
from triage.checker.survey import survey
from triage.checker.totals import Choice, outcomes
from triage.logic import NonAnswer
from triage.questionnaire.scores import AnswerItem

SIGNS = question("m", "multiple", options=[*options("p", "q", "r"), {"id": "none", "text": "None", "exclusive": True}])
WORTH = question("m", "multiple", options=options("p", "q", "r", "s", p=1, q=1, r=1))
PAIN = question("n", "whole", min=0, max=10)
HIGH = question("h", "decimal", min=0, max=2.5, decimals=2)
DAY = question("d", "date", min="2020-01-01", max="2020-12-31")


def classes(asked: Json, when: str, *others: Json) -> Domain:
    """The classes of answers to ``asked`` that the condition ``when`` tells apart."""
    net = Net(loaded(small(asked, *others, rules=[rule(when, "routine")])))
    looks: dict[int, list[Sight]] = {}
    for index, sight in sights_of(net.questionnaire.rules[0].when):
        looks.setdefault(index, []).append(sight)
    return Domains(net, looks).of(net.questionnaire.questions[0])


@pytest.mark.parametrize(
    ("asked", "when", "answers"),
    [
        (question("x", "choice", options=options("a", "b", "c", "d")), "x == 'b'", ("a", "b")),
        (question("x", "choice", options=options("a", "b", "c", "d")), "x in ('a', 'b') or x == 'b'", ("a", "b", "c")),
        (question("x", "text"), "answered(x)", ("text",)),
        (SIGNS, "'p' in m", (("none",), ("p",))),
        (SIGNS, "'p' in m and 'none' in m", (("none",), ("p",), ("q",))),
        (SIGNS, "'p' in m or any_of(m, 'q', 'r')", (("none",), ("p",), ("q",), ("p", "q"))),
        (PAIN, "n >= 7", (0, 7)),
        (PAIN, "n > 4 and n < 5", (0, 5)),
        (PAIN, "n + 1 > 2 and n != 9", (0, 2, 9)),
        (DAY, "d < '2020-03-01'", (date(2020, 1, 1), date(2020, 3, 1))),
        (DAY, "d <= '2020-03-01' and d >= '2020-03-01'", (date(2020, 1, 1), date(2020, 3, 1), date(2020, 3, 2))),
    ],
)
def test_one_answer_stands_for_all_that_are_alike(asked: Json, when: str, answers: tuple[object, ...]) -> None:
    made = classes(asked, when)
    assert made.exact
    assert len(made.answers) == len(answers)
    assert set(made.answers) == set(answers)


def test_options_with_points_are_counted() -> None:
    net = Net(loaded(small(WORTH, scores=[{"id": "s", "title": "S", "items": ["m"], "missing": "refuse"}])))
    looks = {0: [sight for _index, sight in sights_of_score(net.questionnaire.scores[0])]}
    made = Domains(net, looks).of(net.questionnaire.questions[0])
    assert sorted(len(set(answer) - {"s"}) for answer in made.answers if isinstance(answer, tuple)) == [0, 1, 2, 3]


def test_numbers_that_are_compared_keep_room_for_each_other() -> None:
    other = question("k", "whole", min=0, max=20)
    made = classes(question("n", "whole", min=0, max=100), "n > k", other)
    assert made == ((0, 1, 2, 18, 19, 20, 21, 22, 98, 99, 100), True)


@pytest.mark.parametrize(
    ("asked", "when", "exact"),
    [
        (PAIN, "n * k == 12", True),
        (question("n", "whole", min=0, max=500), "n * k == 12", False),
        (question("n", "whole", min=0, max=500), "n * n == 144", True),
        (question("n", "whole", min=0, max=5000), "n * n == 144", False),
        (HIGH, "h > k", False),
        (DAY, "days_since(d) > 3", False),
    ],
)
def test_what_is_reckoned_is_exact_where_every_answer_is_tried(asked: Json, when: str, *, exact: bool) -> None:
    assert classes(asked, when, question("k", "whole", min=1, max=12)).exact is exact


def _items(**missing: object) -> tuple[Net, list[AnswerItem]]:
    asked = [question(f"q{at}", "choice", options=options("a", "b", "c", "d", b=1, c=2, d=3)) for at in range(9)]
    made: Json = {"id": "s", "title": "S", "items": [one["id"] for one in asked], "missing": "refuse", **missing}
    net = Net(loaded(small(*asked, scores=[made])))
    return net, [item for item in net.questionnaire.scores[0].items if isinstance(item, AnswerItem)]


def test_of_items_that_are_added_up_only_the_totals_are_kept() -> None:
    net, items = _items()
    found = outcomes(net.questionnaire.scores[0], [Choice(item, ("a", "b", "c", "d")) for item in items])
    assert sorted(outcome.points for outcome in found) == list(range(28))
    for outcome, answers in found.items():
        assert len(dict(answers)) == 9
        assert sum("abcd".index(str(answer)) for _index, answer in answers) == outcome.points


def test_what_is_missing_is_kept_apart() -> None:
    net, items = _items()
    left = NonAnswer.UNANSWERED
    found = outcomes(net.questionnaire.scores[0], [Choice(item, ("a", "b", left)) for item in items[:2]])
    told = sorted((outcome.points, len(outcome.gaps)) for outcome in found)
    assert told == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (2, 0)]


def test_a_missing_item_that_is_needed_is_told_from_one_that_is_not() -> None:
    net, items = _items(missing={"at_least": 1, "of": ["q0"], "count_as": 0})
    left = NonAnswer.UNANSWERED
    found = outcomes(net.questionnaire.scores[0], [Choice(item, ("a", left)) for item in items[:2]])
    assert sorted((len(outcome.gaps), outcome.short) for outcome in found) == [(0, 0), (1, 0), (1, 1), (2, 1)]


def test_not_sure_counts_where_it_is_said_what() -> None:
    net, items = _items(missing={"at_least": "all", "not_sure": 5})
    found = outcomes(net.questionnaire.scores[0], [Choice(items[0], ("b", NonAnswer.NOT_SURE, NonAnswer.DECLINED))])
    assert sorted((outcome.points, len(outcome.gaps)) for outcome in found) == [(0, 1), (1, 0), (5, 0)]


def test_of_the_greatest_the_greatest_is_kept_too() -> None:
    net, items = _items(combine="max")
    found = outcomes(net.questionnaire.scores[0], [Choice(item, ("a", "b", "c")) for item in items[:2]])
    assert sorted((outcome.points, outcome.most) for outcome in found) == [
        (0, 0),
        (1, 1),
        (2, 1),
        (2, 2),
        (3, 2),
        (4, 2),
    ]


SUMS = [question(f"q{at}", "scale") for at in range(12)]
TOTAL = f"sum({', '.join(one['id'] for one in SUMS)})"
HOPELESS = small(*SUMS, rules=[rule(f"{TOTAL} == 40 and {TOTAL} == 41")])


@pytest.mark.usefixtures("search_alone")
def test_too_many_steps_prove_nothing() -> None:
    net = Net(loaded(HOPELESS))
    goal = claims_of(net)[0].goal
    assert find(net, goal, 100) == GaveUp("steps")
    assert found_in(data(HOPELESS)) == []


@pytest.mark.usefixtures("search_alone")
def test_all_searches_together_are_limited() -> None:
    net = Net(loaded(HOPELESS))
    net.effort.left = 1000
    verdicts = [verdict for claim, verdict in prove(net) if claim.code == "rule-never-fires"]
    assert verdicts == [GaveUp("steps")]
    assert -1000 < net.effort.left < 0


def test_where_the_search_gives_up_another_solver_is_asked() -> None:
    asked: list[Goal] = []

    def solver(_net: Net, goal: Goal) -> Impossible:
        asked.append(goal)
        return Impossible()

    rules = [rule(f"{TOTAL} == 40 and {TOTAL} == 41"), rule("q0 > 3", name="R2")]
    net = Net(loaded(small(*SUMS, rules=rules)), [solver])
    goals = [claim.goal for claim in claims_of(net)]
    found, *others = survey(net, goals)
    assert (found, asked) == (Impossible(), goals[:1])
    assert {type(verdict) for verdict in others} == {Witness}


def test_too_many_values_prove_nothing() -> None:
    weights = [question(name, "whole", min=1, max=500) for name in ("n", "k")]
    net = Net(loaded(small(*weights, rules=[rule("n * k == 97 and n != 1 and k != 1")])))
    assert find(net, claims_of(net)[0].goal) == GaveUp("values")


def test_a_band_between_totals_takes_few_steps() -> None:
    """Twenty items have 3,486,784,401 ways to be answered, and 41 totals."""
    asked = [question(f"q{at}", "choice", options=options("a", "b", "c", a=0, b=2, c=4)) for at in range(20)]
    bands = [{"id": f"b{start}", "from": start, "text": "B"} for start in (0, 33, 34)]
    made: Json = {"id": "s", "title": "S", "items": [one["id"] for one in asked], "missing": "refuse", "bands": bands}
    net = Net(loaded(small(*asked, scores=[made])))
    assert find(net, Lies(net.questionnaire.scores[0], "b33"), 100) == Impossible()


def test_bounds_rule_a_band_out_before_its_questions_are_tried() -> None:
    """Each question hangs on the one before, so none of them can be counted by itself."""
    gates = [{}, *({"ask_if": f"q{at} == 'a' or q{at} == 'b'"} for at in range(15))]
    asked = [question(f"q{at}", "choice", options=options("a", "b", b=1), **gate) for at, gate in enumerate(gates)]
    bands = [{"id": "low", "from": 0, "text": "B"}, {"id": "high", "from": 16, "text": "B"}]
    missing = {"at_least": "all", "not_asked": 0}
    made: Json = {"id": "s", "title": "S", "items": [one["id"] for one in asked], "missing": missing, "bands": bands}
    counted = {
        "id": "t",
        "title": "T",
        "items": ["s"],
        "missing": "refuse",
        "bands": [bands[0], bands[1] | {"from": 17}],
    }
    net = Net(loaded(small(*asked, scores=[made, counted])))
    assert find(net, Lies(net.questionnaire.scores[1], "high"), 1) == Impossible()
    assert isinstance(find(net, Lies(net.questionnaire.scores[0], "high"), 100), Found)


def test_without_effort_left_what_is_proven_is_said_without_a_reason() -> None:
    net = Net(loaded(small(question("x"), question("y", ask_if="x == 'yes' and x == 'no'"))))
    refuted = Refuted(net, [claim for claim, verdict in prove(net) if isinstance(verdict, Impossible)])
    net.effort.left = -1
    assert [refuted.words(claim)[0] for claim in refuted.told()] == [
        "The question 'y' is never asked: no answers make its condition so."
    ]
