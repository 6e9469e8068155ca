"""What the documents and the product say of themselves: the intended use, and no claim beyond it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.docs.reading import ROOT, documents, flowing
from triage import load
from triage.library.files import SCHEMA

INTENDED: Final = documents()["docs/intended-use.md"]
SHIPPED: Final = sorted(path for path in (ROOT / "questionnaires").glob("*.json") if path.name != SCHEMA)

DISCLAIMERS: Final = (
    "It does not diagnose, predict, monitor or recommend treatment.",
    "safety net",
    "Clinical Safety Officer",
    "clinical safety",
)
"""What may be said although it holds such a word."""

CLAIMS: Final = (
    r"clinically (validated|proven|tested|approved)",
    r"\bsafe(ly|st|r)?\b",
    r"\bsafety\b",
    r"\bdiagnos(e|es|ed|ing|tic)\b",
    r"\bdetect(s|ed|ion)?\b",
    r"\bpredict(s|ed|ion|ive)?\b",
    r"\bmonitor(s|ing)\b",
    r"\brisk score",
    r"\bapproved by\b|\bNHS[- ]approved",
    r"\b(UKCA|CE)[- ]mark",
    r"\bFDA\b",
    r"\b(DCB0129|DCB0160|WCAG|GDPR)[- ]complian",
    r"\b(guarantees?|accura(te|cy)|reliabl[ey]|world[- ]class|state[- ]of[- ]the[- ]art|best[- ]in)\b",
)


def product_sentences() -> Iterator[tuple[str, str]]:
    """Every sentence that the product itself says, with the file that says it."""
    for path in sorted((ROOT / "triage").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("_", "ngettext"):
                said = (item.value for item in node.args if isinstance(item, ast.Constant))
                yield from ((str(path.relative_to(ROOT)), text) for text in said if isinstance(text, str))
    for path in sorted((ROOT / "report_templates").glob("*.j2")):
        found = re.findall(r'_\("([^"]+)"\)', path.read_text(encoding="utf-8"))
        yield from ((str(path.relative_to(ROOT)), text) for text in found)


def without_disclaimers(text: str) -> str:
    """``text`` on one line, with what may be said taken out."""
    plain = flowing(text)
    for sentence in DISCLAIMERS:
        plain = re.sub(re.escape(sentence), "", plain, flags=re.IGNORECASE)
    return plain


def claims(text: str) -> list[str]:
    """The claims in ``text``, each with a few words around it."""
    plain = without_disclaimers(text)
    return [
        plain[max(0, found.start() - 30) : found.end() + 30]
        for claim in CLAIMS
        for found in re.finditer(claim, plain, re.IGNORECASE)
    ]


@pytest.mark.parametrize("path", documents())
def test_no_document_claims_more_than_is_known(path: str) -> None:
    assert claims(documents()[path]) == []


def test_the_product_claims_no_more_than_is_known() -> None:
    assert [(path, found) for path, text in product_sentences() for found in claims(text)] == []


def test_a_claim_would_be_found() -> None:
    said = "A clinically validated, NHS approved tool that safely detects and diagnoses disease."
    assert len(claims(said)) == 5
    assert claims("It does not diagnose, predict, monitor or recommend treatment. A safety net.") == []


def test_pages_and_summaries_do_not_call_it_triage() -> None:
    """The word is itself a claim; only those who run the program read its name."""
    rooms = ("triage/web", "triage/report", "report_templates")
    named = [(path, text) for path, text in product_sentences() if path.startswith(rooms) and "triage" in text.lower()]
    assert named == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_intended_use_is_what_the_questionnaire_says(path: Path) -> None:
    questionnaire = load(path)
    page = flowing(INTENDED)
    assert questionnaire.about.intended_use in page
    assert f"for: {questionnaire.about.population}." in page
    assert f"`{questionnaire.id}`" in page
    assert ("No clinician has reviewed it" in page) is questionnaire.is_draft
