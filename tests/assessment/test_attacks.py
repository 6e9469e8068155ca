"""Forms and callers at their limits: long chains, deep stacks, many threads, ids that mean something elsewhere."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import pytest

from tests.assessment.facts import facts, ids
from tests.assessment.features import feature
from tests.questionnaire.reading import QUESTIONNAIRES, Json, data, findings, loaded, options, question, rule, small
from triage.assessment import assess
from triage.logic import NonAnswer, describe
from triage.questionnaire import Answered, Level, load

LENGTH = 1000


def chain(gate: str) -> Json:
    """Questions each gated by those before it; ``gate`` says how, with ``{one}`` and ``{two}`` before."""
    first = [question("q0"), question("q1")]
    later = [question(f"q{at}", ask_if=gate.format(one=f"q{at - 1}", two=f"q{at - 2}")) for at in range(2, LENGTH)]
    return small(*first, *later, rules=[rule(f"q{LENGTH - 1} == 'yes'", "emergency")])


@pytest.mark.parametrize("gate", ["{one} == 'yes'", "{one} == 'yes' and {two} == 'yes'", "{one} == {two}"])
def test_a_thousand_gates_in_a_chain(gate: str) -> None:
    """Neither the stack nor the number of ways through the chain is the measure of the work."""
    if gate == "{one} == {two}":
        gate = "({one} == 'yes' and {two} == 'yes') or ({one} == 'no' and {two} == 'no')"
    form = loaded(chain(gate))
    nothing = assess(form, {})
    assert ids(nothing.undecided[0].questions) == (["q1"] if "two" not in gate else ["q0", "q1"])
    everything = assess(form, {f"q{at}": "yes" for at in range(LENGTH)})
    assert len(everything.path) == LENGTH
    assert everything.level is Level.EMERGENCY
    broken = assess(form, {f"q{at}": "no" if at == 1 else "yes" for at in range(LENGTH)})
    assert broken.undecided == ()
    assert broken.level is Level.NONE


def test_a_thousand_scores_that_gate_each_other() -> None:
    worth = options("yes", "no", yes=1)
    questions = [question("q0", options=worth)]
    questions += [question(f"q{at}", options=worth, ask_if=f"s{at - 1} >= 1") for at in range(1, 300)]
    missing = {"at_least": "all", "not_asked": "leave_out"}
    scores = [{"id": f"s{at}", "title": "S", "items": [f"q{at}"], "missing": missing} for at in range(300)]
    form = loaded(small(*questions, scores=scores, rules=[rule("s299 >= 1", "routine")]))
    assert ids(assess(form, {}).undecided[0].questions) == ["q0"]
    assert ids(assess(form, {f"q{at}": "yes" for at in range(300)}).fired) == ["R1"]


def test_a_score_of_a_thousand_questions() -> None:
    names = [f"q{at}" for at in range(LENGTH)]
    score = {"id": "s", "title": "S", "items": names, "missing": {"at_least": "half", "count_as": 0}}
    form = loaded(small(*(question(name, options=options("yes", "no", yes=1)) for name in names), scores=[score]))
    result = assess(form, dict.fromkeys(names[: LENGTH // 2], "yes")).scores["s"]
    assert (result.value, result.low, result.high) == (LENGTH // 2, LENGTH // 2, LENGTH)


LONGEST = [
    " or ".join(["a == 'no'"] * 130 + ["a == 'yes'"]),
    " and ".join(["a == 'yes'"] * 130),
    "not " * 40 + "a == 'yes'",
    "(" * 40 + "a == 'yes'" + ")" * 40,
    "count(" * 39 + "a == 'yes'" + ") > 0" * 39,
    "a == 'no' or a == 'yes' and count(" * 30 + "n" + " + n" * 39 + " > 0" + ") > 0" * 30,
    "abs(" * 39 + "n" + ")" * 39 + " > 0",
    "-" * 40 + "n > 0",
    "n" + " + n" * 40 + " > 0",
    "sum(" + ", ".join(["n"] * 300) + ") > 0",
]


@pytest.mark.parametrize("when", LONGEST, ids=range(len(LONGEST)))
def test_the_longest_conditions_are_decided_on_a_deep_stack(when: str) -> None:
    form = load(data(small(question("a"), question("n", "whole", min=0, max=5), rules=[rule(when, "urgent")])))

    def deep(level: int) -> bool:
        if level:
            return deep(level - 1)
        found = assess(form, {"a": "yes", "n": 3})
        assert describe(found.questionnaire.rules[0].when)
        assert assess(form, {}).undecided
        return bool([found.because(fired) for fired in found.fired])

    assert deep(sys.getrecursionlimit() // 3)


def test_many_threads_assess_the_same_form() -> None:
    form = feature("levels")
    choices: dict[str, list[Answered]] = {
        "arm": [None, ["weak"], ["numb"], ["none"], {"non_answer": "not_sure"}],
        "leg": [None, "yes", "no"],
        "mood": [None, 0, 5, 9],
    }
    cases = [dict(zip(choices, chosen, strict=True)) for chosen in product(*choices.values())] * 6
    alone = [facts(assess(form, case)) for case in cases]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda case: facts(assess(form, case)), cases)) == alone


def test_many_threads_load_at_once() -> None:
    paths = sorted(QUESTIONNAIRES.glob("*.json"))
    with ThreadPoolExecutor(8) as pool:
        assert [form.hash for form in pool.map(load, paths)] == [load(path).hash for path in paths]


CODES = ["constructor", "true", "null", "class", "not", "0", "1_0", "none", "yes", "length"]


def test_codes_that_mean_something_elsewhere_are_codes_here() -> None:
    pick = question("pick", "choice", options=options(*CODES))
    rules = [rule(f"pick == '{code}'", "soon", f"R{at}") for at, code in enumerate(CODES)]
    form = loaded(small(pick, rules=rules))
    for at, code in enumerate(CODES):
        assert ids(assess(form, {"pick": code}).fired) == [f"R{at}"]


@pytest.mark.parametrize("name", ["id", "items", "keys", "get", "title", "slots", "none", "type", "match", "print"])
def test_names_that_mean_something_elsewhere_are_names_here(name: str) -> None:
    worth = question(name, options=options("yes", "no", yes=1))
    score = {"id": f"{name}_score", "title": "S", "items": [name], "missing": "refuse"}
    form = loaded(small(worth, scores=[score], rules=[rule(f"{name} == 'yes' and {name}_score > 0", "routine")]))
    assert assess(form, {name: "yes"}).level is Level.ROUTINE


@pytest.mark.parametrize("name", ["R1", "r", "Rule_2b", "constructor", "None", "X" * 60])
def test_rules_are_called_as_their_author_likes(name: str) -> None:
    form = loaded(small(question("a"), rules=[rule("a == 'yes'", name=name)]))
    assert ids(assess(form, {"a": "yes"}).fired) == [name]


@pytest.mark.parametrize("name", ["", "1", "É1", "__proto__", "-a", "a b", "R\u200b1", "X" * 61, "R1\n"])
def test_but_only_in_plain_letters(name: str) -> None:
    document = small(question("a"), rules=[rule("a == 'yes'", name=name)])
    assert {found.code for found in findings(data(document))} <= {"bad-text", "too-long", "empty"} != set()
    assert findings(data(document))


def test_a_million_letters_are_refused_like_any_wrong_answer() -> None:
    form = feature("choice")
    with pytest.raises(ValueError, match="That is not one of its options"):
        assess(form, {"sex": "x" * 1_000_000})
    with pytest.raises(ValueError, match="There is no such question"):
        assess(form, {"x" * 1_000_000: "male"})


def test_stored_answers_are_neither_changed_nor_kept() -> None:
    answers: dict[str, Answered] = {"medicines": ["water", "statin"]}
    form = feature("multiple")
    found = assess(form, answers)
    answers["medicines"] = None
    assert found.slots[0] == ("statin", "water")
    assert assess(form, {}).slots[0] is NonAnswer.UNANSWERED
