"""The short way to add answers up finds what the long way finds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assessment.forms import answers, forms
from triage import assess
from triage.assessment.items import add_answers, walk_items


@settings(max_examples=100)
@given(st.data())
def test_both_ways_agree(draw: st.DataObject) -> None:
    form = draw.draw(forms())
    questionnaire = form.load()
    assessment = assess(questionnaire, draw.draw(answers(form)))
    undecided = {question.index for question in assessment.undecided_path}
    for score in questionnaire.scores:
        assert score.answers is not None
        short = add_answers(score, score.answers, assessment.slots, undecided)
        long = walk_items(score, assessment.slots, undecided)
        assert short == long._replace(values=[])
