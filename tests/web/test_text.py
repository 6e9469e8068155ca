"""Text on its way to the page: pieces of HTML, labels, logs."""

from __future__ import annotations

import logging
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from tests.browser.payloads import PAYLOADS
from triage.web import markup
from triage.web.discreet import Discreet, log_discreetly
from triage.web.literal import literal

JOINER = "\u2060"
EVIL = '<img src=x onerror="alert(1)"> & \'"'


@pytest.mark.parametrize(
    "text", ["Are you 18 or over?", "Foot or toes (one side)", "It’s “well-known”, isn’t it?", "5% of 10", "Füße – 足"]
)
def test_plain_texts_stay_as_they_are(text: str) -> None:
    assert literal(text) == text


@pytest.mark.parametrize("text", [text for text in PAYLOADS if literal(text) != " ".join(text.split())])
def test_marks_are_escaped_and_parted(text: str) -> None:
    mark = r"[!-/:-@\[-`{-~]"
    assert re.fullmatch(rf"{JOINER}(?:[^\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e]|\\{mark}{JOINER})*", literal(text))


def test_only_texts_that_markdown_leaves_alone_are_left_alone() -> None:
    left = [text for text in PAYLOADS if literal(text) == " ".join(text.split())]
    assert left == [
        "1. first",
        "line\nbreak  \ntwo",
        "First: smile: a thing",
        "It's 5% of 10, isn't it? (Yes – or no.)",
    ]


@given(st.text())
def test_escaping_can_be_undone(text: str) -> None:
    plain = " ".join(text.replace(JOINER, "").split())
    escaped = literal(plain)
    undone = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escaped).replace(JOINER, "") if escaped != plain else escaped
    assert undone == plain


PIECES = {
    "heading": markup.heading(EVIL, EVIL, EVIL),
    "subheading": markup.subheading(EVIL),
    "paragraph": markup.paragraph(EVIL),
    "bullets": markup.bullets([EVIL]),
    "question": markup.question(EVIL, EVIL, hint=EVIL, why=EVIL, error=EVIL),
    "details": markup.details(EVIL, markup.paragraph(EVIL)),
    "error_summary": markup.error_summary([(EVIL, EVIL)]),
    "card": markup.card(markup.Card.SOON, EVIL, markup.paragraph(EVIL)),
    "notice": markup.notice(EVIL),
    "bar": markup.bar(EVIL, EVIL),
    "answers": markup.answers([(EVIL, EVIL)]),
}


@pytest.mark.parametrize("name", PIECES)
def test_nothing_that_is_text_becomes_markup(name: str) -> None:
    said = PIECES[name].count(escape(EVIL))
    assert said >= 1
    assert len(re.findall("onerror", PIECES[name])) == said


def test_a_question_carries_only_what_it_has() -> None:
    bare = markup.question("age", "How old are you?")
    assert 'id="age-question"' in bare
    assert not re.search("hint|error|details", bare)
    full = markup.question(
        "age", "How old are you?", hint="In years.", error="Write your age", why="Some advice differs."
    )
    assert all(
        name in full for name in ('id="age-hint"', 'id="age-error"', "Error:</span> Write your age", "Why we ask")
    )


def test_a_failure_tells_no_detail_and_a_way_on() -> None:
    assert "Your answers are still here" in markup.failure()


def test_logs_say_where_and_not_what(caplog: pytest.LogCaptureFixture) -> None:
    log_discreetly()
    log_discreetly()
    logger = logging.getLogger("streamlit.error_util")
    assert [type(item) for item in logger.filters].count(Discreet) == 1
    try:
        try:
            int("inner answer")
        except ValueError as error:
            raise KeyError("outer answer") from error
    except KeyError:
        logger.propagate = True
        logger.exception("Uncaught app execution")
    text = caplog.text
    assert "answer" not in text
    assert re.search(r"KeyError\n.*test_text.py:\d+ test_logs.*\nafter ValueError", text, re.DOTALL)
