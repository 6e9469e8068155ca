"""What a browser gets before Streamlit's first word: our own page around its scripts, stylesheet, fonts and logo."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import streamlit
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from triage.settings import Settings
from triage.web.palette import DARK, LIGHT
from triage.words import _

_HERE = Path(__file__).parent
_FONTS = _HERE.parent / "report" / "fonts"
_INDEX = Path(streamlit.__file__).parent / "static" / "index.html"

_GREEK_CYRILLIC = "U+370-52F,U+1E00-1FFF,U+2DE0-2DFF,U+A640-A69F"
_HEBREW = "U+590-5FF,U+FB1D-FB4F"
_ARABIC = "U+600-6FF,U+750-77F,U+870-8FF,U+FB50-FDFF,U+FE70-FEFF"
_LATIN = "U+0-36F,U+1AB0-1AFF,U+2000-2BFF"
_FAMILIES = {
    "Atkinson Hyperlegible Next": ("AtkinsonHyperlegibleNext", _LATIN),
    "Noto Sans": ("NotoSans", f"{_LATIN},{_GREEK_CYRILLIC}"),
    "Noto Sans Hebrew": ("NotoSansHebrew", _HEBREW),
    "Noto Sans Arabic": ("NotoSansArabic", _ARABIC),
}
_WEIGHTS = {"Regular": 400, "Bold": 700}

_PAGE = Markup("""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="assets/{version}/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="assets/{version}/theme.css">
<script type="module" crossorigin src="{script}"></script>
{preloads}
</head>
<body>
<noscript><p class="loading">{noscript}</p></noscript>
<div id="root"><p class="loading">{loading}</p></div>
</body>
</html>
""")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that never changes under its address: its bytes and its media type."""

    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class Shell:
    """Our page and the files that it names; ``version`` stands in their addresses and changes when one of them does."""

    title: str
    assets: Mapping[str, Asset]
    version: str
    logo: Asset | None = None

    def routes(self) -> list[Route]:
        """Give the routes of the start page, of its files, and of the clinic's logo at ``/logo``."""
        return [Route("/", self._page), Route("/assets/{version}/{name}", self._asset), Route("/logo", self._logo)]

    def fonts(self) -> str:
        """Write the line of CSS that brings the fonts to another page of ours."""
        return f'@import url("assets/{self.version}/fonts.css");'

    def _page(self, _request: Request) -> Response:
        return HTMLResponse(page(_INDEX.read_text(encoding="utf-8"), self.title, self.version))

    def _asset(self, request: Request) -> Response:
        asset = self.assets.get(request.path_params["name"])
        if asset is None or request.path_params["version"] != self.version:
            return Response(status_code=404)
        lasting = {"Cache-Control": "public, max-age=31536000, immutable"}
        return Response(asset.content, media_type=asset.media_type, headers=lasting)

    def _logo(self, _request: Request) -> Response:
        if self.logo is None:
            return Response(status_code=404)
        return Response(self.logo.content, media_type=self.logo.media_type)


def shell(settings: Settings) -> Shell:
    """Gather the page's files: stylesheet, fonts, icon, and the clinic's logo where there is one."""
    assets = {path.name: _asset(path) for path in (_HERE / "assets").iterdir()}
    assets |= {path.name: _asset(path) for path in (_font(*face) for face in _faces())}
    fonts = "".join(_font_face(*face) for face in _faces())
    style = _colours() + fonts + assets["theme.css"].content.decode()
    assets |= {"theme.css": Asset(style.encode(), "text/css"), "fonts.css": Asset(fonts.encode(), "text/css")}
    version = sha256(b"".join(asset.content for _name, asset in sorted(assets.items()))).hexdigest()[:16]
    logo = _asset(settings.clinic_logo) if settings.clinic_logo else None
    return Shell(settings.clinic_name or _("Questionnaire"), assets, version, logo)


def page(index: str, title: str, version: str) -> str:
    """Write our page around the scripts that Streamlit's own ``index`` page names.

    Raises:
        ValueError: The index names no script: this Streamlit is not the one that the product was made for.
    """
    script = re.search(r'<script type="module" crossorigin src="(\./static/js/[\w.-]+)"></script>', index)
    if script is None:
        raise ValueError("Streamlit's index page names no script.")
    preloads = re.findall(r'<link rel="modulepreload" crossorigin href="(\./static/js/[\w.-]+)">', index)
    link = Markup('<link rel="modulepreload" crossorigin href="{}">')
    return _PAGE.format(
        title=title,
        version=version,
        script=script[1],
        preloads=Markup("\n").join(link.format(href) for href in preloads),
        noscript=_("This form needs JavaScript. Turn it on in your browser, or ask the clinic for another way."),
        loading=_("Loading…"),
    )


def _asset(path: Path) -> Asset:
    return Asset(path.read_bytes(), mimetypes.guess_type(path.name)[0] or "application/octet-stream")


def _faces() -> list[tuple[str, str]]:
    return [(family, weight) for family in _FAMILIES for weight in _WEIGHTS]


def _font(family: str, weight: str) -> Path:
    return _FONTS / f"{_FAMILIES[family][0]}-{weight}.ttf"


def _font_face(family: str, weight: str) -> str:
    return (
        f"@font-face{{font-family:'{family}';font-weight:{_WEIGHTS[weight]};font-display:swap;"
        f"src:url({_font(family, weight).name});unicode-range:{_FAMILIES[family][1]}}}"
    )


def _colours() -> str:
    return f":root{{{LIGHT.variables()}}}@media (prefers-color-scheme:dark){{:root{{{DARK.variables()}}}}}"
