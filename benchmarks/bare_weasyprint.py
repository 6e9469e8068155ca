"""WeasyPrint alone, as its documentation has it: ``python -m benchmarks.bare_weasyprint HTML CSS PDF`` prints one page.

It knows nothing of this project, so that a cold start of it can be timed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from weasyprint import CSS, HTML


def bare(html: str, css: str) -> bytes:
    """The PDF of a page with its stylesheet, tagged as the project's own are."""
    pdf: bytes = HTML(string=html).write_pdf(stylesheets=[CSS(string=css)], pdf_variant="pdf/ua-1")
    return pdf


if __name__ == "__main__":
    page, style, output = map(Path, sys.argv[1:])
    output.write_bytes(bare(page.read_text(encoding="utf-8"), style.read_text(encoding="utf-8")))
