"""The search against every answer there is: what it finds exists, and what it says is impossible does not."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.assessment.forms import forms
from tests.checker.small import assessments, ways
from triage.assessment import Assessment, assess
from triage.checker.claims import Claim, claims_of
from triage.checker.goals import Found, Holds, Impossible, Lies, Witness
from triage.checker.net import Net
from triage.checker.survey import search, survey
from triage.logic import NonAnswer, compile_condition
from triage.questionnaire import Band, Question, Questionnaire, Rule, Section

MOST = 3000


@st.composite
def small_forms(draw: st.DrawFn) -> Questionnaire:
    """A form with so few questions that all answers can be tried; some can be left out."""
    form = draw(forms())
    for section in form.sections:
        for question in section["questions"]:
            question["required"] = draw(st.integers(0, 3)) > 0
    questionnaire = form.load()
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
        case _, Holds(so, not_so):
            slots = [*assessment.slots, NonAnswer.UNANSWERED]
            held = all(compile_condition(condition)(slots) is True for condition in so)
            return held and (not_so is None or compile_condition(not_so)(slots) is not True)
        case _:
            raise AssertionError(claim)


@given(small_forms())
@settings(max_examples=100, deadline=None)
def test_each_verdict_is_what_all_answers_show(questionnaire: Questionnaire) -> None:
    net = Net(questionnaire)
    claims = claims_of(net)
    everything = list(assessments(questionnaire))
    for claim, verdict in zip(claims, survey(net, [claim.goal for claim in claims]), strict=True):
        exists = any(shown(claim, assessment) for assessment in everything)
        assert isinstance(verdict, Witness if exists else Impossible), (claim.code, claim.path, verdict)
        assert isinstance(search(net, claim.goal), Found if exists else Impossible), (claim.code, claim.path)
        if isinstance(verdict, Witness):
            assert shown(claim, assess(questionnaire, verdict.answers, verdict.on))
