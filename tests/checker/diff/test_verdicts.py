"""Each verdict against all answers that two versions of a small form accept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.assessment.forms import Form, forms
from tests.checker.diff.both import answered, differ, refuses, tried, unfinished, ways
from tests.checker.test_search import scored_forms
from tests.often import often
from tests.questionnaire.reading import Json, data, findings
from triage.assessment import assess
from triage.checker.diff import KINDS, UNFINISHED, Comparison, Differs, NotProven, Same, compare
from triage.questionnaire import Questionnaire, Severity, load

MOST = 3000
MOST_PARTS = 8000
WHERE = ("ask_if", "when", "applies_if", "or_when")


def _conditions(node: object) -> Iterator[tuple[Json, str]]:
    """Every condition in a document: what it stands in, and its key."""
    if isinstance(node, dict):
        yield from ((node, key) for key in WHERE if isinstance(node.get(key), str))
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _conditions(child)


def _questions(document: Json) -> list[Json]:
    return [question for section in document["sections"] for question in section["questions"]]


def _rewrite(draw: st.DrawFn, document: Json) -> None:
    """Write a condition in another way: mostly one that comes to the same."""
    found = list(_conditions(document))
    assume(found)
    part, key = draw(st.sampled_from(found))
    when = part[key]
    ways_to_say = [f"not (not ({when}))", f"({when}) and ({when})", f"({when}) or ({when} and {when})"]
    if " or " in when and " and " not in when and "(" not in when:
        ways_to_say.append("not (" + " and ".join(f"not ({one})" for one in when.split(" or ")) + ")")
    part[key] = draw(st.sampled_from(ways_to_say))


def _turn(draw: st.DrawFn, document: Json) -> None:
    """Change what a condition says."""
    found = list(_conditions(document))
    assume(found)
    part, key = draw(st.sampled_from(found))
    when = part[key]
    changed = [f"not ({when})", when.replace(" and ", " or "), when.replace(" or ", " and ")]
    changed += [re.sub(r"\b[0-9]\b", lambda found: str(int(found[0]) + 1), when), when.replace("'a'", "'b'")]
    part[key] = draw(st.sampled_from(changed))


def _drop(draw: st.DrawFn, document: Json) -> None:
    found = list(_conditions(document))
    assume(found)
    part, key = draw(st.sampled_from(found))
    assume(key in ("ask_if", "applies_if"))
    del part[key]


def _points(draw: st.DrawFn, document: Json) -> None:
    options = [one for question in _questions(document) for one in question.get("options", ()) if "points" in one]
    assume(len(options) > 0)
    option = draw(st.sampled_from(options))
    more = draw(st.sampled_from([0, 1]))
    points = option["points"]
    option["points"] = {name: one + more for name, one in points.items()} if isinstance(points, dict) else points + more


def _band(draw: st.DrawFn, document: Json) -> None:
    assume(len(document["scores"]) > 0)
    score = draw(st.sampled_from(document["scores"]))
    score["bands"] = [dict(band) for band in score["bands"]]
    score["bands"][-1]["from"] = draw(st.sampled_from([2, 2.5, 4, 50]))


def _missing(draw: st.DrawFn, document: Json) -> None:
    assume(len(document["scores"]) > 0)
    score = draw(st.sampled_from(document["scores"]))
    score["missing"] = dict(score["missing"]) | {"not_asked": draw(st.sampled_from(["leave_out", 0, 1]))}


def _rule(draw: st.DrawFn, document: Json) -> None:
    assume(len(document["rules"]) > 0)
    at = draw(st.integers(0, len(document["rules"]) - 1))
    rule = document["rules"][at]
    match draw(st.sampled_from(["gone", "called", "level", "order", "shuffled"])):
        case "gone":
            del document["rules"][at]
        case "called":
            rule["id"] = "Another"
        case "level":
            rule["level"] = {"emergency": "urgent", "urgent": "emergency", "soon": "urgent"}.get(
                rule["level"], "routine"
            )
        case "order":
            document["rules"].reverse()
        case _:
            document["rules"] = draw(st.permutations(document["rules"]))


def _asked(draw: st.DrawFn, document: Json) -> None:
    question = draw(st.sampled_from(_questions(document)))
    match draw(st.sampled_from(["required", "non_answers", "max", "options", "called", "more"])):
        case "required":
            question["required"] = not question.get("required", True)
        case "non_answers":
            question["non_answers"] = draw(st.sampled_from([[], ["not_sure"], ["declined"]]))
        case "max" if "max" in question and question["type"] != "date":
            question["max"] += draw(st.sampled_from([1, -1]))
        case "options" if "options" in question:
            question["options"] = question["options"][::-1]
        case "called":
            question["id"] += "_new"
        case "more" if question["type"] in ("choice", "multiple"):
            question["options"] = [*question["options"], {"id": "z", "text": "Z"}]
        case _:
            question["text"] = "Another wording?"


CHANGES: tuple[Callable[[st.DrawFn, Json], None], ...] = (
    *(_rewrite, _turn, _drop, _points, _band, _missing, _rule, _asked),
)


@st.composite
def versions(draw: st.DrawFn) -> tuple[Questionnaire, Questionnaire]:
    """A small form, and a copy that is changed in one place or in two."""
    form: Form = draw(forms())
    for question in (question for section in form.sections for question in section["questions"]):
        question["required"] = draw(st.integers(0, 3)) > 0
    before = json.loads(data(form.document()))
    for rule in (rule for rule in before["rules"] if rule["level"] != "routine"):
        rule["level"] = draw(st.sampled_from(["emergency", "emergency", "urgent", "soon"]))
    before["notes"] = [
        {"id": f"N{at}", "kind": "know", "text": "Know this.", "when": rule["when"]}
        for at, rule in enumerate(before["rules"][:2])
    ]
    after = json.loads(data(before))
    for _time in range(draw(st.integers(1, 2))):
        draw(st.sampled_from(CHANGES))(draw, after)
    assume(not any(one.severity is Severity.ERROR for one in findings(data(after))))
    old, new = load(data(before)), load(data(after))
    assume(not old.uses_day and not new.uses_day and ways(answered(old, new)) <= MOST)
    return old, new


def check(compared: Comparison, old: Questionnaire, new: Questionnaire) -> None:
    finished, parts = answered(old, new), unfinished(old, new)
    all_finished = list(tried(finished, old, new))
    all_parts = list(tried(parts, old, new)) if ways(parts) <= MOST_PARTS else None
    for kind, verdict in compared.effects.items():
        everything = all_parts if kind in UNFINISHED else all_finished
        if everything is None:
            continue
        exists = any(differ(kind, one, other) for _answers, one, other in everything)
        assert isinstance(verdict, Differs if exists else Same), (kind, verdict)
        if isinstance(verdict, Differs):
            assert not refuses(old, verdict.answers)
            assert not refuses(new, verdict.answers)
            assert differ(kind, assess(old, verdict.answers), assess(new, verdict.answers))
            if verdict.enough:
                more = [tries for tries in everything if verdict.answers.items() <= tries[0].items()]
                assert more
                assert all(differ(kind, one, other) for _answers, one, other in more), kind


@given(versions())
@settings(max_examples=often(20), deadline=None, suppress_health_check=list(HealthCheck))
def test_each_verdict_is_what_all_answers_show(both: tuple[Questionnaire, Questionnaire]) -> None:
    old, new = both
    check(compare(old, new), old, new)


@given(scored_forms(), scored_forms())
@settings(max_examples=often(25), deadline=None, suppress_health_check=list(HealthCheck))
def test_each_verdict_on_forms_that_differ_in_much(old: Questionnaire, new: Questionnaire) -> None:
    assume(ways(answered(old, new)) <= MOST)
    check(compare(old, new), old, new)


@given(versions())
@settings(max_examples=often(15), deadline=None, suppress_health_check=list(HealthCheck))
def test_a_comparison_says_the_same_both_ways_round(both: tuple[Questionnaire, Questionnaire]) -> None:
    old, new = both
    there, back = compare(old, new), compare(new, old)
    for kind in KINDS:
        assert type(there.effects[kind]) is type(back.effects[kind]), kind
    assert (there.lost, there.gained) == (back.gained, back.lost)


@given(forms())
@settings(max_examples=often(15), deadline=None, suppress_health_check=list(HealthCheck))
def test_a_form_differs_in_nothing_from_itself(form: Form) -> None:
    one, again = form.load(), form.load()
    compared = compare(one, again)
    assert compared.is_same
    assert compared.changes == ()
    assert not any(isinstance(verdict, NotProven) for verdict in compared.effects.values())
