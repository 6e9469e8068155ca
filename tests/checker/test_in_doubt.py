"""What can be proven neither way is said in words: of everything that a questionnaire claims."""

from __future__ import annotations

from tests.questionnaire.reading import loaded, options, question, rule, small
from triage.checker.claims import claims_of
from triage.checker.idle.conditions import conditions_in
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
        "whether the condition of the question 'often' is always so",
        "whether the question 'table' is ever asked",
        "whether the condition of the question 'table' is always so",
        "whether the question 'last' is ever asked",
        "whether the form can end after the section 'one'",
        "whether the form always ends after the section 'one'",
        "whether the rule 'R1' can fire",
        "whether the rule 'R1' always fires",
        "whether the condition of case 1 of the points of 'age' can be so",
        "whether the condition of case 1 of the points of 'age' is always so",
        "whether the condition of item 2 of the score 'burden' can be so",
        "whether the condition of item 2 of the score 'burden' is always so",
        "whether \"applies_if\" of the score 'burden' can be so",
        "whether \"applies_if\" of the score 'burden' is always so",
        "whether the score 'burden' can come to the band 'low'",
        "whether the score 'burden' can come to the band 'high'",
        "whether \"or_when\" of the band 'high' of the score 'burden' can be so",
        "whether \"or_when\" of the band 'high' of the score 'burden' is always so",
        "whether the condition of the note 'N1' can be so",
        "whether the condition of the note 'N1' is always so",
        'whether "helper_if" can be so',
        'whether "helper_if" is always so',
    ]


def test_each_condition_of_which_a_part_may_decide_nothing_is_said() -> None:
    form = loaded(WHOLE)
    assert [parts_in_doubt(path, form) for path, _condition in conditions_in(form)] == [
        "which parts of the condition of the rule 'R1' decide something",
        "which parts of the condition of the note 'N1' decide something",
        "which parts of \"applies_if\" of the score 'burden' decide something",
        "which parts of the condition of item 2 of the score 'burden' decide something",
        "which parts of \"end_if\" of the section 'one' decide something",
        "which parts of the condition of the question 'often' decide something",
        "which parts of the condition of the question 'table' decide something",
    ]
