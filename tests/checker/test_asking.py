"""Every proof of a check asks z3 where the search gives up: twelve scales have more than 10 ** 12 ways to answer."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings

from tests.checker.test_signs import check_all_ways, section, sign_forms, without
from tests.checker.test_solving import SCALES, TOTAL, needs_z3
from tests.questionnaire.reading import Json, data, loaded, options, question, rule, small
from triage.assessment import assess
from triage.checker.around import Around, answers_of
from triage.checker.asking import ask
from triage.checker.check import Review, review
from triage.checker.goals import Found, GaveUp, Goal, Holds, Impossible, Search
from triage.checker.lowered import with_tick
from triage.checker.net import Net
from triage.checker.reachability import Refuted, prove
from triage.checker.signs import ways_around
from triage.checker.solving import solvers
from triage.questionnaire import Answered, Question, Questionnaire
from triage.questionnaire.source import path_words
from triage.shipped import questionnaires

pytestmark = pytest.mark.usefixtures("little_effort")

X = question("x", non_answers=["not_sure"])
Y = question("y")
TICKS = question("m", "multiple", options=[*options("p", "q"), {"id": "none", "text": "None", "exclusive": True}])
Z = question("z")
NEVER = "x == 'yes' and x == 'no'"
TWO_CASES: Json = {"points": [{"when": "q0 > 5 and q0 < 3", "ranges": [{"points": 1}]}, {"ranges": [{"points": 2}]}]}


def sign(when: str, name: str = "E1") -> Json:
    """A rule for a warning sign."""
    return rule(when, "emergency", name)


def gated_by(least: int) -> Json:
    """A sign at a sum of 100 and more, of which a part is asked only where the sum is ``least`` or more."""
    return small(*SCALES, Y | {"ask_if": f"{TOTAL} >= {least}"}, rules=[sign(f"{TOTAL} >= 100 and y == 'yes'")])


def lowered_unless(least: int) -> Json:
    """A sign that a tick takes away; from a sum of ``least`` on, another fires instead."""
    rules = [
        sign(f"'p' in m and 'q' not in m and {TOTAL} >= 100"),
        sign(f"'q' in m and {TOTAL} >= {least}", "E2"),
    ]
    return small(TICKS, *SCALES, rules=rules)


def silent_unless(least: int, level: str = "emergency") -> Json:
    """A sign that “not sure” rules out; from a sum of ``least`` on, another fires instead."""
    rules = [
        rule(f"answered(x) and x == 'yes' and {TOTAL} >= 100", level, "E1"),
        rule(f"not_sure(x) and {TOTAL} >= {least}", level, "E2"),
    ]
    return small(X, *SCALES, rules=rules)


def late(most: int) -> Json:
    """A sign that fires in the last section, and before it where the sum is 40 and at most ``most``."""
    sections = [section("a", *SCALES), section("b", Y)]
    return small(sections=sections, rules=[sign(f"y == 'yes' or {TOTAL} >= 40 and {TOTAL} <= {most}")])


def idle_from(least: int) -> Json:
    """A rule for sums of 100 and more, and for those of ``least`` and more."""
    return small(*SCALES, rules=[rule(f"{TOTAL} >= 100 or {TOTAL} >= {least}")])


def twins(when: str) -> Json:
    """Two rules about one sum."""
    return small(*SCALES, rules=[rule(f"{TOTAL} >= 100"), rule(f"{TOTAL} {when}", name="R2")])


GATED: Final = "whether 'y' is asked of everybody whom the rule 'E1' is for"
LOWERED: Final = "whether one more option in 'm' can take the rule 'E1' away"
SILENT: Final = "whether a reason for no answer to 'x' can rule out the rule 'E1'"
LATE: Final = "whether the rule 'E1' has to wait for many questions"
IDLE: Final = "which parts of the condition of the rule 'R1' decide something"
TWINS: Final = "whether the rules 'R1' and 'R2' always fire together"
ALONE_AT_113: Final = small(X, *SCALES, rules=[rule(f"x == 'yes' or {TOTAL} == 113")])
CASES: Final[dict[str, tuple[Json, str, bool, str]]] = {
    "gated: who has 100 to 109 is not asked": (gated_by(110), "sign-gated", True, GATED),
    "not gated: who has 100 has 90": (gated_by(90), "sign-gated", False, GATED),
    "lowered: from 100 to 104 nothing fires instead": (lowered_unless(105), "sign-lowered", True, LOWERED),
    "not lowered: from 95 on another fires": (lowered_unless(95), "sign-lowered", False, LOWERED),
    "silent: from 100 to 104 nothing fires instead": (silent_unless(105), "sign-silent", True, SILENT),
    "not silent: from 95 on another fires": (silent_unless(95), "sign-silent", False, SILENT),
    "a rule that is no sign: nothing instead": (silent_unless(105, "soon"), "rule-silent", True, SILENT),
    "a rule that is no sign: another fires": (silent_unless(95, "soon"), "rule-silent", False, SILENT),
    "alike: whole numbers above 99 are those from 100 on": (twins("> 99"), "rules-alike", True, TWINS),
    "not idle: at 113 the second part decides": (ALONE_AT_113, "condition-part-idle", False, IDLE),
    "late: no sum is both 40 and 39": (late(39), "sign-late", True, LATE),
    "idle: who has 105 has 100": (idle_from(105), "condition-part-idle", True, IDLE),
}


def is_said(found: Review, code: str) -> bool:
    return code in {finding.code for finding in found.findings}


@needs_z3
@pytest.mark.parametrize(("document", "code", "wanted", "doubt"), CASES.values(), ids=CASES.keys())
def test_z3_decides_what_the_search_leaves_open(document: Json, code: str, *, wanted: bool, doubt: str) -> None:
    found = review(data(document))
    assert is_said(found, code) is wanted
    assert doubt not in found.unproven


@pytest.mark.usefixtures("search_alone")
@pytest.mark.parametrize(("document", "code", "wanted", "doubt"), CASES.values(), ids=CASES.keys())
def test_without_z3_it_is_said_that_it_is_not_proven(document: Json, code: str, *, wanted: bool, doubt: str) -> None:
    found = review(data(document))
    assert not is_said(found, code), wanted
    assert doubt in found.unproven


@needs_z3
def test_a_part_that_decides_is_not_idle() -> None:
    """Who has 90 to 99 is chosen by the second part alone; the first never is."""
    (finding,) = (one for one in review(data(idle_from(90))).findings if one.code == "condition-part-idle")
    assert "100" in finding.message
    assert "90" not in finding.message


def ways_found(document: Json) -> list[tuple[Around, dict[str, Answered]]]:
    """The ways around the first sign, each with the answers that take it."""
    net = Net(loaded(document), solvers(60.0, 600.0))
    found = ((one, one.search) for one in ways_around(net, net.questionnaire.rules[0]))
    return [(one, answers_of(net, said.given)) for one, said in found if isinstance(said, Found)]


def fired(form: Questionnaire, answers: Mapping[str, Answered]) -> list[str]:
    return [one.id for one in assess(form, answers).fired]


@needs_z3
def test_the_answers_that_z3_finds_lose_the_sign() -> None:
    """The engine says so: the form without the gate, with one more tick, with the reason."""
    ((_around, answers),) = ways_found(gated_by(110))
    assert fired(without(gated_by(110), {"y"}), answers) == ["E1"]
    assert fired(loaded(gated_by(110)), answers) == []
    ((around, answers),) = ways_found(lowered_unless(105))
    form = loaded(lowered_unless(105))
    assert isinstance(around.of, Question)
    assert (fired(form, answers), fired(form, with_tick(answers, around.of, "q"))) == (["E1"], [])
    ((_around, answers),) = ways_found(silent_unless(105))
    form = loaded(silent_unless(105))
    assert (fired(form, answers), fired(form, answers | {"x": {"non_answer": "not_sure"}})) == (["E1"], [])


FOLLOWS = small(
    X,
    *SCALES,
    Y | {"ask_if": NEVER},
    Z | {"ask_if": f"y == 'yes' and {TOTAL} == 113"},
    notes=[{"id": "N1", "kind": "know", "text": "Know this.", "when": f"y == 'yes' and {TOTAL} == 114"}],
)


def told(document: Json) -> dict[str, str]:
    """The sentence about each thing that never happens."""
    never = ("question-never-asked", "condition-always-false", "condition-always-true")
    return {one.path: one.message for one in review(data(document)).findings if one.code in never}


@needs_z3
def test_what_follows_from_another_finding_is_not_one_more() -> None:
    said = told(FOLLOWS)
    assert list(said) == ["$.sections[0].questions[13].ask_if"]
    assert "So these are never asked either: 'z'." in said["$.sections[0].questions[13].ask_if"]


@pytest.mark.usefixtures("search_alone")
def test_without_z3_each_of_them_is_a_finding() -> None:
    """All of them are proven; only that one follows from another is not."""
    assert set(told(FOLLOWS)) == {
        "$.sections[0].questions[13].ask_if",
        "$.sections[0].questions[14].ask_if",
        "$.notes[0].when",
    }


LOOKED_AT = small(
    *SCALES,
    question("c", "whole", min=0, max=9, ask_if=f"{TOTAL} == 113", **TWO_CASES),
    scores=[{"id": "s", "title": "S", "items": ["c"], "missing": {"at_least": "all", "not_asked": 0}}],
)
WHERE: Final = "$.sections[0].questions[12].points[0].when"


@needs_z3
def test_a_condition_that_is_looked_at_at_113_only_is_told() -> None:
    assert list(told(LOOKED_AT)) == [WHERE]
    assert not any("case 1 " in one for one in review(data(LOOKED_AT)).unproven)


@pytest.mark.usefixtures("search_alone")
def test_without_z3_it_is_not_known_whether_it_is_looked_at() -> None:
    assert told(LOOKED_AT) == {}
    assert "whether the condition of case 1 of the points of 'c' can be so" in review(data(LOOKED_AT)).unproven


def test_what_is_proven_but_perhaps_never_looked_at_is_doubtful() -> None:
    net = Net(loaded(LOOKED_AT))
    net.effort.left = 1_000_000
    refuted = Refuted(net, [claim for claim, verdict in prove(net) if isinstance(verdict, Impossible)])
    net.effort.left = -1
    assert list(refuted.told()) == []
    assert path_words(refuted.doubtful[0].path) == WHERE


def gives_up(_net: Net, _goal: Goal, most: int = 0) -> Search:  # noqa: ARG001
    """A search that never gets anywhere."""
    return GaveUp("steps")


@needs_z3
@given(sign_forms())
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_z3_alone_says_of_signs_is_what_all_answers_show(document: Json) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("triage.checker.asking.find", gives_up)
        check_all_ways(document, solvers(60.0, 600.0))


def test_others_are_asked_in_turn_and_only_where_the_one_before_gives_up() -> None:
    net = Net(loaded(small(*SCALES, rules=[rule(f"{TOTAL} == 40 and {TOTAL} == 41")])))
    goal, asked = Holds((net.questionnaire.rules[0].when,)), []

    def says(name: str, said: Search) -> Search:
        asked.append(name)
        return said

    net.others = (
        lambda _net, _goal: says("first", GaveUp("steps")),
        lambda _net, _goal: says("second", Impossible()),
        lambda _net, _goal: says("third", Found({})),
    )
    assert (ask(net, goal), asked) == (Impossible(), ["first", "second"])


def test_a_check_that_needs_no_z3_does_not_load_it() -> None:
    path = questionnaires() / "muscle-spasms.json"
    told = f"import sys; from triage.checker import check; check({str(path)!r}); sys.exit('z3' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", told], check=False).returncode == 0
