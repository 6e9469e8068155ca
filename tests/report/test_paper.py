"""HTML → PDF: the same bytes everywhere and always, from nothing but what is handed over."""

from __future__ import annotations

import hashlib
import os
import re
import struct
import subprocess
import sys
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
import weasyprint
from fontTools.ttLib import TTFont

from tests.report.sample import DAY, SAMPLE, STYLE, page
from triage.report import paper, press
from triage.report.paper import html_to_pdf

ROOT = Path(__file__).parents[2]
FONTS = Path(paper.__file__).parent / "fonts"


@pytest.fixture(scope="module")
def sample() -> bytes:
    """The sample, printed in this process."""
    return html_to_pdf(SAMPLE, made_on=DAY, stylesheets=(STYLE,))


def inside(pdf: bytes) -> bytes:
    """A PDF with its streams unpacked."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return b"\n".join([pdf, *(zlib.decompress(data) for data in packed if data[:1] == b"\x78")])


def told(pdf: bytes, *command: str) -> str:
    """What a command of poppler tells of a PDF."""
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def fresh_python(program: str, environment: dict[str, str]) -> str:
    """What a program prints that runs in an interpreter of its own."""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    return done.stdout.strip()


# What stands in it


def test_language_title_day_and_bookmarks_come_from_the_document(sample: bytes) -> None:
    info = told(sample, "pdfinfo", "-rawdates", "-")
    assert re.search(r"Title: +Muscle spasms\n", info)
    assert re.search(r"CreationDate: +D:20261122", info)
    assert re.search(r"Tagged: +yes", info)
    assert b"/Lang (en-GB)" in inside(sample)
    assert re.findall(rb"/Title \(([^)]*)\)/Dest", inside(sample)) == [b"Muscle spasms and cramps", b"Your answers"]


def test_the_words_can_be_read_back(sample: bytes) -> None:
    text = told(sample, "pdftotext", "-", "-")
    for words in ("Muscle spasms and cramps", "Κράμπες στη γάμπα", "Судоми вночі", "≥ 38 °C", "1/1"):
        assert words in text


def test_only_shipped_fonts_are_used(sample: bytes) -> None:
    used = re.findall(r"\+([\w-]+?)(?:-Bold)?,? ", told(sample, "pdffonts", "-"))
    shipped = {path.stem.split("-")[0] for path in FONTS.glob("*.ttf")}
    assert {name.replace("-", "") for name in used} == shipped


def test_stylesheets_are_applied_in_order() -> None:
    sheets = ("@page { size: 100pt 200pt }", "@page { size: 300pt 400pt }")
    pdf = html_to_pdf(page("<p>x"), made_on=DAY, stylesheets=sheets)
    assert "300 x 400" in told(pdf, "pdfinfo", "-")


@pytest.mark.parametrize("document", [page("x", lang=""), page("x", title=""), "x"])
def test_a_document_without_language_or_title_is_refused(document: str) -> None:
    with pytest.raises(ValueError, match="language"):
        html_to_pdf(document, made_on=DAY)


# The same bytes

PRINT = """
import hashlib
from tests.report.sample import *
from triage.report.paper import html_to_pdf
print(hashlib.sha256(html_to_pdf(SAMPLE, made_on=DAY, stylesheets=(STYLE,))).hexdigest())
"""


def impostors(folder: Path) -> Path:
    """A fontconfig file of a machine whose fonts claim our families, and draw every letter as a box."""
    for path in FONTS.glob("*-Regular.ttf"):
        with TTFont(path) as font:
            for table in font["cmap"].tables:
                table.cmap = dict.fromkeys(table.cmap, ".notdef")
            font["head"].fontRevision = 99.0
            font.save(folder / path.name)
    config = folder / "fonts.conf"
    config.write_text(f"<fontconfig><dir>{folder}</dir></fontconfig>", encoding="utf-8")
    return config


def test_machine_locale_clock_and_hash_seed_have_no_say(sample: bytes, tmp_path: Path) -> None:
    machines: list[dict[str, str]] = [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C", "LANGUAGE": "ar:fa", "PANGO_LANGUAGE": "he"},
        {"PYTHONHASHSEED": "2", "TZ": "UTC", "LC_ALL": "C.UTF-8", "FC_LANG": "ja", "HOME": str(tmp_path)},
        {"PYTHONHASHSEED": "3", "FONTCONFIG_FILE": str(impostors(tmp_path))},
    ]
    for machine in machines:
        assert fresh_python(PRINT, os.environ | machine) == hashlib.sha256(sample).hexdigest(), machine


def test_what_was_printed_before_has_no_say(sample: bytes) -> None:
    html_to_pdf(page("<h1>Other</h1><p style='font: bold 20pt Noto Sans'>漢 😀"), made_on=date(2000, 1, 1))
    assert html_to_pdf(SAMPLE, made_on=DAY, stylesheets=(STYLE,)) == sample


def test_threads_print_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pango is not safe with threads."""
    inside_now: list[str] = []
    most: list[int] = []
    parse = weasyprint.HTML

    def slow_parse(*, string: str, url_fetcher: object) -> object:
        inside_now.append(string)
        time.sleep(0.05)
        most.append(len(inside_now))
        inside_now.remove(string)
        return parse(string=string, url_fetcher=url_fetcher)

    monkeypatch.setattr(press, "HTML", slow_parse)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda text: html_to_pdf(page(text), made_on=DAY), "abcd"))
    assert most == [1, 1, 1, 1]


@pytest.mark.parametrize("before", [{}, {"FONTCONFIG_FILE": "theirs"}])
def test_the_environment_is_left_as_it_was(before: dict[str, str]) -> None:
    """Other programs started from here keep their fonts."""
    program = "import os; from triage.report import paper; paper.warm_up(); print(os.environ.get('FONTCONFIG_FILE'))"
    others = {name: text for name, text in os.environ.items() if name != "FONTCONFIG_FILE"}
    assert fresh_python(program, others | before) == before.get("FONTCONFIG_FILE", "None")


# Nothing fetched

WORDS = "the secret of the house"
SVG = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='9' height='9'>{}</svg>"
ATTACKS = {
    "link attachment": "<link rel=attachment href='{}'>",
    "anchor attachment": "<a rel=attachment href='{}'>x</a>",
    "stylesheet": "<link rel=stylesheet href='{}'>",
    "import": "<style>@import url('{}');</style>",
    "image": "<img alt=x src='{}'>",
    "image set": "<img alt=x srcset='{} 2x'>",
    "background": "<p style=\"background: url('{}')\">x",
    "generated content": "<style>p::before {{ content: url('{}') }}</style><p>x",
    "list mark": "<ul style=\"list-style: url('{}')\"><li>x</ul>",
    "border image": "<p style=\"border: 9px solid; border-image: url('{}') 30\">x",
    "font": "<style>@font-face {{ font-family: F; src: url('{}') }} p {{ font-family: F }}</style><p>x",
    "object": "<object data='{}'>x</object>",
    "embed": "<embed src='{}'>",
    "frame": "<iframe src='{}'></iframe>",
    "drawn image": SVG.format("<image href='{0}' xlink:href='{0}' width='9' height='9'/>"),
    "drawn use": SVG.format("<use href='{0}#a' xlink:href='{0}#a'/>"),
    "drawn style": SVG.format("<style>@import url('{}');</style><rect width='9' height='9'/>"),
}
TOUCHED: list[str] = []
WATCHED = ("open", "socket.connect", "socket.getaddrinfo", "urllib.Request")


def _note(
    event: str, details: tuple[object, ...], watched: tuple[str, ...] = WATCHED, events: list[str] = TOUCHED
) -> None:
    if event in watched:  # given as defaults, since a hook outlives the names of its module
        events.append(f"{event} {details}")


sys.addaudithook(_note)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file that nobody should read."""
    path = tmp_path / "secret.txt"
    path.write_text(WORDS, encoding="utf-8")
    TOUCHED.clear()
    return path


def touched(*names: str) -> list[str]:
    return [event for event in TOUCHED if any(name in event for name in names)]


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_nothing_is_fetched(attack: str, secret: Path) -> None:
    addresses = [secret.as_uri(), str(secret), "http://192.0.2.1/x", "//192.0.2.1/x", "ftp://192.0.2.1/x"]
    documents = [page(attack.format(address)) for address in addresses]
    documents.append(page(attack.format("secret.txt"), head=f"<base href='{secret.parent.as_uri()}/'>"))
    for document in documents:
        with suppress(ValueError):  # a stylesheet that imports a relative address is an error
            pdf = inside(html_to_pdf(document, made_on=DAY))
            assert WORDS.encode() not in pdf
            assert b"/EmbeddedFile" not in pdf
    assert touched("secret.txt", "192.0.2.1") == []


def test_the_watch_sees_what_weasyprint_fetches_by_itself(secret: Path) -> None:
    document = page(ATTACKS["link attachment"].format(secret.as_uri()))
    pdf = weasyprint.HTML(string=document).write_pdf()
    assert WORDS.encode() in inside(pdf)
    assert touched("secret.txt")


def test_a_stylesheet_and_an_asset_fetch_nothing_either(secret: Path) -> None:
    sheet = f"@import url('{secret.as_uri()}'); p {{ background: url('{secret.as_uri()}') }}"
    entity = f"<!DOCTYPE svg [<!ENTITY e SYSTEM '{secret.as_uri()}'>]>" + SVG.format("<text>&e;</text>")
    drawing = SVG.format(f"<image href='{secret.as_uri()}' width='9' height='9'/>")
    assets = {"a.svg": drawing.encode(), "b.svg": entity.encode()}
    body = "<p>x<img alt=x src='asset:a.svg'><img alt=x src='asset:b.svg'>"
    pdf = html_to_pdf(page(body), made_on=DAY, stylesheets=(sheet,), assets=assets)
    assert WORDS.encode() not in inside(pdf)
    assert touched("secret.txt") == []


def png(width: int, height: int) -> bytes:
    """A black picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes((width + 1) * height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_an_asset_is_drawn_and_another_name_is_not() -> None:
    assets = {"logo": png(17, 5)}
    drawn = html_to_pdf(page("<img alt=Logo src='asset:logo'>"), made_on=DAY, assets=assets)
    other = html_to_pdf(page("<img alt=Logo src='asset:other'>"), made_on=DAY, assets=assets)
    assert b"/Width 17" in inside(drawn)
    assert b"/Width 17" not in inside(other)
    assert b"/Width 17" not in inside(html_to_pdf(page("<img alt=Logo src='asset:logo'>"), made_on=DAY))


def test_what_weasyprint_logs_is_not_passed_on(caplog: pytest.LogCaptureFixture) -> None:
    html_to_pdf(page("<img alt=x src='file:///simvastatin'><p style='color: simvastatin'>x"), made_on=DAY)
    assert "simvastatin" not in caplog.text
