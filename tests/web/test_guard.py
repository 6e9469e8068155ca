"""The cookie, the headers, the addresses, and downloads bound to a journey."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route

from tests.web.asgi import ask
from triage.web.cookie import new_token, set_cookie, token_in
from triage.web.download import Download, NotNowError, download, safe_name
from triage.web.guard import Guard

TOKEN = "t" * 43
MINE = f"journey={TOKEN}"


def make(token: str) -> Download | None:
    if token == TOKEN:
        return Download('../Über "me".pdf', b"%PDF")
    return None


def busy(_token: str) -> Download | None:
    raise NotNowError("Many people ask at once. Try again in a minute.")


async def plain(_request: Request) -> Response:
    return PlainTextResponse("", headers={"Cache-Control": "public"})


async def page(_request: Request) -> Response:
    return HTMLResponse("<h1>Start</h1>")


ROUTES = [Route("/", page), download("/a.pdf", make, "application/pdf"), download("/b.pdf", busy, "application/pdf")]
APP = Guard(Starlette(routes=[*ROUTES, Mount("/", Route("/{path:path}", plain))]), ROUTES)


async def broken(_request: Request) -> Response:
    raise ValueError("the answers")


def test_a_fault_is_answered_with_the_headers_and_goes_on_to_the_log() -> None:
    routes = [Route("/broken", broken)]
    answer = ask(Guard(Starlette(routes=routes).router, routes), "/broken")
    assert answer.status == 500
    assert (answer.headers["Cache-Control"], answer.headers["X-Frame-Options"]) == ("no-store", "DENY")
    assert b"the answers" not in answer.body


def test_a_browser_without_a_cookie_gets_one_with_the_start_page() -> None:
    cookie = ask(APP, "/").headers["set-cookie"]
    assert cookie.endswith("; Path=/; HttpOnly; SameSite=Lax")
    given = dict([cookie.split(";")[0].split("=", 1)])
    assert token_in(given)
    assert ask(APP, "/").headers["set-cookie"] != cookie


def test_over_https_the_cookie_is_bound_to_this_host() -> None:
    cookie = ask(APP, "/", scheme="https").headers["set-cookie"]
    assert cookie.startswith("__Host-journey=")
    assert cookie.endswith("; Secure")


@pytest.mark.parametrize("cookie", [MINE, f"__Host-{MINE}"])
def test_a_browser_keeps_its_cookie(cookie: str) -> None:
    assert "set-cookie" not in ask(APP, "/", cookie=cookie).headers


@pytest.mark.parametrize("cookie", ["journey=short", f"journey={TOKEN}x", f"journey={'?' * 43}", f"other={TOKEN}"])
def test_a_cookie_that_we_cannot_have_made_is_replaced(cookie: str) -> None:
    assert "set-cookie" in ask(APP, "/", cookie=cookie).headers


def test_other_addresses_hand_out_no_cookie() -> None:
    assert "set-cookie" not in ask(APP, "/_stcore/health").headers


def test_the_cookie_that_only_this_host_can_set_goes_first() -> None:
    assert token_in({"journey": new_token(), "__Host-journey": TOKEN}) == TOKEN


def test_tokens_are_long_and_differ() -> None:
    assert len({new_token() for _ in range(1000)}) == 1000
    assert set_cookie(TOKEN, https=False).startswith(MINE)


def test_only_files_that_never_change_may_be_stored() -> None:
    stored = {path: ask(APP, path).headers["cache-control"] for path in ("/", "/_stcore/health", "/static/a.js")}
    assert stored == {"/": "no-store", "/_stcore/health": "no-store", "/static/a.js": "public"}


@pytest.mark.parametrize(
    "path",
    ["/_stcore/metrics", "/_stcore/", "/_stcore/agent/mcp", "/media/a", "/component/a", "/static", "/oauth2callback"],
)
def test_what_no_journey_needs_is_not_there(path: str) -> None:
    answer = ask(APP, path)
    assert (answer.status, answer.body) == (404, b"This page is not here.")
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/_stcore/upload_file/a/b", "/_stcore/bidi-components/triage.browser/browser.js"])
def test_what_a_journey_needs_is_there(path: str) -> None:
    assert ask(APP, path).status == 200


def test_streamlit_trusts_no_other_page_and_shows_no_dialog() -> None:
    told = ask(APP, "/_stcore/host-config").body
    assert b'"allowedOrigins":[]' in told
    assert b'"blockErrorDialogs":true' in told


@pytest.mark.parametrize(("scheme", "socket"), [("http", "ws"), ("https", "wss")])
def test_the_content_policy_lets_nobody_else_in(scheme: str, socket: str) -> None:
    headers = ask(APP, "/", scheme=scheme).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["frame-ancestors"] == policy["form-action"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["connect-src"] == f"'self' {socket}://clinic.example"
    assert "unsafe" not in str(policy)
    assert ("strict-transport-security" in headers) == (scheme == "https")


def test_a_download_answers_its_journey_only() -> None:
    mine = ask(APP, "/a.pdf", cookie=MINE)
    assert (mine.status, mine.body) == (200, b"%PDF")
    assert mine.headers["content-type"] == "application/pdf"
    assert mine.headers["content-disposition"] == 'attachment; filename="ber-me-.pdf"'
    assert mine.headers["cache-control"] == "no-store"
    for cookie in ("", f"journey={new_token()}", "journey=x"):
        other = ask(APP, "/a.pdf", cookie=cookie)
        assert (other.status, b"PDF" in other.body) == (404, False)


def test_a_download_that_cannot_be_made_now_says_so() -> None:
    answer = ask(APP, "/b.pdf", cookie=MINE)
    assert (answer.status, answer.body) == (503, b"Many people ask at once. Try again in a minute.")
    assert answer.headers["retry-after"] == "10"
    assert ask(APP, "/b.pdf").status == 404


@pytest.mark.parametrize(
    ("name", "safe"),
    [("a b.pdf", "a-b.pdf"), ("../../x", "x"), ('a"\r\nX: y', "a-X-y"), ("؟", "download"), ("a" * 200, "a" * 100)],
)
def test_file_names_are_safe_everywhere(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_download_does_not_tell_what_it_holds() -> None:
    assert repr(Download("summary.pdf", b"secret")) == "Download()"
