"""Warning signs: each way in which one can be lost is found, and nothing else is, by every answer there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import product
from pathlib import Path
from typing import NamedTuple, get_args

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.assessment.forms import forms
from tests.checker.small import every_answer, ways
from tests.often import often
from tests.questionnaire.reading import QUESTIONNAIRES, Json, data, findings, loaded, options, question, rule, small
from triage.assessment import Assessment, assess
from triage.checker import check
from triage.checker.check import review
from triage.checker.goals import Found, GaveUp
from triage.checker.net import Net, Solver, own_gate
from triage.checker.signs.around import Around, Code
from triage.checker.signs.lost import MOST_BEFORE, MOST_BEFORE_LAST, MOST_ON_PAGE
from triage.checker.signs.lowered import with_tick
from triage.checker.signs.silenced import ruled_out
from triage.checker.signs.ways import first_question, signs_in, ways_around
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
K = question("k", "whole", min=1, max=3)
LONG = [question(f"q{at}") for at in range(MOST_BEFORE_LAST + 1)]
MANY = [question(f"q{at}") for at in range(MOST_BEFORE + 1)]
MORE = [question(f"r{at}") for at in range(MOST_ON_PAGE)]

FAULTS: dict[str, tuple[Json, Said]] = {
    "asked of some only": (
        small(X, Y | {"ask_if": "x == 'yes'"}, rules=[sign("y == 'yes'")]),
        [("sign-gated", E1)],
    ),
    "not asked of those who are not sure": (
        small(X | UNSURE, Y | {"ask_if": "answered(x)"}, rules=[sign("y == 'yes'")]),
        [("sign-silent", E1), ("sign-silent", E1)],
    ),
    "not asked of those who would rather not say, nor of others": (
        small(
            X | {"non_answers": ["declined"]},
            Y | {"ask_if": "x == 'yes' and answered(x)"},
            rules=[sign("y == 'yes'")],
        ),
        [("sign-gated", E1), ("sign-silent", E1)],
    ),
    "neither of two questions was answered": (
        small(
            X | {"non_answers": ["not_sure"]},
            Y | {"non_answers": ["declined"]},
            Z | {"ask_if": "answered(x) or answered(y)"},
            rules=[sign("z == 'yes'")],
        ),
        [("sign-silent", E1), ("sign-silent", E1)],
    ),
    "the second end would have cut it off as well": (
        small(
            sections=[section("a", K, end="k < 2"), section("b", Y, end="k < 3"), section("c", Z)],
            rules=[sign("z == 'yes'")],
        ),
        [("sign-gated", "$.sections[0].end_if.when"), ("sign-gated", "$.sections[1].end_if.when")],
    ),
    "the second end never comes": (
        small(
            sections=[section("a", X, end="x == 'yes'"), section("b", Y, end="x == 'yes'"), section("c", Z)],
            rules=[sign("z == 'yes'")],
        ),
        [("sign-gated", "$.sections[0].end_if.when")],
    ),
    "the end and the condition keep the same people from it": (
        small(
            sections=[section("a", K, end="k < 2"), section("b", Y | {"ask_if": "k >= 2"})], rules=[sign("y == 'yes'")]
        ),
        [("sign-gated", "$.sections[0].end_if.when")],
    ),
    "an end that hangs on a question that some are not asked": (
        small(
            sections=[section("a", X, Y | {"ask_if": "x == 'yes'"}, end="y == 'yes'"), section("b", Z)],
            rules=[sign("y == 'yes' and z == 'yes' or z == 'no'")],
        ),
        [("sign-gated", "$.sections[0].end_if.when"), ("sign-gated", E1)],
    ),
    "the form ends for who is not sure": (
        small(
            sections=[section("a", X | {"non_answers": ["not_sure"]}, end="not_sure(x)"), section("b", Y)],
            rules=[sign("x == 'yes' and y == 'yes'")],
        ),
        [("sign-silent", E1)],
    ),
    "the form ends for who is not sure of something else": (
        small(
            sections=[section("a", X | {"non_answers": ["not_sure"]}, end="not_sure(x)"), section("b", Y)],
            rules=[sign("y == 'yes'")],
        ),
        [("sign-gated", "$.sections[0].end_if.when")],
    ),
    "two conditions and two ends hide each other": (
        small(
            sections=[
                section("a", K, end="k < 2"),
                section("b", X | {"ask_if": "k != 1"}, end="k == 1"),
                section("c", Y | {"ask_if": "k > 1"}, Z | {"ask_if": "k != 1"}),
            ],
            rules=[sign("x == 'yes' and y == 'yes' and z == 'yes'")],
        ),
        [("sign-gated", "$.sections[0].end_if.when")],
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
    "the last of one long section": (small(*LONG, X, rules=[sign("x == 'yes'")]), [("sign-late", E1)]),
    "long before the end of a longer form": (
        small(*MANY, X, *MORE, rules=[sign("x == 'yes'")]),
        [("sign-late", E1)],
    ),
    "a short section after it": (
        small(sections=[section("a", *MANY, X), section("b", Y)], rules=[sign("x == 'yes'")]),
        [("sign-late", E1)],
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
    "at the end of the second page of four": small(*MANY[:-1], X, *MORE, rules=[sign("x == 'yes'")]),
    "in the middle of a long section": small(*LONG, X, *MORE, rules=[sign("x == 'yes'")]),
    "the condition keeps only those from it who were told of": small(
        X | {"non_answers": ["not_sure"]},
        Y | {"ask_if": "not not_sure(x)"},
        rules=[sign("x == 'yes' and y == 'yes' or not_sure(x)")],
    ),
    "what is asked after one more tick cannot take it away": small(
        N, Y | {"ask_if": "'r' in n"}, rules=[sign("'p' in n and ('r' not in n or y in ('yes', 'no'))")]
    ),
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
    codes = [finding.code for finding in found.findings if finding.code in get_args(Code)]
    assert codes == ["sign-gated", "sign-late"]
    assert found.unproven == ("whether the form can end at 'a' before the questions for the rule 'E1'",)


# What is said


def test_a_rule_that_is_no_sign_is_ruled_out_by_who_is_not_asked() -> None:
    unsure = question("x", non_answers=["not_sure"])
    asked = question("y", ask_if="not not_sure(x)")
    for level, code in (("soon", "rule-silent"), ("urgent", "sign-silent")):
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


TABLE = question(
    "t",
    "matrix",
    options=options("a", "b"),
    rows=[{"id": "chest", "text": "Chest pain"}, {"id": "arm", "text": "Arm"}],
    non_answers=["not_sure"],
)
POINTS = [{"id": "yes", "text": "Yes", "points": 2}, {"id": "no", "text": "No"}]
SCORED = small(
    X | {"non_answers": ["not_sure"]},
    Y | {"ask_if": "answered(x)", "options": POINTS},
    scores=[{"id": "total", "title": "T", "items": ["y"], "missing": {"at_least": "all", "not_asked": 0}}],
    rules=[rule("total >= 2", "routine")],
)
WHEN = small(
    X | {"non_answers": ["not_sure"]},
    scores=[{"id": "total", "title": "T", "items": [{"when": "not_sure(x)"}], "missing": "refuse"}],
    rules=[rule("total < 1", "routine")],
)
CURES: dict[str, tuple[Json, str, str]] = {
    "in the rule": (
        small(X | UNSURE, rules=[sign("x == 'yes' and not declined(x)")]),
        "“Would rather not say” to 'x' rules out the rule 'E1', and no warning sign fires instead.",
        "Take declined() out of its condition. Or add a rule for that answer.",
    ),
    "in another question": (
        small(
            X | {"non_answers": ["declined"]},
            Y | {"ask_if": "x == 'yes' and not declined(x)"},
            rules=[sign("x == 'yes' and y == 'yes'")],
        ),
        "“Would rather not say” to 'x' rules out the rule 'E1', and no warning sign fires instead.",
        "Take declined() out of the \"ask_if\" of 'y'. Or add a rule for that answer.",
    ),
    "in both": (
        small(
            X | {"non_answers": ["not_sure"]},
            Y | {"ask_if": "answered(x)"},
            rules=[sign("x == 'yes' and not not_sure(x) and y == 'yes'")],
        ),
        "“Not sure” to 'x' rules out the rule 'E1', and no warning sign fires instead.",
        (
            "Take not_sure() out of its condition, and answered() out of the \"ask_if\" of 'y'. "
            "Or add a rule for that answer."
        ),
    ),
    "where the form ends": (
        small(
            sections=[section("a", X | {"non_answers": ["not_sure"]}, end="not_sure(x)"), section("b", Y)],
            rules=[rule("y == 'yes'", "soon")],
        ),
        "“Not sure” to 'x' rules out the rule 'R1', and no such rule fires instead.",
        "Take not_sure() out of the \"end_if\" of 'a'. Or add a rule for that answer.",
    ),
    "in the row of a table": (
        small(TABLE, rules=[sign("chest == 'a' and answered(arm)")]),
        "“Not sure” to “Arm” in 't' rules out the rule 'E1', and no warning sign fires instead.",
        "Take answered() out of its condition. Or add a rule for that answer.",
    ),
    "of a question that a score counts": (
        SCORED,
        "“Not sure” to 'x' rules out the rule 'R1', and no such rule fires instead.",
        "Take answered() out of the \"ask_if\" of 'y'. Or add a rule for that answer.",
    ),
    "in a score": (
        WHEN,
        "“Not sure” to 'x' rules out the rule 'R1', and no such rule fires instead.",
        "Take not_sure() out of the score 'total'. Or add a rule for that answer.",
    ),
}


@pytest.mark.parametrize(("document", "message", "cure"), CURES.values(), ids=CURES.keys())
def test_the_cure_names_where_the_answer_is_asked_for(document: Json, message: str, cure: str) -> None:
    (finding,) = [one for one in lost(document) if one.code.endswith("-silent")]
    assert (finding.message, finding.cure) == (message, cure)


def test_who_is_not_asked_is_not_shown_with_an_answer() -> None:
    for name in ("in another question", "of a question that a score counts"):
        document, _message, _cure = CURES[name]
        (finding,) = [one for one in lost(document) if one.code.endswith("-silent")]
        assert [shown for shown, _answer in finding.witness] == ["x?"]


def test_what_is_asked_after_one_more_tick_is_shown_after_it() -> None:
    (finding,) = lost(FAULTS["one more tick in a gate opens what was settled"][0])
    assert finding.witness == (("n?", "P"), ("n? (one more ticked)", "P; R"), ("y?", "Yes"))


def test_an_accepted_condition_hides_no_answer_that_closes_it() -> None:
    document = deepcopy(FAULTS["not asked of those who would rather not say, nor of others"][0])
    document["rules"][0]["accept"] = [{"code": "sign-gated", "because": "Only they can have it."}]
    accepted = {one.code: one.accepted for one in lost(document)}
    assert accepted == {"sign-gated": "Only they can have it.", "sign-silent": ""}


@pytest.mark.parametrize(("name", "count"), [("the last of one long section", 11), ("a short section after it", 21)])
def test_a_late_sign_says_how_many_questions_stand_before_it(name: str, count: int) -> None:
    (finding,) = lost(FAULTS[name][0])
    assert finding.message == f"The rule 'E1' can fire only after up to {count} questions."


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
ENDS = ("x == 'yes'", "'q' in m", "not_sure(x)", "x != 'no' and 'p' in m", "x == 'yes' or 'q' in m")
LATER_ENDS = (*ENDS, "y == 'yes'", "y != 'no'", "not_sure(y)")
ITEMS: tuple[list[str | Json], ...] = (
    ["y"],
    ["y", "z"],
    ["y", {"when": "not_sure(x)"}],
    ["z", {"when": "answered(x)"}],
)
MISSING: tuple[Json, ...] = (
    {"at_least": "all"},
    {"at_least": 1, "count_as": 0},
    {"at_least": 1, "count_as": "average"},
)
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
    at = draw(st.integers(3, 4))
    blocks = [part for part in (kept[:2], kept[2:at], kept[at:]) if part]
    ends = [draw(st.sampled_from([None, None, *some])) for some in (ENDS, LATER_ENDS, ENDS)]
    ends[len(blocks) - 1] = None
    whole = [section("abc"[number], *block, end=ends[number]) for number, block in enumerate(blocks)]
    document = small(sections=whole, rules=rules, scores=[])
    assume(not any(finding.severity is Severity.ERROR for finding in findings(data(document))))
    return document


@st.composite
def scored_forms(draw: st.DrawFn) -> Json:
    """A form of the same kind with a score over questions that are not asked of everybody, and rules that see it."""
    document = draw(sign_forms())
    asked = {one["id"]: one for part in document["sections"] for one in part["questions"]}
    items = [item for item in draw(st.sampled_from(ITEMS)) if not isinstance(item, str) or item in asked]
    for name in ("y", "z"):
        if name in asked:
            asked[name]["options"] = [{"id": "yes", "text": "Yes", "points": 2}, {"id": "no", "text": "No"}]
    missing = draw(st.sampled_from(MISSING)) | {"not_asked": draw(st.sampled_from([0, "leave_out"]))}
    score = {"id": "total", "title": "Total", "items": items, "missing": missing}
    rules = [rule(f"total {draw(st.sampled_from(['>=', '<', '==']))} {draw(st.integers(0, 3))}", "routine", "S1")]
    document = document | {"scores": [score], "rules": rules}
    assume(items and not any(finding.severity is Severity.ERROR for finding in findings(data(document))))
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


def named_in(questionnaire: Questionnaire, rule_: Rule) -> list[Question]:
    """The questions that the rule names."""
    return [one for one in questionnaire.questions if one.index in Net(questionnaire).names(rule_.when)]


def asked_as(asked: Question) -> str:
    """The id of the question, or of the table that it is a row of."""
    return asked.id if asked.matrix is None else asked.matrix.id


def without(document: Json, names: set[str]) -> Questionnaire:
    """The form without any end, and the questions called ``names`` are asked of everybody."""
    other = deepcopy(document)
    for part in other["sections"]:
        part.pop("end_if", None)
        for asked in part["questions"]:
            if asked["id"] in names:
                asked.pop("ask_if", None)
    return loaded(other)


class Lost(NamedTuple):
    """Answers with which a rule would fire if nothing were in the way, and does not; what follows from them.

    ``ended`` is the section after which the form ends; ``None``: it goes on to the last question of the rule.
    """

    ended: Section | None
    answers: Answers
    here: Assessment
    there: Assessment


def lost_by(document: Json, questionnaire: Questionnaire, rule_: Rule, names: set[str]) -> Iterator[Lost]:
    """All answers that lose the rule to ends, and to the conditions on the questions called ``names``."""
    last = max((one.section for one in named_in(questionnaire, rule_)), default=0)
    freed = without(document, names)
    for answers in every_way(questionnaire):
        here = assess(questionnaire, answers)
        there = assess(freed, answers)
        if not fires(there, rule_.id) or fires(here, rule_.id):
            continue
        ends = [one for one in questionnaire.sections[:last] if one.end is not None]
        goes_on = all(one.end is not None and one.end.test(here.slots) is False for one in ends)
        if goes_on or here.ended in ends:
            yield Lost(None if goes_on else here.ended, answers, here, there)


def silent_reasons(questionnaire: Questionnaire, rule_: Rule) -> set[tuple[str, str]]:
    """The questions and reasons for no answer that rule the rule out in silence."""
    every = [(one, reason.value) for one in questionnaire.questions for reason in one.non_answers]
    return {(one.id, reason) for one, reason in every if is_silent(questionnaire, (rule_, one, reason))}


def gates_told(document: Json, questionnaire: Questionnaire, rule_: Rule) -> set[str]:
    """The ids of the questions, or tables, whose conditions keep somebody from the rule; not by a silent reason."""
    gated = [one for one in named_in(questionnaire, rule_) if own_gate(questionnaire, one) is not None]
    silent = silent_reasons(questionnaire, rule_)
    told = set()
    for way in lost_by(document, questionnaire, rule_, {asked_as(one) for one in gated}):
        if way.ended is None and not any(has_reason(way, name, reason) for name, reason in silent):
            for one in gated:
                gate = own_gate(questionnaire, one)
                assert gate is not None
                told |= set() if compile_condition(gate)(way.there.slots) is True else {asked_as(one)}
    return told


def has_reason(way: Lost, name: str, reason: str) -> bool:
    answer = way.answers[name] if any(one.id == name for one in way.there.path) else None
    return isinstance(answer, dict) and answer["non_answer"] == reason


def ends_told(document: Json, questionnaire: Questionnaire, rule_: Rule, told: set[str]) -> set[str]:
    """The ids of the sections after which the form ends for somebody with the sign, and nothing else of ``told``."""
    names = {asked_as(one) for one in named_in(questionnaire, rule_)} - told
    ways_lost = lost_by(document, questionnaire, rule_, names)
    return {way.ended.id for way in ways_lost if way.ended is not None}


def is_lowered(questionnaire: Questionnaire, rule_: Rule, asked: Question) -> bool:
    """Whether one more tick takes the rule away and leaves none of its level, what is asked then answered, too."""
    assert isinstance(asked.answer, MultipleAnswer)
    free = [option.id for option in asked.answer.options if not option.exclusive]
    for answers in every_way(questionnaire):
        before = assess(questionnaire, answers)
        ticked = asked_for(before, answers).get(asked.id)
        if not fires(before, rule_.id) or not isinstance(ticked, list) or ticked[0] not in free:
            continue
        for code in free:
            if code not in ticked and assess(questionnaire, with_tick(answers, asked, code)).level < rule_.level:
                return True
    return False


def is_silent(questionnaire: Questionnaire, around: tuple[Rule, Question, str]) -> bool:
    """Whether a reason in place of an answer rules the rule out, and no warning sign fires.

    The page of an end is not silence, unless the warning sign names the question itself.
    """
    rule_, asked, reason = around
    may_end = rule_.level < Level.URGENT or asked in named_in(questionnaire, rule_)
    for answers in every_way(questionnaire):
        before = assess(questionnaire, answers)
        held = asked_for(before, answers)
        if not fires(before, rule_.id) or asked.id not in held or isinstance(held[asked.id], dict):
            continue
        more = assess(questionnaire, held | {asked.id: {"non_answer": reason}})
        open_ones = {one.id for one in more.undecided_rules}
        least = min(rule_.level, Level.URGENT)
        told = fires(more, rule_.id) or more.level >= least or (more.ended is not None and not may_end)
        if not told and rule_.id not in open_ones:
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
@settings(
    max_examples=often(25), deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)
def test_each_verdict_is_what_all_answers_show(document: Json) -> None:
    check_all_ways(document)


def check_all_ways(document: Json, others: Sequence[Solver] = ()) -> None:
    """Compare what is said of every sign in ``document`` with what all answers show."""
    questionnaire = load(data(document))
    net = Net(questionnaire, others)
    for rule_ in signs_in(questionnaire):
        arounds = list(ways_around(net, rule_))
        compare_gates(document, questionnaire, rule_, arounds)
        for asked in questionnaire.questions:
            ticks = [one for one in arounds if one.code == "sign-lowered" and one.of is asked]
            if isinstance(asked.answer, MultipleAnswer):
                agrees(verdict(ticks), is_lowered(questionnaire, rule_, asked), document)
            for reason in asked.non_answers:
                why = [one for one in arounds if one.code == "sign-silent" and one.of is asked and one.reason is reason]
                agrees(verdict(why), is_silent(questionnaire, (rule_, asked, reason.value)), document)


def compare_gates(document: Json, questionnaire: Questionnaire, rule_: Rule, arounds: list[Around]) -> None:
    """Compare what is said of conditions and ends around the rule with what all answers show."""
    if any(isinstance(one.search, GaveUp) for one in arounds if one.code != "sign-lowered"):
        assert any_score(document), document["rules"]
        return
    told = gates_told(document, questionnaire, rule_)
    found = [one for one in arounds if one.code == "sign-gated" and isinstance(one.search, Found)]
    assert {one.name for one in found if isinstance(one.of, Question)} == told
    ended = {one.of.id for one in found if isinstance(one.of, Section)}
    assert ended == ends_told(document, questionnaire, rule_, told)


@given(st.one_of(sign_forms(), scored_forms(), any_forms()))
@settings(
    max_examples=often(30), deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)
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
                assert known is silent or (known is None and any_score(document)), (rule_.id, asked.id, reason)


@given(st.one_of(sign_forms(), any_forms()))
@settings(
    max_examples=often(20), deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)
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
