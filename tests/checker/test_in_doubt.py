"""What can be proven neither way is said in words: of everything that a questionnaire claims."""

from __future__ import annotations

from tests.questionnaire.reading import loaded, options, question, rule, small
from triage.checker.claims import claims_of
from triage.checker.in_doubt import in_doubt, parts_in_doubt
from triage.checker.net import Net

ASKED = "pain > 3"
CASES = [{"when": ASKED, "ranges": [{"points": 1}]}, {"ranges": [{"points": 2}]}]
BANDS = [{"id": "low", "from": 0, "text": "Low"}, {"id": "high", "or_when": ASKED, "text": "High"}]
WHOLE = small(
    question("pain", "scale"),
    question("often", ask_if=ASKED),
    question("table", "matrix", ask_if=ASKED, options=options("a", "b"), rows=[{"id": "row", "text": "Row?"}]),
    question("age", "whole", min=0, max=99, points=CASES),
    scores=[
        {
            "id": "burden",
            "title": "Burden",
            "items": ["age", {"when": ASKED}],
            "missing": "refuse",
            "applies_if": "often == 'yes'",
            "bands": BANDS,
        }
    ],
    rules=[rule(ASKED)],
    notes=[{"id": "N1", "kind": "know", "when": ASKED, "text": "Rest."}],
    report={"helper_if": ASKED},
)
WHOLE["sections"][0]["end_if"] = {"when": ASKED, "title": "Stop", "text": ["Stop here."]}
WHOLE["sections"].append({"id": "two", "title": "Two", "questions": [question("last")]})


def test_each_claim_is_said_with_what_it_is_about() -> None:
    form = loaded(WHOLE)
    assert [in_doubt(claim, form) for claim in claims_of(Net(form))] == [
        "whether the question 'often' is ever asked",
        "whether the question 'often' is asked of everybody",
        "whether the question 'table' is ever asked",
        "whether the question 'table' is asked of everybody",
        "whether the question 'last' is ever asked",
        "whether the form can end after the section 'one'",
        "whether the form always ends after the section 'one'",
        "whether the rule 'R1' can fire",
        "whether the rule 'R1' always fires",
        "whether case 1 of the points of 'age' can hold",
        "whether case 1 of the points of 'age' always holds",
        "whether the condition of item 2 of the score 'burden' can be so",
        "whether the condition of item 2 of the score 'burden' is always so",
        "whether the score 'burden' ever applies",
        "whether the score 'burden' applies to everybody",
        "whether the score 'burden' can come to the band 'low'",
        "whether the score 'burden' can come to the band 'high'",
        "whether \"or_when\" of the band 'high' of the score 'burden' can be so",
        "whether \"or_when\" of the band 'high' of the score 'burden' is always so",
        "whether the note 'N1' is ever shown",
        "whether the note 'N1' is always shown",
        'whether "helper_if" can be so',
        'whether "helper_if" is always so',
    ]


def test_the_parts_of_a_condition_are_those_of_a_rule_or_a_question() -> None:
    form = loaded(WHOLE)
    said = [
        parts_in_doubt(("rules", 0, "when"), form),
        parts_in_doubt(("sections", 0, "questions", 2, "ask_if"), form),
    ]
    assert said == [
        "which parts of the condition of the rule 'R1' decide something",
        "which parts of the condition of the question 'table' decide something",
    ]
