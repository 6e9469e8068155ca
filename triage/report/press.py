"""WeasyPrint, set up so that only what it is given matters: the shipped fonts, one page at a time, nothing fetched."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock

_FONTS = Path(__file__).parent / "fonts" / "fonts.conf"


@contextmanager
def _shipped_fonts() -> Iterator[None]:
    """Let fontconfig see the shipped fonts only; afterwards the environment is as it was."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(_FONTS)
    try:
        yield
    finally:
        del os.environ["FONTCONFIG_FILE"]
        if before is not None:
            os.environ["FONTCONFIG_FILE"] = before


with _shipped_fonts():
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

# It names in its log what it does not understand, which may be words of an answer.
logging.getLogger("weasyprint").disabled = True
_ONE_AT_A_TIME = Lock()  # Pango is not safe with threads


class _Assets(URLFetcher):  # type: ignore[misc]  # WeasyPrint says nothing of its types
    """Answers ``asset:NAME`` from memory and refuses every other address."""

    def __init__(self, assets: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=())
        self._assets = {f"asset:{name}": data for name, data in assets.items()}

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        if url in self._assets:
            return URLFetcherResponse(url, self._assets[url])
        return super().fetch(url, headers)


def print_page(html: str, made_on: date, stylesheets: tuple[str, ...], assets: Mapping[str, bytes]) -> bytes:
    """Print a page; arguments and errors are those of :func:`triage.report.paper.html_to_pdf`."""
    with _ONE_AT_A_TIME:
        page = HTML(string=html, url_fetcher=_Assets(assets))
        styles = [_stylesheet(text) for text in stylesheets]
        document = page.render(font_config=_fonts(), stylesheets=styles)
        document.metadata.created = made_on.strftime("%Y-%m-%d")
        if not (document.metadata.lang and document.metadata.title):
            raise ValueError("The document must say its language and its title.")
        pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    return pdf


@cache
def _fonts() -> FontConfiguration:
    with _shipped_fonts():
        return FontConfiguration()


@lru_cache(maxsize=8)
def _stylesheet(text: str) -> CSS:
    return CSS(string=text, font_config=_fonts(), url_fetcher=_Assets({}))
