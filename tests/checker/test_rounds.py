"""What one round of checking tells of a file with errors: all errors, what is doubtful in words, and what waits."""

from __future__ import annotations

from typing import Final

import pytest

from tests.questionnaire.reading import Json, data, options, question, rule, small
from triage.checker import Review, review

LONG: Final = "Do you have a pain that comes when you walk up a hill and goes when you stand still for a while?"
"""22 words."""

PAIN: Final = question("pain", "choice", options=options("none", "mild"))
WRONG_OPTION: Final = rule("pain == 'mld'")


def looked_at(document: Json) -> Review:
    return review(data(document), name="x.json")


def codes(document: Json) -> list[str]:
    return [finding.code for finding in looked_at(document).findings]


def test_shape_meaning_and_words_are_told_in_one_round_errors_first() -> None:
    long = question("walk") | {"text": LONG}
    found = looked_at(small(long, PAIN | {"hnt": "Now."}, rules=[WRONG_OPTION]))
    assert [(one.code, one.severity.value) for one in found.findings] == [
        ("unknown-key", "error"),
        ("unknown-option", "error"),
        ("long-sentence", "advice"),
    ]
    assert [one.path.rpartition("]")[2] for one in found.findings] == [".hnt", ".when", ".text"]


def test_words_have_their_place_in_the_file_where_entries_are_left_out() -> None:
    document = small(question("other", "what"), question("walk") | {"text": LONG})
    found = next(one for one in looked_at(document).findings if one.code == "long-sentence")
    assert found.path == "$.sections[0].questions[1].text"
    assert LONG in data(document).decode().split("\n")[found.line - 1]


def test_texts_are_held_against_each_other_only_where_nothing_is_left_out() -> None:
    red = question("skin") | {"text": "Is your skin red?", "hnt": "On brown or black skin it can be dark."}
    twice = [question("one") | {"text": "Does it hurt?"}, question("two") | {"text": "Does it hurt?", "ask_iff": "x"}]
    assert codes(small(red, *twice, PAIN)) == ["unknown-key", "unknown-key"]
    del red["hnt"], twice[1]["ask_iff"]
    assert codes(small(red, *twice, PAIN, rules=[WRONG_OPTION])) == [
        "unknown-option",
        "skin-colour",
        "same-question-twice",
    ]


def test_what_follows_names_waits_until_the_errors_are_mended() -> None:
    """A source whose id is misspelt where it is cited is no source that nobody cites."""
    sources = [{"id": "nhs", "title": "NHS"}]
    assert codes(small(PAIN, sources=sources, rules=[rule("pain == 'mild'") | {"sources": ["nsh"]}])) == [
        "unknown-source"
    ]


def test_a_list_of_options_that_does_not_exist_keeps_no_words_from_being_read() -> None:
    document = small(question("walk", "choice", options="nowhere") | {"text": LONG})
    assert codes(document) == ["unknown-option-list", "long-sentence"]


def test_what_is_accepted_stays_so_and_no_acceptance_is_called_idle() -> None:
    accept = [{"code": "long-sentence", "because": "As published."}, {"code": "sign-gated", "because": "Enough."}]
    found = looked_at(small(question("walk", accept=accept) | {"text": LONG}, PAIN, rules=[WRONG_OPTION]))
    assert [(one.code, one.accepted) for one in found.findings] == [
        ("unknown-option", ""),
        ("long-sentence", "As published."),
    ]


def test_other_languages_are_not_read_as_english() -> None:
    document = small(question("walk") | {"text": LONG}, PAIN, rules=[WRONG_OPTION])
    assert codes(document | {"language": "de-CH"}) == ["unknown-option"]
    assert codes(document | {"language": "No such language"}) == ["bad-text", "unknown-option"]


@pytest.mark.parametrize(
    ("document", "first"),
    [
        (small(PAIN, rules=[WRONG_OPTION]), "the examples"),
        (small(PAIN, titel="x"), "what hangs on an error"),
        ({"id": 7}, "what hangs on an error"),
    ],
)
def test_what_waits_is_named(document: Json, first: str) -> None:
    found = looked_at(document)
    assert found.left_out[0] == first
    assert found.left_out[-9:][0] == "the examples"
    assert found.left_out[-1] == "what is doubtful"
    assert not found.stopped


def test_nothing_waits_where_only_an_example_fails() -> None:
    example = {"id": "it", "answers": {"pain": "mild"}, "expect": {"level": "urgent"}}
    found = looked_at(small(PAIN, rules=[rule("pain == 'mild'")], examples=[example]))
    assert "example-failed" in [one.code for one in found.findings]
    assert found.left_out == ()
