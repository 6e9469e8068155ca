"""What holds for every questionnaire and all answers (design, laws 3 to 6 and section 8)."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assessment.facts import facts, ids
from tests.assessment.forms import ON, Answers, Form, all_answered, answers, forms, more
from tests.questionnaire.reading import Json
from triage import assessment
from triage.assessment import Assessment, Status
from triage.logic import NonAnswer
from triage.questionnaire import MultipleAnswer, Question, Questionnaire


def assess(questionnaire: Questionnaire, given: Answers) -> Assessment:
    """All that follows from answers given on the day of these tests."""
    return assessment.assess(questionnaire, given, ON)


def check_whole(assessment: Assessment) -> None:
    """What must be so of any single assessment."""
    form, slots = assessment.questionnaire, assessment.slots
    assert len(slots) == len(form.questions) + len(form.scores) + 1
    path, undecided = set(ids(assessment.path)), set(ids(assessment.undecided_path))
    assert not path & (undecided | set(ids(assessment.ignored)))
    for question in form.questions:
        off = question.id not in path | undecided
        assert (slots[question.index] is NonAnswer.NOT_ASKED) == off
        assert question.id not in undecided or slots[question.index] is NonAnswer.UNANSWERED
    counts = assessment.completeness
    assert counts.asked == sum(counts[1:]) == len(assessment.path)
    assert assessment.level == max([0, *(rule.level for rule in assessment.fired)])
    assert all(assessment.because(rule) for rule in assessment.fired)
    for _rule, questions in assessment.undecided:
        assert questions
        assert set(ids(questions)) <= path
        assert all(isinstance(assessment.answer(question), NonAnswer) for question in questions)
    check_scores(assessment)


def check_scores(assessment: Assessment) -> None:
    for result in assessment.scores.values():
        score, bands = result.score, [band.id for band in result.score.bands]
        if result.status is Status.NOT_APPLICABLE:
            assert (result.value, result.band, result.possible, result.contributions) == (None, None, (), ())
            continue
        assert score.low <= result.low <= result.high <= score.high
        assert result.possible
        assert list(result.possible) == [band for band in bands if band in result.possible]
        assert (result.value is None) == (result.status is Status.REFUSED)
        if result.status is Status.COMPLETE:
            assert result.value == result.low == result.high
            assert (result.band,) == result.possible
            assert not result.missing
        if result.status is Status.REFUSED:
            assert result.band == (result.possible[0] if len(result.possible) == 1 else None)


def check_adding(before: Assessment, after: Assessment) -> None:
    """Property A: what was definite before more answers came stays so."""
    form = before.questionnaire
    for rule in form.rules:
        truth = rule.test(before.slots)
        assert truth is None or rule.test(after.slots) is truth
    assert before.level <= after.level
    assert set(ids(before.fired)) <= set(ids(after.fired))
    assert set(ids(before.path)) <= set(ids(after.path))
    assert before.ended is None or after.ended is before.ended
    for question in form.questions:
        if before.answer(question) is NonAnswer.NOT_ASKED:
            assert after.answer(question) is NonAnswer.NOT_ASKED
    for name, was in before.scores.items():
        now = after.scores[name]
        if was.status is Status.NOT_APPLICABLE:
            assert now.status is Status.NOT_APPLICABLE
        elif now.status is not Status.NOT_APPLICABLE:
            assert was.low <= now.low <= now.high <= was.high
            assert set(now.possible) <= set(was.possible)


@settings(max_examples=100)
@given(st.data())
def test_one_form_through_all_its_laws(draw: st.DataObject) -> None:
    form = draw.draw(forms())
    questionnaire = form.load()
    given_answers = draw.draw(answers(form))
    assessment = assess(questionnaire, given_answers)
    check_whole(assessment)

    turned = dict(reversed(given_answers.items()))
    assert facts(assess(questionnaire, turned)) == facts(assessment)
    again = form.load()
    assert again.hash == questionnaire.hash
    assert facts(assess(again, given_answers)) == facts(assessment)

    ignored = set(ids(assessment.ignored))
    assert ignored == given_answers.keys() - set(ids(assessment.path))
    kept = {name: value for name, value in given_answers.items() if name not in ignored}
    assert facts(assess(questionnaire, kept)) == facts(assessment)
    others = {name: draw.draw(st.sampled_from(form.accepts[name])) for name in sorted(ignored)}
    assert facts(assess(questionnaire, kept | others)) == facts(assessment)

    later = assess(questionnaire, draw.draw(more(form, kept)))
    check_whole(later)
    check_adding(assessment, later)


@settings(max_examples=60)
@given(st.data())
def test_answers_arrive_one_by_one(draw: st.DataObject) -> None:
    form = draw.draw(forms())
    questionnaire = form.load()
    rest = draw.draw(all_answered(form))
    known: Answers = {}
    before = assess(questionnaire, known)
    while left := [question for question in before.path if question.id not in known]:
        question = draw.draw(st.sampled_from(left))
        known[question.id] = rest[question.id]
        after = assess(questionnaire, known)
        check_adding(before, after)
        before = after
    check_complete(before, form, known)
    check_complete(assess(questionnaire, rest), form, rest)


def check_complete(assessment: Assessment, form: Form, known: Answers) -> None:
    """Everything on the path has a value: nothing is left open, and every score is the sum that its author means."""
    check_whole(assessment)
    assert assessment.undecided_rules == ()
    assert assessment.undecided_path == ()
    assert assessment.completeness.answered == len(assessment.path)
    for made in form.scores:
        result = assessment.scores[made["id"]]
        assert result.status in (Status.COMPLETE, Status.NOT_APPLICABLE)
        if result.status is Status.COMPLETE:
            assert result.value == summed(made, form, assessment, known)


def summed(made: Json, form: Form, assessment: Assessment, known: Answers) -> Fraction:
    """The score, added up straight from the document."""
    unasked = made["missing"]["not_asked"]
    instead = Fraction(0 if unasked == "leave_out" else unasked)
    asked, total = set(ids(assessment.path)), Fraction(0)
    for question in (question for section in form.sections for question in section["questions"]):
        for row in question.get("rows", [question]):
            name = row["id"]
            listed = name in made["items"] if "items" in made else f"{{'{made['id']}': " in str(question)
            if listed:
                total += worth(question, known[name], made["id"]) if name in asked else instead
    return total


def worth(question: Json, value: object, score: str) -> Fraction:
    """The points of ``value``: of the options chosen, of the last range that has begun, or a number itself."""
    if "options" in question:
        chosen = value if isinstance(value, list) else [value]
        return sum((points(option, score) for option in question["options"] if option["id"] in chosen), Fraction(0))
    assert isinstance(value, int | float)
    if "points" not in question:
        return Fraction(str(value))
    begun = [step for step in question["points"] if step.get("from", value) <= value]
    return points(begun[-1], score)


def points(part: Json, score: str) -> Fraction:
    found = part.get("points", 0)
    return Fraction(str(found.get(score, 0) if isinstance(found, dict) else found))


@settings(max_examples=60)
@given(st.data())
def test_ticking_one_more_option_never_lowers_the_level(draw: st.DataObject) -> None:
    """Property B, where the rules and what they rest on are positive."""
    form = draw.draw(forms(positive=True))
    questionnaire = form.load()
    known = draw.draw(answers(form))
    before = assess(questionnaire, known)
    for name, value in known.items():
        for code in addable(questionnaire.question_by_id[name], value):
            assert isinstance(value, list)
            after = assess(questionnaire, {**known, name: [*value, code]})
            assert after.level >= before.level
            assert set(ids(before.fired)) <= set(ids(after.fired))


def addable(question: Question, value: object) -> list[str]:
    match question.answer:
        case MultipleAnswer(options) if isinstance(value, list) and value != ["none"]:
            return [option.id for option in options if not option.exclusive and option.id not in value]
        case _:
            return []
