"""Whatever a patient writes, or a document does, is printed or refused in plain words, and the worker goes on."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import pytest

from tests.report.sample import DAY, page
from triage.glyphs import visible
from triage.report.paper import html_to_pdf
from triage.report.worker import Limits
from triage.report.workers import ReportError, TooBigError, Workers

ANSWERS = {
    "a long answer": "It hurts at night. " * 5_000,
    "a long word": "pain" * 125,
    "one endless word": "x" * 2_000_000,
    "many lines": "a\n" * 3_000,
    "emoji": "😀👩‍⚕️🇬🇧👍🏽" * 1_000,
    "right to left": "تشنج في العضلات (left) שרירים 12 " * 300,
    "marks upon marks": ("e" + "\u0301\u0323\u20dd" * 200) * 20,
    "direction signs": "\u202a\u202b\u202e\u2066\u2067\u2068abc\u200f\u061c" * 500,
    "no characters at all": "\x00\ud83d\ue000\uffff\U0010ffff" * 200,
    "markup": "<script>alert(1)</script>&amp;{{ 7 * 7 }}]]><!--" * 100,
}
BOMBS = {
    "5,000 elements deep": "<div>" * 5_000,
    "3,000 pieces deep": "<b>" * 3_000,
    "a thousand million columns": "<table><tr><td colspan=1000000000>x</table>",
    "a long chain of selectors": f"<style>{'b ' * 100_000}{{ color: red }}</style><b>x</b>",
    "a picture that cannot be": "<svg width=1e30 height=1e30 viewBox='0 0 1 1'><rect width='1' height='1'/></svg>",
}


@pytest.fixture(scope="module")
def worker() -> Iterator[Workers]:
    """One worker, the same for all."""
    with Workers(1, limits=Limits(seconds=30)) as workers:
        yield workers


def survives(worker: Workers, body: str) -> ReportError | None:
    """Print a page in the worker, then another, and give the refusal if there was one."""
    refusal = None
    try:
        assert worker.run(html_to_pdf, page(body), made_on=DAY).startswith(b"%PDF-")
    except ReportError as error:
        refusal = error
    assert worker.run(html_to_pdf, page("<p>next"), made_on=DAY).startswith(b"%PDF-")
    return refusal


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_any_answer_is_printed(worker: Workers, answer: str) -> None:
    refusal = survives(worker, f"<p style='white-space: pre-line'>{escape(visible(answer))}</p>")
    assert refusal is None or len(answer) > 1_000_000


@pytest.mark.parametrize("bomb", BOMBS)
def test_any_document_is_printed_or_refused(worker: Workers, bomb: str) -> None:
    refusal = survives(worker, BOMBS[bomb])
    assert refusal is None or str(refusal).endswith("then try again.")
    if bomb in {"5,000 elements deep", "a thousand million columns"}:
        assert isinstance(refusal, TooBigError)
