"""HTML → the bytes of a tagged PDF that conforms to PDF/UA-1.

The bytes are a function of the arguments and of the installed libraries: no clock, locale, hash seed or font of the
machine has a say. Nothing is fetched but what is handed over. WeasyPrint is loaded by the first page that is printed,
not by importing this module, so that a server can hand :func:`html_to_pdf` to its workers and stay light itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date


def html_to_pdf(
    html: str, *, made_on: date, stylesheets: tuple[str, ...] = (), assets: Mapping[str, bytes] | None = None
) -> bytes:
    """Print a whole HTML document, whose ``lang`` and ``title`` become the PDF's, its headings the bookmarks.

    Args:
        html: The document. It must say its language and title.
        made_on: The day that the PDF states it was made.
        stylesheets: Texts of CSS, applied in this order before the document's own, and parsed once per process.
        assets: Images by name (PNG, JPEG, SVG), which the document and they themselves address as ``asset:NAME``.

    Raises:
        ValueError: The document has no language or no title.
        RecursionError: It is nested too deeply (some hundred elements).
        MemoryError: It needs more memory than the process may use.
    """
    from triage.report import press  # noqa: PLC0415 (half a second, and 60 MB)

    return press.print_page(html, made_on, stylesheets, assets or {})


def warm_up() -> None:
    """Do what the first page would have to wait for: load WeasyPrint and the fonts, print something."""
    html_to_pdf("<html lang=en><title>-</title><h1>-</h1><p>-", made_on=date(2000, 1, 1))
