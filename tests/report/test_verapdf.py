"""The PDF conforms to PDF/UA-1, by veraPDF, which sees when it does not."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
import weasyprint

from tests.report.sample import BODY, DAY, SAMPLE, STYLE, page
from tests.report.verapdf import Failure, check_ua1
from triage.glyphs import missing_glyphs, visible
from triage.report.paper import html_to_pdf

MIXED = "😀\u00a0😀\u202f😀\u2009😀\u2011😀\u2060✓\u00a0✓\u202f→\u00a0→\u2009x"
MARKED = "e\u0301\u0323 ع\u0301 ש\u0301 😀\u0301 ✓\ufe0f A\u20e3"
HOSTILE = "a\x00 漢字 हि \ud83d\ue000 not\u202e evil \U0010ffff \u2500"


def every_drawn_character() -> str:
    """All that the fonts draw."""
    drawn = [sign for sign in map(chr, range(0x110000)) if not missing_glyphs(sign)]
    lines = [escape(" ".join(drawn[start : start + 100])) for start in range(0, len(drawn), 100)]
    return page("<h1>All</h1>" + "".join(f"<p>{line}</p>" for line in lines))


def printed(document: str, variant: str | None = "pdf/ua-1") -> bytes:
    """What WeasyPrint alone makes, without our refusals."""
    pdf = weasyprint.HTML(string=document).write_pdf(pdf_variant=variant)
    assert isinstance(pdf, bytes)
    return pdf


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """The rules that each file breaks, all checked at one go."""
    pdfs = {
        "sample": html_to_pdf(SAMPLE, made_on=DAY, stylesheets=(STYLE,)),
        "every character": html_to_pdf(every_drawn_character(), made_on=DAY),
        "hostile, made visible": html_to_pdf(page(f"<h1>x</h1><p>{escape(visible(HOSTILE))}"), made_on=DAY),
        "mixed": html_to_pdf(page(f"<h1>{MIXED} {MARKED}</h1><p>{MIXED} {MARKED}</p>"), made_on=DAY),
        "untagged": printed(SAMPLE, None),
        "no language": printed(page(BODY, lang="")),
        "no title": printed(page(BODY, title="")),
        "heading left out": printed(page("<h1>One</h1><h3>Three</h3>")),
        "no alternative": printed(page("<h1>x</h1><svg role=img width=9 height=9><rect width=9 height=9 /></svg>")),
    } | {f"undrawn {sign}": html_to_pdf(page(f"<h1>{sign}"), made_on=DAY) for sign in "漢ह\ue000"}
    folder = tmp_path_factory.mktemp("pdf")
    paths = {name: folder / f"{number}.pdf" for number, name in enumerate(pdfs)}
    for name, pdf in pdfs.items():
        paths[name].write_bytes(pdf)
    failures: dict[Path, list[Failure]] = check_ua1(list(paths.values()))
    return {name: {failure.rule for failure in failures[path]} for name, path in paths.items()}


@pytest.mark.parametrize("name", ["sample", "mixed", "every character", "hostile, made visible"])
def test_it_conforms(found: dict[str, set[str]], name: str) -> None:
    assert found[name] == set()


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("untagged", "6.2-1"),
        ("no language", "7.2-29"),
        ("no title", "7.1-9"),
        ("heading left out", "7.4.2-1"),
        ("no alternative", "7.3-1"),
        ("undrawn 漢", "7.21.8-1"),
        ("undrawn ह", "7.21.8-1"),
        ("undrawn \ue000", "7.21.8-1"),
    ],
)
def test_what_does_not_conform_is_found(found: dict[str, set[str]], name: str, rule: str) -> None:
    assert rule in found[name]


def test_a_file_that_is_no_pdf_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "no.pdf"
    path.write_bytes(b"no pdf")
    with pytest.raises(RuntimeError):
        check_ua1([path])
