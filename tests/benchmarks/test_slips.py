"""Each kind of fault does what its name says."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from benchmarks.slips import FORM, WORDS, slips
from tests.benchmarks.small import SMALL

KINDS = {**FORM, **WORDS}
GONE = object()
Q = "sections[0].questions"

# Of each kind one fault: where it is said to be, where to look, and what stands there then.
EXPECTED: dict[str, tuple[str, str, object]] = {
    "a condition compares otherwise": ("rules[1].when", "rules[1].when", "mood > 3 or dizzy == 'yes'"),
    "`and` for `or`": ("rules[1].when", "rules[1].when", "mood >= 3 and dizzy == 'yes'"),
    "a condition is negated": ("notes[0].when", "notes[0].when", "not (tired == 'yes')"),
    "a condition has another number": ("rules[1].when", "rules[1].when", "mood >= 2 or dizzy == 'yes'"),
    "a condition has another option or band": ("notes[0].when", "notes[0].when", "tired == 'no'"),
    "a condition has an option more": (
        "rules[0].when",
        "rules[0].when",
        "any_of(signs, 'cold', 'heat', 'none') or not_sure(signs)",
    ),
    "a condition has an option fewer": ("rules[0].when", "rules[0].when", "any_of(signs, 'cold') or not_sure(signs)"),
    "a condition has another question or score": ("notes[0].when", "notes[0].when", "sad == 'yes'"),
    "a condition has another function": (
        "rules[0].when",
        "rules[0].when",
        "any_of(signs, 'cold', 'heat') or declined(signs)",
    ),
    "a condition lacks a part": ("rules[0].when", "rules[0].when", "not_sure(signs)"),
    "a condition is gone": (f"{Q}[3].ask_if", f"{Q}[3].ask_if", GONE),
    "a condition has a sign of another language": ("notes[0].when", "notes[0].when", "tired = 'yes'"),
    "a condition lacks a quote or a bracket": ("notes[0].when", "notes[0].when", "tired == 'yes"),
    "a condition has a mistyped id": ("notes[0].when", "notes[0].when", "tirey == 'yes'"),
    "other points": ("option_lists.often[1].points", "option_lists.often[1].points", 3),
    "no points": ("option_lists.often[1].points", "option_lists.often[1].points", GONE),
    "points for another score": (f"{Q}[1].options[0].points", f"{Q}[1].options[0].points", {"many": 1}),
    "two neighbours have each other's points": ("option_lists.often[0].points", "option_lists.often[1].points", 0),
    "a band or range begins elsewhere": ("scores[0].bands[1].from", "scores[0].bands[1].from", 4),
    "two neighbours begin in each other's place": ("scores[0].bands[0].from", "scores[0].bands[1].from", 0),
    "another limit of a number or text": (f"{Q}[0].max", f"{Q}[0].max", 9),
    "another number of answers is needed": ("scores[0].missing.at_least", "scores[0].missing.at_least", 2),
    "a missing answer counts otherwise": ("scores[0].missing.count_as", "scores[0].missing.count_as", "average"),
    "a score is made otherwise": ("scores[0].combine", "scores[0].combine", "max"),
    "another step on the way to a score": ("scores[1].counts_from", "scores[1].counts_from", 1),
    "another level": ("rules[0].level", "rules[0].level", "soon"),
    "two neighbours have each other's level": ("rules[0].level", "rules[1].level", "urgent"),
    "two neighbours have each other's condition": ("rules[0].when", "rules[0].when", "mood >= 3 or dizzy == 'yes'"),
    "an option is exclusive, or no longer": (f"{Q}[1].options[2].exclusive", f"{Q}[1].options[2].exclusive", GONE),
    "a question can be left out, or no longer": (f"{Q}[2].required", f"{Q}[2].required", False),
    "another reason not to answer": (f"{Q}[1].non_answers", f"{Q}[1].non_answers", ["declined"]),
    "another type of question": (f"{Q}[1].type", f"{Q}[1].type", "choice"),
    "a rule is gone": ("rules[0]", "rules[0].id", "R2"),
    "a note is gone": ("notes[0]", "notes", []),
    "a score is gone": ("scores[0]", "scores[0].id", "many"),
    "a band is gone": ("scores[0].bands[0]", "scores[0].bands[0].id", "high"),
    "an option is gone": ("option_lists.often[0]", "option_lists.often[0].id", "yes"),
    "a question or row is gone": (f"{Q}[0]", f"{Q}[0].id", "signs"),
    "a section is gone": ("sections[0]", "sections", []),
    "a score lacks an item": ("scores[0].items[0]", "scores[0].items", ["sad"]),
    "a score has an item twice": ("scores[0].items[0]", "scores[0].items", ["tired", "tired", "sad"]),
    "a score has another item": ("scores[1].items[0]", "scores[1].items", ["sad", "dizzy"]),
    "another list of options": (f"{Q}[2].options", f"{Q}[2].options", "seldom"),
    "a part stands twice": ("rules[0]", "rules[1].id", "R1"),
    "a part is copied with a new id": ("rules[0]", "rules[1].id", "R1_2"),
    "two neighbours change places": ("scores[0].bands[0]", "scores[0].bands[0].id", "high"),
    "two neighbours have each other's id": (f"{Q}[2].id", f"{Q}[3].id", "tired"),
    "two neighbours have each other's text": ("rules[0].text", "rules[1].text", "Call your {doctor}"),
    "a part has its neighbour's text": ("rules[1].text", "rules[1].text", "Call your {doctor}"),
    "a text is gone": (f"{Q}[0].why", f"{Q}[0].why", GONE),
    "a number in a text": ("scores[0].text", "scores[0].text", "From 0 to 5"),
    "a mistyped id": ("scores[0].bands[0].id", "scores[0].bands[0].id", "loy"),
    "an id that cannot be": ("rules[0].id", "rules[0].id", "R1 1"),
    "no id": ("rules[0].id", "rules[0].id", GONE),
    "a mistyped reference": ("scores[0].items[0]", "scores[0].items", ["tirey", "sad"]),
    "another source, or another question or score shown": ("scores[0].sources[0]", "scores[0].sources", ["page"]),
    "a source, or a question shown, is gone": ("report.history[0]", "report.history", ["tired"]),
    "another number that only the report tells": (
        "scores[0].references[0].value",
        "scores[0].references[0].value",
        4,
    ),
    "another setting that only the report sees": ("scores[0].better", "scores[0].better", "high"),
    "a mistyped key": ("rules[0].level", "rules[0].leve", "urgent"),
    "a part lacks what it needs": ("rules[0].level", "rules[0].level", GONE),
    "a value of the wrong type": (f"{Q}[0].max", f"{Q}[0].max", "10"),
    "an empty text": ("rules[1].text", "rules[1].text", ""),
    "a mistyped placeholder": ("rules[0].text", "rules[0].text", "Call your {docto}"),
    "markup in a text": ("rules[1].text", "rules[1].text", "<b>Book</b>"),
    "an example: another answer": ("examples[0].answers.tired", "examples[0].answers.tired", "no"),
    "an example: an answer fewer": ("examples[0].answers.tired", "examples[0].answers.tired", GONE),
    "an example: a reason in place of an answer": (
        "examples[0].answers.tired",
        "examples[0].answers.tired",
        {"non_answer": "declined"},
    ),
    "an example: a mistyped answer or question": ("examples[0].answers.tired", "examples[0].answers.tirey", "yes"),
    "an example: two answers exchanged": ("examples[0].answers.sad", "examples[0].answers.sad", "no"),
    "an example: another level expected": ("examples[0].expect.level", "examples[0].expect.level", "soon"),
    "an example: another number expected": ("examples[0].expect.scores.mood", "examples[0].expect.scores.mood", 5),
    "an example: a value or none expected": ("examples[0].expect.scores.mood", "examples[0].expect.scores.mood", None),
    "an example: another band expected": ("examples[0].expect.bands.mood", "examples[0].expect.bands.mood", "low"),
    "an example: a rule or note more or fewer expected": (
        "examples[1].expect.rules",
        "examples[1].expect.rules",
        ["R2"],
    ),
    "an example: a question more or fewer expected": (
        "examples[0].expect.unanswered",
        "examples[0].expect.unanswered",
        ["pain"],
    ),
    "an example: a mistyped expectation": ("examples[0].expect.rules[1]", "examples[0].expect.rules", ["R1", "Ry"]),
    "an example: two have each other's expectation": ("examples[0].expect", "examples[0].expect.level", "none"),
    "an example: something is expected no more": ("examples[0].expect.level", "examples[0].expect.level", GONE),
    "an example: an answer of another shape": ("examples[0].answers.signs", "examples[0].answers.signs", "cold"),
    "an example: a mistyped key": ("examples[0].expect.level", "examples[0].expect.leve", "urgent"),
    "an example stands twice": ("examples[0]", "examples[1].id", "high"),
}


def looked_up(document: dict[str, Any], place: str) -> object:
    """What stands at a place such as ``rules[0].when``."""
    here: Any = document
    for key, number in re.findall(r"(\w+)|\[(\d+)\]", place):
        step = key or int(number)
        if isinstance(here, dict) and step not in here:
            return GONE
        here = here[step]
    return here


def test_every_kind_is_looked_at() -> None:
    assert EXPECTED.keys() == KINDS.keys()
    assert not FORM.keys() & WORDS.keys()


@pytest.mark.parametrize("kind", EXPECTED)
def test_a_kind_of_fault_does_what_its_name_says(kind: str) -> None:
    place, look, value = EXPECTED[kind]
    made = [slip.document for slip in slips(SMALL, {kind: KINDS[kind]}) if slip.place == place]
    assert value in [looked_up(document, look) for document in made]


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_leaves_the_original_as_it_was(kind: str) -> None:
    before = json.dumps(SMALL)
    for slip in slips(SMALL, {kind: KINDS[kind]}):
        assert slip.kind == kind
        assert slip.document is not SMALL
    assert json.dumps(SMALL) == before


def test_a_condition_loses_each_of_its_parts_but_none_inside_brackets() -> None:
    document = {**SMALL, "rules": [{"id": "R", "when": "a == 1 and (b == 2 or c == 3) or d == 4"}], "notes": []}
    document["sections"] = []
    kind = "a condition lacks a part"
    assert [slip.document["rules"][0]["when"] for slip in slips(document, {kind: FORM[kind]})] == [
        "(b == 2 or c == 3) or d == 4",
        "a == 1 or d == 4",
        "a == 1 and (b == 2 or c == 3)",
    ]


def test_of_a_long_text_only_what_is_other_is_told() -> None:
    when = " or ".join(f"question_{at} == 'yes'" for at in range(9))
    document = {**SMALL, "rules": [{"id": "R", "when": when}], "notes": [], "sections": []}
    kind = "`and` for `or`"
    told = [slip.what for slip in slips(document, {kind: FORM[kind]})]
    assert told[4] == "…tion_4 == 'yes' or question_5 == '… → …tion_4 == 'yes' and question_5 == '…"
