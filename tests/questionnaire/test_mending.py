"""What can be mended safely is mended, at its place and nowhere else."""

from __future__ import annotations

import json

import pytest

from tests.questionnaire.reading import QUESTIONNAIRES, data, findings, options, question, small
from triage.questionnaire.mending import mended

POINTS = options("none", "some", none=0, some=1)


def mend(text: str) -> str:
    return mended(text, findings(text.encode()))


def form(**parts: object) -> str:
    asked = [question(name, "choice", options=POINTS) for name in ("tired", "tense")]
    return data(small(*asked, **parts)).decode()


SCORE = {"id": "s", "title": "S", "items": ["tired", "tense"], "missing": "refuse"}
RULE = {"id": "R1", "when": "tired == 'some'", "level": "soon", "text": "Ask."}


@pytest.mark.parametrize(
    ("wrong", "right", "parts"),
    [
        ("tired ==", "tierd ==", {"rules": [RULE]}),
        ("'some'", "'smoe'", {"rules": [RULE]}),
        ('"tense"\n', '"tesne"\n', {"scores": [SCORE]}),
        ('"level"', '"levl"', {"rules": [RULE]}),
        ('"rules"', '"rule"', {"rules": [RULE]}),
    ],
)
def test_a_word_that_was_meant_stands_in_place_of_the_slip(wrong: str, right: str, parts: dict[str, object]) -> None:
    whole = form(**parts)
    assert whole.count(wrong) >= 1
    at = whole.rindex(wrong)
    slipped = whole[:at] + right + whole[at + len(wrong) :]
    assert mend(slipped) == whole


def test_what_stands_twice_in_a_list_goes_with_its_comma() -> None:
    listed = '["tired", "tense", "tired"]'
    text = form(scores=[SCORE]).replace(json.dumps(SCORE["items"], indent=2), "?")
    line = json.dumps(SCORE["items"], indent=2).replace("\n", "\n      ")
    text = form(scores=[SCORE]).replace(line, listed)
    assert listed in text
    assert '["tired", "tense"]' in mend(text)
    first = form(scores=[SCORE]).replace(line, '["tired", "tired", "tense"]')
    assert '["tired", "tense"]' in mend(first)


def test_all_else_in_the_file_stays_as_it_is() -> None:
    text = form(rules=[RULE]).replace("tired ==", "tierd ==").replace("\n", "\r\n").replace('  "title"', '\t"title"')
    found = mend(text)
    assert found == text.replace("tierd ==", "tired ==")
    assert "\r\n" in found


def test_several_slips_are_mended_at_once() -> None:
    rule = RULE | {"when": "tierd == 'some' and tesne == 'none'"}
    assert "tired == 'some' and tense == 'none'" in mend(form(rules=[rule]))


def test_what_nobody_can_know_is_left_alone() -> None:
    text = form(rules=[RULE | {"when": "xyz == 'some'"}])
    assert mend(text) == text


TURNED = [
    ("phq9", "phq8"),
    ("fever", "no_fever"),
    ("no_fever", "fever"),
    ("hypo", "hyper"),
    ("right_arm", "left_arm"),
    ("leg", "legs"),
    ("weak", "week"),
    ("unstable", "stable"),
]


@pytest.mark.parametrize(("written", "there"), TURNED)
def test_a_rule_never_becomes_a_rule_about_something_else(written: str, there: str) -> None:
    """What is written is missing from the form; what is there is close, and another thing."""
    asked = question(there, "choice", options=POINTS)
    rules = [RULE | {"when": f"{written} == 'some'"}]
    score = SCORE | {"items": [written], "missing": "refuse"}
    text = data(small(asked, rules=rules, scores=[score], report={"main_concern": written})).decode()
    assert len(findings(text.encode())) == 3
    assert mend(text) == text


@pytest.mark.parametrize(("written", "there"), TURNED)
def test_nor_does_an_option_become_another(written: str, there: str) -> None:
    asked = question("tired", "choice", options=options(there, "other"))
    for when in (f"tired == '{written}'", f"tired in ('other', '{written}')", f"any_of(tired, '{written}')"):
        text = data(small(asked, rules=[RULE | {"when": when}])).decode()
        assert [finding.code for finding in findings(text.encode())] == ["unknown-option"]
        assert mend(text) == text


@pytest.mark.parametrize("when", ["all_of(s, 'a', 'b')", "unanswered(s)", "sure(s)", "missing(s)", "days_until(s) > 2"])
def test_nor_does_a_function_become_another(when: str) -> None:
    asked = question("s", "multiple", options=options("a", "b"))
    text = data(small(asked, rules=[RULE | {"when": when}])).decode()
    assert [finding.code for finding in findings(text.encode())] == ["unknown-function"]
    assert mend(text) == text


@pytest.mark.parametrize(
    ("when", "right"),
    [
        ("none_of(s, 'a', 'b')", "not any_of(s, 'a', 'b')"),
        ("not_answered( s )", "not answered( s )"),
        ("not_declined(s)", "not declined(s)"),
        ("anyof(s, 'a')", "any_of(s, 'a')"),
        ("answred(s)", "answered(s)"),
    ],
)
def test_a_function_that_can_mean_one_thing_is_mended(when: str, right: str) -> None:
    asked = question("s", "multiple", options=options("a", "b"))
    text = data(small(asked, rules=[RULE | {"when": when}])).decode()
    assert mend(text) == text.replace(when, right)


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"title": "Who is tierd"},
        {"rules": [RULE | {"when": "tierd == 'some'"}, RULE | {"id": "R2", "when": "tierd == 'none'"}]},
    ],
)
def test_a_word_that_stands_elsewhere_too_is_no_slip(elsewhere: dict[str, object]) -> None:
    """It is the name of something that went, or goes by another name."""
    text = form(**({"rules": [RULE | {"when": "tierd == 'some'"}]} | elsewhere))
    assert "unknown-name" in {finding.code for finding in findings(text.encode())}
    assert mend(text) == text


def test_capitals_are_mended_wherever_they_stand() -> None:
    rule = RULE | {"when": "tired in ('Some', 'None') or tense == 'SOME'"}
    assert "tired in ('some', 'none') or tense == 'some'" in mend(form(title="Some people", rules=[rule]))


def test_every_invalid_file_is_still_the_same_or_better() -> None:
    for path in sorted((QUESTIONNAIRES / "invalid").glob("*.json")):
        before = findings(path.read_bytes())
        fixable = [finding for finding in before if finding.fix is not None]
        if not fixable:
            continue
        text = path.read_bytes().decode("utf-8-sig")
        after = findings(mended(text, before).encode())
        assert len(after) < len(before) or {one.code for one in after} != {one.code for one in before}, path.stem
