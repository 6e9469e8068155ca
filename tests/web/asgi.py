"""One request to an ASGI app, without a server."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message


@dataclass
class Answer:
    """What the app answered."""

    status: int = 0
    headers: Headers = field(default_factory=Headers)
    body: bytes = b""


def ask(app: ASGIApp, path: str, *, scheme: str = "http", cookie: str = "", kind: str = "http") -> Answer:
    """GET ``path`` from ``app``."""
    answer = Answer()

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        if message["type"].endswith(".start"):
            answer.status, answer.headers = message["status"], Headers(raw=message["headers"])
        elif message["type"].endswith(".body"):
            answer.body += message["body"]

    headers = [(b"host", b"clinic.example"), *([(b"cookie", cookie.encode())] if cookie else [])]
    scope = {"type": kind, "method": "GET", "path": path, "scheme": scheme, "query_string": b"", "headers": headers}

    async def exchange() -> None:
        await app(scope | {"root_path": ""}, receive, send)

    # In a thread of its own: Playwright keeps a loop running in the main one.
    with ThreadPoolExecutor(1) as thread:
        failed = thread.submit(lambda: asyncio.run(exchange())).exception()
    if failed and not answer.status:
        raise failed
    return answer
