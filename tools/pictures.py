"""Makes the pictures of the README from the running app: a page of the form, and the first page of a summary.

``python tools/pictures.py`` needs Chromium and poppler's ``pdftoppm``. What is answered is an example of the flagship.
"""

from __future__ import annotations

import io
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from triage import assess, load, render_pdf

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "pictures"
EXAMPLE = "pregnant_with_headache"
COLOURS = 64
START_SECONDS = 60


@contextmanager
def app() -> Iterator[str]:
    """The address of the app, served on the loopback for as long as it is needed."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    server = subprocess.Popen([sys.executable, "-m", "triage", "serve", "--port", str(port)], cwd=ROOT)
    try:
        until = time.monotonic() + START_SECONDS
        while not _answers(address):
            if server.poll() is not None or time.monotonic() > until:
                raise SystemExit("The app did not start.")
            time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait()


def _answers(address: str) -> bool:
    with suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health", timeout=1) as answer:  # noqa: S310
        return bool(answer.status == 200)
    return False


def form(address: str) -> bytes:
    """The page with the warning signs, as a patient sees it on a small screen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 640, "height": 900})
        page.goto(address)
        page.get_by_role("button", name="Start").click()
        page.get_by_text("18 to 39", exact=True).click()
        page.get_by_text("Myself", exact=True).click()
        page.get_by_role("button", name="Continue").click()
        page.get_by_role("heading", name="Check if you need help now").wait_for()
        page.get_by_text("None of these", exact=True).first.click()
        page.wait_for_timeout(1000)
        picture = page.screenshot()
        browser.close()
    return picture


def summary() -> bytes:
    """The first page of the summary of an example."""
    questionnaire = load(ROOT / "questionnaires" / "muscle-spasms.json")
    (example,) = (item for item in questionnaire.examples if item.id == EXAMPLE)
    pdf = render_pdf(assess(questionnaire, example.answers), made_on=date(2026, 11, 22), clinic="Riverside Clinic")
    command = ["pdftoppm", "-png", "-r", "100", "-f", "1", "-l", "1", "-singlefile", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout


def keep(name: str, picture: bytes) -> None:
    """Write a picture with few colours, so that it stays small."""
    path = FOLDER / name
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    with app() as address:
        keep("form.png", form(address))
    keep("summary.png", summary())
