"""The parts of the server that stand around the pages: routes, middleware, start and stop, and the page for a fault."""

from __future__ import annotations

import asyncio
import gc
import mimetypes
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from typing import TypedDict

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import BaseRoute
from streamlit import App, config

from triage.settings import Settings
from triage.web.discreet import log_discreetly
from triage.web.guard import Guard
from triage.web.markup import failure
from triage.web.options import options
from triage.web.shell import shell

PAGE = Path(__file__).parent / "page.py"

_SWEEP_SECONDS = 60


class Parts(TypedDict):
    """Keyword arguments for ``streamlit.App``."""

    routes: Sequence[BaseRoute]
    middleware: Sequence[Middleware]
    lifespan: Callable[[App], AbstractAsyncContextManager[None]]
    on_script_error: Callable[[Exception], bool]


def parts(settings: Settings, routes: Sequence[BaseRoute] = (), sweep: Callable[[], None] = lambda: None) -> Parts:
    """Gather what ``streamlit.App`` is made with.

    Args:
        settings: The clinic's settings.
        routes: Routes of the pages, such as downloads.
        sweep: Called each minute, to forget journeys that nobody touches any more.
    """
    ours = [*shell(settings).routes(), *routes]
    middleware = [Middleware(Guard, routes=ours)]
    if settings.allowed_hosts:
        middleware.append(Middleware(TrustedHostMiddleware, allowed_hosts=settings.allowed_hosts, www_redirect=False))

    @asynccontextmanager
    async def lifespan(_app: App) -> AsyncIterator[None]:
        mimetypes.add_type("font/ttf", ".ttf")
        log_discreetly()
        gc.collect()
        gc.freeze()
        sweeping = asyncio.create_task(_every_minute(sweep))
        yield
        sweeping.cancel()
        with suppress(asyncio.CancelledError):
            await sweeping

    return Parts(routes=ours, middleware=middleware, lifespan=lifespan, on_script_error=_say_failure)


def configure(settings: Settings) -> None:
    """Set Streamlit's options for ``streamlit run app.py``, which has started by the time that ``app.py`` is read."""
    for name, value in options(settings).items():
        config.set_option(name, value)


def run(app: App, settings: Settings, *, port: int, address: str) -> None:
    """Serve ``app`` until it is stopped by a signal.

    Raises:
        SystemExit: The port is taken, or the app could not start.
    """
    app.run(config=options(settings) | {"server.port": port, "server.address": address})


async def _every_minute(sweep: Callable[[], None]) -> None:
    while True:
        await asyncio.sleep(_SWEEP_SECONDS)
        sweep()


def _say_failure(_error: Exception) -> bool:
    st.html(str(failure()))
    return True
