"""The page on which clinic staff try a questionnaire, and what patients see of it: nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.web.small import SMALL
from tests.web.visits import TOKEN, TRY_TOKEN, go_on, held, opened, press, print_pdf, run, words
from triage.library import Shelf
from triage.questionnaire import DEFAULT_PLACE
from triage.settings import Settings
from triage.web.runtime import Services, install
from triage.web.screens.trying import MOST_BYTES, MOST_SHOWN

LINES = json.dumps(SMALL, indent=1)
CHILD = {"id": "child", "answers": {"age": "child"}, "expect": {"level": "none"}}


def let_in() -> AppTest:
    """The page, opened with its token."""
    test = opened(page="try")
    test.text_input(key="try-token").set_value(TRY_TOKEN)
    return press(run(test), "try-open-button")


def give(test: AppTest, text: str) -> AppTest:
    """Choose a file with this text."""
    test.file_uploader(key="try-file").upload("mine.json", text.encode(), "application/json")
    return run(test)


def test_the_try_page_wants_its_token(serving: Services) -> None:
    test = opened(page="try")
    test.text_input(key="try-token").set_value("wrong").run()
    press(test, "try-open-button")
    assert "That is not the token." in words(test)
    assert not test.get("file_uploader")
    test.text_input(key="try-token").set_value(TRY_TOKEN).run()
    press(test, "try-open-button")
    assert test.get("file_uploader")
    assert len(serving.journeys) == 0


def test_without_a_token_set_there_is_no_try_page(serving: Services, folder: Path) -> None:
    install(Services(Settings(), DEFAULT_PLACE, Shelf((folder,), DEFAULT_PLACE), print_pdf))
    assert "Small form" in words(opened(page="try"))
    install(serving)


def test_a_refused_file_is_listed_on_the_try_page_and_never_offered(serving: Services, folder: Path) -> None:
    (folder / "bad.json").write_text('{"id": "bad"', encoding="utf-8")
    test = let_in()
    assert "bad.json" in words(test)
    assert "This is not JSON" in words(test)
    assert "Small form" in words(opened())
    assert [item.id for item in serving.shelf.offered()] == ["small"]


def test_each_finding_stands_beside_its_line(serving: Services) -> None:
    text = LINES.replace('"type": "scale"', '"type": "scaale"')
    line = next(number for number, line in enumerate(text.splitlines(), start=1) if "scaale" in line)
    shown = words(give(let_in(), text))
    assert "<h2>1 error</h2>" in shown
    assert "Did you mean &#39;scale&#39;?" in shown
    assert f"line {line}, column" in shown
    assert "&#34;type&#34;: &#34;scaale&#34;" in shown
    assert len(serving.journeys) == 0


def test_a_finding_has_the_answers_that_show_it_and_what_an_example_expects(serving: Services) -> None:
    gate = {
        "id": "hot",
        "type": "yes_no",
        "text": "Do you feel hot?",
        "why": "It matters.",
        "non_answers": ["not_sure"],
    }
    sign = {**gate, "id": "neck", "text": "Is your neck stiff?", "ask_if": "hot == 'yes'"}
    rules = [{"id": "E1", "when": "neck == 'yes'", "level": "emergency", "text": "Call now"}]
    wrong = {"id": "x", "answers": {"hot": "yes", "neck": "yes"}, "expect": {"level": "none"}}
    sections = [{"id": "only", "title": "Only", "questions": [gate, sign]}]
    form = {**SMALL, "sections": sections, "scores": [], "rules": rules, "notes": [], "examples": [wrong]}
    form.pop("report", None)
    shown = words(give(let_in(), json.dumps(form)))
    assert "<div><dt>Expected</dt><dd>none</dd></div><div><dt>Found</dt><dd>emergency</dd></div>" in shown
    assert "<p>Answers that show it:</p><dl><div><dt>Do you feel hot?</dt><dd>No</dd></div></dl>" in shown
    assert len(serving.journeys) == 0


def test_what_is_not_proven_is_said(serving: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("triage.checker.solving.find_spec", lambda _name: None)
    scales = [{"id": f"q{at}", "type": "scale", "text": f"Scale {at}?"} for at in range(12)]
    total = f"sum({', '.join(one['id'] for one in scales)})"
    note = {"id": "N1", "kind": "ask", "text": "Ask.", "when": f"{total} == 20 and {total} == 99"}
    sections = [{"id": "only", "title": "Only", "questions": scales}]
    form = {**SMALL, "sections": sections, "scores": [], "rules": [], "notes": [note], "examples": []}
    form.pop("report", None)
    assert "Not proven either way: whether " in words(give(let_in(), json.dumps(form)))
    assert serving.shelf.refused() == ()


def test_the_first_of_very_many_findings_are_shown(serving: Services) -> None:
    questions = [{"id": f"q_{number}", "type": "nonsense", "text": "?"} for number in range(MOST_SHOWN + 7)]
    sections = [{"id": "only", "title": "Only", "questions": questions}]
    shown = words(give(let_in(), json.dumps({**SMALL, "sections": sections, "scores": [], "rules": [], "notes": []})))
    assert shown.count("There is no question type") == MOST_SHOWN
    assert "more are not shown. Mend these first." in shown
    assert serving.shelf.refused() == ()


def test_a_file_that_is_too_large_is_not_read(serving: Services) -> None:
    test = give(let_in(), " " * (MOST_BYTES + 1))
    assert "The file is larger than 2 MB." in words(test)
    assert "try-begin" not in {button.key for button in test.button}
    assert len(serving.journeys) == 0


def test_a_file_without_errors_is_filled_in_and_leaves_nothing(serving: Services) -> None:
    test = give(let_in(), json.dumps({**SMALL, "title": "Tried form", "examples": [CHILD]}))
    assert "Nothing was found" in words(test)
    press(test, "try-begin")
    assert held(serving).trial
    assert held(serving).day is not None
    assert "You are trying this questionnaire out." in words(test)
    press(test, "begin")
    test.radio(key="q-age").set_value("child")
    test.radio(key="q-who").set_value("self")
    run(test)
    assert "This form is for adults" in words(go_on(test))
    assert [offer.title for offer in serving.shelf.offered()] == ["Small form"]
    press(test, "clear")
    press(test, "clear-yes")
    assert serving.journeys.get(TOKEN) is None
    assert "Tried form" not in words(test)
    assert [key for key in ("try-open", "try-checked", "try-file", "q-age") if key in test.session_state] == []


@pytest.mark.usefixtures("serving")
def test_what_waits_for_errors_to_be_mended_is_said() -> None:
    wrong = give(let_in(), json.dumps(SMALL | {"titel": "x"}))
    assert "Not looked at until the errors are mended: what hangs on an error, the examples, " in words(wrong)
    assert "Not looked at until" not in words(give(let_in(), LINES))
