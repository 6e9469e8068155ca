"""The workings of a score end at its value, whatever it is made of."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.assessment.forms import answers, forms
from tests.constructs.forms import HERE, Answers, form
from tests.constructs.test_completions import choices
from triage import assess
from triage.assessment import Assessment, Status, Workings, workings
from triage.logic import NonAnswer, Number

FORMS = sorted(path.stem for path in HERE.glob("*.json"))


def end(made: Workings) -> Number | None:
    """What the last step comes to."""
    steps = (made.made, made.then, made.rounded, made.looked_up)
    return next((step for step in reversed(steps) if step is not None), None)


def check(assessment: Assessment) -> None:
    for result in assessment.scores.values():
        if result.status is Status.NOT_APPLICABLE:
            continue
        made = workings(result, assessment)
        assert end(made) == result.value, result.score.id
        without = [reading for reading in made.readings if reading.value is None and reading.why is not None]
        missing = [reading for reading in without if reading.why is not NonAnswer.NOT_ASKED]
        assert len(missing) == len(result.missing)


@given(st.data())
def test_of_made_up_forms(data: st.DataObject) -> None:
    made = data.draw(forms())
    check(assess(made.load(), data.draw(answers(made))))


@pytest.mark.parametrize("name", FORMS)
def test_of_every_construct(name: str) -> None:
    whole = form(name)
    for seed in range(200):
        luck = Random(f"{name} {seed}")  # noqa: S311
        given: Answers = {question.id: luck.choice(choices(question)) for question in whole.questions}
        left = luck.sample(whole.questions, min(luck.randint(0, 4), len(whole.questions)))
        check(assess(whole, given | {question.id: None for question in left}))
