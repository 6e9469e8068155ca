"""The search against every answer there is: what it finds exists, and what it says is impossible does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.assessment.forms import forms
from tests.checker.small import assessments, ways
from tests.often import often
from tests.questionnaire.reading import Json, data, findings, options, question, rule, small
from triage.assessment import Assessment, Status, assess
from triage.checker.asking import ask
from triage.checker.claims import Claim, claims_of
from triage.checker.goals import Found, Goal, Holds, Impossible, Lies, Witness
from triage.checker.net import Net
from triage.checker.reachability import Refuted, prove
from triage.checker.survey import survey
from triage.logic import NonAnswer, ScoreView, Slot, compile_condition
from triage.questionnaire import Band, Question, Questionnaire, Rule, Score, Section, Severity, load

MOST = 3000


@st.composite
def small_forms(draw: st.DrawFn) -> Questionnaire:
    """A form with so few questions that all answers can be tried; some can be left out."""
    form = draw(forms())
    for section in form.sections:
        for asked in section["questions"]:
            asked["required"] = draw(st.integers(0, 3)) > 0
    questionnaire = form.load()
    assume(ways(questionnaire) <= MOST)
    return questionnaire


GATES = ("x == 'yes'", "p != 'b'", "n > 1", "not_sure(x)", "x == 'yes' and p == 'a'")
SEEN = (
    *("n > k", "n == k + 1", "n + k >= 5", "points(p) > 1", "answered(p)", "d > e", "d > '2026-01-02' and e >= d"),
    *("s >= 2", "s == 3", "s > 1 and s < 2", "band(s) == 'mid'", "t < 1", "t > 3", "band(t) != 'low'"),
)
BANDS: tuple[Json, ...] = ({"id": "low", "from": -99}, {"id": "mid", "from": 1.5}, {"id": "top", "above": 3})
AFTER: tuple[Json, ...] = ({}, {}, {"then": "value * 2"}, {"then": "1 - value"}, {"round": 0})
FORMULAS = ("s", "1 - s", "s * s", "abs(s - 1)", "max(s, 2)", "s + n", "s + sum(n, points(p))", "count(s > 1) + s")
MISSING: tuple[Json, ...] = (
    {"at_least": "all"},
    {"at_least": 1, "count_as": 1},
    {"at_least": "half", "count_as": "average"},
    {"at_least": 1, "count_as": "ignore"},
    {"at_least": "all", "not_sure": 1},
)


def _scored(draw: st.DrawFn, name: str, items: list[object]) -> Json:
    """A score of any shape of ``items``."""
    combine = draw(st.sampled_from(["sum", "mean", "max", "min", "count"]))
    bands = [band | {"text": "B"} for band in BANDS]
    if draw(st.booleans()):
        bands[1] |= {"or_when": draw(st.sampled_from(["x == 'no'", "value > 0 and p == 'b'", "value == 3"]))}
    missing = draw(st.sampled_from(MISSING)) | {"not_asked": draw(st.sampled_from(["leave_out", 0, 1]))}
    made: Json = {"id": name, "title": name, "items": items, "combine": combine, "missing": missing, "bands": bands}
    made |= {"counts_from": 1} if combine == "count" else {}
    made |= {"reverse": items[:1]} if items[0] in ("p", "s") and draw(st.booleans()) else {}
    made |= {"applies_if": draw(st.sampled_from(GATES))} if draw(st.integers(0, 2)) == 0 else {}
    made |= draw(st.sampled_from(AFTER))
    return made


def _made_by(draw: st.DrawFn, formula: str) -> Json:
    """A score by ``formula``, with the same bands."""
    made: Json = {"id": "t", "title": "t", "formula": formula, "missing": "refuse"}
    made["bands"] = [band | {"text": "B"} for band in BANDS]
    return made | draw(st.sampled_from(AFTER))


@st.composite
def scored_forms(draw: st.DrawFn) -> Questionnaire:
    """A form with two scores of any shape, numbers that are compared with each other, and days that are."""
    worth = {code: draw(st.sampled_from([0, 1, 2, 4])) for code in ("a", "b", "c")}
    cases = [{"when": "x == 'yes'", "ranges": [{"points": 2}]}, {"ranges": [{"from": 1, "points": 1}]}]
    plain = [{"points": 0}, {"from": 1, "points": draw(st.integers(1, 4))}]
    days = {"min": "2026-01-01", "max": "2026-01-03"}
    asked = [
        question("x"),
        question("p", "choice", options=options(*worth, **worth)),
        question("n", "whole", min=0, max=2, points=draw(st.sampled_from([cases, plain]))),
        question("k", "whole", min=0, max=3),
        question("d", "date", **days),
        question("e", "date", **days),
    ]
    for each in asked:
        if draw(st.integers(0, 2)) == 0:
            each.update(draw(st.sampled_from([{"required": False}, {"non_answers": ["not_sure"]}])))
    for each in asked[2:]:
        gate = draw(st.sampled_from([None, None, *GATES]))
        each.update({} if gate is None or f"{each['id']} " in gate else {"ask_if": gate})
    formula = draw(st.sampled_from([None, None, None, *FORMULAS]))
    first: list[object] = draw(st.sampled_from([["p"], ["n"], ["p", "n"], ["p", {"when": "x == 'yes'", "points": 3}]]))
    second: list[object] = draw(st.sampled_from([["s"], ["s", "n"], ["p", {"when": "s > 1"}]]))
    seen = draw(st.lists(st.sampled_from(SEEN), min_size=2, max_size=5))
    when = [
        draw(st.sampled_from([one, f"not ({one})", f"{one} and x == 'no'", f"{one} and {seen[0]}"])) for one in seen
    ]
    named = {name for name in ("k", "d", "e") if any(re.search(rf"\b{name}\b", one) for one in when)}
    document = small(
        *(each for each in asked if each["id"] in {"x", "p", "n", *named}),
        scores=[_scored(draw, "s", first), _scored(draw, "t", second) if formula is None else _made_by(draw, formula)],
        rules=[rule(one, "routine", f"R{at}") for at, one in enumerate(when)],
    )
    assume(not any(finding.severity is Severity.ERROR for finding in findings(data(document))))
    questionnaire = load(data(document))
    assume(ways(questionnaire) <= MOST)
    return questionnaire


def shown(claim: Claim, assessment: Assessment) -> bool:
    """Whether ``assessment`` shows what ``claim`` says, by what every reader of an assessment sees."""
    match claim.of, claim.goal:
        case Question() as question, _:
            return question in assessment.path
        case Rule() as rule, Holds():
            return (rule in assessment.fired) is (claim.code == "rule-never-fires")
        case Section() as section, _ if claim.code == "section-end-never":
            return assessment.ended is section
        case Band() as band, Lies(score):
            result = assessment.scores[score.id]
            return result.value is not None and result.band == band.id
        case _, Holds(so, not_so, score):
            return any(
                all(compile_condition(condition)(slots) is True for condition in so)
                and (not_so is None or compile_condition(not_so)(slots) is not True)
                for slots in ([*assessment.slots, value] for value in values(score, assessment))
            )
        case _:
            raise AssertionError(claim)


def values(score: Score | None, assessment: Assessment) -> Iterator[Slot]:
    """What ``value`` can stand for in a condition of a band of ``score``: its bounds, and an estimate as it is."""
    yield NonAnswer.UNANSWERED if score is None else assessment.slots[score.name.index]
    if score is not None and assessment.scores[score.id].status is Status.ESTIMATED:
        estimate = assessment.scores[score.id].value
        assert estimate is not None
        yield ScoreView(estimate, estimate, ())


@given(st.one_of(small_forms(), scored_forms()))
@settings(max_examples=often(60), deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_each_verdict_is_what_all_answers_show(questionnaire: Questionnaire) -> None:
    net = Net(questionnaire)
    claims = claims_of(net)
    everything = list(assessments(questionnaire))
    for claim, verdict in zip(claims, survey(net, [claim.goal for claim in claims]), strict=True):
        exists = any(shown(claim, assessment) for assessment in everything)
        assert isinstance(verdict, Witness if exists else Impossible), (claim.code, claim.path, verdict)
        assert isinstance(ask(net, claim.goal), Found if exists else Impossible), (claim.code, claim.path)
        if isinstance(verdict, Witness):
            assert shown(claim, assess(questionnaire, verdict.answers, verdict.on))


@given(st.one_of(small_forms(), scored_forms()))
@settings(max_examples=often(30), deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_nothing_is_kept_quiet_that_follows_from_nothing(questionnaire: Questionnaire) -> None:
    """Left out is only what is never looked at, and what hangs on a question or an end of which something is said."""
    net = Net(questionnaire)
    refuted = [claim for claim, verdict in prove(net) if isinstance(verdict, Impossible)]
    told = list(Refuted(net, refuted).told())
    if any(claim.code in ("question-never-asked", "section-end-always") for claim in told):
        return
    for claim in refuted:
        if claim not in told:
            assert _is_of_no_value(claim, refuted) or not _is_looked_at(net, claim.goal), (claim.code, claim.path)


def _is_of_no_value(claim: Claim, refuted: Sequence[Claim]) -> bool:
    """Whether it is a band of a score that never has a value: then none of its bands is reached."""
    if not isinstance(claim.goal, Lies):
        return False
    never = [one.of for one in refuted if isinstance(one.goal, Lies) and one.goal.score is claim.goal.score]
    return all(any(band is one for one in never) for band in claim.goal.score.bands)


def _is_looked_at(net: Net, goal: Goal) -> bool:
    assert isinstance(goal, Holds)
    before = goal.so if goal.not_so is not None else goal.so[:-1]
    return isinstance(ask(net, Holds(before, None, goal.score)), Found)
