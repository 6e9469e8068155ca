"""What stands before every request: which addresses there are, the cookie, and the headers that keep a page private."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import BaseRoute, Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from triage.web.cookie import new_token, set_cookie, token_in
from triage.words import _

# Streamlit's own addresses that a journey needs. Metrics, media, the agent interface and sign-in are not among them.
_STREAMLIT = re.compile(r"/static/.+|/_stcore/(?:health|stream|upload_file/.+|bidi-components/.+)")
_LASTING = re.compile(r"/static/.+|/assets/.+")
_HOST = re.compile(r"[A-Za-z0-9.:\[\]_-]+")

# Emotion, Streamlit's way of styling, fills empty style elements by script: this is the hash of no text at all.
_EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"

# Streamlit tells its own scripts by this whom to trust and what to show: nobody else, and no dialog of its own when the
# connection is lost, since the browser component says it in the product's words.
_HOST_CONFIG_PATH = "/_stcore/host-config"
_HOST_CONFIG: Mapping[str, object] = {
    "allowedOrigins": [],
    "blockErrorDialogs": True,
    "enableCustomParentMessages": False,
    "enforceDownloadInNewTab": False,
    "metricsUrl": "",
    "resourceCrossOriginMode": None,
    "useExternalAuthToken": False,
}

_HEADERS: Mapping[str, str] = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Guard:
    """ASGI middleware around the whole app.

    An address that no route of ours and no need of a journey names is not there (404). The start page hands out the
    journey's cookie where the browser has none. Every answer carries the security headers, and is stored nowhere
    unless it is a file that never changes; so does the answer to a request that a fault ended (500).
    """

    def __init__(self, app: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        """Stand before ``app``, whose own routes are ``routes``."""
        self._app = app
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request or pass it on."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        request = HTTPConnection(scope)
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                _dress(
                    request, MutableHeaders(raw=message["headers"]), lasting=message["status"] < HTTPStatus.BAD_REQUEST
                )
            await send(message)

        try:
            await self._chosen(scope)(scope, receive, guarded)
        except Exception:
            if scope["type"] == "http" and not begun:
                await _fault(scope, receive, guarded)
            raise  # for the log

    def _chosen(self, scope: Scope) -> ASGIApp:
        if scope["path"] == _HOST_CONFIG_PATH:
            return JSONResponse(_HOST_CONFIG)
        ours = any(route.matches(scope)[0] is not Match.NONE for route in self._routes)
        if ours or _STREAMLIT.fullmatch(scope["path"]):
            return self._app
        return PlainTextResponse(_("This page is not here."), status_code=404)


async def _fault(scope: Scope, receive: Receive, send: Send) -> None:
    sentence = _("Something went wrong on our side. Your answers are still here. Go back to the form.")
    await PlainTextResponse(sentence, status_code=500)(scope, receive, send)


def _dress(request: HTTPConnection, headers: MutableHeaders, *, lasting: bool) -> None:
    https = request.url.scheme == "https"
    headers.update(_HEADERS)
    headers["Content-Security-Policy"] = _policy(request.headers.get("host", ""), https=https)
    if https:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    if not (lasting and _LASTING.fullmatch(request.url.path)):
        headers["Cache-Control"] = "no-store"
    if request.url.path == "/" and token_in(request.cookies) is None:
        headers.append("Set-Cookie", set_cookie(new_token(), https=https))


def _policy(host: str, *, https: bool) -> str:
    """Write the content policy; older Safari needs the websocket's own address beside ``'self'``."""
    socket = f" {'wss' if https else 'ws'}://{host}" if _HOST.fullmatch(host) else ""
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self' {_EMPTY_STYLE}; img-src 'self' data:; "
        f"font-src 'self'; connect-src 'self'{socket}; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
    )
