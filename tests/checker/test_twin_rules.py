"""Rules that always fire together are told, and no others: by every answer there is."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings

from tests.assessment.forms import Form, forms
from tests.checker.small import assessments, ways
from tests.often import often
from tests.questionnaire.reading import Json, data, question, rule, small
from triage.checker.twin_rules import find_twin_rules
from triage.checker.unproven import Unproven
from triage.questionnaire import Finding, load
from triage.questionnaire.source import read

NUMBER = question("n", "whole", min=0, max=90)


def told(document: Json) -> list[str]:
    """The places of the rules that are told."""
    _value, source, _findings = read(data(document), "it.json")
    return [one.path for one in find_twin_rules(load(data(document)), source) if isinstance(one, Finding)]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("n >= 7 and n <= 30", "not (n < 7 or n > 30)", True),
        ("n != 5 and n != 6", "n != 6 and n != 5", True),
        ("n != 5 and n != 6", "n != 5", False),
        ("n != 5", "n != 5 and n != 6", False),
        ("n > 90 or n < 0", "n > 91", False),
    ],
)
def test_two_rules_are_alike_where_both_ways_are_proven(one: str, other: str, alike: bool) -> None:
    rules = [rule(one, name="R1"), rule("n == 5", name="R2"), rule(other, name="R3")]
    assert told(small(NUMBER, rules=rules)) == (["$.rules[2].when"] if alike else [])


def test_of_several_all_but_the_first_are_told() -> None:
    rules = [rule("n >= 7", name=f"R{at}") for at in range(4)]
    assert told(small(NUMBER, rules=rules)) == [f"$.rules[{at}].when" for at in (1, 2, 3)]


def test_what_takes_too_long_is_not_proven() -> None:
    asked = [question(f"q{at}", "scale") for at in range(14)]
    total = f"sum({', '.join(one['id'] for one in asked)})"
    rules = [rule(f"{total} >= 3", name="R1"), rule(f"{total} > 2 and {total} * 2 != 5.5", name="R2")]
    document = small(*asked, rules=rules)
    _value, source, _findings = read(data(document), "it.json")
    (found,) = find_twin_rules(load(data(document)), source)
    assert found == Unproven("whether the rules 'R1' and 'R2' always fire together")


@given(forms())
@settings(
    max_examples=often(40), deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow]
)
def test_alike_is_what_fires_together_in_every_way_to_answer(form: Form) -> None:
    questionnaire = form.load()
    assume(ways(questionnaire) <= 3000)
    fired = [{rule_.id for rule_ in assessment.fired} for assessment in assessments(questionnaire)]
    when = {rule_.id: [rule_.id in names for names in fired] for rule_ in questionnaire.rules}
    rules = list(when)
    expected = [
        f"$.rules[{at}].when"
        for at, name in enumerate(rules)
        if any(when[name]) and any(when[before] == when[name] for before in rules[:at])
    ]
    found = set(told(form.document()))
    assert found <= set(expected)
    assert found == set(expected) or form.scores or "points(" in str(form.rules)
