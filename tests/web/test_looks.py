"""Colours, stylesheet, our page around Streamlit's scripts, and Streamlit's options."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from starlette.applications import Starlette
from streamlit import config

from tests.web.asgi import ask
from triage.settings import Settings
from triage.web.options import options
from triage.web.palette import DARK, LIGHT, Palette
from triage.web.shell import page, shell

ROOT = Path(__file__).parents[2]
ON_GROUND = ["text", "muted", "link", "error"]
ON_CARD = ["emergency", "urgent", "soon", "routine"]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_that_meet_can_be_told_apart(palette: Palette) -> None:
    grounds = [palette.page, palette.surface, palette.chosen, palette.tint]
    texts = [(getattr(palette, name), ground) for name in ON_GROUND for ground in grounds]
    texts += [(palette.card_text, getattr(palette, name)) for name in ON_CARD]
    texts += [(palette.action_text, palette.action), (palette.action_text, palette.action_deep)]
    texts += [(palette.bar_text, palette.bar)]
    assert [pair for pair in texts if contrast(*pair) < 4.5] == []
    marks = [(mark, ground) for mark in (palette.line, palette.action) for ground in grounds]
    assert [pair for pair in marks if contrast(*pair) < 3] == []
    assert contrast(palette.focus, palette.focus_edge) > 3
    assert max(contrast(palette.focus, palette.page), contrast(palette.focus_edge, palette.page)) > 3


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_the_stylesheet_names_only_colours_and_fonts_that_there_are() -> None:
    made = shell(Settings())
    style = made.assets["theme.css"].content.decode()
    declared = set(re.findall(r"(--[\w-]+):", style))
    assert set(re.findall(r"var\((--[\w-]+)\)", style)) <= declared
    assert set(re.findall(r"url\(([^)]+)\)", style)) <= made.assets.keys()
    assert not re.search(r"https?:", style)


def test_files_of_the_page_never_change_under_their_address() -> None:
    made = shell(Settings())
    app = Starlette(routes=made.routes())
    answer = ask(app, f"/assets/{made.version}/theme.css")
    assert (answer.status, answer.headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert ask(app, f"/assets/{made.version}/NotoSans-Bold.ttf").headers["content-type"] == "font/ttf"
    assert ask(app, "/assets/0/theme.css").status == 404
    assert ask(app, f"/assets/{made.version}/none.css").status == 404


def test_the_clinics_logo_is_served_where_there_is_one(tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text("<svg/>")
    answer = ask(Starlette(routes=shell(Settings(clinic_logo=logo)).routes()), "/logo")
    assert (answer.body, answer.headers["content-type"]) == (b"<svg/>", "image/svg+xml")
    assert ask(Starlette(routes=shell(Settings()).routes()), "/logo").status == 404


def test_our_page_starts_streamlits_scripts_and_says_the_clinics_name() -> None:
    app = Starlette(routes=shell(Settings(clinic_name="<Riverside> & Co")).routes())
    body = ask(app, "/").body.decode()
    assert "<title>&lt;Riverside&gt; &amp; Co</title>" in body
    assert re.search(r'<script type="module" crossorigin src="\./static/js/index\.[\w-]+\.js"></script>', body)
    assert len(re.findall("modulepreload", body)) > 10
    assert "<script>" not in body
    assert ">Streamlit<" not in body


def test_a_streamlit_that_is_not_ours_is_refused() -> None:
    with pytest.raises(ValueError, match="names no script"):
        page("<html></html>", "Clinic", "0")


def test_streamlit_knows_every_option() -> None:
    known = config.get_config_options()
    assert [name for name in options(Settings()) if name not in known] == []


def test_what_streamlit_reads_before_app_py_agrees_with_the_options() -> None:
    early = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    flat = {f"{section}.{name}": value for section, values in early.items() for name, value in values.items()}
    assert flat.pop("server.address") == "127.0.0.1"
    assert flat.items() <= options(Settings()).items()


def test_the_clinics_hosts_reach_streamlit() -> None:
    assert options(Settings(allowed_hosts=("clinic.example",)))["server.allowedHosts"] == ["clinic.example"]
