"""What is found of each planted fault, and that nothing is found where answers show that there is none."""

from __future__ import annotations

import pytest

from tests.checker.small import found_in
from tests.questionnaire.reading import Json, data, loaded, options, question, rule, small
from triage.checker.asking import ask
from triage.checker.claims import claims_of
from triage.checker.goals import Impossible
from triage.checker.net import Net
from triage.questionnaire import Severity

Said = list[tuple[str, str, str]]
"""Code, path and the reason or the effect that is said, of each finding."""


def found(document: Json) -> Said:
    """What the checker finds in ``document``; the sentence that every finding of its kind begins with is left out."""
    findings = found_in(data(document))
    assert all(finding.severity is Severity.WARNING and finding.cure for finding in findings)
    return [(one.code, one.path, one.message.partition(". ")[2]) for one in findings]


def section(name: str, *questions: Json, end: str | None = None) -> Json:
    """A section with ``questions``, after which the form ends if ``end``."""
    made: Json = {"id": name, "title": name, "questions": list(questions)}
    return made if end is None else made | {"end_if": {"when": end, "title": "End", "text": ["End"]}}


def points(**worth: int) -> list[Json]:
    """Options with points."""
    return options(*worth, **worth)


def score(*items: object, bands: dict[str, int] | None = None, **parts: object) -> Json:
    """A score of ``items``, its ``bands`` by where they begin."""
    made = [{"id": name, "from": start, "text": name} for name, start in (bands or {}).items()]
    return {"id": "s", "title": "S", "items": list(items), "missing": "refuse", "bands": made, **parts}


PARTS = "Its parts cannot all be so."
Q, R = "$.sections[0].questions", "$.rules"
X = question("x")
UNSURE = question("x", non_answers=["not_sure"])
LEFT = question("x", required=False)
SIGNS = question("m", "multiple", options=[*options("p", "q"), {"id": "none", "text": "None", "exclusive": True}])
NUMBERS = (question("n", "whole", min=0, max=10), question("k", "whole", min=0, max=10))
DAYS = (question("d", "date"), question("e", "date"))
EVEN = tuple(question(name, "choice", options=points(a=0, b=2, c=4)) for name in ("p", "q"))

FAULTS: dict[str, tuple[Json, Said]] = {
    "an inner question contradicts what gates its outer one": (
        small(X, question("y", ask_if="x == 'yes'"), question("z", ask_if="y == 'yes' and x == 'no'")),
        [("question-never-asked", f"{Q}[2].ask_if", "'y' is only asked if “x?” is “Yes”.")],
    ),
    "the form has ended for everyone who would be asked": (
        small(sections=[section("a", X, end="x == 'yes'"), section("b", question("y", ask_if="x == 'yes'"))]),
        [
            (
                "question-never-asked",
                "$.sections[1].questions[0].ask_if",
                "The form has ended by then if “x?” is “Yes”.",
            )
        ],
    ),
    "two questions that are never asked of one person": (
        small(
            X,
            question("y", ask_if="x == 'yes'"),
            question("z", ask_if="x == 'no'"),
            question("w", ask_if="y == 'yes' and z == 'yes'"),
        ),
        [("question-never-asked", f"{Q}[3].ask_if", "'y' is only asked if “x?” is “Yes”.")],
    ),
    "a rule needs two options that exclude each other": (
        small(SIGNS, rules=[rule("'p' in m and 'none' in m")]),
        [("rule-never-fires", f"{R}[0].when", PARTS)],
    ),
    "a rule needs an answer that is only given after the form has ended": (
        small(
            sections=[section("a", X, end="x == 'yes'"), section("b", question("y"))],
            rules=[rule("y == 'yes' and x == 'yes'")],
        ),
        [("rule-never-fires", f"{R}[0].when", "The form has ended by then if “x?” is “Yes”.")],
    ),
    "so for everybody whom the form has not left": (
        small(sections=[section("a", X, end="x == 'yes'"), section("b", question("y", ask_if="x == 'no'"))]),
        [("condition-always-true", "$.sections[1].questions[0].ask_if", "")],
    ),
    "neither of the only two answers": (
        small(X, rules=[rule("not (x == 'yes' or x == 'no')")]),
        [("rule-never-fires", f"{R}[0].when", "")],
    ),
    "one or the other of the only two answers": (
        small(X, question("y", ask_if="x in ('yes', 'no')"), rules=[rule("x == 'yes' or x == 'no'")]),
        [("condition-always-true", f"{Q}[1].ask_if", ""), ("rule-always-fires", f"{R}[0].when", "")],
    ),
    "not sure, where that is not offered": (
        small(X, question("y", ask_if="not_sure(x)")),
        [("question-never-asked", f"{Q}[1].ask_if", "'x' does not offer 'not_sure'.")],
    ),
    "whole numbers between which there is none": (
        small(NUMBERS[0], rules=[rule("n > 4 and n < 5")]),
        [("rule-never-fires", f"{R}[0].when", PARTS)],
    ),
    "a number that is to be more than another, and less": (
        small(*NUMBERS, rules=[rule("n > k and k > n"), rule("n > k and k > 9", name="R2")]),
        [
            ("rule-never-fires", f"{R}[0].when", PARTS),
            ("rule-never-fires", f"{R}[1].when", PARTS),
        ],
    ),
    "two days in one": (
        small(*DAYS, rules=[rule("d > e and e > '2020-01-01' and d < '2020-01-03'")]),
        [("rule-never-fires", f"{R}[0].when", PARTS)],
    ),
    "two days up to today in one": (
        small(*(day | {"max": "today"} for day in DAYS), rules=[rule("d > e and e > d")]),
        [("rule-never-fires", f"{R}[0].when", PARTS)],
    ),
    "a band between the totals that points can make": (
        small(*EVEN, scores=[score("p", "q", bands={"low": 0, "five": 5, "six": 6})]),
        [
            (
                "band-never-reached",
                "$.scores[0].bands[1].from",
                "It comes to 4 and to 6, and to nothing between them.",
            )
        ],
    ),
    "the same of a band that begins above a total": (
        small(
            *EVEN,
            scores=[
                score("p", "q")
                | {
                    "bands": [
                        {"id": "low", "from": 0, "text": "L"},
                        {"id": "more", "above": 4, "text": "M"},
                        {"id": "six", "from": 6, "text": "S"},
                    ]
                }
            ],
        ),
        [
            (
                "band-never-reached",
                "$.scores[0].bands[1].above",
                "It comes to 4 and to 6, and to nothing between them.",
            )
        ],
    ),
    "a first band below the least that the points make": (
        small(
            question("x", "choice", options=points(a=0, b=1, c=2)),
            scores=[score("x", bands={"none": 0, "some": 1, "more": 2}, applies_if="x != 'a'")],
        ),
        [("band-never-reached", "$.scores[0].bands[0].from", "With all answers it comes to 1 at least.")],
    ),
    "a first band below the least number of points": (
        small(
            question("x", "choice", options=points(a=1, b=2)),
            scores=[score("x", bands={"none": 0, "one": 1, "two": 2})],
        ),
        [("band-never-reached", "$.scores[0].bands[0].from", "With all answers it comes to 1 at least.")],
    ),
    "a first band of which a condition takes all": (
        small(
            question("x", "choice", options=points(a=0, b=1)),
            scores=[
                score("x")
                | {
                    "bands": [
                        {"id": "low", "from": 0, "text": "L"},
                        {"id": "a", "or_when": "x == 'a'", "text": "A"},
                        {"id": "b", "or_when": "x == 'b'", "text": "B"},
                    ]
                }
            ],
        ),
        [("band-never-reached", "$.scores[0].bands[0].from", "")],
    ),
    "of a score that nobody has, it is said of its condition": (
        small(
            question("x", "choice", options=points(a=0, b=1)),
            scores=[score("x", bands={"low": 0}, applies_if="x == 'a' and x == 'b'")],
        ),
        [("condition-always-false", "$.scores[0].applies_if", PARTS)],
    ),
    "of a value that is changed afterwards nothing more is said": (
        small(*EVEN, scores=[score("p", "q", bands={"low": 0, "five": 5, "six": 6}, then="value * 2")]),
        [
            ("band-never-reached", "$.scores[0].bands[1].from", ""),
        ],
    ),
    "a band that begins too high, and its condition is never so": (
        small(
            *EVEN,
            scores=[
                score("p", "q")
                | {
                    "bands": [
                        {"id": "low", "from": 0, "text": "L"},
                        {"id": "top", "from": 9, "or_when": "p == 'a' and p == 'b'", "text": "T"},
                    ]
                }
            ],
        ),
        [
            ("band-never-reached", "$.scores[0].bands[1].from", ""),
            ("condition-always-false", "$.scores[0].bands[1].or_when", PARTS),
        ],
    ),
    "an end that is never reached": (
        small(
            sections=[
                section("a", X, end="x == 'yes'"),
                section("b", question("y"), end="x == 'yes' and y == 'yes'"),
                section("c", question("z")),
            ]
        ),
        [("section-end-never", "$.sections[1].end_if.when", "The form has ended by then if “x?” is “Yes”.")],
    ),
    "an end that is always reached, and a rule on what comes after it": (
        small(
            sections=[
                section("a", UNSURE, end="x in ('yes', 'no')"),
                section("b", question("y"), end="y == 'yes'"),
                section("c", question("z", ask_if="y == 'yes'")),
            ],
            rules=[rule("y == 'yes'")],
        ),
        [
            ("section-end-always", "$.sections[0].end_if.when", ""),
            ("rule-never-fires", f"{R}[0].when", "'y' is never asked."),
        ],
    ),
    "what follows from a question never asked is said with it, and a rule that never fires once more": (
        small(
            question("x", "choice", options=points(a=0, b=1)),
            question("y", "choice", options=points(a=0, b=1), ask_if="x == 'a' and x == 'b'"),
            question("z", ask_if="y == 'a'"),
            rules=[rule("z == 'yes'"), rule("not z == 'yes'", "routine", "R2")],
            notes=[{"id": "n", "kind": "know", "text": "N", "when": "z == 'yes'"}],
            scores=[score("x", "y", bands={"low": 0, "two": 2}, missing={"at_least": "all", "not_asked": "leave_out"})],
        ),
        [
            (
                "question-never-asked",
                f"{Q}[1].ask_if",
                f"{PARTS} So these are never asked either: 'z'. It never counts in these scores: 's'.",
            ),
            ("rule-never-fires", f"{R}[0].when", "'z' is never asked."),
        ],
    ),
    "a question is said with the one that it hangs on": (
        small(
            X,
            question("y", ask_if="x == 'yes' and x == 'no'"),
            question("z", ask_if="x == 'no' and x == 'yes'"),
            question("w", ask_if="z == 'yes'"),
        ),
        [
            ("question-never-asked", f"{Q}[1].ask_if", PARTS),
            ("question-never-asked", f"{Q}[2].ask_if", f"{PARTS} So these are never asked either: 'w'."),
        ],
    ),
    "a table is said once": (
        small(
            X,
            question(
                "t",
                "matrix",
                ask_if="x == 'yes' and x == 'no'",
                options=options("a", "b"),
                rows=[{"id": "t1", "text": "1"}, {"id": "t2", "text": "2"}],
            ),
            question("y", ask_if="t2 == 'a'"),
        ),
        [
            (
                "question-never-asked",
                f"{Q}[1].ask_if",
                f"{PARTS} So these are never asked either: 'y'.",
            )
        ],
    ),
    "conditions of a score": (
        small(
            question("x", "choice", options=points(a=0, b=1)),
            scores=[
                score(
                    "x",
                    {"when": "x == 'a' and x == 'b'"},
                    applies_if="x in ('a', 'b')",
                    bands={"low": 0},
                )
            ],
        ),
        [
            ("condition-always-false", "$.scores[0].items[1].when", PARTS),
            ("condition-always-true", "$.scores[0].applies_if", ""),
        ],
    ),
    "a case that takes all that the one before it left": (
        small(
            X,
            question(
                "n",
                "whole",
                min=0,
                max=10,
                points=[
                    {"when": "x == 'yes'", "ranges": [{"points": 1}]},
                    {"when": "x == 'no'", "ranges": [{"points": 2}]},
                    {"when": "x != 'no'", "ranges": [{"points": 3}]},
                    {"ranges": [{"points": 4}]},
                ],
            ),
            scores=[score("n")],
        ),
        [("condition-always-true", f"{Q}[1].points[1].when", "")],
    ),
    "nobody can be the one who helps": (
        small(X, report={"helper_if": "x == 'yes' and x == 'no'"}),
        [("condition-always-false", "$.report.helper_if", PARTS)],
    ),
    "a number beyond its limits is said when the form is loaded, and not again": (
        small(NUMBERS[0], rules=[rule("n > 10")]),
        [("always-false", f"{R}[0].when", "")],
    ),
    "so is a band beyond the greatest total": (
        small(*EVEN, scores=[score("p", "q", bands={"low": 0, "nine": 9})]),
        [("band-out-of-reach", "$.scores[0].bands[1].from", "")],
    ),
}


@pytest.mark.parametrize(("document", "said"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_found(document: Json, said: Said) -> None:
    assert found(document) == said


SOUND: dict[str, Json] = {
    "open where one is not sure": small(
        UNSURE, question("y", ask_if="x in ('yes', 'no')"), rules=[rule("x == 'yes' or x == 'no'")]
    ),
    "open where it is left out": small(
        LEFT, question("y", ask_if="x in ('yes', 'no')"), rules=[rule("x == 'yes' or x == 'no'")]
    ),
    "so only where one is not sure": small(
        UNSURE, question("y", ask_if="not_sure(x)"), rules=[rule("not answered(x)")]
    ),
    "not so only where one is not sure": small(UNSURE, question("y", ask_if="answered(x)")),
    "open behind a question of which it is open whether it is asked": small(
        UNSURE, question("y", ask_if="x == 'yes'"), rules=[rule("y in ('yes', 'no') or x == 'no'")]
    ),
    "so only where a question is not asked": small(
        X, question("y", ask_if="x == 'yes'"), rules=[rule("y != 'yes' and y != 'no'")]
    ),
    "two options together": small(SIGNS, rules=[rule("'p' in m and 'q' in m"), rule("'p' not in m", name="R2")]),
    "a number just between": small(
        question("n", "decimal", min=0, max=10, decimals=1), rules=[rule("n > 4 and n < 4.2")]
    ),
    "two numbers in order": small(*NUMBERS, rules=[rule("n > k and k > 8")]),
    "two days in order": small(*DAYS, rules=[rule("d > e and e > '2020-01-01' and d < '2020-01-04'")]),
    "a band of one total only": small(*EVEN, scores=[score("p", "q", bands={"low": 0, "six": 6, "seven": 7})]),
    "an answer that counts in two scores": small(
        *(question(name, "choice", options=points(a=0, b=1)) for name in ("p", "q", "r")),
        scores=[score("p", "q"), score("p", "r") | {"id": "t"}],
        rules=[rule("s == 2 and t == 1", "routine"), rule("s == 1 and t == 2", "routine", "R2")],
    ),
    "a band of one number that counts as it is": small(
        NUMBERS[0], scores=[score("n", bands={"low": 0, "5": 5, "6": 6})]
    ),
    "a number reckoned with a score": small(
        NUMBERS[0], EVEN[0], scores=[score("p")], rules=[rule("n + s > 12", "routine")]
    ),
    "not sure that counts like an answer": small(
        EVEN[0] | {"non_answers": ["not_sure"]},
        scores=[score("p", missing={"at_least": "all", "not_sure": 1})],
        rules=[rule("s == 1", "routine")],
    ),
    "a condition of a band on the very number above which it begins": small(
        *EVEN,
        scores=[
            score("p", "q", bands={"low": 0})
            | {
                "bands": [
                    {"id": "low", "from": 0, "text": "L"},
                    {"id": "high", "above": 4, "or_when": "value == 4 and p == 'c'", "text": "H"},
                ]
            }
        ],
    ),
    "a condition of a band that only an estimate makes so": small(
        *(part | {"non_answers": ["not_sure"]} for part in EVEN),
        scores=[
            score("p", "q", missing={"at_least": 1, "count_as": 1})
            | {
                "bands": [
                    {"id": "low", "from": 0, "text": "L"},
                    {"id": "odd", "from": 7, "or_when": "value == 5", "text": "O"},
                ]
            }
        ],
    ),
    "a band that only an estimate of a part reaches": small(
        *(part | {"non_answers": ["not_sure"]} for part in EVEN),
        scores=[
            score("p", "q", missing={"at_least": 1, "count_as": 1}),
            score("s", bands={"low": 0, "five": 5, "six": 6}) | {"id": "t"},
        ],
    ),
    "a day that is only reached later": small(question("d", "date", max="today"), rules=[rule("d > '2100-01-01'")]),
    "a first band that only an estimate reaches": small(
        *(question(name, "choice", options=points(a=1, b=2), non_answers=["not_sure"]) for name in ("p", "q")),
        scores=[score("p", "q", bands={"low": 0, "two": 2}, missing={"at_least": 1, "count_as": 0})],
    ),
    "a band that only an estimate reaches": small(
        *(part | {"non_answers": ["not_sure"]} for part in EVEN),
        scores=[
            score("p", "q", bands={"low": 0, "five": 5, "six": 6}, missing={"at_least": 1, "count_as": 1}),
        ],
    ),
}
BEYOND: dict[str, Json] = {
    "a number that nobody can answer, for want of decimals": small(
        question("n", "decimal", min=0.05, max=0.06, decimals=1), question("y", ask_if="n > 0.05")
    ),
    "what is reckoned is not proven": small(
        question("h", "decimal", min=1, max=2.5, decimals=2),
        question("w", "decimal", min=30, max=300, decimals=1),
        rules=[rule("w / h ** 2 >= 40"), rule("w / h ** 2 > 40 and w / h ** 2 < 40", name="R2")],
    ),
    "nor is what counts until the day": small(
        question("d", "date", min="1990-01-01", max="today"),
        rules=[rule("days_since(d) > 4 and days_since(d) < 5"), rule("days_since(d) > 4", name="R2")],
    ),
}


@pytest.mark.parametrize("document", SOUND.values(), ids=SOUND.keys())
def test_what_can_happen_is_not_found(document: Json) -> None:
    assert found(document) == []


@pytest.mark.usefixtures("search_alone")
@pytest.mark.parametrize("document", BEYOND.values(), ids=BEYOND.keys())
def test_what_the_search_cannot_prove_is_not_found(document: Json) -> None:
    assert found(document) == []


@pytest.mark.parametrize("document", [*SOUND.values(), *BEYOND.values()], ids=[*SOUND.keys(), *BEYOND.keys()])
def test_the_search_alone_calls_none_of_it_impossible(document: Json) -> None:
    net = Net(loaded(document))
    refuted = [claim.path for claim in claims_of(net) if isinstance(ask(net, claim.goal), Impossible)]
    assert refuted == []
