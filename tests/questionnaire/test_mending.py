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
        ("tired ==", "tird ==", {"rules": [RULE]}),
        ("'some'", "'sme'", {"rules": [RULE]}),
        ('"tense"\n', '"tens"\n', {"scores": [SCORE]}),
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
    text = form(rules=[RULE]).replace("tired ==", "tird ==").replace("\n", "\r\n").replace('  "title"', '\t"title"')
    found = mend(text)
    assert found == text.replace("tird ==", "tired ==")
    assert "\r\n" in found


def test_several_slips_are_mended_at_once() -> None:
    rule = RULE | {"when": "tird == 'some' and tens == 'none'"}
    assert "tired == 'some' and tense == 'none'" in mend(form(rules=[rule]))


def test_what_nobody_can_know_is_left_alone() -> None:
    text = form(rules=[RULE | {"when": "xyz == 'some'"}])
    assert mend(text) == text


def test_every_invalid_file_is_still_the_same_or_better() -> None:
    for path in sorted((QUESTIONNAIRES / "invalid").glob("*.json")):
        before = findings(path.read_bytes())
        fixable = [finding for finding in before if finding.fix is not None]
        if not fixable:
            continue
        text = path.read_bytes().decode("utf-8-sig")
        after = findings(mended(text, before).encode())
        assert len(after) < len(before) or {one.code for one in after} != {one.code for one in before}, path.stem
