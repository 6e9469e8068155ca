"""What an answer leaves behind: nothing, nowhere."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Callable
from email.message import Message
from pathlib import Path
from subprocess import run

import pytest
from playwright.sync_api import ConsoleMessage, Request, Response, expect

from tests.browser.conftest import Visit
from tests.browser.payloads import PAYLOADS
from tests.browser.serving import Server
from tests.browser.walking import at, prepare, press, to_results

pytestmark = pytest.mark.browser

WORD = "Quizzaciously"
"""An answer that nothing else says."""
JOINER = "\u2060"


def traces(folder: Path) -> list[str]:
    """The files under ``folder`` that hold the word."""
    return [str(path) for path in folder.rglob("*") if path.is_file() and WORD.encode() in path.read_bytes()]


def test_a_whole_journey_leaves_nothing_and_asks_nobody_else(visit: Visit, server: Server) -> None:
    page = visit(own=True)
    requests: list[Request] = []
    complaints: list[ConsoleMessage] = []
    page.context.on("request", lambda request: requests.append(request))  # noqa: PLW0108
    page.on("console", lambda message: complaints.append(message))  # noqa: PLW0108
    page.reload()
    to_results(page, WORD)
    with page.expect_download() as saved:
        prepare(page).click()
    content = saved.value.path().read_bytes()
    told = run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout.decode()
    assert (content[:5], WORD in told) == (b"%PDF-", True)
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Open the summary as a page").click()
    expect(opened.value.get_by_text(WORD).first).to_be_visible()
    press(page, "Show as plain text, to copy into a record")
    expect(page.get_by_test_id("stCode")).to_contain_text(WORD)

    assert {request.url for request in requests if not request.url.startswith((server.url, "data:"))} == set()
    assert [message.text for message in complaints if message.type in {"error", "warning"}] == []
    theme = {"stActiveTheme-/-v2": '"System"'}  # Streamlit's own
    assert page.evaluate("[{...localStorage}, {...sessionStorage}]") == [theme, {}]
    assert page.evaluate("Object.keys(history.state).sort()") == ["depth", "held", "step"]
    assert page.url == f"{server.url}/"
    addresses = [request.url for request in requests]
    assert WORD not in f"{page.context.cookies()} {page.evaluate('history.state')} {addresses}"
    assert traces(server.home) == []


def test_the_cookie_is_opaque_and_out_of_reach_of_scripts(visit: Visit) -> None:
    page = visit()
    (cookie,) = (item for item in page.context.cookies() if item["name"] == "journey")
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["expires"]) == (True, "Lax", -1)
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", cookie["value"])
    assert cookie["value"] not in page.evaluate("document.cookie")


def headers_of(url: str) -> Message:
    """The headers of what ``url`` answers, whatever that is."""
    try:
        with urllib.request.urlopen(url) as answer:  # noqa: S310
            headers: Message = answer.headers
            return headers
    except urllib.error.HTTPError as refused:
        refused.close()
        return refused.headers


@pytest.mark.parametrize(
    "path", ["/", "/_stcore/health", "/_stcore/host-config", "/nowhere", "/assets/0/theme.css", "/summary.pdf"]
)
def test_every_answer_carries_the_security_headers(server: Server, path: str) -> None:
    assert_private(headers_of(server.url + path).get)


def assert_private(header: Callable[[str], str | None]) -> None:
    """No other page may frame, read or keep this one; no script runs but ours."""
    policy = header("content-security-policy") or ""
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert header("cache-control") == "no-store"
    assert header("referrer-policy") == "no-referrer"
    assert header("x-content-type-options") == "nosniff"
    assert header("x-frame-options") == "DENY"


def test_what_is_downloaded_is_bound_to_the_journey_and_stored_nowhere(visit: Visit, server: Server) -> None:
    page = visit()
    answers: list[Response] = []
    to_results(page)
    page.on("response", lambda response: answers.append(response))  # noqa: PLW0108
    with page.expect_download() as saved:
        prepare(page).click()
    assert re.fullmatch(r"small-[A-Z0-9-]+\.pdf", saved.value.suggested_filename)
    for path in ("/summary.pdf", "/summary.html"):
        answer = page.request.get(path)
        assert answer.ok
        assert_private(answer.headers.get)
        with pytest.raises(urllib.error.HTTPError, match="404") as refused:
            urllib.request.urlopen(server.url + path)  # noqa: S310
        refused.value.close()


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/script-health-check", "/media/x", "/step-2"]
)
def test_addresses_that_no_journey_needs_are_not_there(server: Server, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404") as refused:
        urllib.request.urlopen(server.url + path)  # noqa: S310
    refused.value.close()


def test_odd_texts_stay_text(visit: Visit) -> None:
    page = visit()
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))  # noqa: PLW0108
    press(page, "Start: Odd texts")
    at(page, "Odd texts")
    press(page, "Start")
    at(page, PAYLOADS[2])
    wanted = [" ".join(text.split()) for text in PAYLOADS]
    expect(page.get_by_role("checkbox")).to_have_count(len(wanted))
    shown = [
        [
            text.replace(JOINER, "")
            for text in page.locator(f"{rows} [data-testid=stMarkdownContainer]").all_inner_texts()
        ]
        for rows in ("[data-testid=stRadioOption]", ".stCheckbox label")
    ]
    assert shown == [wanted, wanted]
    assert [box.get_attribute("aria-label") for box in page.get_by_role("checkbox").all()] == wanted
    expect(page.get_by_role("radiogroup")).to_have_attribute("aria-label", wanted[0])
    assert page.locator("main :is(a, img:not(.bar img), code, strong, em, del, b, .katex)").count() == 0
    assert [request.url for request in requests if ":9/" in request.url] == []
