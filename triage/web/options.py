"""Every option of Streamlit that the product sets, in one place for both ways of starting it."""

from __future__ import annotations

from triage.settings import Settings
from triage.web.palette import DARK, LIGHT, Palette

FONT = "'Atkinson Hyperlegible Next', 'Noto Sans', 'Noto Sans Hebrew', 'Noto Sans Arabic', system-ui, sans-serif"

Option = str | int | bool | list[str]

_FIXED: dict[str, Option] = {
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "logger.enableRich": False,
    "logger.hideWelcomeMessage": True,
    "runner.magicEnabled": False,
    "runner.postScriptGC": False,
    "server.disconnectedSessionTTL": 600,
    "server.enableAgentApi": False,
    "server.enableStaticServing": False,
    "server.fileWatcherType": "none",
    "server.headless": True,
    "server.maxUploadSize": 2,
    "server.showEmailPrompt": False,
    "theme.baseFontSize": 18,
    "theme.baseRadius": "4px",
    "theme.font": FONT,
    "theme.headingFont": FONT,
    "theme.linkUnderline": True,
    "theme.showWidgetBorder": True,
}


def options(settings: Settings) -> dict[str, Option]:
    """Give Streamlit's options by their dotted names, address and port left out."""
    hosts: dict[str, Option] = {"server.allowedHosts": list(settings.allowed_hosts)}
    return _FIXED | hosts | _theme("light", LIGHT) | _theme("dark", DARK)


def _theme(mode: str, palette: Palette) -> dict[str, Option]:
    return {
        f"theme.{mode}.primaryColor": palette.action,
        f"theme.{mode}.backgroundColor": palette.page,
        f"theme.{mode}.secondaryBackgroundColor": palette.surface,
        f"theme.{mode}.textColor": palette.text,
        f"theme.{mode}.linkColor": palette.link,
        f"theme.{mode}.borderColor": palette.line,
    }
