"""Faults in examples, in wording, and in how people are asked."""

from __future__ import annotations

from typing import Final

from pydantic import JsonValue

from benchmarks.faults.fault import NOW, THEIR_NOW, THEIR_YOU, YOU, Edits, Fault

_GIVEN: Final[dict[str, JsonValue]] = {"pain": 8, "often": "no", "since": "years", "sleep": "some"}
_EXPECTED: Final = "examples.bad_for_years.expect."


def _tests(given: dict[str, JsonValue], expected: dict[str, JsonValue]) -> Edits:
    """Our example as survey-core's tester has it."""
    steps: list[JsonValue] = [
        {"set": {"age": 50, "screen": "no", "signs": ["none"]}},
        {"nextPage": {"survey": True}},
        {"set": given},
        {"expect": expected},
    ]
    return {"tests": [{"name": "bad_for_years", "steps": steps}]}


HELD: Final = _tests(_GIVEN, {"burden": {"value": 3}, "R1": {"visible": True}, "S1": {"visible": False}})
"""An example that holds."""

EXAMPLES: Final = (
    Fault(
        "an example expects another score",
        "example-failed",
        {f"{_EXPECTED}scores": {"burden": 4}},
        _tests(_GIVEN, {"burden": {"value": 4}}),
    ),
    Fault(
        "an example expects a rule that does not fire",
        "example-failed",
        {f"{_EXPECTED}rules": ["S1", "R1"]},
        _tests(_GIVEN, {"S1": {"visible": True}}),
    ),
    Fault(
        "an example answers with an option that there is not",
        "example-answer",
        {"examples.bad_for_years.answers.since": "yeers"},
        _tests({**_GIVEN, "since": "yeers"}, {"S1": {"visible": False}}),
    ),
    Fault(
        "an example answers a question that there is not",
        "unknown-reference",
        {"examples.bad_for_years.answers.sleeep": "some"},
        _tests({**_GIVEN, "sleeep": "some"}, {"S1": {"visible": False}}),
    ),
    Fault(
        "an example names a rule that there is not",
        "unknown-reference",
        {f"{_EXPECTED}rules": ["R1", "R2"]},
        _tests(_GIVEN, {"R2": {"visible": True}}),
    ),
    Fault(
        "an example expects nothing",
        "example-empty",
        {"examples.bad_for_years.expect": {}},
        _tests(_GIVEN, {}),
    ),
)
"""What is said of examples."""

_LONG: Final = (
    "Think of the last month, of the days at home, of those at work and of those when you were out, and say how bad "
    "the pain was at its worst."
)

WORDS: Final = (
    Fault(
        "a text has markup",
        "looks-like-markup",
        {f"{NOW}pain.text": "How **bad** is the pain at its worst?"},
        {f"{THEIR_NOW}pain.title": "How **bad** is the pain at its worst?"},
    ),
    Fault(
        "words are all in capitals",
        "all-caps",
        {f"{NOW}pain.text": "How bad is the pain at its WORST?"},
        {f"{THEIR_NOW}pain.title": "How bad is the pain at its WORST?"},
    ),
    Fault("a sentence is too long", "long-sentence", {f"{NOW}pain.text": _LONG}, {f"{THEIR_NOW}pain.title": _LONG}),
    Fault(
        "a text denies twice",
        "double-negation",
        {f"{NOW}often.text": "Do you never have a week with no headache?"},
        {f"{THEIR_NOW}often.title": "Do you never have a week with no headache?"},
    ),
    Fault(
        "the same is asked twice",
        "same-question-twice",
        {f"{NOW}+": {"id": "pain_2", "type": "scale", "text": "How bad is the pain at its worst?"}},
        {
            f"{THEIR_NOW}+": {
                "type": "rating",
                "name": "pain_2",
                "title": "How bad is the pain at its worst?",
                "rateMin": 0,
                "rateMax": 10,
            }
        },
    ),
    Fault(
        "two options say the same",
        "same-option-twice",
        {f"{NOW}sleep.options.most.text": "Some nights"},
        {f"{THEIR_NOW}sleep.choices.most.text": "Some nights"},
    ),
    Fault(
        "a text to the patient reads like a diagnosis",
        "banned-word",
        {"rules.R1.text": "You are at risk of a stroke"},
        {f"{THEIR_NOW}R1.html": "You are at risk of a stroke"},
    ),
    Fault(
        "somebody without any of the signs cannot say so",
        "no-way-out",
        {
            f"{YOU}signs.options": [
                {"id": "sudden", "text": "It came at once"},
                {"id": "stiff_neck", "text": "A stiff neck"},
            ],
            f"{YOU}signs.non_answers": [],
            "examples": [],
        },
        {f"{THEIR_YOU}signs.showNoneItem": False, f"{THEIR_YOU}signs.showDontKnowItem": False},
    ),
    Fault(
        "nothing cites a source",
        "source-never-cited",
        {"sources.+": {"id": "book", "title": "A book", "publisher": "A clinic"}},
        None,
    ),
    Fault(
        "a score says nowhere what it is taken from",
        "points-without-source",
        {"scores.burden.sources": [], "sources": []},
        None,
    ),
)
"""What is said of wording, and of how people are asked."""
