"""A small page with what a report is made of: headings, tables, a list, links, a drawing, a footer, many scripts."""

from __future__ import annotations

from datetime import date

DAY = date(2026, 11, 22)

STYLE = """
@page { size: A4; margin: 2cm; @bottom-right { content: counter(page) " / " counter(pages) } }
body { font-family: "Atkinson Hyperlegible Next", sans-serif; font-size: 11pt; line-height: 1.4 }
table { border-collapse: collapse } th, td { border: 1px solid #555; padding: 2pt 6pt; text-align: left }
"""

BODY = """
<h1>Muscle spasms and cramps</h1>
<p>Il1 O0 · 5 µg · ≥ 38 °C · ½ · “quoted” – Łódź, Ştefan, <b>bold</b>, <a href="https://example.org/">a source</a></p>
<svg role="img" width="28" height="12" viewBox="0 0 28 12">
  <title>1 of 2 marks</title>
  <rect width="12" height="12" fill="#111"/><rect x="14" width="12" height="12" fill="none" stroke="#111"/>
</svg>
<h2>Your answers</h2>
<table>
  <thead><tr><th scope="col">Question</th><th scope="col">Answer</th></tr></thead>
  <tbody>
    <tr><th scope="row">Greek</th><td lang="el">Κράμπες στη γάμπα, <b>πόνος</b></td></tr>
    <tr><th scope="row">Cyrillic</th><td lang="uk">Судоми вночі, <b>біль</b></td></tr>
    <tr><th scope="row">Arabic</th><td dir="rtl" lang="ar">تشنج في العضلات منذ 3 أيام، <b>ألم</b></td></tr>
    <tr><th scope="row">Hebrew</th><td dir="rtl" lang="he">התכווצות שרירים, שָׁלוֹם, <b>כאב</b></td></tr>
    <tr><th scope="row">Emoji</th><td>😀 👩‍⚕️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇬🇧 👍🏽 ❤️ 1️⃣ 🦵 💊 🧿</td></tr>
    <tr><th scope="row">Signs</th><td>→ ✓ ✔ ✗ ☐ ☑ ⚠ ⚠️ ⇒ ∞ ① ♀ ●</td></tr>
  </tbody>
</table>
<ul><li>One</li><li>Two</li></ul>
"""


def page(body: str, *, head: str = "", lang: str = "en-GB", title: str = "Muscle spasms") -> str:
    """A whole document around ``body``; no ``lang`` or ``title`` where these are empty."""
    language = f' lang="{lang}"' if lang else ""
    heading = f"<title>{title}</title>" if title else ""
    return f"<!doctype html><html{language}><head><meta charset=utf-8>{heading}{head}</head><body>{body}</body></html>"


SAMPLE = page(BODY)
