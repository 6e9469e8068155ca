"""Files made for one journey: an address that answers only the browser that the journey belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from triage.web.cookie import token_in
from triage.words import _

_RETRY_SECONDS = "10"


class NotNowError(Exception):
    """The file cannot be made at this moment; the message is one plain sentence for the reader."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file for the reader: the name it is saved under and its bytes, never shown in a log."""

    name: str
    content: bytes

    def __repr__(self) -> str:
        return "Download()"


def download(path: str, make: Callable[[str], Download | None], media_type: str, *, inline: bool = False) -> Route:
    """Make the route that hands out the file of the journey whose cookie comes with the request.

    ``make`` gets the token and runs in a thread, so it may wait. It gives None where there is no such journey (404),
    and raises ``NotNowError`` when the file cannot be made now (503, with its sentence). ``inline`` shows the file in
    the browser instead of saving it.
    """

    async def answer(request: Request) -> Response:
        token = token_in(request.cookies)
        try:
            made = await run_in_threadpool(make, token) if token else None
        except NotNowError as reason:
            return PlainTextResponse(str(reason), status_code=503, headers={"Retry-After": _RETRY_SECONDS})
        if made is None:
            sentence = _("There is nothing to download here. Your answers may have been cleared. Go back to the form.")
            return PlainTextResponse(sentence, status_code=404)
        disposition = f'{"inline" if inline else "attachment"}; filename="{safe_name(made.name)}"'
        return Response(made.content, media_type=media_type, headers={"Content-Disposition": disposition})

    return Route(path, answer)


def safe_name(name: str) -> str:
    """Keep of a file name only what every system takes: ASCII letters, digits, dots, hyphens and underscores."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip(".-")[:100] or "download"
