"""What a report says: the level first, the same words everywhere, nothing that must not be said."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.report.shipped_examples import DAY, EXAMPLES, answers_of, flagship, report_of, report_on
from triage.assessment import assess
from triage.report.compose import compose
from triage.report.render import page_html, plain_text, results_html
from triage.report.view import AnswerKind, JourneyRecord, Report, Shown
from triage.shipped import questionnaires

FORBIDDEN = (
    r"\byou have\b",
    r"\blikely\b",
    r"\brisk of\b",
    r"% chance",
    r"\bcaused by\b",
    r"\bsafe\b",
    r"\bno need to see\b",
    r"\bnormal\b",
    r"\bstop taking\b",
    r"\b\d+ ?(mg|ml|micrograms)\b",
    r"\bdiagnos(es|ed|ing)\b",
    r"\btriage\b",
    r"\bplease\b",
    r"\bsorry\b",
)


def sentences(report: Report) -> Iterator[str]:
    """All that the product, a rule, a band or an advice says; no question, option or quoted answer."""
    level = report.level
    yield from (level.urgency, level.heading, level.detail or "", report.safety_net, report.not_a_diagnosis)
    for card in report.cards:
        yield from (card.urgency, card.text, card.detail or "", card.told or "")
    for group in report.open_groups:
        yield group.action
    for score in (*report.categories, *report.scores):
        yield from (score.title, score.text or "", score.band, score.band_text, score.bounds, score.value)
        yield from (*score.missing, *(part.words for part in score.parts), score.mark.words)
    yield from (*report.ask, *report.know, report.completeness, report.draft or "", report.answered_by or "")


def plain(document: str) -> str:
    """The text of a document without its marks, white space folded."""
    body = re.sub(r"<style>.*?</style>|<[^>]+>", " ", document, flags=re.DOTALL)
    return " ".join(html.unescape(body).split())


@pytest.mark.parametrize("example", EXAMPLES)
def test_nothing_is_said_that_must_not_be_said(example: str) -> None:
    for sentence in sentences(report_of(example)):
        for phrase in FORBIDDEN:
            assert not re.search(phrase, sentence, re.IGNORECASE), sentence


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_level_comes_first_with_the_same_words_everywhere(example: str) -> None:
    report = report_of(example)
    screen, paper, text = plain(results_html(report)), plain(page_html(report)), plain_text(report)
    for shown in (screen, paper, text):
        assert report.level.heading in shown
        assert report.safety_net in " ".join(shown.split())
    assert screen.startswith(f"{report.level.urgency} : {report.level.heading}")
    for later in ("Warning signs that could not", "What the answers led to", "Things to discuss", "History"):
        if later in paper:
            assert paper.index(report.level.heading) < paper.index(later)


@pytest.mark.parametrize("example", EXAMPLES)
def test_screen_paper_and_text_hold_the_same_sentences(example: str) -> None:
    report = report_of(example)
    shown = [
        " ".join(part.split()) for part in (plain(results_html(report)), plain(page_html(report)), plain_text(report))
    ]
    said = [*report.ask, *report.know, report.completeness, report.not_a_diagnosis]
    said += [group.action for group in report.open_groups] + [score.band for score in report.categories]
    said += [card.text for card in report.cards] + [line for score in report.categories for line in score.missing]
    for sentence in said:
        for where in shown:
            assert sentence in where


def test_an_emergency_has_one_thing_to_do_first() -> None:
    report = report_of("statin_and_dark_urine")
    paper = plain(page_html(report))
    assert report.level.level == "emergency"
    assert paper.index(report.level.heading) < paper.index("History") < paper.index(report.safety_net)


def test_level_none_still_says_whom_to_contact() -> None:
    report = report_of("mild_and_rare")
    assert report.level.level == "none"
    assert report.safety_net == "If your symptoms change or you are worried, contact your GP or 111."
    assert report.level.heading == "Your answers did not match a sign that this form looks for"


def test_level_none_with_open_warning_signs_does_not_reassure() -> None:
    report = report_on({"age": answers_of("mild_and_rare")["age"]})
    assert report.level.level == "none"
    assert report.level.heading == "We cannot tell yet how soon you need help"
    assert report.open_groups[0].level == "emergency"


def test_the_exact_answers_that_raised_the_level_are_named() -> None:
    reasons = report_of("statin_and_dark_urine").level.reasons
    assert [(reason.label, reason.answer) for reason in reasons] == [
        ("Muscle signs", "Pee that is dark like tea or cola")
    ]


def test_five_ways_of_no_value_look_different() -> None:
    report = report_of("not_sure_about_anything")
    kinds = {row.answer.kind: row.answer.lines for section in report.answers for row in section.rows}
    mild = {row.answer.kind: row.answer.lines for section in report_of("mild_and_rare").answers for row in section.rows}
    declined_answers = answers_of("mild_and_rare") | {"alcohol": {"non_answer": "declined"}}
    declined = report_on(declined_answers)
    kinds |= mild | {row.answer.kind: row.answer.lines for section in declined.answers for row in section.rows}
    assert set(kinds) == set(AnswerKind)
    words = [kinds[kind] for kind in AnswerKind if kind is not AnswerKind.VALUE]
    assert len(set(words)) == len(words)
    paper = page_html(declined)
    for kind in (AnswerKind.NONE, AnswerKind.DECLINED, AnswerKind.NOT_ASKED):
        assert f'class="answer answer-{kind.value}"' in paper


def test_too_few_answers_give_no_band_but_say_so() -> None:
    for score in report_of("not_sure_about_anything").categories:
        assert score.band == "Not enough answers"
        assert score.mark.filled is None
        assert score.value == "no total"


def test_missing_answers_are_counted_by_reason() -> None:
    lifestyle = next(score for score in report_of("not_sure_about_anything").categories if score.id == "lifestyle")
    assert lifestyle.missing == ("You were not sure about 7 of 7 questions here.",)
    pregnancy = next(score for score in report_of("not_sure_about_anything").categories if score.id == "pregnancy")
    assert pregnancy.missing == ("You did not answer 1 of 1 question here.",)


def test_what_the_patient_was_told_and_when_is_on_the_report() -> None:
    assessment = assess(flagship(), answers_of("statin_and_dark_urine"))
    at = datetime(2026, 11, 22, 9, 7, tzinfo=UTC)
    told = compose(assessment, JourneyRecord(DAY, (Shown(assessment.fired[0].id, at, got_help=True),)))
    words = f"Told “{assessment.fired[0].text}” at 09:07. Said that help was on the way."
    assert words in plain(page_html(told))
    assert words in plain_text(told)


def test_the_report_id_stands_for_the_content() -> None:
    answers = answers_of("mild_and_rare")
    assert report_on(answers).id == report_on(dict(reversed(answers.items()))).id
    assert report_on(answers).id != report_of("dialysis").id
    other_day = compose(assess(flagship(), answers), JourneyRecord(DAY.replace(day=21)))
    assert report_on(answers).id != other_day.id


HOSTILE = "<script>alert(1)</script> {{ 7*7 }} {% x %} &amp; <b>bold</b> \u202eltr $x$ \U000e0001"


def test_text_of_a_patient_is_text() -> None:
    concern = flagship().report.main_concern
    assert concern
    report = report_on(answers_of("mild_and_rare") | {concern: HOSTILE})
    assert report.concern is not None
    for document in (page_html(report), results_html(report)):
        assert "<script" not in document
        assert "<b>" not in document
    assert "{{ 7*7 }} {% x %} &amp;" in plain(page_html(report))
    assert "[U+E0001]" in report.concern[1]


def test_a_report_needs_its_level() -> None:
    report = report_of("dialysis")
    broken = replace(report, level=None)  # type: ignore[arg-type]
    for render in (page_html, results_html, plain_text):
        with pytest.raises(Exception, match="None"):
            render(broken)


def test_the_report_says_which_version_of_which_file_it_is_of() -> None:
    report = report_of("dialysis")
    digest = hashlib.sha256((questionnaires() / "muscle-spasms.json").read_bytes()).hexdigest()
    for shown in (plain(page_html(report)), plain_text(report)):
        assert f"Version {flagship().version}" in shown
        assert digest in shown
