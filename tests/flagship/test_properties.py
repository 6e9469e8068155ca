"""The flagship over random answers: adding an answer, or ticking one more sign, never lowers the level."""

from __future__ import annotations

from typing import Final

from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from tests.flagship.given import Answers, fired, flagship
from triage import assess
from triage.logic import NonAnswer
from triage.questionnaire import Answered, ChoiceAnswer, MultipleAnswer, Question, ScaleAnswer


def options(question: Question, *, exclusive: bool) -> list[str]:
    """The options of a multiple choice that exclude the others, or that do not."""
    assert isinstance(question.answer, MultipleAnswer)
    return [option.id for option in question.answer.options if option.exclusive is exclusive]


def answer(value: Answered | list[str]) -> Answered:
    """``value`` as an answer; a list of ids is one."""
    return [*value] if isinstance(value, list) else value


def values(question: Question) -> SearchStrategy[Answered]:
    """Every value that ``question`` accepts, warning signs as often as none."""
    match question.answer:
        case ChoiceAnswer(given_options):
            return st.sampled_from([option.id for option in given_options])
        case MultipleAnswer():
            free = st.sampled_from(options(question, exclusive=False))
            several = st.lists(free, min_size=1, max_size=3, unique=True)
            alone = [[name] for name in options(question, exclusive=True)]
            return (several | st.sampled_from(alone) if alone else several).map(answer)
        case ScaleAnswer():
            return st.integers(0, 10)
        case _:
            return st.just("My question")


def answers_to(question: Question) -> SearchStrategy[Answered]:
    """Every answer and non-answer that ``question`` accepts."""
    said: list[Answered] = [{"non_answer": state.value} for state in question.non_answers]
    return values(question) | st.sampled_from(said) if said else values(question)


QUESTIONS: Final = {question.id: question for question in flagship().questions}
MULTIPLE: Final = [name for name, question in QUESTIONS.items() if isinstance(question.answer, MultipleAnswer)]
SOME: Final[SearchStrategy[Answers]] = st.fixed_dictionaries(
    {}, optional={name: answers_to(question) for name, question in QUESTIONS.items()}
)
ADULTS: Final = SOME.map(lambda answers: {**answers, "age": "60_to_74"})


@st.composite
def one_more_answer(draw: DrawFn) -> tuple[Answers, Answers]:
    """Answers, and the same with an answer to a question that had none."""
    after = draw(ADULTS | SOME)
    assume(after)
    added = draw(st.sampled_from(sorted(after)))
    return {name: value for name, value in after.items() if name != added}, after


@st.composite
def one_more_tick(draw: DrawFn) -> tuple[Answers, Answers]:
    """Answers, and the same with one more option ticked, none of them exclusive."""
    before = draw(ADULTS)
    name = draw(st.sampled_from(MULTIPLE))
    free = options(QUESTIONS[name], exclusive=False)
    ticked = draw(st.lists(st.sampled_from(free), min_size=1, max_size=len(free) - 1, unique=True))
    more = draw(st.sampled_from([option for option in free if option not in ticked]))
    return {**before, name: answer(ticked)}, {**before, name: answer([*ticked, more])}


@given(one_more_answer())
def test_adding_an_answer_never_lowers_the_level(pair: tuple[Answers, Answers]) -> None:
    before, after = (assess(flagship(), answers) for answers in pair)
    assert set(fired(before)) <= set(fired(after))
    assert before.level <= after.level


@given(one_more_tick())
def test_ticking_one_more_sign_never_lowers_the_level(pair: tuple[Answers, Answers]) -> None:
    before, after = (assess(flagship(), answers) for answers in pair)
    assert set(fired(before)) <= set(fired(after))
    assert before.level <= after.level


@given(ADULTS.flatmap(lambda answers: st.permutations(list(answers.items()))))
def test_the_order_of_answers_changes_nothing(answers: list[tuple[str, Answered]]) -> None:
    first, second = assess(flagship(), dict(answers)), assess(flagship(), dict(sorted(answers)))
    assert (first.slots, fired(first), first.scores) == (second.slots, fired(second), second.scores)


@given(ADULTS)
def test_what_is_not_asked_changes_nothing(answers: Answers) -> None:
    whole = assess(flagship(), answers)
    asked = {question.id for question in whole.path}
    only = assess(flagship(), {name: value for name, value in answers.items() if name in asked})
    assert (fired(whole), whole.level) == (fired(only), only.level)


@given(st.fixed_dictionaries({name: answers_to(question) for name, question in QUESTIONS.items()}))
def test_a_full_form_shows_35_to_41_questions_or_ends_early(answers: Answers) -> None:
    assessment = assess(flagship(), answers)
    shown = {question.matrix.id if question.matrix else question.id for question in assessment.path}
    shown |= {question.id for question in assessment.undecided_path}
    assert len(shown) == 2 if answers["age"] == "under_18" else 35 <= len(shown) <= 41
    assert NonAnswer.UNANSWERED not in {assessment.answer(question) for question in assessment.path}
