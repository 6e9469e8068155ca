"""Faults are drawn fairly, looked at with all that the check has, and what is missed is explained by a comparison."""

from __future__ import annotations

import json
from collections import Counter
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from benchmarks import misses, mutation_tables
from benchmarks.misses import Miss, missed
from benchmarks.mutation import MOST_OF_A_KIND, Trials, Tried, chosen, found_by, judged, looks
from benchmarks.slips import FORM, Slip
from tests.benchmarks.small import SMALL
from triage import load
from triage.checker import check
from triage.checker.check import proofs
from triage.checker.diff import KINDS, Comparison, NotProven, compare
from triage.questionnaire import Questionnaire


def with_(place: list[str | int], value: object) -> dict[str, Any]:
    """The small questionnaire with ``value`` at ``place``."""
    document = deepcopy(SMALL)
    here: Any = document
    for step in place[:-1]:
        here = here[step]
    here[place[-1]] = value
    return document


def why(document: dict[str, Any]) -> Miss | None:
    return missed(load(json.dumps(SMALL).encode()), load(json.dumps(document).encode()))


def by(document: dict[str, Any]) -> str | None:
    """What finds the fault in ``document``."""
    return judged(json.dumps(SMALL).encode(), Slip("a kind", "a place", "this → that", document)).by


def test_the_check_finds_no_error_in_the_small_questionnaire() -> None:
    assert [finding for finding in check(json.dumps(SMALL).encode()) if finding.severity.value == "error"] == []
    assert by(SMALL) is None


def test_all_that_the_check_looks_at_is_looked_at() -> None:
    assert looks()[1:-1] == tuple(what for what, _proof in proofs((), None))


def test_the_first_look_that_finds_a_fault_ends_it() -> None:
    assert by(with_(["rules", 0, "level"], "at once")) == "loading"
    assert by(with_(["notes", 0, "when"], "pain >= 0")) == "loading"
    assert by(with_(["rules", 0, "level"], "soon")) == "the examples"
    assert by(with_(["rules", 1, "when"], "mood >= 3 and pain < 3 and tired == 'no'")) == "the examples"
    assert by(with_(["notes", 0, "when"], "tired == 'yes' and tired == 'no'")) == "what can never happen"


def test_what_the_file_accepts_does_not_count_as_found() -> None:
    dead = with_(["notes", 0, "when"], "tired == 'yes' and tired == 'no'")
    codes = {finding.code for finding in check(json.dumps(dead).encode())}
    codes -= {finding.code for finding in check(json.dumps(SMALL).encode())}
    dead["accept"] = [{"code": code, "because": "It is a test."} for code in sorted(codes)]
    assert codes
    assert found_by(json.dumps(dead).encode(), known()) is None


def known() -> Counter[tuple[str, str]]:
    return Counter((finding.code, finding.message) for finding in check(json.dumps(SMALL).encode()))


def test_an_acceptance_of_nothing_is_found() -> None:
    document = with_(["accept"], [{"code": "all-caps", "because": "It is a test."}])
    assert found_by(json.dumps(document).encode(), known()) == "what is accepted"


def test_no_two_faults_are_the_same_and_no_kind_gives_too_many() -> None:
    drawn = tuple(chosen(SMALL, FORM))
    texts = {json.dumps(slip.document, sort_keys=True) for slip in drawn}
    assert len(texts) == len(drawn) > 500
    assert json.dumps(SMALL, sort_keys=True) not in texts
    assert max(Counter(slip.kind for slip in drawn).values()) == MOST_OF_A_KIND
    assert [slip.place for slip in drawn] == [slip.place for slip in chosen(SMALL, FORM)]


def test_kinds_come_in_turn() -> None:
    drawn = [slip.kind for slip in chosen(SMALL, FORM)]
    first = drawn[: len(set(drawn))]
    assert len(set(first)) == len(first)


def test_what_changes_nothing_is_no_miss() -> None:
    assert why(with_(["rules", 1, "when"], "dizzy == 'yes' or mood > 2")) is None
    assert why(with_(["examples"], SMALL["examples"][:1])) is None
    assert why(with_(["scores", 0, "bands", 0, "from"], -1)) is None


def test_a_first_band_that_begins_below_all_scores_is_told_without_a_search(monkeypatch: pytest.MonkeyPatch) -> None:
    def unsure(old: Questionnaire, new: Questionnaire) -> Comparison:
        return replace(compare(old, new), effects=dict.fromkeys(KINDS, NotProven()))

    monkeypatch.setattr(misses, "compare", unsure)
    assert why(with_(["scores", 0, "bands", 0, "from"], -1)) is None
    found = why(with_(["scores", 0, "bands", 1, "from"], 4))
    assert found is not None
    assert found.why.startswith(("no example", "what follows"))


def test_words_alone_are_for_a_reader() -> None:
    found = why(with_(["rules", 1, "text"], "Wait"))
    assert found == Miss("the same follows from all answers: proven; only a reader can tell", "rule text reworded")
    found = why(with_(["scores", 0, "sources"], ["page"]))
    assert found == Miss("the same follows from all answers: proven; only a reader can tell", "sources changed")


def test_other_answers_are_told() -> None:
    found = why(with_(["sections", 0, "questions", 2, "required"], False))
    assert found is not None
    assert found.why.startswith("it takes other answers")
    assert found.shown == "question required changed"


def test_what_leads_elsewhere_is_shown() -> None:
    found = why(with_(["rules", 0, "level"], "soon"))
    assert found is not None
    assert found.why == "no example shows it"
    assert found.shown.startswith("level: level urgent → soon, with ")
    found = why(with_(["notes", 0, "when"], "tired == 'no'"))
    assert found is not None
    assert found.why == "no example shows it"
    assert found.shown.startswith("notes: ")
    always = with_(["notes"], [*SMALL["notes"], {"id": "N2", "kind": "ask", "text": "What can I do?"}])
    found = why(always)
    assert found is not None
    assert found.why == "only notes without a condition differ, and no example names these"


def test_tables_count_what_became_of_the_faults() -> None:
    slips = [Slip("a kind", f"rules[{at}]", "1 → 2", {}) for at in range(4)]
    miss = Miss("only a reader can tell", "rule text reworded")
    tried = (
        Tried(slips[0], "loading", None),
        Tried(slips[1], "the examples", None),
        Tried(slips[2], None, miss),
        Tried(slips[3], None, miss),
        Tried(slips[0], None, None),
    )
    table = mutation_tables.by_questionnaire([Trials("form", tried)])
    assert "| form | 4 | 1 | 1 | 2 | **50.0%** | 33.3% | 1 |" in table.splitlines()
    assert "- only a reader can tell: 2" in table.splitlines()
    for goal, words in ((0.5, "Short of the goal: none."), (0.51, "Short of the goal: form.")):
        assert mutation_tables.by_questionnaire([Trials("form", tried)], goal).endswith(words)
    (row,) = mutation_tables.misses([Trials("form", tried)]).splitlines()[2:]
    assert row == (
        "| form | a kind | `rules[2]`: 1 → 2<br>`rules[3]`: 1 → 2 | only a reader can tell (rule text reworded) |"
    )
    assert "| a kind | the form | 4 | 2 | 2 | 1 |" in mutation_tables.by_kind({"the form": [Trials("form", tried)]})
