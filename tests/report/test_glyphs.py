"""What the report can draw: the table agrees with the fonts, and nothing undrawn is left in a visible text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from triage import glyphs
from triage.glyph_ranges import RANGES
from triage.glyphs import missing_glyphs, visible

FONTS = Path(glyphs.__file__).parent / "report" / "fonts"
FILES = sorted(FONTS.glob("*.ttf"))


def drawn(path: Path) -> set[int]:
    with TTFont(path, lazy=True) as font:
        return set(font.getBestCmap())


# The fonts


def test_the_table_is_what_the_fonts_draw() -> None:
    assert {point for first, last in RANGES for point in range(first, last + 1)} == set.union(*map(drawn, FILES))


@pytest.mark.parametrize(
    "regular", [path for path in FILES if path.stem.endswith("Regular")], ids=lambda path: path.stem
)
def test_bold_draws_what_regular_draws_and_every_font_has_a_space(regular: Path) -> None:
    assert 0x20 in drawn(regular)
    bold = regular.with_name(regular.name.replace("Regular", "Bold"))
    assert not bold.exists() or drawn(bold) == drawn(regular)


def test_the_licences_name_every_font_and_none_reserves_its_name() -> None:
    licences = (FONTS / "LICENCES.md").read_text(encoding="utf-8")
    for path in FILES:
        with TTFont(path, lazy=True) as font:
            family, version, copyright_ = (font["name"].getDebugName(number) for number in (1, 5, 0))
            assert "SIL Open Font License, Version 1.1" in font["name"].getDebugName(13)
        row = next(line for line in licences.splitlines() if f"`{path.name}`" in line)
        assert row.startswith(f"| {family} |")
        assert version.removeprefix("Version ")[:5] in row
        assert copyright_ in row
        assert "reserved font name" not in copyright_.lower()
    assert "PERMISSION & CONDITIONS" in licences


def test_the_fonts_stay_small() -> None:
    assert sum(path.stat().st_size for path in FILES) < 3_000_000


# Texts


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, 38 °C ≥ 5 µg – “quoted”\n\tnext line\r\n",
        "Łódź Ştefan Nguyễn e\u0301",
        "Κράμπες Судоми",
        "تشنج في العضلات منذ 3 أيام، \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "שָׁלוֹם",
        "😀 👩‍⚕️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇬🇧 👍🏽 ❤️ 1️⃣ 🧿",
        "→ ✓ ✗ ☐ ☑ ⚠ ⇒",
        "soft\u00adhyphen \u2067isolated\u2069 \ufeffmark",
        "",
    ],
)
def test_what_the_fonts_draw_is_left_alone(text: str) -> None:
    assert missing_glyphs(text) == ()
    assert visible(text) == text.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("漢", "[U+6F22]"),
        ("\U0001f9ff\U00020000", "🧿[U+20000]"),
        ("हि", "[U+0939][U+093F]"),
        ("a\x00b\x1bc\x7fd\x9f", "a[U+0000]b[U+001B]c[U+007F]d[U+009F]"),
        ("\ud83d alone \ude00", "[U+D83D] alone [U+DE00]"),
        ("\ue000\U000f0000\uffff", "[U+E000][U+F0000][U+FFFF]"),
        ("not\u202e evil\u202d", "not[U+202E] evil[U+202D]"),
        ("\u2500\u0378", "[U+2500][U+0378]"),
    ],
)
def test_what_they_do_not_draw_is_shown_by_its_number(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert missing_glyphs(text)


def test_every_kind_of_line_end_is_one_line_end() -> None:
    assert visible("a\r\nb\rc\nd\ve\ff\x85g\u2028h\u2029i") == "\n".join("abcdefghi")
    assert missing_glyphs("a\u2028b\u2029c\vd\r\ne\n") == ("\u2028", "\u2029", "\v")


def test_each_missing_glyph_is_told_once_in_order() -> None:
    assert missing_glyphs("漢字漢, 漢字") == ("漢", "字")


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_a_visible_text_is_wholly_drawn_and_stays_as_it_is(text: str) -> None:
    shown = visible(text)
    assert missing_glyphs(shown) == ()
    assert visible(shown) == shown


def test_to_know_the_glyphs_takes_no_printing() -> None:
    """A questionnaire is checked without loading WeasyPrint."""
    program = "import sys; import triage.glyphs; print('weasyprint' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout == "False\n"
