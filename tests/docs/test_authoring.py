"""The authors' guide: its pieces are one questionnaire, and what it says of them is so."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Final, get_args

import pytest

from tests.cli.run import run
from tests.cli.run import written as written_to
from tests.docs.headache import GUIDE, questionnaire, said, scope, truth, written
from tests.docs.reading import Table, code, documents, plain, sections, tables
from tests.docs.shell import run_line
from tests.questionnaire.reading import question, rule, small
from triage import Assessment, assess, load
from triage.assessment import Status
from triage.checker import check
from triage.logic import LogicError, NonAnswer, check_condition
from triage.questionnaire import DEFAULT_PLACE, Level, fields, outcomes, score_fields, slot_of
from triage.questionnaire import document as document_parts
from triage.questionnaire.fields import QuestionField
from triage.questionnaire.parts import Acceptable, Part

PARTS: Final = {heading: body for rank in (2, 3) for heading, body in sections(documents()[GUIDE], rank).items()}


def table(heading: str) -> Table:
    """The first table below ``heading``."""
    return tables(PARTS[heading])[0]


def rows(heading: str) -> list[tuple[str, ...]]:
    """Its rows, without the marks of code and emphasis."""
    return [tuple(plain(cell) for cell in row) for row in table(heading).rows]


def test_the_pieces_together_pass_the_check() -> None:
    assert [str(finding) for finding in check(written().encode()) if not finding.accepted] == []


def test_every_piece_is_short() -> None:
    long = [text for text in code(documents()[GUIDE], "json") if len(text.splitlines()) > 25]
    assert long == []


def test_every_type_of_question_is_shown() -> None:
    known = {get_args(kind.model_fields["type"].annotation)[0] for kind in get_args(get_args(QuestionField)[0])}
    shown = set(re.findall(r'"type": "(\w+)"', documents()[GUIDE]))
    assert shown == known


# Conditions


@pytest.mark.parametrize(("condition", "words"), rows("Conditions"))
def test_a_condition_means_what_the_guide_says(condition: str, words: str) -> None:
    assert said(condition) == words


@pytest.mark.parametrize("row", rows("Traps"))
def test_a_trap_is_as_the_guide_says(row: tuple[str, ...]) -> None:
    condition, value, *missing, not_asked = row
    assert table("Traps").heads[1] == "answer is 20"
    assert truth(condition, "days", 20) == value
    found = {truth(condition, "days", slot) for slot in (NonAnswer.NOT_SURE, NonAnswer.DECLINED, NonAnswer.UNANSWERED)}
    assert found == set(missing)
    assert truth(condition, "days", NonAnswer.NOT_ASKED) == not_asked


def test_the_other_two_traps_are_as_the_guide_says() -> None:
    assert truth("often == 'no'", "often", NonAnswer.NOT_SURE) == "open"
    assert truth("often == 'no' or not_sure(often)", "often", NonAnswer.NOT_SURE) == "yes"
    assert truth("'none' not in signs", "signs", ("stiff_neck",)) == "yes"
    for condition in ("often == 'no' or not_sure(often)", "'none' not in signs", "not (days >= 15)"):
        assert f"`{condition}`" in PARTS["Traps"]


@pytest.mark.parametrize(("condition", "words"), rows("The check"))
def test_the_checker_says_what_the_guide_says(condition: str, words: str) -> None:
    try:
        problems = check_condition(condition, scope())[1]
    except LogicError as error:
        problems = error.problems
    assert [f"{problem.message} {problem.cure}" for problem in problems] == [words]


# Scores, levels, words of the place


def four_questions(missing: str) -> Assessment:
    """Four questions of one point each, of which the last is left out, scored as ``missing`` says."""
    options = '"options": [{"id": "yes", "text": "Yes", "points": 1}, {"id": "no", "text": "No"}]'
    asked = [f'{{"id": "q{at}", "type": "yes_no", "text": "Question {at}?", {options}}}' for at in range(4)]
    changed = json.loads(written()) | {"scores": [], "rules": [], "notes": [], "examples": [], "sources": []}
    changed["report"] = {}
    changed["sections"] = [{"id": "only", "title": "Only", "questions": [json.loads(text) for text in asked]}]
    score = {"id": "total", "title": "Total", "items": ["q0", "q1", "q2", "q3"], "missing": json.loads(missing)}
    loaded = load(json.dumps(changed | {"scores": [score]}).encode())
    return assess(loaded, {"q0": "yes", "q1": "yes", "q2": "yes"})


@pytest.mark.parametrize(("missing", "value", "bounds"), rows("Missing answers"))
def test_missing_answers_count_as_the_guide_says(missing: str, value: str, bounds: str) -> None:
    result = four_questions(missing).scores["total"]
    assert (str(result.value) if result.value is not None else "none") == value
    assert f"{result.low} to {result.high}" == bounds
    assert (result.status is Status.REFUSED) is (value == "none")


def test_missing_has_no_default() -> None:
    document = json.loads(written())
    del document["scores"][0]["missing"]
    assert "missing-key" in {finding.code for finding in check(json.dumps(document).encode())}


def test_the_levels_are_those_that_a_rule_can_have() -> None:
    assert [level for level, _means in rows("Rules and levels")] == [
        level.word for level in sorted(Level, reverse=True) if level
    ]


def test_the_words_of_the_place_are_all_there() -> None:
    assert {name.strip("{}"): word for name, word in rows("Words of the place")} == DEFAULT_PLACE.words()


def test_an_urgent_rule_that_looks_at_a_score_is_refused() -> None:
    document = json.loads(written())
    (rule,) = (rule for rule in document["rules"] if rule["id"] == "R1")
    rule["level"] = "urgent"
    assert "score-in-urgent-rule" in {finding.code for finding in check(json.dumps(document).encode())}


# Examples and versions

ASKED: Final = {
    "yes or no, one of several": "since",
    "multiple choice": "signs",
    "whole number, scale": "pain",
    "decimal number": "temperature",
    "date": "eye_test",
    "text": "worry",
    "a way out that the question offers": "signs",
    "left out": "worry",
}


@pytest.mark.parametrize(("kind", "answer"), tables(PARTS["Examples"])[0].rows)
def test_an_answer_looks_as_the_guide_says(kind: str, answer: str) -> None:
    question = questionnaire().question_by_id[ASKED[kind]]
    (first, *_rest) = re.findall("`([^`]+)`", answer)
    raw = json.loads(first)
    slot = slot_of(question, raw)
    assert isinstance(slot, NonAnswer) == (raw is None or isinstance(raw, dict))


def test_one_changed_letter_is_another_fingerprint() -> None:
    changed = load(written().replace("Headaches", "Headache", 1).encode())
    assert changed.hash != questionnaire().hash


def test_the_form_is_a_draft_until_it_is_reviewed() -> None:
    assert questionnaire().is_draft
    dated = written().replace('"review_date": null', '"review_date": "2026-01-31"')
    assert load(dated.encode()).is_draft
    assert not load(dated.replace('"reviewer": null', '"reviewer": "A clinician"').encode()).is_draft


# Mending and accepting


def with_more(text: str = "") -> str:
    """The guide's form on one line, with a score of two scales; ``text`` is "right -> wrong" of one slip in it."""
    changed = json.loads(written())
    changed["sections"][-1]["questions"] += [question(name, "scale", label=name) for name in ("ache", "sleep")]
    changed["scores"] += [{"id": "load", "title": "Load", "items": ["ache", "sleep"], "missing": "refuse"}]
    line = json.dumps(changed, ensure_ascii=False)
    right, _sign, wrong = text.partition(" -> ")
    assert line.count(right) >= 1
    return line.replace(right, wrong, 1) if text else line


@pytest.mark.parametrize(("_slip", "wrong", "right"), rows("Mend slips at once"))
def test_a_slip_is_mended_as_the_guide_says(_slip: str, wrong: str, right: str, tmp_path: Path) -> None:
    path = written_to(tmp_path, with_more(f"{right} -> {wrong}"), "headache.json")
    assert wrong in path.read_text(encoding="utf-8")
    result = run("check", "--fix", path)
    assert path.read_text(encoding="utf-8") == with_more()
    assert "1 place mended." in result.stderr


def test_the_command_to_mend_leaves_a_good_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = written_to(tmp_path, written(), "headache.json")
    (line,) = code(PARTS["Mend slips at once"], "sh")
    assert "0 errors, 0 warnings" in run_line(line.strip(), monkeypatch).output
    assert path.read_text(encoding="utf-8") == written()


REASON: Final = "The wording is the publisher's."


def accepting() -> dict[str, Any]:
    """The question that the guide accepts a finding on."""
    (text,) = code(PARTS["Accept a finding"], "json")
    found: dict[str, Any] = json.loads(text)
    return found


def doubts(document: dict[str, Any]) -> list[tuple[str, str]]:
    """The code of each finding in ``document``, and why it is accepted."""
    found = check(json.dumps(document).encode())
    return [(one.code, one.accepted) for one in found if one.code != "question-idle"]


def test_a_finding_is_accepted_as_the_guide_shows() -> None:
    piece = accepting()
    assert doubts(small(piece) | {"version": "0.1.0"}) == [("long-sentence", REASON)]
    accept = piece.pop("accept")
    document = small(piece) | {"version": "0.1.0"}
    assert doubts(document) == [("long-sentence", "")]
    document["sections"][0]["accept"] = accept
    assert doubts(document) == [("long-sentence", REASON)]
    document["sections"][0].pop("accept")
    document["sections"][0]["questions"].append(question("other") | {"accept": accept})
    assert sorted(doubts(document)) == [("accept-unused", ""), ("long-sentence", "")]
    document["sections"][0]["questions"][0] |= {"text": "Did it keep you from work?"}
    assert doubts(document) == [("accept-unused", "")]


def test_an_error_is_not_accepted_as_the_guide_says() -> None:
    document = small(question("pain", "scale"), rules=[rule("pian >= 7")]) | {"version": "0.1.0"}
    document["rules"][0]["accept"] = [{"code": "unknown-name", "because": REASON}]
    assert doubts(document) == [("unknown-name", "")]
    document["rules"] = []
    accept = [{"code": "example-failed", "because": REASON}]
    document["examples"] = [{"id": "x", "answers": {"pain": 7}, "expect": {"level": "soon"}, "accept": accept}]
    assert sorted(doubts(document)) == [("accept-unused", ""), ("example-failed", "")]


def test_the_parts_that_can_accept_are_those_that_the_guide_names() -> None:
    parts = [one for module in (document_parts, fields, outcomes, score_fields) for one in vars(module).values()]
    kinds = {one for one in parts if isinstance(one, type) and issubclass(one, Part)} - {Part, Acceptable}
    shown = {one for one in kinds if not one.__name__.startswith("_")}
    named = {one for one in shown if "id" in one.model_fields} | {
        document_parts.AboutField,
        document_parts.StartField,
        document_parts.EndField,
    }
    assert {one for one in named if not issubclass(one, Acceptable)} == set()
    assert {one.__name__ for one in shown - named if issubclass(one, Acceptable)} == {"CaseField", "WhenField"}


def test_what_is_accepted_is_counted_as_the_guide_says(tmp_path: Path) -> None:
    document = small(question("pain", "scale"), rules=[rule("pain >= 0")])
    document["rules"][0]["accept"] = [{"code": "always-true", "because": "Everybody is told."}]
    path = written_to(tmp_path, json.dumps(document), "small.json")
    text = run("check", path).stdout
    assert "1 accepted" in text
    assert "always-true" not in text
    findings = json.loads(run("check", path, "--format", "json").stdout)["findings"]
    assert ("always-true", "Everybody is told.") in [(one["code"], one["accepted"]) for one in findings]
