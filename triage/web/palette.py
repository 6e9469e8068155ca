"""The product's colours, light and dark: one source for Streamlit's theme and for the stylesheet.

Each pair that meets on a page is measured in the tests: text 4.5:1, borders and marks 3:1 (WCAG 1.4.3 and 1.4.11).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours of one mode as ``#rrggbb``; what each is laid on is said in brackets."""

    page: str
    surface: str
    text: str
    muted: str
    line: str
    faint: str
    bar: str
    bar_text: str
    action: str
    action_deep: str
    action_text: str
    link: str
    chosen: str
    error: str
    emergency: str
    urgent: str
    soon: str
    routine: str
    card_text: str
    tint: str
    focus: str
    focus_edge: str

    def variables(self) -> str:
        """Declare the colours as custom properties of CSS: ``action_deep`` becomes ``--action-deep``."""
        return "".join(f"--{name.replace('_', '-')}:{colour};" for name, colour in asdict(self).items())


LIGHT = Palette(
    page="#f3f6f7",
    surface="#ffffff",
    text="#14242c",
    muted="#4a5b64",
    line="#66777f",
    faint="#d3dce0",
    bar="#0b4a5e",
    bar_text="#ffffff",
    action="#0b6b4f",
    action_deep="#064a36",
    action_text="#ffffff",
    link="#0a5275",
    chosen="#e3f1f5",
    error="#b3161c",
    emergency="#b3161c",
    urgent="#8f3d00",
    soon="#6b5200",
    routine="#0a5275",
    card_text="#ffffff",
    tint="#e8f1f5",
    focus="#ffd23f",
    focus_edge="#14242c",
)

DARK = Palette(
    page="#10191e",
    surface="#19262d",
    text="#edf3f5",
    muted="#b3c2c9",
    line="#83959d",
    faint="#32434c",
    bar="#08303d",
    bar_text="#ffffff",
    action="#6fd3b0",
    action_deep="#a5e8d0",
    action_text="#04231a",
    link="#8fcdee",
    chosen="#17404f",
    error="#ff9a94",
    emergency="#c3262b",
    urgent="#a14a08",
    soon="#7a5e00",
    routine="#1a6690",
    card_text="#ffffff",
    tint="#1d3039",
    focus="#ffd23f",
    focus_edge="#10191e",
)
