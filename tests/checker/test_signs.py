"""Warning signs: each way in which one can be lost is found, and nothing else is, by every answer there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.assessment.forms import forms
from tests.checker.small import every_answer, ways
from tests.questionnaire.reading import QUESTIONNAIRES, Json, data, findings, loaded, options, question, rule, small
from triage.assessment import Assessment, assess
from triage.checker import check
from triage.checker.around import Around, Code
from triage.checker.check import review
from triage.checker.goals import Found, GaveUp
from triage.checker.lost_signs import MOST_BEFORE
from triage.checker.lowered import with_tick
from triage.checker.net import Net, Solver, own_gate
from triage.checker.signs import first_question, signs_in, ways_around
from triage.checker.silenced import ruled_out
from triage.logic import compile_condition
from triage.questionnaire import (
    Answered,
    Finding,
    Level,
    MultipleAnswer,
    Question,
    Questionnaire,
    Rule,
    Section,
    Severity,
    load,
)

Answers = Mapping[str, Answered]
Said = list[tuple[str, str]]
"""Code and path of each finding."""


def lost(document: Json) -> list[Finding]:
    """What is found about warning signs in ``document``."""
    return [finding for finding in check(data(document)) if finding.code in get_args(Code)]


def said(document: Json) -> Said:
    """The same as code and path."""
    return [(finding.code, finding.path) for finding in lost(document)]


def section(name: str, *questions: Json, end: str | None = None) -> Json:
    """A section with ``questions``, after which the form ends if ``end``."""
    made: Json = {"id": name, "title": name, "questions": list(questions)}
    return made if end is None else made | {"end_if": {"when": end, "title": "End", "text": ["End"]}}


def sign(when: str, level: str = "emergency", name: str = "E1") -> Json:
    """A rule for a warning sign."""
    return rule(when, level, name)


UNSURE: Json = {"non_answers": ["not_sure", "declined"]}
X, Y, Z = question("x"), question("y"), question("z")
M = question("m", "multiple", options=[*options("p", "q"), {"id": "none", "text": "None", "exclusive": True}])
N = question("n", "multiple", options=options("p", "q", "r"))
E1, U1 = "$.rules[0].when", "$.rules[1].when"
LONG = [question(f"q{at}") for at in range(MOST_BEFORE + 1)]

FAULTS: dict[str, tuple[Json, Said]] = {
    "asked of some only": (
        small(X, Y | {"ask_if": "x == 'yes'"}, rules=[sign("y == 'yes'")]),
        [("sign-gated", E1)],
    ),
    "not asked of those who are not sure": (
        small(X | UNSURE, Y | {"ask_if": "answered(x)"}, rules=[sign("y == 'yes'")]),
        [("sign-gated", E1)],
    ),
    "one of two ways into a rule": (
        small(X, Y | {"ask_if": "x == 'yes'"}, Z, rules=[sign("y == 'yes' or z == 'yes'")]),
        [("sign-gated", E1)],
    ),
    "two gates that hide each other": (
        small(
            X,
            Y | {"ask_if": "x == 'yes'"},
            Z | {"ask_if": "x == 'yes'"},
            rules=[sign("y == 'yes' and z == 'yes'", "urgent")],
        ),
        [("sign-gated", E1), ("sign-gated", E1)],
    ),
    "a table is said once": (
        small(
            X,
            question(
                "t",
                "matrix",
                ask_if="x == 'yes'",
                options=options("a", "b"),
                rows=[{"id": "t1", "text": "1"}, {"id": "t2", "text": "2"}],
            ),
            rules=[sign("t1 == 'a' or t2 == 'a'")],
        ),
        [("sign-gated", E1)],
    ),
    "cut off by an end, both said in one": (
        small(
            sections=[section("a", X, end="x == 'yes'"), section("b", Y)],
            rules=[sign("y == 'yes'"), sign("y == 'no'", "urgent", "U1"), sign("x == 'yes'", name="E2")],
        ),
        [("sign-gated", "$.sections[0].end_if.when")],
    ),
    "cut off by the second end": (
        small(
            sections=[section("a", X, end="x == 'yes'"), section("b", Y, end="y == 'yes'"), section("c", Z)],
            rules=[sign("x == 'no' and z == 'yes'")],
        ),
        [("sign-gated", "$.sections[1].end_if.when")],
    ),
    "one more tick takes it away": (
        small(N, rules=[sign("'p' in n and 'q' not in n")]),
        [("sign-lowered", E1)],
    ),
    "one more tick leaves only a lower level": (
        small(N, rules=[sign("'p' in n and 'q' not in n"), sign("'q' in n", "urgent", "U1")]),
        [("sign-lowered", E1)],
    ),
    "one more tick in a gate takes the question away": (
        small(N, Y | {"ask_if": "'r' not in n"}, rules=[sign("'p' in n or y == 'yes'")]),
        [("sign-gated", E1), ("sign-lowered", E1)],
    ),
    "one more tick in a gate opens what was settled": (
        small(N, Y | {"ask_if": "'r' in n"}, rules=[sign("y != 'yes'")]),
        [("sign-lowered", E1)],
    ),
    "fewer than two": (
        small(N, rules=[sign("any_of(n, 'p', 'q', 'r') and not count('p' in n, 'q' in n, 'r' in n) >= 2")]),
        [("sign-lowered", E1)],
    ),
    "no more than one": (
        small(N, rules=[sign("any_of(n, 'p', 'q', 'r') and count('p' in n, 'q' in n, 'r' in n) <= 1")]),
        [("sign-lowered", E1)],
    ),
    "only of those who answered": (
        small(X | UNSURE, Y, rules=[sign("answered(x) and x == 'yes'")]),
        [("sign-silent", E1), ("sign-silent", E1)],
    ),
    "not of those who are not sure": (
        small(X | UNSURE, rules=[sign("x == 'yes' and not not_sure(x)", "urgent")]),
        [("sign-silent", E1)],
    ),
    "another rule for one of two reasons": (
        small(X | UNSURE, rules=[sign("answered(x) and x == 'yes'"), sign("not_sure(x)", "urgent", "U1")]),
        [("sign-silent", E1)],
    ),
    "a lower rule is no warning sign": (
        small(
            X | {"non_answers": ["not_sure"]},
            rules=[sign("answered(x) and x == 'yes'"), rule("not_sure(x)", "soon", "S1")],
        ),
        [("sign-silent", E1)],
    ),
    "after a long first section": (
        small(sections=[section("a", *LONG), section("b", X)], rules=[sign("x == 'yes'")]),
        [("sign-late", E1)],
    ),
    "needs an answer from the last section": (
        small(sections=[section("a", *LONG), section("b", X)], rules=[sign("x == 'yes' and q0 == 'yes'")]),
        [("sign-late", E1)],
    ),
}


@pytest.mark.parametrize(("document", "expected"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(document: Json, expected: Said) -> None:
    found = lost(document)
    assert [(finding.code, finding.path) for finding in found] == expected
    assert all(finding.severity is Severity.WARNING and finding.cure for finding in found)
    assert all(finding.witness for finding in found if finding.code != "sign-late")
    assert review(data(document)).unproven == ()


SOUND: dict[str, Json] = {
    "asked of everybody": small(X | UNSURE, M, rules=[sign("x == 'yes' or 'p' in m")]),
    "the rule asks for what its gate asks for": small(
        X, Y | {"ask_if": "x == 'yes'"}, rules=[sign("x == 'yes' and y == 'yes'")]
    ),
    "another answer fires it where it is not asked": small(
        X, Y | {"ask_if": "x == 'yes'"}, rules=[sign("x == 'no' or y == 'yes'")]
    ),
    "fires where it is not asked": small(X, Y | {"ask_if": "x == 'yes'"}, rules=[sign("y != 'no'")]),
    "only for those whom the form has not left": small(
        sections=[section("a", X, end="x == 'yes'"), section("b", Y)], rules=[sign("x == 'no' and y == 'yes'")]
    ),
    "asked before the end": small(
        sections=[section("a", X, end="x == 'yes'"), section("b", Y)], rules=[sign("x == 'yes'")]
    ),
    "none of these is not one more": small(M, rules=[sign("'none' not in m")]),
    "another rule of its level takes its place": small(
        N, rules=[sign("'p' in n and 'q' not in n"), sign("'q' in n", name="E2")]
    ),
    "at least two": small(N, rules=[sign("count('p' in n, 'q' in n, 'r' in n) >= 2")]),
    "at most all of the others": small(N, rules=[sign("'p' in n and count('q' in n, 'r' in n) <= 2")]),
    "a lower rule may be taken away": small(N, rules=[rule("'p' in n and 'q' not in n", "soon")]),
    "a reason has a rule of its own": small(
        X | {"non_answers": ["not_sure"]},
        rules=[sign("answered(x) and x == 'yes'"), sign("not_sure(x)", "urgent", "U1")],
    ),
    "a reason leaves it open": small(X | UNSURE, rules=[sign("x == 'yes' or not_sure(x)")]),
    "a short form": small(sections=[section("a", *LONG[:-1]), section("b", X, Y)], rules=[sign("x == 'yes'")]),
    "one long section": small(*LONG, X, rules=[sign("x == 'yes'")]),
    "can fire before, too": small(
        sections=[section("a", *LONG), section("b", X)], rules=[sign("x == 'yes' or q0 == 'yes'")]
    ),
    "never fires": small(X, Y | {"ask_if": "x == 'yes'"}, rules=[sign("y == 'yes' and x == 'no'")]),
}


@pytest.mark.parametrize("document", SOUND.values(), ids=SOUND.keys())
def test_nothing_is_found_where_no_sign_is_lost(document: Json) -> None:
    assert said(document) == []
    assert review(data(document)).unproven == ()


def chain(length: int) -> list[Json]:
    """Questions of which each is only asked after a yes to the one before."""
    return [question(f"q{at}", **({"ask_if": f"q{at - 1} == 'yes'"} if at else {})) for at in range(length)]


def test_a_long_way_to_a_sign_is_gone() -> None:
    assert said(small(*chain(300), rules=[sign("q299 == 'yes'")])) == [("sign-gated", E1)]


def test_what_is_too_deep_is_not_proven() -> None:
    document = small(sections=[section("a", X, end="x == 'yes'"), section("b", *chain(40))], rules=[])
    late, early = sign("q39 == 'yes' and q38 == 'yes'", "urgent"), sign("x == 'yes'", name="E2")
    found = review(data(document | {"rules": [late, early]}))
    assert [finding.code for finding in found.findings if finding.code in get_args(Code)] == ["sign-gated"]
    assert found.unproven == (
        "whether the rule 'E1' can fire before the last section",
        "whether the form can end at 'a' before the questions for the rule 'E1'",
    )


# What is said


def test_a_rule_that_is_no_sign_is_ruled_out_by_who_is_not_asked() -> None:
    unsure = question("x", non_answers=["not_sure"])
    asked = question("y", ask_if="not not_sure(x)")
    for level, code in (("soon", "rule-silent"), ("urgent", "sign-gated")):
        document = small(unsure, asked, rules=[rule("y == 'yes'", level)])
        assert said(document) == [(code, "$.rules[0].when")]


def test_the_answers_that_show_it_are_in_words() -> None:
    gated, lowered, silent = (
        lost(FAULTS[name][0])[0].witness
        for name in ("asked of some only", "one more tick takes it away", "only of those who answered")
    )
    assert gated == (("x?", "No"),)
    assert lowered == (("n?", "P"), ("n? (one more ticked)", "P; Q"))
    assert silent == (("x?", "Not sure"),)


def test_the_gate_is_said_in_words() -> None:
    (finding,) = lost(FAULTS["asked of some only"][0])
    assert finding.message == "The rule 'E1' needs 'y', which is only asked if “x?” is “Yes”."


def test_an_end_names_the_first_rules_that_it_cuts_off() -> None:
    rules = [sign("y == 'yes'", name=f"E{at}") for at in range(1, 8)]
    document = small(sections=[section("a", X, end="x == 'yes'"), section("b", Y)], rules=rules)
    (finding,) = lost(document)
    assert finding.message.endswith(" are not asked: 'E1', 'E2', 'E3', 'E4', 'E5' and 2 more.")
    (finding,) = lost(document | {"rules": rules[:5]})
    assert finding.message.endswith(" are not asked: 'E1', 'E2', 'E3', 'E4', 'E5'.")


def test_a_reason_in_the_file_accepts_it() -> None:
    document = deepcopy(FAULTS["asked of some only"][0])
    document["rules"][0]["accept"] = [{"code": "sign-gated", "because": "Only they can have it."}]
    assert [finding.accepted for finding in lost(document)] == ["Only they can have it."]


def test_the_cure_names_the_part_where_an_acceptance_works() -> None:
    gated = deepcopy(FAULTS["asked of some only"][0])
    (finding,) = lost(gated)
    assert finding.cure.endswith(' under "accept" in this rule.')
    ended = small(sections=[section("a", X, end="x == 'yes'"), section("b", Y)], rules=[sign("y == 'yes'")])
    (finding,) = lost(ended)
    assert finding.cure.endswith(' under "accept" in this "end_if".')
    ended["sections"][0]["end_if"]["accept"] = [{"code": "sign-gated", "because": "The page says it."}]
    assert [finding.accepted for finding in lost(ended)] == ["The page says it."]


FILES = sorted((QUESTIONNAIRES / "signs").glob("*.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_that_is_found_with_its_place_sentence_and_cure(path: Path) -> None:
    expected = path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    found = [finding for finding in check(path) if finding.code in get_args(Code)]
    assert [str(finding).partition(":")[2] for finding in found] == expected
    assert path.stem in {finding.code for finding in found}


def test_every_finding_has_its_file() -> None:
    assert {path.stem for path in FILES} == set(get_args(Code)) - {"rule-silent"}


# Against every answer

GATES = ("x == 'yes'", "'p' in m", "'q' not in m", "x != 'yes'", "not_sure(x)", "answered(x)", "x == 'no' or 'p' in m")
ENDS = ("x == 'yes'", "'q' in m", "not_sure(x)", "x != 'no' and 'p' in m")
SEEN = (
    *("x == 'yes'", "not_sure(x)", "'p' in m", "'q' not in m", "any_of(m, 'p', 'q')", "'none' in m", "answered(m)"),
    *("y == 'yes'", "y != 'yes'", "answered(y)", "not_sure(y)", "z == 'yes'", "z != 'no'", "not_sure(m)"),
    *(
        "count('p' in m, 'q' in m, y == 'yes') >= 2",
        "count('p' in m, 'q' in m) < 2",
        "count('p' in m, x == 'yes') > 1",
        "k > 1",
        "k != 2",
        "k + 1 < 3",
    ),
)


@st.composite
def sign_forms(draw: st.DrawFn) -> Json:
    """A form of a few questions with gates, an end now and then, and rules for warning signs."""
    asked = deepcopy([X, M, Y, question("k", "whole", min=1, max=3), Z])
    for each in asked:
        if draw(st.integers(0, 1)) == 0:
            each.update(draw(st.sampled_from([{"required": False}, {"non_answers": ["not_sure"]}, UNSURE])))
    for each in asked[2:]:
        gate = draw(st.sampled_from([None, *GATES]))
        each.update({} if gate is None else {"ask_if": gate})
    if draw(st.booleans()):
        asked[4]["ask_if"] = draw(st.sampled_from(["y == 'yes'", "y != 'yes'", "not y == 'no'", "answered(y)"]))
    rules = []
    for at, level in enumerate(("emergency", "urgent", "urgent", "soon")):
        parts = draw(st.lists(st.sampled_from(SEEN), min_size=1, max_size=3, unique=True))
        joined = draw(st.sampled_from([" and ", " or "])).join(parts)
        rules.append(rule(draw(st.sampled_from([joined, joined, f"not ({joined})"])), level, f"R{at}"))
    named = " ".join([each["when"] for each in rules] + [str(each.get("ask_if")) for each in asked])
    kept = [each for each in asked if each["id"] in "xm" or f"{each['id']} " in named or f"({each['id']})" in named]
    end = draw(st.sampled_from([None, None, *ENDS]))
    first, second = kept[:2], kept[2:]
    whole = [section("a", *first, end=end), section("b", *second)] if second else [section("a", *first)]
    document = small(sections=whole, rules=rules, scores=[])
    assume(not any(finding.severity is Severity.ERROR for finding in findings(data(document))))
    return document


@st.composite
def any_forms(draw: st.DrawFn) -> Json:
    """A form of any kind, with few enough answers to try all of them."""
    form = draw(forms())
    for part in form.sections:
        for asked in part["questions"]:
            asked["required"] = draw(st.integers(0, 3)) > 0
    for each in form.rules:
        each["level"] = "urgent" if each["level"] == "soon" else each["level"]
    assume(ways(form.load()) <= 1500)
    return form.document()


def every_way(questionnaire: Questionnaire) -> Iterator[Answers]:
    """Every way to answer ``questionnaire``."""
    names = [question.id for question in questionnaire.questions]
    for given_answers in product(*map(every_answer, questionnaire.questions)):
        yield dict(zip(names, given_answers, strict=True))


def fires(assessment: Assessment, name: str) -> bool:
    return any(one.id == name for one in assessment.fired)


def asked_for(assessment: Assessment, answers: Answers) -> dict[str, Answered]:
    """Those of ``answers`` that are asked for."""
    return {one.id: answers[one.id] for one in assessment.path if answers[one.id] is not None}


def is_ended(questionnaire: Questionnaire, assessment: Assessment, number: int) -> bool | None:
    end = questionnaire.sections[number].end
    return end is not None and compile_condition(end.when)(assessment.slots)


def without_gates(document: Json, names: set[str]) -> Questionnaire:
    """The form, but that the questions called ``names`` are asked of everybody."""
    other = deepcopy(document)
    for part in other["sections"]:
        for asked in part["questions"]:
            if asked["id"] in names:
                asked.pop("ask_if", None)
    return loaded(other)


def is_not_asked(document: Json, questionnaire: Questionnaire, rule_: Rule) -> bool:
    """Whether some answers fire the rule where its questions are asked of everybody, and not as it is."""
    named = [one for one in questionnaire.questions if one.index in names_of(questionnaire, rule_)]
    gated = [one for one in named if own_gate(questionnaire, one) is not None]
    if not gated:
        return False
    freed = without_gates(document, {one.id if one.matrix is None else one.matrix.id for one in gated})
    before = max(one.section for one in gated)
    for answers in every_way(questionnaire):
        more = assess(freed, answers)
        goes_on = all(is_ended(freed, more, number) is False for number in range(before))
        if goes_on and fires(more, rule_.id) and not fires(assess(questionnaire, answers), rule_.id):
            return True
    return False


def names_of(questionnaire: Questionnaire, rule_: Rule) -> tuple[int, ...]:
    return Net(questionnaire).names(rule_.when)


def is_cut(document: Json, questionnaire: Questionnaire, rule_: Rule, number: int) -> bool:
    """Whether some answers fire the rule where the form does not end after a section, and not as it is."""
    other = deepcopy(document)
    del other["sections"][number]["end_if"]
    unended = loaded(other)
    end = questionnaire.sections[number].end
    assert end is not None
    for answers in every_way(questionnaire):
        more = assess(unended, answers)
        if fires(more, rule_.id) and not fires(assess(questionnaire, answers), rule_.id):
            first = all(is_ended(unended, more, before) is False for before in range(number))
            if first and compile_condition(end.when)(more.slots) is True:
                return True
    return False


def is_lowered(questionnaire: Questionnaire, rule_: Rule, asked: Question) -> bool:
    """Whether one more tick takes the rule away and leaves none of its level."""
    assert isinstance(asked.answer, MultipleAnswer)
    free = [option.id for option in asked.answer.options if not option.exclusive]
    for answers in every_way(questionnaire):
        before = assess(questionnaire, answers)
        ticked = asked_for(before, answers).get(asked.id)
        if not fires(before, rule_.id) or not isinstance(ticked, list) or ticked[0] not in free:
            continue
        for code in free:
            if code not in ticked:
                more = assess(questionnaire, with_tick(asked_for(before, answers), asked, code))
                if more.level < rule_.level:
                    return True
    return False


def is_silent(questionnaire: Questionnaire, around: tuple[Rule, Question, str]) -> bool:
    """Whether a reason in place of an answer rules the rule out, and no warning sign fires."""
    rule_, asked, reason = around
    for answers in every_way(questionnaire):
        before = assess(questionnaire, answers)
        held = asked_for(before, answers)
        if not fires(before, rule_.id) or asked.id not in held or isinstance(held[asked.id], dict):
            continue
        more = assess(questionnaire, held | {asked.id: {"non_answer": reason}})
        open_ones = {one.id for one in more.undecided_rules}
        least = min(rule_.level, Level.URGENT)
        if not fires(more, rule_.id) and rule_.id not in open_ones and more.level < least:
            return True
    return False


def verdict(arounds: list[Around]) -> bool | None:
    """Whether any of ``arounds`` has answers; ``None`` where that is not known."""
    if any(isinstance(one.search, Found) for one in arounds):
        return True
    return None if any(isinstance(one.search, GaveUp) for one in arounds) else False


def any_score(document: Json) -> bool:
    """Whether a score takes part in ``document``."""
    return bool(document["scores"]) or "points(" in str(document)


def agrees(known: bool | None, so: bool, document: Json) -> None:
    """What is known is so; nothing is left open where no score takes part."""
    assert known is so or (known is None and any_score(document)), document["rules"]


@given(st.one_of(sign_forms(), sign_forms(), any_forms()))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_each_verdict_is_what_all_answers_show(document: Json) -> None:
    check_all_ways(document)


def check_all_ways(document: Json, others: Sequence[Solver] = ()) -> None:
    """Compare what is said of every sign in ``document`` with what all answers show."""
    questionnaire = load(data(document))
    net = Net(questionnaire, others)
    for rule_ in signs_in(questionnaire):
        arounds = list(ways_around(net, rule_))
        gated = [one for one in arounds if one.code == "sign-gated" and isinstance(one.of, Question)]
        agrees(verdict(gated), is_not_asked(document, questionnaire, rule_), document)
        for one in arounds:
            if isinstance(one.of, Section):
                agrees(verdict([one]), is_cut(document, questionnaire, rule_, one.of.index), document)
        for asked in questionnaire.questions:
            ticks = [one for one in arounds if one.code == "sign-lowered" and one.of is asked]
            if isinstance(asked.answer, MultipleAnswer):
                agrees(verdict(ticks), is_lowered(questionnaire, rule_, asked), document)
            for reason in asked.non_answers if asked.index in names_of(questionnaire, rule_) else ():
                why = [one for one in arounds if one.code == "sign-silent" and one.of is asked and one.reason is reason]
                agrees(verdict(why), is_silent(questionnaire, (rule_, asked, reason.value)), document)


@given(st.one_of(sign_forms(), sign_forms(), any_forms()))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_an_answer_that_rules_out_a_rule_that_is_no_sign_is_found(document: Json) -> None:
    for each in document["rules"]:
        each["level"] = {"emergency": "soon", "urgent": "routine"}.get(each["level"], each["level"])
    questionnaire = load(data(document))
    net = Net(questionnaire)
    for rule_ in questionnaire.rules:
        found = list(ruled_out(net, rule_))
        for asked in questionnaire.questions:
            for reason in asked.non_answers:
                why = [one for one in found if one.of is asked and one.reason is reason]
                silent = is_silent(questionnaire, (rule_, asked, reason.value))
                known = verdict(why)
                assert (
                    known is silent
                    or (known is None and any_score(document))
                    or (known is False and any_score(document))
                ), (rule_.id, asked.id, reason)


@given(st.one_of(sign_forms(), any_forms()))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_the_first_question_that_can_fire_a_rule_is_the_first(document: Json) -> None:
    questionnaire = load(data(document))
    net = Net(questionnaire)
    for rule_ in signs_in(questionnaire):
        first = first_question(net, rule_)
        early = [
            number
            for number, held in enumerate(begun(questionnaire))
            if any(fires(assess(questionnaire, answers), rule_.id) for answers in held)
        ]
        if first.proven:
            assert (None if first.question is None else first.question.index) == (early[0] if early else None)


def begun(questionnaire: Questionnaire) -> Iterator[list[Answers]]:
    """For each question, every way to answer it and those before it."""
    for last in range(len(questionnaire.questions)):
        asked = questionnaire.questions[: last + 1]
        ways_so_far = product(*map(every_answer, asked))
        yield [dict(zip([one.id for one in asked], held, strict=True)) for held in ways_so_far]
